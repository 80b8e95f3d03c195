import { type ActionLine, type LineFacts, lineOf } from './action-line.ts';
import { alsoReading, maySeePlan, outsider, type Reader, readerOfGroup } from './audience.ts';
import { england } from './calendar.ts';
import { type Cycle, closesAt, isClosed, stepsOfCycle } from './cycle.ts';
import { type Day, londonDay } from './day.ts';
import type { Meeting } from './meeting.ts';
import type { Agency, Group, Post } from './partnership.ts';
import { type ActionState, type LastWord, lastWordOn, type Plan, type Tracked } from './plan.ts';
import { fullRef } from './ref.ts';
import { compareActions, isWaitedFor, openRefs, type Request } from './request.ts';
import type { Part, Receipt, RequestItem, RequestMeeting, RequestView } from './request-view.ts';
import { isPrepared } from './succession.ts';

/** One meeting that a card asks for, with its cycle and its group. */
export interface AskingMeeting {
  readonly meeting: Meeting;
  readonly group: Group;
  readonly cycle: Cycle;
}

/** What a request card is drawn from. */
export interface RequestCardFacts {
  readonly message: string;
  /** Where the card is: in a group's channel, in the chat of whoever is asked, or a text that leaves Teams. */
  readonly shownTo: 'channel' | 'person' | 'elsewhere';
  /** Whose own chat it is in; null in a channel. */
  readonly chatOf: string | null;
  readonly asking: readonly AskingMeeting[];
  /** The requests that this card carries. */
  readonly requests: readonly Request[];
  readonly actions: readonly Tracked[];
  readonly plans: readonly Plan[];
  readonly groups: readonly Group[];
  readonly posts: readonly Post[];
  readonly agencies: readonly Agency[];
  readonly today: Day;
}

/** What a request card shows; null when there is nothing left that it stands for. */
export function drawRequest(facts: RequestCardFacts, receipt: Receipt | null): RequestView | null {
  const meetings = facts.asking.map(meetingOf).toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const items = meetings.flatMap(({ id }) => itemsOf(id, facts));
  const about = aboutMeetings(meetings, items);
  return about && { message: facts.message, ...about, items, receipt: receipt && receiptHere(receipt, items) };
}

/** What a card says of the meetings that it asks for, and how far they are answered; null where nothing is asked. */
function aboutMeetings(meetings: readonly RequestMeeting[], items: readonly RequestItem[]) {
  const [first] = meetings;
  if (!first || items.length === 0) return null;
  return {
    group: namesOf(meetings.map(({ group }) => group)),
    meeting: first.date,
    closesAt: (meetings.find(({ closed, cancelled }) => !closed && !cancelled) ?? first).closesAt,
    closed: meetings.every(({ closed, cancelled }) => closed || cancelled),
    meetings,
    answered: items.filter(({ state }) => state === 'answered').length,
    asked: items.filter(({ state }) => state !== 'settled').length,
  };
}

/** The card as far as it asks for some of its meetings, with those of its items that are named. */
export function narrowedTo(view: RequestView, items: readonly RequestItem[]): RequestView {
  const isAbout = (id: string) => items.some(({ meeting }) => meeting === id);
  const meetings = view.meetings.filter(({ id }) => isAbout(id));
  const own = view.items.filter(({ meeting }) => isAbout(meeting));
  return { ...view, ...aboutMeetings(meetings, own), items };
}

/** A receipt says no more on a card than the card itself. */
function receiptHere(receipt: Receipt, items: readonly RequestItem[]): Receipt {
  const line = items.find(({ line: { plan, ref } }) => plan === receipt.plan && ref === receipt.ref)?.line;
  return line && !line.restricted ? receipt : { ...receipt, narrative: '', onBehalfOf: null };
}

function meetingOf({ meeting, group, cycle }: AskingMeeting): RequestMeeting {
  const { id, date } = meeting;
  const cancelled = meeting.cancelled || !isPrepared(meeting, [group]);
  const at = closesAt(cycle, stepsOfCycle(meeting, group, england));
  return { id, group: group.name, date, closesAt: at, closed: isClosed(cycle), cancelled };
}

/** A meeting's requests in the plan's order: an action's own before the parts that agencies owe of it. */
function itemsOf(meeting: string, facts: RequestCardFacts): readonly RequestItem[] {
  const own = facts.requests.filter((request) => request.meeting === meeting);
  const byRef = Map.groupBy(own, ({ plan, ref }) => fullRef(plan, ref));
  return facts.actions.toSorted(compareActions).flatMap((tracked) => {
    const requests = byRef.get(fullRef(tracked.action.plan, tracked.action.ref)) ?? [];
    return requests.toSorted(ownFirst).map((request) => itemOf(request, tracked, facts));
  });
}

function ownFirst(a: Request, b: Request): number {
  return (a.part ?? '') < (b.part ?? '') ? -1 : 1;
}

function itemOf(request: Request, tracked: Tracked, facts: RequestCardFacts): RequestItem {
  const { meeting, part, reason, post, answeredBy } = request;
  const reader = readerOfItem(request, facts);
  const line = lineOf(tracked, lineFactsOf(facts, reader));
  const plan = facts.plans.find(({ code }) => code === request.plan);
  return {
    line: part === null ? line : partLine(line, lastWordOn(tracked.state, part)),
    planTitle: plan && maySeePlan(reader, plan) ? plan.title : '',
    meeting,
    part: part === null ? null : partOf(part, facts.agencies),
    reason,
    post,
    state: answeredBy !== null ? 'answered' : isWaitedFor(request, openRefs([tracked])) ? 'waits' : 'settled',
  };
}

/**
 * Whoever is asked by a group reads what that group may read. A person who is asked for a post reads what they answer
 * for in their own chat, whatever group asks; a text for an e-mail leaves Teams, and no audience with it.
 */
function readerOfItem({ group, plan, ref, post }: Request, { shownTo }: RequestCardFacts): Reader {
  switch (shownTo) {
    case 'channel':
      return readerOfGroup(group);
    case 'person':
      return alsoReading(readerOfGroup(group), post === null ? [] : [fullRef(plan, ref)]);
    case 'elsewhere':
      return outsider;
    default:
      return shownTo satisfies never;
  }
}

function lineFactsOf({ plans, groups, posts, today }: RequestCardFacts, readerOf: Reader): LineFacts {
  return { plans, groups, posts: new Map(posts.map(({ id, title }) => [id, title])), today, readerOf };
}

/** The card's facts once an action has been answered: what is written need not be read again to be shown. */
export function withAnswer(
  facts: RequestCardFacts,
  { state, answered }: { readonly state: ActionState; readonly answered: readonly Request[] },
): RequestCardFacts {
  const nameOf = ({ meeting, plan, ref, part }: Request) => [meeting, plan, ref, part ?? ''].join('~');
  const changed = new Map(answered.map((request) => [nameOf(request), request]));
  const isIt = ({ action }: Tracked) => action.plan === state.plan && action.ref === state.ref;
  return {
    ...facts,
    requests: facts.requests.map((request) => changed.get(nameOf(request)) ?? request),
    actions: facts.actions.map((tracked) => (isIt(tracked) ? { ...tracked, state } : tracked)),
  };
}

/** An action's line with what was said of one part of it in place of the owner's own word. */
export function partLine(line: ActionLine, said: LastWord | null): ActionLine {
  const told = line.restricted ? null : said;
  return {
    ...line,
    rating: said?.rating ?? null,
    agreed: null,
    lastSaid: told?.narrative ?? '',
    lastSaidAt: told?.at ?? null,
    lastSaidOn: told ? londonDay(told.at) : null,
    proposedComplete: false,
    blocked: told?.blocked ?? false,
  };
}

export function partOf(agency: string, agencies: readonly Agency[]): Part {
  return { agency, name: agencies.find(({ id }) => id === agency)?.name ?? agency };
}

function namesOf(groups: readonly string[]): string {
  const names = [...new Set(groups)];
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

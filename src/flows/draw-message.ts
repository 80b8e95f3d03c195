import { england } from '../domain/calendar.ts';
import { hasRun, papersDate, stepsOfCycle } from '../domain/cycle.ts';
import { addDays, londonDay } from '../domain/day.ts';
import { type DigestDraft, withNotes } from '../domain/digest-draft.ts';
import { narrowedTo } from '../domain/draw-request.ts';
import { type Message, type MessageKind, messageId } from '../domain/message.ts';
import type { RequestItem, RequestView } from '../domain/request-view.ts';
import { summaryOf } from '../domain/summary.ts';
import { drawChase } from './draw-chase.ts';
import { gatherCycle } from './gather-cycle.ts';
import type { Content, Ports } from './ports.ts';
import { drawRecord } from './show-record.ts';
import { showRequest } from './show-request.ts';
import { drawWhoAnswers } from './show-who-answers.ts';

/** What a message shows now, drawn from the register; null when there is nothing left to say. */
export async function drawMessage(ports: Ports, partnership: string, message: Message): Promise<Content | null> {
  const { kind, meeting, text } = message;
  switch (kind) {
    case 'notice':
      return { kind, text };
    case 'request':
      return drawRequest(ports, partnership, message);
    case 'reminder':
      return drawReminder(ports, partnership, message);
    case 'chase':
    case 'open-requests': {
      const view = meeting ? await drawChase(ports, partnership, meeting) : null;
      // What was all answered meanwhile, or closed, is not sent any more; a card that stands says so.
      const isOfUse = view !== null && view.lines.length > 0 && !(view.closed && kind === 'chase');
      return view && (isOfUse || message.sentAt) ? { kind, view } : null;
    }
    case 'draft':
      return drawDraft(ports, partnership, message);
    case 'record': {
      const view = await drawRecord(ports, partnership, message);
      // What was recorded before the card went out needs no card any more.
      return view && (!view.finished || message.sentAt) ? { kind, view } : null;
    }
    case 'who-answers': {
      const view = await drawWhoAnswers(ports, partnership, message);
      return view.items.length > 0 || message.sentAt ? { kind, view } : null;
    }
    case 'digest':
    case 'summary':
    case 'addendum':
      return drawDigest(ports, partnership, message);
    default:
      return kind satisfies never;
  }
}

async function drawRequest(ports: Ports, partnership: string, message: Message): Promise<Content | null> {
  const view = await showRequest(ports, partnership, message);
  // A request that was never posted and whose close has come is not posted any more.
  if (!view || (view.closed && message.state === 'due' && !message.sentAt)) return null;
  const { forPerson } = message;
  if (forPerson === null) return { kind: 'request', view };
  const person = await ports.store.register(partnership).find('person', forPerson);
  return { kind: 'by-hand', view, name: person?.value.name ?? 'somebody without Teams' };
}

/** What is still open on the card that a reminder is about, as far as it is for whoever gets it. */
async function drawReminder(ports: Ports, partnership: string, message: Message): Promise<Content | null> {
  const register = ports.store.register(partnership);
  const card = message.request ? await register.find('message', message.request) : null;
  const view = card ? await showRequest(ports, partnership, asShownIn(card.value, message)) : null;
  if (!card || !view || (view.closed && !message.sentAt)) return null;
  const isMine = await itemsFor(ports, partnership, { message, card: card.value });
  const soon = meetingsClosingSoon(view, message);
  const items = view.items.filter((item) => item.state === 'waits' && soon.has(item.meeting) && isMine(item));
  if (items.length === 0 && !message.sentAt) return null;
  // Its buttons belong to the card that asked: answered here, it turns into that card, with what is left.
  const open = narrowedTo(view, items);
  const isLast = message.id.startsWith(messageId(message.meeting ?? '', 'chase', ''));
  if (message.forPerson === null) {
    return { kind: 'reminder', view: open, isLast, isReply: message.to.kind === 'thread' };
  }
  const person = await register.find('person', message.forPerson);
  return { kind: 'by-hand', view: open, name: person?.value.name ?? 'somebody without Teams' };
}

/** A reminder shows no more than the card it is about, and no more than its own place may. */
function asShownIn(card: Message, { to, forPerson }: Message): Message {
  return { ...card, to: to.kind === 'person' ? card.to : to, forPerson: forPerson ?? card.forPerson };
}

/** Days after a close within which another meeting's close is reminded of in the same words. */
const soonDays = 3;

/**
 * A card may carry requests of several meetings. A reminder for one of them speaks of those that close at about the
 * same time: what closes weeks later has a reminder of its own, and what has closed is not chased any more.
 */
function meetingsClosingSoon({ meetings }: RequestView, { meeting, sentAt }: Message): ReadonlySet<string> {
  const own = meetings.find(({ id }) => id === meeting);
  const until = own && addDays(londonDay(own.closesAt), soonDays);
  const soon = meetings.filter(({ id, closed, closesAt }) => {
    // What came too late is not posted; what stands there goes on saying what it was for.
    if (id === meeting && sentAt !== null) return true;
    return until === undefined || (!closed && londonDay(closesAt) <= until);
  });
  return new Set(soon.map(({ id }) => id));
}

/** A deputy is shown only what the posts are asked that they stand in for. */
async function itemsFor(
  ports: Ports,
  partnership: string,
  { message, card }: { readonly message: Message; readonly card: Message },
): Promise<(item: RequestItem) => boolean> {
  const { to } = message;
  const isDeputy = to.kind === 'person' && (card.to.kind !== 'person' || card.to.person !== to.person);
  if (!isDeputy) return () => true;
  const posts = await ports.store.register(partnership).list('post');
  const own = new Set(posts.filter(({ value }) => value.deputy === to.person).map(({ id }) => id));
  return ({ post }) => post !== null && own.has(post);
}

async function drawDraft(ports: Ports, partnership: string, message: Message): Promise<Content | null> {
  const { meeting: id, sentAt } = message;
  if (id === null) return null;
  const register = ports.store.register(partnership);
  const [facts, frozen, people] = await Promise.all([
    gatherCycle(ports, partnership, id),
    register.find('digest', id),
    register.list('person'),
  ]);
  if (!facts?.cycle || !frozen) return null;
  const { meeting, group, cycle } = facts;
  const { held } = cycle.value;
  const isOver = meeting.date < londonDay(ports.clock.now());
  const draft: DigestDraft = {
    cycle: id,
    digest: withNotes(frozen.value, 'group'),
    notes: frozen.value.notes.length,
    papers: papersDate(meeting, group, england),
    postsAt: stepsOfCycle(meeting, group, england).find(({ name }) => name === 'digest')!.at,
    state: hasRun(cycle.value, 'digest') ? 'posted' : isOver ? 'not-posted' : held ? 'held' : 'waiting',
    heldBy: held ? (people.find((person) => person.id === held.by)?.value.name ?? 'somebody') : null,
  };
  // After an outage the digest may follow its draft at once: then the draft is of no use.
  const isOfUse = draft.state === 'waiting' || draft.state === 'held' || sentAt !== null;
  return isOfUse ? { kind: 'draft', draft } : null;
}

async function drawDigest(ports: Ports, partnership: string, { kind, meeting }: Message): Promise<Content | null> {
  const frozen = meeting ? (await ports.store.register(partnership).find('digest', meeting))?.value : null;
  if (!frozen) return null;
  if (kind === 'digest') return { kind, digest: withNotes(frozen, 'group'), audience: 'group' };
  if (kind === 'summary') {
    return { kind: 'digest', digest: summaryOf(withNotes(frozen, 'oversight')), audience: 'oversight' };
  }
  const { group, meeting: day } = frozen.group;
  return frozen.addendum ? { kind: 'addendum', group, meeting: day, lines: frozen.addendum } : null;
}

const names: Readonly<Record<MessageKind, string>> = {
  request: 'the request for updates',
  reminder: 'the reminder',
  chase: 'the list of what is still open',
  'open-requests': 'the list of what is still open',
  draft: 'the draft digest',
  digest: 'the digest',
  summary: 'the summary',
  addendum: 'the addendum',
  record: 'the card that records the meeting',
  'who-answers': '“Who answers?”',
  notice: 'a note',
};

/** What a business manager calls it: "the digest for MACE". */
export async function nameOf(ports: Ports, partnership: string, { kind, to }: Message): Promise<string> {
  if (to.kind === 'person') return names[kind];
  const group = await ports.store.register(partnership).find('group', to.group);
  return `${names[kind]} for ${group?.value.name ?? to.group}`;
}

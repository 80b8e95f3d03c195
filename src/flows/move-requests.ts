import { type Answerable, mayAnswer } from '../domain/access.ts';
import { type Cycle, isClosed } from '../domain/cycle.ts';
import { askMessage } from '../domain/cycle-messages.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { Message } from '../domain/message.ts';
import type { Group } from '../domain/partnership.ts';
import type { Tracked } from '../domain/plan.ts';
import { addressed, type Recipient, type WhoFacts } from '../domain/recipient.ts';
import { fullRef } from '../domain/ref.ts';
import { isWaitedFor, openRefs, type Request } from '../domain/request.ts';
import { isPrepared } from '../domain/succession.ts';
import { toSend, toShow } from './commit.ts';
import { gatherCycles, gatherPlans, gatherSetting, type Plans, type Setting, valuesOf } from './gather.ts';
import { writeRequest } from './gather-action.ts';
import { gatherPeople } from './gather-people.ts';
import type { Kept, Ports, Register, RegisterChange } from './ports.ts';

/** A request that somebody else is to be asked from now on. */
export interface Move {
  readonly request: Kept<Request>;
  readonly meeting: Meeting;
  readonly to: Recipient;
  readonly post: string | null;
}

/** What belongs together in one transaction, for each request that moves: a few rows. */
export type MoveParts = readonly (readonly RegisterChange[])[];

/** Moves requests to the cards of whoever is asked now, which are made where they have none. */
export async function moveRequests(ports: Ports, register: Register, moves: readonly Move[]): Promise<MoveParts> {
  const made = new Set<string>();
  const parts: (readonly RegisterChange[])[] = [];
  for (const { request, meeting, to, post } of moves) {
    const card = askMessage(meeting, to, ports.clock.now());
    if (request.value.message === card.id) continue;
    const shown = made.has(card.id) ? [] : cardShown(ports, card, await register.find('message', card.id));
    const moved = writeRequest(request, { ...request.value, message: card.id, post, seenAt: null });
    parts.push([moved, ...shown]);
    made.add(card.id);
  }
  const left = new Set(moves.map(({ request }) => request.value.message));
  return [...parts, ...[...left].filter((id) => !made.has(id)).map((id) => [toShow(ports, id)])];
}

/** Has a card shown as it is now: sent where there is none, and once more where it had come to nothing. */
export function cardShown(ports: Ports, card: Message, there: Kept<Message> | null): readonly RegisterChange[] {
  if (!there) return toSend(ports, card);
  return [...(isSpent(there.value) ? [sendAnew(there)] : []), toShow(ports, card.id)];
}

/** A card that came to nothing, because all that stood on it had gone to others or it could not be posted. */
function isSpent({ state }: Message): boolean {
  return state === 'cancelled' || state === 'failed';
}

function sendAnew({ id, value, version }: Kept<Message>): RegisterChange {
  const again = { ...value, state: 'due', reason: null, attempts: 0, notBefore: null } as const;
  return { do: 'replace', kind: 'message', id, value: again, version };
}

/** Who answers from now on: everybody, and the posts that actions (full refs) are given to by the same change. */
export interface AnsweringThen extends Omit<WhoFacts, 'today'> {
  readonly assigned?: ReadonlyMap<string, readonly string[]>;
}

/** What a change of people comes to: rows that it writes stand for those that were read. */
export function answeringAfter(
  { posts, people, agencies }: Omit<WhoFacts, 'today'>,
  changes: readonly RegisterChange[],
): AnsweringThen {
  const after = {
    posts: new Map(posts.map((one) => [one.id, one])),
    agencies: new Map(agencies.map((one) => [one.id, one])),
    people: new Map(people.map((one) => [one.key, one])),
  };
  for (const change of changes) {
    if (change.do === 'remove') continue;
    if (change.kind === 'post') after.posts.set(change.id, change.value);
    if (change.kind === 'agency') after.agencies.set(change.id, change.value);
    if (change.kind === 'person') after.people.set(change.id, change.value);
  }
  return {
    posts: [...after.posts.values()],
    agencies: [...after.agencies.values()],
    people: [...after.people.values()],
  };
}

/**
 * What is still open before a close on the cards of people who will no longer answer for it: asked at once of whoever
 * answers then, else of the group's channel. Otherwise nobody who may answer would be asked until the next cycle.
 */
export async function handOver(ports: Ports, partnership: string, then: AnsweringThen): Promise<MoveParts> {
  const register = ports.store.register(partnership);
  const [setting, plans, cycles] = await Promise.all([
    gatherSetting(ports, partnership),
    gatherPlans(register),
    gatherCycles(ports, partnership),
  ]);
  const actions = plans.actions.map((tracked) => given(tracked, then));
  const moves = await Promise.all(
    asking(setting, valuesOf(cycles)).map((one) =>
      movesIn(register, { ...one, actions, today: setting.today, after: then }),
    ),
  );
  return moveRequests(ports, register, moves.flat());
}

/**
 * A request that is open again because its answer was taken back: where whoever had it on their card answers no more,
 * it is asked of whoever does.
 */
export async function moveReopened(
  ports: Ports,
  partnership: string,
  reopened: readonly Kept<Request>[],
): Promise<{ readonly moved: ReadonlySet<string>; readonly parts: MoveParts }> {
  if (reopened.length === 0) return { moved: new Set(), parts: [] };
  const register = ports.store.register(partnership);
  const [setting, plans, cycles] = await Promise.all([
    gatherSetting(ports, partnership),
    gatherPlans(register),
    gatherCycles(ports, partnership),
  ]);
  const now = await gatherPeople(register, setting);
  const moves = await Promise.all(
    asking(setting, valuesOf(cycles)).map((one) => {
      const requests = reopened.filter(({ value }) => value.meeting === one.meeting.id);
      return movesOf(register, requests, { ...one, actions: plans.actions, today: setting.today, after: now });
    }),
  );
  return {
    moved: new Set(moves.flat().map(({ request }) => request.id)),
    parts: await moveRequests(ports, register, moves.flat()),
  };
}

function given(tracked: Tracked, { assigned }: AnsweringThen): Tracked {
  const { action } = tracked;
  const posts = assigned?.get(fullRef(action.plan, action.ref));
  return posts ? { ...tracked, action: { ...action, responsible: posts } } : tracked;
}

interface Asking {
  readonly cycle: Cycle;
  readonly meeting: Meeting;
  readonly group: Group;
}

/** Cycles that have asked, if only some so far, and whose close has not come. */
function asking({ meetings, groups, today }: Setting, cycles: readonly Cycle[]): readonly Asking[] {
  return cycles.flatMap((cycle) => {
    const meeting = meetings.find(({ id }) => id === cycle.meeting);
    const group = groups.find(({ id }) => id === cycle.group);
    if (!meeting || !group || meeting.cancelled || meeting.date < today || !isPrepared(meeting, groups)) return [];
    return cycle.asked.length > 0 && !isClosed(cycle) ? [{ cycle, meeting, group }] : [];
  });
}

interface Facts extends Asking, Pick<Plans, 'actions'> {
  readonly today: WhoFacts['today'];
  readonly after: AnsweringThen;
}

async function movesIn(register: Register, facts: Facts): Promise<readonly Move[]> {
  const { cycle, meeting, actions } = facts;
  const open = openRefs(actions.filter(({ action }) => cycle.asked.includes(fullRef(action.plan, action.ref))));
  const rows = await register.list('request', { prefix: `${meeting.id}~` });
  const waiting = rows.filter(({ value }) => isWaitedFor(value, open));
  return movesOf(register, waiting, facts);
}

/** Those of the requests that stand on the card of somebody who will not answer them. */
async function movesOf(
  register: Register,
  requests: readonly Kept<Request>[],
  { meeting, group, actions, today, after }: Facts,
): Promise<readonly Move[]> {
  const asked = requests.filter(({ value }) => value.post !== null);
  const ids = [...new Set(asked.map(({ value }) => value.message))];
  const cards = new Map(
    (await Promise.all(ids.map((id) => register.find('message', id)))).map((row) => [row?.id, row]),
  );
  return asked.flatMap((request): readonly Move[] => {
    const { plan, ref, part, reason, message } = request.value;
    const tracked = actions.find(({ action }) => action.plan === plan && action.ref === ref);
    const person = personOf(cards.get(message)?.value);
    if (!tracked || person === null || answers(person, { action: tracked.action, part }, after)) return [];
    const now = addressed([{ tracked, reason }], group, { ...after, today }).find((one) => one.part === part);
    return now ? [{ request, meeting, to: now.to, post: now.post }] : [];
  });
}

function answers(key: string, answerable: Answerable, { posts, agencies, people }: AnsweringThen): boolean {
  if (people.some((one) => one.key === key && one.left)) return false;
  const asker = { key, name: '', roles: [], memberOf: new Set<string>() };
  return mayAnswer(asker, answerable, { posts, agencies, askedIn: [] }).kind === 'own';
}

/** Whose card it is; null for a channel's. */
function personOf(card: Message | undefined): string | null {
  if (!card) return null;
  return card.forPerson ?? (card.to.kind === 'person' ? card.to.person : null);
}

import { type Cycle, hasRun, isClosed } from '../domain/cycle.ts';
import { askMessage } from '../domain/cycle-messages.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { Message } from '../domain/message.ts';
import type { Group, Post } from '../domain/partnership.ts';
import { addressed, type Recipient, type WhoFacts } from '../domain/recipient.ts';
import { fullRef } from '../domain/ref.ts';
import { isWaitedFor, openRefs, type Request } from '../domain/request.ts';
import { isPrepared } from '../domain/succession.ts';
import { toSend, toShow } from './commit.ts';
import { gatherCycles, gatherPlans, gatherSetting, type Plans, type Setting, valuesOf } from './gather.ts';
import { writeRequest } from './gather-action.ts';
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

function cardShown(ports: Ports, card: Message, there: Kept<Message> | null): readonly RegisterChange[] {
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

/** Somebody who no longer holds a post, with everybody as they are from now on. */
export interface Handover {
  readonly from: string;
  readonly posts: readonly Post[];
  readonly people: WhoFacts['people'];
  readonly agencies: WhoFacts['agencies'];
}

/**
 * What is still open before a close on the cards of somebody who no longer holds the post it was asked of: asked
 * at once of whoever answers now, else of the group's channel. Otherwise nobody would be asked until the next cycle.
 */
export async function handOver(ports: Ports, partnership: string, handover: Handover): Promise<MoveParts> {
  const register = ports.store.register(partnership);
  const [setting, plans, cycles] = await Promise.all([
    gatherSetting(ports, partnership),
    gatherPlans(register),
    gatherCycles(ports, partnership),
  ]);
  const moves = await Promise.all(
    asking(setting, valuesOf(cycles)).map((one) =>
      movesIn(register, { ...one, plans, today: setting.today }, handover),
    ),
  );
  return moveRequests(ports, register, moves.flat());
}

interface Asking {
  readonly cycle: Cycle;
  readonly meeting: Meeting;
  readonly group: Group;
}

/** Cycles that have asked and whose close has not come. */
function asking({ meetings, groups, today }: Setting, cycles: readonly Cycle[]): readonly Asking[] {
  return cycles.flatMap((cycle) => {
    const meeting = meetings.find(({ id }) => id === cycle.meeting);
    const group = groups.find(({ id }) => id === cycle.group);
    if (!meeting || !group || meeting.cancelled || meeting.date < today || !isPrepared(meeting, groups)) return [];
    return hasRun(cycle, 'ask') && !isClosed(cycle) ? [{ cycle, meeting, group }] : [];
  });
}

async function movesIn(
  register: Register,
  { cycle, meeting, group, plans, today }: Asking & { readonly plans: Plans; readonly today: WhoFacts['today'] },
  { from, ...who }: Handover,
): Promise<readonly Move[]> {
  const open = openRefs(plans.actions.filter(({ action }) => cycle.asked.includes(fullRef(action.plan, action.ref))));
  const rows = await register.list('request', { prefix: `${meeting.id}~` });
  const waiting = rows.filter(({ value }) => isWaitedFor(value, open) && !holds(value.post, from, who.posts));
  const cards = await Promise.all(
    [...new Set(waiting.map(({ value }) => value.message))].map((id) => register.find('message', id)),
  );
  const own = new Set(cards.flatMap((card) => (card && isCardOf(card.value, from) ? [card.id] : [])));
  return waiting.flatMap((request): readonly Move[] => {
    const { plan, ref, part, reason, message } = request.value;
    const tracked = plans.actions.find(({ action }) => action.plan === plan && action.ref === ref);
    if (!own.has(message) || !tracked) return [];
    const now = addressed([{ tracked, reason }], group, { ...who, today }).find((one) => one.part === part);
    return now ? [{ request, meeting, to: now.to, post: now.post }] : [];
  });
}

function holds(post: string | null, person: string, posts: readonly Post[]): boolean {
  return posts.some(({ id, holder, deputy }) => id === post && (holder === person || deputy === person));
}

function isCardOf({ to, forPerson }: Message, person: string): boolean {
  return (forPerson ?? (to.kind === 'person' ? to.person : null)) === person;
}

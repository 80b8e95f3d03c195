import { england } from '../domain/calendar.ts';
import { type Cycle, hasRun, newCycle, nextInstant, standsStill, stepsOfCycle } from '../domain/cycle.ts';
import { formatDay, type Instant, londonDay } from '../domain/day.ts';
import type { Meeting } from '../domain/meeting.ts';
import { type Message, messageId, newMessage } from '../domain/message.ts';
import { type CycleNote, cycleAfterMove, type MovedTo, notesOnCycle } from '../domain/move-cycle.ts';
import type { Group } from '../domain/partnership.ts';
import { isPrepared } from '../domain/succession.ts';
import { summaryThread } from './close-cycle.ts';
import { commit, toSend, toShow } from './commit.ts';
import type { Setting } from './gather.ts';
import { writeCycle } from './gather-cycle.ts';
import { requestsOf } from './gather-requests.ts';
import { type Kept, type Ports, type Register, type RegisterChange, transactionLimit } from './ports.ts';

/** A meeting as it is to be, its group too, and the cycle as it stands. */
export interface MeetingSettled {
  readonly setting: Setting;
  readonly group: Group;
  readonly before: Meeting | null;
  readonly after: Meeting;
  readonly cycle: Kept<Cycle> | null;
}

/** What follows for the cycle, its cards and what waits to be sent. */
export interface Following {
  /** What belongs into one transaction with the meeting. */
  readonly changes: readonly RegisterChange[];
  /** Cards to be shown anew. */
  readonly shown: readonly RegisterChange[];
  readonly notes: readonly CycleNote[];
  /** When the cycle next has something to do. */
  readonly next: Instant | null;
}

/** Everything that a changed date or rhythm changes beside the meeting itself; the same for one and for a whole list. */
export async function followMeeting(ports: Ports, settled: MeetingSettled): Promise<Following> {
  const { setting, group, before, after, cycle } = settled;
  const register = ports.store.register(setting.partnership.id);
  const now = ports.clock.now();
  const moved: MovedTo = { meeting: after, steps: stepsOfCycle(after, group, england), now };
  const then = cycle ? cycleAfterMove(cycle.value, moved) : null;
  const isStill = standsStill(group, after, setting.today);
  const why = whyOff(after, group);
  const cards = cycle && before ? await cardsAnew(register, { setting, cycle: cycle.value, after, why }) : null;
  return {
    changes: [
      // Also where nothing in it changes: a step that runs at this moment is then gathered and decided anew.
      ...(cycle && then ? [writeCycle(then, cycle)] : []),
      ...(!cycle && before && mayBegin(before, group, now) ? [writeCycle(newCycle(after), null)] : []),
      ...(cards?.turned ?? []),
    ],
    shown: cards?.shown.map((id) => toShow(ports, id)) ?? [],
    notes: isStill ? [] : notesOnCycle(cycle?.value ?? null, then, moved),
    // Never later than the truth: a tick that looks while the group is paused says when that is over.
    next: nextInstant(then, after, moved.steps, now),
  };
}

/** Whether its first step may run at this moment, which then finds this written and is decided anew. */
function mayBegin(meeting: Meeting, group: Group, now: Instant): boolean {
  return stepsOfCycle(meeting, group, england).some(({ at }) => at <= now);
}

/** Why messages of a meeting that is not held are not sent, and by which they are known should it be held after all. */
const offReasons: readonly string[] = ['the meeting was cancelled', 'the group had met for the last time'];

/** Null where it is held. */
function whyOff(meeting: Meeting, group: Group): string | null {
  if (meeting.cancelled) return offReasons[0]!;
  return isPrepared(meeting, [group]) ? null : offReasons[1]!;
}

/** Whether a message says nothing to anybody any more, because its meeting is not held. */
export function isForNothing({ kind, also, meeting }: Message, { meetings, groups }: Setting): boolean {
  if (kind === 'notice' || also.length > 0) return false;
  const about = meetings.find(({ id }) => id === meeting);
  const group = groups.find(({ id }) => id === about?.group);
  return about !== undefined && group !== undefined && whyOff(about, group) !== null;
}

interface Turned {
  readonly setting: Setting;
  readonly cycle: Cycle;
  readonly after: Meeting;
  /** Why it is not held; null where it is. */
  readonly why: string | null;
}

/** Cards show the new date, or that the meeting is off. What was not posted yet of one that is off never is. */
async function cardsAnew(
  register: Register,
  { setting, cycle, after, why }: Turned,
): Promise<{ readonly turned: readonly RegisterChange[]; readonly shown: readonly string[] }> {
  const [requests, own, opener] = await Promise.all([
    requestsOf(register, cycle),
    register.list('message', { prefix: `${after.id}~` }),
    openerOf(register, setting, cycle),
  ]);
  const messages = opener && !own.some(({ id }) => id === opener.id) ? [...own, opener] : own;
  const held = messages.filter(({ value }) => value.meeting === after.id && value.kind !== 'notice');
  const turned = held.filter(({ value }) => isToTurn(value, why !== null));
  const written = turned.map(({ id, value, version }): RegisterChange => {
    const state = why === null ? 'due' : 'cancelled';
    return { do: 'replace', kind: 'message', id, value: { ...value, state, reason: why }, version };
  });
  const cards = new Set([
    ...requests.map(({ message }) => message),
    ...held.filter(({ value }) => value.kind === 'request').map(({ id }) => id),
    ...(why === null ? turned.map(({ id }) => id) : []),
  ]);
  return { turned: written, shown: [...cards] };
}

/** The post in the oversight group's channel that this cycle's digest opened: it has a name of its own. */
async function openerOf(register: Register, setting: Setting, { ran }: Cycle): Promise<Kept<Message> | null> {
  const { oversight } = setting.partnership;
  const posted = ran.find(({ step }) => step === 'digest');
  if (!oversight || !posted) return null;
  return register.find('message', summaryThread(oversight, { ...setting, today: londonDay(posted.at) }));
}

/** A card that other meetings' requests joined still has something to say. */
function isToTurn({ state, also, reason }: Message, isOff: boolean): boolean {
  return isOff ? state === 'due' && also.length === 0 : state === 'cancelled' && offReasons.includes(reason ?? '');
}

/** One short notice under the request in the group's channel, once for each change, after the ask. */
export function tellChannel(
  ports: Ports,
  { group, after, cycle }: MeetingSettled,
  { name, text }: { readonly name: string; readonly text: string },
): readonly RegisterChange[] {
  if (!cycle || !hasRun(cycle.value, 'ask') || cycle.value.asked.length === 0 || !group.channel) return [];
  const thread = messageId(after.id, 'ask', group.id);
  const to = { kind: 'thread', message: thread, group: group.id } as const;
  const id = messageId(after.id, name, group.id);
  return toSend(ports, newMessage({ id, kind: 'notice', to, meeting: after.id, text }, ports.clock.now()));
}

/** The same in the own chat of everybody who has not answered yet: a card that is drawn anew tells nobody so. */
export async function tellAsked(
  ports: Ports,
  { setting, after, cycle }: MeetingSettled,
  { name, text, by }: { readonly name: string; readonly text: string; readonly by: string },
): Promise<readonly RegisterChange[]> {
  if (!cycle) return [];
  const register = ports.store.register(setting.partnership.id);
  const open = (await requestsOf(register, cycle.value)).filter(({ answeredBy }) => answeredBy === null);
  const ids = [...new Set(open.map(({ message }) => message))];
  const cards = await Promise.all(ids.map((id) => register.find('message', id)));
  return cards.flatMap((card): readonly RegisterChange[] => {
    const to = card?.value.to;
    // What was sent on by hand is told to the business managers, whose notice it is.
    if (to?.kind !== 'person' || card?.value.forPerson || card?.value.state !== 'sent' || to.person === by) return [];
    const id = messageId(after.id, name, `asked.${to.person}`);
    return toSend(ports, newMessage({ id, kind: 'notice', to, meeting: after.id, text }, ports.clock.now()));
  });
}

/** What a change to a meeting's day is called in a note to those who were asked; empty where the day stands. */
export function dayChangeWords({ group, before, after }: Pick<MeetingSettled, 'group' | 'before' | 'after'>): string {
  if (!before) return '';
  const meeting = `${group.name}’s meeting on ${formatDay(before.date)}`;
  if (after.cancelled && !before.cancelled) {
    return `${meeting} was cancelled. There is nothing more to answer for it; what was answered is kept.`;
  }
  const moved = after.date !== before.date;
  if (before.cancelled && !after.cancelled) {
    return `${meeting} will be held after all${moved ? `, on ${formatDay(after.date)}` : ''}. Answers given so far are kept.`;
  }
  return moved ? `${meeting} was moved to ${formatDay(after.date)}. Answers given so far are kept.` : '';
}

/** Writes parts that belong together in one transaction each, as many to a transaction as it holds. */
export async function commitInParts(
  ports: Ports,
  partnership: string,
  parts: readonly (readonly RegisterChange[])[],
): Promise<'done' | 'conflict'> {
  let waiting: readonly RegisterChange[] = [];
  for (const part of [...parts, null]) {
    const fits = part !== null && waiting.length + part.length <= transactionLimit;
    if (!fits) {
      for (let at = 0; at < waiting.length; at += transactionLimit) {
        const written = await commit(ports, partnership, waiting.slice(at, at + transactionLimit));
        if (written === 'conflict') return 'conflict';
      }
      waiting = [];
    }
    // Two cycles may share a card: it is shown anew once.
    waiting = [...waiting, ...(part ?? []).filter((change) => !isShown(change, waiting))];
  }
  return 'done';
}

function isShown({ kind, id }: RegisterChange, waiting: readonly RegisterChange[]): boolean {
  return kind === 'outbox' && waiting.some((one) => one.kind === 'outbox' && one.id === id);
}

import { acceptMeeting, type MeetingNote, type MeetingOrder, type MeetingRefusal } from '../domain/accept-meeting.ts';
import { type Asker, isBusinessManager } from '../domain/access.ts';
import { england } from '../domain/calendar.ts';
import { type CycleStep, stepsOfCycle } from '../domain/cycle.ts';
import { addDays, type Day, formatDay } from '../domain/day.ts';
import { firstDay, type Meeting } from '../domain/meeting.ts';
import type { CycleNote } from '../domain/move-cycle.ts';
import { type Group, newGroup } from '../domain/partnership.ts';
import { slugOf } from '../domain/ref.ts';
import { audit, bringForward, untilDone } from './commit.ts';
import { findGroup, type NoGroup, writeGroup } from './find-group.ts';
import { furthestMove, gatherSetting, valuesOf } from './gather.ts';
import { auditKey, meetingKey } from './keys.ts';
import type { Kept, Ports, RegisterChange } from './ports.ts';
import {
  commitInParts,
  dayChangeWords,
  followMeeting,
  type MeetingSettled,
  tellAsked,
  tellChannel,
} from './settle-meeting.ts';
import { noticesToManagers } from './tell-managers.ts';

/** What somebody says about a group's meetings. */
export interface MeetingWish {
  readonly partnership: string;
  readonly asker: Asker;
  /** The group's name as it was typed. */
  readonly group: string;
  readonly order: MeetingOrder;
  /** Somebody has said that a group of this name is to be made. */
  readonly newGroup: boolean;
  /** Somebody has seen what is to be cancelled, and says so again. */
  readonly confirmed: boolean;
}

export type AnyMeetingNote = MeetingNote | CycleNote | { readonly code: 'no-channel' };

export type MeetingChangeRefusal =
  | MeetingRefusal
  | NoGroup
  | { readonly code: 'not-business-manager' }
  /** A meeting that moves keeps its id, and is looked for under it only so far back. */
  | { readonly code: 'moved-too-far'; readonly first: Day };

export type MeetingChanged =
  | {
      readonly kind: 'done';
      readonly does: MeetingOrder['do'];
      readonly group: string;
      readonly before: Meeting | null;
      readonly after: Meeting;
      /** The steps of its cycle from now on; none where it is cancelled. */
      readonly steps: readonly CycleStep[];
      readonly notes: readonly AnyMeetingNote[];
    }
  | { readonly kind: 'unchanged'; readonly group: string; readonly meeting: Meeting }
  | { readonly kind: 'confirm'; readonly group: string; readonly meeting: Meeting; readonly asked: number }
  | {
      readonly kind: 'refused';
      readonly group: string;
      readonly refusal: MeetingChangeRefusal;
    };

/** Adds, moves, cancels or brings back a meeting, or sets its papers date or time: one transaction, or why not. */
export async function changeMeeting(ports: Ports, wish: MeetingWish): Promise<MeetingChanged> {
  if (!isBusinessManager(wish.asker)) return refused('', { code: 'not-business-manager' });
  return untilDone(() => tryChange(ports, wish));
}

function refused(group: string, refusal: MeetingChangeRefusal): MeetingChanged {
  return { kind: 'refused', group, refusal };
}

async function tryChange(ports: Ports, wish: MeetingWish): Promise<MeetingChanged | 'conflict'> {
  const register = ports.store.register(wish.partnership);
  const [setting, groups, meetings, cycles] = await Promise.all([
    gatherSetting(ports, wish.partnership),
    register.list('group'),
    register.list('meeting'),
    register.list('cycle'),
  ]);
  const found = findGroup(wish.group, groups);
  const isNew = 'code' in found && found.code === 'unknown-group' && wish.newGroup && wish.order.do === 'add';
  if ('code' in found && !isNew) return refused('', found);
  const kept = 'code' in found ? null : found;
  const group = kept?.value ?? newGroup(slugOf(wish.group), wish.group.trim());
  const decided = acceptMeeting(wish.order, {
    group,
    // Of the rows whose versions are written over, so that two changes at once are never decided on the same one.
    meetings: meetingsIn(group.id, meetings),
    recorded: new Set(cycles.flatMap(({ id, value }) => (value.recordedAt ? id : []))),
    today: setting.today,
    calendar: england,
  });
  if (decided.kind === 'refused') return refused(group.name, decided.refusal);
  if (decided.kind === 'unchanged') return { kind: 'unchanged', group: group.name, meeting: decided.meeting };
  const { before, notes } = decided;
  const id = before?.id ?? freeMeetingKey(group.id, decided.after.date, meetings);
  const after = { ...decided.after, id };
  const cycle = cycles.find((one) => one.id === id) ?? null;
  if (wish.order.do === 'cancel' && !wish.confirmed) {
    return { kind: 'confirm', group: group.name, meeting: after, asked: cycle?.value.asked.length ?? 0 };
  }
  const first = firstDay(id);
  if (first && after.date > addDays(first, furthestMove)) return refused(group.name, { code: 'moved-too-far', first });
  const settled: MeetingSettled = { setting, group, before, after, cycle };
  const row = meetings.find((one) => one.id === id) ?? null;
  return store(ports, wish, { settled, row, isNew: kept === null, notes });
}

function meetingsIn(group: string, rows: readonly Kept<Meeting>[]): readonly Meeting[] {
  const own = valuesOf(rows).filter((meeting) => meeting.group === group);
  return own.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** A meeting's id is its group and first date; where a meeting has moved away from that date, it goes on counting. */
export function freeMeetingKey(group: string, date: Day, known: readonly { readonly id: string }[]): string {
  const first = meetingKey(group, date);
  const taken = new Set(known.map(({ id }) => id));
  let id = first;
  for (let count = 2; taken.has(id); count += 1) id = `${first}.${count}`;
  return id;
}

interface Storing {
  readonly settled: MeetingSettled;
  readonly row: Kept<Meeting> | null;
  readonly isNew: boolean;
  readonly notes: readonly MeetingNote[];
}

async function store(
  ports: Ports,
  wish: MeetingWish,
  { settled, row, isNew, notes }: Storing,
): Promise<MeetingChanged | 'conflict'> {
  const { group, before, after } = settled;
  const following = await followMeeting(ports, settled);
  const told = await tell(ports, wish, settled);
  await bringForward(ports, wish.partnership, { stepAt: following.next });
  const together = [
    ...(isNew ? [writeGroup(group, null)] : []),
    writeMeeting(after, row),
    ...following.changes,
    ...told,
    audit(ports, wish.asker.key, auditWords[wish.order.do], `${group.id}: ${after.date}`),
  ];
  const written = await commitInParts(ports, wish.partnership, [together, ...following.shown.map((show) => [show])]);
  if (written === 'conflict') return 'conflict';
  const all: readonly AnyMeetingNote[] = [...notes, ...following.notes, ...(group.channel ? [] : [noChannel])];
  const done = { kind: 'done', does: wish.order.do, group: group.name, before, after } as const;
  if (after.cancelled) return { ...done, steps: [], notes: [] };
  return { ...done, steps: stepsOfCycle(after, group, england), notes: all };
}

const noChannel = { code: 'no-channel' } as const;

const auditWords: Readonly<Record<MeetingOrder['do'], string>> = {
  add: 'added a meeting',
  move: 'moved a meeting',
  cancel: 'cancelled a meeting',
  reinstate: 'brought a meeting back',
  papers: 'set a papers date',
  time: 'set a meeting’s time',
};

export function writeMeeting(value: Meeting, before: Kept<Meeting> | null): RegisterChange {
  const row = { kind: 'meeting', id: value.id, value } as const;
  return before ? { do: 'replace', ...row, version: before.version } : { do: 'insert', ...row };
}

/** Those who were asked hear of a new day in the request's thread or their own chats, as do other business managers. */
async function tell(
  ports: Ports,
  { partnership, asker }: MeetingWish,
  settled: MeetingSettled,
): Promise<readonly RegisterChange[]> {
  const { before, after, group } = settled;
  const dayWords = dayChangeWords(settled);
  const name = `changed.${auditKey(ports.clock.now(), after.cancelled ? 'off' : after.date).replace('~', '.')}`;
  const papers = before && before.papers !== after.papers && after.papers !== null ? after.papers : null;
  const text = dayWords || (papers ? papersWords(group, after, papers) : '');
  if (text === '') return [];
  const toManagers = await noticesToManagers(ports, partnership, { meeting: after.id, name, text });
  const toOthers = toManagers.filter(({ id }) => !id.endsWith(`~${asker.key}`));
  if (!dayWords) return toOthers;
  const toAsked = await tellAsked(ports, settled, { name, text, by: asker.key });
  return [...toOthers, ...tellChannel(ports, settled, { name, text }), ...toAsked];
}

function papersWords({ name }: Group, { date }: Meeting, papers: Day): string {
  return `The papers for ${name}’s meeting on ${formatDay(date)} go out on ${formatDay(papers)}.`;
}

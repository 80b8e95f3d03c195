import type { Calendar } from './calendar.ts';
import { papersDate } from './cycle.ts';
import { addDays, type Day, daysBetween } from './day.ts';
import type { Meeting } from './meeting.ts';
import type { Group } from './partnership.ts';

/** What somebody wants to be so about a group's meetings. Where no day says which one, the next one is meant. */
export type MeetingOrder =
  | {
      readonly do: 'add';
      readonly date: Day;
      readonly time: string | null;
      readonly papers: Day | null;
      readonly title: string | null;
    }
  | {
      readonly do: 'move';
      readonly on: Day | null;
      readonly date: Day;
      readonly time: string | null;
      readonly papers: Day | null;
    }
  | { readonly do: 'cancel' | 'reinstate'; readonly on: Day | null }
  | { readonly do: 'papers'; readonly on: Day | null; readonly papers: Day }
  | { readonly do: 'time'; readonly on: Day | null; readonly time: string };

/** Why a meeting was not added or changed. Nothing was stored. */
export type MeetingRefusal =
  | { readonly code: 'past-meeting'; readonly date: Day }
  | { readonly code: 'same-day'; readonly date: Day; readonly time: string | null }
  | { readonly code: 'papers-after-meeting'; readonly papers: Day; readonly date: Day }
  | { readonly code: 'group-ended'; readonly on: Day }
  | { readonly code: 'no-such-meeting'; readonly on: Day | null; readonly ahead: readonly Day[] }
  | { readonly code: 'which-meeting'; readonly ahead: readonly Day[] }
  | { readonly code: 'already-recorded'; readonly date: Day };

/** What is taken as given, but worth a word. */
export type MeetingNote =
  | { readonly code: 'not-a-working-day'; readonly date: Day }
  | { readonly code: 'far-ahead'; readonly date: Day }
  | { readonly code: 'papers-past'; readonly papers: Day }
  | { readonly code: 'papers-not-a-working-day'; readonly papers: Day }
  | { readonly code: 'papers-as-usual'; readonly was: Day; readonly now: Day };

export interface MeetingFacts {
  readonly group: Group;
  /** All meetings of the group, cancelled ones too, earliest first. */
  readonly meetings: readonly Meeting[];
  /** Ids of the meetings whose record is finished. */
  readonly recorded: ReadonlySet<string>;
  readonly today: Day;
  readonly calendar: Calendar;
}

export type MeetingDecided =
  | {
      readonly kind: 'changed';
      /** Null for a new one, which gets its id from the flow. */
      readonly before: Meeting | null;
      readonly after: Meeting;
      readonly notes: readonly MeetingNote[];
    }
  | { readonly kind: 'unchanged'; readonly meeting: Meeting }
  | { readonly kind: 'refused'; readonly refusal: MeetingRefusal };

type Change = { readonly before: Meeting | null; readonly after: Meeting };

/** Takes a new or changed meeting, or says why not. A meeting that moves keeps its id, so that nobody is asked twice. */
export function acceptMeeting(order: MeetingOrder, facts: MeetingFacts): MeetingDecided {
  const change = order.do === 'add' ? added(order, facts) : changed(order, facts);
  if ('code' in change) return { kind: 'refused', refusal: change };
  const { before, after } = change;
  if (before && isSame(before, after)) return { kind: 'unchanged', meeting: before };
  const refusal = refusalOf(change, facts);
  if (refusal) return { kind: 'refused', refusal };
  return { kind: 'changed', before, after, notes: notesOn(change, facts) };
}

/** A day on which the group's meeting was cancelled is given back to that meeting. */
function added(
  order: Extract<MeetingOrder, { do: 'add' }>,
  { group, meetings }: MeetingFacts,
): Change | MeetingRefusal {
  const { date, time, papers, title } = order;
  const there = onDay(date, meetings);
  if (there && !there.cancelled) return { code: 'same-day', date, time: there.time };
  if (!there) return { before: null, after: { id: '', group: group.id, date, time, papers, title, cancelled: false } };
  const known = { time: time ?? there.time, papers: papers ?? there.papers, title: title ?? there.title };
  return { before: there, after: { ...there, ...known, cancelled: false } };
}

function changed(order: Exclude<MeetingOrder, { do: 'add' }>, facts: MeetingFacts): Change | MeetingRefusal {
  const before = meant(order, facts);
  if ('code' in before) return before;
  switch (order.do) {
    case 'move': {
      const { date, time, papers } = order;
      const usual = date === before.date ? before.papers : null;
      return {
        before,
        after: { ...before, date, time: time ?? before.time, papers: papers ?? usual, cancelled: false },
      };
    }
    case 'cancel':
      return { before, after: { ...before, cancelled: true } };
    case 'reinstate':
      return { before, after: { ...before, cancelled: false } };
    case 'papers':
      return { before, after: { ...before, papers: order.papers } };
    case 'time':
      return { before, after: { ...before, time: order.time } };
    default:
      return order satisfies never;
  }
}

/** Which meeting is meant: the one of the day that was named, else the one that can only be meant. */
function meant(
  order: Exclude<MeetingOrder, { do: 'add' }>,
  { meetings, today }: MeetingFacts,
): Meeting | MeetingRefusal {
  const wantsCancelled = order.do === 'reinstate';
  const ahead = meetings.filter(({ date, cancelled }) => date >= today && cancelled === wantsCancelled);
  const days = ahead.map(({ date }) => date);
  if (order.on !== null) {
    return onDay(order.on, meetings, wantsCancelled) ?? { code: 'no-such-meeting', on: order.on, ahead: days };
  }
  const first = ahead[0];
  if (!first) return { code: 'no-such-meeting', on: null, ahead: [] };
  if (order.do === 'move') return nearest(ahead, order.date) === first ? first : { code: 'which-meeting', ahead: days };
  if (order.do === 'papers') return ofPapers(ahead, order.papers) ?? { code: 'which-meeting', ahead: days };
  return first;
}

/** The meeting of a day; where one was cancelled and another is to be held, whichever is asked for. */
function onDay(day: Day, meetings: readonly Meeting[], cancelled = false): Meeting | undefined {
  const there = meetings.filter(({ date }) => date === day);
  return there.find((meeting) => meeting.cancelled === cancelled) ?? there[0];
}

function nearest(meetings: readonly Meeting[], day: Day): Meeting {
  const off = ({ date }: Meeting) => Math.abs(daysBetween(date, day));
  return meetings.reduce((best, one) => (off(one) < off(best) ? one : best));
}

/** Papers go out at most a month before their meeting; where none is near, somebody has to say which is meant. */
function ofPapers(ahead: readonly Meeting[], papers: Day): Meeting | undefined {
  if (ahead.length === 1) return ahead[0];
  return ahead.find(({ date }) => papers <= date && daysBetween(papers, date) <= 31);
}

function isSame(a: Meeting, b: Meeting): boolean {
  return (['date', 'time', 'papers', 'title', 'cancelled'] as const).every((field) => a[field] === b[field]);
}

function refusalOf(
  { before, after }: Change,
  { group, meetings, recorded, today }: MeetingFacts,
): MeetingRefusal | null {
  if (before && recorded.has(before.id)) return { code: 'already-recorded', date: before.date };
  if (after.cancelled) return null;
  const isNewDay = before?.date !== after.date || before.cancelled;
  if (isNewDay && after.date < today) return { code: 'past-meeting', date: after.date };
  if (group.ended !== null && after.date > group.ended) return { code: 'group-ended', on: group.ended };
  const other = meetings.find(({ id, date, cancelled }) => id !== after.id && date === after.date && !cancelled);
  if (other) return { code: 'same-day', date: other.date, time: other.time };
  if (after.papers && after.papers > after.date) {
    return { code: 'papers-after-meeting', papers: after.papers, date: after.date };
  }
  return null;
}

/** About two years: a meeting further ahead may have a slip in its year. */
const farAheadDays = 730;

/** What is worth a word about a meeting, as it is to be. */
export function notesOn({ before, after }: Change, { group, today, calendar }: MeetingFacts): readonly MeetingNote[] {
  if (after.cancelled) return [];
  const papers = papersDate(after, group, calendar);
  const isNewDay = before?.date !== after.date;
  return [
    ...(isNewDay && !calendar.isWorkingDay(after.date)
      ? [{ code: 'not-a-working-day', date: after.date } as const]
      : []),
    ...(isNewDay && after.date > addDays(today, farAheadDays)
      ? [{ code: 'far-ahead', date: after.date } as const]
      : []),
    ...(before?.papers && after.papers === null
      ? [{ code: 'papers-as-usual', was: before.papers, now: papers } as const]
      : []),
    ...(after.papers && after.papers !== before?.papers && !calendar.isWorkingDay(after.papers)
      ? [{ code: 'papers-not-a-working-day', papers: after.papers } as const]
      : []),
    ...(papers < today && after.date >= today ? [{ code: 'papers-past', papers } as const] : []),
  ];
}

import type { Day } from './day.ts';
import type { Meeting } from './meeting.ts';
import type { Group } from './partnership.ts';

/** Why a meeting cannot be recorded, with what there is instead. */
export type NotToRecord =
  | { readonly code: 'no-meeting-held'; readonly group: string }
  | { readonly code: 'no-meeting-on'; readonly group: string; readonly on: Day; readonly held: readonly Day[] }
  | { readonly code: 'not-held-yet'; readonly group: string; readonly on: Day }
  | { readonly code: 'meeting-cancelled'; readonly group: string; readonly on: Day };

/** Why there is no record to show. */
export type NotShown =
  | NotToRecord
  | { readonly code: 'not-business-manager' }
  | { readonly code: 'no-such-meeting' }
  | { readonly code: 'unknown-group'; readonly given: string; readonly known: readonly string[] }
  | { readonly code: 'which-group'; readonly groups: readonly string[] };

export interface WhichMeeting {
  readonly group: Group;
  /** The day somebody named; null for the latest one held. */
  readonly on: Day | null;
  readonly meetings: readonly Meeting[];
  /** Ids of meetings whose record is finished. */
  readonly finished: ReadonlySet<string>;
  readonly today: Day;
}

/** The meeting that somebody wants to record: the one they name, else the latest one held that has no record yet. */
export function meetingToRecord({ group, on, meetings, finished, today }: WhichMeeting): Meeting | NotToRecord {
  const own = meetings.filter((meeting) => meeting.group === group.id).toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const held = own.filter(({ cancelled, date }) => !cancelled && date <= today);
  if (on === null) {
    const open = held.findLast(({ id }) => !finished.has(id));
    return open ?? held.at(-1) ?? { code: 'no-meeting-held', group: group.name };
  }
  const named = own.find(({ date, cancelled }) => date === on && !cancelled) ?? own.find(({ date }) => date === on);
  if (!named) {
    return { code: 'no-meeting-on', group: group.name, on, held: held.slice(-3).map(({ date }) => date) };
  }
  return whyNotYet(named, group, today) ?? named;
}

/** Why a meeting cannot be recorded today; null where it can. */
export function whyNotYet({ cancelled, date }: Meeting, { name }: Group, today: Day): NotToRecord | null {
  if (cancelled) return { code: 'meeting-cancelled', group: name, on: date };
  return date > today ? { code: 'not-held-yet', group: name, on: date } : null;
}

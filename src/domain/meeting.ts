import { type Day, parseDay } from './day.ts';

/** A dated meeting of a group. Its id is made once and kept when the meeting moves, so that nobody is asked twice. */
export interface Meeting {
  readonly id: string;
  readonly group: string;
  readonly date: Day;
  /** "10:00", English wall-clock time; null where the papers name none. */
  readonly time: string | null;
  /** The day the papers go out; null means the group's usual number of working days before the meeting. */
  readonly papers: Day | null;
  readonly title: string | null;
  readonly cancelled: boolean;
}

/** The day that a meeting had when it was made: its id ends in it. */
export function firstDay(id: string): Day | null {
  return parseDay(/\d{4}-\d{2}-\d{2}(?=(?:\.\d+)?$)/.exec(id)?.[0] ?? '');
}

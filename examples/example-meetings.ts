import { england, workingDaysBefore } from '../src/domain/calendar.ts';
import { addDays, type Day, type Period, weekdayOf } from '../src/domain/day.ts';
import type { Meeting } from '../src/domain/meeting.ts';
import type { Placing } from './example-plan.ts';

/** A meeting before it is given its id. */
export type ExampleMeeting = Omit<Meeting, 'id' | 'cancelled'>;

interface Series {
  readonly group: string;
  readonly title: string;
  readonly time: string;
  /** The first meeting after today, and the days from one to the next. */
  readonly next: Day;
  readonly every: number;
  /** Working days before the meeting on which the papers go out; null leaves it to Baton. */
  readonly papers: number | null;
}

/**
 * The plan year's meetings, earliest first. MACE meets every six weeks, next in about a month: far enough that its
 * ask is still to come even over Christmas. The Strategic Group meets quarterly, next a month after MACE.
 */
export function exampleMeetings({ today, period }: Placing): readonly ExampleMeeting[] {
  const mace = firstTuesdayFrom(addDays(today, 27));
  const series: readonly Series[] = [
    { group: 'mace', title: 'MACE', time: '14:00', next: mace, every: 42, papers: null },
    {
      group: 'strategic-group',
      title: 'Strategic Group',
      time: '10:00',
      next: addDays(mace, 29),
      every: 91,
      papers: 6,
    },
  ];
  return series
    .flatMap((one) => datesOf(one, period).map((date) => meetingOn(date, one)))
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

function datesOf({ next, every }: Series, period: Period): readonly Day[] {
  return turns
    .map((turn) => outsideChristmas(addDays(next, turn * every)))
    .filter((date) => period.from <= date && date <= period.to);
}

/** Enough on both sides of the next meeting to fill any plan year. */
const turns = [-6, -5, -4, -3, -2, -1, 0, 1, 2, 3];

function meetingOn(date: Day, { group, title, time, papers }: Series): ExampleMeeting {
  const out = papers === null ? null : workingDaysBefore(date, papers, england);
  return { group, date, time, papers: out, title: `${title} meeting` };
}

function firstTuesdayFrom(day: Day): Day {
  return addDays(day, (2 - weekdayOf(day) + 7) % 7);
}

/** A week later in Christmas week, and a day later on New Year's Day: never more than eight days. */
function outsideChristmas(day: Day): Day {
  const moved = /-12-2[4-8]$/.test(day) ? addDays(day, 7) : day;
  return moved.endsWith('-01-01') ? addDays(moved, 1) : moved;
}

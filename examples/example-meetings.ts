import { england, workingDaysAfter, workingDaysBefore } from '../src/domain/calendar.ts';
import { addDays, type Day, type Period } from '../src/domain/day.ts';
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

/** Working days from today to MACE's next meeting: its ask lies three of them back, its close five ahead. */
const toNextMeeting = 12;

/**
 * The plan year's meetings, earliest first, placed so that today lies between the ask and the close of MACE's cycle,
 * weekends and Christmas included. The Strategic Group meets quarterly, next a month after MACE.
 */
export function exampleMeetings({ today, period }: Placing): readonly ExampleMeeting[] {
  const mace = workingDaysAfter(today, toNextMeeting, england);
  const series: readonly Series[] = [
    { group: 'mace', title: 'MACE', time: '14:00', next: mace, every: 42, papers: null },
    {
      group: 'strategic-group',
      title: 'Strategic Group',
      time: '10:00',
      next: addDays(mace, 30),
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
    .map((turn) => onWorkingDay(addDays(next, turn * every)))
    .filter((date) => period.from <= date && date <= period.to);
}

/** Enough on both sides of the next meeting to fill any plan year. */
const turns = [-6, -5, -4, -3, -2, -1, 0, 1, 2, 3];

function meetingOn(date: Day, { group, title, time, papers }: Series): ExampleMeeting {
  const out = papers === null ? null : workingDaysBefore(date, papers, england);
  return { group, date, time, papers: out, title: `${title} meeting` };
}

function onWorkingDay(day: Day): Day {
  return england.isWorkingDay(day) ? day : workingDaysAfter(day, 1, england);
}

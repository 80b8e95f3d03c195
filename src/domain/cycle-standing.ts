import { groupName } from './action-line.ts';
import { england } from './calendar.ts';
import { type Cycle, isClosed, isSettled, type StepName, standsStill, stepsOfCycle } from './cycle.ts';
import { type Day, daysBetween, londonDay } from './day.ts';
import type { Meeting } from './meeting.ts';
import type { Group } from './partnership.ts';
import type { Request } from './request.ts';

/** Where the run-up to one meeting stands. */
export interface CycleStanding {
  readonly meeting: string;
  readonly group: { readonly id: string; readonly name: string };
  readonly date: Day;
  readonly time: string | null;
  /** `ahead`: nothing has been asked yet; `held`: the meeting is over and waits to be recorded. */
  readonly phase: 'ahead' | 'asking' | 'closed' | 'held' | 'stands-still';
  readonly asked: number;
  readonly answered: number;
  /** Null where nothing more is to come. A step whose day has passed is being made up for. */
  readonly next: { readonly step: StepName; readonly on: Day } | null;
}

export interface StandingFacts {
  readonly meeting: Meeting;
  readonly groups: readonly Group[];
  readonly cycle: Cycle | null;
  readonly requests: readonly Request[];
  readonly today: Day;
}

export function standingOf(facts: StandingFacts): CycleStanding {
  const { meeting, groups, cycle, requests, today } = facts;
  const { id, date, time, group } = meeting;
  const own = groups.find((one) => one.id === group);
  const steps = own && !standsStill(own, meeting, today) ? stepsOfCycle(meeting, own, england) : [];
  // That a record is overdue is no date that anybody plans by.
  const next = steps.find(({ name, at }) => {
    const isPassedBy = name !== 'record' && londonDay(at) < today && date < today;
    return name !== 'unrecorded' && !isPassedBy && !isSettled(cycle, name);
  });
  return {
    meeting: id,
    group: { id: group, name: groupName(group, groups) },
    date,
    time,
    phase: phaseOf(facts, steps.length > 0),
    asked: requests.length,
    answered: requests.filter(({ answeredBy }) => answeredBy !== null).length,
    next: next ? { step: next.name, on: londonDay(next.at) } : null,
  };
}

function phaseOf({ meeting, cycle, today }: StandingFacts, runs: boolean): CycleStanding['phase'] {
  if (meeting.date < today) return 'held';
  if (!runs) return 'stands-still';
  if (cycle && isClosed(cycle)) return 'closed';
  return cycle && cycle.ran.length > 0 ? 'asking' : 'ahead';
}

/** Days for which a meeting that nobody has recorded stays among those to be looked at. */
const shownUnrecorded = 28;

/**
 * The meetings to look at, earliest first: of each group the next one, and before it the latest one held, while its
 * cycle has begun and nobody has recorded it.
 */
export function meetingsAtHand(
  meetings: readonly Meeting[],
  cycles: ReadonlyMap<string, Cycle>,
  today: Day,
): readonly Meeting[] {
  const live = meetings.filter(({ cancelled }) => !cancelled).toSorted((a, b) => (a.date < b.date ? -1 : 1));
  return [...Map.groupBy(live, ({ group }) => group).values()]
    .flatMap((own) => {
      const held = own.findLast(({ date }) => date < today);
      const cycle = held && cycles.get(held.id);
      const isOpen = cycle !== undefined && !cycle.recordedAt && daysBetween(held!.date, today) <= shownUnrecorded;
      return [isOpen ? held : undefined, own.find(({ date }) => date >= today)];
    })
    .filter((meeting) => meeting !== undefined)
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

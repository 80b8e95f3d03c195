import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { england } from '../../src/domain/calendar.ts';
import {
  type Cycle,
  type CycleStep,
  hasRun,
  newCycle,
  nextInstant,
  type StepName,
  stepDue,
  stepsOfCycle,
} from '../../src/domain/cycle.ts';
import { addDays, addMinutes, atLondon, type Day, type Instant, londonDay } from '../../src/domain/day.ts';
import type { Meeting } from '../../src/domain/meeting.ts';
import { cycleAfterMove } from '../../src/domain/move-cycle.ts';
import type { Group } from '../../src/domain/partnership.ts';
import { groupInRhythm } from '../../src/domain/steer-group.ts';
import { aGroup, aMeeting } from '../builders.ts';

// One cycle through random moves, holds, quiet periods and outages, with nothing but the domain's own decisions.

interface History {
  readonly now: Instant;
  readonly meeting: Meeting;
  readonly group: Group;
  readonly cycle: Cycle;
  /** What ran, in the order in which it did, with the steps as they then were. */
  readonly ran: readonly Ran[];
}

interface Ran {
  readonly step: StepName;
  readonly at: Instant;
  readonly meeting: Day;
  readonly close: Instant;
}

interface Event {
  does(history: History): History;
  toString(): string;
}

const minutesADay = 24 * 60;

function stepsOf({ meeting, group }: History): readonly CycleStep[] {
  return stepsOfCycle(meeting, group, england);
}

/** Everything that is due now is done, one step after another, as a tick does it. */
function ticked(history: History): History {
  const { cycle, meeting, now } = history;
  const steps = stepsOf(history);
  const { run, skip } = stepDue(cycle, meeting, steps, now);
  if (skip.length > 0) {
    const skipped = skip.map(({ name, because }) => ({ step: name, at: now, why: because }));
    return ticked({ ...history, cycle: { ...cycle, skipped: [...cycle.skipped, ...skipped] } });
  }
  if (!run) return history;
  const close = steps.find(({ name }) => name === 'close')!.at;
  const ran = { step: run.name, at: now };
  return ticked({
    ...history,
    cycle: { ...cycle, ran: [...cycle.ran, ran] },
    ran: [...history.ran, { ...ran, meeting: meeting.date, close }],
  });
}

/** Time passes, and Baton looks whenever it said that something would be due, but never in between. */
function running(history: History, until: Instant): History {
  const done = ticked(history);
  const next = nextInstant(done.cycle, done.meeting, stepsOf(done), done.now);
  expect(next === null || next > done.now).toBe(true);
  const at = next === null || next > until ? until : next;
  // Looked at all the same, there would have been nothing to do: a second before, and on each midnight.
  const before = [addMinutes(at, -1 / 60), ...midnights(done.now, at)].filter((one) => one > done.now && one < at);
  for (const between of before)
    expect([between, stepDue(done.cycle, done.meeting, stepsOf(done), between)]).toEqual([
      between,
      { run: null, skip: [] },
    ]);
  return at === until ? ticked({ ...done, now: until }) : running({ ...done, now: at }, until);
}

function midnights(from: Instant, to: Instant): readonly Instant[] {
  const all: Instant[] = [];
  for (let day = addDays(londonDay(from), 1); day <= londonDay(to); day = addDays(day, 1))
    all.push(atLondon(day, '00:00'));
  return all;
}

function moved(history: History, to: Partial<Pick<History, 'meeting' | 'group'>>): History {
  const { cycle, now } = history;
  const then = { ...history, ...to };
  return { ...then, cycle: cycleAfterMove(cycle, { meeting: then.meeting, steps: stepsOf(then), now }) };
}

function event(told: string, does: Event['does']): Event {
  return { does, toString: () => told };
}

const waiting = fc.oneof(fc.integer({ min: 1, max: 4 * minutesADay }), fc.integer({ min: 1, max: 20 * minutesADay }));

const timePasses = waiting.map((minutes) =>
  event(`${minutes} minutes go by`, (one) => running(one, addMinutes(one.now, minutes))),
);

/** Nobody looks until Baton is back. */
const outage = waiting.map((minutes) =>
  event(`Baton is down for ${minutes} minutes`, (one) => ticked({ ...one, now: addMinutes(one.now, minutes) })),
);

const moves = fc.oneof(
  fc.nat({ max: 60 }).map((days) =>
    event(`moved to ${days} days from now`, (one) => {
      const date = addDays(londonDay(one.now), days);
      return moved(one, { meeting: { ...one.meeting, date, papers: null } });
    }),
  ),
  fc.nat({ max: 12 }).map((days) =>
    event(`papers ${days} days before`, (one) => {
      return moved(one, { meeting: { ...one.meeting, papers: addDays(one.meeting.date, -days) } });
    }),
  ),
  fc
    .boolean()
    .map((cancelled) =>
      event(cancelled ? 'cancelled' : 'held after all', (one) =>
        moved(one, { meeting: { ...one.meeting, cancelled } }),
      ),
    ),
  fc.nat({ max: 30 }).map((days) =>
    event(`quiet for ${days} days`, (one) => {
      const from = londonDay(one.now);
      return moved(one, { group: { ...one.group, quiet: [...one.group.quiet, { from, to: addDays(from, days) }] } });
    }),
  ),
);

const holds = fc.boolean().map((isHeld) =>
  event(isHeld ? 'digest held' : 'digest released', (one) => {
    const { cycle, meeting, now } = one;
    const isLate = hasRun(cycle, 'digest') || meeting.date < londonDay(now);
    if (!hasRun(cycle, 'close') || isLate) return one;
    return { ...one, cycle: { ...cycle, held: isHeld ? { by: 't~chair', at: now } : null } };
  }),
);

const recorded = fc.constant(
  event('recorded', (one) => {
    const { cycle, meeting, now } = one;
    const isHeld = meeting.date <= londonDay(now) && !meeting.cancelled;
    return isHeld ? { ...one, cycle: { ...cycle, recordedAt: cycle.recordedAt ?? now } } : one;
  }),
);

const anEvent: fc.Arbitrary<Event> = fc.oneof(
  { weight: 6, arbitrary: timePasses },
  { weight: 3, arbitrary: outage },
  { weight: 5, arbitrary: moves },
  { weight: 2, arbitrary: holds },
  { weight: 1, arbitrary: recorded },
);

const rhythm = fc
  .record({
    papers: fc.integer({ min: 1, max: 10 }),
    days: fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { minLength: 4, maxLength: 4 }),
  })
  .map(({ papers, days }) => {
    const [ask, remind, chase, close] = days.toSorted((a, b) => b - a) as [number, number, number, number];
    return { papers, ask, remind, chase, close };
  });

const begun: fc.Arbitrary<History> = fc
  .record({
    start: fc.nat({ max: 900 }),
    ahead: fc.nat({ max: 60 }),
    rhythm,
    quiet: fc.array(fc.tuple(fc.integer({ min: -30, max: 60 }), fc.nat({ max: 20 })), { maxLength: 2 }),
  })
  .map(({ start, ahead, rhythm: wanted, quiet }) => {
    const today = addDays('2019-01-01', start);
    const meeting = aMeeting({ date: addDays(today, ahead) });
    const periods = quiet.map(([from, days]) => ({ from: addDays(today, from), to: addDays(today, from + days) }));
    const group = groupInRhythm(aGroup({ quiet: periods }), wanted);
    if ('code' in group) throw new Error(group.code);
    return { now: atLondon(today, '08:30'), meeting, group, cycle: newCycle(meeting), ran: [] };
  });

/** A step that ran: once, after what it rests on, and while it was of use. */
function expectInOrder({ step, at, meeting, close }: Ran, before: readonly Ran[]): void {
  const earlier = before.map((one) => one.step);
  // A close may come again when a meeting moves, as answers are in time once more; so does what belongs to its day.
  const sameDay = before.filter((one) => one.meeting === meeting).map((one) => one.step);
  if (step === 'addendum' || step === 'record' || step === 'unrecorded') expect(sameDay).not.toContain(step);
  else if (step !== 'close') expect(earlier).not.toContain(step);
  if (step === 'ask' || step === 'remind' || step === 'chase') expect(at < close).toBe(true);
  if (step === 'close') expect(earlier).not.toContain('digest');
  if (step === 'digest' || step === 'addendum') {
    expect(earlier).toContain('close');
    expect(londonDay(at) <= meeting).toBe(true);
  }
  if (step === 'record' || step === 'unrecorded') expect(londonDay(at) > meeting).toBe(true);
}

describe('through moves, holds, quiet periods and outages a cycle', () => {
  const histories = fc.record({
    history: begun,
    events: fc.array(anEvent, { minLength: 1, maxLength: 14, size: 'max' }),
  });

  it('asks once, posts one digest after its close, runs no step after its use, and is never due before it says', () => {
    fc.assert(
      fc.property(histories, ({ history, events }) => {
        const { ran, cycle } = events.reduce((one, { does }) => does(one), history);
        for (const [index, one] of ran.entries()) expectInOrder(one, ran.slice(0, index));
        expect(new Set(cycle.ran.map(({ step }) => step)).size).toBe(cycle.ran.length);
      }),
      { numRuns: 150 },
    );
  });
});

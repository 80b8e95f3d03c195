import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { england } from '../../src/domain/calendar.ts';
import { type Cycle, newCycle, type StepName, stepDue, stepsOfCycle } from '../../src/domain/cycle.ts';
import { addDays, addMinutes, type Day, type Instant } from '../../src/domain/day.ts';
import { cycleAfterMove, type MovedTo, notesOnCycle } from '../../src/domain/move-cycle.ts';
import { aGroup, aMeeting } from '../builders.ts';

const mace = aGroup();
const meeting = aMeeting({ date: '2019-09-24' });

function movedTo(date: Day, now: Instant, more: { readonly cancelled?: boolean } = {}): MovedTo {
  const after = { ...meeting, date, ...more };
  return { meeting: after, steps: stepsOfCycle(after, mace, england), now };
}

function cycleOf(ran: readonly StepName[], skipped: readonly StepName[] = [], by?: string): Cycle {
  const at = '2019-09-03T08:00:00Z' as const;
  return {
    ...newCycle(meeting),
    ran: ran.map((step) => ({ step, at })),
    skipped: skipped.map((step) => ({ step, at, why: 'too late', ...(by && { by }) })),
    asked: ['DP 4.1'],
  };
}

const names = ({ ran, skipped }: Cycle) => ({
  ran: ran.map(({ step }) => step),
  skipped: skipped.map(({ step }) => step),
});

describe('a cycle whose meeting moves', () => {
  // The meeting of 24 September asks on the 3rd, closes on the 13th and posts its digest on the 17th.
  it.each<[string, Cycle, MovedTo, readonly StepName[], readonly StepName[]]>([
    [
      'keeps what ran',
      cycleOf(['ask', 'remind']),
      movedTo('2019-10-01', '2019-09-11T08:00:00Z'),
      ['ask', 'remind'],
      [],
    ],
    [
      'takes a close back that comes again',
      cycleOf(['ask', 'close']),
      movedTo('2019-10-08', '2019-09-16T08:00:00Z'),
      ['ask'],
      [],
    ],
    [
      'keeps a close that lies behind',
      cycleOf(['ask', 'close']),
      movedTo('2019-09-25', '2019-09-16T08:00:00Z'),
      ['ask', 'close'],
      [],
    ],
    [
      'keeps the close of a digest that is posted',
      cycleOf(['ask', 'close', 'digest']),
      movedTo('2019-11-05', '2019-09-18T08:00:00Z'),
      ['ask', 'close', 'digest'],
      [],
    ],
    [
      'asks after all, where the close is ahead again',
      cycleOf(['close'], ['ask']),
      movedTo('2019-10-08', '2019-09-16T08:00:00Z'),
      [],
      [],
    ],
    [
      'does not ask after all behind its close',
      cycleOf(['close'], ['ask']),
      movedTo('2019-09-25', '2019-09-16T08:00:00Z'),
      ['close'],
      ['ask'],
    ],
    [
      'reminds after all on a later day',
      cycleOf(['ask'], ['remind']),
      movedTo('2019-10-15', '2019-09-16T08:00:00Z'),
      ['ask'],
      [],
    ],
    [
      'leaves a reminder out whose day is past all the same',
      cycleOf(['ask'], ['remind']),
      movedTo('2019-09-25', '2019-09-12T08:00:00Z'),
      ['ask'],
      ['remind'],
    ],
    [
      'leaves out what a person had left out',
      cycleOf(['ask'], ['remind'], 'tenant~sam'),
      movedTo('2019-12-03', '2019-09-12T08:00:00Z'),
      ['ask'],
      ['remind'],
    ],
    [
      'posts a digest after all before its meeting',
      cycleOf(['ask', 'close'], ['digest']),
      movedTo('2019-09-30', '2019-09-26T08:00:00Z'),
      ['ask', 'close'],
      [],
    ],
  ])('%s', (_, cycle, moved, ran, skipped) => {
    expect(names(cycleAfterMove(cycle, moved))).toEqual({ ran, skipped });
  });

  it.each<[string, Cycle | null, MovedTo, readonly object[]]>([
    [
      'answers are in time again',
      cycleOf(['ask', 'close']),
      movedTo('2019-10-08', '2019-09-16T08:00:00Z'),
      [{ code: 'answers-reopened', until: '2019-09-27T08:00:00Z' }],
    ],
    ['it asks at once', null, movedTo('2019-09-24', '2019-09-05T08:00:00Z'), [{ code: 'asks-at-once' }]],
    ['there is no time to ask', null, movedTo('2019-09-24', '2019-09-16T08:00:00Z'), [{ code: 'no-time-to-ask' }]],
    [
      'it closes at once',
      cycleOf(['ask', 'remind', 'chase']),
      movedTo('2019-09-24', '2019-09-16T08:00:00Z'),
      [{ code: 'closes-at-once' }],
    ],
    [
      'its digest stands',
      cycleOf(['ask', 'close', 'digest']),
      movedTo('2019-11-05', '2019-09-18T08:00:00Z'),
      [{ code: 'digest-stands' }],
    ],
    ['nothing, where all is ahead', null, movedTo('2019-10-29', '2019-09-05T08:00:00Z'), []],
    [
      'nothing of a cancelled one',
      cycleOf(['ask', 'close']),
      movedTo('2019-10-08', '2019-09-16T08:00:00Z', { cancelled: true }),
      [],
    ],
  ])('is told that %s', (_, cycle, moved, notes) => {
    expect(notesOnCycle(cycle, cycle && cycleAfterMove(cycle, moved), moved)).toEqual(notes);
  });
});

describe('over any moves, cancellations and hours at which Baton looks', () => {
  const day = fc.integer({ min: -20, max: 60 }).map((days) => addDays('2019-09-24', days));
  const event = fc.oneof(
    fc.record({ do: fc.constant('move' as const), date: day }),
    fc.record({ do: fc.constant('cancel' as const) }),
    fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 400 }) }),
    fc.record({ do: fc.constant('skip' as const), step: fc.constantFrom<StepName>('ask', 'remind', 'digest') }),
  );

  it('nobody is asked twice, no digest comes twice, no day has two records, no ask after the close, and what a person left out stays out', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 25 }), (events) => {
        let now = '2019-08-20T06:00:00Z' as Instant;
        let held = { ...meeting };
        let cycle: Cycle | null = null;
        const seen: StepName[] = [];
        const onDays: string[] = [];
        const leftOut = new Set<StepName>();
        const look = () => {
          for (;;) {
            const steps = stepsOfCycle(held, mace, england);
            const { run, skip } = stepDue(cycle, held, steps, now);
            const before: Cycle = cycle ?? newCycle(held);
            if (skip.length > 0) {
              const skipped = skip.map(({ name, because }) => ({ step: name, at: now, why: because }));
              cycle = { ...before, skipped: [...before.skipped, ...skipped] };
            } else if (run) {
              expect(leftOut.has(run.name)).toBe(false);
              if (run.name === 'ask') expect(before.ran.some(({ step }) => step === 'close')).toBe(false);
              seen.push(run.name);
              onDays.push(`${run.name} ${held.date}`);
              cycle = { ...before, ran: [...before.ran, { step: run.name, at: now }] };
            } else return;
          }
        };
        for (const one of events) {
          if (one.do === 'wait') now = addMinutes(now, one.hours * 60);
          if (one.do === 'skip' && !seen.includes(one.step) && !cycle?.skipped.some(({ step }) => step === one.step)) {
            const skipped: Cycle = cycle ?? newCycle(held);
            cycle = {
              ...skipped,
              skipped: [...skipped.skipped, { step: one.step, at: now, why: '', by: 'tenant~sam' }],
            };
            leftOut.add(one.step);
          }
          if (one.do === 'move' || one.do === 'cancel') {
            held = one.do === 'move' ? { ...held, date: one.date, cancelled: false } : { ...held, cancelled: true };
            cycle = cycle && cycleAfterMove(cycle, { meeting: held, steps: stepsOfCycle(held, mace, england), now });
          }
          look();
        }
        for (const name of ['ask', 'remind', 'chase', 'digest'] as const) {
          expect(seen.filter((step) => step === name).length).toBeLessThanOrEqual(1);
        }
        const roundTheMeeting = onDays.filter((one) => /^(?:addendum|record|unrecorded) /.test(one));
        expect(new Set(roundTheMeeting).size).toBe(roundTheMeeting.length);
      }),
      { numRuns: 300 },
    );
  });
});

import { afterEach, beforeEach, describe, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type Day } from '../../src/domain/day.ts';
import { expectExact, expectNothingForgotten } from './history-checks.ts';
import { histories } from './history-commands.ts';
import { comeToRest } from './history-rest.ts';
import { type HistoryWorld, historyWorld, newModel, withMeeting } from './history-world.ts';

// A history that fails is told by its commands, as few as are needed; the same seed (wild-inputs.ts) finds it again.
const numRuns = Number(process.env.BATON_RUNS ?? 150);

/** Milliseconds: generous on a busy machine, and for as many as somebody wants. */
const longest = 60_000 + 1000 * numRuns;

let world: HistoryWorld | null = null;

beforeEach(() => {
  // Whoever waits in a flow waits for the history's clock, and not for ours.
  const passes = (work: () => void, milliseconds = 0) => {
    world?.clock.passSeconds(milliseconds / 1000);
    queueMicrotask(work);
    return 0;
  };
  jest.spyOn(globalThis, 'setTimeout').mockImplementation(passes as unknown as typeof setTimeout);
});

afterEach(() => {
  jest.restoreAllMocks();
});

/** Days on which histories begin: any, and those before Christmas, Easter and both changes of the clocks. */
const starts: fc.Arbitrary<Day> = fc.oneof(
  fc.constantFrom<Day[]>('2019-12-02', '2019-03-11', '2019-10-07', '2019-04-01'),
  fc.nat({ max: 700 }).map((days) => addDays('2019-01-01', days)),
);

describe('whatever happens in whatever order, and whoever dies over it,', () => {
  it(
    'everything is asked, answered and posted once or listed, nothing is half done, and it comes to rest',
    async () => {
      const around = fc.record({
        start: starts,
        mace: fc.integer({ min: 1, max: 45 }),
        gap: fc.integer({ min: -5, max: 10 }),
      });
      await fc.assert(
        fc.asyncProperty(around, histories, async ({ start, mace, gap }, commands) => {
          const model = newModel();
          const history = await historyWorld(start);
          world = history;
          await withMeeting(history, 'mace', addDays(start, mace));
          await withMeeting(history, 'lpr-group', addDays(start, mace + Math.max(0, gap)));
          await withMeeting(history, 'team', addDays(start, 30));
          await fc.asyncModelRun(() => ({ model, real: history }), commands);
          await comeToRest(history, model);
          await expectNothingForgotten(history);
          await expectExact(history, model);
        }),
        { numRuns },
      );
    },
    longest,
  );
});

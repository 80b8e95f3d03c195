import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../src/domain/day.ts';
import type { DraftAction } from '../../src/domain/import-draft.ts';
import { readHistory } from '../../src/domain/plan-history.ts';
import { defaultLegend, type Legend, ratings } from '../../src/domain/rating.ts';
import type { Update } from '../../src/domain/update.ts';
import { aDraft, anAction } from '../builders.ts';

const now = '2022-04-02T09:00:00Z';
const [drafted] = aDraft([{ ref: '4.1' }]).actions;
const base = {
  plan: 'DP',
  edition: 1,
  legend: defaultLegend,
  by: 'sam',
  now,
  older: null,
  recorded: [],
  held: null,
} as const;

const days = fc.option(
  fc.integer({ min: 0, max: 900 }).map((more) => addDays('2019-04-01', more)),
  { nil: null },
);
const anEntry = fc.record({ on: days, text: fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8}){0,3}$/) });
const log = fc.record({
  rating: fc.option(fc.constantFrom(...ratings), { nil: null }),
  updates: fc.array(anEntry, { maxLength: 8 }),
});

function again(
  action: DraftAction,
  before: ReturnType<typeof readHistory>,
  recorded: readonly Update[],
  edition: number,
) {
  const older = anAction({ ref: '4.1', said: before.said } as never);
  return readHistory(action, {
    ...base,
    edition,
    older: { ...older, said: before.said },
    recorded,
    held: before.said?.rating ?? null,
  });
}

describe('a plan’s own log', () => {
  it('read again from the same file adds nothing and says the same', () => {
    fc.assert(
      fc.property(log, (given) => {
        const action = { ...drafted!, ...given };
        const first = readHistory(action, base);
        const second = again(action, first, first.added, 2);
        expect(second.added).toEqual([]);
        expect(second.said).toEqual(first.said);
      }),
    );
  });

  it('loses no entry, and keeps them in the order of their days', () => {
    fc.assert(
      fc.property(log, (given) => {
        const { added, said } = readHistory({ ...drafted!, ...given }, base);
        const texts = added.map(({ narrative }) => narrative).filter(Boolean);
        expect(texts.toSorted()).toEqual(given.updates.map(({ text }) => text).toSorted());
        const counted = (said?.entries ?? []).map((id) => added.find(({ entry }) => entry === id)!.at);
        expect(counted).toEqual(counted.toSorted());
        expect(said?.rating ?? null).toBe(given.rating);
      }),
    );
  });

  it('that a newer file has without its older half keeps both', () => {
    fc.assert(
      fc.property(log, log, (old, newer) => {
        const first = readHistory({ ...drafted!, ...old }, base);
        const second = again({ ...drafted!, ...newer }, first, first.added, 2);
        for (const entry of first.said?.entries ?? []) expect(second.said?.entries).toContain(entry);
      }),
    );
  });
});

describe('a rating that means “complete”', () => {
  const words = (green: string): Legend => ({ ...defaultLegend, blue: 'Not yet due', green });
  it.each([
    ['Complete', true],
    ['Action is completed and evidence seen', true],
    ['Fully implemented', true],
    ['On track to be completed by the date', false],
    ['Not completed', false],
    ['Incomplete', false],
    ['Partly done', false],
    ['Will be delivered in time', false],
    ['Started', false],
  ])('by the legend’s words “%s”: %s', (green, isComplete) => {
    const { said } = readHistory({ ...drafted!, rating: 'green' }, { ...base, legend: words(green) });
    expect(said?.isComplete).toBe(isComplete);
  });
});

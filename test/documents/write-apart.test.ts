import { describe, expect, it } from '@jest/globals';
import { writeApart } from '../../src/documents/write-apart.ts';
import { writePaper } from '../../src/documents/write-paper.ts';
import { computeMatrix } from '../../src/domain/matrix.ts';
import type { Paper } from '../../src/domain/paper.ts';
import { aGroup, aPlan, tracked } from '../builders.ts';
import { wordsIn } from './words-in.ts';

function aPaper(actions: number, format: 'docx' | 'csv'): Paper {
  const matrix = computeMatrix({
    plans: [aPlan()],
    groups: [aGroup()],
    posts: new Map(),
    today: '2019-11-01',
    readerOf: 'all',
    actions: Array.from({ length: actions }, (_, at) => tracked({ ref: `1.${at + 1}` }, { rating: 'green' })),
    agencies: [],
    updates: [],
  });
  return { kind: 'plan', format, matrix };
}

describe(writeApart, () => {
  it.each([3, 150])('writes of %i actions what is written in one’s own thread', async (actions) => {
    const paper = aPaper(actions, 'docx');
    expect(wordsIn(await writeApart(paper))).toBe(wordsIn(await writePaper(paper)));
  });

  it('goes on with the next where one cannot be written', async () => {
    const whole = aPaper(150, 'csv') as Extract<Paper, { kind: 'plan' }>;
    const plans = whole.matrix.plans.map((plan) => ({ ...plan, rows: plan.rows.map(() => null) }));
    const broken = { ...whole, matrix: { ...whole.matrix, plans } } as unknown as Paper;
    const [first, second] = await Promise.allSettled([writeApart(broken), writeApart(whole)]);
    expect(first.status).toBe('rejected');
    expect(second).toMatchObject({ status: 'fulfilled' });
  });
});

import { expect, it } from '@jest/globals';
import type { Day } from '../../src/domain/day.ts';
import { noPaperWords, type PaperWanted } from '../../src/domain/paper.ts';
import { gatherPaper } from '../../src/flows/gather-paper.ts';
import { aPartnership, theManager, withMeetings, withPlan } from '../builders.ts';

const on = '2026-09-03' as Day;

it.each<PaperWanted>([
  { kind: 'plan', plan: 'DP', format: 'csv', on },
  { kind: 'meeting', group: 'MACE', on },
  { kind: 'year', plan: null, period: null, on },
])('is not written of a day ahead, by whichever door it is asked for: $kind', async (wanted) => {
  const world = await aPartnership('2026-09-02T09:00:00Z');
  await withPlan(world, [{ ref: '4.1' }]);
  await withMeetings(world, 'MACE 2026-09-24');
  const asked = { partnership: world.partnership, asker: theManager, wanted };
  const found = await gatherPaper(world.ports, asked);
  expect(found.kind === 'none' && noPaperWords(found.why)).toBe(
    '3 September 2026 lies ahead, so nobody knows yet how things stand then. Choose today or an earlier day.',
  );
  world.clock.set('2026-09-03T09:00:00Z');
  expect(await gatherPaper(world.ports, asked)).toMatchObject({ kind: 'paper' });
});

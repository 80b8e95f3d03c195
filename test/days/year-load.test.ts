import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readTables } from '../../src/documents/read-tables.ts';
import { busyMonths, busyWords } from '../../src/domain/busy-months.ts';
import { draftFrom, type ImportDraft } from '../../src/domain/import-draft.ts';
import { importPlan } from '../../src/flows/import-plan.ts';
import { showLoad } from '../../src/flows/show-load.ts';
import { aPartnership, manager, withMeetings } from '../builders.ts';

const file = new URL('../../../shared/office/delivery-plan-2019-20.docx', import.meta.url);
const available = existsSync(file);
if (!available) console.info('Skipped: the 2019–20 delivery plan is not in ../shared/office.');

async function realPlan(): Promise<ImportDraft> {
  const read = await readTables({ name: 'plan.docx', bytes: readFileSync(file) });
  if (!read.ok) throw new Error(read.message);
  const result = draftFrom(read.tables, { fileName: 'plan.docx' });
  if (!result.ok) throw new Error(result.message);
  return result.draft;
}

(available ? describe : describe.skip)('the load of the real delivery plan', () => {
  it('is warned of at import: a quarter of its actions have a step due in the last two months', async () => {
    const { actions } = await realPlan();
    expect(busyMonths(actions.map(({ timescale: { due } }) => ({ due }))).map(busyWords)).toEqual([
      '25 actions have a step due in February or March 2020.',
    ]);
  });

  it('asks no group about more check-ins than its cap, and says how many it holds back', async () => {
    const world = await aPartnership('2019-04-02T08:00:00Z', { groups: [], oversight: null });
    const draft = await realPlan();
    await importPlan(world.ports, world.partnership, { draft, source: 'plan.docx', by: manager });
    await withMeetings(world, 'LPR Group 2019-05-14', 'LPR Group 2019-09-10', 'LPR Group 2020-02-11');
    const period = { from: '2019-04-02', to: '2020-03-31' } as const;
    const load = (await showLoad(world.ports, world.partnership, { period, group: 'LPR Group' }))!;
    expect(load.cycles.map(({ meeting }) => meeting)).toEqual(['2019-05-14', '2019-09-10', '2020-02-11']);
    // Thirty-seven actions: nothing has been heard of any for a quarter by the autumn.
    const autumn = load.cycles[1]!;
    expect(autumn.requests + autumn.heldBack.group).toBeLessThanOrEqual(37);
    expect(autumn.heldBack.group).toBeGreaterThan(0);
    expect(load.rows.find(({ month }) => month === autumn.ask.slice(0, 7))).toMatchObject({
      requests: autumn.requests,
    });
  });
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Call } from '../../src/bin/command.ts';
import { importCommand } from '../../src/bin/import-command.ts';
import type { CommandLine } from '../../src/bin/open-command-line.ts';
import { aPartnership, rowsOf, type World, withMeetings } from '../builders.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-import-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A plan of twenty-two actions, all due in one month. */
async function aBusyPlan(): Promise<string> {
  const rows = Array.from({ length: 22 }, (_, at) => `1.${at + 1},Write down who does what,MACE,February 2020`);
  const file = join(folder, 'Delivery Plan 2019-2020.csv');
  await writeFile(file, ['No.,Action,Lead,Timescale', ...rows].join('\n'));
  return file;
}

function call({ ports, partnership }: World, file: string, more: Call['values'] = {}): Call {
  const line = { ports, partnership, close: async () => {} } as unknown as CommandLine;
  return { values: { plan: 'DP', period: '2019-04..2020-03', ...more }, rest: [file], open: async () => line };
}

describe('“import”', () => {
  it('warns of two months in which many steps fall due, also when nothing is stored', async () => {
    const world = await aPartnership('2019-04-02T08:00:00Z');
    const busy = '22 actions have a step due in February or March 2020. “day --from 2019-04-01 --to 2020-03-31”';
    const dry = await importCommand(call(world, await aBusyPlan(), { 'dry-run': true }));
    expect(dry.text).toContain(busy);
    expect(dry.json).toMatchObject({ plan: { code: 'DP' }, warnings: [expect.stringContaining(busy)] });
    expect(await rowsOf(world, 'plan')).toEqual([]);
  });

  it('warns of groups that have actions now and no meeting ahead, until one is dated', async () => {
    const world = await aPartnership('2019-04-02T08:00:00Z');
    const file = await aBusyPlan();
    const undated = 'No meeting is dated ahead for MACE (22 open actions), so nobody will be asked about them.';
    expect((await importCommand(call(world, file))).text).toContain(undated);
    await withMeetings(world, 'MACE 2019-09-24');
    expect((await importCommand(call(world, file))).text).not.toContain('No meeting is dated ahead');
  });

  it('shows with “--compare” what a newer file would change, and stores nothing', async () => {
    const world = await aPartnership('2019-04-02T08:00:00Z');
    await importCommand(call(world, await aBusyPlan()));
    const file = join(folder, 'Newer.csv');
    await writeFile(file, 'No.,Action,Lead,Timescale\n1.1,Write it down,MACE,February 2020\n9.9,New,MACE,Ongoing');
    const { text } = await importCommand(call(world, file, { 'dry-run': true, compare: true }));
    expect(text).toContain('DP is “Delivery Plan 2019-2020” so far: this takes its place.');
    expect(text).toContain('Against edition 1:\n  New: 9.9.\n  Changed: 1.1 (action).\n  No longer in the plan');
    expect(await rowsOf(world, 'plan')).toMatchObject([{ edition: 1 }]);
  });

  it('imports only the file that was shown, where the person says so', async () => {
    const world = await aPartnership('2019-04-02T08:00:00Z');
    const file = await aBusyPlan();
    const { digest } = (await importCommand(call(world, file, { 'dry-run': true }))).json as { digest: string };
    await writeFile(file, 'No.,Action,Lead,Timescale\n1.1,Something else,MACE,Ongoing');
    await expect(importCommand(call(world, file, { 'as-shown': digest }))).rejects.toThrow('has changed since');
    expect(await rowsOf(world, 'plan')).toEqual([]);
    await importCommand(call(world, await aBusyPlan(), { 'as-shown': digest }));
    expect(await rowsOf(world, 'plan')).toHaveLength(1);
  });

  it('is taken back by “--undo”, and says why where it cannot be', async () => {
    const world = await aPartnership('2019-04-02T08:00:00Z');
    await importCommand(call(world, await aBusyPlan()));
    const undo = () => importCommand({ ...call(world, ''), rest: [], values: { undo: 'DP' } });
    expect((await undo()).text).toContain('DP is in no list any more');
    expect(await rowsOf(world, 'plan')).toEqual([]);
    await expect(undo()).rejects.toThrow('There is no plan of that code. The plans: none yet.');
  });

  it('restricts a plan to its groups where that is said', async () => {
    const world = await aPartnership('2019-04-02T08:00:00Z');
    await importCommand(call(world, await aBusyPlan(), { audience: 'restricted' }));
    expect(await rowsOf(world, 'plan')).toMatchObject([{ audience: { kind: 'restricted', groups: ['mace'] } }]);
    await expect(importCommand(call(world, await aBusyPlan(), { audience: 'secret' }))).rejects.toThrow('--audience');
  });
});

import { describe, expect, it } from '@jest/globals';
import type { Call } from '../../src/bin/command.ts';
import { dayCommand } from '../../src/bin/day-command.ts';
import type { CommandLine } from '../../src/bin/open-command-line.ts';
import { runCommand } from '../../src/bin/run-command.ts';
import { runDueSteps } from '../../src/flows/run-due-steps.ts';
import { aPartnership, type World, withMeetings, withPlan } from '../builders.ts';

async function september(): Promise<World> {
  const world = await aPartnership('2019-09-02T08:00:00Z');
  await withPlan(world, [
    { ref: '1.1', timescale: 'July 2019' },
    { ref: '1.2', timescale: 'October 2019', leads: ['LPR Group'] },
  ]);
  await withMeetings(world, 'MACE 2019-09-24');
  return world;
}

function call({ ports, partnership }: World, values: Call['values'], rest: readonly string[] = []): Call {
  const line = { ports, partnership, close: async () => {} } as unknown as CommandLine;
  return { values, rest, open: async () => line };
}

const autumn = { from: '2019-09-01', to: '2019-11-30' };

describe('“day --from --to”', () => {
  it('prints a table that a manager can read, month by month and group by group', async () => {
    const { text } = await dayCommand(call(await september(), autumn));
    expect(text.split('\n')).toEqual([
      'What the plans and Baton ask of each group from 1 September 2019 to 30 November 2019, as if nobody answered meanwhile.',
      '“held back”: quarterly check-ins beyond twelve for a group or six for a person.',
      '',
      '                      steps due  asked  held back  messages',
      'September 2019',
      '  MACE                        0      1          0         9',
      'October 2019',
      '  LPR Group                   1      0          0         0',
      '  MACE                        0      0          0         1',
      'In all                        1      1          0        10',
    ]);
  });

  it('is of one group where one is named', async () => {
    const { text, json } = await dayCommand(call(await september(), { ...autumn, group: 'LPR' }));
    expect(text).not.toContain('MACE');
    expect(text).toContain('No meeting lies in these months');
    expect(json).toMatchObject({ rows: [{ month: '2019-10', group: 'LPR Group', stepsDue: 1 }], cycles: [] });
  });

  it.each<[Call['values'], RegExp]>([
    [{ from: '2019-09-01' }, /^It is day --from/],
    [{ from: '2019-09-01', to: 'soon' }, /^--to takes a date/],
    [{ from: '2019-09-01', to: '2019-08-01' }, /^--from is later/],
    [{ from: '2019-09-01', to: '2029-09-01' }, /three years apart/],
    [{ on: '2019-09-03', group: 'MACE' }, /^--group goes with/],
    [{}, /^Which day\?/],
    [{ ...autumn, group: 'Nobody' }, /^There is no group called Nobody/],
  ])('%j is refused with a sentence', async (values, sentence) => {
    await expect(dayCommand(call(await september(), values))).rejects.toThrow(sentence);
  });
});

describe('“run”', () => {
  it('prints the run record, and gives the same as JSON', async () => {
    const world = await september();
    world.clock.set('2019-09-03T08:00:00Z');
    await runDueSteps(world.ports, world.partnership);
    const { text, json } = await runCommand(call(world, { group: 'mace' }));
    expect(text).toContain('Run record · MACE · 24 September 2019\nAsked 1 · answered 0 · unanswered 1');
    expect(text).toContain('  Ask · done 3 September at 09:00');
    expect(json).toMatchObject({ group: 'MACE', totals: { asked: 1, unanswered: 1 } });
    expect((await runCommand(call(world, {}))).json).toEqual(json);
  });

  it.each<[Call['values'], readonly string[], RegExp]>([
    [{ group: 'Nobody' }, [], /^There is no group called Nobody/],
    [{ group: 'LPR' }, [], /^No meeting of LPR Group is dated yet/],
    [{}, ['MACE'], /^It is “run”/],
  ])('%j %j is refused with a sentence', async (values, rest, sentence) => {
    await expect(runCommand(call(await september(), values, rest))).rejects.toThrow(sentence);
  });
});

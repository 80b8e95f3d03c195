import { expect, it } from '@jest/globals';
import { examine } from '../../src/bin/doctor.ts';
import type { CommandLine } from '../../src/bin/open-command-line.ts';
import { aChannel, aGroup, aPartnership, withMeetings, withPlan } from '../builders.ts';

it('names the groups that meet and cannot be reached, and the actions that no living group leads', async () => {
  const groups = [
    aGroup({ channel: aChannel('mace') }),
    aGroup({ id: 'silent', name: 'Silent Group' }),
    aGroup({ id: 'gone', name: 'Gone Group', ended: '2019-07-01' }),
    aGroup({ id: 'idle', name: 'Idle Group' }),
  ];
  const world = await aPartnership('2019-08-01T09:00:00Z', { groups });
  await withPlan(world, [
    { ref: '1.1', leads: ['MACE'] },
    { ref: '1.2', leads: ['Gone Group'] },
    { ref: '1.3', leads: ['Gone Group', 'MACE'] },
  ]);
  await withMeetings(world, 'MACE 2019-09-24', 'Silent Group 2019-09-24');
  const store = { ...world.store, check: async () => {} };
  const config = { local: true, storage: { kind: 'memory' } };
  const line = { ports: world.ports, store, config, partnership: world.partnership } as unknown as CommandLine;
  const todos = (await examine(line)).filter(({ ok }) => !ok).map(({ todo }) => todo);
  expect(todos).toContainEqual(expect.stringContaining('cannot reach Silent Group;'));
  expect(todos).toContainEqual(expect.stringContaining('none leads DP 1.2 any more'));
});

import { beforeAll, expect, it } from '@jest/globals';
import type { Ports, Register } from '../../src/flows/ports.ts';
import { runDueSteps } from '../../src/flows/run-due-steps.ts';
import { showOverview } from '../../src/flows/show-overview.ts';
import { aPartnership, daysFrom, theGroups, theManager, type World, withMeetings, withPlan } from '../builders.ts';

/** Two groups that meet each month for five months, and are asked about everything. */
async function fiveMonths(): Promise<World> {
  const groups = theGroups.map((group) => ({ ...group, policy: 'all' as const }));
  const world = await aPartnership('2019-06-10T09:00:00Z', { groups });
  await withPlan(world, [{ ref: '1' }, { ref: '2' }, { ref: '3', leads: ['LPR Group'] }]);
  const months = ['07', '08', '09', '10', '11'];
  await withMeetings(world, ...months.flatMap((month) => [`MACE 2019-${month}-14`, `LPR Group 2019-${month}-20`]));
  for (const day of daysFrom('2019-06-17', '2019-11-01')) {
    world.clock.set(`${day}T08:05:00Z`);
    await runDueSteps(world.ports, world.partnership);
  }
  return world;
}

/** The same ports, counting the rows that are read of each kind. */
function counting({ ports }: World): { readonly ports: Ports; readonly read: Map<string, number> } {
  const read = new Map<string, number>();
  const register = (id: string): Register => {
    const real = ports.store.register(id);
    const list: Register['list'] = async (kind, range) => {
      const rows = await real.list(kind, range);
      read.set(kind, (read.get(kind) ?? 0) + rows.length);
      return rows;
    };
    return {
      ...real,
      find: real.find.bind(real),
      commit: real.commit.bind(real),
      replace: real.replace.bind(real),
      list,
    };
  };
  return { ports: { ...ports, store: { ...ports.store, register } }, read };
}

let world: World;
beforeAll(async () => {
  world = await fiveMonths();
});

it('reads no updates, and no more requests than those of the latest cycles', async () => {
  const { ports, read } = counting(world);
  const wanted = { partnership: world.partnership, asker: theManager, group: null, on: null };
  const found = await showOverview(ports, wanted);
  expect(found).toMatchObject({ kind: 'overview', overview: { unanswered: { waiting: 3 } } });
  expect(read.get('update')).toBeUndefined();
  expect(read.get('decision')).toBeUndefined();
  // Of each group three cycles that closed and one under way: four times two for MACE, four times one for LPR.
  expect(read.get('request')).toBe(12);
  expect((await world.register.list('request')).length).toBe(15);
});

it('reads the digests of one group alone', async () => {
  const { ports, read } = counting(world);
  await showOverview(ports, { partnership: world.partnership, asker: theManager, group: 'mace', on: null });
  expect(read.get('digest')).toBe(4);
});

import { expect, it } from '@jest/globals';
import { findCaller, type Rosters } from '../../src/flows/find-caller.ts';
import { makePartnership } from '../../src/flows/meet-team.ts';
import { aPartnership, type World } from '../builders.ts';

const everywhere: Rosters = { isHere: async () => 'here', isInChannel: async () => 'gone' };
const robin = { key: 'tenant~robin', name: 'Robin' };

/** A second partnership whose team is in the same tenant. */
async function withAnother({ ports, store }: World): Promise<void> {
  await makePartnership(ports, 'elsewhere');
  const kept = (await store.register('elsewhere').find('partnership', 'elsewhere'))!;
  const value = { ...kept.value, name: 'Elsewhere' };
  await store.register('elsewhere').commit([{ do: 'put', kind: 'partnership', id: 'elsewhere', value }]);
  const at = { serviceUrl: 'https://x', botId: 'bot', removedAt: null };
  const team = { tenant: 'tenant', team: 'other', name: 'Other', partnership: 'elsewhere', ...at };
  await store.directory.commit([{ do: 'put', kind: 'team', id: 'tenant~other', value: team }]);
}

it('somebody of several partnerships is given them by name, and looks at the one that they choose', async () => {
  const world = await aPartnership('2019-09-02T09:00:00Z', { name: 'Anyshire' });
  await withAnother(world);
  const found = await findCaller(world.ports, everywhere, { ...robin, wanted: null });
  expect(found).toEqual({
    kind: 'several',
    partnerships: [
      { id: 'elsewhere', name: 'Elsewhere' },
      { id: 'anyshire', name: 'Anyshire' },
    ],
  });
  const chosen = await findCaller(world.ports, everywhere, { ...robin, wanted: 'elsewhere' });
  expect(chosen).toMatchObject({ kind: 'caller', caller: { partnership: 'elsewhere' } });
});

it('is told nothing of a partnership of the tenant in whose teams they are not', async () => {
  const world = await aPartnership('2019-09-02T09:00:00Z');
  await withAnother(world);
  const rosters: Rosters = { ...everywhere, isHere: async (id) => (id === 'anyshire' ? 'here' : 'gone') };
  const found = await findCaller(world.ports, rosters, { ...robin, wanted: null });
  expect(found).toMatchObject({ kind: 'caller', caller: { partnership: 'anyshire' } });
  expect(await findCaller(world.ports, rosters, { ...robin, wanted: 'elsewhere' })).toEqual({ kind: 'stranger' });
});

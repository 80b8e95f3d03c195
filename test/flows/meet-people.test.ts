import { describe, expect, it } from '@jest/globals';
import { importPeople } from '../../src/flows/import-people.ts';
import { meetPeople } from '../../src/flows/meet-people.ts';
import { aPartnership, manager, rowsOf, type World } from '../builders.ts';

const member = (key: string, name: string, ...addresses: readonly string[]) => ({
  key: `tenant~${key}`,
  name,
  addresses,
});

async function aWorld(): Promise<World> {
  const world = await aPartnership('2019-04-02T09:00:00Z');
  await listPeople(world);
  return world;
}

async function listPeople(world: World): Promise<void> {
  const one = { row: 2, agency: 'Police', awayUntil: null, groups: ['MACE'], answers: true, actions: '' };
  await importPeople(world.ports, world.partnership, {
    by: manager,
    rows: [
      {
        ...one,
        post: 'Inspector',
        holder: { name: 'Pat Example', email: 'pat@example.org' },
        deputy: { name: '', email: '' },
      },
      {
        ...one,
        post: 'Sergeant',
        holder: { name: 'vacant', email: '' },
        deputy: { name: 'Pat Example', email: 'pat@example.org' },
      },
    ],
  });
}

describe('somebody whom a list named, met in Teams', () => {
  it('is meant by the same list, given again, though Teams calls them something else', async () => {
    const world = await aWorld();
    await meetPeople(world.ports, world.partnership, [member('pat', 'Example, Pat', 'pat@example.org')]);
    await listPeople(world);
    expect(await rowsOf(world, 'post')).toMatchObject([{ holder: 'tenant~pat' }, { deputy: 'tenant~pat' }]);
  });

  it('takes over their posts, once, with a line in the trail; their address is forgotten', async () => {
    const world = await aWorld();
    const here = [member('pat', 'Pat E', 'pat@example.org')];
    await meetPeople(world.ports, world.partnership, here);
    expect(await rowsOf(world, 'post')).toMatchObject([
      { id: 'police.inspector', holder: 'tenant~pat' },
      { id: 'police.sergeant', deputy: 'tenant~pat' },
    ]);
    expect((await rowsOf(world, 'person')).map(({ key, name }) => [key, name])).toEqual([
      ['none~1', 'Pat Example'],
      [manager, 'Sam Manager'],
      ['tenant~pat', 'Pat E'],
    ]);
    expect(await rowsOf(world, 'contact')).toEqual([]);
    expect(await meetPeople(world.ports, world.partnership, here)).toEqual([]);
    expect((await rowsOf(world, 'audit')).filter(({ what }) => what === 'met in Teams')).toEqual([
      expect.objectContaining({ about: 'none~1 is tenant~pat' }),
    ]);
  });

  it('is asked about where it is in doubt, once, and nothing changes', async () => {
    const world = await aWorld();
    const before = await rowsOf(world, 'post');
    for (let time = 0; time < 2; time += 1) {
      await meetPeople(world.ports, world.partnership, [member('pat', 'Pat Example', 'other@example.org')]);
    }
    expect(await rowsOf(world, 'post')).toEqual(before);
    const told = (await rowsOf(world, 'message')).filter(({ kind }) => kind === 'notice');
    expect(told).toHaveLength(1);
    expect(told[0]!.text).toContain('I cannot tell for certain that this is the same person');
  });
});

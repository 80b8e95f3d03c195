import { describe, expect, it } from '@jest/globals';
import { personLeft } from '../../src/flows/person-left.ts';
import type { RegisterChange } from '../../src/flows/ports.ts';
import { aPartnership, aPost, aState, manager, rowsOf, type World, withPlan } from '../builders.ts';

const robin = 'tenant~robin';
const april = '2019-04-02T09:00:00Z';

async function aWorld(more: { readonly deputy?: string } = {}): Promise<World> {
  const world = await aPartnership(april);
  await withPlan(world, [{ ref: '4.1' }, { ref: '4.2' }, { ref: '30.1', contributors: [] }]);
  const action = (await world.register.list('action')).find(({ value }) => value.ref === '30.1')!;
  const person = (key: string, name: string) => ({ key, name, roles: [], left: false });
  await world.register.commit([
    { do: 'put', kind: 'person', id: robin, value: person(robin, 'Robin Example') },
    { do: 'put', kind: 'person', id: 'tenant~kim', value: person('tenant~kim', 'Kim Example') },
    {
      do: 'put',
      kind: 'post',
      id: 'police.mace',
      value: aPost({ title: 'Inspector', holder: robin, deputy: more.deputy ?? null, awayUntil: '2027-01-01' }),
    },
    { do: 'put', kind: 'post', id: 'police.two', value: aPost({ id: 'police.two', title: 'Sergeant', deputy: robin }) },
    {
      do: 'put',
      kind: 'agency',
      id: 'police',
      value: { id: 'police', name: 'Police', aliases: [], answers: 'police.mace' },
    },
    { do: 'put', kind: 'state', id: 'dp~0004.0001', value: aState({ assignedTo: ['police.mace'] }) },
    {
      do: 'put',
      kind: 'state',
      id: 'dp~0004.0002',
      value: aState({ ref: '4.2', assignedTo: ['police.mace'], standing: 'complete' }),
    },
    { do: 'put', kind: 'action', id: action.id, value: { ...action.value, contributors: ['police'] } },
  ] satisfies readonly RegisterChange[]);
  return world;
}

const leave = ({ ports, partnership }: World, person = robin) => personLeft(ports, partnership, person, manager);
const notices = async (world: World) => (await rowsOf(world, 'message')).filter(({ kind }) => kind === 'notice');

describe('somebody who leaves', () => {
  it('holds no post any more, and the business manager is told the same day what is open', async () => {
    const world = await aWorld();
    expect(await leave(world)).toEqual({
      kind: 'left',
      name: 'Robin Example',
      posts: [
        { post: 'Inspector (Police)', was: 'holder', actions: ['DP 4.1', 'a part of DP 30.1'], standIn: null },
        { post: 'Sergeant (Police)', was: 'deputy', actions: [], standIn: null },
      ],
    });
    expect((await world.register.find('person', robin))?.value.left).toBe(true);
    expect(await rowsOf(world, 'post')).toMatchObject([
      { holder: null, deputy: null, awayUntil: null },
      { holder: null, deputy: null },
    ]);
    const [notice, ...more] = await notices(world);
    expect(more).toEqual([]);
    expect(notice).toMatchObject({ to: { kind: 'person', person: manager }, state: 'due' });
    expect(notice!.text).toContain('Robin Example has left');
    expect(notice!.text).toContain('DP 4.1, a part of DP 30.1');
    expect(notice!.text).toContain('make @Name holder of Inspector (Police)');
    expect(notice!.text).not.toContain('Write down who does what');
  });

  it('is stood in for by the deputy', async () => {
    const world = await aWorld({ deputy: 'tenant~kim' });
    expect(await leave(world)).toMatchObject({ posts: [{ standIn: 'Kim Example' }, {}] });
    expect((await notices(world))[0]!.text).toContain('Kim Example is asked meanwhile');
  });

  it('is told of once, however often Teams says it', async () => {
    const world = await aWorld();
    await Promise.all([leave(world), leave(world)]);
    expect(await leave(world)).toEqual({ kind: 'already', name: 'Robin Example' });
    expect(await notices(world)).toHaveLength(1);
  });

  it('is nobody’s business where Baton does not know them', async () => {
    const world = await aWorld();
    expect(await leave(world, 'tenant~stranger')).toEqual({ kind: 'unknown' });
    expect(await notices(world)).toEqual([]);
  });

  it('gets no notice of their own leaving as a business manager', async () => {
    const world = await aWorld();
    const other = { key: 'tenant~other', name: 'Other', roles: [{ kind: 'business-manager' } as const], left: false };
    await world.register.commit([{ do: 'put', kind: 'person', id: other.key, value: other }]);
    await leave(world, manager);
    const told = await notices(world);
    expect(told.map(({ to }) => to)).toEqual([{ kind: 'person', person: 'tenant~other' }]);
    expect(told[0]!.text).toContain('make @Name a business manager');
  });
});

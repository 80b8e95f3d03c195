import { describe, expect, it } from '@jest/globals';
import { gatherPlans } from '../../src/flows/gather.ts';
import { importPlan } from '../../src/flows/import-plan.ts';
import { actionKey, planKey } from '../../src/flows/keys.ts';
import { takeUpdate } from '../../src/flows/take-update.ts';
import {
  type ActionGiven,
  aDraft,
  anAction,
  anAsker,
  aPartnership,
  manager,
  proposed,
  rowsOf,
  stateOf,
  type World,
} from '../builders.ts';

const imports = (world: World, actions: readonly ActionGiven[], plan = {}) =>
  importPlan(world.ports, world.partnership, { draft: aDraft(actions, plan), source: 'plan.docx', by: manager });

async function refs(world: World): Promise<readonly string[]> {
  return (await gatherPlans(world.register)).actions.map(({ action }) => action.ref);
}

const april = '2019-04-02T09:00:00Z';

describe('importing a plan', () => {
  it('stores its words, makes the groups nobody knows yet, and says so', async () => {
    const world = await aPartnership(april);
    const done = await imports(world, [
      { ref: '1.1' },
      { ref: '1.10', leads: ['New Board', 'MEB'] },
      { ref: '1.2', leads: [] },
    ]);
    const nothing = { items: 0, added: [], changed: [], gone: [], renumbered: [], entries: 0, differs: [] };
    const counts = { code: 'DP', edition: 1, actions: 3, newGroups: ['New Board'], audience: 'partnership' };
    expect(done).toEqual({ kind: 'imported', ...counts, ...nothing });
    expect(await refs(world)).toEqual(['1.1', '1.2', '1.10']);
    const { actions } = await gatherPlans(world.register);
    expect(actions.map(({ action }) => action.leads)).toEqual([['mace'], [], ['new-board', 'meb']]);
  });

  it('again changes words, keeps what was said, and names what is gone', async () => {
    const world = await aPartnership(april);
    await imports(world, [{ ref: '1.1', text: 'Old words' }, { ref: '1.2' }]);
    const submit = { partnership: world.partnership, asker: anAsker(), submission: 's', plan: 'DP' };
    await takeUpdate(world.ports, { ...submit, ref: '1.1', proposed: proposed({ narrative: 'Kept.' }) });
    await takeUpdate(world.ports, { ...submit, submission: 's2', ref: '1.2', proposed: proposed() });
    const done = await imports(world, [{ ref: '1.1', text: 'New words' }, { ref: '1.3' }]);
    expect(done).toMatchObject({ edition: 2, gone: ['1.2'], newGroups: [] });
    const { actions } = await gatherPlans(world.register);
    expect(actions.map(({ action: { ref, text }, state }) => [ref, text, state.lastWord?.narrative ?? null])).toEqual([
      ['1.1', 'New words', 'Kept.'],
      ['1.3', 'Write down who does what', null],
    ]);
    expect(await stateOf(world, '1.2')).toMatchObject({ sequence: 1 });
    expect(await rowsOf(world, 'update')).toHaveLength(2);
  });

  it('again, numbered anew, says which actions have another number now', async () => {
    const world = await aPartnership(april);
    await imports(world, [
      { ref: '1.1', text: 'Publish the exploitation toolkit' },
      { ref: '1.2', text: 'Audit a sample of return interviews' },
    ]);
    const done = await imports(world, [
      { ref: '1.1', text: 'Train every new member of staff' },
      { ref: '1.2', text: 'Publish the exploitation toolkit' },
    ]);
    expect(done).toMatchObject({ renumbered: [{ ref: '1.2', was: '1.1' }], changed: [{ ref: '1.1' }, { ref: '1.2' }] });
  });

  it('again keeps who answers, who may read it, and the day on which it came', async () => {
    const world = await aPartnership(april);
    await imports(world, [{ ref: '1.1' }]);
    const audience = { kind: 'restricted', groups: ['mace'] } as const;
    const plan = (await world.register.find('plan', planKey('DP')))!;
    const action = (await world.register.find('action', actionKey('DP', 1, '1.1')))!;
    await world.register.commit([
      { do: 'put', kind: 'plan', id: plan.id, value: { ...plan.value, audience, kind: 'case-review' } },
      {
        do: 'put',
        kind: 'action',
        id: action.id,
        value: { ...action.value, responsible: ['post'], contributors: ['police'] },
      },
    ]);
    world.clock.set('2019-10-01T09:00:00Z');
    await imports(world, [{ ref: '1.1', text: 'New' }]);
    const { plans, actions } = await gatherPlans(world.register);
    expect(plans).toMatchObject([{ edition: 2, audience, kind: 'case-review', importedAt: april }]);
    expect(actions[0]!.action).toMatchObject({ text: 'New', responsible: ['post'], contributors: ['police'] });
  });

  it('keeps who answers for an action that one edition left out', async () => {
    const world = await aPartnership(april);
    await imports(world, [{ ref: '1.1' }, { ref: '1.2' }]);
    const action = (await world.register.find('action', actionKey('DP', 1, '1.2')))!;
    const value = { ...action.value, responsible: ['post'], contributors: ['police'] };
    await world.register.commit([{ do: 'put', kind: 'action', id: action.id, value }]);
    await imports(world, [{ ref: '1.1' }]);
    await imports(world, [{ ref: '1.1', text: 'New' }]);
    expect(await imports(world, [{ ref: '1.1' }, { ref: '1.2' }, { ref: '1.3' }])).toMatchObject({
      added: ['1.2', '1.3'],
    });
    const { actions } = await gatherPlans(world.register);
    expect(actions.map(({ action: { ref, responsible, contributors } }) => [ref, responsible, contributors])).toEqual([
      ['1.1', [], []],
      ['1.2', ['post'], ['police']],
      ['1.3', [], []],
    ]);
  });

  it('of 250 actions switches from the old edition to the new at one moment', async () => {
    const world = await aPartnership(april);
    const many = (text: string) =>
      Array.from(
        { length: 250 },
        (_, at): ActionGiven => ({ ref: `${1 + Math.floor(at / 50)}.${1 + (at % 50)}`, text }),
      );
    await imports(world, many('old'));
    const seen = new Set<string>();
    const look = async () => {
      for (let at = 0; at < 40; at += 1) {
        const { actions } = await gatherPlans(world.register);
        seen.add(`${actions.length} ${[...new Set(actions.map(({ action }) => action.text))].join()}`);
      }
    };
    await Promise.all([imports(world, many('new')), look()]);
    await look();
    expect(seen).toEqual(new Set(['250 old', '250 new']));
  });

  it('never mixes with what an import that broke off has left behind', async () => {
    const world = await aPartnership(april);
    await imports(world, [{ ref: '1.1' }]);
    const left = anAction({ ref: '9.9', edition: 2 });
    await world.register.commit([{ do: 'put', kind: 'action', id: actionKey('DP', 2, '9.9'), value: left }]);
    await imports(world, [{ ref: '1.1' }, { ref: '1.2' }]);
    expect(await refs(world)).toEqual(['1.1', '1.2']);
  });

  it('twice at the same time ends with one of the two, whole', async () => {
    const world = await aPartnership(april);
    const [one, other] = [
      [{ ref: '1.1' }, { ref: '1.2' }, { ref: '1.3' }],
      [{ ref: '1.1' }, { ref: '7.7' }],
    ];
    await Promise.all([imports(world, one), imports(world, other)]);
    expect([one.map(({ ref }) => ref), other.map(({ ref }) => ref)]).toContainEqual(await refs(world));
  });

  it.each([
    ['its id', 'Mace'],
    ['its name with “Group” behind it', 'MACE Group'],
    ['its initials', 'Missing And Child Exploitation'],
  ])('takes a group that is there already, named by %s, for that group', async (_, name) => {
    const world = await aPartnership(april);
    expect(await imports(world, [{ ref: '1.1', leads: [name] }])).toMatchObject({ newGroups: [] });
    expect((await gatherPlans(world.register)).actions[0]!.action.leads).toEqual(['mace']);
  });

  it('makes one group of two spellings', async () => {
    const world = await aPartnership(april);
    await imports(world, [
      { ref: '1.1', leads: ['New Board'] },
      { ref: '1.2', leads: ['new board'] },
    ]);
    expect((await rowsOf(world, 'group')).filter(({ id }) => id === 'new-board')).toHaveLength(1);
  });

  it.each<[string, ActionGiven[], object, object]>([
    [
      'tells of a child in danger',
      [{ ref: '1.1', updates: [{ on: null, text: 'A boy in my class says his dad hits him' }] }],
      {},
      { code: 'concern', refs: ['1.1'] },
    ],
    ['names a person by number', [{ ref: '1.1', text: 'See 943 476 5919' }], {}, { code: 'identifier', refs: ['1.1'] }],
    ['says of no period', [{ ref: '1.1' }], { period: null }, { code: 'no-period' }],
  ])('that %s is refused and stores nothing', async (_, actions, plan, refusal) => {
    const world = await aPartnership(april);
    expect(await imports(world, actions, plan)).toEqual({ kind: 'refused', ...refusal });
    expect(await rowsOf(world, 'action')).toEqual([]);
    expect(await rowsOf(world, 'plan')).toEqual([]);
  });
});

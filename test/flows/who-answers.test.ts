import { describe, expect, it } from '@jest/globals';
import type { Choice } from '../../src/domain/naming.ts';
import { importPlan } from '../../src/flows/import-plan.ts';
import type { RegisterChange } from '../../src/flows/ports.ts';
import { saveAnswerers } from '../../src/flows/save-answerers.ts';
import { showWhoAnswers } from '../../src/flows/show-who-answers.ts';
import { aDraft, anAsker, aPartnership, aPost, manager, rowsOf, stateOf, theManager, type World } from '../builders.ts';

const april = '2019-04-02T09:00:00Z';
const plan = aDraft([
  { ref: '4.1', text: 'Report from Police', measure: '' },
  { ref: '4.2', text: 'Reports from Police and SARC', measure: '' },
  { ref: '4.3', text: 'Do it', measure: '' },
]);

async function aWorld(): Promise<World> {
  const world = await aPartnership(april);
  const agency = { id: 'police', name: 'Police', aliases: [], answers: 'police.mace' };
  await world.register.commit([
    { do: 'put', kind: 'agency', id: 'police', value: agency },
    { do: 'put', kind: 'post', id: 'police.mace', value: aPost({ title: 'Inspector', holder: 'tenant~robin' }) },
    {
      do: 'put',
      kind: 'person',
      id: 'tenant~robin',
      value: { key: 'tenant~robin', name: 'Robin', roles: [], left: false },
    },
  ] satisfies readonly RegisterChange[]);
  await importPlan(world.ports, world.partnership, { draft: plan, source: 'plan.docx', by: manager });
  return world;
}

const show = ({ ports, partnership }: World) => showWhoAnswers(ports, partnership, { card: 'none', plan: 'DP' });
const save = ({ ports, partnership }: World, ...picked: readonly [string, Choice][]) =>
  saveAnswerers(ports, {
    partnership,
    asker: theManager,
    picked: picked.map(([ref, choice]) => ({ plan: 'DP', ref, choice })),
  });

describe('an import of a plan', () => {
  it('asks each business manager who answers, once for each edition', async () => {
    const world = await aWorld();
    await importPlan(world.ports, world.partnership, { draft: plan, source: 'plan.docx', by: manager });
    const asked = (await rowsOf(world, 'message')).filter(({ kind }) => kind === 'who-answers');
    expect(asked.map(({ id, to, state }) => [id, to, state])).toEqual([
      [`dp.1~who-answers~${manager}`, { kind: 'person', person: manager }, 'due'],
      [`dp.2~who-answers~${manager}`, { kind: 'person', person: manager }, 'due'],
    ]);
    expect(await rowsOf(world, 'outbox')).toHaveLength(2);
  });
});

describe('who answers?', () => {
  it('lists what nobody answers for, with what the plan says and everybody who could', async () => {
    const world = await aWorld();
    const view = await show(world);
    expect(view).toMatchObject({
      plan: { code: 'DP' },
      items: [
        { line: { ref: '4.1' }, suggested: ['Police'], each: false },
        { line: { ref: '4.2' }, suggested: ['Police', 'SARC (new)'], each: false },
        { line: { ref: '4.3' }, suggested: [], each: false },
      ],
      answerers: [
        { kind: 'post', id: 'police.mace', name: 'Inspector (Police): Robin' },
        { kind: 'agency', id: 'police', name: 'Police' },
        { kind: 'person', id: manager, name: 'Sam Manager' },
      ],
    });
  });

  it('saves a page of choices at once, and asks about them no more', async () => {
    const world = await aWorld();
    const saved = await save(
      world,
      ['4.1', { kind: 'plan' }],
      ['4.2', { kind: 'plan' }],
      ['4.3', { kind: 'person', id: manager }],
    );
    expect(saved).toEqual({
      kind: 'saved',
      saved: [
        { action: 'DP 4.1', who: ['Inspector (Police)'], parts: false, vacant: [] },
        { action: 'DP 4.2', who: ['Police', 'SARC'], parts: true, vacant: ['SARC'] },
        { action: 'DP 4.3', who: ['Sam Manager'], parts: false, vacant: [] },
      ],
      taken: [],
      gone: [],
    });
    expect((await stateOf(world, '4.1')).assignedTo).toEqual(['police.mace']);
    expect((await rowsOf(world, 'action')).find(({ ref }) => ref === '4.2')?.contributors).toEqual(['police', 'sarc']);
    expect((await show(world)).items).toEqual([]);
    expect((await rowsOf(world, 'audit')).find(({ what }) => what === 'named who answers')?.about).toBe(
      'DP 4.1, DP 4.2, DP 4.3',
    );
  });

  it('tells what somebody else has named meanwhile, and leaves it', async () => {
    const world = await aWorld();
    await save(world, ['4.1', { kind: 'person', id: manager }]);
    const second = await save(world, ['4.1', { kind: 'plan' }], ['4.3', { kind: 'post', id: 'police.mace' }]);
    expect(second).toMatchObject({
      saved: [{ action: 'DP 4.3' }],
      taken: [{ action: 'DP 4.1', who: ['Sam Manager'] }],
    });
    expect((await stateOf(world, '4.1')).assignedTo).toEqual(['of.tenant-manager']);
  });

  it('takes the same page twice for once', async () => {
    const world = await aWorld();
    await save(world, ['4.1', { kind: 'plan' }]);
    const audits = await rowsOf(world, 'audit');
    expect(await save(world, ['4.1', { kind: 'plan' }])).toEqual({ kind: 'saved', saved: [], taken: [], gone: [] });
    expect(await rowsOf(world, 'audit')).toEqual(audits);
  });

  it('tells what is not there any more', async () => {
    const world = await aWorld();
    expect(await save(world, ['9.9', { kind: 'plan' }], ['4.3', { kind: 'post', id: 'gone' }])).toMatchObject({
      saved: [],
      gone: ['DP 9.9', 'DP 4.3'],
    });
  });

  it('keeps to one of two who save at the same moment', async () => {
    const world = await aWorld();
    const both = await Promise.all([
      save(world, ['4.1', { kind: 'plan' }]),
      save(world, ['4.1', { kind: 'person', id: manager }]),
    ]);
    const kinds = both.map((one) => (one.kind === 'saved' ? [one.saved.length, one.taken.length] : []));
    expect(kinds.toSorted()).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it('is for business managers only', async () => {
    const world = await aWorld();
    const picked = [{ plan: 'DP', ref: '4.1', choice: { kind: 'plan' } as const }];
    expect(await saveAnswerers(world.ports, { partnership: world.partnership, asker: anAsker(), picked })).toEqual({
      kind: 'refused',
      code: 'not-business-manager',
    });
    expect((await stateOf(world, '4.1')).assignedTo).toEqual([]);
  });
});

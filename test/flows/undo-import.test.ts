import { describe, expect, it } from '@jest/globals';
import { gatherPlans } from '../../src/flows/gather.ts';
import { importPlan } from '../../src/flows/import-plan.ts';
import { runDueSteps } from '../../src/flows/run-due-steps.ts';
import { takeUpdate } from '../../src/flows/take-update.ts';
import { undoImport } from '../../src/flows/undo-import.ts';
import {
  type ActionGiven,
  aDraft,
  anAsker,
  aPartnership,
  manager,
  proposed,
  rowsOf,
  type World,
  withMeetings,
} from '../builders.ts';

const april = '2019-04-02T09:00:00Z';

function imports({ ports, partnership }: World, ...actions: readonly ActionGiven[]) {
  return importPlan(ports, partnership, { draft: aDraft(actions), source: 'plan.docx', by: manager });
}

const undo = ({ ports, partnership }: World, more = {}) =>
  undoImport(ports, partnership, { code: 'DP', by: manager, ...more });

async function words({ register }: World) {
  const { actions } = await gatherPlans(register);
  return actions.map(({ action, state }) => [action.ref, action.text, state.lastWord?.rating ?? null]);
}

describe('undoing an import', () => {
  it('brings back the words and the history of the edition before, and keeps what people said since', async () => {
    const world = await aPartnership(april);
    await imports(world, { ref: '4.1', text: 'Old', rating: 'amber' }, { ref: '4.2', text: 'Old' });
    await imports(world, { ref: '4.1', text: 'New', rating: 'blue' }, { ref: '4.2', text: 'New' }, { ref: '4.3' });
    const submit = { partnership: world.partnership, asker: anAsker(), submission: 's', plan: 'DP', ref: '4.2' };
    await takeUpdate(world.ports, { ...submit, proposed: proposed({ rating: 'red' }) });
    expect(await undo(world)).toMatchObject({ kind: 'undone', edition: 1 });
    expect(await words(world)).toEqual([
      ['4.1', 'Old', 'amber'],
      ['4.2', 'Old', 'red'],
    ]);
  });

  it('of a plan that was new takes it out of every list, and the groups that nobody used', async () => {
    const world = await aPartnership(april);
    await imports(world, { leads: ['New Board', 'Dated Board'] });
    await withMeetings(world, 'Dated Board 2019-09-24');
    expect(await undo(world)).toMatchObject({ kind: 'undone', edition: null, groupsGone: ['New Board'] });
    expect(await rowsOf(world, 'plan')).toEqual([]);
    expect(await words(world)).toEqual([]);
    const names = (await rowsOf(world, 'group')).map(({ name }) => name);
    expect(names).toContain('Dated Board');
    expect(names).not.toContain('New Board');
  });

  it('lets the same file be imported again, with its history once', async () => {
    const world = await aPartnership(april);
    const action = {
      ref: '4.1',
      text: 'Words',
      rating: 'amber',
      updates: [{ on: '2019-03-01', text: 'Begun.' }],
    } as const;
    await imports(world, action);
    await undo(world);
    await imports(world, action);
    expect(await words(world)).toEqual([['4.1', 'Words', 'amber']]);
    expect(await rowsOf(world, 'update')).toHaveLength(1);
  });

  it('goes back by one import only', async () => {
    const world = await aPartnership(april);
    await imports(world, {});
    await imports(world, {});
    await undo(world);
    expect(await undo(world)).toEqual({ kind: 'refused', code: 'nothing-to-undo' });
  });

  it('from a card of an import that another has followed is refused', async () => {
    const world = await aPartnership(april);
    await imports(world, {});
    await imports(world, {});
    expect(await undo(world, { edition: 1 })).toEqual({ kind: 'refused', code: 'imported-since' });
  });

  it('is refused once somebody has been asked about it, and names the codes where there is no such plan', async () => {
    const world = await aPartnership(april);
    await imports(world, { ref: '4.1', timescale: 'September 2019' });
    await withMeetings(world, 'MACE 2019-09-24');
    world.clock.set('2019-09-03T08:01:00Z');
    await runDueSteps(world.ports, world.partnership);
    expect(await undo(world)).toMatchObject({ kind: 'refused', code: 'asked-since', group: 'MACE' });
    expect(await undo(world, { code: 'XX' })).toEqual({ kind: 'refused', code: 'no-such-plan', codes: ['DP'] });
  });
});

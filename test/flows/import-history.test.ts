import { describe, expect, it } from '@jest/globals';
import { addUp } from '../../src/domain/accept-update.ts';
import { answerQuestion } from '../../src/flows/answer-question.ts';
import { gatherPlans } from '../../src/flows/gather.ts';
import { importPlan } from '../../src/flows/import-plan.ts';
import { takeUpdate } from '../../src/flows/take-update.ts';
import {
  type ActionGiven,
  aDraft,
  anAsker,
  aPartnership,
  manager,
  proposed,
  rowsOf,
  theManager,
  type World,
} from '../builders.ts';

const april = '2022-04-02T09:00:00Z';
const march = { on: '2021-03-25', text: 'Training is booked.' } as const;
const may = { on: '2021-05-05', text: 'Training was held.' } as const;

function imports(world: World, ...actions: readonly ActionGiven[]) {
  return importPlan(world.ports, world.partnership, { draft: aDraft(actions), source: 'plan.docx', by: manager });
}

async function says(world: World, rating: string, narrative: string, submission = narrative) {
  const submit = { partnership: world.partnership, asker: anAsker(), submission, plan: 'DP', ref: '4.1' };
  const taken = await takeUpdate(world.ports, { ...submit, proposed: proposed({ rating, narrative }) });
  expect(taken).toMatchObject({ kind: 'taken' });
}

async function stateNow(world: World) {
  const { actions } = await gatherPlans(world.register);
  const { state } = actions.find(({ action }) => action.ref === '4.1')!;
  return { standing: state.standing, rating: state.lastWord?.rating, said: state.lastWord?.narrative };
}

async function history(world: World, on?: '2021-04-01') {
  const question = { asker: theManager, text: 'history 4.1', place: 'private', channelOf: null } as const;
  const asked = { partnership: world.partnership, ...question, ...(on && { on }) };
  const answer = await answerQuestion(world.ports, asked);
  return answer.kind === 'history' ? answer.updates.map(({ narrative, rating }) => [narrative, rating]) : answer.kind;
}

describe('the updates and ratings of a plan’s own', () => {
  it('are its history by the route “plan”, dated where the file gives a date, and its last word', async () => {
    const world = await aPartnership(april);
    await imports(world, { rating: 'amber', updates: [march, { on: null, text: 'A room is found.' }, may] });
    expect(await rowsOf(world, 'update')).toMatchObject([
      { narrative: march.text, at: '2021-03-25T12:00:00Z', rating: null, route: 'plan', by: manager, undated: false },
      { narrative: 'A room is found.', at: '2021-03-25T12:00:00Z', undated: true },
      { narrative: may.text, at: '2021-05-05T11:00:00Z', rating: 'amber', undated: false },
    ]);
    expect(await stateNow(world)).toEqual({ standing: 'open', rating: 'amber', said: may.text });
    expect(await rowsOf(world, 'state')).toEqual([]);
  });

  it('make an action complete that was published so, and no request or due date remains of it', async () => {
    const world = await aPartnership(april);
    await imports(world, { rating: 'blue', timescale: 'June 2019' });
    expect(await stateNow(world)).toMatchObject({ standing: 'complete', rating: 'blue' });
  });

  it('are stored once, however often the same file comes', async () => {
    const world = await aPartnership(april);
    const action = { rating: 'amber', updates: [march, may] } as const;
    await imports(world, action);
    expect(await imports(world, action)).toMatchObject({ edition: 2, entries: 0, changed: [], differs: [] });
    expect(await rowsOf(world, 'update')).toHaveLength(2);
    expect(await history(world)).toHaveLength(2);
  });

  it('grow by what a newer file adds, and what it leaves out is kept', async () => {
    const world = await aPartnership(april);
    await imports(world, { rating: 'amber', updates: [march] });
    expect(await imports(world, { rating: 'blue', updates: [may] })).toMatchObject({ entries: 1 });
    expect(await history(world)).toEqual(
      expect.arrayContaining([
        [march.text, 'amber'],
        [may.text, 'blue'],
      ]),
    );
    expect(await stateNow(world)).toEqual({ standing: 'complete', rating: 'blue', said: may.text });
  });

  it('stand behind what was said to Baton since, and the difference is told', async () => {
    const world = await aPartnership(april);
    await imports(world, { rating: 'amber', updates: [march] });
    await says(world, 'green', 'All is held now.');
    expect(await imports(world, { rating: 'red', updates: [march] })).toMatchObject({
      differs: [{ ref: '4.1', file: 'red', register: 'green' }],
    });
    expect(await stateNow(world)).toMatchObject({ rating: 'green', said: 'All is held now.' });
    // An entry of the file that is dated later is the newer word.
    await imports(world, { rating: 'red', updates: [march, { on: '2022-04-09', text: 'It fell through.' }] });
    expect(await stateNow(world)).toMatchObject({ rating: 'red', said: 'It fell through.' });
  });

  it('are not added again where the file prints what was said to Baton', async () => {
    const world = await aPartnership(april);
    await imports(world, { updates: [march] });
    await says(world, 'green', 'All is held now.');
    const printed = { on: '2022-04-02', text: 'All is  held now.' } as const;
    expect(await imports(world, { rating: 'green', updates: [march, printed] })).toMatchObject({ entries: 0 });
    expect((await rowsOf(world, 'update')).map(({ route }) => route).toSorted()).toEqual(['card', 'plan']);
  });

  it('add a line for a rating that has changed while the log has not', async () => {
    const world = await aPartnership(april);
    await imports(world, { rating: 'amber', updates: [march] });
    expect(await imports(world, { rating: 'blue', updates: [march] })).toMatchObject({ entries: 1, differs: [] });
    expect(await stateNow(world)).toEqual({ standing: 'complete', rating: 'blue', said: march.text });
  });

  it('are kept apart from the state that people’s words add up to', async () => {
    const world = await aPartnership(april);
    await imports(world, { rating: 'amber', updates: [march] });
    await says(world, 'green', 'All is held now.');
    const own = (await rowsOf(world, 'update')).filter(({ entry }) => entry === null);
    const [state] = await rowsOf(world, 'state');
    expect(state).toEqual(addUp('DP', '4.1', { updates: own, decisions: [] }));
  });

  it('answer a question about an earlier day with what was known then', async () => {
    const world = await aPartnership(april);
    await imports(world, { rating: 'amber', updates: [march, may] });
    expect(await history(world, '2021-04-01')).toEqual([[march.text, null]]);
  });

  it('may be repeated by “no change”, also where they are a rating alone', async () => {
    const world = await aPartnership(april);
    await imports(world, { rating: 'amber' });
    const submit = { partnership: world.partnership, asker: anAsker(), submission: 's', plan: 'DP', ref: '4.1' };
    const keep = proposed({ noChange: true, rating: '', narrative: '' });
    expect(await takeUpdate(world.ports, { ...submit, proposed: keep })).toMatchObject({ kind: 'taken' });
    expect(await stateNow(world)).toMatchObject({ rating: 'amber' });
  });
});

describe('importing a newer version', () => {
  it('says what is new, what changed and how, and what is gone', async () => {
    const world = await aPartnership(april);
    await imports(world, { ref: '4.1' }, { ref: '4.2' }, { ref: '4.3' });
    const newer = { ref: '4.1', text: 'New words', timescale: 'July 2019', leads: ['LPR Group'] };
    expect(await imports(world, newer, { ref: '4.2' }, { ref: '5.1' })).toMatchObject({
      added: ['5.1'],
      changed: [{ ref: '4.1', fields: ['action', 'timescale', 'lead'] }],
      gone: ['4.3'],
    });
  });

  it('keeps a step done whose date it keeps, or to which the date was moved', async () => {
    const world = await aPartnership('2019-05-02T09:00:00Z');
    await imports(world, { timescale: 'May and June 2019' });
    const submit = { partnership: world.partnership, asker: anAsker(), submission: 's', plan: 'DP', ref: '4.1' };
    await takeUpdate(world.ports, { ...submit, proposed: proposed({ doneFor: ['2019-05-31'] }) });
    await imports(world, { timescale: 'May and July 2019' });
    const { actions } = await gatherPlans(world.register);
    expect(actions[0]!.state.steps).toMatchObject([{ due: '2019-05-31', doneOn: '2019-05-02' }]);
    expect(actions[0]!.action.timescale.due).toEqual(['2019-05-31', '2019-07-31']);
  });
});

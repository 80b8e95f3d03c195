import { describe, expect, it } from '@jest/globals';
import { answerQuestion } from '../../src/flows/answer-question.ts';
import { drawMessage } from '../../src/flows/draw-message.ts';
import { gatherPlans, gatherSetting } from '../../src/flows/gather.ts';
import { gatherAsked } from '../../src/flows/gather-asked.ts';
import { importPlan } from '../../src/flows/import-plan.ts';
import { stateKey } from '../../src/flows/keys.ts';
import { runDueSteps } from '../../src/flows/run-due-steps.ts';
import { takeDecision } from '../../src/flows/take-decision.ts';
import {
  aDraft,
  anAsker,
  aPartnership,
  aPost,
  aState,
  manager,
  rowsOf,
  theGroups,
  theManager,
  type World,
  withMeetings,
  withPlan,
} from '../builders.ts';

const meeting = 'mace.2019-09-24';
const kim = 'tenant~kim';
const theChair = anAsker({ key: 'tenant~chair', roles: [{ kind: 'chair', group: 'mace' }] });

/** MACE has asked Kim about 1.1 and 1.2 on 3 September. */
async function asked(): Promise<World> {
  const groups = theGroups.map((group) => ({ ...group, policy: 'all' as const }));
  const world = await aPartnership('2019-08-01T09:00:00Z', { groups });
  await withPlan(world, [
    { ref: '1.1', timescale: 'July 2019' },
    { ref: '1.2', timescale: 'July 2019' },
  ]);
  await withMeetings(world, 'MACE 2019-09-24');
  const assigned = (ref: string) => aState({ ref, assignedTo: ['yos'] });
  await world.register.commit([
    { do: 'put', kind: 'person', id: kim, value: { key: kim, name: 'Kim', roles: [], left: false } },
    { do: 'put', kind: 'post', id: 'yos', value: aPost({ id: 'yos', holder: kim }) },
    { do: 'put', kind: 'state', id: stateKey('DP', '1.1'), value: assigned('1.1') },
    { do: 'put', kind: 'state', id: stateKey('DP', '1.2'), value: assigned('1.2') },
  ]);
  await reach(world, '2019-09-03T08:00:00Z');
  return world;
}

async function reach(world: World, time: string): Promise<void> {
  world.clock.set(time);
  await runDueSteps(world.ports, world.partnership);
}

async function signOff(world: World, ref: string): Promise<void> {
  const ruling = { matter: 'sign-off', outcome: 'agreed' } as const;
  const wanted = { partnership: world.partnership, asker: theChair, plan: 'DP', ref, ruling };
  expect(await takeDecision(world.ports, wanted)).toMatchObject({ kind: 'decided' });
}

async function shown(world: World, id: string) {
  return drawMessage(world.ports, world.partnership, (await world.register.find('message', id))!.value);
}

async function remindersAndChases(world: World): Promise<readonly string[]> {
  const messages = await rowsOf(world, 'message');
  return messages.filter(({ kind }) => kind === 'reminder' || kind === 'chase').map(({ id }) => id);
}

async function waiting(world: World) {
  const question = { partnership: world.partnership, asker: theManager, text: 'who has not replied' };
  return answerQuestion(world.ports, { ...question, channelOf: null, place: 'private' });
}

describe('an action that is completed after it was asked about', () => {
  it('is neither reminded of nor chased, and its card asks nothing more of it', async () => {
    const world = await asked();
    await signOff(world, '1.2');
    expect(await shown(world, `${meeting}~ask~${kim}`)).toMatchObject({
      view: { asked: 1, answered: 0, items: [{ state: 'waits' }, { state: 'settled' }] },
    });
    expect(await waiting(world)).toMatchObject({ lines: [{ ref: '1.1' }], counts: { waiting: 1 } });
    await reach(world, '2019-09-10T08:00:00Z');
    expect(await shown(world, `${meeting}~remind~${kim}`)).toMatchObject({
      view: { items: [{ line: { ref: '1.1' } }] },
    });
    await reach(world, '2019-09-12T08:00:00Z');
    expect(await shown(world, `${meeting}~chase~manager.${manager}`)).toMatchObject({
      view: { asked: 1, lines: [{ refs: ['1.1'] }] },
    });
  });

  it('leaves nobody to remind, where it was the only one that was open', async () => {
    const world = await asked();
    await signOff(world, '1.1');
    await signOff(world, '1.2');
    await reach(world, '2019-09-10T08:00:00Z');
    await reach(world, '2019-09-12T08:00:00Z');
    expect(await remindersAndChases(world)).toEqual([]);
  });
});

it('what was settled without an answer counts as asked neither in the digest nor where cycles are counted', async () => {
  const world = await asked();
  const of = async () => {
    const { asked: all, closed } = await gatherAsked(world.register, {
      setting: await gatherSetting(world.ports, world.partnership),
      actions: (await gatherPlans(world.register)).actions,
      closed: 1,
    });
    return [closed.size, ...all.map(({ requests }) => requests.map(({ ref }) => ref).join())];
  };
  await signOff(world, '1.2');
  expect(await of()).toEqual([0, '1.1']);
  await reach(world, '2019-09-13T08:00:00Z');
  expect(await of()).toEqual([1, '1.1']);
  expect((await world.register.find('digest', meeting))!.value.group).toMatchObject({ asked: 1, answered: 0 });
  // What is settled after the close was unanswered at the close.
  await signOff(world, '1.1');
  expect(await of()).toEqual([1, '1.1']);
});

it('an action that a newer edition leaves out is not chased', async () => {
  const world = await asked();
  const draft = aDraft([{ ref: '1.1', timescale: 'July 2019' }]);
  await importPlan(world.ports, world.partnership, { draft, source: 'newer.docx', by: manager });
  await reach(world, '2019-09-12T08:00:00Z');
  expect(await shown(world, `${meeting}~chase~manager.${manager}`)).toMatchObject({
    view: { asked: 1, lines: [{ refs: ['1.1'] }] },
  });
});

it('“who has not replied” between the close and the meeting names what stayed unanswered', async () => {
  const world = await asked();
  await signOff(world, '1.2');
  await reach(world, '2019-09-13T08:00:00Z');
  expect(await waiting(world)).toMatchObject({
    lines: [],
    closing: 'Not answered by the close: 1.1. A late answer still counts until the meeting.',
  });
  world.clock.set('2019-09-25T07:00:00Z');
  expect(await waiting(world)).toMatchObject({ lines: [], closing: 'No request waits for an answer.' });
});

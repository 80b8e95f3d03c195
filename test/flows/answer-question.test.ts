import { describe, expect, it } from '@jest/globals';
import type { Answer } from '../../src/domain/answer.ts';
import type { Day } from '../../src/domain/day.ts';
import { answerQuestion, type Question } from '../../src/flows/answer-question.ts';
import { stateKey } from '../../src/flows/keys.ts';
import { runDueSteps } from '../../src/flows/run-due-steps.ts';
import { takeUpdate } from '../../src/flows/take-update.ts';
import { undoUpdate } from '../../src/flows/undo-update.ts';
import {
  anAsker,
  aPartnership,
  aPost,
  aState,
  manager,
  proposed,
  stateOf,
  theManager,
  type World,
  withMeetings,
  withPlan,
} from '../builders.ts';

async function aYear(): Promise<World> {
  const world = await aPartnership('2019-04-02T09:00:00Z');
  await withPlan(world, [
    { ref: '1.1', timescale: 'July 2019' },
    { ref: '1.2', timescale: 'August 2019', leads: ['LPR Group'] },
    { ref: '1.3', timescale: 'Quarterly' },
  ]);
  await withMeetings(world, 'MACE 2019-09-24', 'LPR Group 2019-10-10', 'MACE 2019-11-19');
  return world;
}

function ask(world: World, text: string, more: Partial<Question> = {}): Promise<Answer> {
  const usual = { asker: theManager, channelOf: null, place: 'private' } as const;
  return answerQuestion(world.ports, { partnership: world.partnership, text, ...usual, ...more });
}

async function refs(answer: Promise<Answer>): Promise<readonly string[]> {
  const given = await answer;
  return given.kind === 'list' ? given.lines.map(({ ref }) => ref) : [given.kind];
}

let submits = 0;
async function say(world: World, at: string, ref: string, more: Parameters<typeof proposed>[0] = {}) {
  world.clock.set(at);
  submits += 1;
  const submit = { partnership: world.partnership, asker: theManager, submission: `s${submits}`, plan: 'DP', ref };
  return takeUpdate(world.ports, { ...submit, proposed: proposed(more) });
}

/** The chair accepts an action as complete, as the record of a meeting will write it. */
async function accept(world: World, at: string, ref: string): Promise<void> {
  world.clock.set(at);
  const id = `${stateKey('DP', ref)}~sign-off`;
  const state = {
    ...(await stateOf(world, ref)),
    standing: 'complete',
    proposedComplete: null,
    agreed: { rating: 'blue', decision: id },
  } as const;
  const takenBy = { kind: 'chair', group: 'mace', person: 'tenant~chair' } as const;
  const decision = {
    id,
    plan: 'DP',
    ref,
    matter: { kind: 'sign-off' },
    outcome: 'agreed',
    takenBy,
    at: world.clock.now(),
    recordedBy: manager,
    note: '',
    replaces: null,
  } as const;
  await world.register.commit([
    { do: 'put', kind: 'state', id: stateKey('DP', ref), value: state },
    { do: 'insert', kind: 'decision', id, value: decision },
  ]);
}

describe('a question as of a day', () => {
  it.each<[Day, readonly string[]]>([
    ['2019-07-31', []],
    ['2019-08-01', ['1.1']],
    ['2019-09-01', ['1.1', '1.2']],
    ['2019-09-10', ['1.2']],
    ['2020-01-01', ['1.2']],
  ])('counts the updates up to that day, the day included: overdue on %s', async (on, expected) => {
    const world = await aYear();
    await say(world, '2019-09-10T22:30:00Z', '1.1', { doneFor: ['2019-07-31'] });
    world.clock.set('2019-10-01T09:00:00Z');
    expect(await refs(ask(world, 'overdue', { on }))).toEqual(expected);
  });

  it('counts what was taken back until it was taken back', async () => {
    const world = await aYear();
    await say(world, '2019-08-05T09:00:00Z', '1.1', { rating: 'red', doneFor: ['2019-07-31'] });
    world.clock.set('2019-08-07T09:00:00Z');
    await undoUpdate(world.ports, {
      partnership: world.partnership,
      asker: theManager,
      plan: 'DP',
      ref: '1.1',
      sequence: 1,
    });
    expect(await refs(ask(world, 'overdue', { on: '2019-08-06' }))).toEqual([]);
    expect(await refs(ask(world, 'overdue', { on: '2019-08-08' }))).toEqual(['1.1']);
    expect(await refs(ask(world, 'overdue'))).toEqual(['1.1']);
  });

  it('counts what a meeting accepted from the day on which it did, and so it stays on days still to come', async () => {
    const world = await aYear();
    await say(world, '2019-08-05T09:00:00Z', '1.1', { rating: 'blue' });
    await accept(world, '2019-09-24T14:00:00Z', '1.1');
    expect(await ask(world, 'overdue', { on: '2019-09-23' })).toMatchObject({
      lines: [{ ref: '1.2' }, { ref: '1.1', proposedComplete: true }].toReversed(),
    });
    expect(await refs(ask(world, 'overdue', { on: '2019-09-24' }))).toEqual(['1.2']);
    expect(await refs(ask(world, 'overdue', { on: '2020-03-01' }))).toEqual(['1.2']);
  });

  it('reads dates and meetings as of that day', async () => {
    const world = await aYear();
    expect(await ask(world, 'due', { on: '2019-07-01' })).toMatchObject({
      reading: { from: '2019-07-01', to: '2019-09-24', on: '2019-07-01' },
    });
    expect(await ask(world, 'meetings', { on: '2019-10-11' })).toMatchObject({
      meetings: [{ group: 'MACE', date: '2019-11-19' }],
    });
  });

  it('gives the history and the digest up to that day', async () => {
    const world = await aYear();
    world.clock.set('2019-09-03T08:00:00Z');
    await runDueSteps(world.ports, world.partnership);
    await say(world, '2019-09-04T09:00:00Z', '1.1', { narrative: 'One.' });
    await say(world, '2019-09-08T09:00:00Z', '1.1', { narrative: 'Two.' });
    expect(await ask(world, 'history 1.1', { on: '2019-09-05' })).toMatchObject({ updates: [{ narrative: 'One.' }] });
    expect(await ask(world, 'digest for MACE', { on: '2019-09-03' })).toMatchObject({
      digest: { answered: 0, asked: 2 },
    });
    expect(await ask(world, 'digest for MACE', { on: '2019-09-04' })).toMatchObject({
      digest: { answered: 1, asked: 2 },
    });
    expect(await ask(world, 'digest for MACE', { on: '2019-09-02' })).toMatchObject({
      digest: { answered: 0, asked: 0 },
    });
    expect(await refs(ask(world, 'waiting', { on: '2019-09-03' }))).toEqual(['1.1', '1.3']);
    expect(await refs(ask(world, 'waiting'))).toEqual(['1.3']);
  });
});

describe('who may be told what', () => {
  const chair = anAsker({ key: 'tenant~chair', roles: [{ kind: 'chair', group: 'mace' }], memberOf: [] });

  it.each<[string, string, Partial<Question>, string]>([
    ['a stranger: nothing', 'overdue', { asker: anAsker({ memberOf: [] }) }, 'not-allowed'],
    ['a member: not who has not answered', 'waiting', { asker: anAsker() }, 'not-allowed'],
    ['nobody: who has not answered, in a channel', 'waiting', { place: 'channel', channelOf: 'mace' }, 'private'],
  ])('%s', async (_, text, more, code) => {
    expect(await ask(await aYear(), text, more)).toMatchObject({ kind: 'sorry', why: { code } });
  });

  it('a stranger gets help all the same', async () => {
    expect(await ask(await aYear(), 'help', { asker: anAsker({ memberOf: [] }) })).toMatchObject({ kind: 'help' });
  });

  it('a chair hears of their own group’s open requests only', async () => {
    const world = await aYear();
    world.clock.set('2019-09-20T08:00:00Z');
    await runDueSteps(world.ports, world.partnership);
    world.clock.set('2019-10-29T09:00:00Z');
    await runDueSteps(world.ports, world.partnership);
    expect(await refs(ask(world, 'who has not replied', { asker: chair }))).toEqual(['1.1', '1.3']);
    expect(await refs(ask(world, 'who has not replied for LPR', { asker: chair }))).toEqual([]);
  });

  it('a restricted plan keeps its words to itself in a channel that it is not for, also when the manager asks there', async () => {
    const world = await aYear();
    const kept = (await world.register.find('plan', 'dp'))!;
    await world.register.commit([
      {
        do: 'put',
        kind: 'plan',
        id: 'dp',
        value: { ...kept.value, audience: { kind: 'restricted', groups: ['lpr-group'] } },
      },
    ]);
    const inMace = { place: 'channel', channelOf: 'mace' } as const;
    expect(await ask(world, 'show 1.1', inMace)).toMatchObject({ line: { restricted: true, text: '' } });
    expect(await ask(world, 'show 1.1', { place: 'channel', channelOf: 'lpr-group' })).toMatchObject({
      line: { restricted: false },
    });
    expect(await ask(world, 'show 1.1')).toMatchObject({ line: { restricted: false } });
  });
});

describe('before anything is there', () => {
  it.each([
    ['overdue', 'no-plan'],
    ['digest', 'no-plan'],
    ['meetings', 'no-meeting'],
    ['blah', 'unclear'],
  ])('“%s” gets the sentence for %s', async (text, code) => {
    expect(await ask(await aPartnership('2019-04-02T09:00:00Z'), text)).toMatchObject({ kind: 'sorry', why: { code } });
  });
});

describe('mine', () => {
  it('are the open actions of the groups that somebody belongs to', async () => {
    expect(await refs(ask(await aYear(), 'mine', { asker: anAsker({ memberOf: ['mace'] }) }))).toEqual(['1.1', '1.3']);
  });

  it('are those of one’s own post, and no longer those that a post of somebody else answers for', async () => {
    const world = await aYear();
    const post = aPost({ id: 'lead', holder: 'tenant~kim' });
    const value = aState({ ref: '1.1', assignedTo: ['lead'] });
    await world.register.commit([
      { do: 'put', kind: 'post', id: 'lead', value: post },
      { do: 'put', kind: 'state', id: stateKey('DP', '1.1'), value },
    ]);
    expect(await refs(ask(world, 'mine', { asker: anAsker({ memberOf: ['mace'] }) }))).toEqual(['1.3']);
    // In a chat, where Teams' roster says that Kim is in LPR's channel alone.
    const kim = anAsker({ key: 'tenant~kim', memberOf: ['lpr-group'] });
    expect(await refs(ask(world, 'mine', { asker: kim }))).toEqual(['1.1', '1.2']);
  });
});

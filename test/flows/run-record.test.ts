import { describe, expect, it } from '@jest/globals';
import type { RunRecord } from '../../src/domain/run-record.ts';
import { answerQuestion, type Question } from '../../src/flows/answer-question.ts';
import { takeUpdate } from '../../src/flows/take-update.ts';
import { answerText } from '../../src/teams/plain-text.ts';
import {
  aGroup,
  anAsker,
  aPartnership,
  manager,
  proposed,
  theGroups,
  theManager,
  type World,
  withMeetings,
  withPlan,
} from '../builders.ts';
import { liveUntil } from '../days/living.ts';
import { FakeMessenger } from './fake-messenger.ts';

const chair = anAsker({ key: 'tenant~chair', roles: [{ kind: 'chair', group: 'mace' }] });

/** MACE's September cycle with two actions asked about, lived through to a moment, and its cards carried to Teams. */
async function maceUntil(until: string, groups = theGroups): Promise<World> {
  const world = await aPartnership('2019-09-02T08:00:00Z', { groups });
  await withPlan(world, [
    { ref: '1.1', timescale: 'July 2019' },
    { ref: '1.2', timescale: 'August 2019' },
    { ref: '2.1', timescale: 'July 2019', leads: ['LPR Group'] },
  ]);
  await withMeetings(world, 'MACE 2019-09-24', 'LPR Group 2019-10-31', 'MACE 2019-11-19');
  await liveUntil(world, new FakeMessenger(), until);
  return world;
}

async function answer(world: World, ref: string): Promise<void> {
  const submit = { partnership: world.partnership, asker: theManager, submission: `r${ref}`, plan: 'DP', ref };
  const taken = await takeUpdate(world.ports, { ...submit, proposed: proposed({ route: 'e-mail' }) });
  if (taken.kind !== 'taken') throw new Error(JSON.stringify(taken));
}

function ask(world: World, text: string, more: Partial<Question> = {}) {
  const usual = { asker: theManager, channelOf: null, place: 'private' } as const;
  return answerQuestion(world.ports, { partnership: world.partnership, text, ...usual, ...more });
}

async function runOf(world: World, text = 'run record for MACE', more: Partial<Question> = {}): Promise<RunRecord> {
  const found = await ask(world, text, more);
  if (found.kind !== 'run') throw new Error(answerText(found));
  return found.record;
}

describe('“run record”', () => {
  it('tells of a cycle what was due, sent, and answered in time or late', async () => {
    const world = await maceUntil('2019-09-04T08:00:00Z');
    await answer(world, '1.1');
    await liveUntil(world, new FakeMessenger(), '2019-09-16T08:00:00Z');
    await answer(world, '1.2');
    await liveUntil(world, new FakeMessenger(), '2019-09-18T08:00:00Z');
    const record = await runOf(world);
    expect(record.totals).toMatchObject({ asked: 2, answered: 2, late: 1, unanswered: 0, failed: 0, inDoubt: 0 });
    expect(record.steps.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
      'ask ran',
      'remind ran',
      'chase ran',
      'close ran',
      'digest ran',
      'addendum ahead',
      'record ahead',
      'unrecorded ahead',
    ]);
    const [card] = record.messages;
    expect(card).toMatchObject({ kind: 'request', to: "MACE's channel", state: 'sent', asked: 2, answered: 2 });
    // The first digest of an interval opens the oversight group's thread, which is named after another meeting.
    expect(record.messages.map(({ kind, to }) => `${kind} to ${to}`)).toEqual(
      expect.arrayContaining(["digest to MACE's channel", "summary to Strategic Group's channel"]),
    );
  });

  it('is of the cycle in which something happened last, where no group is named', async () => {
    const world = await maceUntil('2019-10-11T08:00:00Z');
    expect((await runOf(world, 'run record')).group).toBe('LPR Group');
    expect((await runOf(world, 'what does the ledger say of MACE?')).meeting).toBe('2019-09-24');
  });

  it('shows a cycle that has not begun by what lies ahead', async () => {
    const world = await maceUntil('2019-09-02T08:00:00Z');
    const record = await runOf(world);
    expect(record.steps.every(({ outcome }) => outcome === 'ahead')).toBe(true);
    expect(record).toMatchObject({ meeting: '2019-09-24', messages: [], totals: { asked: 0 } });
  });

  it('is told as it stood on an earlier day', async () => {
    const world = await maceUntil('2019-09-04T08:00:00Z');
    await answer(world, '1.1');
    await liveUntil(world, new FakeMessenger(), '2019-09-18T08:00:00Z');
    const record = await runOf(world, 'run record for MACE', { on: '2019-09-03' });
    expect(record.totals).toMatchObject({ asked: 2, answered: 0 });
    expect(record.messages.map(({ kind }) => kind)).toEqual(['request']);
    expect(record.steps.slice(0, 2).map(({ outcome }) => outcome)).toEqual(['ran', 'ahead']);
  });

  it('says which groups Baton cannot reach, and why', async () => {
    const groups = theGroups.map((group) => (group.id === 'mace' ? aGroup() : group));
    const world = await maceUntil('2019-09-03T20:00:00Z', groups);
    const record = await runOf(world);
    expect(record.cannotReach).toEqual([{ to: "MACE's channel", why: expect.stringContaining('has no channel yet') }]);
    expect(record.messages.find(({ kind }) => kind === 'notice')).toMatchObject({ to: 'a business manager' });
  });

  it('is for business managers, and for chairs of their own group without names', async () => {
    const world = await maceUntil('2019-09-04T08:00:00Z');
    expect((await runOf(world, 'run record', { asker: chair })).group).toBe('MACE');
    const refused = (more: Partial<Question>, text = 'run record for MACE') => ask(world, text, more);
    expect(await refused({ asker: chair }, 'run record for LPR')).toMatchObject({ why: { code: 'not-allowed' } });
    expect(await refused({ asker: anAsker() })).toMatchObject({ why: { code: 'not-allowed' } });
    expect(await refused({ place: 'channel', channelOf: 'mace' })).toMatchObject({ why: { code: 'private' } });
    const asChair = JSON.stringify(await ask(world, 'run record', { asker: chair }));
    expect(asChair).not.toContain(manager);
    expect(asChair).not.toContain('Sam Manager');
  });

  it('says so where no meeting is dated', async () => {
    const world = await maceUntil('2019-09-02T08:00:00Z');
    expect(await ask(world, 'run record for MEB')).toMatchObject({
      why: { code: 'no-meeting', group: 'Management Executive Board' },
    });
  });
});

import { describe, expect, it } from '@jest/globals';
import { drawMessage } from '../../src/flows/draw-message.ts';
import { endGroup } from '../../src/flows/end-group.ts';
import { gatherPlans } from '../../src/flows/gather.ts';
import { stateKey } from '../../src/flows/keys.ts';
import { previewDay } from '../../src/flows/preview-day.ts';
import { previewNext } from '../../src/flows/preview-next.ts';
import { runDueSteps } from '../../src/flows/run-due-steps.ts';
import { type SteerOrder, steerCycle } from '../../src/flows/steer-cycle.ts';
import { takeDecision } from '../../src/flows/take-decision.ts';
import {
  aChannel,
  aGroup,
  anAsker,
  aPartnership,
  aPost,
  aState,
  cycleMessages,
  rowsOf,
  theGroups,
  theManager,
  type World,
  withMeetings,
  withPlan,
} from '../builders.ts';

const ask = '2019-09-03T08:00:00Z';
const chair = anAsker({ key: 'tenant~chair', roles: [{ kind: 'chair', group: 'mace' }] });

async function mace(groups = theGroups): Promise<World> {
  const world = await aPartnership('2019-08-01T09:00:00Z', { groups });
  await withPlan(world, [
    { ref: '1.1', timescale: 'July 2019' },
    { ref: '1.2', timescale: 'July 2019', leads: ['LPR Group'] },
    { ref: '1.3', timescale: 'July 2019', leads: ['MACE', 'LPR Group'] },
  ]);
  await withMeetings(world, 'MACE 2019-09-24');
  return world;
}

async function reach(world: World, at: string): Promise<readonly string[]> {
  world.clock.set(at);
  return (await runDueSteps(world.ports, world.partnership)).map(({ step }) => step);
}

function steer(world: World, order: SteerOrder, asker = theManager, group = 'MACE') {
  return steerCycle(world.ports, { partnership: world.partnership, asker, group, order, confirmed: true });
}

const stepAt = async ({ store, partnership }: World) => (await store.directory.find('next', partnership))!.value.stepAt;

describe('a paused group', () => {
  it('runs no step until it is resumed; then the ask comes late', async () => {
    const world = await mace();
    expect(await steer(world, { do: 'pause', until: null }, chair)).toMatchObject({ kind: 'done' });
    expect(await reach(world, ask)).toEqual([]);
    await reach(world, '2019-09-05T08:00:00Z');
    expect(await steer(world, { do: 'resume' }, chair)).toMatchObject({ kind: 'done' });
    expect(await stepAt(world)).toBe(ask);
    expect(await reach(world, '2019-09-05T08:00:01Z')).toEqual(['ask']);
  });

  it('goes on by itself on the day until which it was paused', async () => {
    const world = await mace();
    await steer(world, { do: 'pause', until: '2019-09-06' });
    expect(await reach(world, ask)).toEqual([]);
    world.clock.passSeconds(600);
    await runDueSteps(world.ports, world.partnership);
    expect((await stepAt(world))! <= '2019-09-06T08:00:00Z').toBe(true);
    expect(await reach(world, '2019-09-06T08:00:00Z')).toEqual(['ask']);
  });

  it('is not asked at once, and one that is not paused has nothing to resume', async () => {
    const world = await mace();
    expect(await steer(world, { do: 'resume' })).toMatchObject({ refusal: { code: 'not-paused' } });
    await steer(world, { do: 'pause', until: null });
    expect(await steer(world, { do: 'ask-now' })).toMatchObject({ refusal: { code: 'stands-still' } });
    expect(await rowsOf(world, 'request')).toEqual([]);
  });
});

describe('who steers', () => {
  it.each<[string, SteerOrder, typeof chair, string, string]>([
    ['a chair not another group', { do: 'pause', until: null }, chair, 'LPR Group', 'not-yours-to-steer'],
    ['a member no group', { do: 'ask-now' }, anAsker(), 'MACE', 'not-yours-to-steer'],
    ['a chair not the rhythm', { do: 'rhythm', change: { ask: 15 } }, chair, 'MACE', 'not-business-manager'],
    ['nobody a group that there is not', { do: 'ask-now' }, theManager, 'MACCE', 'unknown-group'],
    [
      'nobody with a reason that names a person',
      { do: 'skip', step: 'remind', why: '943 476 5919' },
      theManager,
      'MACE',
      'unsafe-why',
    ],
    ['nobody a group without a meeting ahead', { do: 'ask-now' }, theManager, 'LPR Group', 'no-meeting-ahead'],
  ])('%s', async (_, order, asker, group, code) => {
    const world = await mace();
    const before = await rowsOf(world, 'group');
    expect(await steer(world, order, asker, group)).toMatchObject({ kind: 'refused', refusal: { code } });
    expect([await rowsOf(world, 'group'), await rowsOf(world, 'cycle')]).toEqual([before, []]);
  });
});

describe('one step', () => {
  it('that is left out does not run; who and why stand in the cycle', async () => {
    const world = await mace();
    await reach(world, ask);
    await steer(world, { do: 'skip', step: 'remind', why: 'half term' });
    expect(await reach(world, '2019-09-10T08:00:00Z')).toEqual([]);
    expect(await rowsOf(world, 'cycle')).toMatchObject([
      { skipped: [{ step: 'remind', why: 'A person left it out: half term', by: theManager.key }] },
    ]);
    expect(await steer(world, { do: 'skip', step: 'ask', why: '' })).toMatchObject({
      refusal: { code: 'already-ran' },
    });
  });

  it('is asked at once, and only once', async () => {
    const world = await mace();
    expect(await steer(world, { do: 'ask-now' }, chair)).toMatchObject({
      kind: 'done',
      asked: 2,
      meeting: { date: '2019-09-24' },
    });
    expect(await steer(world, { do: 'ask-now' }, chair)).toMatchObject({ refusal: { code: 'already-asked' } });
    expect(await reach(world, ask)).toEqual([]);
    expect((await rowsOf(world, 'message')).filter(({ kind }) => kind === 'request')).toHaveLength(1);
    expect(await reach(world, '2019-09-10T08:00:00Z')).toEqual(['remind']);
  });

  it('asked at once by two people at the same moment asks once', async () => {
    const world = await mace();
    const both = await Promise.all([steer(world, { do: 'ask-now' }), steer(world, { do: 'ask-now' }, chair)]);
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['done', 'refused']);
    expect((await rowsOf(world, 'message')).filter(({ kind }) => kind === 'request')).toHaveLength(1);
  });
});

describe('the times of a group', () => {
  it('move before a quiet period, and back', async () => {
    const world = await mace();
    await steer(world, { do: 'quiet', from: '2019-08-26', to: '2019-09-06' });
    expect(await stepAt(world)).toBe('2019-08-23T08:00:00Z');
    await steer(world, { do: 'no-quiet' });
    expect(await reach(world, '2019-08-23T08:00:00Z')).toEqual([]);
    expect(await reach(world, ask)).toEqual(['ask']);
  });

  it('follow another rhythm, in the cycle under way too', async () => {
    const world = await mace();
    await reach(world, ask);
    await reach(world, '2019-09-13T08:00:00Z');
    expect(await steer(world, { do: 'rhythm', change: { close: 1 } })).toMatchObject({
      notes: [{ code: 'answers-reopened' }],
    });
    expect(await reach(world, '2019-09-16T08:00:00Z')).toContain('close');
    expect(await steer(world, { do: 'rhythm', change: { close: 4 } })).toMatchObject({
      refusal: { code: 'rhythm-order' },
    });
  });
});

describe('a preview', () => {
  it('says what runs next, what it asks and whom, and sends nothing', async () => {
    const world = await mace();
    const shown = await previewNext(world.ports, { partnership: world.partnership, asker: chair, group: 'MACE' });
    expect(shown).toMatchObject({
      kind: 'preview',
      group: 'MACE',
      steps: [
        { at: ask, step: 'ask', requests: ['DP 1.1', 'DP 1.3'], messages: [{ kind: 'request', to: 'MACE’s channel' }] },
      ],
      paused: [],
      cannotReach: [],
    });
    expect([await cycleMessages(world), await rowsOf(world, 'cycle')]).toEqual([[], []]);
  });

  it('names who cannot be reached, and who is paused', async () => {
    const groups = theGroups.map((group) => (group.id === 'mace' ? { ...group, channel: null } : group));
    const world = await mace(groups);
    await withMeetings(world, 'LPR Group 2019-10-24');
    await steer(world, { do: 'pause', until: '2019-12-01' }, theManager, 'LPR Group');
    const shown = await previewNext(world.ports, { partnership: world.partnership, asker: theManager, group: null });
    expect(shown).toMatchObject({
      steps: [{ group: 'MACE', messages: [{ to: expect.stringContaining('cannot reach') }] }],
      paused: [{ group: 'LPR Group', until: '2019-12-01' }],
      cannotReach: ['MACE'],
    });
    expect(
      await previewNext(world.ports, { partnership: world.partnership, asker: anAsker(), group: null }),
    ).toMatchObject({
      refusal: { code: 'not-yours-to-steer' },
    });
  });
});

it('a rhythm is changed while a card is shared by two meetings of the group', async () => {
  const world = await mace(theGroups.map((group) => ({ ...group, policy: 'all' as const })));
  await withMeetings(world, 'MACE 2019-09-27');
  await world.register.commit([
    { do: 'put', kind: 'post', id: 'yos', value: aPost({ id: 'yos', holder: 'tenant~kim' }) },
    { do: 'put', kind: 'state', id: stateKey('DP', '1.1'), value: aState({ ref: '1.1', assignedTo: ['yos'] }) },
  ]);
  await reach(world, ask);
  await reach(world, '2019-09-06T08:00:00Z');
  expect((await world.register.find('message', 'mace.2019-09-24~ask~tenant~kim'))!.value.also).toHaveLength(1);
  expect(await steer(world, { do: 'rhythm', change: { remind: 4 } })).toMatchObject({ kind: 'done' });
});

describe('a group that ends', () => {
  const end = (world: World, does: Parameters<typeof endGroup>[1]['does'], more = {}) =>
    endGroup(world.ports, {
      partnership: world.partnership,
      asker: theManager,
      group: 'MACE',
      does,
      confirmed: true,
      ...more,
    });
  const leads = async (world: World) =>
    (await gatherPlans(world.register)).actions.map(({ action }) => [action.ref, action.leads.join(' ')]);

  it('says first what follows, and does it once that is confirmed', async () => {
    const world = await mace();
    const legacy = {
      group: 'MACE',
      heir: null,
      actions: ['DP 1.1', 'DP 1.3'],
      orphans: ['DP 1.1'],
      hidden: [],
      meetings: ['2019-09-24'],
      hadEnded: false,
    };
    expect(await end(world, { do: 'end' }, { confirmed: false })).toEqual({ kind: 'confirm', legacy, merges: false });
    expect((await rowsOf(world, 'group')).every(({ ended }) => ended === null)).toBe(true);
    expect(await end(world, { do: 'end' })).toEqual({ kind: 'done', legacy, merges: false });
    expect(await leads(world)).toEqual([
      ['1.1', ''],
      ['1.2', 'lpr-group'],
      ['1.3', 'lpr-group'],
    ]);
    expect(await reach(world, ask)).toEqual([]);
    expect((await previewDay(world.ports, world.partnership, '2019-09-03')).steps).toEqual([]);
  });

  it('says so on the card of the cycle that was under way', async () => {
    const world = await mace();
    await reach(world, ask);
    await end(world, { do: 'end' });
    const message = (await world.register.find('message', 'mace.2019-09-24~ask~mace'))!.value;
    expect((await rowsOf(world, 'outbox')).map((one) => one.message)).toContain(message.id);
    const sent = { ...message, state: 'sent', sentAt: ask } as const;
    expect(await drawMessage(world.ports, world.partnership, sent)).toMatchObject({
      view: { meetings: [{ cancelled: true }] },
    });
    expect(await reach(world, '2019-09-13T08:00:00Z')).toEqual([]);
  });

  it('tells whoever was asked for a meeting that is not held any more, once', async () => {
    const world = await mace();
    await reach(world, ask);
    await end(world, { do: 'end' });
    await end(world, { do: 'merge', into: 'MEB' });
    const notices = (await rowsOf(world, 'message')).filter(
      ({ kind, meeting }) => kind === 'notice' && meeting === 'mace.2019-09-24',
    );
    expect(notices.map(({ to, text }) => [to.kind, text])).toEqual([
      [
        'thread',
        'MACE has met for the last time, so its meeting on 24 September 2019 is not held. There is nothing more to answer for it; what was answered is kept.',
      ],
    ]);
  });

  it('posts nothing that waited to be sent for that meeting, unless it is to meet again', async () => {
    const world = await mace();
    for (const at of [ask, '2019-09-13T08:00:00Z', '2019-09-17T08:00:00Z']) await reach(world, at);
    const digest = async () => (await world.register.find('message', 'mace.2019-09-24~digest~mace'))!.value;
    expect((await digest()).state).toBe('due');
    await end(world, { do: 'end' });
    expect(await digest()).toMatchObject({ state: 'cancelled', reason: 'the group had met for the last time' });
    await end(world, { do: 'revive' });
    expect(await digest()).toMatchObject({ state: 'due', reason: null });
  });

  it('has what nobody has answered yet asked at once for the heir’s meeting, where that was asked for already', async () => {
    const world = await mace();
    await withMeetings(world, 'LPR Group 2019-09-24');
    await reach(world, ask);
    const cards = async (meeting: string) =>
      (await rowsOf(world, 'request'))
        .filter((one) => one.meeting === meeting)
        .map(({ ref, message }) => [ref, message]);
    const lpr = 'lpr-group.2019-09-24';
    expect((await cards(lpr)).map(([ref]) => ref)).toEqual(['1.2', '1.3']);
    await end(world, { do: 'merge', into: 'LPR Group' });
    expect(await cards(lpr)).toEqual(['1.1', '1.2', '1.3'].map((ref) => [ref, `${lpr}~ask~lpr-group`]));
    expect((await world.register.find('cycle', lpr))!.value.asked).toEqual(['DP 1.2', 'DP 1.3', 'DP 1.1']);
  });

  it('leaves what it led to the group that it merged into, also when that is said later, and takes it back', async () => {
    const world = await mace();
    await end(world, { do: 'end' });
    expect(await end(world, { do: 'merge', into: 'MEB' })).toMatchObject({
      kind: 'done',
      merges: true,
      legacy: { heir: 'Management Executive Board', actions: ['DP 1.1', 'DP 1.3'], orphans: [] },
    });
    expect(await leads(world)).toEqual([
      ['1.1', 'meb'],
      ['1.2', 'lpr-group'],
      ['1.3', 'meb lpr-group'],
    ]);
    await withMeetings(world, 'Management Executive Board 2019-10-08');
    await reach(world, '2019-09-17T08:00:00Z');
    expect((await rowsOf(world, 'request')).map(({ group, ref }) => [group, ref])).toEqual([
      ['meb', '1.1'],
      ['meb', '1.3'],
    ]);
    expect(await end(world, { do: 'revive' })).toEqual({ kind: 'revived', group: 'MACE' });
    expect((await leads(world))[0]).toEqual(['1.1', 'mace']);
  });

  it('says which words the other group may not read, and widens no audience', async () => {
    const world = await mace();
    const plan = (await world.register.find('plan', 'dp'))!;
    const value = { ...plan.value, audience: { kind: 'restricted', groups: ['mace'] } } as const;
    await world.register.commit([{ do: 'replace', kind: 'plan', id: plan.id, value, version: plan.version }]);
    expect(await end(world, { do: 'merge', into: 'MEB' })).toMatchObject({ legacy: { hidden: ['DP'] } });
    expect(await rowsOf(world, 'plan')).toMatchObject([{ audience: { groups: ['mace'] } }]);
  });

  it('leaves its chair no say, and gives it to the chair of the other', async () => {
    const world = await mace();
    await end(world, { do: 'merge', into: 'MEB' });
    const decide = (asker: typeof chair) =>
      takeDecision(world.ports, {
        partnership: world.partnership,
        asker,
        plan: 'DP',
        ref: '1.1',
        ruling: { matter: 'sign-off', outcome: 'agreed' },
      });
    expect(await decide(chair)).toMatchObject({ kind: 'refused', refusal: { code: 'not-chair' } });
    expect(await decide(anAsker({ roles: [{ kind: 'chair', group: 'meb' }] }))).toMatchObject({ kind: 'decided' });
  });

  it('tells the other business managers what nobody leads any more', async () => {
    const world = await mace([aGroup({ channel: aChannel('mace') }), ...theGroups.slice(1)]);
    const kim = { key: 'tenant~kim', name: 'Kim', roles: [{ kind: 'business-manager' } as const], left: false };
    await world.register.commit([{ do: 'insert', kind: 'person', id: kim.key, value: kim }]);
    await end(world, { do: 'end' });
    const told = (await rowsOf(world, 'message')).filter(({ text }) => text.includes('MACE has ended'));
    expect(told).toMatchObject([{ to: { person: 'tenant~kim' }, text: expect.stringContaining('DP 1.1') }]);
  });

  it('is refused to others, and for the oversight group', async () => {
    const world = await mace();
    expect(await end(world, { do: 'end' }, { asker: chair })).toMatchObject({
      refusal: { code: 'not-business-manager' },
    });
    expect(await end(world, { do: 'end' }, { group: 'Strategic Group' })).toMatchObject({
      refusal: { code: 'is-oversight' },
    });
    expect(await end(world, { do: 'merge', into: 'Nowhere' })).toMatchObject({ refusal: { code: 'unknown-group' } });
  });
});

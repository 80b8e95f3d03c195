import { describe, expect, it } from '@jest/globals';
import { partnershipsDue, runDueSteps } from '../../src/flows/run-due-steps.ts';
import { takeUpdate } from '../../src/flows/take-update.ts';
import {
  type ActionGiven,
  aGroup,
  anAsker,
  aPartnership,
  cycleMessages,
  proposed,
  rowsOf,
  theGroups,
  type World,
  withMeetings,
  withPlan,
} from '../builders.ts';

const meeting = 'mace.2019-09-24';
const ask = '2019-09-03T08:00:00Z';
const close = '2019-09-13T08:00:00Z';
const digest = '2019-09-17T08:00:00Z';

const three: readonly ActionGiven[] = [
  { ref: '1.1', timescale: 'July 2019' },
  { ref: '1.2', timescale: 'March 2020' },
  { ref: '1.3', timescale: 'July 2019', leads: ['LPR Group'] },
];

/** MACE with two of three actions, policy all, and one meeting on 24 September. */
async function maceInAugust(actions = three): Promise<World> {
  const groups = theGroups.map((group) => (group.id === 'mace' ? { ...group, policy: 'all' as const } : group));
  const world = await aPartnership('2019-08-01T09:00:00Z', { groups });
  await withPlan(world, actions);
  await withMeetings(world, 'MACE 2019-09-24');
  return world;
}

async function run(world: World, at: string): Promise<readonly string[]> {
  world.clock.set(at);
  return (await runDueSteps(world.ports, world.partnership)).map(({ step }) => step);
}

async function messages(world: World): Promise<readonly string[]> {
  return (await cycleMessages(world)).map(({ id, state }) => `${id} ${state}`);
}

describe('the ask', () => {
  it('stores one request for each action, one message and its outbox row, and the cycle', async () => {
    const world = await maceInAugust();
    expect(await run(world, '2019-09-03T07:59:59Z')).toEqual([]);
    expect(await run(world, ask)).toEqual(['ask']);
    expect((await rowsOf(world, 'request')).map(({ ref, reason, answeredBy }) => [ref, reason, answeredBy])).toEqual([
      ['1.1', 'every-action', null],
      ['1.2', 'every-action', null],
    ]);
    expect(await messages(world)).toEqual([`${meeting}~ask~mace due`]);
    expect((await cycleMessages(world))[0]).toMatchObject({
      kind: 'request',
      to: { kind: 'channel', group: 'mace' },
    });
    expect((await rowsOf(world, 'outbox')).map(({ message }) => message)).toContain(`${meeting}~ask~mace`);
    expect(await rowsOf(world, 'cycle')).toMatchObject([
      { meeting, asked: ['DP 1.1', 'DP 1.2'], ran: [{ step: 'ask', at: ask }] },
    ]);
  });

  it('is made once, however often Baton looks', async () => {
    const world = await maceInAugust();
    await run(world, ask);
    expect(await run(world, ask)).toEqual([]);
    expect(await run(world, '2019-09-05T10:00:00Z')).toEqual([]);
    expect(await messages(world)).toHaveLength(1);
  });

  it('is made once, when several processes look at the same moment', async () => {
    const world = await maceInAugust();
    world.clock.set(ask);
    const all = await Promise.all([1, 2, 3, 4].map(() => runDueSteps({ ...world.ports }, world.partnership)));
    expect(all.flat().map(({ step }) => step)).toEqual(['ask']);
    expect(await messages(world)).toHaveLength(1);
    expect((await rowsOf(world, 'audit')).filter(({ what }) => what === 'asked')).toHaveLength(1);
  });

  const many = Array.from(
    { length: 150 },
    (_, at): ActionGiven => ({ ref: `${1 + (at % 15)}.${1 + Math.floor(at / 15)}` }),
  );

  it.each([1, 79, 80, 81, 150])(
    'about %d actions is one message, written in as many steps as storage takes',
    async (count) => {
      const world = await maceInAugust(many.slice(0, count));
      expect(await run(world, ask)).toEqual(['ask']);
      expect(await rowsOf(world, 'request')).toHaveLength(count);
      expect((await rowsOf(world, 'cycle'))[0]!.asked).toHaveLength(count);
      expect(await messages(world)).toHaveLength(1);
    },
  );

  it('about 150 actions is one message, though two processes write its parts at once', async () => {
    const world = await maceInAugust(many);
    world.clock.set(ask);
    const all = await Promise.all([1, 2].map(() => runDueSteps({ ...world.ports }, world.partnership)));
    expect(all.flat().map(({ step }) => step)).toEqual(['ask']);
    expect(await rowsOf(world, 'request')).toHaveLength(150);
    expect(await messages(world)).toHaveLength(1);
  });

  it('that asks nobody tells the business manager, once', async () => {
    const world = await maceInAugust([{ ref: '1.1', leads: ['LPR Group'] }]);
    await run(world, ask);
    await run(world, ask);
    expect(await messages(world)).toEqual([`${meeting}~asked-nobody~tenant~manager due`]);
    expect((await cycleMessages(world))[0]).toMatchObject({
      kind: 'notice',
      text: expect.stringContaining('no plan has an open action that MACE leads'),
    });
    expect(await rowsOf(world, 'cycle')).toMatchObject([{ asked: [], ran: [{ step: 'ask' }] }]);
  });

  it('remembers each owner’s rating as it was, for the digest to compare with', async () => {
    const world = await maceInAugust();
    const submit = { partnership: world.partnership, asker: anAsker(), submission: 's1', plan: 'DP', ref: '1.1' };
    await takeUpdate(world.ports, { ...submit, proposed: proposed({ rating: 'amber' }) });
    await run(world, ask);
    expect((await rowsOf(world, 'request')).map(({ ref, before }) => [ref, before])).toEqual([
      ['1.1', 'amber'],
      ['1.2', null],
    ]);
  });
});

describe('the close and the digest', () => {
  it('freeze at the close what is posted on the papers date', async () => {
    const world = await maceInAugust();
    await run(world, ask);
    const submit = { partnership: world.partnership, asker: anAsker(), plan: 'DP', ref: '1.1' };
    world.clock.set('2019-09-05T09:00:00Z');
    await takeUpdate(world.ports, {
      ...submit,
      submission: 's1',
      proposed: proposed({ rating: 'amber', narrative: 'In time.' }),
    });
    expect(await run(world, close)).toEqual(['skipped remind, chase', 'close']);
    world.clock.set('2019-09-16T09:00:00Z');
    await takeUpdate(world.ports, {
      ...submit,
      submission: 's2',
      proposed: proposed({ rating: 'red', narrative: 'Late.' }),
    });
    expect(await run(world, digest)).toEqual(['digest']);
    const [frozen] = await rowsOf(world, 'digest');
    expect(frozen!.group).toMatchObject({ answered: 1, asked: 2 });
    expect(JSON.stringify(frozen)).toContain('In time.');
    expect(JSON.stringify(frozen)).not.toContain('Late.');
    expect((await rowsOf(world, 'update')).map(({ narrative, late }) => [narrative, late])).toEqual([
      ['Late.', true],
      ['In time.', false],
    ]);
  });

  it('post one digest in the group’s channel and one summary in the oversight group’s', async () => {
    const world = await maceInAugust();
    for (const at of [ask, close, digest, digest]) await run(world, at);
    const posted = (await rowsOf(world, 'message')).filter(({ kind }) => kind === 'digest' || kind === 'summary');
    expect(posted.map(({ kind, to }) => [kind, to])).toEqual([
      ['digest', { kind: 'channel', group: 'mace' }],
      ['summary', { kind: 'channel', group: 'strategic-group' }],
    ]);
  });

  it('are made once, when several processes look at the same moment', async () => {
    const world = await maceInAugust();
    await run(world, ask);
    world.clock.set(digest);
    const all = await Promise.all([1, 2, 3].map(() => runDueSteps({ ...world.ports }, world.partnership)));
    expect(
      all
        .flat()
        .map(({ step }) => step)
        .toSorted(),
    ).toEqual(['close', 'digest', 'skipped remind, chase']);
    expect(await messages(world)).toHaveLength(4);
  });

  it('post no summary where there is no oversight group, and none of the oversight group to itself', async () => {
    const world = await aPartnership('2019-08-01T09:00:00Z', { oversight: 'mace' });
    await withPlan(world, three);
    await withMeetings(world, 'MACE 2019-09-24');
    for (const at of [ask, digest]) await run(world, at);
    expect((await messages(world)).filter((one) => /summary|~digest~/.test(one))).toEqual([
      `${meeting}~digest~mace due`,
    ]);
  });

  it('show the summaries of one interval in one thread, and begin another after the oversight group’s meeting', async () => {
    const world = await maceInAugust();
    await withMeetings(world, 'LPR Group 2019-09-26', 'Strategic Group 2019-10-15', 'MACE 2019-11-19');
    for (const at of [digest, '2019-09-19T08:00:00Z', '2019-11-12T09:00:00Z']) await run(world, at);
    const summaries = (await rowsOf(world, 'message')).filter(({ kind }) => kind === 'summary');
    const thread = 'strategic-group.first~summary~strategic-group';
    expect(new Set(summaries.map(({ id, meeting: of, to }) => [of, id, to.kind].join(' ')))).toEqual(
      new Set([
        `mace.2019-09-24 ${thread} channel`,
        'lpr-group.2019-09-26 lpr-group.2019-09-26~summary~strategic-group thread',
        'mace.2019-11-19 strategic-group.2019-10-15~summary~strategic-group channel',
      ]),
    );
  });
});

describe('after Baton was down', () => {
  const tooLate = ['ask', 'remind', 'chase'].map((step) => `${step}: the close had already come`);
  const nothingAsked = 'skipped ask, remind, chase';

  it.each<[string, string, readonly string[], readonly string[]]>([
    ['three days over the ask', '2019-09-06T10:00:00Z', ['ask'], []],
    ['over the weekend before the close', '2019-09-15T10:00:00Z', [nothingAsked, 'close'], tooLate],
    ['until the papers date', '2019-09-17T10:00:00Z', [nothingAsked, 'close', 'digest'], tooLate],
    ['until the meeting', '2019-09-24T10:00:00Z', [nothingAsked, 'close', 'digest', 'addendum'], tooLate],
    ['until after the meeting', '2019-09-25T10:00:00Z', [], []],
  ])('%s, only what is still of use is done', async (_, at, steps, skipped) => {
    const world = await maceInAugust();
    expect(await run(world, at)).toEqual(steps);
    const [cycle] = await rowsOf(world, 'cycle');
    expect(cycle?.skipped.map(({ step, why }) => `${step}: ${why}`) ?? []).toEqual(skipped);
    expect(await run(world, at)).toEqual([]);
  });

  it('from the ask until after the meeting, it closes the cycle and posts no digest', async () => {
    const world = await maceInAugust();
    await run(world, ask);
    expect(await run(world, '2019-09-26T10:00:00Z')).toEqual([
      'skipped remind, chase, digest, addendum',
      'close',
      'record',
    ]);
    expect((await messages(world)).filter((id) => id.includes('digest'))).toEqual([]);
  });

  it('several groups’ cycles are each brought up to date', async () => {
    const world = await maceInAugust();
    await withMeetings(world, 'LPR Group 2019-09-20');
    expect((await run(world, '2019-09-10T10:00:00Z')).toSorted()).toEqual([
      'ask',
      'ask',
      'skipped remind',
      'skipped remind, chase',
    ]);
  });
});

describe('a meeting that is cancelled or belongs to no group', () => {
  it('has no cycle', async () => {
    const world = await maceInAugust();
    const kept = (await world.register.find('meeting', meeting))!;
    await world.register.commit([
      { do: 'put', kind: 'meeting', id: meeting, value: { ...kept.value, cancelled: true } },
    ]);
    expect(await run(world, ask)).toEqual([]);
  });
});

describe('what a tick looks at', () => {
  it('is only the partnerships where something is due', async () => {
    const world = await maceInAugust();
    await run(world, '2019-08-01T12:00:00Z');
    expect((await partnershipsDue(world.ports)).steps).toEqual([]);
    world.clock.set('2019-09-03T07:59:59Z');
    expect((await partnershipsDue(world.ports)).steps).toEqual([]);
    world.clock.set(ask);
    expect(await partnershipsDue(world.ports)).toMatchObject({ steps: [world.partnership] });
    await run(world, ask);
    expect((await partnershipsDue(world.ports)).outbox).toEqual([world.partnership]);
  });

  it('is a group that meets without a channel too: nobody is dropped', async () => {
    const world = await aPartnership('2019-08-01T09:00:00Z', { groups: [aGroup({ policy: 'all' })] });
    await withPlan(world, three.slice(0, 1));
    await withMeetings(world, 'MACE 2019-09-24');
    expect(await run(world, ask)).toEqual(['ask']);
  });
});

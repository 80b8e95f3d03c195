import { describe, expect, it } from '@jest/globals';
import type { Group } from '../../src/domain/partnership.ts';
import { stateKey } from '../../src/flows/keys.ts';
import { runDueSteps } from '../../src/flows/run-due-steps.ts';
import {
  type ActionGiven,
  aGroup,
  aPartnership,
  rowsOf,
  theGroups,
  tracked,
  type World,
  withMeetings,
  withPlan,
} from '../builders.ts';
import { liveUntil } from '../days/living.ts';
import { FakeMessenger } from './fake-messenger.ts';

const overdue: readonly ActionGiven[] = [
  { ref: '1.1', timescale: 'July 2019' },
  { ref: '1.2', timescale: 'July 2019', leads: ['LPR Group'] },
];

async function aWorld(mace: Partial<Group> = {}, actions = overdue): Promise<World> {
  const groups = theGroups.map((group) => (group.id === 'mace' ? { ...group, ...mace } : group));
  const world = await aPartnership('2019-08-01T09:00:00Z', { groups });
  await withPlan(world, actions);
  await withMeetings(world, 'MACE 2019-09-24', 'Strategic Group 2019-12-03');
  return world;
}

async function live(world: World, ...moments: readonly string[]): Promise<void> {
  for (const at of moments) {
    world.clock.set(at);
    await runDueSteps(world.ports, world.partnership);
  }
}

/** The names of the notices that say that nobody is asked, and what they say. */
async function alarms(world: World): Promise<readonly (readonly [string, string])[]> {
  const notices = (await rowsOf(world, 'message')).filter(({ kind }) => kind === 'notice');
  return notices
    .filter(({ id }) => /~(asked-nobody|ask-missed|reached-nobody|no-meeting)~/.test(id))
    .map(({ id, text }) => [id.replace('~tenant~manager', ''), text]);
}

async function names(world: World): Promise<readonly string[]> {
  return (await alarms(world)).map(([id]) => id);
}

describe('a cycle that asks nobody tells the business manager, once', () => {
  it('when Baton was down until the close', async () => {
    const world = await aWorld();
    await live(world, '2019-09-13T09:00:00Z', '2019-09-17T09:00:00Z');
    expect(await alarms(world)).toEqual([
      ['mace.2019-09-24~ask-missed', expect.stringContaining('because the close had already come')],
    ]);
  });

  it('when several processes find it at once', async () => {
    const world = await aWorld();
    world.clock.set('2019-09-13T09:00:00Z');
    await Promise.all([1, 2, 3].map(() => runDueSteps({ ...world.ports }, world.partnership)));
    expect(await names(world)).toEqual(['mace.2019-09-24~ask-missed']);
  });

  it('when its group was paused over the ask, on the day of the ask', async () => {
    const world = await aWorld({ paused: { since: '2019-08-01', until: '2019-10-01' } });
    const next = async () => (await world.store.directory.find('next', world.partnership))!.value.stepAt;
    await live(world, '2019-08-02T09:00:00Z');
    expect(await next()).toBe('2019-09-03T08:00:00Z');
    expect(await names(world)).toEqual([]);
    await live(world, '2019-09-03T08:00:00Z', '2019-09-04T08:00:00Z', '2019-09-13T08:00:00Z');
    expect(await alarms(world)).toEqual([
      ['mace.2019-09-24~ask-missed', expect.stringContaining('because MACE is paused until 1 October 2019')],
    ]);
    expect((await rowsOf(world, 'message')).filter(({ meeting }) => meeting !== null)).toHaveLength(1);
  });

  it('when its group has no action in any plan, with another sentence than when none needed asking about', async () => {
    const none = await aWorld({}, [overdue[1]!]);
    await live(none, '2019-09-03T08:00:00Z');
    expect(await alarms(none)).toEqual([
      ['mace.2019-09-24~asked-nobody', expect.stringContaining('no plan has an open action that MACE leads')],
    ]);
    const calm = await aWorld({}, [{ ref: '1.1', timescale: 'March 2020' }]);
    // Heard of not long ago, and due long after: there is nothing to ask.
    const { state } = tracked({ ref: '1.1' }, { rating: 'green', on: '2019-08-15' });
    await calm.register.commit([
      { do: 'put', kind: 'state', id: stateKey('DP', '1.1'), value: { ...state, ref: '1.1' } },
    ]);
    await live(calm, '2019-09-03T08:00:00Z');
    expect(await alarms(calm)).toEqual([
      ['mace.2019-09-24~asked-nobody', expect.stringContaining('none of its open actions (1) needed asking about')],
    ]);
  });

  it('when not one of its requests could be sent, at the next step', async () => {
    const world = await aWorld({ ...aGroup(), channel: null });
    await liveUntil(world, new FakeMessenger(), '2019-09-09T08:00:00Z');
    expect(await names(world)).toEqual([]);
    await liveUntil(world, new FakeMessenger(), '2019-09-18T08:00:00Z');
    expect(await alarms(world)).toEqual([
      ['mace.2019-09-24~reached-nobody', expect.stringContaining('MACE has no channel yet')],
    ]);
  });

  it('when its meeting has been held and the next one is not dated', async () => {
    const world = await aWorld();
    await live(world, '2019-09-03T08:00:00Z', '2019-09-13T08:00:00Z', '2019-09-17T08:00:00Z', '2019-09-25T08:00:00Z');
    expect(await alarms(world)).toEqual([
      ['mace.2019-09-24~no-meeting', expect.stringContaining('No meeting is dated ahead for MACE (1 open action)')],
    ]);
    await live(world, '2019-09-26T08:00:00Z', '2019-10-09T08:00:00Z');
    expect(await names(world)).toHaveLength(1);
  });

  it('after the oversight group’s meeting, of every group that leads open actions', async () => {
    const world = await aWorld();
    await withMeetings(world, 'MACE 2020-01-28');
    await live(world, '2019-11-12T09:00:00Z', '2019-11-22T09:00:00Z', '2019-11-26T09:00:00Z', '2019-12-04T09:00:00Z');
    const [, text] = (await alarms(world)).find(([id]) => id === 'strategic-group.2019-12-03~no-meeting')!;
    expect(text).toContain('No meeting is dated ahead for LPR Group (1 open action), so nobody will be asked');
  });

  it('and never where it asked somebody and the next meeting is dated', async () => {
    const world = await aWorld();
    await withMeetings(world, 'MACE 2019-11-19');
    await liveUntil(world, new FakeMessenger(), '2019-10-10T08:00:00Z');
    expect(await names(world)).toEqual([]);
  });
});

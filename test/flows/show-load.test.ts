import { describe, expect, it } from '@jest/globals';
import type { Period } from '../../src/domain/day.ts';
import type { Load } from '../../src/domain/load.ts';
import { previewDay } from '../../src/flows/preview-day.ts';
import { runDueSteps } from '../../src/flows/run-due-steps.ts';
import { showLoad } from '../../src/flows/show-load.ts';
import {
  type ActionGiven,
  aPartnership,
  aPost,
  daysFrom,
  rowsOf,
  theGroups,
  type World,
  withMeetings,
  withPlan,
} from '../builders.ts';

const year = { from: '2019-04-02', to: '2020-03-31' } as const;

async function aYear(actions: readonly ActionGiven[], now = '2019-04-02T06:00:00Z'): Promise<World> {
  const world = await aPartnership(now);
  await withPlan(world, actions);
  await withMeetings(world, 'MACE 2019-09-24', 'MACE 2019-11-19', 'LPR Group 2019-10-01');
  return world;
}

async function loadOf(world: World, group: string | null = null, period: Period = year): Promise<Load> {
  return (await showLoad(world.ports, world.partnership, { period, group }))!;
}

const some: readonly ActionGiven[] = [
  { ref: '1.1', timescale: 'July 2019' },
  { ref: '1.2', timescale: 'November 2019', leads: ['MACE', 'LPR Group'] },
];

describe('the load of a year', () => {
  it('is its days added up', async () => {
    const world = await aYear(some);
    const autumn = { from: '2019-08-26', to: '2019-11-08' } as const;
    const load = await loadOf(world, null, autumn);
    let messages = 0;
    for (const day of daysFrom(autumn.from, autumn.to)) {
      const { steps } = await previewDay(world.ports, world.partnership, day);
      messages += steps.reduce((sum, step) => sum + step.messages.length, 0);
    }
    expect(load.total.messages).toBe(messages);
    expect(load.cycles.map(({ group, meeting, ask, requests }) => [group, meeting, ask, requests])).toEqual([
      ['MACE', '2019-09-24', '2019-09-03', 2],
      ['LPR Group', '2019-10-01', '2019-09-10', 1],
      ['MACE', '2019-11-19', '2019-10-29', 2],
    ]);
  });

  it('says how many quarterly check-ins the group’s cap and people’s caps hold back', async () => {
    const many = Array.from({ length: 20 }, (_, at): ActionGiven => ({ ref: `1.${at + 1}`, timescale: 'March 2021' }));
    const world = await aYear(many);
    expect((await loadOf(world)).cycles[0]).toMatchObject({ requests: 12, heldBack: { group: 8, person: 0 } });
    const post = aPost({ id: 'police.lead', holder: 'tenant~officer' });
    await world.register.commit([{ do: 'insert', kind: 'post', id: post.id, value: post }]);
    for (const { id, value } of await world.register.list('action')) {
      await world.register.commit([{ do: 'put', kind: 'action', id, value: { ...value, responsible: [post.id] } }]);
    }
    expect((await loadOf(world)).cycles[0]).toMatchObject({ requests: 6, heldBack: { group: 8, person: 6 } });
  });

  it('is of one group where one is named, by whatever name, and of none where nobody knows it', async () => {
    const world = await aYear(some);
    expect(new Set((await loadOf(world, 'LPR')).rows.map(({ group }) => group))).toEqual(new Set(['LPR Group']));
    expect(await showLoad(world.ports, world.partnership, { period: year, group: 'Nobody' })).toBeNull();
  });

  it('counts a cycle that has asked by what it asked', async () => {
    const world = await aYear(some);
    world.clock.set('2019-09-03T08:00:00Z');
    await runDueSteps(world.ports, world.partnership);
    expect((await loadOf(world)).cycles[0]).toMatchObject({ meeting: '2019-09-24', requests: 2 });
  });

  it('can be told of a year that is long past', async () => {
    const world = await aYear(some);
    const before = await loadOf(world);
    world.clock.set('2026-05-01T09:00:00Z');
    expect((await loadOf(world)).cycles).toEqual(before.cycles);
  });

  it('asks nothing of a group while it is paused', async () => {
    const world = await aYear(some);
    const paused = { since: '2019-09-01', until: '2019-10-15' } as const;
    const group = { ...theGroups[0]!, paused };
    await world.register.commit([{ do: 'put', kind: 'group', id: 'mace', value: group }]);
    expect((await loadOf(world)).cycles.map(({ meeting }) => meeting)).toEqual(['2019-10-01', '2019-11-19']);
  });

  it('changes nothing', async () => {
    const world = await aYear(some);
    const before = JSON.stringify([await rowsOf(world, 'message'), await rowsOf(world, 'cycle')]);
    await loadOf(world);
    expect(JSON.stringify([await rowsOf(world, 'message'), await rowsOf(world, 'cycle')])).toBe(before);
  });
});

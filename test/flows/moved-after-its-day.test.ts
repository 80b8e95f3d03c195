import { describe, expect, it } from '@jest/globals';
import type { Day } from '../../src/domain/day.ts';
import { changeMeeting } from '../../src/flows/change-meeting.ts';
import { drawMessage } from '../../src/flows/draw-message.ts';
import { runDueSteps } from '../../src/flows/run-due-steps.ts';
import { takeUpdate } from '../../src/flows/take-update.ts';
import {
  anAsker,
  aPartnership,
  manager,
  proposed,
  rowsOf,
  theGroups,
  theManager,
  type World,
  withMeetings,
  withPlan,
} from '../builders.ts';

const id = 'mace.2019-09-24';
const steps = ['09-03', '09-10', '09-12', '09-13', '09-17', '09-23', '09-25'].map((day) => `2019-${day}T08:00:00Z`);

/** MACE did not meet on 24 September after all, which somebody says on the 26th: the record had been asked for. */
async function put(date: Day): Promise<World> {
  const groups = theGroups.map((group) => ({ ...group, policy: 'all' as const }));
  const world = await aPartnership('2019-08-01T09:00:00Z', { groups });
  await withPlan(world, [{ ref: '1.1', timescale: 'July 2019' }]);
  await withMeetings(world, 'MACE 2019-09-24');
  for (const at of steps) await reach(world, at);
  world.clock.set('2019-09-26T09:00:00Z');
  await moveTo(world, '2019-09-24', date);
  return world;
}

async function moveTo({ ports, partnership }: World, on: Day, date: Day): Promise<void> {
  const order = { do: 'move', on, date, time: null, papers: null } as const;
  const wish = { partnership, asker: theManager, group: 'MACE', order, newGroup: false, confirmed: true };
  expect(await changeMeeting(ports, wish)).toMatchObject({ kind: 'done' });
}

async function reach(world: World, at: string): Promise<readonly string[]> {
  world.clock.set(at);
  return (await runDueSteps(world.ports, world.partnership)).map(({ step }) => step);
}

async function ids(world: World, kind: string): Promise<readonly string[]> {
  return (await rowsOf(world, 'message')).filter((message) => message.kind === kind).map((message) => message.id);
}

describe('a meeting that was not held on its day, and is moved when that is over', () => {
  it('is recorded after the day on which it is held, by a card of its own', async () => {
    const world = await put('2019-10-15');
    expect(await reach(world, '2019-10-16T08:00:00Z')).toContain('record');
    expect(await ids(world, 'record')).toEqual([`${id}~record~2019-10-15.${manager}`, `${id}~record~${manager}`]);
  });

  it('and moved once more is so again, and said to be unrecorded ten working days after the last day', async () => {
    const world = await put('2019-10-15');
    await reach(world, '2019-10-16T08:00:00Z');
    await moveTo(world, '2019-10-15', '2019-11-12');
    expect(await reach(world, '2019-11-11T09:00:00Z')).toEqual(['addendum']);
    expect(await reach(world, '2019-11-13T09:00:00Z')).toEqual(['record']);
    expect(await reach(world, '2019-11-26T09:00:00Z')).toEqual(['unrecorded']);
    expect(await ids(world, 'record')).toHaveLength(3);
  });

  it('has in its addendum what came in until it is held', async () => {
    const world = await put('2019-10-15');
    await takeUpdate(world.ports, {
      partnership: world.partnership,
      asker: anAsker(),
      submission: 'late',
      plan: 'DP',
      ref: '1.1',
      proposed: proposed({ rating: 'amber', narrative: 'Half is done.' }),
    });
    await reach(world, '2019-10-14T08:00:00Z');
    expect(await ids(world, 'addendum')).toEqual([`${id}~addendum~mace`]);
  });

  it('says on its card when the close really was', async () => {
    const world = await put('2019-10-15');
    const card = (await world.register.find('message', `${id}~ask~mace`))!.value;
    expect(await drawMessage(world.ports, world.partnership, { ...card, sentAt: card.dueAt })).toMatchObject({
      view: { closed: true, closesAt: '2019-09-13T08:00:00Z' },
    });
  });
});

import { describe, expect, it } from '@jest/globals';
import { postOpenMessagesAnew } from '../../src/flows/post-anew.ts';
import { runDueSteps } from '../../src/flows/run-due-steps.ts';
import { aPartnership, rowsOf, type World, withMeetings, withPlan } from '../builders.ts';

/** MACE's first digest opened the thread, its second replied to it, and MACE is being asked again. All was posted. */
async function autumn(): Promise<World> {
  const world = await aPartnership('2019-08-01T09:00:00Z');
  await withPlan(world, [
    { ref: '1.1', timescale: 'July 2019' },
    { ref: '1.2', timescale: 'July 2019', leads: ['LPR Group'] },
  ]);
  await withMeetings(world, 'MACE 2019-09-10', 'MACE 2019-09-24', 'MACE 2019-10-22', 'Strategic Group 2019-12-10');
  for (const at of ['2019-08-20', '2019-09-03', '2019-09-17', '2019-10-01']) {
    world.clock.set(`${at}T08:00:00Z`);
    await runDueSteps(world.ports, world.partnership);
  }
  for (const { id, value } of await world.register.list('message')) {
    const posted = {
      ...value,
      state: 'sent',
      conversationId: `c-${id}`,
      activityId: 'a',
      sentAt: value.dueAt,
    } as const;
    await world.register.commit([
      { do: 'put', kind: 'message', id, value: posted },
      { do: 'remove', kind: 'outbox', id },
    ]);
  }
  return world;
}

describe('posting anew for a Teams that has forgotten everything', () => {
  it('takes the open requests and each group’s last digest with its summary, and what that stands under', async () => {
    const world = await autumn();
    const before = await rowsOf(world, 'message');
    expect(before.map(({ id }) => id)).toContain('mace.2019-09-10~digest~mace');
    await postOpenMessagesAnew(world.ports, world.partnership);
    const due = (await rowsOf(world, 'message')).filter(({ state }) => state === 'due');
    expect(due.map(({ id }) => id)).toEqual([
      'dp.1~who-answers~tenant~manager',
      'mace.2019-09-10~record~tenant~manager',
      'mace.2019-09-24~digest~mace',
      'mace.2019-09-24~record~tenant~manager',
      'mace.2019-09-24~summary~strategic-group',
      'mace.2019-10-22~ask~mace',
      'strategic-group.first~summary~strategic-group',
    ]);
    expect((await rowsOf(world, 'outbox')).map(({ message }) => message)).toEqual(due.map(({ id }) => id));
    expect(due.every(({ conversationId, activityId }) => conversationId === null && activityId === null)).toBe(true);
  });

  it('a second time finds nothing more to do', async () => {
    const world = await autumn();
    expect(await postOpenMessagesAnew(world.ports, world.partnership)).toBe(7);
    expect(await postOpenMessagesAnew(world.ports, world.partnership)).toBe(0);
  });
});

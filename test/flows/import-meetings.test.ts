import { describe, expect, it } from '@jest/globals';
import { changeMeeting } from '../../src/flows/change-meeting.ts';
import { importMeetings, type MeetingGiven } from '../../src/flows/import-meetings.ts';
import { runDueSteps } from '../../src/flows/run-due-steps.ts';
import { aGroup, aPartnership, manager, rowsOf, theGroups, theManager, type World, withPlan } from '../builders.ts';

const april = '2019-04-02T09:00:00Z';

const given = (group: string, date: string, more: Partial<MeetingGiven> = {}): MeetingGiven => ({
  group,
  date: date as MeetingGiven['date'],
  time: null,
  papers: null,
  title: null,
  ...more,
});
const importAll = (world: World, meetings: readonly MeetingGiven[]) =>
  importMeetings(world.ports, world.partnership, { meetings, by: manager });

describe('importing meeting dates', () => {
  it('stores them, and makes the groups nobody knows yet', async () => {
    const world = await aPartnership(april);
    expect(await importAll(world, [given('MACE', '2019-09-24'), given('New Group', '2019-09-25')])).toMatchObject({
      added: 2,
      changed: 0,
      newGroups: ['New Group'],
    });
    expect((await rowsOf(world, 'meeting')).map(({ id }) => id)).toEqual(['mace.2019-09-24', 'new-group.2019-09-25']);
  });

  it('again changes nothing but what is new about them, and asks nobody twice', async () => {
    const world = await aPartnership(april);
    await importAll(world, [given('MACE', '2019-09-24')]);
    world.clock.set('2019-09-03T09:00:00Z');
    await runDueSteps(world.ports, world.partnership);
    expect(await importAll(world, [given('mace', '2019-09-24', { time: '10:00' })])).toMatchObject({
      added: 0,
      changed: 1,
      newGroups: [],
    });
    expect(await runDueSteps(world.ports, world.partnership)).toEqual([]);
    expect(await rowsOf(world, 'meeting')).toMatchObject([{ id: 'mace.2019-09-24', time: '10:00' }]);
  });

  it('takes the first of two meetings of a group on one day, whatever the group is called, and says so of the other', async () => {
    const world = await aPartnership(april);
    const again = given('MACE Group', '2019-09-24', { time: '14:00', row: 3 });
    const imported = await importAll(world, [given('MACE', '2019-09-24', { time: '10:00', row: 2 }), again]);
    expect(imported).toMatchObject({ added: 1, refused: [{ given: again, about: { code: 'twice', row: 2 } }] });
    expect(await rowsOf(world, 'meeting')).toMatchObject([{ time: '10:00' }]);
  });

  it('says why a line is not taken, and takes the others', async () => {
    const groups = [aGroup(), aGroup({ id: 'lpr', name: 'LPR', ended: '2019-05-01' })];
    const world = await aPartnership(april, { groups });
    const imported = await importAll(world, [
      given('MACE', '2019-09-24', { row: 2 }),
      given('MACE', '2019-10-01', { papers: '2019-10-02', row: 3 }),
      given('LPR', '2019-10-01', { row: 4 }),
      given('NHS 943 476 5919', '2019-10-01', { row: 5 }),
      given('MACE', '2019-11-05', { title: 'About 943 476 5919', row: 6 }),
      given('MACE', '2019-12-10', { row: 7 }),
    ]);
    expect(imported.refused.map(({ given: { row }, about }) => [row, about.code])).toEqual([
      [3, 'papers-after-meeting'],
      [4, 'group-ended'],
      [5, 'unsafe-text'],
      [6, 'unsafe-text'],
    ]);
    expect((await rowsOf(world, 'meeting')).map(({ date }) => date)).toEqual(['2019-09-24', '2019-12-10']);
    expect(await rowsOf(world, 'group')).toHaveLength(2);
  });

  it('keeps a meeting that has passed for the record, and asks nobody', async () => {
    const world = await aPartnership(april);
    await withPlan(world, [{ ref: '4.1' }]);
    const imported = await importAll(world, [given('MACE', '2019-03-01', { row: 2 }), given('MACE', '2019-04-07')]);
    expect(imported.notes.map(({ about }) => about.code)).toEqual([
      'past',
      'not-a-working-day',
      'papers-past',
      'no-time-to-ask',
    ]);
    expect(await rowsOf(world, 'meeting')).toHaveLength(2);
    await runDueSteps(world.ports, world.partnership);
    expect(await rowsOf(world, 'request')).toEqual([]);
  });

  it('does not bring back the day that a meeting was moved away from, and leaves a cancelled one cancelled', async () => {
    const world = await aPartnership(april);
    const list = [given('MACE', '2019-09-24', { row: 2 }), given('MACE', '2019-12-10', { row: 3 })];
    await importAll(world, list);
    const wish = { partnership: world.partnership, asker: theManager, group: 'MACE', newGroup: false, confirmed: true };
    const order = { do: 'move', on: '2019-09-24', date: '2019-10-01', time: null, papers: null } as const;
    await changeMeeting(world.ports, { ...wish, order });
    await changeMeeting(world.ports, { ...wish, order: { do: 'cancel', on: '2019-12-10' } });
    expect(await importAll(world, list)).toMatchObject({
      added: 0,
      changed: 0,
      refused: [{ given: { row: 2 }, about: { code: 'moved-away', to: '2019-10-01' } }],
      notes: [{ given: { row: 3 }, about: { code: 'still-cancelled' } }],
    });
    expect(await rowsOf(world, 'meeting')).toMatchObject([
      { date: '2019-10-01' },
      { date: '2019-12-10', cancelled: true },
    ]);
  });

  it('names what it knows of and the list does not, and leaves what a list leaves out as it was', async () => {
    const world = await aPartnership(april, { groups: theGroups });
    await importAll(world, [
      given('MACE', '2019-09-24', { time: '10:00', papers: '2019-09-20', title: 'Autumn' }),
      given('MACE', '2019-11-05'),
      given('LPR Group', '2019-11-05'),
    ]);
    expect(await importAll(world, [given('MACE', '2019-09-24'), given('MACE', '2019-12-10')])).toMatchObject({
      added: 1,
      changed: 0,
      unlisted: [{ group: 'MACE', date: '2019-11-05' }],
    });
    expect((await rowsOf(world, 'meeting'))[0]).toMatchObject({ time: '10:00', papers: '2019-09-20', title: 'Autumn' });
  });

  it('takes an answer as in time again where a later papers date puts the close ahead once more', async () => {
    const world = await aPartnership(april);
    await withPlan(world, [{ ref: '4.1', timescale: 'June 2019' }]);
    await importAll(world, [given('MACE', '2019-09-24')]);
    for (const at of ['2019-09-03T09:00:00Z', '2019-09-13T09:00:00Z']) {
      world.clock.set(at);
      await runDueSteps(world.ports, world.partnership);
    }
    const imported = await importAll(world, [given('MACE', '2019-09-24', { papers: '2019-09-20' })]);
    expect(imported.notes.map(({ about }) => about.code)).toEqual(['answers-reopened']);
    const [cycle] = await rowsOf(world, 'cycle');
    expect(cycle!.ran.map(({ step }) => step)).not.toContain('close');
  });

  it.each([
    ['New Group', 'new group'],
    ['New Group', ' New  Group '],
    ['New', 'New Group'],
  ])('makes one group of “%s” and “%s”', async (one, other) => {
    const world = await aPartnership(april);
    await importAll(world, [given(one, '2019-09-24'), given(other, '2019-09-25')]);
    expect((await rowsOf(world, 'group')).filter(({ name }) => /new/i.test(name))).toHaveLength(1);
  });

  it('does not take “MACE 2” or “MACE Task Group” for MACE', async () => {
    const world = await aPartnership(april);
    await importAll(world, [given('MACE 2', '2019-09-24'), given('MACE Task Group', '2019-09-24')]);
    expect((await rowsOf(world, 'meeting')).map(({ group }) => group)).toEqual(['mace-2', 'mace-task-group']);
  });

  it('takes a few hundred dates, and two lists at the same time', async () => {
    const world = await aPartnership(april, { groups: [aGroup()] });
    const dates = Array.from({ length: 250 }, (_, at) =>
      given(`Group ${1 + (at % 25)}`, `2020-0${1 + (Math.floor(at / 25) % 9)}-${10 + Math.floor(at / 25)}`),
    );
    await Promise.all([importAll(world, dates), importAll(world, dates.toReversed())]);
    expect(await rowsOf(world, 'meeting')).toHaveLength(250);
    expect(await rowsOf(world, 'group')).toHaveLength(26);
  });
});

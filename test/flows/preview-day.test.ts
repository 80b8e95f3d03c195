import { describe, expect, it } from '@jest/globals';
import { england } from '../../src/domain/calendar.ts';
import { stepsOfCycle } from '../../src/domain/cycle.ts';
import { addDays, atLondon, type Day, londonDay } from '../../src/domain/day.ts';
import { gatherSetting } from '../../src/flows/gather.ts';
import { previewDay } from '../../src/flows/preview-day.ts';
import { runDueSteps } from '../../src/flows/run-due-steps.ts';
import {
  type ActionGiven,
  aPartnership,
  cycleMessages,
  daysFrom,
  rowsOf,
  theGroups,
  type World,
  withMeetings,
  withPlan,
} from '../builders.ts';

const actions: readonly ActionGiven[] = [
  { ref: '1.1', timescale: 'July 2019' },
  { ref: '1.2', timescale: 'March 2020', leads: ['MACE', 'LPR Group'] },
  { ref: '1.3', timescale: 'March 2020', leads: ['LPR Group'] },
  { ref: '1.4', timescale: 'Quarterly', leads: ['MEB', 'MACE'] },
  { ref: '1.5', timescale: 'As per meeting cycle', leads: ['LPR Group'] },
  { ref: '1.6', timescale: 'September 2019, January, March', leads: ['Strategic Group'] },
];

/** Meetings of four groups through a year, some with steps on the same day, with a quiet August and Christmas. */
async function aYear(): Promise<World> {
  const quiet = [
    { from: '2019-08-01', to: '2019-08-31' },
    { from: '2019-12-20', to: '2020-01-03' },
  ] as const;
  const groups = theGroups.map((group) => (group.id === 'lpr-group' ? { ...group, quiet } : group));
  const world = await aPartnership('2019-04-02T06:00:00Z', { groups });
  await withPlan(world, actions);
  await withMeetings(
    world,
    ...['MACE 2019-05-14', 'MACE 2019-07-09', 'MACE 2019-09-24 2019-09-16', 'MACE 2019-11-19', 'MACE 2020-01-28'],
    ...['LPR Group 2019-05-14', 'LPR Group 2019-09-10', 'LPR Group 2019-11-21', 'LPR Group 2020-03-03'],
    ...[
      'Management Executive Board 2019-06-18',
      'Management Executive Board 2019-10-15',
      'Management Executive Board 2020-01-14',
    ],
    ...[
      'Strategic Group 2019-06-25',
      'Strategic Group 2019-10-22',
      'Strategic Group 2020-02-25',
      'LSCP Business Team 2019-07-02',
    ],
  );
  return world;
}

const year = daysFrom('2019-04-02', '2020-03-31');

async function previewed(world: World, day: Day): Promise<readonly string[]> {
  const { steps } = await previewDay(world.ports, world.partnership, day);
  return steps.flatMap(({ messages }) => messages.map(({ id, kind }) => `${kind} ${id}`)).toSorted();
}

/** The days of a year's steps, and every thirtieth day besides. */
async function daysToLookAt({ ports, partnership }: World): Promise<readonly Day[]> {
  const { meetings, groups } = await gatherSetting(ports, partnership);
  const steps = meetings.flatMap((meeting) => {
    const group = groups.find(({ id }) => id === meeting.group)!;
    return stepsOfCycle(meeting, group, england).map(({ at }) => londonDay(at));
  });
  return year.filter((day, at) => steps.includes(day) || at % 30 === 0);
}

describe('the preview of a day', () => {
  it('names the messages that are then made, through a year: seen just before, seen from the year’s start, and looked back on', async () => {
    const world = await aYear();
    const days = await daysToLookAt(world);
    const fromTheStart = new Map<Day, readonly string[]>();
    for (const day of days) fromTheStart.set(day, await previewed(world, day));
    const made = new Map<Day, readonly string[]>();
    for (const day of days) {
      const justBefore = await previewed(world, day);
      const known = new Set((await rowsOf(world, 'message')).map(({ id }) => id));
      world.clock.set(atLondon(day, '09:00'));
      await runDueSteps(world.ports, world.partnership);
      const added = (await rowsOf(world, 'message')).filter(({ id }) => !known.has(id));
      made.set(day, added.map(({ kind, id }) => `${kind} ${id}`).toSorted());
      expect([day, justBefore]).toEqual([day, made.get(day)]);
      world.clock.set(atLondon(day, '17:00'));
    }
    expect([...made.values()].flat().length).toBeGreaterThan(35);
    expect(fromTheStart).toEqual(made);
    for (const day of days) expect([day, await previewed(world, day)]).toEqual([day, made.get(day)]);
  });

  it('changes nothing', async () => {
    const world = await aYear();
    await previewDay(world.ports, world.partnership, '2019-09-02');
    for (const kind of ['cycle', 'request'] as const) expect(await rowsOf(world, kind)).toEqual([]);
    expect(await cycleMessages(world)).toEqual([]);
  });

  it('says what, when, why and to whom', async () => {
    const world = await aPartnership('2019-08-01T09:00:00Z');
    await withPlan(world, actions.slice(0, 1));
    await withMeetings(world, 'MACE 2019-09-24');
    expect(await previewDay(world.ports, world.partnership, '2019-09-03')).toEqual({
      on: '2019-09-03',
      steps: [
        {
          at: '2019-09-03T08:00:00Z',
          group: 'MACE',
          meeting: '2019-09-24',
          step: 'ask',
          why: '10 working days before the papers date, 17 September 2019',
          requests: ['DP 1.1'],
          messages: [{ id: 'mace.2019-09-24~ask~mace', kind: 'request', to: 'MACE’s channel' }],
        },
      ],
      skipped: [],
    });
    const papers = await previewDay(world.ports, world.partnership, '2019-09-17');
    expect(papers.steps[0]!.messages.map(({ kind, to }) => [kind, to])).toEqual([
      ['digest', 'MACE’s channel'],
      ['summary', 'Strategic Group’s channel'],
    ]);
  });

  it('says what was skipped on a day, and why', async () => {
    const world = await aPartnership('2019-08-01T09:00:00Z');
    await withMeetings(world, 'MACE 2019-09-24');
    world.clock.set('2019-09-16T09:00:00Z');
    await runDueSteps(world.ports, world.partnership);
    expect(await previewDay(world.ports, world.partnership, '2019-09-03')).toMatchObject({
      steps: [],
      skipped: [{ step: 'ask', group: 'MACE', why: 'the close had already come' }],
    });
    expect(await previewDay(world.ports, world.partnership, addDays('2019-09-03', 1))).toMatchObject({
      steps: [],
      skipped: [],
    });
  });
});

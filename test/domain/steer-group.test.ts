import { describe, expect, it } from '@jest/globals';
import { england } from '../../src/domain/calendar.ts';
import { type Cycle, newCycle, type StepName, stepsOfCycle } from '../../src/domain/cycle.ts';
import type { Group } from '../../src/domain/partnership.ts';
import {
  cycleWithout,
  endedGroup,
  groupInRhythm,
  maySteer,
  pausedGroup,
  quietGroup,
  resumedGroup,
  revivedGroup,
  whyNotAskNow,
} from '../../src/domain/steer-group.ts';
import { aGroup, aMeeting, anAsker, theManager } from '../builders.ts';

const today = '2019-09-03';
const mace = aGroup();

it('business managers steer every group, a chair their own', () => {
  const chair = anAsker({ roles: [{ kind: 'vice-chair', group: 'mace' }] });
  expect([
    maySteer(theManager, mace),
    maySteer(chair, mace),
    maySteer(chair, aGroup({ id: 'meb' })),
    maySteer(anAsker(), mace),
  ]).toEqual([true, true, false, false]);
});

describe('a pause', () => {
  it('begins today, and again later where it began', () => {
    expect(pausedGroup(mace, '2019-10-01', today)).toMatchObject({ paused: { since: today, until: '2019-10-01' } });
    const paused = aGroup({ paused: { since: '2019-08-01', until: null } });
    expect(pausedGroup(paused, '2019-10-01', today)).toMatchObject({
      paused: { since: '2019-08-01', until: '2019-10-01' },
    });
  });

  it.each<[string, unknown, object]>([
    ['until a day that is not ahead', pausedGroup(mace, today, today), { code: 'until-past' }],
    ['of a group that has ended', pausedGroup(aGroup({ ended: '2019-09-01' }), null, today), { code: 'group-ended' }],
    ['that is ended where there is none', resumedGroup(mace, today), { code: 'not-paused' }],
    [
      'that is ended when it is over',
      resumedGroup(aGroup({ paused: { since: '2019-08-01', until: today } }), today),
      { code: 'not-paused' },
    ],
  ])('%s is refused', (_, result, refusal) => expect(result).toMatchObject(refusal));

  it('ends by being resumed', () => {
    expect(resumedGroup(aGroup({ paused: { since: today, until: null } }), today)).toMatchObject({ paused: null });
  });
});

describe('a quiet period', () => {
  it('is added in the order of days; those that are over go, and the same one stands once', () => {
    const group = aGroup({
      quiet: [
        { from: '2019-05-01', to: '2019-05-20' },
        { from: '2019-12-20', to: '2020-01-03' },
      ],
    });
    const added = quietGroup(group, { from: '2019-10-21', to: '2019-10-25' }, today) as Group;
    expect(quietGroup(added, { from: '2019-12-20', to: '2020-01-03' }, today)).toMatchObject({
      quiet: [{ from: '2019-10-21' }, { from: '2019-12-20' }],
    });
  });

  it.each<[string, Group, { from: `${number}-${number}-${number}`; to: `${number}-${number}-${number}` }, object]>([
    ['backwards', mace, { from: '2019-10-02', to: '2019-10-01' }, { code: 'backwards' }],
    ['over already', mace, { from: '2019-08-01', to: '2019-08-31' }, { code: 'quiet-past' }],
    ['of half a year', mace, { from: '2019-10-01', to: '2020-03-31' }, { code: 'quiet-too-long' }],
    [
      'beyond the twentieth',
      aGroup({
        quiet: Array.from({ length: 20 }, (_, at) => ({
          from: `2020-01-${10 + at}` as const,
          to: '2020-02-01' as const,
        })),
      }),
      { from: '2020-03-01', to: '2020-03-02' },
      { code: 'too-many-quiet' },
    ],
  ])('%s is refused', (_, group, period, refusal) => expect(quietGroup(group, period, today)).toMatchObject(refusal));
});

it.each<[object, object]>([
  [{ ask: 15 }, { rhythms: { papers: 5, ask: 15, remind: 5, chase: 3, close: 2 } }],
  [{ remind: 10, chase: 10 }, { rhythms: { remind: 10, chase: 10 } }],
  [{ remind: 2, chase: 2 }, { rhythms: { remind: 2, chase: 2, close: 2 } }],
  [{ ask: 4 }, { code: 'rhythm-order' }],
  [{ remind: 11 }, { code: 'rhythm-order' }],
  [{ close: 4 }, { code: 'rhythm-order' }],
  [{ ask: 2, remind: 2, chase: 2 }, { code: 'rhythm-order' }],
  [{ close: 0 }, { code: 'rhythm-range' }],
  [{ papers: 61 }, { code: 'rhythm-range' }],
])('a rhythm with %j becomes %j', (change, expected) => {
  expect(groupInRhythm(mace, change)).toMatchObject(expected);
});

describe('the end of a group', () => {
  const facts = { oversight: 'strategic-group', today } as const;
  const meb = aGroup({ id: 'meb', name: 'MEB' });

  it('is today; its pause ends with it, and it can meet again', () => {
    const ended = endedGroup(aGroup({ paused: { since: today, until: null } }), meb, facts) as Group;
    expect(ended).toMatchObject({ ended: today, mergedInto: 'meb', paused: null });
    expect(revivedGroup(ended)).toMatchObject({ ended: null, mergedInto: null });
    expect(endedGroup(aGroup({ ended: '2019-08-01' }), meb, facts)).toMatchObject({
      ended: '2019-08-01',
      mergedInto: 'meb',
    });
  });

  it.each<[string, unknown, object]>([
    ['twice', endedGroup(aGroup({ ended: '2019-08-01' }), null, facts), { code: 'group-ended' }],
    ['into itself', endedGroup(mace, mace, facts), { code: 'merges-into-itself' }],
    [
      'into one that has ended',
      endedGroup(mace, { ...meb, ended: '2019-08-01' }, facts),
      { code: 'merges-into-ended' },
    ],
    ['of the oversight group', endedGroup(aGroup({ id: 'strategic-group' }), meb, facts), { code: 'is-oversight' }],
    ['taken back where there was none', revivedGroup(mace), { code: 'not-ended' }],
  ])('%s is refused', (_, result, refusal) => expect(result).toMatchObject(refusal));
});

describe('one step', () => {
  const meeting = aMeeting();
  const at = '2019-09-03T08:00:00Z' as const;
  const ran = (...steps: readonly StepName[]): Cycle => ({
    ...newCycle(meeting),
    ran: steps.map((step) => ({ step, at })),
  });
  const skipping = (step: StepName) => ({ step, by: 'tenant~sam', why: 'half term', at });

  it('is left out by somebody, and why', () => {
    expect(cycleWithout(ran('ask'), skipping('remind'))).toMatchObject({
      skipped: [{ step: 'remind', by: 'tenant~sam', why: 'half term' }],
    });
  });

  it.each<[string, unknown, object]>([
    ['has run', cycleWithout(ran('ask'), skipping('ask')), { code: 'already-ran', at }],
    ['is a close', cycleWithout(ran('ask'), skipping('close')), { code: 'cannot-skip' }],
    [
      'is left out already',
      cycleWithout({ ...ran(), skipped: [skipping('ask')] }, skipping('ask')),
      { code: 'already-skipped' },
    ],
  ])('that %s is not', (_, result, refusal) => expect(result).toMatchObject(refusal));

  it('asks at once before its close, and once', () => {
    const steps = stepsOfCycle(meeting, mace, england);
    expect(whyNotAskNow(null, steps, at)).toBeNull();
    expect(whyNotAskNow(ran('ask'), steps, at)).toMatchObject({ code: 'already-asked' });
    expect(whyNotAskNow(null, steps, '2019-09-13T08:00:00Z')).toMatchObject({ code: 'already-closed' });
  });
});

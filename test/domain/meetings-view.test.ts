import { describe, expect, it } from '@jest/globals';
import { type Cycle, newCycle, type StepName } from '../../src/domain/cycle.ts';
import type { MeetingItem } from '../../src/domain/meeting-item.ts';
import { comingIn } from '../../src/domain/meeting-item.ts';
import { computeMeetings, timeline } from '../../src/domain/meetings-view.ts';
import { standsWords, timelineTitles, timelineWords, titleWords } from '../../src/domain/words-meetings.ts';
import { aGroup, aMeeting, instant, theGroups } from '../builders.ts';

const meeting = aMeeting();
const mace = theGroups[0]!;

function ran(...steps: readonly (readonly [StepName, string])[]): Cycle {
  return { ...newCycle(meeting), ran: steps.map(([step, at]) => ({ step, at: instant(at) })) };
}

function told(cycle: Cycle | null, now: string, more: Partial<typeof meeting> = {}, group = mace) {
  const steps = timeline({ ...meeting, ...more }, { group, cycle, now: instant(now) });
  return steps.map((step) => `${timelineTitles[step.name]}: ${timelineWords(step)}`);
}

const asked = ['ask', '2019-09-03T08:00:00Z'] as const;
const closed = ['close', '2019-09-13T08:00:00Z'] as const;
const posted = ['digest', '2019-09-17T08:00:00Z'] as const;
const recordAsked = ['record', '2019-09-25T08:00:00Z'] as const;

describe(timeline, () => {
  it('has the meeting among the steps, and says which is next', () => {
    expect(told(ran(asked), '2019-09-04T08:00:00Z')).toEqual([
      'Ask: Done 3 September',
      'Remind: Next: 10 September',
      'Last call: 12 September',
      'Close: 13 September',
      'Digest: 17 September',
      'Late answers: 23 September',
      'Meeting: 24 September',
      'Record: 25 September',
    ]);
  });

  it('is not done with a meeting until it is recorded', () => {
    const cycle = ran(asked, closed, posted, recordAsked);
    expect(told(cycle, '2019-09-26T08:00:00Z').slice(-2)).toEqual([
      'Meeting: Held 24 September',
      'Record: Not recorded yet',
    ]);
    const recorded = { ...cycle, recordedAt: instant('2019-09-27T08:00:00Z') };
    expect(told(recorded, '2019-09-28T08:00:00Z').at(-1)).toBe('Record: Done 27 September');
  });

  it('says that a step was skipped or is held, and not by whom', () => {
    const skipped = [{ step: 'remind', at: instant('2019-09-10T08:00:00Z'), why: 'Sam left it out', by: 'x' }] as const;
    const held = { by: 'x', at: instant('2019-09-14T08:00:00Z') };
    const lines = told({ ...ran(asked, closed), skipped, held }, '2019-09-18T08:00:00Z');
    expect(lines).toContain('Remind: Skipped');
    expect(lines).toContain('Digest: Held back, due 17 September');
    expect(JSON.stringify(lines)).not.toContain('Sam');
  });

  it('has only the meeting where it was held before Baton knew of it', () => {
    expect(told(null, '2019-10-30T08:00:00Z')).toEqual(['Meeting: Held 24 September']);
  });

  it('ends with what was done where the meeting is cancelled', () => {
    expect(told(ran(asked), '2019-09-12T08:00:00Z', { cancelled: true })).toEqual(['Ask: Done 3 September']);
  });
});

describe(computeMeetings, () => {
  const item = (more: Partial<MeetingItem>): MeetingItem => {
    return {
      group: 'mace',
      month: '2019-09',
      day: null,
      category: '',
      text: 'Annual report',
      who: '',
      plan: 'FP',
      ...more,
    };
  };
  const items = [
    item({}),
    item({ month: '2019-11' }),
    item({ month: '2019-11', text: '' }),
    item({ month: '2019-01' }),
  ];
  const meetings = [aMeeting({ date: '2019-06-04' }), meeting, aMeeting({ date: '2019-12-03', cancelled: true })];
  const facts = {
    groups: theGroups,
    meetings,
    cycles: new Map([[meeting.id, ran(asked)]]),
    coming: comingIn(items, meetings),
  };
  const view = computeMeetings({ ...facts, now: instant('2019-09-04T08:00:00Z') });

  it('lists what is ahead, months without a day among it, and then what has passed', () => {
    expect(view.coming.map(({ date, month, items: own }) => [date ?? month, own.length])).toEqual([
      ['2019-09-24', 1],
      ['2019-11', 1],
      ['2019-12-03', 0],
    ]);
    expect(view.past.map(({ date }) => date)).toEqual(['2019-06-04']);
  });

  it('counts what may not be read', () => {
    expect(view.coming[1]).toMatchObject({ id: null, withheld: 1 });
  });

  it('says of each where it stands', () => {
    expect(view.coming.map(standsWords)).toEqual([
      'Next: a reminder, 10 September 2019',
      'Its day is not known yet, so nothing is asked for it.',
      'Cancelled: nothing more is asked or posted for it.',
    ]);
  });

  it('says why nothing is done for a group that is paused', () => {
    const paused = aGroup({ paused: { since: '2019-09-01', until: '2019-12-01' } });
    const own = computeMeetings({ ...facts, groups: [paused], now: instant('2019-09-04T08:00:00Z') });
    expect(own.coming[0]!.still).toBe('MACE is paused until 1 December 2019');
  });
});

it.each([
  ['MACE meeting', ''],
  ['MACE', ''],
  [null, ''],
  ['MACE development day', 'MACE development day'],
])('a title stands beside the group where it says more: %s', (title, said) => {
  expect(titleWords({ title, groupName: 'MACE' })).toBe(said);
});

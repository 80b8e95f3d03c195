import { describe, expect, it } from '@jest/globals';
import { acceptMeeting, type MeetingFacts, type MeetingOrder } from '../../src/domain/accept-meeting.ts';
import { england } from '../../src/domain/calendar.ts';
import type { Day } from '../../src/domain/day.ts';
import { aGroup, aMeeting } from '../builders.ts';

const september = aMeeting({ date: '2019-09-24', time: '10:00' });
const december = aMeeting({ date: '2019-12-10' });
const off = aMeeting({ date: '2019-11-05', cancelled: true });

function factsOf(more: Partial<MeetingFacts> = {}): MeetingFacts {
  return {
    group: aGroup(),
    meetings: [september, off, december],
    recorded: new Set(),
    today: '2019-09-01',
    calendar: england,
    ...more,
  };
}

function decide(order: MeetingOrder, more: Partial<MeetingFacts> = {}) {
  return acceptMeeting(order, factsOf(more));
}

const add = (date: Day, more: object = {}): MeetingOrder => ({
  do: 'add',
  date,
  time: null,
  papers: null,
  title: null,
  ...more,
});
const move = (date: Day, on: Day | null = null, more: object = {}): MeetingOrder => ({
  do: 'move',
  on,
  date,
  time: null,
  papers: null,
  ...more,
});

describe('a meeting that is refused', () => {
  it.each<[string, MeetingOrder, Partial<MeetingFacts>, object]>([
    ['lies in the past', add('2019-08-31'), {}, { code: 'past-meeting', date: '2019-08-31' }],
    ['is the second of its group on a day', add('2019-09-24'), {}, { code: 'same-day', time: '10:00' }],
    ['moves onto another of its group', move('2019-12-10', '2019-09-24'), {}, { code: 'same-day', date: '2019-12-10' }],
    ['moves into the past', move('2019-08-30', '2019-09-24'), {}, { code: 'past-meeting' }],
    [
      'has its papers after it',
      add('2019-10-01', { papers: '2019-10-02' }),
      {},
      { code: 'papers-after-meeting', papers: '2019-10-02', date: '2019-10-01' },
    ],
    [
      'would get papers after it',
      { do: 'papers', on: '2019-09-24', papers: '2019-09-25' },
      {},
      { code: 'papers-after-meeting' },
    ],
    [
      'comes after its group’s end',
      add('2019-10-01'),
      { group: aGroup({ ended: '2019-09-30' }) },
      { code: 'group-ended' },
    ],
    [
      'is not there',
      move('2019-10-01', '2019-10-08'),
      {},
      { code: 'no-such-meeting', on: '2019-10-08', ahead: ['2019-09-24', '2019-12-10'] },
    ],
    [
      'is one of none ahead',
      { do: 'cancel', on: null },
      { today: '2020-01-01' },
      { code: 'no-such-meeting', ahead: [] },
    ],
    ['may be either of two', move('2019-12-17'), {}, { code: 'which-meeting', ahead: ['2019-09-24', '2019-12-10'] }],
    [
      'has papers that are near none of them',
      { do: 'papers', on: null, papers: '2019-10-10' },
      {},
      { code: 'which-meeting' },
    ],
    [
      'was held and recorded',
      { do: 'cancel', on: '2019-09-24' },
      { recorded: new Set([september.id]), today: '2019-10-01' },
      { code: 'already-recorded', date: '2019-09-24' },
    ],
    [
      'is to be held after all, in the past',
      { do: 'reinstate', on: '2019-11-05' },
      { today: '2019-11-06' },
      { code: 'past-meeting' },
    ],
  ])('because it %s', (_, order, more, refusal) => {
    expect(decide(order, more)).toMatchObject({ kind: 'refused', refusal });
  });
});

describe('a meeting that is taken', () => {
  it.each<[string, MeetingOrder, Partial<MeetingFacts>, object]>([
    [
      'is new',
      add('2019-10-01', { time: '09:30' }),
      {},
      { before: null, after: { date: '2019-10-01', time: '09:30' } },
    ],
    [
      'keeps its id and its time when it moves',
      move('2019-10-01'),
      {},
      { before: september, after: { id: september.id, date: '2019-10-01', time: '10:00', papers: null } },
    ],
    ['is the nearest, not always the next', move('2019-12-17', '2019-12-10'), {}, { after: { id: december.id } }],
    [
      'may have passed, while it is not recorded',
      move('2019-10-08', '2019-09-24'),
      { today: '2019-09-25' },
      { after: { date: '2019-10-08' } },
    ],
    ['is cancelled', { do: 'cancel', on: '2019-12-10' }, {}, { after: { id: december.id, cancelled: true } }],
    [
      'may be cancelled when its day has passed',
      { do: 'cancel', on: '2019-09-24' },
      { today: '2019-09-26' },
      { after: { cancelled: true } },
    ],
    ['is held after all', { do: 'reinstate', on: null }, {}, { after: { id: off.id, cancelled: false } }],
    [
      'is held after all, added once more',
      add('2019-11-05', { time: '11:00' }),
      {},
      { before: off, after: { id: off.id, time: '11:00', cancelled: false } },
    ],
    [
      'is held after all on another day',
      move('2019-11-12', '2019-11-05'),
      {},
      { after: { id: off.id, date: '2019-11-12', cancelled: false } },
    ],
    [
      'takes the day of a cancelled one',
      move('2019-11-05', '2019-12-10'),
      {},
      { after: { id: december.id, date: '2019-11-05' } },
    ],
    [
      'gets the papers that are near it',
      { do: 'papers', on: null, papers: '2019-12-02' },
      {},
      { after: { id: december.id, papers: '2019-12-02' } },
    ],
    ['gets a time', { do: 'time', on: null, time: '14:00' }, {}, { after: { id: september.id, time: '14:00' } }],
    [
      'may be on a group’s last day',
      add('2019-09-30'),
      { group: aGroup({ ended: '2019-09-30' }) },
      { after: { date: '2019-09-30' } },
    ],
  ])('%s', (_, order, more, expected) => {
    expect(decide(order, more)).toMatchObject({ kind: 'changed', ...expected });
  });

  it.each<[string, MeetingOrder]>([
    ['moved to its own day', move('2019-09-24', '2019-09-24')],
    ['cancelled twice', { do: 'cancel', on: '2019-11-05' }],
    ['brought back while it stands', { do: 'reinstate', on: '2019-09-24' }],
  ])('is as it was, where it is %s', (_, order) => {
    expect(decide(order)).toMatchObject({ kind: 'unchanged' });
  });

  it.each<[string, MeetingOrder, Partial<MeetingFacts>, readonly object[]]>([
    ['on a Sunday', add('2019-10-06'), {}, [{ code: 'not-a-working-day', date: '2019-10-06' }]],
    ['on Christmas Day', add('2019-12-25'), {}, [{ code: 'not-a-working-day', date: '2019-12-25' }]],
    ['years ahead', add('2024-10-01'), {}, [{ code: 'far-ahead', date: '2024-10-01' }]],
    [
      'with papers on a bank holiday',
      { ...add('2019-09-12'), papers: '2019-08-26' } as MeetingOrder,
      { today: '2019-08-01' },
      [{ code: 'papers-not-a-working-day', papers: '2019-08-26' }],
    ],
    ['with papers that have gone', add('2019-09-05'), {}, [{ code: 'papers-past', papers: '2019-08-29' }]],
    [
      'whose own papers date is left behind',
      move('2019-10-01', '2019-09-24'),
      { meetings: [{ ...september, papers: '2019-09-20' }] },
      [{ code: 'papers-as-usual', was: '2019-09-20', now: '2019-09-24' }],
    ],
    ['on an ordinary day', add('2019-10-01'), {}, []],
  ])('%s, is told so', (_, order, more, notes) => {
    expect(decide(order, more)).toMatchObject({ kind: 'changed', notes });
  });
});

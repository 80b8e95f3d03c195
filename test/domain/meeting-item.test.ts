import { describe, expect, it } from '@jest/globals';
import type { Day } from '../../src/domain/day.ts';
import {
  agendaLines,
  comingIn,
  type ItemChange,
  itemLines,
  type MeetingItem,
  meetingOf,
  withChanges,
} from '../../src/domain/meeting-item.ts';
import { aMeeting } from '../builders.ts';

function anItem(more: Partial<MeetingItem> = {}): MeetingItem {
  return { group: 'mace', month: '2019-09', day: null, category: '', text: 'Budget', who: '', plan: 'DP', ...more };
}

function aChange(does: ItemChange['does'], more: Partial<ItemChange> = {}): ItemChange {
  const at = '2019-06-01T09:00:00Z';
  return { does, group: 'mace', month: '2019-09', day: null, text: 'Budget', by: 'tenant~manager', at, ...more };
}

const on = (date: Day, more: Parameters<typeof aMeeting>[0] = {}) => aMeeting({ date, ...more });

describe('the meeting that an item is for', () => {
  it.each([
    ['the only one of its month', anItem(), [on('2019-09-24'), on('2019-10-01')], 'mace.2019-09-24'],
    ['none where two are in its month', anItem(), [on('2019-09-03'), on('2019-09-24')], null],
    ['none where the only one is cancelled', anItem(), [on('2019-09-24', { cancelled: true })], null],
    ['none of another group', anItem(), [on('2019-09-24', { group: 'meb' })], null],
    [
      'the one of its day among several',
      anItem({ day: '2019-09-24' }),
      [on('2019-09-03'), on('2019-09-24')],
      'mace.2019-09-24',
    ],
    [
      'the one of its month where its day has none',
      anItem({ day: '2019-09-20' }),
      [on('2019-09-24')],
      'mace.2019-09-24',
    ],
    ['the one that moved out of its month', anItem(), [on('2019-10-08', { id: 'mace.2019-09-24' })], 'mace.2019-09-24'],
    [
      'the one that moved from its day',
      anItem({ day: '2019-09-24' }),
      [on('2019-09-03'), on('2019-10-08', { id: 'mace.2019-09-24' })],
      'mace.2019-09-24',
    ],
    [
      'the one that was moved into its month',
      anItem(),
      [on('2019-09-24', { id: 'mace.2019-11-24' })],
      'mace.2019-11-24',
    ],
    [
      'its own and not one moved into its month',
      anItem(),
      [on('2019-09-05', { id: 'mace.2019-08-20' }), on('2019-09-24')],
      'mace.2019-09-24',
    ],
  ])('%s', (_, item, meetings, expected) => {
    expect(meetingOf(item, meetings)?.id ?? null).toBe(expected);
  });
});

describe('what people change', () => {
  it('stands over what a forward plan says, however it is written', () => {
    const items = [anItem(), anItem({ text: 'Annual report' })];
    expect(withChanges(items, [aChange('drop', { text: 'annual  REPORT.' })])).toEqual([anItem()]);
    const added = withChanges(items, [aChange('add', { text: 'Risks' }), aChange('add', { text: 'budget' })]);
    expect(added.map(({ text, plan }) => [text, plan])).toEqual([
      ['Budget', 'DP'],
      ['Annual report', 'DP'],
      ['Risks', null],
    ]);
  });

  it('is for its own month and group', () => {
    const items = [anItem(), anItem({ month: '2019-10' }), anItem({ group: 'meb' })];
    expect(withChanges(items, [aChange('drop')])).toHaveLength(2);
  });
});

it('lists what comes in the order of the calendar, with the months that have no day', () => {
  const items = [
    anItem({ month: '2019-11' }),
    anItem({ text: 'Risks' }),
    anItem({ month: '2019-10', day: '2019-10-09' }),
    anItem(),
  ];
  expect(
    comingIn(items, [on('2019-09-24')]).map(({ meeting, day, month, items: own }) => [
      meeting?.id ?? day ?? month,
      own.length,
    ]),
  ).toEqual([
    ['mace.2019-09-24', 2],
    ['2019-10-09', 1],
    ['2019-11', 1],
  ]);
});

it('puts items under their headings, and says who brings them', () => {
  const items = [
    anItem({ category: 'Reports', text: 'One', who: 'Police' }),
    anItem({ text: 'Alone' }),
    anItem({ category: 'Reports', text: 'Two' }),
    anItem({ text: '' }),
  ];
  expect(itemLines(items)).toEqual([
    { category: 'Reports', items: ['One (Police)', 'Two'] },
    { category: '', items: ['Alone'] },
  ]);
});

describe('the lines of a digest', () => {
  const many = (count: number, words = 'A report of some length') =>
    Array.from({ length: count }, (_, at) => anItem({ category: 'Reports', text: `${words} ${at + 1}` }));

  it('are the items themselves where there are few', () => {
    expect(agendaLines(many(2)).map(({ label, about }) => [label, about])).toEqual([
      ['Reports', 'A report of some length 1'],
      ['Reports', 'A report of some length 2'],
    ]);
  });

  it('are headings with as many whole items as fit where there are many', () => {
    expect(
      agendaLines([...many(6), anItem({ text: 'Minutes' })]).map(({ label, about, fact }) => [label, about, fact]),
    ).toEqual([
      ['Reports', 'A report of some length 1; A report of some length 2; A report of some length 3', 'and 3 more'],
      ['', 'Minutes', ''],
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { busyMonths, busyWords, monthsFrom } from '../../src/domain/busy-months.ts';
import type { Day } from '../../src/domain/day.ts';

/** So many actions, each with one step due in a month. */
function actions(months: Readonly<Record<string, number>>) {
  return Object.entries(months).flatMap(([month, count]) =>
    Array.from({ length: count }, () => ({ due: [`${month}-28` as Day] })),
  );
}

describe('two months in which many steps fall due', () => {
  it.each<[string, Readonly<Record<string, number>>, readonly string[]]>([
    ['no dates at all', {}, []],
    ['nineteen actions, however uneven', { '2020-02': 9, '2020-03': 10 }, []],
    [
      'twenty, in an otherwise empty year',
      { '2020-02': 10, '2020-03': 10 },
      ['20 actions have a step due in February or March 2020.'],
    ],
    [
      'a plan as large in every month',
      Object.fromEntries(monthsFrom('2019-04', '2020-03').map((month) => [month, 12])),
      [],
    ],
    [
      'over the turn of a year',
      { '2019-12': 15, '2020-01': 8 },
      ['23 actions have a step due in December 2019 or January 2020.'],
    ],
    ['one month alone', { '2019-10': 21 }, ['21 actions have a step due in October or November 2019.']],
    [
      'two such times, busiest first',
      { '2019-06': 11, '2019-07': 12, '2020-02': 12, '2020-03': 13 },
      ['25 actions have a step due in February or March 2020.', '23 actions have a step due in June or July 2019.'],
    ],
  ])('%s', (_, months, words) => {
    expect(busyMonths(actions(months)).map(busyWords)).toEqual(words);
  });

  it('count an action with a step in both months once', () => {
    const twice = Array.from({ length: 20 }, () => ({ due: ['2020-02-29', '2020-03-31'] as const }));
    expect(busyMonths(twice)).toEqual([{ months: ['2020-02', '2020-03'], actions: 20 }]);
  });
});

it('months follow one another over the turn of a year', () => {
  expect(monthsFrom('2019-11', '2020-02')).toEqual(['2019-11', '2019-12', '2020-01', '2020-02']);
});

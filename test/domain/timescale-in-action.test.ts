import { describe, expect, it } from '@jest/globals';
import type { Day, Period } from '../../src/domain/day.ts';
import { daysSetIn } from '../../src/domain/timescale-in-action.ts';

const period: Period = { from: '2020-04-01', to: '2021-03-31' };

describe(daysSetIn, () => {
  it.each<[string, string, readonly Day[]]>([
    ['ends it', 'Meet the youth council to gather ideas February 2021.', ['2021-02-28']],
    ['ends each line', 'Ask around - January 2021.\nWrite it up - February - 2021', ['2021-01-31', '2021-02-28']],
    ['begins it', 'By 31 March 2021 Review the guidance', ['2021-03-31']],
    ['has words behind it', 'Discuss the January 2021 figures', []],
    ['has no year', 'Share the proposal in March', []],
    ['is a year alone', 'Review the policy of 2019', []],
    ['tells what happened', 'The form was changed in January 2021', []],
    ['does not exist', 'Share the proposal - 31 September 2020', []],
    ['is none', 'Share the proposal', []],
  ])('finds a date that sets when: one that %s', (_, action, days) => {
    expect(daysSetIn(action, period)).toEqual(days);
  });
});

import { describe, expect, it } from '@jest/globals';
import { periodWritten } from '../../src/domain/period-written.ts';

describe('the years a plan covers, as a person writes them', () => {
  it.each([
    ['2019-04..2020-03', '2019-04-01', '2020-03-31'],
    ['2021-01 to 2021-12', '2021-01-01', '2021-12-31'],
    [' 2019-04-15..2020-02-10 ', '2019-04-01', '2020-02-29'],
    ['2019 – 2020', '2019-04-01', '2020-03-31'],
  ])('“%s” are %s to %s', (text, from, to) => {
    expect(periodWritten(text)).toEqual({ from, to });
  });

  it.each(['2020-03..2019-04', '2019-13..2020-03', 'soon', ''])('“%s” are none', (text) => {
    expect(periodWritten(text)).toBeNull();
  });
});

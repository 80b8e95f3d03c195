import { describe, expect, it } from '@jest/globals';
import { readEarlierDay, readWrittenDay, readWrittenTime } from '../../src/domain/written-day.ts';

describe('a day in a sentence', () => {
  it.each([
    ['12 May 2027', '2027-05-12'],
    ['12th May 2027', '2027-05-12'],
    ['Wednesday 12 May 2027', '2027-05-12'],
    ['the 12 May', null],
    ['12/05/2027', '2027-05-12'],
    ['12.5.2027', '2027-05-12'],
    ['12/5/27', '2027-05-12'],
    ['12 May 27', '2027-05-12'],
    ['2027-05-12', '2027-05-12'],
    ['12 May', '2027-05-12'],
    ['20 November', '2026-11-20'],
    ['19 November', '2027-11-19'],
    ['1 Sept', '2027-09-01'],
    ['29 February', '2028-02-29'],
    ['31 September 2027', null],
    ['05/13/2027', null],
    ['12 May 1927', null],
    ['30 February', null],
    ['soon', null],
    ['', null],
  ])('“%s” is %s, read on 20 November 2026', (words, day) => {
    expect(readWrittenDay(words, '2026-11-20')).toBe(day);
  });
});

describe('a day that is looked back to', () => {
  it.each([
    ['31 March', '2026-03-31'],
    ['20 November', '2026-11-20'],
    ['21 November', '2025-11-21'],
    ['29 February', '2024-02-29'],
    ['31 March 2027', '2027-03-31'],
    ['30 February', null],
  ])('“%s” is %s, read on 20 November 2026', (words, day) => {
    expect(readEarlierDay(words, '2026-11-20')).toBe(day);
  });
});

it.each([
  ['10:00', '10:00'],
  ['10.30', '10:30'],
  ['2pm', '14:00'],
  ['12:15 am', '00:15'],
  ['25:00', null],
  ['10', null],
])('the time “%s” is %s', (words, time) => expect(readWrittenTime(words)).toBe(time));

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  addDays,
  addMinutes,
  addMonths,
  atLondon,
  type Day,
  daysBetween,
  endOfMonth,
  formatDay,
  formatInstant,
  instantOf,
  londonDay,
  parseDay,
  parseInstant,
  weekdayOf,
} from '../../src/domain/day.ts';

describe('a day', () => {
  it.each([
    ['2019-09-30', '2019-09-30'],
    ['2020-02-29', '2020-02-29'],
    ['2019-02-29', null],
    ['2019-09-31', null],
    ['2019-13-01', null],
    ['2019-9-30', null],
    ['2019-09-30T00:00:00Z', null],
    [' 2019-09-30', null],
    ['tomorrow', null],
    ['', null],
  ])('reads "%s" as %s', (text, expected) => {
    expect(parseDay(text)).toBe(expected);
  });

  it.each([
    [2019, 2, '2019-02-28'],
    [2020, 2, '2020-02-29'],
    [2100, 2, '2100-02-28'],
    [2019, 4, '2019-04-30'],
    [2019, 12, '2019-12-31'],
  ])('knows the last day of %d-%d', (year, month, expected) => {
    expect(endOfMonth(year, month)).toBe(expected);
  });

  it.each<[Day, number, Day]>([
    ['2019-01-31', 1, '2019-02-28'],
    ['2020-01-31', 1, '2020-02-29'],
    ['2019-12-31', 2, '2020-02-29'],
    ['2019-03-31', -1, '2019-02-28'],
  ])('%s and %d months more is %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected);
  });

  it('counts whole days across clock changes and leap years', () => {
    expect(daysBetween('2019-03-30', '2019-04-01')).toBe(2);
    expect(daysBetween('2019-10-26', '2019-10-28')).toBe(2);
    expect(daysBetween('2020-02-28', '2020-03-01')).toBe(2);
    expect(daysBetween('2019-09-30', '2019-09-01')).toBe(-29);
    expect(weekdayOf('2019-09-24')).toBe(2);
  });

  it('adds and counts days as inverses, for any day and distance', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: -5000, max: 5000 }), (start, distance) => {
        const day = addDays('2000-01-01', start);
        expect(daysBetween(day, addDays(day, distance))).toBe(distance);
      }),
    );
  });

  it('is written as public bodies write it', () => {
    expect(formatDay('2027-01-14')).toBe('14 January 2027');
    expect(formatInstant('2019-09-03T08:00:00Z')).toBe('3 September 2019 at 09:00');
  });
});

const timeZone = 'Europe/London';

function expectStandard(daysLater: number, halfHours: number): void {
  const standard = Temporal.PlainDate.from('2019-01-01').add({ days: daysLater });
  const plainTime = Temporal.PlainTime.from('00:00').add({ minutes: 30 * halfHours });
  const moment = standard.toZonedDateTime({ timeZone, plainTime });
  const day = standard.toString() as Day;
  const at = atLondon(day, plainTime.toString({ smallestUnit: 'minute' }));
  expect(at).toBe(moment.toInstant().toString());
  expect(londonDay(at)).toBe(moment.toPlainDate().toString());
  expect(formatInstant(at)).toBe(`${formatDay(day)} at ${moment.toPlainTime().toString({ smallestUnit: 'minute' })}`);
  expect(addMonths(day, halfHours - 24)).toBe(standard.add({ months: halfHours - 24 }).toString());
}

/** Every half hour of the days on which the clocks change in 2019 to 2035, and of those beside them. */
const clockChanges = Array.from({ length: 17 * 366 }, (_, days) => days).flatMap((days): [number, number][] => {
  const day = addDays('2019-01-01', days);
  const isNear = /-(03|10)-(2[4-9]|3[01])$/.test(day) && [6, 7, 1].includes(weekdayOf(day));
  return isNear ? Array.from({ length: 48 }, (_, half) => [days, half]) : [];
});

describe('a time of day in England', () => {
  it.each<[string, Day, string, string]>([
    ['in winter', '2019-01-15', '09:00', '2019-01-15T09:00:00Z'],
    ['in summer', '2019-07-15', '09:00', '2019-07-15T08:00:00Z'],
    ['on the day the clocks go forward', '2019-03-31', '09:00', '2019-03-31T08:00:00Z'],
    ['on the day before', '2019-03-30', '09:00', '2019-03-30T09:00:00Z'],
    ['on the day the clocks go back', '2019-10-27', '09:00', '2019-10-27T09:00:00Z'],
    ['on the day before', '2019-10-26', '09:00', '2019-10-26T08:00:00Z'],
    ['in the hour that does not exist', '2019-03-31', '01:30', '2019-03-31T01:30:00Z'],
    ['in the hour that comes twice', '2019-10-27', '01:30', '2019-10-27T00:30:00Z'],
  ])('%s, %s %s', (_, day, time, expected) => {
    expect(atLondon(day, time)).toBe(expected);
  });

  it.each([
    ['2019-07-15T22:59:59Z', '2019-07-15'],
    ['2019-07-15T23:00:00Z', '2019-07-16'],
    ['2019-01-15T23:59:59Z', '2019-01-15'],
    ['2019-03-31T00:30:00Z', '2019-03-31'],
  ] as const)('%s is the day %s', (at, day) => {
    expect(londonDay(at)).toBe(day);
  });

  it('is what the Temporal standard says, on every day from 2019 to 2035 and at every half hour of it', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 17 * 365 }), fc.integer({ min: 0, max: 47 }), expectStandard), {
      numRuns: 3000,
      examples: clockChanges,
    });
  });

  it('is nine o’clock on every day from 2019 to 2035', () => {
    const wrong: string[] = [];
    for (let day: Day = '2019-01-01'; day <= '2035-12-31'; day = addDays(day, 1)) {
      if (formatInstant(atLondon(day, '09:00')) !== `${formatDay(day)} at 09:00`) wrong.push(day);
    }
    expect(wrong).toEqual([]);
  });
});

describe('an instant', () => {
  it.each([
    ['2019-09-03T08:00:00Z', '2019-09-03T08:00:00Z'],
    ['2019-09-03T09:00:00+01:00', '2019-09-03T08:00:00Z'],
    ['2019-09-03T09:00:00.750+01:00', '2019-09-03T08:00:00Z'],
    ['2019-09-03T08:00Z', '2019-09-03T08:00:00Z'],
    ['2019-09-03T08:00:00', null],
    ['2019-09-03', null],
    ['2019-09-31T08:00:00Z', null],
    ['now', null],
  ])('reads "%s" as %s', (text, expected) => {
    expect(parseInstant(text)).toBe(expected);
  });

  it('sorts as text in the order of time, so that what is due at nine is due half a second after nine', () => {
    const nine = Date.parse('2019-09-03T08:00:00Z');
    expect(instantOf(nine + 500) >= instantOf(nine)).toBe(true);
    const moment = fc.integer({ min: nine - 2e12, max: nine + 2e12 });
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 100_000 }), (at, later) => {
        expect(instantOf(at) <= instantOf(at + later)).toBe(true);
      }),
    );
  });

  it('moves by minutes and parts of them', () => {
    expect(addMinutes('2019-09-03T08:00:00Z', 0.5)).toBe('2019-09-03T08:00:30Z');
    expect(addMinutes('2019-10-27T00:30:00Z', 60)).toBe('2019-10-27T01:30:00Z');
  });
});

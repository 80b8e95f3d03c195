import { describe, expect, it } from '@jest/globals';
import Holidays from 'date-holidays';
import fc from 'fast-check';
import { england, workingDaysAfter, workingDaysBefore } from '../../src/domain/calendar.ts';
import { addDays, type Day, weekdayOf } from '../../src/domain/day.ts';
import { daysFrom } from '../builders.ts';

/** Weekdays on which nobody works, as gov.uk/bank-holidays gives them for England and Wales. */
const bankHolidays: Readonly<Record<number, readonly string[]>> = {
  2019: ['01-01', '04-19', '04-22', '05-06', '05-27', '08-26', '12-25', '12-26'],
  // The early May holiday moved to VE day; Boxing Day's substitute.
  2020: ['01-01', '04-10', '04-13', '05-08', '05-25', '08-31', '12-25', '12-28'],
  2021: ['01-01', '04-02', '04-05', '05-03', '05-31', '08-30', '12-27', '12-28'],
  // The jubilee moved the spring holiday and added a day; the Queen's funeral; New Year's and Christmas Day's substitutes.
  2022: ['01-03', '04-15', '04-18', '05-02', '06-02', '06-03', '08-29', '09-19', '12-26', '12-27'],
  // The coronation.
  2023: ['01-02', '04-07', '04-10', '05-01', '05-08', '05-29', '08-28', '12-25', '12-26'],
  2024: ['01-01', '03-29', '04-01', '05-06', '05-27', '08-26', '12-25', '12-26'],
  2025: ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26'],
  2026: ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
  2027: ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'],
  2028: ['01-03', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26'],
};

describe('bank holidays in England', () => {
  it.each(Object.keys(bankHolidays).map(Number))('are those of gov.uk in %d', (year) => {
    const off = daysFrom(`${year}-01-01` as Day, `${year}-12-31` as Day).filter(
      (day) => weekdayOf(day) <= 5 && !england.isWorkingDay(day),
    );
    expect(off).toEqual(bankHolidays[year]!.map((day) => `${year}-${day}`));
  });

  it('are eight a year or more up to 2035, each on a weekday, with Easter Monday after Good Friday', () => {
    for (let year = 2019; year <= 2035; year += 1) {
      const days = daysFrom(`${year}-01-01` as Day, `${year}-12-31` as Day);
      const off = days.filter((day) => weekdayOf(day) <= 5 && !england.isWorkingDay(day));
      expect(off.length).toBeGreaterThanOrEqual(8);
      expect(off.some((day) => weekdayOf(day) === 5 && off.includes(addDays(day, 3)))).toBe(true);
    }
  });

  it.each(Array.from({ length: 88 }, (_, at) => 2013 + at))(
    'of %d are those that a library of holidays knows',
    (year) => {
      const known = new Holidays('GB', 'ENG').getHolidays(year).filter(({ type }) => type === 'public');
      const onWeekdays = known.map(({ date }) => date.slice(0, 10) as Day).filter((day) => weekdayOf(day) <= 5);
      const off = daysFrom(`${year}-01-01`, `${year}-12-31`).filter(
        (day) => weekdayOf(day) <= 5 && !england.isWorkingDay(day),
      );
      expect(off).toEqual([...new Set(onWeekdays)].toSorted());
    },
  );

  it('leave no weekend a working day', () => {
    const worked = daysFrom('2019-01-01', '2035-12-31').filter(
      (day) => weekdayOf(day) > 5 && england.isWorkingDay(day),
    );
    expect(worked).toEqual([]);
  });
});

describe('counting working days', () => {
  it.each<[string, Day, number, Day]>([
    ['within a week', '2019-09-20', 2, '2019-09-18'],
    ['over a weekend', '2019-09-17', 10, '2019-09-03'],
    ['over the August holiday', '2019-08-28', 2, '2019-08-23'],
    ['over Easter', '2019-04-24', 2, '2019-04-18'],
    ['over Christmas and New Year', '2020-01-03', 5, '2019-12-24'],
    ['from a Sunday', '2019-09-22', 1, '2019-09-20'],
    ['from a bank holiday', '2019-12-25', 1, '2019-12-24'],
  ])('%s: before %s, %d days, is %s', (_, day, days, expected) => {
    expect(workingDaysBefore(day, days, england)).toBe(expected);
  });

  const anyDay = fc.integer({ min: 0, max: 6000 }).map((at) => addDays('2019-01-01', at));
  const some = fc.integer({ min: 1, max: 40 });

  it('lands on a working day, with as many working days passed as were asked for', () => {
    fc.assert(
      fc.property(anyDay, some, (day, days) => {
        const before = workingDaysBefore(day, days, england);
        expect(england.isWorkingDay(before)).toBe(true);
        expect(daysFrom(before, addDays(day, -1)).filter(england.isWorkingDay)).toHaveLength(days);
        const after = workingDaysAfter(day, days, england);
        expect(england.isWorkingDay(after)).toBe(true);
        expect(daysFrom(addDays(day, 1), after).filter(england.isWorkingDay)).toHaveLength(days);
      }),
    );
  });

  it('comes back to a working day when counted there and back', () => {
    fc.assert(
      fc.property(anyDay, some, (day, days) => {
        fc.pre(england.isWorkingDay(day));
        expect(workingDaysAfter(workingDaysBefore(day, days, england), days, england)).toBe(day);
      }),
    );
  });
});

import { addDays, type Day, dayOf, weekdayOf } from './day.ts';

// England's bank holidays, by the rules of the Banking and Financial Dealings Act 1971 and what was proclaimed besides.
// A library that knows every country's holidays holds 30 MB for these eight days a year; the tests compare with it.

/** Holidays that were moved, and days that were given once, since 2013. A new one is added when it is proclaimed. */
const moved: Readonly<Record<string, readonly string[]>> = {
  '2020-05-04': ['2020-05-08'],
  '2022-05-30': ['2022-06-02', '2022-06-03'],
};
const givenOnce: readonly string[] = ['2022-09-19', '2023-05-08'];

/** All days of a year on which people in England do not work, apart from weekends. */
export function bankHolidays(year: number): ReadonlySet<string> {
  const easter = easterSunday(year);
  const usual: readonly Day[] = [
    substituted(`${year}-01-01` as Day),
    addDays(easter, -2),
    addDays(easter, 1),
    firstMonday(year, 5),
    lastMonday(year, 5),
    lastMonday(year, 8),
    ...christmas(year),
  ];
  const own = givenOnce.filter((day) => day.startsWith(String(year)));
  return new Set([...usual.flatMap((day) => moved[day] ?? [day]), ...own]);
}

/** On a weekend, the next Monday is free instead. */
function substituted(day: Day): Day {
  const weekday = weekdayOf(day);
  return weekday > 5 ? addDays(day, 8 - weekday) : day;
}

/** Christmas Day and Boxing Day; where one or both fall on a weekend, the Monday and Tuesday after it. */
function christmas(year: number): readonly Day[] {
  const december = (date: number) => `${year}-12-${date}` as Day;
  const free = [25, 26].map(december).filter((day) => weekdayOf(day) <= 5);
  const after = [27, 28].map(december).filter((day) => weekdayOf(day) <= 2);
  return [...free, ...after.slice(0, 2 - free.length)];
}

function firstMonday(year: number, month: number): Day {
  const first = dayOf(year, month, 1)!;
  return addDays(first, (8 - weekdayOf(first)) % 7);
}

function lastMonday(year: number, month: number): Day {
  const last = dayOf(year, month, 31)!;
  return addDays(last, 1 - weekdayOf(last));
}

/** The Gregorian reckoning (Meeus, Jones and Butcher). */
export function easterSunday(year: number): Day {
  const golden = year % 19;
  const [century, ofCentury] = [Math.floor(year / 100), year % 100];
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const moon = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - moon - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * weekday) / 451);
  const days = moon + weekday - 7 * late + 114;
  return dayOf(year, Math.floor(days / 31), (days % 31) + 1)!;
}

import Holidays from 'date-holidays';
import { addDays, type Day, weekdayOf } from './day.ts';

/** Which days people work. */
export interface Calendar {
  isWorkingDay(day: Day): boolean;
}

const bankHolidaysByYear = new Map<number, ReadonlySet<string>>();

function bankHolidays(year: number): ReadonlySet<string> {
  const known = bankHolidaysByYear.get(year);
  if (known) return known;
  // The library lists a holiday that falls on a weekend and its substitute: both are days off, so both may stay.
  const days = new Holidays('GB', 'ENG')
    .getHolidays(year)
    .filter((holiday) => holiday.type === 'public')
    .map((holiday) => holiday.date.slice(0, 10));
  const set = new Set(days);
  bankHolidaysByYear.set(year, set);
  return set;
}

const workingDays = new Map<Day, boolean>();

/** Monday to Friday without the bank holidays of England. Every tick asks of the same days, so answers are kept. */
export const england: Calendar = {
  isWorkingDay: (day) => {
    const known = workingDays.get(day) ?? (weekdayOf(day) <= 5 && !bankHolidays(Number(day.slice(0, 4))).has(day));
    workingDays.set(day, known);
    return known;
  },
};

/** The working day that lies `days` working days (at least 1) before a day, which itself need not be one. */
export function workingDaysBefore(day: Day, days: number, calendar: Calendar): Day {
  let current = day;
  for (let left = days; left > 0; ) {
    current = addDays(current, -1);
    if (calendar.isWorkingDay(current)) left -= 1;
  }
  return current;
}

/** The working day that lies `days` working days after a day. */
export function workingDaysAfter(day: Day, days: number, calendar: Calendar): Day {
  let current = day;
  for (let left = days; left > 0; ) {
    current = addDays(current, 1);
    if (calendar.isWorkingDay(current)) left -= 1;
  }
  return current;
}

import { bankHolidays } from './bank-holidays.ts';
import { addDays, type Day, weekdayOf } from './day.ts';

/** Which days people work. */
export interface Calendar {
  isWorkingDay(day: Day): boolean;
}

const byYear = new Map<number, ReadonlySet<string>>();

function isBankHoliday(day: Day): boolean {
  const year = Number(day.slice(0, 4));
  const days = byYear.get(year) ?? bankHolidays(year);
  byYear.set(year, days);
  return days.has(day);
}

const workingDays = new Map<Day, boolean>();

/** Monday to Friday without the bank holidays of England. Every tick asks of the same days, so answers are kept. */
export const england: Calendar = {
  isWorkingDay: (day) => {
    const known = workingDays.get(day) ?? (weekdayOf(day) <= 5 && !isBankHoliday(day));
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

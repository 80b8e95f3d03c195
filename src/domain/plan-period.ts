import { addDays, addMonths, type Day, dayOf, endOfMonth, type Period } from './day.ts';
import { fullYear, monthWord } from './month-words.ts';
import { type Scanned, scanDates, type WrittenDate } from './timescale-scan.ts';
import { evenWords } from './timescale-words.ts';

/** A plan for more years than this is none: the words name something else, such as the years that a review looked at. */
const mostYears = 10;

/** Where the first that fits is the answer: the more said, the earlier asked. */
const rules: readonly ((even: string) => Period | null)[] = [
  fromDateToDate,
  yearEnding,
  schoolYear,
  calendarYear,
  yearsNamed,
  shortYears,
];

/**
 * The period that a plan's title names: "2019 – 2020" and "FY 2025-26" are financial years, 1 April to 31 March;
 * "October 2011 to September 2012" and "the year ending 31 March 2027" say it themselves. One year alone ("SCR 2019")
 * is the date of something, not a period.
 */
export function periodIn(title: string): Period | null {
  const even = evenWords(title.replace(/_+/g, ' '));
  for (const rule of rules) {
    const period = rule(even);
    if (period) return period;
  }
  return null;
}

/** The financial years that hold all of the days; null when there are none. */
export function periodAround(days: readonly Day[]): Period | null {
  if (days.length === 0) return null;
  const [first, last] = [days.toSorted()[0]!, days.toSorted().at(-1)!];
  return financialYears(financialYearOf(first), financialYearOf(last) + 1);
}

/** "April 2011 to March 2012", "1 April 2026 – 31 March 2027", "October – September 2012". */
function fromDateToDate(even: string): Period | null {
  const { words, dates } = scanDates(even, null);
  const match = /# ?(?:-|to|until|through) ?(?:the )?(?:end of )?#/i.exec(words);
  if (!match) return null;
  const at = words.slice(0, match.index).split('#').length - 1;
  const [first, last] = [dates[at]!, dates[at + 1]!];
  if (!isDayOrMonth(first) || !isDayOrMonth(last) || last.year === null) return null;
  const year = first.year ?? (first.month > last.month ? last.year - 1 : last.year);
  return sound(dayOf(year, first.month, first.day ?? 1), dayAsEnd(last, last.year));
}

/** "the year ending 31 March 2027", "year to August 2022". */
function yearEnding(even: string): Period | null {
  const match = /\byear (?:end(?:ing|ed|s)?|to)(?: (?:on|in|the))*(?: (?:end of|at))? (.{4,40})$/i.exec(even);
  if (!match) return null;
  const { words, dates } = scanDates(match[1]!, null);
  const [date] = dates;
  if (!date || !words.startsWith('#') || !isDayOrMonth(date) || date.year === null) return null;
  const to = dayAsEnd(date, date.year);
  return to && sound(addMonths(addDays(to, 1), -12), to);
}

/** England's schools count from September; here to the end of August, so that the whole year is held. */
function schoolYear(even: string): Period | null {
  const match = /\b(?:school|academic) year|\b(?:school|academic)\b/i.test(even) ? yearsOf(even) : null;
  return match && sound(dayOf(match[0], 9, 1), dayOf(match[1], 8, 31));
}

function calendarYear(even: string): Period | null {
  const match = /\bcalendar year (20\d\d)\b|\b(20\d\d) calendar year\b/i.exec(even);
  const year = match && Number(match[1] ?? match[2]);
  return year ? sound(dayOf(year, 1, 1), dayOf(year, 12, 31)) : null;
}

function yearsNamed(even: string): Period | null {
  const years = yearsOf(even);
  return years && sound(dayOf(years[0], 4, 1), dayOf(years[1], 3, 31));
}

/** "FY25-26", "Delivery Plan 25/26": years only where they follow each other and can be no day and month. */
function shortYears(even: string): Period | null {
  const match = /\bFY ?(\d\d) ?[/-] ?(\d\d)\b|(?<![\d/.-])(\d\d) ?\/ ?(\d\d)(?![\d/.-])/i.exec(even);
  if (!match) return null;
  const [first, last] = [fullYear(match[1] ?? match[3]!), fullYear(match[2] ?? match[4]!)];
  const isDate = match[1] === undefined && last % 100 <= 12;
  return last === first + 1 && !isDate ? financialYears(first, last) : null;
}

/** Two years of a range; no part of a date such as "2019-04-01". */
function yearsOf(even: string): readonly [number, number] | null {
  for (const match of even.matchAll(/(?<!\d[/.-]?)(20\d\d) ?(?:[-/]|to) ?(20\d\d|\d\d)(?!\d|[/.-]\d)/gi)) {
    const [first, last] = [Number(match[1]), fullYear(match[2]!)];
    if (last > first) return [first, last];
  }
  return null;
}

const dayOrMonth = new RegExp(`${monthWord}|^\\d{1,2}[/.-]|^\\d{4}-`, 'i');

function isDayOrMonth(date: Scanned['dates'][number]): date is WrittenDate {
  return date.month !== null && !date.doubt && dayOrMonth.test(date.text);
}

function dayAsEnd({ day, month }: WrittenDate, year: number): Day | null {
  if (day !== null) return dayOf(year, month, day);
  return dayOf(year, month, 1) && endOfMonth(year, month);
}

function sound(from: Day | null, to: Day | null): Period | null {
  return from && to && from < to && addMonths(from, mostYears * 12) > to ? { from, to } : null;
}

function financialYearOf(day: Day): number {
  return Number(day.slice(0, 4)) - (day.slice(5, 7) < '04' ? 1 : 0);
}

function financialYears(first: number, last: number): Period {
  return { from: `${first}-04-01` as Day, to: endOfMonth(last, 3) };
}

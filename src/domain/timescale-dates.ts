import { type Day, dayOf, endOfMonth, formatDay, type Period } from './day.ts';

/** Days read from the words of a timescale, or the sentence that says why they cannot be. */
type DatesRead = { readonly due: readonly Day[] } | { readonly problem: string };

/** A date as written: "July" has neither day nor year, "31 March" no year. Not yet known to exist. */
interface WrittenDate {
  readonly text: string;
  readonly day: number | null;
  readonly month: number;
  readonly year: number | null;
}

const monthKeys = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthWord =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const weekday = '(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?';

const isoDate = /^(\d{4})-(\d{2})-(\d{2})$/;
const numericDate = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/;
const dayAndMonth = new RegExp(`^${weekday}(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${monthWord}(?:,? (\\d{4}))?$`, 'i');
// A year of two digits only after a dash or an apostrophe, "Mar-20": "March 20" may be the day.
const monthAndYear = new RegExp(`^${monthWord}(?:[ -](\\d{4})|[-'’](\\d{2}))?$`, 'i');

/** Between the dates of a list; the slashes inside 31/03/2020 are not separators. */
const separator = /\s*(?:[,;&+]|\band\b|(?<!\d)\/|\/(?!\d))\s*/i;

const earliestYear = 2000;
const latestYear = 2099;

/**
 * Reads a list of dates and nothing else: "July and December 2019", "31/03/2020" (the day first, as in the UK).
 * A month means its last day. A year left out comes from its neighbours, else from the period. Null when any of
 * the words is not a date: then the words are not a list of dates, and nothing is guessed from the rest.
 */
export function readDates(words: string, period: Period | null): DatesRead | null {
  const written = writtenDates(words);
  if (!written) return null;
  const due: Day[] = [];
  for (const date of withYears(written)) {
    const read = date.year === null ? onlyOccurrence(date, period) : existing(date, date.year);
    if ('problem' in read) return read;
    due.push(...read.due);
  }
  return { due: ascending(due) };
}

/** Every day within the period on which the months or days of the list fall: what "Annually July" means. */
export function readRecurring(words: string, period: Period | null): readonly Day[] | null {
  const written = writtenDates(words);
  if (!written) return null;
  return ascending(written.flatMap((date) => occurrences(date, period)));
}

export function ascending(days: readonly Day[]): readonly Day[] {
  return [...new Set(days)].sort();
}

function writtenDates(words: string): readonly WrittenDate[] | null {
  const parts = words.split(separator).filter((part) => part !== '');
  const dates = parts.map(writtenDate);
  return dates.length > 0 && dates.every((date) => date !== null) ? dates : null;
}

function writtenDate(text: string): WrittenDate | null {
  const iso = isoDate.exec(text);
  if (iso) return { text, day: Number(iso[3]), month: Number(iso[2]), year: Number(iso[1]) };
  const numeric = numericDate.exec(text);
  if (numeric) return { text, day: Number(numeric[1]), month: Number(numeric[2]), year: fullYear(numeric[3]!) };
  const day = dayAndMonth.exec(text);
  if (day) return { text, day: Number(day[1]), month: monthOf(day[2]!), year: day[3] ? Number(day[3]) : null };
  const month = monthAndYear.exec(text);
  if (!month) return null;
  const year = month[2] ?? month[3];
  return { text, day: null, month: monthOf(month[1]!), year: year ? fullYear(year) : null };
}

function monthOf(word: string): number {
  return monthKeys.indexOf(word.slice(0, 3).toLowerCase()) + 1;
}

function fullYear(digits: string): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

/** "November and February 2020" is November 2019: a list runs forwards in time, so each neighbour gives the year. */
function withYears(dates: readonly WrittenDate[]): readonly WrittenDate[] {
  const filled = [...dates];
  for (let i = filled.length - 2; i >= 0; i--) {
    const [date, next] = [filled[i]!, filled[i + 1]!];
    if (date.year !== null || next.year === null) continue;
    filled[i] = { ...date, year: isAfterInYear(date, next) ? next.year - 1 : next.year };
  }
  for (let i = 1; i < filled.length; i++) {
    const [previous, date] = [filled[i - 1]!, filled[i]!];
    if (date.year !== null || previous.year === null) continue;
    filled[i] = { ...date, year: isAfterInYear(date, previous) ? previous.year : previous.year + 1 };
  }
  return filled;
}

function isAfterInYear(a: WrittenDate, b: WrittenDate): boolean {
  return a.month !== b.month ? a.month > b.month : (a.day ?? 31) > (b.day ?? 31);
}

/** A date without a year is clear only when the period holds it exactly once. */
function onlyOccurrence(date: WrittenDate, period: Period | null): DatesRead {
  if (!period) return { problem: `"${date.text}" names no year, and the plan's period is not known. Add the year.` };
  const due = occurrences(date, period);
  if (due.length === 1) return { due };
  if (due.length > 1) {
    return {
      problem: `"${date.text}" names no year, and it comes ${due.length} times in the plan's period. Add the year.`,
    };
  }
  const impossible = existing(date, Number(period.to.slice(0, 4)));
  if ('problem' in impossible) return impossible;
  return { problem: `"${date.text}" names no year, and it does not fall in the plan's period. Add the year.` };
}

function occurrences(date: WrittenDate, period: Period | null): readonly Day[] {
  if (!period || date.month < 1 || date.month > 12) return [];
  const [first, last] = [Number(period.from.slice(0, 4)), Number(period.to.slice(0, 4))];
  const days: Day[] = [];
  for (let year = Math.max(first, date.year ?? first); year <= last; year++) {
    const day = date.day === null ? endOfMonth(year, date.month) : dayOf(year, date.month, date.day);
    if (day && day >= period.from && day <= period.to) days.push(day);
  }
  return days;
}

function existing({ text, day, month }: WrittenDate, year: number): DatesRead {
  if (year < earliestYear || year > latestYear) {
    return { problem: `"${text}" is outside the years ${earliestYear} to ${latestYear}. Correct the year.` };
  }
  if (month < 1 || month > 12) return { problem: `"${text}" is not a date: ${nearestToBadMonth(year, month, day)}` };
  if (day === null) return { due: [endOfMonth(year, month)] };
  const found = dayOf(year, month, day);
  if (found) return { due: [found] };
  const nearest = day < 1 ? dayOf(year, month, 1)! : endOfMonth(year, month);
  return {
    problem: `"${text}" is not a date: there is no such day. The nearest is ${formatDay(nearest)}; write the day meant.`,
  };
}

/** 03/31/2020 is how Americans write 31 March; the reader is told, and decides. */
function nearestToBadMonth(year: number, month: number, day: number | null): string {
  const swapped = day === null ? null : dayOf(year, day, month);
  if (!swapped) return `there is no month ${month}. Write the day, the month and the year, in that order.`;
  return `there is no month ${month}, as the day comes first. The nearest is ${formatDay(swapped)}; write the day meant.`;
}

import { addDays, type Day, dayOf, endOfMonth, formatDay, type Period } from './day.ts';
import { firstYear, lastYear } from './month-words.ts';
import { isList, type Part } from './timescale-parts.ts';
import { scanDates, type Written, type WrittenDate } from './timescale-scan.ts';
import { evenWords } from './timescale-words.ts';

/** Days read from the words of a timescale, or the sentence that says why they cannot be, with the nearest day. */
export type DatesRead = { readonly due: readonly Day[] } | { readonly problem: string; readonly nearest: Day | null };

/**
 * Reads a list of dates and nothing else: "July and December 2019", "31/03/2020" (the day first, as in the UK).
 * A month means its last day. A year left out comes from its neighbours, else from the period. Null when any of
 * the words is not a date: then the words are not a list of dates, and nothing is guessed from the rest.
 */
export function readDates(words: string, period: Period | null): DatesRead | null {
  const scanned = scanDates(evenWords(words), period);
  if (!isList(scanned)) return null;
  const dates = scanned.dates.filter((date) => date.month !== null);
  return dates.length < scanned.dates.length
    ? null
    : dueOf(
        dates.map((date) => ({ date, isStart: false })),
        period,
      );
}

/** Every day that any words name with its year, whatever they say of it. */
export function daysIn(words: string): readonly Day[] {
  const dates = scanDates(evenWords(words), null).dates.filter((date) => date.month !== null && !date.doubt);
  return ascending(
    dates.flatMap((date) => (date.year === null ? [] : dueIfAny(existing(date as WrittenDate, date.year)))),
  );
}

function dueIfAny(read: DatesRead): readonly Day[] {
  return 'due' in read ? read.due : [];
}

/** The days on which the parts of a timescale are due; where one of them is no day, why, and what comes nearest. */
export function dueOf(parts: readonly Part[], period: Period | null): DatesRead {
  const due: Day[] = [];
  let opened: Day | null = null;
  const dates = withYears(parts.map(({ date }) => date));
  for (const [i, date] of dates.entries()) {
    const read = date.year === null ? onlyOccurrence(date, period) : existing(date, date.year);
    if ('problem' in read) return read;
    const [day] = read.due;
    if (opened && day! < opened)
      return { problem: `"${date.text}" comes before the beginning of its range. Correct the dates.`, nearest: null };
    opened = parts[i]!.isStart ? day! : null;
    if (!parts[i]!.isStart) due.push(day!);
  }
  return { due: ascending(due) };
}

/** Every day within the period on which dates fall, from their years on: what "Annually July" means. */
export function recurringDays(dates: readonly WrittenDate[], period: Period | null): readonly Day[] {
  return ascending(withYears(dates).flatMap((date) => occurrences(date, period)));
}

export function datesOnly(written: readonly Written[]): readonly WrittenDate[] | null {
  const dates = written.filter((date) => date.month !== null);
  return dates.length === written.length ? dates : null;
}

export function ascending(days: readonly Day[]): readonly Day[] {
  return [...new Set(days)].sort();
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
  const { text } = date;
  if (!period) {
    return { problem: `"${text}" names no year, and the plan's period is not known. Add the year.`, nearest: null };
  }
  const due = occurrences(date, period);
  if (date.doubt) return doubtful(date.doubt, due[0] ?? null);
  if (due.length === 1) return { due };
  if (due.length > 1) {
    const times = `it comes ${due.length} times in the plan's period`;
    return { problem: `"${text}" names no year, and ${times}. Add the year.`, nearest: null };
  }
  const years = [Number(period.from.slice(0, 4)), Number(period.to.slice(0, 4))];
  const tried = years.map((year) => existing(date, year));
  const impossible = tried.filter((read) => 'problem' in read);
  if (impossible.length === years.length) {
    return impossible.find(({ nearest }) => nearest && isWithin(nearest, period)) ?? impossible.at(-1)!;
  }
  return {
    problem: `"${text}" names no year, and it does not fall in the plan's period. Add the year.`,
    nearest: null,
  };
}

function occurrences(date: WrittenDate, period: Period | null): readonly Day[] {
  if (!period || date.month < 1 || date.month > 12) return [];
  const [first, last] = [Number(period.from.slice(0, 4)), Number(period.to.slice(0, 4))];
  const days: Day[] = [];
  for (let year = Math.max(first, date.year ?? first); year <= last; year++) {
    const day = date.day === null ? endOfMonth(year, date.month) : dayOf(year, date.month, date.day);
    if (day && isWithin(day, period)) days.push(addDays(day, date.plus ?? 0));
  }
  return days;
}

function isWithin(day: Day, { from, to }: Period): boolean {
  return day >= from && day <= to;
}

function existing(date: WrittenDate, year: number): DatesRead {
  const { text, day, month } = date;
  if (year < firstYear || year > lastYear) {
    const problem = `"${text}" is outside the years ${firstYear} to ${lastYear}. Correct the year.`;
    return { problem, nearest: null };
  }
  if (month < 1 || month > 12) return badMonth(date, year);
  const found = day === null ? endOfMonth(year, month) : dayOf(year, month, day);
  if (found) {
    const meant = addDays(found, date.plus ?? 0);
    return date.doubt ? doubtful(date.doubt, meant) : { due: [meant] };
  }
  const nearest = day! < 1 ? dayOf(year, month, 1)! : endOfMonth(year, month);
  const problem = `"${text}" is not a date: there is no such day. The nearest is ${formatDay(nearest)}; write the day meant.`;
  return { problem, nearest };
}

function doubtful(doubt: string, nearest: Day | null): DatesRead {
  const offered = nearest ? ` The nearest is ${formatDay(nearest)}; write the day meant.` : ' Write the day meant.';
  return { problem: `${doubt}.${offered}`, nearest };
}

/** 03/31/2020 is how Americans write 31 March; the reader is told, and decides. */
function badMonth({ text, month, day }: WrittenDate, year: number): DatesRead {
  const swapped = day === null ? null : dayOf(year, day, month);
  const start = `"${text}" is not a date: there is no month ${month}`;
  if (!swapped) return { problem: `${start}. Write the day, the month and the year, in that order.`, nearest: null };
  const problem = `${start}, as the day comes first. The nearest is ${formatDay(swapped)}; write the day meant.`;
  return { problem, nearest: swapped };
}

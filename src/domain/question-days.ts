import { addDays, addMonths, type Day, dayOf, endOfMonth, type Period, weekdayOf } from './day.ts';
import { readWrittenDay } from './written-day.ts';

// The days that a question names.

/** From the first day of several periods to the last. */
export function spanOf(periods: readonly Period[]): Period | null {
  const [from] = periods.map((period) => period.from).toSorted();
  const to = periods
    .map((period) => period.to)
    .toSorted()
    .at(-1);
  return from && to ? { from, to } : null;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** "March", "in March 2027": that month; without a year the one in the plan's period, else the nearest ahead. */
export function monthIn(words: string, today: Day, period: Period | null): Period | null {
  // "May" is a month only where it cannot be the verb.
  const found = words
    .replace(/\bmay\b(?!\s+\d{4}|\s*$)(?<!\b(?:in|by|for|during|of|until|before)\s+may)/gi, ' ')
    .match(
      /\b(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b(?:\s+(\d{4}))?/i,
    );
  if (!found) return null;
  const month = months.indexOf(found[1]!.slice(0, 3).toLowerCase()) + 1;
  const year = found[2] ? Number(found[2]) : yearFor(month, today, period);
  return { from: dayOf(year, month, 1)!, to: endOfMonth(year, month) };
}

function yearFor(month: number, today: Day, period: Period | null): number {
  const ahead = month >= monthOf(today) ? yearOf(today) : yearOf(today) + 1;
  if (!period) return ahead;
  const [first, last] = [yearOf(period.from), yearOf(period.to)];
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const fits = years.filter((year) => {
    const end = endOfMonth(year, month);
    return end >= period.from && dayOf(year, month, 1)! <= period.to;
  });
  return fits.includes(ahead) ? ahead : (fits[0] ?? ahead);
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

export function monthOf(day: Day): number {
  return Number(day.slice(5, 7));
}

/** "This week", "by 31/12/19", "in the next three weeks", "between March and May": from today or later on. */
export function daysMeant(words: string, today: Day): Period | null {
  const week = /\b(this|next) week\b/i.exec(words)?.[1]?.toLowerCase();
  if (week === 'this') return { from: today, to: endOfWeek(today) };
  if (week === 'next') return { from: addDays(endOfWeek(today), 1), to: addDays(endOfWeek(today), 7) };
  if (/\btoday\b/i.test(words)) return { from: today, to: today };
  if (/\btomorrow\b/i.test(words)) return { from: addDays(today, 1), to: addDays(today, 1) };
  const between = /\bbetween (.+?) and (\d.*)$/i
    .exec(words)
    ?.slice(1)
    .map((each) => readWrittenDay(each, today));
  if (between?.[0] && between[1]) return { from: between[0], to: between[1] };
  const ahead = /\b(?:in|within|over|for) the next (\d{1,3}|two|three|four|six) (day|week|month)s?\b/i.exec(words);
  if (ahead) return { from: today, to: after(today, countOf(ahead[1]!), ahead[2]!.toLowerCase()) };
  const until = /\b(?:by|before|until|up to) (?:the )?(\d[\w/.-]*(?: (?:of )?[a-z]{3,9}\.?(?: \d{2,4})?)?)/i.exec(
    words,
  )?.[1];
  const to = until ? readWrittenDay(until, today) : null;
  return to && to >= today ? { from: today, to } : null;
}

/** Weeks end on a Sunday. */
function endOfWeek(day: Day): Day {
  return addDays(day, 7 - weekdayOf(day));
}

const counts: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, six: 6 };

function countOf(word: string): number {
  return counts[word.toLowerCase()] ?? Number(word);
}

function after(day: Day, count: number, unit: string): Day {
  if (unit === 'month') return addMonths(day, count);
  return addDays(day, unit === 'week' ? count * 7 : count);
}

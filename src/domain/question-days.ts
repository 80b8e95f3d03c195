import { type Day, dayOf, endOfMonth, type Period } from './day.ts';

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

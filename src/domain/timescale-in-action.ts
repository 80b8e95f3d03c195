import { type Day, formatDay, type Period } from './day.ts';
import { dueOf } from './timescale-dates.ts';
import { partsOf } from './timescale-parts.ts';
import { scanDates } from './timescale-scan.ts';
import { evenWords } from './timescale-words.ts';

/**
 * The days that an action's own words set where the plan has no timescale for it: "Share the proposal with the partners
 * – March 2021". Only dates with their year that end a clause, and only where no word may change what they mean. They
 * are offered to a person: what an action mentions need not be when it is due.
 */
export function daysSetIn(action: string, period: Period | null): readonly Day[] {
  const scanned = scanDates(evenWords(action), period);
  const after = scanned.words.split('#').slice(1);
  const endsClause = after.every((each) => /^\s*(?:$|[.;,)-]|[A-Z])/.test(each.replace(/^ /, '')));
  if (!endsClause || scanned.dates.some(({ year, month }) => year === null || month === null)) return [];
  const parts = partsOf(scanned);
  const read = parts && dueOf(parts, period);
  return read && 'due' in read ? read.due : [];
}

/** What to tell of them, and the one day that can be offered. */
export function offeredDays(days: readonly Day[]): { readonly said: string; readonly nearest: Day | null } {
  if (days.length === 0) return { said: '', nearest: null };
  const [only, second] = days;
  const named = new Intl.ListFormat('en-GB').format(days.map(formatDay));
  return { said: ` Its words name ${named}.`, nearest: second === undefined ? only! : null };
}

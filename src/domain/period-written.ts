import { dayOf, endOfMonth, type Period } from './day.ts';
import { periodIn } from './plan-period.ts';

/** "2019-04..2020-03" in whole months, or the years as a title names them; null where neither is meant. */
export function periodWritten(text: string): Period | null {
  const found = text.trim().match(/^(\d{4})-(\d{2})(?:-\d{2})?\s*(?:\.\.|to|–)\s*(\d{4})-(\d{2})(?:-\d{2})?$/);
  if (!found) return periodIn(text);
  const [, year, month, lastYear, lastMonth] = found.map(Number) as [number, number, number, number, number];
  const [from, last] = [dayOf(year, month, 1), dayOf(lastYear, lastMonth, 1)];
  return from && last && last >= from ? { from, to: endOfMonth(lastYear, lastMonth) } : null;
}

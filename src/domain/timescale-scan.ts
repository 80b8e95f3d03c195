import type { Period } from './day.ts';
import { dayForms, figureForms } from './timescale-days.ts';
import { termForms, yearForms } from './timescale-terms.ts';

/** A date as written, not yet known to exist. "July" has neither day nor year, "31 March" no year. */
export interface WrittenDate {
  readonly text: string;
  /** Null: the last day of the month. */
  readonly day: number | null;
  readonly month: number;
  readonly year: number | null;
  /** Days that are added: a week's work is due on its Friday. */
  readonly plus?: number;
  /** Why the words may mean more than one day; the date is then the nearest, and the person is asked. */
  readonly doubt?: string;
}

/** A year and nothing else: "2012". What it means depends on the words around it. */
export interface WrittenYear {
  readonly text: string;
  readonly month: null;
  readonly year: number;
}

export type Written = WrittenDate | WrittenYear;

/** One way of writing a date. The pattern is sticky: it matches where it is asked to. */
export interface Form {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray, period: Period | null) => Written | null;
}

/** Words with a "#" in place of each date, and the dates in their order. */
export interface Scanned {
  readonly words: string;
  readonly dates: readonly Written[];
}

const forms: readonly Form[] = [...termForms, ...dayForms, ...yearForms, ...figureForms];

/** Finds every date in even words (timescale-words.ts), from the left, by the first form that fits. */
export function scanDates(even: string, period: Period | null): Scanned {
  const dates: Written[] = [];
  let words = '';
  let at = 0;
  while (at < even.length) {
    const found = /[a-z0-9]/i.test(even[at - 1] ?? '') ? null : dateAt(even, at, period);
    if (found) dates.push(found);
    words += found ? '#' : even[at];
    at += found ? found.text.length : 1;
  }
  return { words, dates };
}

function dateAt(even: string, at: number, period: Period | null): Written | null {
  for (const { pattern, read } of forms) {
    pattern.lastIndex = at;
    const match = pattern.exec(even);
    if (!match || runsOn(even, at + match[0].length)) continue;
    const written = read(match, period);
    if (written) return written;
  }
  return null;
}

/** Whether the next characters belong to what was read: "31/03/2020/1", "March2", "2019-2". */
function runsOn(even: string, end: number): boolean {
  const next = even.slice(end, end + 12);
  const beginsAnother = /^-\d{1,2}(?:[/.]\d{1,2}[/.]|(?:st|nd|rd|th)? ?[a-z]{3})/i.test(next);
  return /^(?:[a-z0-9]|[/.-]\d)/i.test(next) && !beginsAnother;
}

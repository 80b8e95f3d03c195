import type { Day, Period } from './day.ts';
import type { Cell, Reading, TimescaleKind } from './timescale.ts';
import { ascending, dueOf, recurringDays } from './timescale-dates.ts';
import { onlySayWhat } from './timescale-doubts.ts';
import { type Part, partsOf } from './timescale-parts.ts';
import { readRhythm } from './timescale-rhythm.ts';
import type { Scanned } from './timescale-scan.ts';

/** A rhythm with dates beside it. */
interface Dated {
  readonly kind: TimescaleKind;
  readonly parts: readonly Part[];
  /** The words without those of the rhythm, a "#" for each date. */
  readonly rest: string;
  readonly period: Period | null;
}

/** "Quarterly", "Annually July", "Six-monthly (April and October)", "Quarterly from June 2019". */
export function recurring(cell: Cell): Reading | null {
  const { scanned, period } = cell;
  const { kind, rest, saysWhen } = readRhythm(eachAsYearly(scanned));
  if (!kind) return null;
  if (scanned.dates.length === 0) return onlySayWhat(rest) ? { kind, due: [] } : null;
  const parts = partsOf({ words: rest, dates: scanned.dates });
  if (!parts) return null;
  const dated: Dated = { kind, parts, rest, period };
  if (kind === 'ongoing') return ongoing(cell);
  const yearless = scanned.dates.every(({ year }) => year === null);
  if (kind === 'yearly') return saysWhen || yearless ? yearly(dated) : null;
  if (begins(rest) || ends(rest)) return withoutDays(dated);
  return yearless ? inMonths(dated) : null;
}

/** "Each October" is annually in October. */
function eachAsYearly({ words, dates }: Scanned): string {
  return dates[0]?.year === null ? words.replace(/\b(?:each|every) (?=(?:the )?(?:end of )?#)/gi, 'annually ') : words;
}

/** All through a year. With any other date beside it, something is due then: "Ongoing – review March 2020". */
function ongoing({ scanned }: Cell): Reading | null {
  const namesYears = scanned.dates.every(({ text }) => /^(?:FY ?)?20\d\d(?: ?[/-] ?\d+)?$/i.test(text));
  return namesYears && /\bthroughout(?: the)? #\W*$/i.test(scanned.words) ? { kind: 'ongoing', due: [] } : null;
}

/** Due on each such day in the plan's period, from the first year named on: "March 2020 (then annually)". */
function yearly(dated: Dated): Reading {
  const { kind, parts, rest, period } = dated;
  if (ends(rest) && !begins(rest)) return withoutDays(dated);
  const read = dueOf(parts, period);
  if (!period) return 'due' in read ? { kind, due: read.due } : withoutDays(dated);
  const doubtful = parts.some(({ date }) => date.doubt);
  const due = doubtful ? [] : daysWithin(parts, period);
  // Without a period there is nothing to be due in; with one, an empty answer means an impossible or absent date.
  if (due.length > 0) return { kind, due };
  if ('problem' in read && read.nearest) return read;
  const named = parts.map(({ date }) => date.text).join(', ');
  return { problem: `"${named}" does not fall in the plan's period. Correct the date.`, nearest: null };
}

/** The months of a rhythm other than yearly are days in the plan's period, if that is known. */
function inMonths({ kind, parts, period }: Dated): Reading {
  // "Termly – autumn, spring, summer" means terms, and they end on other days than seasons.
  const seasons = parts.some(({ date }) => /^(?:spring|summer|autumn|winter)$/i.test(date.text));
  const due = kind === 'every-two-years' || seasons || !period ? [] : daysWithin(parts, period);
  return due.length > 0 ? { kind: 'by', due } : { kind, due: [] };
}

function daysWithin(parts: readonly Part[], period: Period): readonly Day[] {
  const steps = parts.filter(({ isStart }) => !isStart);
  return ascending(
    recurringDays(
      steps.map(({ date }) => date),
      period,
    ),
  );
}

/** A rhythm's beginning or end makes no day due; but a day that does not exist is said to be none. */
function withoutDays({ kind, parts, period }: Dated): Reading {
  const read = dueOf(parts, period);
  return 'problem' in read && read.nearest ? read : { kind, due: [] };
}

function begins(rest: string): boolean {
  return /\b(?:from|start|starting|commence|commencing|begin|beginning|first|initial|initially|w\.?e\.?f)\b[^#]*#/i.test(
    rest,
  );
}

function ends(rest: string): boolean {
  return /\b(?:until|till|up to|to) (?:the )?(?:end of )?#/i.test(rest);
}

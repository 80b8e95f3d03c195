import { type Day, formatDay, type Period } from './day.ts';
import { ascending, datesOnly, dueOf, recurringDays } from './timescale-dates.ts';
import { onlySayWhat } from './timescale-doubts.ts';
import { afterEvent, eachMeeting, lengthAlone, programme } from './timescale-events.ts';
import { mended } from './timescale-nearest.ts';
import { atOnce, blank, doneAlready, toBeAgreed, variousDates, yearOfPlan } from './timescale-open.ts';
import { isList, partsOf } from './timescale-parts.ts';
import { recurring } from './timescale-recurring.ts';
import { readRhythm } from './timescale-rhythm.ts';
import { type Scanned, scanDates } from './timescale-scan.ts';
import { evenWords } from './timescale-words.ts';

/** What a timescale means. The names are the import draft's (docs/design.md, "The import draft"). */
export const timescaleKinds = [
  'by',
  'yearly',
  'every-two-years',
  'half-yearly',
  'quarterly',
  'each-meeting',
  'programme',
  'ongoing',
  'after-event',
  'undated',
] as const;
export type TimescaleKind = (typeof timescaleKinds)[number];

/** The words of a plan and what they mean. `due` is ascending; each day is one step to be delivered. */
export interface Timescale {
  readonly text: string;
  readonly kind: TimescaleKind;
  readonly due: readonly Day[];
}

/** A timescale, and where its words could not be understood the sentence for a person and the day they came nearest to. */
export interface ResolvedTimescale {
  readonly timescale: Timescale;
  readonly problem: string | null;
  readonly nearest: Day | null;
}

/** The words of a timescale made ready for the rules. */
export interface Cell {
  readonly words: string;
  readonly scanned: Scanned;
  /** The plan's; null when it is not known. */
  readonly period: Period | null;
}

export type Reading =
  | { readonly kind: TimescaleKind; readonly due: readonly Day[] }
  | { readonly problem: string; readonly nearest: Day | null };

/** Understands the whole of the words or leaves them to the next rule: half-understood words are a guess. */
type Rule = (cell: Cell) => Reading | null;

const rules: readonly Rule[] = [
  blank,
  variousDates,
  doneAlready,
  toBeAgreed,
  eachMeeting,
  programme,
  recurring,
  lengthAlone,
  afterEvent,
  atOnce,
  yearOfPlan,
  firstThenMonths,
  saidTwice,
  steps,
];

/**
 * Reads the words of a timescale as boards write them (docs/timescales.md). A month means its last day; without a year
 * it is the one in the plan's period (null: not known). Words that are not understood, and dates that do not exist, are
 * `undated` with a problem, and the nearest day where there is one; never a guess, never an error.
 */
export function resolveTimescale(text: string, period: Period | null): ResolvedTimescale {
  const written = text.replace(/\s+/g, ' ').trim();
  const reading = readingOf(text, period) ?? notUnderstood(written, period);
  if (!('problem' in reading)) return { timescale: { text: written, ...reading }, problem: null, nearest: null };
  const { problem, nearest } = reading;
  return { timescale: { text: written, kind: 'undated', due: [] }, problem, nearest };
}

/** Characters; a cell with more tells a story. */
const longest = 600;

function readingOf(text: string, period: Period | null): Reading | null {
  const words = evenWords(text);
  if (words.length > longest) return null;
  const cell: Cell = { words, scanned: scanDates(words, period), period };
  for (const rule of rules) {
    const reading = rule(cell);
    if (reading) return reading;
  }
  return null;
}

function notUnderstood(written: string, period: Period | null): Reading {
  const nearest = onlyDay(written, period);
  const offered = nearest ? ` The nearest is ${formatDay(nearest)}.` : '';
  const examples = 'a month and year, a date, or words such as "Quarterly" or "As per meeting cycle"';
  return { problem: `The timescale "${written}" is not understood.${offered} Write ${examples}.`, nearest };
}

/** What the words would mean without a slip of the finger, else the one day among them. */
function onlyDay(written: string, period: Period | null): Day | null {
  if (written.length > longest) return null;
  const meant = mended(written);
  const read = meant === written ? null : readingOf(meant, period);
  if (read && 'due' in read && read.due.length === 1) return read.due[0]!;
  const dates = datesOnly(scanDates(evenWords(written), period).dates);
  if (dates?.length !== 1) return null;
  const day = dueOf([{ date: dates[0]!, isStart: false }], period);
  return 'due' in day ? day.due[0]! : day.nearest;
}

/**
 * Action 1.2 of the 2019–20 plan, "Initial publication September 2019. (May, Sept, Jan, March)": the first date, then
 * the listed months that come after it in the period. May comes before the first publication: not due in that year.
 */
function firstThenMonths({ scanned, period }: Cell): Reading | null {
  const match = /^(?:initial|first)\b([^#()]*)#[^#()]*\(((?:#|[^()])*#[^()]*)\)\W*$/i.exec(scanned.words);
  const dates = datesOnly(scanned.dates);
  if (!match || !dates || !onlySayWhat(match[1]!) || !isList({ words: match[2]!, dates: dates.slice(1) })) return null;
  const first = dueOf([{ date: dates[0]!, isStart: false }], period);
  if ('problem' in first) return first;
  const later = recurringDays(dates.slice(1), period).filter((day) => day > first.due[0]!);
  return { kind: 'by', due: ascending([...first.due, ...later]) };
}

/** "Quarter 3 (October – December 2019)": the brackets say the same again, and more exactly. */
function saidTwice({ scanned, period }: Cell): Reading | null {
  const match = /^([^#()]*)# ?\(([^()]*#[^()]*)\)\W*$/.exec(scanned.words);
  const [first, ...inner] = scanned.dates;
  const parts = match && onlySayWhat(match[1]!) ? partsOf({ words: match[2]!, dates: inner }) : null;
  const last = parts?.at(-1)?.date;
  if (!last || last.month !== first!.month || (first!.year !== null && last.year !== null && last.year !== first!.year))
    return null;
  const read = dueOf(parts, period);
  return 'problem' in read ? read : { kind: 'by', due: read.due };
}

/** Every date among words that only say what is to be done: each is one step. */
function steps({ scanned, period }: Cell): Reading | null {
  const parts = partsOf(scanned) ?? partsOf({ ...scanned, words: readRhythm(scanned.words).rest });
  const read = parts && dueOf(parts, period);
  return read && ('problem' in read ? read : { kind: 'by', due: read.due });
}

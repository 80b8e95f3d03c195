import type { Day, Period } from './day.ts';
import { ascending, readDates, readRecurring } from './timescale-dates.ts';

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

/** A timescale, and the sentence for a person where its words could not be understood. */
interface ResolvedTimescale {
  readonly timescale: Timescale;
  readonly problem: string | null;
}

type Reading = { readonly kind: TimescaleKind; readonly due: readonly Day[] } | { readonly problem: string };

/** Understands the whole of the words or leaves them to the next rule: half-understood words are a guess. */
type Rule = (words: string, period: Period | null) => Reading | null;

const rules: readonly Rule[] = [
  blank,
  variousDates,
  eachMeeting,
  programme,
  quarterly,
  halfYearly,
  everyTwoYears,
  yearly,
  ongoing,
  firstThenMonths,
  dates,
];

/**
 * Reads the words of a timescale as the 2019–20 delivery plan writes them. A month means its last day; without a
 * year it is the one in the plan's period (null: not known). Words that are not understood, and dates that do not
 * exist, are `undated` with a problem; never a guess, never an error.
 */
export function resolveTimescale(text: string, period: Period | null): ResolvedTimescale {
  const words = text.replace(/\s+/g, ' ').trim();
  const reading = firstReading(words, period);
  if ('problem' in reading) return { timescale: { text: words, kind: 'undated', due: [] }, problem: reading.problem };
  return { timescale: { text: words, ...reading }, problem: null };
}

function firstReading(words: string, period: Period | null): Reading {
  for (const rule of rules) {
    const reading = rule(words, period);
    if (reading) return reading;
  }
  const examples = 'a month and year, a date, or words such as "Quarterly" or "As per meeting cycle"';
  return { problem: `The timescale "${words}" is not understood. Write ${examples}.` };
}

function recurring(kind: TimescaleKind): Reading {
  return { kind, due: [] };
}

function blank(words: string): Reading | null {
  if (/[\p{L}\p{N}]/u.test(words)) return null;
  return { problem: 'There is no timescale. Write when it is due, or how often it comes up.' };
}

/** Actions 3.1, 40.2, 42.1: the plan means to leave it open, so there is nothing to ask about. */
function variousDates(words: string): Reading | null {
  return /^various(?: dates)?\.?$/i.test(words) ? recurring('undated') : null;
}

function eachMeeting(words: string): Reading | null {
  const asPerCycle = /^(?:as per|per|in line with)(?: the)? meeting (?:cycle|schedule)\.?$/i;
  const everyMeeting = /^(?:at )?(?:each|every) meeting\.?$/i;
  return asPerCycle.test(words) || everyMeeting.test(words) ? recurring('each-meeting') : null;
}

/** "As per the Audit Group Programme", "As per training cycle": the dates stand in somebody else's programme. */
function programme(words: string): Reading | null {
  return /^(?:as per|per|in line with) (?:[\w'’&-]+ ){0,5}(?:programme|cycle|schedule)\.?$/i.test(words)
    ? recurring('programme')
    : null;
}

function quarterly(words: string): Reading | null {
  return /^(?:quarterly|(?:each|every) quarter)\.?$/i.test(words) ? recurring('quarterly') : null;
}

function halfYearly(words: string): Reading | null {
  return /^(?:(?:six|6)[- ]monthly|half[- ]yearly|bi-?annual(?:ly)?|twice a year|every (?:six|6) months)\.?$/i.test(
    words,
  )
    ? recurring('half-yearly')
    : null;
}

/** Action 2.3, "Biennial - August": which of the two years is meant is not said, so no day is due. */
function everyTwoYears(words: string): Reading | null {
  const match = /^(?:biennial(?:ly)?|two[- ]yearly|every (?:two|2|other) years?)\b[\s,:–-]*(.*)$/i.exec(words);
  if (!match) return null;
  return match[1] === '' || readRecurring(undotted(match[1]!), null) ? recurring('every-two-years') : null;
}

/** Action 2.1, "Annually July": due on the last day of each July in the plan's period. */
function yearly(words: string, period: Period | null): Reading | null {
  const match = /^(?:annual(?:ly)?|yearly|(?:each|every|once a) year)\b[\s,:–-]*(?:(?:by|in|each|every) )?(.*)$/i.exec(
    words,
  );
  if (!match) return null;
  const rest = undotted(match[1]!);
  if (rest === '') return recurring('yearly');
  const due = readRecurring(rest, period);
  if (!due) return null;
  // Without a period there is nothing to be due in; with one, an empty answer means an impossible or absent date.
  if (due.length > 0 || !period) return { kind: 'yearly', due };
  return { problem: `"${words}" does not fall in the plan's period. Correct the date.` };
}

function ongoing(words: string): Reading | null {
  return /^(?:on-?going|continuous(?:ly)?|throughout the year)\.?$/i.test(words) ? recurring('ongoing') : null;
}

const anyMonth = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const firstAndMonths = new RegExp(
  `^(?:initial|first) (?:(?!${anyMonth})[a-z]+ ){0,3}([^()]+?)[.,;:]? \\(([^()]+)\\)\\.?$`,
  'i',
);

/**
 * Action 1.2, "Initial publication September 2019. (May, Sept, Jan, March)": the first date, then the listed months
 * that come after it in the period. May comes before the first publication, so it is not due in that year.
 */
function firstThenMonths(words: string, period: Period | null): Reading | null {
  const match = firstAndMonths.exec(words);
  if (!match) return null;
  const first = readDates(match[1]!, period);
  const months = readRecurring(match[2]!, period);
  if (!first || !months) return null;
  if ('problem' in first) return first;
  return { kind: 'by', due: ascending([...first.due, ...months.filter((day) => day > first.due[0]!)]) };
}

function dates(words: string, period: Period | null): Reading | null {
  const lead = /^(?:(?:to be )?completed? |due )?(?:by |in |on )?(?:the )?(?:end of )?/i;
  const read = readDates(undotted(words.replace(lead, '')), period);
  return read && ('problem' in read ? read : { kind: 'by', due: read.due });
}

function undotted(words: string): string {
  return words.replace(/\.$/, '');
}

import { type Day, dayOf } from './day.ts';
import { readLogText } from './log-text.ts';
import { fullYear, monthOf, monthWord, ordinal, weekdayWord } from './month-words.ts';
import { plainWords } from './plain-words.ts';
import { plainLines } from './plan-table.ts';

/** One entry of an updates column; `on` only where its words begin with a whole date. */
export interface LogEntry {
  readonly on: Day | null;
  readonly text: string;
}

const month = monthWord.replace('(', '(?:');
const year = String.raw`(?:(?:19|20)\d\d|['’]?\d\d)`;
const figures = String.raw`\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}`;
const named = String.raw`${weekdayWord}\d{1,2}${ordinal}(?:\s+of)?[\s-]+${month}\.?,?[\s-]+${year}|${month}\s+\d{1,2}${ordinal},?\s+(?:19|20)\d\d`;
/** Dates that are not whole: they begin an entry, and stay in its words. */
const loose = String.raw`${weekdayWord}\d{1,2}${ordinal}(?:\s+of)?\s+${month}\.?|${month}\.?[\s-]+${year}|(?:q(?:uarter\s+)?|quarter\s*)[1-4](?:\s+(?:of\s+)?(?:19|20)\d\d(?:\s*[-–/]\s*\d{2,4})?)?|(?:spring|summer|autumn|winter)(?:\s+term)?\s+(?:19|20)\d\d`;
const said = String.raw`(?:(?:progress\s+|latest\s+|further\s+)?updated?|progress|position|status|as)(?:\s+(?:on|at|as\s+at|for|from|of))?\s*[-–—:]?\s*`;
const after = String.raw`(?:\s+(?:progress\s+)?updates?)?`;

const wholeDate = String.raw`(?:${said})?[([]?(${figures}|${named})(?![\d/])[)\]]?${after}`;
const looseDate = String.raw`(?:${said})?[([]?(?:${loose})(?!\d)[)\]]?${after}`;
const mark = String.raw`\s*(?:[:–—]|-(?=\s|$)|-(?=\p{L}))\s*`;

const patterns = {
  /** "25.03.21 - …", "5th May 21: …", "(12/05/2021) …": a mark parts the date from its words. */
  marked: new RegExp(`^${wholeDate}${mark}`, 'iu'),
  /** A date at the beginning of a line needs no mark: what it says begins with a capital, or on the next line. */
  lineStart: new RegExp(String.raw`^${wholeDate}[.,]?(?:\s*\n|\s+(?=\p{L}|["'“‘(]|\d{1,3}\s+\p{Ll})|$)`, 'iu'),
  loose: new RegExp(`^${looseDate}${mark}`, 'iu'),
  looseLine: new RegExp(String.raw`^${looseDate}[.]?\s*\n`, 'iu'),
};

interface Start {
  readonly at: number;
  readonly on: Day | null;
  /** Where the words of the entry begin: after a whole date, which `on` keeps; before any other. */
  readonly wordsAt: number;
  /** For telling which way the log runs: "March 2021" says enough. */
  readonly order: string | null;
}

/**
 * The entries of an updates column, oldest first. One begins at a date that a line or a sentence begins with ("25.03.21 -
 * …"); a date inside a sentence begins none ("Meeting held on 22.07.21"). Words before the first date are an entry of
 * their own. A log written newest first, as its dates show, is turned round.
 */
export function logIn(text: string): readonly LogEntry[] {
  const own = readLogText(text);
  if (own) return own;
  const starts = startsIn(text);
  const first = text.slice(0, starts[0]?.at ?? text.length).trim();
  const dated = starts.map(({ on, wordsAt }, index) => ({
    on,
    text: text.slice(wordsAt, starts[index + 1]?.at ?? text.length).trim(),
  }));
  const ordered = runsBackwards(starts) ? dated.toReversed() : dated;
  return [...(first === '' ? [] : [{ on: null, text: first }]), ...ordered];
}

function startsIn(text: string): readonly Start[] {
  const starts: Start[] = [];
  const places = [
    0,
    ...[...text.matchAll(/\n\s*|(?<=[.!?:;)\]"”’'][)\]"”’']?)[ \t]+/g)].map((match) => match.index + match[0].length),
  ];
  for (const at of places) {
    if (at < (starts.at(-1)?.wordsAt ?? 0) || runsOn.test(text.slice(Math.max(0, at - 20), at))) continue;
    const start = startAt(text, at, starts[0]?.at === 0);
    if (start && !starts.some((each) => each.at === at)) starts.push(start);
  }
  return starts;
}

/** A page's narrow column may break a line before a date in the middle of a sentence. */
const runsOn =
  /(?:\b(?:on|the|by|of|in|to|until|till|from|before|after|since|for|and|or|at|dated|due|between|commencing)|,)\s+$/i;

function startAt(text: string, at: number, isLog: boolean): Start | null {
  const rest = text.slice(at, at + longestStart);
  const isLine = at === 0 || /\n\s*$/.test(text.slice(Math.max(0, at - 20), at));
  const whole = patterns.marked.exec(rest) ?? (isLine ? startingLine(rest, isLog) : null);
  const on = whole ? dayIn(whole[1]!) : null;
  if (whole && on) return { at, on, wordsAt: at + whole[0].length, order: on };
  const open = patterns.loose.exec(rest) ?? (isLine ? patterns.looseLine.exec(rest) : null);
  return open ? { at, on: null, wordsAt: at, order: monthIn(open[0]) } : null;
}

const longestStart = 80;

/** Small letters after a date go on with a sentence, but not where the cell has begun with a date: it is a log. */
function startingLine(rest: string, isLog: boolean): RegExpExecArray | null {
  const match = patterns.lineStart.exec(rest);
  if (!match) return null;
  const next = rest.slice(match[0].length);
  return isLog || /[\n)\]]|^\p{L}*\s?updated?\b/iu.test(match[0]) || !/^\p{Ll}/u.test(next) ? match : null;
}

/** Day first, always: 05/03/21 is 5 March. */
function dayIn(words: string): Day | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(words);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numbers = /^(\d{1,2})[./-](\d{1,2})[./-](\d{2,4})$/.exec(words);
  if (numbers) return dayOf(fullYear(numbers[3]!), Number(numbers[2]), Number(numbers[1]));
  const name = new RegExp(month, 'i').exec(words.replace(new RegExp(`^${weekdayWord}`, 'i'), ''))!;
  const [date, written] = words.replace(name[0], ' ').match(/\d+/g)!;
  return dayOf(fullYear(written!), monthOf(name[0]), Number(date));
}

function monthIn(words: string): string | null {
  const name = new RegExp(`\\b${month}\\b`, 'i').exec(words);
  const written = new RegExp(`(?<!\\d)(?:${month}\\.?[\\s-]+)['’]?((?:19|20)?\\d\\d)(?!\\d)`, 'i').exec(words);
  return name && written ? `${fullYear(written[1]!)}-${String(monthOf(name[0])).padStart(2, '0')}` : null;
}

/** The same words of the same day are one entry, however often they are read: also without their list marks, which a file loses. */
export function sameEntry(a: LogEntry, b: LogEntry): boolean {
  return a.on === b.on && folded(a.text) === folded(b.text);
}

function folded(text: string): string {
  return plainLines(plainWords(text)).replace(/\s+/g, ' ').trim().toLowerCase();
}

function runsBackwards(starts: readonly Start[]): boolean {
  const orders = starts.flatMap(({ order }) => (order ? [order] : []));
  const steps = orders.slice(1).map((order, at) => {
    const length = Math.min(order.length, orders[at]!.length);
    return order.slice(0, length).localeCompare(orders[at]!.slice(0, length));
  });
  return steps.some((step) => step < 0) && !steps.some((step) => step > 0);
}

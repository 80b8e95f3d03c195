import { type Day, dayOf, endOfMonth, formatDay, monthNames } from './day.ts';
import type { Cell } from './plan-table.ts';

/** A month of a year, "2011-12": all that most forward plans say of a meeting. */
export type Month = `${number}-${number}`;

/** What a heading or a cell says of a meeting, before its year is settled. */
export interface WrittenMeeting {
  readonly text: string;
  /** 1 to 31; null where only the month is written. */
  readonly date: number | null;
  /** 1 to 12; null where the words name a meeting but no month: "Quarter 2", "Meeting 3". */
  readonly month: number | null;
  readonly year: number | null;
  /** "March 12": the number is a day or a year. */
  readonly either: number | null;
  /** What stands beside the date: a group's name, a place. */
  readonly words: string;
}

export interface MeetingRead {
  readonly text: string;
  readonly month: Month | null;
  readonly day: Day | null;
  /** What is wrong with it, and what to do; null where nothing is. */
  readonly problem: string | null;
  readonly words: string;
}

const monthKeys = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month =
  '(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?';
const longYear = '(?<year>20\\d\\d)\\b';
const shortYear = '(?<short>\\d\\d)\\b(?![:.]\\d)';
const ordinal = '(?:st|nd|rd|th)';

/** Most telling first. A year of two digits after a month alone may be a day, unless a dash or an apostrophe joins it. */
const forms: readonly RegExp[] = [
  /\b(?<year>20\d\d)-(?<number>\d\d)-(?<date>\d\d)\b/,
  /\b(?<date>\d{1,2})[/.-](?<number>\d{1,2})[/.-](?:(?<year>20\d\d)|(?<short>\d\d))\b/,
  new RegExp(`\\b(?<date>\\d{1,2})${ordinal}?(?: of)? ${month}(?:,? ${longYear}|,? ['’]?${shortYear})?`, 'i'),
  new RegExp(`\\b${month} (?<date>\\d{1,2})${ordinal}?,? ${longYear}`, 'i'),
  new RegExp(`\\b${month} (?<date>\\d{1,2})${ordinal}(?!\\d)`, 'i'),
  new RegExp(`\\b${month}[ ,/-]*${longYear}`, 'i'),
  new RegExp(`\\b${month} ?[-/'’] ?['’]?${shortYear}`, 'i'),
  new RegExp(`\\b${month} (?<either>\\d{1,2})\\b(?![:.]\\d)`, 'i'),
  new RegExp(`\\b${month}(?! ?[-/&] ?(?:jan|feb|mar|apr|may|ju[nl]|aug|sep|oct|nov|dec))`, 'i'),
];
const unnamed = /^(?:q(?:uarter|tr)? ?[1-4]|(?:meeting|mtg) ?\d{1,2}|spring|summer|autumn|winter)\b/i;
/** Most cells of most files name no meeting, and this tells at once. */
const mayName =
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|q|meeting|mtg|spring|summer|autumn|winter)|\d[/.-]\d/i;
const weekday = /\b(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b,?/gi;
const clock = /\b\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)\b|\b\d{1,2}[:.]\d\d\b|\b(?:am|pm|noon)\b/gi;
const ordinalOfYear = /\b(?:q(?:uarter|tr)? ?[1-4]|(?:meeting|mtg) ?(?:no\.? ?)?\d{1,2})\b/gi;
const filler = /\b(?:meetings?|mtgs?|dates?|the|of|on|at|from|to|held)\b/gi;
const longest = 120;

/** Reads "14 March 2012", "Dec 2011", "Wed 3rd June", "Executive, 12/01/26 at 10am"; null where it names no meeting. */
export function readWrittenMeeting(cell: Pick<Cell, 'text' | 'day'>): WrittenMeeting | null {
  const text = cell.text.replace(/\s+/g, ' ').trim();
  if (text === '' || text.length > longest || (!cell.day && !mayName.test(text))) return null;
  const bare = text.replace(weekday, ' ').replace(/\s+/g, ' ').trim();
  const found = forms.map((form) => form.exec(bare)).find((match) => match !== null);
  // A date cell that is shown as "Mar-26" is stored as the first of March, and means the month.
  if (cell.day && (!found || found.groups?.date)) return ofDay(text, cell.day);
  const isUnnamed = unnamed.test(bare) && !found?.groups?.date && !found?.groups?.year;
  if (isUnnamed) return { ...nothing, text, words: '' };
  if (!found) return null;
  const { groups = {} } = found;
  const number = Number(groups.number ?? monthKeys.indexOf((groups.month ?? '').slice(0, 3).toLowerCase()) + 1);
  if (number < 1 || number > 12) return null;
  const year = groups.year ?? (groups.short ? `20${groups.short}` : null);
  return {
    text,
    date: groups.date ? Number(groups.date) : null,
    month: number,
    year: year === null ? null : Number(year),
    either: groups.either ? Number(groups.either) : null,
    words: plainWordsOf(bare.replace(found[0], ' ')),
  };
}

const nothing = { date: null, month: null, year: null, either: null };

function ofDay(text: string, day: Day): WrittenMeeting {
  const [year, number, date] = day.split('-').map(Number);
  return { ...nothing, text, date: date!, month: number!, year: year!, words: '' };
}

function plainWordsOf(rest: string): string {
  return rest
    .replace(ordinalOfYear, ' ')
    .replace(clock, ' ')
    .replace(filler, ' ')
    .replace(/[^\p{L}\p{N}&'’]+/gu, ' ')
    .trim();
}

/** The years that a title names: "2026/27" the two, "2026" the one. What it was written or changed in does not count. */
export function yearsIn(title: string): readonly number[] {
  const words = title.replace(/\b(?:as (?:of|at)|updated|version|draft|reviewed|dated|printed)\b.*$/i, '');
  const range =
    /\b(20\d\d)\s*(?:[-–—/]|to)\s*(20\d\d|\d\d)\b/.exec(words) ?? /\b(\d\d)\s*[-–—/]\s*(\d\d)\b/.exec(words);
  if (range) {
    const [first, last] = [fullYear(range[1]!), fullYear(range[2]!)];
    return last > first && last - first <= 5 ? [first, last] : [];
  }
  const one = /\b20\d\d\b/.exec(words);
  return one ? [Number(one[0])] : [];
}

function fullYear(digits: string): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

/**
 * Settles the years of meetings in the order written: their own, else a neighbour's, as a list runs forwards in time,
 * else the title's, where they fit those years in one way only. What does not settle keeps no month.
 */
export function readMeetings(written: readonly WrittenMeeting[], years: readonly number[]): readonly MeetingRead[] {
  const isYear = eithersAreYears(written, years);
  const told = written.map((one) => (isYear && one.either !== null ? { ...one, year: 2000 + one.either } : one));
  const own = told.some(({ year }) => year !== null) ? fromNeighbours(told) : fromTitle(told, years);
  return own.map((one) => meetingRead(one, isYear));
}

/** "November 11, March 12, July 12": years, if the title has them or if they run on and one comes twice. */
function eithersAreYears(written: readonly WrittenMeeting[], years: readonly number[]): boolean {
  const among = written.filter(({ either }) => either !== null);
  const values = among.map(({ either }) => 2000 + either!);
  if (values.length === 0) return false;
  if (years.length > 0) return values.every((year) => years[0]! <= year && year <= years.at(-1)!);
  const order = among.map(({ month: number }, at) => values[at]! * 12 + number!);
  const runsOn = order.every((value, at) => at === 0 || value > order[at - 1]!);
  return runsOn && new Set(values).size < values.length && values.at(-1)! - values[0]! <= 2;
}

function fromNeighbours(written: readonly WrittenMeeting[]): readonly WrittenMeeting[] {
  const filled = [...written];
  const known = (at: number) => filled[at]?.year != null && filled[at]?.month != null;
  for (let at = 1; at < filled.length; at += 1) {
    const [before, one] = [filled[at - 1]!, filled[at]!];
    if (one.year === null && one.month !== null && known(at - 1))
      filled[at] = { ...one, year: before.year! + Number(one.month < before.month!) };
  }
  for (let at = filled.length - 2; at >= 0; at -= 1) {
    const [one, after] = [filled[at]!, filled[at + 1]!];
    if (one.year === null && one.month !== null && known(at + 1))
      filled[at] = { ...one, year: after.year! - Number(one.month > after.month!) };
  }
  return filled;
}

function fromTitle(written: readonly WrittenMeeting[], years: readonly number[]): readonly WrittenMeeting[] {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined || last - first > 1) return written;
  const asFinancial = written.map((one) => ({ ...one, year: one.month !== null && one.month < 4 ? last : first }));
  if (runsForwards(asFinancial)) return asFinancial;
  if (last === first) return written;
  // A school year, September to July, in the order of its months.
  let year = first;
  const running = written.map((one, at) => {
    if (at > 0 && one.month !== null && one.month < (written[at - 1]!.month ?? 0)) year += 1;
    return { ...one, year };
  });
  return year === last ? running : written;
}

function runsForwards(meetings: readonly WrittenMeeting[]): boolean {
  const order = meetings.flatMap(({ year, month: number }) => (number === null ? [] : year! * 12 + number));
  return order.every((value, at) => at === 0 || value >= order[at - 1]!);
}

function meetingRead({ text, date, month: number, year, either, words }: WrittenMeeting, isYear: boolean): MeetingRead {
  const unclear = either !== null && !isYear;
  if (number === null) {
    return {
      text,
      month: null,
      day: null,
      words,
      problem: `"${text}" does not say in which month it is. Write its day.`,
    };
  }
  const named = monthNames[number - 1]!;
  if (year === null) {
    const what = unclear ? `"${text}" may be a day or a year` : `"${text}" names no year, and none can be told`;
    return { text, month: null, day: null, words, problem: `${what}. Write the day, the month and the year.` };
  }
  const of = `${year}-${String(number).padStart(2, '0')}` as Month;
  if (unclear) {
    const problem = `"${text}" may be a day or a year; it was read as ${named} ${year}. Write the day, the month and the year.`;
    return { text, month: of, day: null, words, problem };
  }
  if (date === null) return { text, month: of, day: null, words, problem: null };
  const day = dayOf(year, number, date);
  if (day) return { text, month: of, day, words, problem: null };
  const nearest = `The nearest is ${formatDay(endOfMonth(year, number))}; write the day meant.`;
  return { text, month: of, day: null, words, problem: `"${text}" is not a date: there is no such day. ${nearest}` };
}

/** "December 2011". */
export function monthWords(of: Month): string {
  const [year, number] = of.split('-').map(Number);
  return `${monthNames[number! - 1]} ${year}`;
}

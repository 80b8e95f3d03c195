import { onlySayWhat } from './timescale-doubts.ts';
import type { Scanned, Written, WrittenDate } from './timescale-scan.ts';

/** A date of a timescale: something is due on it, or it only opens a range. */
export interface Part {
  readonly date: WrittenDate;
  readonly isStart: boolean;
}

const listed = /^\s*(?:[,;&+/.]|and\b|then\b|also\b|plus\b|\s)+(?:(?:by|in|on|at) )?(?:the )?(?:end of )?$/i;
const ranged =
  /^\s*(?:-|to|until|till|through(?: to)?|up to|[;,-]? ?(?:end|finish)(?:s|ing)?(?: date)?:?)\s*(?:the )?(?:end of )?$/i;
/** "March 2020, extended to June 2020": the later word counts. */
const replaced =
  /\b(?:extended|revised|amended|rescheduled|deferred|moved|postponed|put back|pushed back|changed|carried (?:forward|over)|now|new)(?: (?:date|deadline|timescale|target|completion))*[\s:]*(?:is|to|until|till|for|as|by|-|:)*\s*(?:the )?(?:end of )?$/i;

/** "June 2019 (extended from March 2019)" names what no longer counts last. */
const replacedFrom =
  /\b(?:extended|revised|amended|rescheduled|deferred|moved|postponed|changed)\b.*\bfrom (?:the )?(?:end of )?#/i;

/**
 * What each date of a timescale is by the words between them: a step, or the beginning of a range. Null when any of the
 * words may change what a date means.
 */
export function partsOf(scanned: Scanned): readonly Part[] | null {
  const { between, dates } = latestWord(scanned);
  if (dates.length === 0 || replacedFrom.test(scanned.words)) return null;
  if (!onlySayWhat(between.map((each, i) => beforeEnd(each, dates[i])).join('#'))) return null;
  const parts: Part[] = [];
  for (const [i, written] of dates.entries()) {
    const before = between[i]!;
    if (i > 0 && (isRange(before, between[i - 1]!) || isNextTo(before, written, parts))) openRange(parts);
    const added =
      written.month === null ? datesOfYear(written, { before, parts, alone: dates.length === 1 }) : [written];
    if (!added || !isClear(written, i, between) || isLastOfDays(written, before)) return null;
    parts.push(...added.map((date) => ({ date, isStart: false })));
  }
  return parts;
}

/** "March 2020, extended to June 2020": only what stands from the last such word on. */
function latestWord({ words, dates }: Scanned): { between: readonly string[]; dates: readonly Written[] } {
  const between = words.split('#');
  const from = between.findLastIndex((each, i) => i < dates.length && replaced.test(each));
  if (from < 0) return { between, dates };
  // What stood before an earlier date went with it; before the first, it still holds.
  const before = from === 0 ? between[0]!.replace(replaced, ' ') : ' ';
  return { between: [before, ...between.slice(from + 1)], dates: dates.slice(from) };
}

/** "Before the end of March" is by its end; before March is by the end of February, and is asked about. */
function beforeEnd(before: string, date: Written | undefined): string {
  return date && /^end/i.test(date.text) ? before.replace(/\b(?:before|prior to) (?:the )?$/i, 'by ') : before;
}

/** "1, 8 and 15 June": the days before the last would be lost. */
function isLastOfDays(written: Written, before: string): boolean {
  return written.month !== null && written.day !== null && /\d\s*(?:,|&|and|\/)\s*$/.test(before);
}

/** "Oct/Nov 2019" is one span of time: nobody sets two dates a month apart with a stroke. */
function isNextTo(before: string, written: Written, parts: readonly Part[]): boolean {
  const last = parts.at(-1)?.date;
  if (!last || written.month === null || last.day !== null || written.day !== null) return false;
  const seasons = [last, written].every(({ text }) => /^(?:spring|summer|autumn|winter)/i.test(text));
  return /^\s*\/\s*$/.test(before) && written.month === ((last.month + (seasons ? 2 : 0)) % 12) + 1;
}

/** Whether the words hold dates and what stands between dates in a list, and nothing else. */
export function isList({ words, dates }: Scanned): boolean {
  const between = words.split('#');
  const inner = between.slice(1, -1);
  const ends = [between[0]!, between.at(-1)!];
  return (
    dates.length > 0 && ends.every((each) => /^[\s.,;:-]*$/.test(each)) && inner.every((each) => listed.test(each))
  );
}

function isRange(before: string, beforeThat: string): boolean {
  return ranged.test(before) || (/\bbetween (?:the )?$/i.test(beforeThat) && /^ and $/i.test(before));
}

function openRange(parts: Part[]): void {
  const last = parts.pop();
  if (last) parts.push({ ...last, isStart: true });
}

/** "October 2011 and 2012" is October twice; "during 2012" is its end; any other year says too little. */
function datesOfYear(
  written: Written & { month: null },
  { before, parts, alone }: { before: string; parts: readonly Part[]; alone: boolean },
): readonly WrittenDate[] | null {
  const { text, year } = written;
  if (alone) {
    return /^(?:.*\b(?:by|in|during|for|throughout|through|of|until))?(?: the)?\s*$/i.test(before)
      ? [{ text, day: null, month: 12, year }]
      : null;
  }
  if (!/^\s*(?:and|&|,|\/)\s*$/i.test(before)) return null;
  const last = parts.at(-1)?.date;
  if (!last || last.year === null || last.year >= year) return null;
  const first = 1 + parts.findLastIndex((part, i) => i < parts.length - 1 && part.date.year !== null);
  return parts.slice(first).map(({ date }) => ({ ...date, text: `${date.text} ${year}`, year }));
}

/** A month without a year among other words is a date only after a word such as "by", or beside another date. */
function isClear(written: Written, i: number, between: readonly string[]): boolean {
  if (written.year !== null) return true;
  const [before, after] = [between[i]!, between[i + 1]!];
  if (/^[\s.]*$/.test(before) && /^[\s.]*(?:$|[-:(,;])/.test(after)) return true;
  if (
    /(?:\b(?:by|in|within|on|during|until|to|from|over|before|each|every|of|for|initially|then)|[-:(])\s*(?:the )?(?:end of )?(?:the )?$/i.test(
      before,
    )
  ) {
    return !/^ (?:to|will|should|shall|must) \S/i.test(after);
  }
  const besideLast = i > 0 && (listed.test(before) || ranged.test(before));
  const isLast = i === between.length - 2;
  return besideLast || (!isLast && (listed.test(after) || ranged.test(after)));
}

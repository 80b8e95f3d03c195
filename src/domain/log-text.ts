import { dayOf, formatDay, londonDay } from './day.ts';
import { monthOf } from './month-words.ts';
import type { Update } from './update.ts';
import type { LogEntry } from './update-log.ts';

/** An update as an entry of an updates column; its text is empty where it says nothing but a rating. */
export function entryOf({ at, undated, narrative }: Update): LogEntry {
  return { on: undated ? null : londonDay(at), text: narrative };
}

/** The entries as one cell, a line or more each: "[12 March 2020] …", "[undated] …". */
export function logText(entries: readonly LogEntry[]): string {
  return entries.map(({ on, text }) => `[${on ? formatDay(on) : undated}] ${marked(text)}`).join('\n');
}

const undated = 'undated';
/** Unseen; stands before a line within an entry that somebody pasted from another log, so that it begins none here. */
const within = '\u2060';

function marked(text: string): string {
  return text.replace(/\n(?=\[(?:\d{1,2} [A-Z][a-z]+ \d{4}|undated)\] )/g, `\n${within}`);
}

const start = /^\[(?:(\d{1,2}) ([A-Z][a-z]+) (\d{4})|undated)\] /;

/**
 * The entries of a cell that `logText` wrote; null for any other. One whose first entry bears its date in brackets has
 * all dates so: a date within its words begins no entry.
 */
export function readLogText(text: string): readonly LogEntry[] | null {
  if (!start.test(text)) return null;
  const entries: LogEntry[] = [];
  for (const line of text.split('\n')) {
    const found = start.exec(line);
    const words = line.slice(found?.[0].length ?? 0);
    const last = entries.at(-1);
    if (found) entries.push({ on: dayIn(found), text: words });
    else if (last) entries[entries.length - 1] = { ...last, text: `${last.text}\n${unmarked(words)}` };
  }
  return entries;
}

function unmarked(line: string): string {
  return line.startsWith(within) ? line.slice(within.length) : line;
}

function dayIn([, date, month, year]: RegExpExecArray) {
  return month === undefined ? null : dayOf(Number(year), monthOf(month), Number(date));
}

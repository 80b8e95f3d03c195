import { type Day, dayOf } from './day.ts';

/** One entry of an updates column; `on` only where its words begin with a date. */
export interface LogEntry {
  readonly on: Day | null;
  readonly text: string;
}

const entryStart = /^(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})\s*[-–:]\s*/;

/** The entries of an updates column, in the order written. A line that starts with a date ("25.03.21 - …") starts one. */
export function logIn(text: string): readonly LogEntry[] {
  const entries: LogEntry[] = [];
  for (const line of text.split('\n').filter((each) => each !== '')) {
    const start = entryStart.exec(line);
    const on = start ? dayOf(fullYear(start[3]!), Number(start[2]), Number(start[1])) : null;
    const last = entries.at(-1);
    if (on) entries.push({ on, text: line.slice(start![0].length) });
    else if (last) entries[entries.length - 1] = { ...last, text: `${last.text}\n${line}` };
    else entries.push({ on: null, text: line });
  }
  return entries;
}

/** The same words of the same day are one entry, however often they are read. */
export function sameEntry(a: LogEntry, b: LogEntry): boolean {
  return a.on === b.on && folded(a.text) === folded(b.text);
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}

function fullYear(digits: string): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

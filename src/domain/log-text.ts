import { formatDay, londonDay } from './day.ts';
import type { Update } from './update.ts';
import type { LogEntry } from './update-log.ts';

/** An update as an entry of an updates column; its text is empty where it says nothing but a rating. */
export function entryOf({ at, undated, narrative }: Update): LogEntry {
  return { on: undated ? null : londonDay(at), text: narrative };
}

/** The entries as one cell: "[12 March 2020] …", a line or more each, as `logIn` (update-log.ts) reads them again. */
export function logText(entries: readonly LogEntry[]): string {
  return entries.map(({ on, text }) => `${on ? `[${formatDay(on)}] ` : ''}${text}`).join('\n');
}

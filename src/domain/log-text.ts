import { formatDay, londonDay } from './day.ts';
import { ratingWord } from './rating.ts';
import type { Update } from './update.ts';
import type { LogEntry } from './update-log.ts';

/** An update as an entry of an updates column; its text is empty where it says nothing. */
export function entryOf(update: Update): LogEntry {
  const whose = update.part === null ? '' : `${update.part}: `;
  const words = wordsOf(update);
  return { on: londonDay(update.at), text: words === '' ? '' : whose + words };
}

function wordsOf({ narrative, noChange, rating }: Update): string {
  if (noChange) return 'No change.';
  if (narrative !== '') return narrative;
  return rating ? `Rated ${ratingWord(rating)}.` : '';
}

/** The entries as one cell: "[12 March 2020] …", a line or more each, as `logIn` (update-log.ts) reads them again. */
export function logText(entries: readonly LogEntry[]): string {
  return entries.map(({ on, text }) => `${on ? `[${formatDay(on)}] ` : ''}${text}`).join('\n');
}

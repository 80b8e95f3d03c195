import { messageNames } from '../domain/words-run.ts';
import type { PreviewedMessage } from '../flows/preview-day.ts';
import { listed } from './meeting-wording.ts';

const mostShown = 8;

/** "2 × Request to MACE's channel, Reminder to the Inspector, privately and 3 more". */
export function sendingWords(messages: readonly PreviewedMessage[]): string {
  const places = [...Map.groupBy(messages, ({ kind, to }) => `${messageNames[kind]} to ${to}`)];
  const shown = places.slice(0, mostShown).map(([what, all]) => (all.length > 1 ? `${all.length} × ${what}` : what));
  const more = messages.length - places.slice(0, mostShown).reduce((sum, [, all]) => sum + all.length, 0);
  return listed(more > 0 ? [...shown, `${more} more`] : shown);
}

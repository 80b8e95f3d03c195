import { formatDay } from './day.ts';
import type { Route } from './plan.ts';
import { ratingWord } from './rating.ts';
import type { Part, Receipt } from './request-view.ts';
import type { Step } from './schedule.ts';
import { cut, possessive } from './shown-text.ts';
import type { Update } from './update.ts';
import type { UpdateForm } from './update-form.ts';
import { quoted } from './words.ts';

// What the form for an update and its receipt say, in chat and in the tab.

/** "4.1", or for an agency's part of it "4.1 · Police’s part". */
export function askedLabel(label: string, part: Part | null): string {
  return part === null ? label : `${label} · ${possessive(cut(part.name, 60))} part`;
}

export function formTitle({ line, part }: Pick<UpdateForm, 'line' | 'part'>): string {
  return `Update ${askedLabel(line.label, part)}`;
}

export const routeChoices: readonly { readonly title: string; readonly value: Route }[] = [
  { title: 'By e-mail', value: 'e-mail' },
  { title: 'Said at the meeting', value: 'meeting' },
];

export function stepWords({ due, by }: Step): string {
  return due === by ? formatDay(due) : `${formatDay(by)} (first planned for ${formatDay(due)})`;
}

export function receiptTitle({ undone, again }: Pick<Receipt, 'undone' | 'again'>): string {
  if (undone) return 'Taken back';
  return again ? 'Already saved' : 'Saved';
}

/** What was recorded: "28.1: Amber. “Waiting for hospital data.”" */
export function receiptWords({ rating, narrative, noChange, undone, ...receipt }: Receipt): string {
  const label = askedLabel(receipt.label, receipt.part);
  if (undone) return `${label} stands as it did before your update.`;
  const what = noChange ? `no change, ${ratingWord(rating)}` : ratingWord(rating);
  return `${label}: ${what}.${narrative ? ` ${quoted(cut(narrative, 200))}` : ''}`;
}

/** Somebody else had answered while a form stood open; what was said is in the history, for whoever may read it. */
export function overtakenWords({ rating }: Pick<Update, 'rating'>): string {
  return `Somebody else said ${ratingWord(rating)} while you were writing. Both are kept, and yours is the newest: “Show history” has theirs.`;
}

/** What was recorded besides the rating and the words. */
export function receiptNotes(receipt: Receipt): readonly string[] {
  const { proposesComplete, expectedBy, onBehalfOf, late, again, undone } = receipt;
  if (undone) return [];
  return [
    proposesComplete ? 'Proposed as complete. It stays open until the chair or the meeting accepts it.' : '',
    expectedBy ? `More time asked for: to ${formatDay(expectedBy)}. The date changes when that is agreed.` : '',
    onBehalfOf ? `Recorded on behalf of ${cut(onBehalfOf, 120)}.` : '',
    late ? 'It came after the close, so it is marked late. It still counts.' : '',
    again ? 'This had arrived before; it was recorded once.' : '',
  ].filter(Boolean);
}

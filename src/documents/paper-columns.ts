import type { Day } from '../domain/day.ts';
import { logText } from '../domain/log-text.ts';
import type { MatrixPlan, MatrixRow } from '../domain/matrix.ts';
import type { Standing } from '../domain/plan.ts';
import { type Legend, type Rating, ratings, ratingWord } from '../domain/rating.ts';

/** What a cell of a paper holds: words, a day, or a rating, which is shown as a word and a colour. */
export type PaperCell =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'day'; readonly day: Day | null }
  | { readonly kind: 'rating'; readonly rating: Rating | null };

export interface PaperColumn {
  readonly heading: string;
  /** Of an average letter of the text. */
  readonly width: number;
  readonly cellOf: (row: MatrixRow) => PaperCell;
}

const column = (heading: string, width: number, text: (row: MatrixRow) => string): PaperColumn => ({
  heading,
  width,
  cellOf: (row) => ({ kind: 'words', text: text(row) }),
});

/** In the order in which boards print them; what Baton adds stands last. An import reads the first eleven again, and knows
 * the rest by their name. */
export const paperColumns: readonly PaperColumn[] = [
  column('Action no', 9, ({ ref }) => ref),
  column('Aim', 18, ({ aim }) => aim),
  column('Objective', 24, ({ objective }) => objective),
  column('Action', 38, ({ text }) => text),
  column('Measure', 22, ({ measure }) => measure),
  column('Time scale', 15, ({ timescale }) => timescale),
  column('Lead group', 16, ({ leads }) => leads.join('\n')),
  column('Responsible', 16, ({ responsible }) => responsible.join('\n')),
  column('Theme', 12, ({ themes }) => themes.join('\n')),
  column('Updates', 46, ({ updates }) => logText(updates)),
  { heading: 'RAG', width: 9, cellOf: ({ rating }) => ({ kind: 'rating', rating }) },
  { heading: 'Next due (Baton)', width: 13, cellOf: ({ due }) => ({ kind: 'day', day: due }) },
  column('State (Baton)', 10, ({ standing }) => (standing ? standingWords[standing] : '')),
  column('Owner says (Baton)', 10, ({ ownerSays }) => (ownerSays ? ratingWord(ownerSays) : '')),
  column('Who answers (Baton)', 18, ({ answers }) => answers.join('\n')),
  column('Parts (Baton)', 30, ({ parts }) => parts.map(({ agency, text }) => `${agency}: ${text}`).join('\n')),
  column('Linked to (Baton)', 10, ({ links }) => links.join(', ')),
];

/** Columns that a paper has room for even where they are empty: people write into them. */
const always: ReadonlySet<string> = new Set(['Action no', 'Action', 'Time scale', 'Lead group', 'Updates', 'RAG']);

/** Of what may not be read outside its audience, code, ref, rating and date are all that is said. */
const restricted: ReadonlySet<string> = new Set(['Action no', 'RAG', 'Next due (Baton)']);

/** The columns in which these plans have something to say. */
export function columnsFor(plans: readonly MatrixPlan[]): readonly PaperColumn[] {
  if (plans.every((plan) => plan.restricted)) return paperColumns.filter(({ heading }) => restricted.has(heading));
  const rows = plans.flatMap((plan) => plan.rows);
  return paperColumns.filter(({ heading, cellOf }) => always.has(heading) || rows.some((row) => !isEmpty(cellOf(row))));
}

function isEmpty(cell: PaperCell): boolean {
  if (cell.kind === 'words') return cell.text === '';
  return cell.kind === 'day' ? cell.day === null : cell.rating === null;
}

export const standingWords: Readonly<Record<Standing, string>> = {
  open: 'Open',
  'on-hold': 'On hold',
  deferred: 'Deferred',
  merged: 'Merged',
  withdrawn: 'Withdrawn',
  complete: 'Complete',
};

/** Light enough for black words on them (WCAG 2.2, 1.4.3). */
export const ratingFills: Readonly<Record<Rating, string>> = {
  blue: '9DC3E6',
  green: 'A9D18E',
  amber: 'FFD966',
  red: 'FF9B9B',
};

export function titleWords({ code, title, restricted }: MatrixPlan): string {
  return restricted ? `${code} (restricted)` : title;
}

export function legendWords(legend: Legend): readonly { readonly rating: Rating; readonly words: string }[] {
  return ratings.map((rating) => ({ rating, words: `${ratingWord(rating)}: ${legend[rating]}` }));
}

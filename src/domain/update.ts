import type { Day, Instant } from './day.ts';
import type { Route } from './plan.ts';
import type { Rating } from './rating.ts';

/** The longest line of progress that is taken; long enough for a paragraph, short enough for a table cell. */
export const longestNarrative = 2000;

/**
 * A text without the control and direction marks that come along when people paste, and without halves of characters,
 * as a cut through an emoji leaves them; line breaks stay.
 */
export function withoutControls(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu, ' ');
}

/** One answer about one action. Never changed or deleted by use. */
export interface Update {
  readonly plan: string;
  readonly ref: string;
  readonly sequence: number;
  readonly rating: Rating | null;
  readonly narrative: string;
  readonly noChange: boolean;
  readonly at: Instant;
  /** The person who typed it, `tenant~object id`. */
  readonly by: string;
  readonly route: Route;
  /** Whose words they are when they were typed on behalf; the post they answer for. */
  readonly onBehalfOf: string | null;
  readonly post: string | null;
  /** The agency whose part of the action this is about; null for the action itself. */
  readonly part: string | null;
  /** The cycle it answers, if any, and whether it came after that cycle's close. */
  readonly meeting: string | null;
  readonly late: boolean;
  readonly doneFor: readonly Day[];
  readonly expectedBy: Day | null;
  readonly blocked: boolean;
  readonly evidence: string | null;
  readonly proposesComplete: boolean;
  /** The person was shown that the words might identify a child, and confirmed that they do not. */
  readonly confirmedNoChild: boolean;
  /** The sequence of the update this one takes back; its own words then say nothing. */
  readonly undoes: number | null;
  /** Which entry of the plan's own log it is; null for what was said to Baton. Its sequence is then 0. */
  readonly entry: string | null;
  /** The plan's log gives no date for it: `at` only says where it stands among the others. */
  readonly undated: boolean;
}

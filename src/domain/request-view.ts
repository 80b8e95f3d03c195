import type { ActionLine } from './action-line.ts';
import type { Day, Instant } from './day.ts';
import type { AskReason } from './request.ts';

/** What a request card shows: drawn from the register each time, never from the card. */
export interface RequestView {
  readonly message: string;
  readonly group: string;
  readonly meeting: Day;
  readonly closesAt: Instant;
  readonly closed: boolean;
  /** "3 of 4 answered". */
  readonly answered: number;
  readonly asked: number;
  readonly items: readonly RequestItem[];
  /** A line of good news shown at the top after this person's save; null otherwise. */
  readonly receipt: Receipt | null;
}

export interface RequestItem {
  readonly line: ActionLine;
  readonly reason: AskReason;
  readonly answered: boolean;
}

/** What was recorded, so that whoever said it can see that it arrived. */
export interface Receipt {
  readonly plan: string;
  readonly ref: string;
  readonly label: string;
  readonly rating: ActionLine['rating'];
  readonly narrative: string;
  readonly at: Instant;
  readonly noChange: boolean;
  readonly late: boolean;
  readonly proposesComplete: boolean;
  readonly expectedBy: Day | null;
  readonly onBehalfOf: string | null;
  /** The same submission had arrived before; nothing was recorded twice. */
  readonly again: boolean;
  readonly undone: boolean;
  readonly sequence: number;
  /** Things worth a second look, in words; none of them changed the rating. */
  readonly doubts: readonly string[];
}

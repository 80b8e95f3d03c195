import type { ActionLine } from './action-line.ts';
import type { Day, Instant } from './day.ts';
import type { AskReason } from './request.ts';

/** What a request card shows: drawn from the register each time, never from the card. */
export interface RequestView {
  readonly message: string;
  /** The group that asks; "MACE and LPR Group" on a person's one card for several. */
  readonly group: string;
  /** The earliest of its meetings. */
  readonly meeting: Day;
  /** When answers close; with several meetings the earliest that is still ahead. */
  readonly closesAt: Instant;
  /** Every close that it is for has come, or its meeting was cancelled. */
  readonly closed: boolean;
  /** The meetings that it asks for, earliest first: one, but on a person's card for several groups. */
  readonly meetings: readonly RequestMeeting[];
  /** "3 of 4 answered"; what was settled without an answer counts for neither. */
  readonly answered: number;
  readonly asked: number;
  readonly items: readonly RequestItem[];
  /** A line of good news shown at the top after this person's save; null otherwise. */
  readonly receipt: Receipt | null;
}

/** One meeting that a card asks for. */
export interface RequestMeeting {
  readonly id: string;
  readonly group: string;
  readonly date: Day;
  readonly closesAt: Instant;
  readonly closed: boolean;
  /** It is not held, and nothing more is asked for it. */
  readonly cancelled: boolean;
}

export interface RequestItem {
  /** The action; where an agency's part of it is asked about, with what was last said of that part. */
  readonly line: ActionLine;
  /** Its plan's title; empty where that may not be read. */
  readonly planTitle: string;
  /** Whose meeting asks: one of the view's. */
  readonly meeting: string;
  /** The agency that owes the part asked about; null for the action itself. */
  readonly part: Part | null;
  readonly reason: AskReason;
  /** The post that is asked; null where the group's channel is. */
  readonly post: string | null;
  /** `settled`: completed or withdrawn since it was asked about, so that nobody waits for an answer any more. */
  readonly state: 'waits' | 'answered' | 'settled';
}

/** An agency's part of an action. */
export interface Part {
  readonly agency: string;
  readonly name: string;
}

/** What was recorded, so that whoever said it can see that it arrived. */
export interface Receipt {
  readonly plan: string;
  readonly ref: string;
  readonly label: string;
  readonly part: Part | null;
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

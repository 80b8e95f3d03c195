import type { ActionLine } from './action-line.ts';
import type { Day, Instant } from './day.ts';
import type { Decision } from './decision.ts';
import type { Attendance, MatterKind, RecordPart } from './meeting-record.ts';
import type { Rating } from './rating.ts';

/** What the record card shows of one meeting: drawn anew from the register whenever it is looked at. */
export interface RecordView {
  /** The message the card is part of, `none` where it answers what somebody typed. */
  readonly card: string;
  readonly meeting: string;
  readonly group: string;
  readonly date: Day;
  /** How many pages have been saved; a page that is saved has seen this many. */
  readonly sequence: number;
  readonly started: boolean;
  readonly finished: { readonly at: Instant; readonly by: string } | null;
  /** Where a record that was left is taken up again. */
  readonly resume: RecordPart;
  readonly decisions: readonly MatterView[];
  readonly toNote: readonly ToNoteView[];
  readonly ratings: readonly MatterView[];
  readonly added: readonly ActionLine[];
  readonly attendance: readonly AttendanceView[];
  readonly minuteRef: string;
  /** Who may be chosen for a new action: `post:<id>` or `agency:<id>` with a name. */
  readonly answerers: readonly { readonly value: string; readonly name: string }[];
  /** Other meetings of the group that were held and are not recorded, latest first. */
  readonly alsoOpen: readonly Day[];
}

export interface MatterView {
  readonly id: string;
  readonly kind: MatterKind;
  readonly stamp: string;
  readonly line: ActionLine;
  /** The rating that a meeting agreed last, also where the owner says the same. */
  readonly agreed: Rating | null;
  readonly asked: Day | null;
  readonly recorded: Decision | null;
}

export interface ToNoteView {
  readonly decision: Decision;
  readonly line: ActionLine;
  readonly noted: boolean;
}

export interface AttendanceView {
  readonly who: string;
  readonly name: string;
  readonly as: Attendance | null;
}

/** What became of a page that was saved in the tab. */
export interface RecordPageSaved {
  readonly wrote: boolean;
  /** Full refs of the actions that something was recorded about. */
  readonly about: readonly string[];
}

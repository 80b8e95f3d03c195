import type { Asker } from '../domain/access.ts';
import type { MeetingRecord, RecordPart } from '../domain/meeting-record.ts';
import type { RecordRefusal, RecordTyped } from '../domain/record-typed.ts';
import type { RecordFacts } from './gather-record.ts';
import type { RegisterChange } from './ports.ts';

/** One page of a record as it was typed. */
export interface RecordSubmit {
  readonly partnership: string;
  readonly asker: Asker;
  readonly meeting: string;
  readonly part: RecordPart;
  /** The record's sequence that the page was drawn from. */
  readonly seq: number;
  /** Names the submit: the same one arriving again is recorded once. */
  readonly submit: string;
  readonly typed: RecordTyped;
  /** The ref of an action of this record that is to be taken out of the log again. */
  readonly takeOut: string | null;
  /** The person has seen that the words may identify a child, or may be a concern, and says that they are not. */
  readonly confirmed: boolean;
  /** This is the last page, and the record is to be finished with it. */
  readonly finish: boolean;
}

/** What one page changes: rows besides the record, and the record itself. */
export interface PageChanges {
  readonly rows: readonly RegisterChange[];
  readonly record: MeetingRecord;
  readonly about: readonly string[];
}

export type PageRead = PageChanges | { readonly refusal: RecordRefusal };

/** What a page is decided on, with the record as it stands before it. */
export interface PageFacts extends RecordFacts {
  readonly submit: RecordSubmit;
  readonly before: MeetingRecord;
}

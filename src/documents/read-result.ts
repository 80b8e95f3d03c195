import type { Table } from '../domain/plan-table.ts';
import type { Refusal } from './refusal.ts';

/** What a file held: its tables, or why it could not be read. */
export type ReadResult =
  | {
      readonly ok: true;
      readonly tables: readonly Table[];
      /** What the person should know of how it was read: "Hidden text was left out." */
      readonly remarks?: readonly string[];
    }
  | Refusal;

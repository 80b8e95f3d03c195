import type { Day } from './day.ts';

/** What a timescale means. The names are the import draft's (docs/design.md, "The import draft"). */
export const timescaleKinds = [
  'by',
  'yearly',
  'every-two-years',
  'half-yearly',
  'quarterly',
  'each-meeting',
  'programme',
  'ongoing',
  'after-event',
  'undated',
] as const;
export type TimescaleKind = (typeof timescaleKinds)[number];

/** The words of a plan and what they mean. `due` is ascending; each day is one step to be delivered. */
export interface Timescale {
  readonly text: string;
  readonly kind: TimescaleKind;
  readonly due: readonly Day[];
}

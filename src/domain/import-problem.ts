import type { Day } from './day.ts';

export type ProblemCode =
  | 'no-ref'
  | 'duplicate-ref'
  | 'no-action-text'
  | 'no-objective'
  | 'no-lead'
  | 'leads-run-together'
  | 'lead-unclear'
  | 'no-timescale'
  | 'timescale-not-understood'
  | 'rating-not-understood'
  | 'legend-differs'
  | 'link-broken'
  | 'may-identify'
  | 'cells-shifted'
  | 'cells-uncertain'
  | 'row-not-understood'
  | 'column-not-kept'
  | 'hidden-sheet'
  | 'no-period'
  | 'period-assumed'
  /** Of a forward plan: a meeting or a cell that is unclear, a month without a day, nobody's meetings, dates to offer. */
  | 'meeting-not-understood'
  | 'meeting-without-day'
  | 'meetings-offered'
  | 'item-not-understood'
  | 'forward-no-group';

export interface Source {
  readonly part: string;
  readonly row: number;
}

/** Something that a person should look at: what is wrong, where, and what to do. */
export interface Problem {
  readonly code: ProblemCode;
  readonly ref: string | null;
  readonly source: Source;
  readonly message: string;
  /** The day that an impossible one probably means: offered, never taken. */
  readonly nearest?: Day;
}

/** "23.1 (table 2, row 9): it names no lead group. …" */
export function problemAt(code: ProblemCode, ref: string | null, source: Source, what: string): Problem {
  const where = `${source.part}, row ${source.row}`;
  const message = ref === null ? `${what} (${where})` : `${ref} (${where}): ${what}`;
  return { code, ref, source, message };
}

import type { Problem, Source } from './import-problem.ts';
import { belongs, isForeign, type LeftAlone, leftAlone } from './left-alone.ts';
import { type Columns, headingWords } from './plan-columns.ts';
import { type Heading, headingAt, isSameHeading } from './plan-heading.ts';
import type { Fields } from './plan-row.ts';
import { sectionIn } from './plan-section.ts';
import { ownCells, type Row, type Table } from './plan-table.ts';
import { legendRows } from './rating-legend.ts';
import { RowReader } from './row-reader.ts';
import { joinWrapped } from './wrapped-rows.ts';

/** An objective's words, shared by its actions: a page break may bring the rest of them rows later. */
export interface Objective {
  text: string;
  readonly number: string | null;
}

/** An action in the words of the file, before they are understood. */
export interface PlanRow {
  readonly ref: string;
  readonly aim: string;
  readonly objective: Readonly<Objective>;
  readonly fields: Readonly<Fields>;
  readonly ratingFill: string | null;
  /** Colours of the row's own cells where no column is for ratings: some plans shade the number, or the progress. */
  readonly otherFills: readonly string[];
  /** True where the words of progress are about the action itself, and no column is for its rating. */
  readonly isRatedByProgress: boolean;
  readonly source: Source;
}

/** A hidden sheet that holds actions: it is read only where a person says so. */
export interface HiddenSheet {
  readonly part: string;
  readonly actions: number;
}

export interface PlanRows {
  readonly rows: readonly PlanRow[];
  readonly problems: readonly Problem[];
  /** Tables, and parts of tables, that hold no actions. */
  readonly leftAlone: readonly LeftAlone[];
  readonly hidden: readonly HiddenSheet[];
  /** False when no row of headings was found: then the file is no plan. */
  readonly hasColumns: boolean;
}

/** Reads every row of a plan's tables in order; hidden sheets only where `sheets` names them. */
export function readPlanRows(tables: readonly Table[], sheets: readonly string[] = []): PlanRows {
  const reader = new PlanReader();
  const hidden: HiddenSheet[] = [];
  for (const table of tables) {
    if (!table.hidden || sheets.includes(table.part)) {
      reader.readTable(table);
      continue;
    }
    const { rows, hasColumns } = readPlanRows([{ ...table, hidden: false }]);
    if (hasColumns) reader.rows.reportHiddenSheet(table.part);
    if (rows.length > 0) hidden.push({ part: table.part, actions: rows.length });
  }
  reader.leftAlone.push(...reader.rows.finishSections());
  const { rows, problems } = reader.rows.finish();
  return { rows, problems, leftAlone: reader.leftAlone, hidden, hasColumns: reader.rows.columns !== null };
}

/** Rows that stand together: below headings, or without any. */
interface Segment {
  readonly heading: Heading | null;
  readonly rows: readonly Row[];
}

class PlanReader {
  readonly rows = new RowReader();
  readonly leftAlone: LeftAlone[] = [];

  readTable(whole: Table): void {
    const legend = legendRows(whole.rows);
    const table = { ...whole, rows: whole.rows.filter((row) => !legend.has(row)) };
    const segments = segmentsOf(table.rows);
    const first = segments.findIndex(({ heading }) => heading !== null);
    this.rows.startTable(table, segments[first]?.heading?.columns ?? null);
    if (first < 0) this.readWithoutHeading(table);
    else {
      const above = segments.slice(0, first).flatMap(({ rows }) => rows);
      if (this.rows.columns && belongs(above, this.rows.columns)) this.readRows(above);
      else for (const row of above) this.rows.readTitle(row);
      this.readBelow(table, segments.slice(first));
    }
    this.leftAlone.push(...this.rows.finishTable(table));
  }

  /** The next page of the plan above, a heading in a table of its own, or no part of the plan. */
  private readWithoutHeading(table: Table): void {
    const { columns } = this.rows;
    const { rows, before } = table;
    if (columns && (before.length === 0 ? !isForeign(rows, columns) : belongs(rows, columns))) this.readRows(rows);
    else if (rows.every((row) => ownCells(row).length === 0 || sectionIn(row, null))) {
      for (const row of rows) this.rows.readTitle(row);
    } else this.leftAlone.push(...leftAlone(table, rows));
  }

  /** Another table may stand below the plan in the same sheet: it goes on until headings or rows of the plan come again. */
  private readBelow(table: Table, segments: readonly Segment[]): void {
    const foreign: Row[] = [];
    for (const [at, { heading, rows }] of segments.entries()) {
      const columns = this.rows.columns!;
      if (heading) this.readHeading(table, heading, segments.slice(at));
      else if (foreign.length > 0 ? belongs(rows, columns) : !isForeign(rows, columns)) {
        this.readRows(rows, segments[at + 1]?.rows[0]);
      } else {
        foreign.push(...rows);
        continue;
      }
      this.leftAlone.push(...leftAlone({ ...table, before: [] }, foreign.splice(0)));
    }
    this.leftAlone.push(...leftAlone({ ...table, before: [] }, foreign));
  }

  private readHeading(table: Table, { columns, rows: length, guidance }: Heading, segments: readonly Segment[]): void {
    const [{ rows }, ...after] = segments as [Segment, ...Segment[]];
    const body = rows.slice(length + (guidance ? 1 : 0));
    const cut = restOfHeading(columns, this.rows.columns);
    this.rows.startColumns(columns, [...body, ...after.flatMap((each) => each.rows)], rows[0]!);
    if (guidance) this.leaveGuidance(table, guidance);
    this.readRows(withoutRest(body, cut), after[0]?.rows[0]);
  }

  private readRows(rows: readonly Row[], after?: Row): void {
    // Where rows have numbers, these tell where a row begins.
    const whole = this.rows.columns?.at.has('ref') ? rows : joinWrapped(rows);
    for (const [at, row] of whole.entries()) this.rows.readRow(row, whole[at + 1] ?? after);
  }

  private leaveGuidance({ part }: Table, row: Row): void {
    const title = ownCells(row)[0]?.text ?? '';
    this.leftAlone.push({ part, row: row.row, to: row.row, title, why: 'this row tells what to write in each column' });
  }
}

/** "Date discussed and" at the foot of a page and "progress" in the row below: what is left of a heading known from before. */
function restOfHeading(columns: Columns, before: Columns | null): ReadonlyMap<number, string> {
  const rest = new Map<number, string>();
  if (!before || !isSameHeading(columns, before)) return rest;
  for (const [at, heading] of columns.headings.entries()) {
    const [now, then] = [headingWords(heading), headingWords(before.headings[at] ?? '')];
    if (now !== '' && now.length < then.length) rest.set(at, then.slice(now.length).trim());
  }
  return rest;
}

function withoutRest(rows: readonly Row[], rest: ReadonlyMap<number, string>): readonly Row[] {
  const [first, ...others] = rows;
  if (!first || rest.size === 0) return rows;
  const cells = first.cells.map((cell, at) => (cell.text.trim() === rest.get(at) ? { ...cell, text: '' } : cell));
  return [{ ...first, cells }, ...others];
}

/** Headings begin a segment, and so do blank rows: another table may stand below the plan in the same sheet. */
function segmentsOf(rows: readonly Row[]): readonly Segment[] {
  const segments: { heading: Heading | null; rows: Row[] }[] = [];
  let skip = 0;
  for (const [at, row] of rows.entries()) {
    const heading = skip > 0 ? null : headingAt(rows, at);
    const before = rows[at - 1];
    const isGap = before !== undefined && row.row > before.row + 1;
    if (heading || segments.length === 0 || isGap) segments.push({ heading, rows: [row] });
    else segments.at(-1)!.rows.push(row);
    skip = heading ? heading.rows - 1 : Math.max(0, skip - 1);
  }
  return segments;
}

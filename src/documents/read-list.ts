import type { Day } from '../domain/day.ts';
import { type Cell, ownCells, type Row, type Table } from '../domain/plan-table.ts';
import { readWrittenDay } from '../domain/written-day.ts';
import type { ReadResult } from './read-result.ts';
import { type Refusal, refuse, type SourceFile } from './refusal.ts';

/** A row that was not taken, and what to do about it. */
export interface RowProblem {
  readonly row: number;
  readonly message: string;
}

export type ListResult<T> =
  | { readonly ok: true; readonly rows: readonly T[]; readonly problems: readonly RowProblem[] }
  | Refusal;

/** A list under headings, as people keep it: which headings there may be, which it needs, and what a row says. */
export interface ListForm<H extends string, T> {
  readonly headings: Readonly<Record<H, RegExp>>;
  readonly needs: readonly [H, H];
  /** What is missing where no row has those headings: "so no meetings were read". */
  readonly otherwise: Pick<Refusal, 'reason'> & { readonly so: string };
  /** What a row says, or the sentence that says why it cannot be taken. */
  readonly read: (cells: Cells<H>, row: number) => T | string;
}

export interface Cells<H extends string> {
  /** A cell's words on one line; empty where there is no such column. */
  words(heading: H): string;
  /** The words as they stand, with their lines. */
  text(heading: H): string;
  /** The day that a cell holds or says; null where it is none. */
  day(heading: H): Day | null;
}

/** How a file's tables are read: in a thread apart, or here. */
export type ReadFile = (file: SourceFile) => Promise<ReadResult>;

/** Reads a list from a .csv or .xlsx, its columns in any order. Good rows survive bad ones. */
export async function readList<H extends string, T>(
  file: SourceFile,
  readFile: ReadFile,
  form: ListForm<H, T>,
): Promise<ListResult<T>> {
  const read = await readFile(file);
  if (!read.ok) return read;
  for (const table of read.tables.filter(({ hidden }) => !hidden)) {
    const heading = table.rows.findIndex((row) => placesIn(row, form) !== null);
    if (heading >= 0) return { ok: true, ...rowsBelow(table, heading, form) };
  }
  const [one, other] = form.needs;
  const { reason, so } = form.otherwise;
  return refuse(
    reason,
    `${file.name} has no row with the headings "${one}" and "${other}", ${so}. Add them and send it again.`,
  );
}

type Places<H> = ReadonlyMap<H, number>;

function placesIn<H extends string, T>(row: Row, { headings, needs }: ListForm<H, T>): Places<H> | null {
  const places = new Map<H, number>();
  for (const { at, text } of ownCells(row)) {
    const words = text.replace(/\s+/g, ' ').trim();
    const heading = (Object.keys(headings) as H[]).find((each) => headings[each].test(words));
    if (heading && !places.has(heading)) places.set(heading, at);
  }
  return needs.every((heading) => places.has(heading)) ? places : null;
}

function rowsBelow<H extends string, T>(table: Table, heading: number, form: ListForm<H, T>) {
  const places = placesIn(table.rows[heading]!, form)!;
  const rows: T[] = [];
  const problems: RowProblem[] = [];
  for (const row of table.rows.slice(heading + 1)) {
    if (ownCells(row).length === 0) continue;
    const read = form.read(cellsOf(row, places), row.row);
    if (typeof read === 'string') problems.push({ row: row.row, message: `Row ${row.row} was not taken: ${read}` });
    else rows.push(read);
  }
  return { rows, problems };
}

function cellsOf<H extends string>(row: Row, places: Places<H>): Cells<H> {
  const cell = (heading: H): Cell => row.cells[places.get(heading) ?? -1] ?? { text: '' };
  return {
    words: (heading) => cell(heading).text.replace(/\s+/g, ' ').trim(),
    text: (heading) => cell(heading).text,
    day: (heading) => dayIn(cell(heading)),
  };
}

/** A date cell of a sheet is the day it holds. In words a date needs its year: no list says which one it begins in. */
function dayIn(cell: Cell): Day | null {
  if (cell.day) return cell.day;
  return /\d{4}/.test(cell.text) ? readWrittenDay(cell.text, '2000-01-01') : null;
}

/** What is wrong with a date, with an example of one that is right. */
export function notADate(words: string): string {
  return `"${words}" is not a date. Write the day, month and year, such as 24/09/2019 or 2019-09-24.`;
}

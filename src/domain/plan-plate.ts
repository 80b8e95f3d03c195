import { type Day, dayOf, formatDay, type Period } from './day.ts';
import { monthOf } from './month-words.ts';
import { isPlanCode, planCodePattern } from './plan-code.ts';
import { ownCells, type Row, type Table } from './plan-table.ts';

/** What a paper of Baton says above a plan's table, so that an import knows the plan again. */
export interface Plate {
  readonly title: string;
  readonly code: string;
  readonly period: Period;
}

/** "Plan code: DP · Period: 1 April 2019 to 31 March 2020 · As known on 22 November 2026". */
export function plateWords({ code, period: { from, to } }: Omit<Plate, 'title'>, on: Day): string {
  return `Plan code: ${code} · Period: ${formatDay(from)} to ${formatDay(to)} · As known on ${formatDay(on)}`;
}

const written = new RegExp(`^Plan code: (${planCodePattern}) · Period: (\\S+ \\S+ \\S+) to (\\S+ \\S+ \\S+)(?: ·|$)`);

/** The plate that stands above a table, or in its first rows as in a workbook; its title is the line before it. */
export function plateOf({ before, rows }: Table): Plate | null {
  const lines = [...before, ...rows.slice(0, 3).flatMap((row) => ownCells(row).map(({ text }) => text))];
  const at = lines.findIndex((line) => written.test(line));
  const found = written.exec(lines[at] ?? '');
  const [from, to] = [dayIn(found?.[2]), dayIn(found?.[3])];
  if (!found || !from || !to || to < from) return null;
  return { title: lines[at - 1] ?? found[1]!, code: found[1]!, period: { from, to } };
}

function dayIn(words: string | undefined): Day | null {
  const [date = '', month = '', year = ''] = (words ?? '').split(' ');
  return dayOf(Number(year), monthOf(month), Number(date));
}

/** The tables of one plan of a file, and by what it says itself that they are. */
export interface PlanPart {
  readonly code: string | null;
  readonly tables: readonly Table[];
}

/**
 * A file as its plans: one, unless it is a composite matrix, in which each plan has its plate (what stands before the
 * first only repeats them) or a column says of each row which plan it belongs to.
 */
export function plansIn(tables: readonly Table[]): readonly PlanPart[] {
  const plates = tables.map(plateOf);
  const codes = new Set(plates.flatMap((plate) => plate?.code ?? []));
  if (codes.size > 1) return byPlate(tables, plates);
  return byColumn(tables) ?? [{ code: null, tables }];
}

function byPlate(tables: readonly Table[], plates: readonly (Plate | null)[]): readonly PlanPart[] {
  const parts: { readonly code: string; readonly tables: Table[] }[] = [];
  for (const [at, table] of tables.entries()) {
    const plate = plates[at];
    if (plate && plate.code !== parts.at(-1)?.code) parts.push({ code: plate.code, tables: [table] });
    else parts.at(-1)?.tables.push(table);
  }
  return parts;
}

const planHeading = /^plan(?: code)?$/i;

/** Null where no table has a column "Plan" that holds codes and nothing else. */
function byColumn(tables: readonly Table[]): readonly PlanPart[] | null {
  for (const table of tables.filter(({ hidden }) => !hidden)) {
    const headings = table.rows.findIndex((row) => planColumn(row) !== null);
    const at = headings < 0 ? null : planColumn(table.rows[headings]!);
    if (at === null) continue;
    const codeIn = (row: Row) => row.cells[at]?.text.trim() ?? '';
    const rows = table.rows.slice(headings + 1).filter((row) => ownCells(row).length > 0);
    const codes = [...new Set(rows.map(codeIn))];
    if (codes.length === 0 || !codes.every((code) => isPlanCode(code) && code === code.toUpperCase())) continue;
    const head = table.rows.slice(0, headings + 1);
    return codes.map((code) => {
      const own = [...head, ...rows.filter((row) => codeIn(row) === code)];
      return { code, tables: [{ ...table, rows: own.map((row) => without(row, at)) }] };
    });
  }
  return null;
}

function planColumn(row: Row): number | null {
  return ownCells(row).find(({ text }) => planHeading.test(text))?.at ?? null;
}

/** What the column says is known by then. */
function without(row: Row, at: number): Row {
  return { ...row, cells: row.cells.map((cell, place) => (place === at ? { text: '' } : cell)) };
}

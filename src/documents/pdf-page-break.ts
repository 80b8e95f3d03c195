import type { Cell } from '../domain/plan-table.ts';

type Rows = readonly (readonly Cell[])[];

/**
 * A table's rows with those of the next page: without the headings that it repeats, and with what the page's end cut
 * put together again, a row or a cell that spans rows.
 */
export function carriedOn(above: Rows, page: Rows): readonly Cell[][] {
  const [first, ...rest] = page.slice(repeatedRows(above, page));
  const rows = above.map((row) => [...row]);
  const last = rows.at(-1);
  if (!first || !last) return rows;
  const isRest = isRestOf(last, first, above);
  if (!isRest) rows.push([...first]);
  const from = rows.length;
  rows.push(...rest.map((row) => [...row]));
  for (const [at, cell] of first.entries()) {
    const goesOn = isRest || spansBreak(above, first, at);
    if (goesOn) spread(rows, { at, from: above.length - 1, to: from, whole: joined(last[at]!, cell) });
  }
  return rows;
}

function repeatedRows(above: Rows, below: Rows): number {
  const words = (row: readonly Cell[] | undefined) => row?.map(({ text }) => text).join('\t');
  for (let start = 0; start < above.length; start++) {
    let count = 0;
    while (count < below.length && words(above[start + count]) === words(below[count])) count++;
    if (count > 0 && start + count < above.length && words(below[0])!.trim() !== '') return count;
  }
  return 0;
}

/**
 * Whether a page's first row is the rest of the row that the page's end cut: the cell that every row fills first (its
 * number) is blank in it, it lacks more than other rows do, and a sentence of the row above goes on in it.
 */
function isRestOf(last: readonly Cell[], first: readonly Cell[], above: Rows): boolean {
  const usual = last.map((_, at) => above.filter((row) => row[at]?.text !== '').length >= above.length * 0.6);
  const key = usual.indexOf(true);
  const filled = first.flatMap(({ text, merged }, at) => (text !== '' && !merged ? [at] : []));
  if (key < 0 || filled.length === 0 || filled.includes(key) || first[key]?.merged) return false;
  const columns = usual.filter(Boolean).length;
  if (filled.length >= columns || filled.some((at) => last[at]!.text === '')) return false;
  const isSmall = filled.length <= columns / 2 && filled.some((at) => isOpen(last[at]!.text));
  return isSmall || filled.some((at) => goesOn(last[at]!.text, first[at]!.text));
}

/** A cell that spans rows on both sides of a page's end: blank on this side, or its sentence goes on here. */
function spansBreak(above: Rows, first: readonly Cell[], at: number): boolean {
  const [before, here] = [above.at(-1)![at], first[at]];
  if (!before || !here || before.text === '' || here.merged === 'across' || before.merged === 'across') return false;
  if (here.text === '') return before.merged === 'down';
  const lower = above.filter((row) => /^\p{Ll}/u.test(row[at]?.text ?? '')).length;
  return lower <= above.length * 0.2 && goesOn(before.text, here.text);
}

interface Spread {
  readonly at: number;
  /** The rows in which the page's end stands, and the first that it leaves alone but for merged cells. */
  readonly from: number;
  readonly to: number;
  readonly whole: Cell;
}

/** Gives the whole words of a cell to every row that it spans, on both pages. */
function spread(rows: Cell[][], { at, from, to, whole }: Spread): void {
  let top = from;
  while (top > 0 && rows[top]![at]?.merged === 'down') top--;
  let end = to;
  while (rows[end]?.[at]?.merged === 'down') end++;
  const { merged: _, ...own } = whole;
  const across = rows[top]![at]!.merged;
  for (let row = top; row < end; row++) {
    const merged = row > top ? 'down' : across;
    rows[row]![at] = merged ? { ...own, merged } : own;
  }
}

function joined(cell: Cell, rest: Cell | undefined): Cell {
  if (!rest || rest.text === '' || rest.merged) return cell;
  if (cell.text === '') return { ...rest, ...(cell.fill && { fill: cell.fill }) };
  const separator = goesOn(cell.text, rest.text) || isOpen(cell.text) ? ' ' : '\n';
  return { ...cell, text: cell.text + separator + rest.text };
}

function isOpen(text: string): boolean {
  return !/[.!?:;)]$/.test(text);
}

function goesOn(text: string, rest: string): boolean {
  return isOpen(text) && /^[\p{Ll}(&,]/u.test(rest);
}

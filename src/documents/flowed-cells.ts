import type { Column } from '../domain/plan-columns.ts';
import { type Block, isUnfinished, type Line, wordsOf } from './flowed-blocks.ts';
import { cellGoingOn, divideFirst, divideFurther } from './flowed-lines.ts';

/** How many letters a column's lines hold, as far as rows that are certain show it. */
export type Widths = readonly number[];

/** A row's cells in the order of the columns, and what is not certain about them. */
export interface FlowedCells {
  readonly texts: readonly string[];
  readonly doubts: readonly string[];
}

type Cells = Block[][];

/** Learns the columns' widths from rows that have a block a column. */
export function widthsOf(rows: readonly (readonly Block[])[], columns: number): Widths {
  const certain = rows.map(wholeBlocks).filter((blocks) => blocks.length === columns);
  return Array.from({ length: columns }, (_, at) => {
    const wrapped = certain.map((blocks) => blocks[at]!).filter((block) => block.length > 1);
    const widest = wrapped.map(longestLine).toSorted((a, b) => a - b);
    // A line into which another column ran is longer than half as much again: it tells nothing of the width.
    const middle = widest[Math.floor(widest.length / 2)] ?? 0;
    return Math.max(...widest.filter((width) => width <= middle * 1.3), 0) || Number.POSITIVE_INFINITY;
  });
}

/** Puts a row's blocks into its columns, from left to right. */
export function cellsOf(row: readonly Block[], columns: readonly Column[], widths: Widths): FlowedCells {
  const widest = Math.max(...widths.filter(Number.isFinite), 0) || Number.POSITIVE_INFINITY;
  const isMixed = ({ text }: Line) => /\S\s*[|\]]\s*\S/.test(text) || text.length > widest * 1.12;
  const layout = { columns, widths, isMixed };
  if (row.some((block) => block.some(isMixed))) return mixedCells(row, layout);
  const cells: Cells = columns.map(() => []);
  if (row.length === 0)
    return { texts: columns.map(() => ''), doubts: ['nothing stands below its beginning in the text'] };
  const blocks = wholeBlocks(row);
  const { places, isCertain } =
    blocks.length === columns.length
      ? { places: [...columns.keys()], isCertain: true }
      : placesFor(blocks, cells, layout);
  for (const [at, block] of blocks.entries()) cells[places[at]!]!.push(block);
  const isFilled = cells.every((cell) => cell.length > 0);
  const doubts = isCertain && isFilled ? [] : [byWidth('its cells run together in the text')];
  return { texts: cells.map(textOf), doubts: [...doubts, ...fragmentsIn(row)] };
}

function byWidth(what: string): string {
  return `${what} and were divided by the width of the columns`;
}

interface Layout {
  readonly columns: readonly Column[];
  readonly widths: Widths;
  readonly isMixed: (line: Line) => boolean;
}

/** A row some of whose lines run across its columns: each is divided where the columns' widths and the words allow it. */
function mixedCells(blocks: readonly Block[], layout: Layout): FlowedCells {
  const cells: Cells = layout.columns.map(() => []);
  const divided = blocks.flatMap((block) => block.filter(layout.isMixed)).map(({ text }) => text);
  let isAfterMixed = false;
  for (const block of blocks) {
    const isMixed = block.some(layout.isMixed);
    if (isMixed) divideBlock(block, cells, layout);
    else if (isAfterMixed && isShort(cells, block, layout)) endCell(block, cells, layout);
    else if (!isAfterMixed && cells.some((cell) => cell.length === 0)) cells[firstBlank(cells)]!.push(block);
    else cells[placesFor([block], cells, layout).places[0]!]!.push(block);
    isAfterMixed ||= isMixed;
  }
  const doubt = byWidth(`lines of its cells run into each other in the text (“${shortened(divided[0]!)}”)`);
  return { texts: cells.map(textOf), doubts: [doubt] };
}

/** A single line below lines that ran across columns may be the end of one of them. */
function isShort(cells: Cells, block: Block, { widths }: Layout): boolean {
  return block.length === 1 && cells.every((cell) => cell.length > 0) && block[0]!.text.length < Math.min(...widths);
}

function endCell(block: Block, cells: Cells, { widths }: Layout): void {
  const cell = cells[cellGoingOn(block[0]!.text, lastLines(cells), widths)]!;
  cell.splice(-1, 1, [...cell.at(-1)!, ...block]);
}

function lastLines(cells: Cells): readonly string[] {
  return cells.map((cell) => cell.at(-1)?.at(-1)?.text ?? '');
}

function divideBlock(block: Block, cells: Cells, { widths }: Layout): void {
  for (const line of block) {
    const last = lastLines(cells);
    const isFirst = last.every((text) => text === '');
    const parts = isFirst ? divideFirst(line.text, widths) : divideFurther(line.text, last, widths);
    for (const [at, text] of parts.entries()) {
      const cell = cells[at]!;
      if (text !== '') cell.splice(-1, 1, [...(cell.at(-1) ?? []), { ...line, text }]);
    }
  }
}

function firstBlank(cells: Cells): number {
  const at = cells.findIndex((cell) => cell.length === 0);
  return at < 0 ? cells.length - 1 : at;
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** Blocks with those put together that a page's end or a bad scan cut in the middle of a sentence. */
function wholeBlocks(row: readonly Block[]): readonly Block[] {
  const blocks: Block[] = [];
  for (const block of row) {
    const before = blocks.at(-1);
    const goesOn = before && isUnfinished(before.at(-1)!.text) && /^[\p{Ll}(&]/u.test(block[0]!.text);
    if (goesOn) blocks[blocks.length - 1] = [...before, ...block];
    else blocks.push(block);
  }
  return blocks;
}

/** A few letters in a block of their own: the edge of a page, which a scan could not read. */
function fragmentsIn(row: readonly Block[]): readonly string[] {
  const odd = row.filter(
    (block) => block.length === 1 && /^\p{Ll}/u.test(block[0]!.text) && block[0]!.text.length < 30,
  );
  return odd.map(([line]) => `the words “${line!.text}” stand alone in the text, perhaps misread`);
}

function longestLine(block: Block): number {
  return Math.max(...block.map(({ text }) => text.length));
}

interface Placing {
  readonly places: readonly number[];
  readonly cost: number;
}

/** More than these are prose, and no cells of one row. */
const mostBlocks = 150;
const skippedColumn = 12;
const clearlyBetter = 4;

/** The columns of blocks in order, at the least cost; certain where every other placing fits clearly worse. */
function placesFor(blocks: readonly Block[], cells: Cells, layout: Layout) {
  const columns = layout.columns.length;
  if (blocks.length > mostBlocks) {
    return { places: blocks.map((_, at) => Math.min(at, columns - 1)), isCertain: false };
  }
  let best: readonly (readonly Placing[])[] = [];
  for (const [index, block] of blocks.entries()) {
    const above = blocks[index - 1];
    const before = best;
    best = layout.widths.map((_, at) => {
      const own = misfit(block, at, layout);
      const after = ({ places, cost }: Placing): Placing => {
        const last = places.at(-1)!;
        const link = last === at ? paragraphCost(layout.columns[at]!, above!, block) : breakCost(above!, block);
        return { places: [...places, at], cost: cost + own + link + skips(cells, last, at) };
      };
      if (!above) return [{ places: [at], cost: own + openCost(cells, at, { block, layout }) + skips(cells, -1, at) }];
      return cheapest(before.slice(0, at + 1).flatMap((placings) => placings.map(after)));
    });
  }
  const end = layout.widths.length;
  const [first, second] = cheapest(
    best.flatMap((placings, at) => placings.map((each) => ({ ...each, cost: each.cost + skips(cells, at, end) }))),
  );
  return { places: first!.places, isCertain: !second || second.cost - first!.cost > clearlyBetter };
}

function cheapest(placings: readonly Placing[]): readonly Placing[] {
  return placings.toSorted((a, b) => a.cost - b.cost).slice(0, 2);
}

function skips(cells: Cells, from: number, to: number): number {
  return cells.slice(from + 1, to).filter((cell) => cell.length === 0).length * skippedColumn;
}

/** How badly a block's lines fit a column: longer than it is wide, or wrapped long before its end. */
function misfit(block: Block, at: number, { widths }: Layout): number {
  const width = widths[at]!;
  if (!Number.isFinite(width)) return 0;
  const over = longestLine(block) - width;
  if (over > 0) return over * 2;
  const isWrapped = block.length > 1 && !block.every(({ text }) => item.test(text));
  return isWrapped ? Math.max(0, -over - width * 0.12) : 0;
}

/** Cells of a single paragraph: what an action is for, by when and by whom. Others hold several more often. */
const single: ReadonlySet<Column> = new Set([
  'objective',
  'timescale',
  'lead',
  'responsible',
  'rating',
  'theme',
  'ref',
]);

function openCost(
  cells: Cells,
  at: number,
  { block, layout }: { readonly block: Block; readonly layout: Layout },
): number {
  const above = cells[at]!.at(-1);
  return above ? paragraphCost(layout.columns[at]!, above, block) : 0;
}

/** A further block in the same cell. */
function paragraphCost(column: Column, above: Block, block: Block): number {
  if (belongTogether(above, block)) return 0;
  return (single.has(column) ? 5 : 1) + (isUnfinished(above.at(-1)!.text) ? 1 : 0);
}

/** The next block in another cell. */
function breakCost(above: Block, block: Block): number {
  return belongTogether(above, block) ? 8 : 0;
}

/** A list's items, what announces them, and a sentence that goes on. */
function belongTogether(above: Block, block: Block): boolean {
  const [end, start] = [above.at(-1)!.text, block[0]!.text];
  if (item.test(start) && item.test(above[0]!.text)) return true;
  return (
    /(?::|[-–,&]|\b(?:by|the|a|of|to|and|or|for|in|with|from|including|following))$/i.test(end) ||
    /^[\p{Ll}(&]/u.test(start)
  );
}

const item = /^(?:[•▪*-]\s|\(?(?:\d{1,2}|[a-z])[.)]\s|https?:\/\/)/;

/** The lines of a cell as its paragraphs: a block is one, and so is each item of a list. */
function textOf(cell: readonly Block[]): string {
  const paragraphs: Line[][] = [];
  for (const block of cell) {
    for (const [at, line] of block.entries()) {
      if (at === 0 || item.test(line.text)) paragraphs.push([line]);
      else paragraphs.at(-1)!.push(line);
    }
  }
  return paragraphs.map(wordsOf).join('\n');
}

import type { Cell } from '../domain/plan-table.ts';
import { breadthOf, linesOf, unwrapped } from './pdf-lines.ts';
import type { Page, Run } from './pdf-page.ts';
import type { Box, Fill, Line } from './pdf-paint.ts';

/** A table as it stands on one page. */
export interface Grid extends Box {
  /** Where the columns begin and end: two pages with the same edges hold one table. */
  readonly edges: readonly number[];
  readonly rows: readonly (readonly Cell[])[];
  readonly runs: readonly Run[];
}

interface Rules {
  readonly horizontals: readonly Line[];
  readonly verticals: readonly Line[];
}

/** Borders end within this of each other where they meet. */
const slack = 2.5;

/** The tables of a page whose cells have borders, from top to bottom. */
export function ruledGrids(page: Page): readonly Grid[] {
  const rules = { horizontals: straightened(page.horizontals), verticals: straightened(page.verticals) };
  return apart(rules)
    .flatMap((group) => gridOf(page, group) ?? [])
    .toSorted((a, b) => a.top - b.top);
}

/** Pieces of one line as one line: each cell draws its own border. */
export function straightened(lines: readonly Line[]): readonly Line[] {
  const result: { at: number; from: number; to: number }[] = [];
  const levels: Line[][] = [];
  for (const line of lines.toSorted((a, b) => a.at - b.at)) {
    const level = levels.at(-1);
    if (level && line.at - level[0]!.at <= slack) level.push(line);
    else levels.push([line]);
  }
  for (const level of levels) {
    const at = level.reduce((sum, line) => sum + line.at, 0) / level.length;
    let open: { at: number; from: number; to: number } | null = null;
    for (const { from, to } of level.toSorted((a, b) => a.from - b.from)) {
      if (open && from <= open.to + slack) open.to = Math.max(open.to, to);
      else {
        open = { at, from, to };
        result.push(open);
      }
    }
  }
  return result;
}

/** Lines that touch belong to one table; a page can hold several. */
function apart({ horizontals, verticals }: Rules): readonly Rules[] {
  const groups: { horizontals: Line[]; verticals: Line[] }[] = [];
  for (const horizontal of horizontals) {
    const touching = groups.filter((group) => group.verticals.some((vertical) => meet(horizontal, vertical)));
    const across = verticals.filter((vertical) => meet(horizontal, vertical));
    const joined = { horizontals: [horizontal], verticals: across };
    for (const group of touching) {
      groups.splice(groups.indexOf(group), 1);
      joined.horizontals.push(...group.horizontals);
      joined.verticals.push(...group.verticals);
    }
    groups.push({ horizontals: joined.horizontals, verticals: [...new Set(joined.verticals)] });
  }
  return groups;
}

function meet(horizontal: Line, vertical: Line): boolean {
  const within = (at: number, { from, to }: Line) => at >= from - slack && at <= to + slack;
  return within(vertical.at, horizontal) && within(horizontal.at, vertical);
}

function gridOf(page: Page, { horizontals, verticals }: Rules): Grid | null {
  // A table may have no border on its outside, or none where the page ends.
  const xs = distinct([...verticals.map(({ at }) => at), ...ends(horizontals)]);
  const ys = distinct([...horizontals.map(({ at }) => at), ...ends(verticals)]);
  if (xs.length < 3 || ys.length < 2 || verticals.length === 0) return null;
  const box = { left: xs[0]!, right: xs.at(-1)!, top: ys[0]!, bottom: ys.at(-1)! };
  const inside = page.runs.filter((run) => isIn(run, box));
  const runs = inside.flatMap((run) => atBorders(run, verticals));
  const spans = spansOf({ horizontals, verticals }, xs, ys);
  return { ...box, edges: xs, runs: inside, rows: fillIn(spans, { runs, fills: page.fills, xs, ys }) };
}

/** "16 Review of …": a number close to the words of the next cell is read as one run with them. */
function atBorders(run: Run, verticals: readonly Line[]): readonly Run[] {
  const [, number, rest] = /^(\d+(?:\.\d+)*\.?) (.+)$/.exec(run.text) ?? [];
  if (!number || !rest) return [run];
  const per = (run.right - run.left) / breadthOf(run.text);
  const between = run.left + breadthOf(number) * per;
  const border = verticals.find(
    ({ at, from, to }) => Math.abs(at - between) < run.size * 0.8 && from < run.y && to > run.y - run.size,
  );
  if (!border) return [run];
  return [
    { ...run, text: number, right: Math.min(between, border.at - 0.1) },
    { ...run, text: rest, left: Math.max(between, border.at + 0.1) },
  ];
}

function ends(lines: readonly Line[]): readonly number[] {
  if (lines.length === 0) return [];
  return [Math.min(...lines.map(({ from }) => from)), Math.max(...lines.map(({ to }) => to))];
}

function distinct(places: readonly number[]): readonly number[] {
  const result: number[] = [];
  for (const place of places.toSorted((a, b) => a - b)) {
    if (result.length === 0 || place - result.at(-1)! > slack * 1.6) result.push(place);
  }
  return result;
}

/** The cells that a merged cell covers, as positions of the grid. */
interface Span {
  readonly row: number;
  readonly column: number;
  rowEnd: number;
  columnEnd: number;
}

/** Neighbours with no line between them are one cell. */
function spansOf({ horizontals, verticals }: Rules, xs: readonly number[], ys: readonly number[]): readonly Span[] {
  const isDrawn = (lines: readonly Line[], at: number, middle: number) =>
    lines.some((line) => Math.abs(line.at - at) <= slack * 1.6 && line.from <= middle && line.to >= middle);
  const middle = (edges: readonly number[], index: number) => (edges[index]! + edges[index + 1]!) / 2;
  const taken = new Set<string>();
  const spans: Span[] = [];
  for (let row = 0; row < ys.length - 1; row++) {
    for (let column = 0; column < xs.length - 1; column++) {
      if (taken.has(`${row} ${column}`)) continue;
      const span = { row, column, rowEnd: row + 1, columnEnd: column + 1 };
      while (
        span.columnEnd < xs.length - 1 &&
        !taken.has(`${row} ${span.columnEnd}`) &&
        !isDrawn(verticals, xs[span.columnEnd]!, middle(ys, row))
      ) {
        span.columnEnd++;
      }
      while (span.rowEnd < ys.length - 1 && !isDrawn(horizontals, ys[span.rowEnd]!, middle(xs, column))) span.rowEnd++;
      for (let down = span.row; down < span.rowEnd; down++) {
        for (let across = span.column; across < span.columnEnd; across++) taken.add(`${down} ${across}`);
      }
      spans.push(span);
    }
  }
  return spans;
}

interface Inside {
  readonly runs: readonly Run[];
  readonly fills: readonly Fill[];
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}

function fillIn(spans: readonly Span[], { runs, fills, xs, ys }: Inside): readonly (readonly Cell[])[] {
  const rows: Cell[][] = Array.from({ length: ys.length - 1 }, () => []);
  for (const span of spans) {
    const box = { left: xs[span.column]!, right: xs[span.columnEnd]!, top: ys[span.row]!, bottom: ys[span.rowEnd]! };
    const cell = cellOf(box, runs, fills);
    for (let row = span.row; row < span.rowEnd; row++) {
      for (let column = span.column; column < span.columnEnd; column++) {
        const merged = row > span.row ? 'down' : column > span.column ? 'across' : null;
        rows[row]![column] = merged ? { ...cell, merged } : cell;
      }
    }
  }
  return rows;
}

function cellOf(box: Box, runs: readonly Run[], fills: readonly Fill[]): Cell {
  const lines = linesOf(runs.filter((run) => isIn(run, box)));
  const padding = Math.max(0, Math.min(...lines.map(({ left }) => left - box.left), 8));
  const text = unwrapped(lines, box.right - padding);
  const fill = fillOf(box, fills);
  return { text, ...(fill && { fill }) };
}

/** Where most of a run stands: long words may lean over a border. */
function isIn({ left, right, y, size }: Run, box: Box): boolean {
  const middle = (left + right) / 2;
  const height = y - size * 0.35;
  return middle >= box.left && middle < box.right && height >= box.top && height < box.bottom;
}

/** The last colour that covers most of a cell; white is the paper. */
export function fillOf(box: Box, fills: readonly Fill[]): string | null {
  const inside = (fill: Fill) => {
    const width = Math.min(fill.right, box.right) - Math.max(fill.left, box.left);
    const height = Math.min(fill.bottom, box.bottom) - Math.max(fill.top, box.top);
    const covered = Math.max(0, width) * Math.max(0, height);
    return covered > 0.5 * (box.right - box.left) * (box.bottom - box.top);
  };
  const colour = fills.findLast(inside)?.colour ?? null;
  return colour === '#FFFFFF' ? null : colour;
}

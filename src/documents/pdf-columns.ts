import { columnsFrom } from '../domain/plan-columns.ts';
import type { Cell } from '../domain/plan-table.ts';
import { fillOf, type Grid } from './pdf-grid.ts';
import { linesOf, type TextLine, unwrapped } from './pdf-lines.ts';
import type { Page, Run } from './pdf-page.ts';
import type { Box } from './pdf-paint.ts';

/** A gap this many times the letters' size divides two headings. */
const headingGap = 0.9;
const longestHeading = 3;
/** Where more lines than this run across the columns, the page holds prose. */
const mostAcross = 0.3;

/**
 * A table without borders: its columns are where a row of headings and the gaps below it are. `known` are the edges
 * of a table that the page before left open, for a page that repeats no headings.
 */
export function spreadGrid(page: Page, runs: readonly Run[], known: readonly number[] | null): Grid | null {
  const heading = headingIn(runs);
  const isKnown = known && (!heading || heading.cells.every((cell, at) => isUnder(cell, known, at)));
  const edges = isKnown ? known : heading && edgesBelow(heading, runs);
  if (!edges) return null;
  const top = heading ? heading.top : 0;
  const inside = runs.filter(({ y, size }) => y - size >= top - 1);
  const lines = [...edges.keys()].flatMap((at) => linesOf(inside.filter((run) => columnOf(run, edges) === at)));
  const across = lines.filter((line) => runsAcross(line, edges)).length;
  if (lines.length === 0 || across > lines.length * mostAcross) return null;
  const bands = bandsOf(lines, page, { edges, headingEnd: heading?.bottom ?? Number.NEGATIVE_INFINITY });
  const rows = bands.map((band) => cellsOf(band, page, edges));
  const bottom = Math.max(...lines.map(({ y }) => y));
  return { left: edges[0]!, right: edges.at(-1)!, top, bottom, edges, rows, runs: inside };
}

interface Heading {
  readonly cells: readonly TextLine[];
  readonly top: number;
  readonly bottom: number;
}

/** The first lines that name a plan's columns; a heading may be wrapped over three of them. */
function headingIn(runs: readonly Run[]): Heading | null {
  const levels = levelsOf(linesOf(runs, headingGap));
  for (let at = 0; at < levels.length; at++) {
    for (let count = longestHeading; count > 0; count--) {
      const lines = levels.slice(at, at + count);
      const cells = overEachOther(lines.flat());
      const isHeading = cells && columnsFrom(cells.map(({ text }) => text)) !== null;
      if (!isHeading || cells.length < 3 || !isClose(lines)) continue;
      const first = lines[0]![0]!;
      return { cells, top: first.y - first.size, bottom: lines.at(-1)![0]!.y };
    }
  }
  return null;
}

function levelsOf(lines: readonly TextLine[]): readonly (readonly TextLine[])[] {
  const levels: TextLine[][] = [];
  for (const line of lines.toSorted((a, b) => a.y - b.y)) {
    const level = levels.at(-1);
    if (level && Math.abs(level[0]!.y - line.y) < 0.5 * line.size) level.push(line);
    else levels.push([line]);
  }
  return levels;
}

function isClose(levels: readonly (readonly TextLine[])[]): boolean {
  return levels.every((level, at) => at === 0 || level[0]!.y - levels[at - 1]![0]!.y < 1.8 * level[0]!.size);
}

/** The lines of each heading together, where they stand over each other; null where one stands over two. */
function overEachOther(lines: readonly TextLine[]): readonly TextLine[] | null {
  const cells: TextLine[] = [];
  for (const line of lines) {
    const over = cells.filter((cell) => cell.left < line.right && line.left < cell.right);
    if (over.length > 1) return null;
    const [cell] = over;
    if (!cell) cells.push(line);
    else {
      const text = `${cell.text} ${line.text}`;
      cells[cells.indexOf(cell)] = {
        ...cell,
        text,
        left: Math.min(cell.left, line.left),
        right: Math.max(cell.right, line.right),
      };
    }
  }
  return cells.toSorted((a, b) => a.left - b.left);
}

/** Between two headings the columns meet where the fewest words stand. */
function edgesBelow({ cells, bottom }: Heading, runs: readonly Run[]): readonly number[] {
  const below = runs.filter(({ y }) => y > bottom);
  const crossing = (x: number) => below.filter(({ left, right }) => left < x && right > x).length;
  const inner = cells.slice(1).map((cell, at) => {
    let best = cell.left - 1;
    for (let x = best; x > cells[at]!.right; x--) if (crossing(x) < crossing(best)) best = x;
    return best;
  });
  const left = Math.min(...runs.map((run) => run.left), cells[0]!.left) - 1;
  const right = Math.max(...runs.map((run) => run.right), cells.at(-1)!.right) + 1;
  return [left, ...inner, right];
}

function columnOf({ left }: Run, edges: readonly number[]): number {
  return Math.max(
    0,
    edges.findLastIndex((edge, at) => at < edges.length - 1 && left >= edge - 2),
  );
}

function isUnder(cell: TextLine, edges: readonly number[], at: number): boolean {
  const middle = (cell.left + cell.right) / 2;
  return middle > edges[at]! && middle < (edges[at + 1] ?? Number.NEGATIVE_INFINITY);
}

function runsAcross({ left, right }: TextLine, edges: readonly number[]): boolean {
  return edges.slice(1, -1).some((edge) => left < edge - 3 && right > edge + 3);
}

interface Band extends Box {
  readonly lines: readonly TextLine[];
}

interface Under {
  readonly edges: readonly number[];
  readonly headingEnd: number;
}

/** The rows: between drawn lines, else wherever the first column that nearly every row fills has words, else at gaps. */
function bandsOf(lines: readonly TextLine[], page: Page, { edges, headingEnd }: Under): readonly Band[] {
  const levels = levelsOf(lines);
  const width = edges.at(-1)! - edges[0]!;
  const drawn = page.horizontals.filter(({ from, to }) => to - from > width * 0.7).map(({ at }) => at);
  const isDrawn = drawn.length > 2;
  const heights = levels.map(([line]) => line!.y);
  const steps = heights.map((y, at) => y - (heights[at - 1] ?? 0));
  const usual = steps.slice(1).toSorted((a, b) => a - b)[Math.floor(levels.length / 4)] ?? 0;
  const hasGaps = steps.slice(1).some((step) => step > usual * 1.3);
  const begins = (level: readonly TextLine[], at: number): boolean => {
    const before = heights[at - 1] ?? Number.NEGATIVE_INFINITY;
    const y = heights[at]!;
    if (y <= headingEnd + 1) return at === 0;
    if (before <= headingEnd + 1) return true;
    if (isDrawn) return drawn.some((line) => line > before && line < y);
    if (level.some((line) => runsAcross(line, edges))) return true;
    const startsFirst = level.some(({ left }) => left < edges[1]!);
    return startsFirst
      ? !hasGaps || steps[at]! > usual * 1.3 || level.some(({ left, text }) => left < edges[1]! && /^\d/.test(text))
      : false;
  };
  const bands: TextLine[][] = [];
  for (const [at, level] of levels.entries()) {
    if (bands.length === 0 || begins(level, at)) bands.push([...level]);
    else bands.at(-1)!.push(...level);
  }
  return bands.map((band, at) => {
    const top = band[0]!.y - band[0]!.size;
    const next = bands[at + 1]?.[0];
    const bottom = next ? next.y - next.size : band.at(-1)!.y + band.at(-1)!.size / 2;
    return { left: edges[0]!, right: edges.at(-1)!, top, bottom, lines: band };
  });
}

function cellsOf({ lines, top, bottom }: Band, page: Page, edges: readonly number[]): readonly Cell[] {
  const across = lines.every((line) => runsAcross(line, edges));
  if (across) {
    const text = unwrapped(lines, edges.at(-1)!);
    return edges.slice(1).map((_, at) => (at === 0 ? { text } : { text, merged: 'across' }));
  }
  return edges.slice(1).map((right, at) => {
    const left = edges[at]!;
    const own = lines.filter((line) => line.left >= left - 2 && line.left < right - 2);
    const end = Math.max(right - 12, ...own.map((line) => line.right));
    const fill = fillOf({ left, right, top, bottom }, page.fills);
    return { text: unwrapped(own, end), ...(fill && { fill }) };
  });
}

import { columnsFrom } from '../domain/plan-columns.ts';
import type { Cell } from '../domain/plan-table.ts';
import { fillOf, type Grid, straightened } from './pdf-grid.ts';
import { linesOf, type TextLine, unwrapped } from './pdf-lines.ts';
import type { Page, Run } from './pdf-page.ts';
import type { Box, Line } from './pdf-paint.ts';

/** A gap this many times the letters' size divides two headings: a space between words is less, also in spaced words. */
const headingGaps = [0.45, 0.9];
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
  /** How many of them are understood, less those that are not. */
  readonly known: number;
  readonly top: number;
  readonly bottom: number;
}

/** The first lines that name a plan's columns; a heading may be wrapped over three of them. */
function headingIn(runs: readonly Run[]): Heading | null {
  const found = headingGaps.flatMap((gap) => headingWith(gap, runs) ?? []);
  return found.toSorted((a, b) => b.known - a.known)[0] ?? null;
}

function headingWith(gap: number, runs: readonly Run[]): Heading | null {
  const levels = levelsOf(linesOf(runs, gap));
  const from = (at: number) =>
    Array.from({ length: longestHeading }, (_, more) => headingOver(levels.slice(at, at + 1 + more)));
  for (const at of levels.keys()) {
    if (from(at).every((each) => each === null)) continue;
    // A title may stand right above: of the next few lines those that say most are the headings.
    const found = [at, at + 1, at + 2].flatMap(from).filter((each) => each !== null);
    return found.toSorted((one, other) => other.known - one.known)[0]!;
  }
  return null;
}

/** Of one line or several that make headings, those are wanted of which the most are understood. */
function headingOver(lines: readonly (readonly TextLine[])[]): Heading | null {
  const cells = overEachOther(lines.flat());
  const columns = cells && isClose(lines) ? columnsFrom(cells.map(({ text }) => text)) : null;
  if (!columns || cells!.length < 3) return null;
  const known = columns.at.size + columns.extra.length - columns.unknown.length;
  const first = lines[0]![0]!;
  return { cells: cells!, top: first.y - first.size, bottom: lines.at(-1)![0]!.y, known };
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

type Level = readonly TextLine[];

/** The lines of each row, with the room that it takes. */
function bandsOf(lines: readonly TextLine[], page: Page, under: Under): readonly Band[] {
  const { edges } = under;
  const levels = levelsOf(lines);
  const begins = rowBeginnings(levels, drawnBetween(levels, page, edges), under);
  const bands: TextLine[][] = [];
  for (const [at, level] of levels.entries()) {
    if (bands.length === 0 || begins(at)) bands.push([...level]);
    else bands.at(-1)!.push(...level);
  }
  return bands.map((band, at) => {
    const top = band[0]!.y - band[0]!.size;
    const next = bands[at + 1]?.[0];
    const bottom = next ? next.y - next.size : band.at(-1)!.y + band.at(-1)!.size / 2;
    return { left: edges[0]!, right: edges.at(-1)!, top, bottom, lines: band };
  });
}

/** Lines and edges of shading that divide the rows; none where they divide only some, so that two numbers share one. */
function drawnBetween(levels: readonly Level[], page: Page, edges: readonly number[]): readonly number[] {
  const width = edges.at(-1)! - edges[0]!;
  const drawn = straightened([...page.horizontals, ...page.fills.flatMap(endsOf)])
    .filter(({ from, to }) => to - from > width * 0.7)
    .map(({ at }) => at);
  const numbered = levels.filter((level) => isNumbered(level, edges));
  const rows = new Set(numbered.map(([line]) => drawn.filter((at) => at < line!.y).length));
  const isWhole = drawn.length > (numbered.length > 1 ? 1 : 2) && rows.size === numbered.length;
  return isWhole ? drawn : [];
}

function isNumbered(level: Level, edges: readonly number[]): boolean {
  return level.some(({ left, text }) => left < edges[1]! && /^\d/.test(text));
}

/** Whether a row begins at a level: below a drawn line, else where the first column has words, below a gap or a number. */
function rowBeginnings(levels: readonly Level[], drawn: readonly number[], { edges, headingEnd }: Under) {
  const heights = levels.map(([line]) => line!.y);
  const steps = heights.map((y, at) => y - (heights[at - 1] ?? 0)).slice(1);
  const usual = steps.toSorted((a, b) => a - b)[Math.floor(levels.length / 4)] ?? 0;
  const isGap = (step: number) => step > usual * 1.3;
  const hasGaps = steps.some(isGap);
  return (at: number): boolean => {
    const [level, y, before] = [levels[at]!, heights[at]!, heights[at - 1] ?? Number.NEGATIVE_INFINITY];
    if (y <= headingEnd + 1) return at === 0;
    if (before <= headingEnd + 1) return true;
    if (drawn.length > 0) return drawn.some((line) => line > before && line < y);
    if (level.some((line) => runsAcross(line, edges))) return true;
    if (!level.some(({ left }) => left < edges[1]!)) return false;
    return !hasGaps || isGap(y - before) || isNumbered(level, edges);
  };
}

/** Where a shaded row ends and the next begins. */
function endsOf({ left, right, top, bottom }: Box): readonly Line[] {
  return [
    { at: top, from: left, to: right },
    { at: bottom, from: left, to: right },
  ];
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

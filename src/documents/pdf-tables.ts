import { columnsFrom } from '../domain/plan-columns.ts';
import type { Cell, Row, Table } from '../domain/plan-table.ts';
import { withTheEnd } from './document-tables.ts';
import { spreadGrid } from './pdf-columns.ts';
import { type Grid, ruledGrids } from './pdf-grid.ts';
import { linesOf, unwrapped } from './pdf-lines.ts';
import type { Page, Run } from './pdf-page.ts';
import { carriedOn } from './pdf-page-break.ts';

/** What stands on a page from top to bottom. */
type Block = { readonly kind: 'words'; readonly text: string } | { readonly kind: 'grid'; readonly grid: Grid };

interface OpenTable {
  readonly page: number;
  readonly before: readonly string[];
  readonly edges: readonly number[];
  readonly rows: Cell[][];
  /** The page's end may have cut its last row. */
  isAtPageEnd: boolean;
}

/** The tables of pages, put together where a page's end cut them, each with the paragraphs that stand before it. */
export function tablesOf(pages: readonly Page[]): readonly Table[] {
  const running = runningWords(pages);
  const tables: OpenTable[] = [];
  let before: string[] = [];
  for (const page of pages) {
    const open = tables.at(-1);
    const blocks = blocksOf(page, running, open?.isAtPageEnd && before.length === 0 ? open.edges : null);
    for (const [index, block] of blocks.entries()) {
      if (block.kind === 'words') {
        before.push(...block.text.split('\n'));
        continue;
      }
      const isAtPageEnd = index === blocks.length - 1;
      const last = tables.at(-1);
      if (last?.isAtPageEnd && index === 0 && before.length === 0 && sameEdges(last, block.grid)) {
        last.rows.splice(0, last.rows.length, ...carriedOn(last.rows, block.grid.rows));
        last.isAtPageEnd = isAtPageEnd;
      } else {
        tables.push({
          page: page.number,
          before,
          edges: block.grid.edges,
          rows: block.grid.rows.map((row) => [...row]),
          isAtPageEnd,
        });
        before = [];
      }
    }
  }
  const read = tables.map((table, index) => ({
    part: `table ${index + 1} (page ${table.page})`,
    before: table.before,
    rows: table.rows.map((cells, at): Row => ({ row: at + 1, cells })),
  }));
  return withTheEnd(read, before);
}

function blocksOf(page: Page, running: ReadonlySet<Run>, open: readonly number[] | null): readonly Block[] {
  const ruled = ruledGrids(page);
  const grids = [...ruled];
  const outside = () => {
    const inGrids = new Set(grids.flatMap(({ runs }) => runs));
    return page.runs.filter((run) => !inGrids.has(run) && !running.has(run));
  };
  // A table without borders stands above the first with borders, below the last, or between two.
  for (const [at, { bottom }] of [{ bottom: 0 }, ...ruled].entries()) {
    const end = ruled[at]?.top ?? page.height;
    const between = outside().filter(({ y }) => y > bottom && y <= end);
    const spread = spreadGrid(page, between, at === 0 ? open : null);
    if (spread) grids.push(spread);
  }
  grids.sort((a, b) => a.top - b.top);
  const free = linesOf(outside());
  const right = Math.max(...free.map((line) => line.right));
  const blocks: Block[] = [];
  let from = Number.NEGATIVE_INFINITY;
  for (const to of [...grids, null]) {
    const words = unwrapped(
      free.filter(({ y }) => y > from && y <= (to?.top ?? Number.POSITIVE_INFINITY)),
      right,
    );
    if (words !== '') blocks.push({ kind: 'words', text: words });
    if (to) blocks.push({ kind: 'grid', grid: to });
    from = to?.top ?? from;
  }
  return blocks;
}

const pageNumber = /^(?:page\s*)?\d{1,4}(?:\s*(?:of|\/|\|)\s*(?:page\s*)?\d{1,4})?(?:\s*\|?\s*page)?$/i;

/**
 * Heads and feet of pages: at the outer edge whole lines that several pages have at the same height, but for the page's
 * own number, and page numbers. A row of headings at the top of each page is part of its table.
 */
function runningWords(pages: readonly Page[]): ReadonlySet<Run> {
  const margins = pages.flatMap((page) => [true, false].map((isTop) => ({ page, lines: outerLines(page, isTop) })));
  const counts = new Map<string, number>();
  for (const key of margins.flatMap(({ page, lines }) => lines.flatMap((line) => keysOf(line, page)))) {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const running = new Set<Run>();
  for (const { page, lines } of margins) {
    for (const line of lines) {
      const count = Math.max(...keysOf(line, page).map((key) => counts.get(key)!));
      const isRunning = pageNumber.test(textOf(line)) || (count >= 2 && count >= pages.length / 2 && !isHeading(line));
      if (!isRunning) break;
      for (const run of line) running.add(run);
    }
  }
  return running;
}

const margin = 0.13;

/** The lines in a page's margin, from its edge inwards. */
function outerLines(page: Page, isTop: boolean): readonly (readonly Run[])[] {
  const fromEdge = ({ y }: Run) => (isTop ? y : page.height - y);
  const lines: Run[][] = [];
  for (const run of page.runs.toSorted((a, b) => fromEdge(a) - fromEdge(b))) {
    if (fromEdge(run) > page.height * margin) break;
    const line = lines.at(-1);
    if (line && Math.abs(line[0]!.y - run.y) < 0.5 * run.size) line.push(run);
    else lines.push([run]);
  }
  return lines;
}

/** A line at its height, as it is and without the page's own number. */
function keysOf(line: readonly Run[], page: Page): readonly string[] {
  const words = `${Math.round(line[0]!.y / 3)} ${textOf(line)}`;
  const unnumbered = words.replace(/(?<= .*)\d+/g, (digits) => (Number(digits) === page.number ? '#' : digits));
  return words === unnumbered ? [words] : [words, unnumbered];
}

function textOf(line: readonly Run[]): string {
  return line
    .toSorted((a, b) => a.left - b.left)
    .map(({ text }) => text)
    .join(' ');
}

function isHeading(line: readonly Run[]): boolean {
  return columnsFrom(line.map(({ text }) => text)) !== null;
}

function sameEdges({ edges }: OpenTable, grid: Grid): boolean {
  return edges.length === grid.edges.length && edges.every((edge, at) => Math.abs(edge - grid.edges[at]!) < 4);
}

import type { Cell, Row, Table } from '../domain/plan-table.ts';
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
    const blocks = blocksOf(page, running);
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
  return tables.map((table, index) => ({
    part: `table ${index + 1} (page ${table.page})`,
    before: table.before,
    rows: table.rows.map((cells, at): Row => ({ row: at + 1, cells })),
  }));
}

function blocksOf(page: Page, running: ReadonlySet<Run>): readonly Block[] {
  const grids = ruledGrids(page);
  const inGrids = new Set(grids.flatMap(({ runs }) => runs));
  const free = linesOf(page.runs.filter((run) => !inGrids.has(run) && !running.has(run)));
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

/** Heads and feet of pages: a page number, or the same words at the same height on several pages. */
function runningWords(pages: readonly Page[]): ReadonlySet<Run> {
  const seen = new Map<string, Run[]>();
  const running = new Set<Run>();
  for (const page of pages) {
    for (const run of page.runs) {
      const fromEdge = Math.min(run.y, page.height - run.y) / page.height;
      if (fromEdge > 0.13) continue;
      if (pageNumber.test(run.text) && fromEdge < 0.09) running.add(run);
      const key = `${Math.round(run.y / 3)} ${run.text.replace(/\d+/g, '#')}`;
      seen.set(key, [...(seen.get(key) ?? []), run]);
    }
  }
  for (const runs of seen.values()) {
    if (runs.length >= 2 && runs.length >= pages.length / 2) for (const run of runs) running.add(run);
  }
  return running;
}

function sameEdges({ edges }: OpenTable, grid: Grid): boolean {
  return edges.length === grid.edges.length && edges.every((edge, at) => Math.abs(edge - grid.edges[at]!) < 4);
}

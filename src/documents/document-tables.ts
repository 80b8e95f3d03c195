import type { Cell, Row, Table } from '../domain/plan-table.ts';

/** What stands in a document one after the other: a line of words, or a table. */
export type Block = string | Grid;

export interface Grid {
  readonly rows: readonly (readonly GridCell[])[];
}

/** A cell at one place of the grid; what it covers besides follows from its spans. */
export interface GridCell {
  readonly column: number;
  readonly across: number;
  readonly down: number;
  readonly blocks: readonly Block[];
  readonly fill: string | null;
}

/** A document's tables, each with the lines that stand before it. */
export function tablesOf(blocks: readonly Block[]): readonly Table[] {
  const tables: Table[] = [];
  let before: string[] = [];
  for (const block of withoutFrames(blocks)) {
    if (typeof block === 'string') before.push(block);
    else {
      tables.push({ part: `table ${tables.length + 1}`, before, rows: rowsOf(block) });
      before = [];
    }
  }
  return withTheEnd(tables, before);
}

/** What stands below the last table may say what its ratings mean. */
export function withTheEnd(tables: readonly Table[], before: readonly string[]): readonly Table[] {
  const lines = before.filter((line) => line.trim() !== '');
  return lines.length > 0 && tables.length > 0 ? [...tables, { part: 'the end', before: lines, rows: [] }] : tables;
}

/** A table that only holds another in its place on the page counts as what is in it, one after the other. */
function withoutFrames(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block) => {
    if (typeof block === 'string' || !isFrame(block)) return [block];
    return withoutFrames(block.rows.flatMap((cells) => cells.flatMap((cell) => cell.blocks)));
  });
}

function isFrame({ rows }: Grid): boolean {
  const isColumn = rows.every((cells) => cells.filter(({ blocks }) => blocks.length > 0).length <= 1);
  return isColumn && rows.some((cells) => cells.some(({ blocks }) => blocks.some(isPlanLike)));
}

function isPlanLike(block: Block): boolean {
  if (typeof block === 'string') return false;
  return isFrame(block) || (block.rows.length > 1 && block.rows.some((cells) => cells.length > 1));
}

export function rowsOf({ rows }: Grid): readonly Row[] {
  const grid: Cell[][] = rows.map(() => []);
  for (const [index, cells] of rows.entries()) {
    for (const cell of cells) place(grid, cell, index);
  }
  return grid.map((cells, index) => ({ row: index + 1, cells: Array.from(cells, (cell) => cell ?? empty) }));
}

const empty: Cell = { text: '' };

function place(grid: Cell[][], { column, across, down, blocks, fill }: GridCell, row: number): void {
  const cell: Cell = { text: linesOf(blocks).join('\n'), ...(fill && { fill: `#${fill}` }) };
  for (const [below, cells] of grid.slice(row, row + down).entries()) {
    for (let beside = 0; beside < across; beside++) {
      const merged = below > 0 ? 'down' : beside > 0 ? 'across' : null;
      cells[column + beside] = merged ? { ...cell, merged } : cell;
    }
  }
}

/** A table inside a cell counts as lines of that cell, one a row. */
function linesOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => {
    if (typeof block === 'string') return [block];
    return block.rows
      .map((cells) =>
        cells
          .map((cell) => linesOf(cell.blocks).join(' '))
          .join(' ')
          .trim(),
      )
      .filter(Boolean);
  });
}

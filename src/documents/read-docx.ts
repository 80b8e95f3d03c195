import { type OfficeContentNode, parseOffice } from 'officeparser';
import type { Cell, Row, Table } from '../domain/plan-table.ts';

/** The tables of a Word document, each with the paragraphs that stand before it. */
export async function readDocx(bytes: Uint8Array): Promise<readonly Table[]> {
  const { content } = await parseOffice(Buffer.from(bytes), {
    fileType: 'docx',
    ignoreComments: true,
    ignoreHeadersAndFooters: true,
    ignoreNotes: true,
  });
  const tables: Table[] = [];
  let before: string[] = [];
  for (const node of content) {
    if (node.type === 'table') {
      tables.push({ part: `table ${tables.length + 1}`, before, rows: rowsOf(node) });
      before = [];
    } else before.push(...linesOf(node));
  }
  return tables;
}

/** Fills the grid: the library names a merged cell once, with the rows and columns that it spans. */
function rowsOf(table: OfficeContentNode): readonly Row[] {
  const rows = (table.children ?? []).filter(({ type }) => type === 'row');
  const grid: Cell[][] = rows.map(() => []);
  for (const [index, row] of rows.entries()) {
    for (const node of row.children ?? []) {
      if (node.type === 'cell') place(grid, node, index);
    }
  }
  return grid.map((cells, index) => ({ row: index + 1, cells: Array.from(cells, (cell) => cell ?? { text: '' }) }));
}

function place(grid: Cell[][], node: OfficeContentNode & { type: 'cell' }, row: number): void {
  const { col = 0, rowSpan = 1, colSpan = 1, backgroundColor: fill } = node.metadata ?? {};
  const cell: Cell = { text: linesOf(node).join('\n'), ...(fill && { fill }) };
  for (const [down, cells] of grid.slice(row, row + rowSpan).entries()) {
    for (let across = 0; across < colSpan; across++) {
      const merged = down > 0 ? 'down' : across > 0 ? 'across' : null;
      cells[col + across] = merged ? { ...cell, merged } : cell;
    }
  }
}

const blocks: ReadonlySet<string> = new Set(['paragraph', 'heading', 'list']);

/** One line a paragraph; a cell's own `text` runs its paragraphs together. */
function linesOf(node: OfficeContentNode): readonly string[] {
  const children = node.children ?? [];
  const holdsBlocks = children.some(({ type }) => type !== 'text' && type !== 'break');
  if (holdsBlocks && !blocks.has(node.type)) return children.flatMap(linesOf);
  // The places that a merged cell covers hold empty paragraphs, which the library adds to it.
  return (node.text ?? '').split('\n').filter((line) => line.trim() !== '');
}

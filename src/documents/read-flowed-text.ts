import type { Column } from '../domain/plan-columns.ts';
import type { Row, Table } from '../domain/plan-table.ts';
import { type Block, blocksOf, wordsOf } from './flowed-blocks.ts';
import { cellsOf, widthsOf } from './flowed-cells.ts';
import { type Headings, headingsIn, headingsOf } from './flowed-headings.ts';
import { type FlowedRecord, recordsIn } from './flowed-records.ts';

const fewestRecords = 2;

/**
 * A plan's table as it comes out of a PDF that was copied or scanned: the cells stand one below the other, divided by
 * blank lines. Null where no headings and no rows are found in it. What is not certain is said of each row.
 */
export function readFlowedText(text: string): readonly Table[] | null {
  const { blocks, legend } = withoutLegend(blocksOf(text));
  const found = headingsIn(blocks);
  if (!found) return null;
  const { headings, first, next, before } = found;
  const content = blocks.slice(next).filter((block) => !isRepeated(block, found));
  const isNumberedFirst = headings[0]!.column === 'ref';
  const records = recordsIn(content, !isNumberedFirst);
  if (records.length < fewestRecords) return null;

  const columns: readonly Column[] = headings
    .map(({ column }) => column)
    .filter((column) => column !== 'ref' && column !== 'theme');
  const widths = widthsOf(
    records.map((record) => record.blocks),
    columns.length,
  );
  const rows = records.map((record, at) => rowOf(at === 0 ? withFirst(record, first) : record, columns, widths));
  const themed = records.some(({ theme }) => theme !== '') || headings.some(({ column }) => column === 'theme');
  const kept = (cells: Row['cells']) => (themed ? cells : cells.slice(1));
  const names = ['Theme', 'No', ...headings.filter(({ column }) => columns.includes(column)).map((each) => each.text)];
  const top: Row = { row: headings[0]!.row, cells: kept(names.map((name) => ({ text: name }))) };
  const all = [top, ...rows.map((row) => ({ ...row, cells: kept(row.cells) }))];
  const below = legend.map((block) => legendRow(block, top.cells.length));
  return [{ part: 'text', before, rows: [...all, ...below] }];
}

function rowOf(record: FlowedRecord, columns: readonly Column[], widths: readonly number[]): Row {
  const { texts, doubts } = cellsOf(record.blocks, columns, widths);
  const all = [...record.doubts, ...doubts];
  const cells = [record.theme, record.number, ...texts].map((text) => ({ text }));
  return { row: record.row, cells, ...(all.length > 0 && { doubts: all }) };
}

/** The first row's cells may stand between the headings. */
function withFirst(record: FlowedRecord, first: Headings['first']): FlowedRecord {
  const between = first.flat();
  return between.length === 0 ? record : { ...record, blocks: [...between, ...record.blocks] };
}

/** Headings that stand on top of each page. */
function isRepeated(block: Block, { headings }: Headings): boolean {
  const here = headingsOf(block);
  return here.length > 0 && here.every(({ text }) => headings.some((each) => each.text === text));
}

const legendTitle =
  /\b(?:rating|rag)\b.*\b(?:index|key|legend|decided|guide|guidance)\b|\b(?:index|key|legend)\b.*\b(?:rating|rag)\b|^(?:key|legend)\b/i;
const ratingFirst = /^(?:blue|green|amber|red|yellow|white|gr[ea]y|purple|black)\b[\s:–-]*/i;

/** How ratings are decided, above or below the table or at each page's end. */
function withoutLegend(blocks: readonly Block[]): {
  readonly blocks: readonly Block[];
  readonly legend: readonly Block[];
} {
  const legend: Block[] = [];
  const rest: Block[] = [];
  let isIn = false;
  for (const block of blocks) {
    const words = wordsOf(block);
    isIn = (legendTitle.test(words) && words.length < 120) || (isIn && ratingFirst.test(words));
    (isIn ? legend : rest).push(block);
  }
  return { blocks: rest, legend };
}

/** As a row below the table that is one cell across all of its columns: "Amber: begun, and late". */
function legendRow(block: Block, columns: number): Row {
  const words = wordsOf(block);
  const rating = ratingFirst.exec(words)?.[0] ?? '';
  const line = rating === '' ? words : `${rating.replace(/[\s:–-]+$/, '')}: ${words.slice(rating.length)}`;
  const cell = { text: line };
  return {
    row: block[0]!.row,
    cells: [cell, ...Array.from({ length: columns - 1 }, () => ({ ...cell, merged: 'across' as const }))],
  };
}

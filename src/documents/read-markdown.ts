import { plainWords } from '../domain/plain-words.ts';
import type { Row, Table } from '../domain/plan-table.ts';
import { withTheEnd } from './document-tables.ts';
import { plainCell } from './read-text.ts';

/** Whether lines stand under each other as a table of cells with pipes between them. */
export function hasPipeTable(text: string): boolean {
  const widths = linesOf(text).map((line) => cellsOf(line)?.length ?? 0);
  return widths.some((width, at) => width > 1 && width === widths[at + 1]);
}

/** Tables of Markdown, or of plain lines with pipes between the cells; other lines are paragraphs. */
export function readMarkdown(text: string): readonly Table[] {
  const tables: Table[] = [];
  let before: string[] = [];
  let rows: Row[] = [];
  const closeTable = () => {
    if (rows.length > 0) tables.push({ part: 'text', before, rows });
    if (rows.length > 0) before = [];
    rows = [];
  };
  for (const [index, line] of linesOf(text).entries()) {
    const cells = cellsOf(line);
    if (cells) {
      if (!isRule(line))
        rows.push({ row: index + 1, cells: cells.map((cell) => ({ text: marksTaken(plainCell(cell)) })) });
    } else if (line.trim() !== '') {
      closeTable();
      before.push(marksTaken(line.replace(/^[#>\s]+/, '').trim()));
    }
  }
  closeTable();
  return withTheEnd(tables, before);
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/);
}

/** The cells of a line; null where it has none. "\|" is a pipe that belongs to the words. */
function cellsOf(line: string): readonly string[] | null {
  const parts = line.trim().split(/(?<!\\)\|/);
  if (parts.length < 2) return null;
  if (parts[0]!.trim() === '') parts.shift();
  if (parts.length > 1 && parts.at(-1)!.trim() === '') parts.pop();
  return parts.map((part) => part.replaceAll('\\|', '|').trim());
}

/** "|---|:--:|", the line under the headings. */
function isRule(line: string): boolean {
  return /^[\s|:-]*$/.test(line) && line.includes('-');
}

/** Emphasis, links and escapes as the words they stand for. */
function marksTaken(text: string): string {
  return plainWords(text)
    .replace(/\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|`/g, '')
    .replace(/\\([\\`*_{}[\]()#+.!-])/g, '$1');
}

import type { Row, Table } from '../domain/plan-table.ts';
import { withTheEnd } from './document-tables.ts';
import type { ReadResult } from './read-result.ts';

/**
 * A plan as text: tables are lines with tabs between the cells, other lines are paragraphs. What converters leave
 * behind (Markdown's rules and emphasis, HTML lists) is read as what it stands for. Rows are the file's line numbers.
 */
export function readText(text: string): ReadResult {
  const tables: Table[] = [];
  let before: string[] = [];
  let rows: Row[] = [];
  const closeTable = () => {
    if (rows.length > 0) tables.push({ part: 'text', before, rows });
    if (rows.length > 0) before = [];
    rows = [];
  };
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line.includes('\t')) {
      if (!isRule(line))
        rows.push({ row: index + 1, cells: line.split('\t').map((cell) => ({ text: plainCell(cell) })) });
    } else if (line.trim() !== '') {
      // A blank line is only a page break inside a table; a paragraph ends it.
      closeTable();
      before.push(line.replace(/^[#>\s]+|\*\*/g, '').trim());
    }
  }
  closeTable();
  return { ok: true, tables: withTheEnd(tables, before) };
}

/** "-- | -- | --", the rule under a Markdown table's headings. */
function isRule(line: string): boolean {
  return /^[\s|:-]*$/.test(line) && line.includes('-');
}

export function plainCell(cell: string): string {
  return cell
    .replace(/<ul\b[^>]*>([^<]*)/gi, (_, items: string) => `\n${itemsOf(items).join('\n')}`)
    .replace(/<(?:br|\/?p|\/?li|\/?[uo]l)\b[^>]*>/gi, '\n')
    .replaceAll('**', '')
    .trim();
}

/** A list that a converter wrote in one line: "• CIN • CP", "a. Conduct … b. Analyse …". */
function itemsOf(words: string): readonly string[] {
  const bulleted = words.split(/\s*[•▪◦]\s+/).filter((item) => item.trim() !== '');
  return bulleted.length > 1 ? bulleted : letteredItems(words.trim());
}

/** Splits before "b. ", "c. " and so on, in that order only, so that "e.g." or a lone initial splits nothing. */
function letteredItems(words: string): readonly string[] {
  const items: string[] = [];
  let rest = words;
  for (const letter of 'bcdefghijklmnopqrstuvwxyz') {
    const at = rest.search(new RegExp(`\\s${letter}[.)]\\s`));
    if (at < 0) break;
    items.push(rest.slice(0, at));
    rest = rest.slice(at + 1);
  }
  return [...items, rest];
}

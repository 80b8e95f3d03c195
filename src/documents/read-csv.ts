import { parse } from 'csv-parse/sync';
import type { ReadResult } from './read-result.ts';
import { refuse } from './refusal.ts';

/** The rows of a CSV file, numbered as a spreadsheet shows them: a quoted cell of three lines is in one row. */
export function readCsv(name: string, text: string): ReadResult {
  try {
    const records: string[][] = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    });
    const rows = records.map((cells, index) => ({
      row: index + 1,
      cells: cells.map((cell) => ({ text: unguarded(cell) })),
    }));
    return { ok: true, tables: [{ part: 'csv', before: [], rows }] };
  } catch {
    return refuse(
      'broken',
      `${name} is not well-formed CSV: a quotation mark is not closed. Save it again from Excel.`,
    );
  }
}

/** Excel separates with semicolons where the region's decimal sign is a comma, and some exports with tabs. */
function delimiterOf(text: string): string {
  const heading = text.split(/\r|\n/, 1)[0] ?? '';
  const count = (delimiter: string) => heading.split(delimiter).length;
  return [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0]!;
}

/** Exports put an apostrophe before words that a spreadsheet would take for a formula; it is not part of them. */
function unguarded(cell: string): string {
  return cell.replace(/^'(?=[=+\-@\t\r])/, '');
}

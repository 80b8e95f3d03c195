import { type CsvError, parse } from 'csv-parse/sync';
import { unguarded } from './formula-guard.ts';
import type { ReadResult } from './read-result.ts';
import { refuse } from './refusal.ts';
import { mostColumns, mostRows, tooManyColumns } from './size-limits.ts';

const delimiters = [',', ';', '\t', '|'] as const;
type Delimiter = (typeof delimiters)[number];

/** The rows of a CSV file, numbered as a spreadsheet shows them: a quoted cell of three lines is in one row. */
export function readCsv(name: string, text: string): ReadResult {
  // "sep=;" in the first line is for Excel, which does not show it.
  const [declaration = '', declared] = /^\ufeff?"?sep=(.)"?(?:\r\n|\r|\n)/i.exec(text) ?? [];
  const words = text.slice(declaration.length);
  const { delimiter, widest } = likeliest(words);
  if (widest > mostColumns) throw tooManyColumns('csv');
  try {
    const rows = recordsOf(words, declared ?? delimiter).map((cells, index) => ({
      row: index + 1,
      cells: cells.map((cell) => ({ text: unguarded(cell).replace(/\r\n?/g, '\n') })),
    }));
    return { ok: true, tables: [{ part: 'csv', before: [], rows }] };
  } catch (error) {
    const { code, lines } = error as CsvError & { readonly lines?: number };
    if (code === 'CSV_MAX_RECORD_SIZE')
      return refuse(
        'too-large',
        `${name} has a row that is far longer than one of a plan. Check that it is the right file.`,
      );
    if (!code?.startsWith('CSV_')) throw error;
    const where = lines ? ` before the end of line ${lines.toLocaleString('en-GB')}` : '';
    return refuse(
      'broken',
      `${name} is not well-formed CSV: a quotation mark is not closed${where}. Save it again from Excel.`,
    );
  }
}

/** Whether nearly every line of a text has the same number of cells: then it is CSV, whatever it is called. */
export function looksLikeCsv(text: string): boolean {
  const { even, records } = likeliest(text);
  return records > 1 && even >= records * 0.9;
}

const sample = 100;
const sampleLength = 64 * 1024;

interface Likeliest {
  readonly delimiter: Delimiter;
  readonly records: number;
  /** How many records have the usual number of cells, where that is at least two. */
  readonly even: number;
  readonly widest: number;
}

/**
 * Excel separates with semicolons where the region's decimal sign is a comma, and some exports with tabs or pipes. The
 * right one gives rows of equal length; commas and semicolons in the words do not.
 */
function likeliest(text: string): Likeliest {
  const tried = delimiters.map((delimiter): Likeliest => {
    const records = sampleOf(text, delimiter);
    const widths = records.filter((cells) => cells.some((cell) => cell.trim() !== '')).map((cells) => cells.length);
    const counts = Map.groupBy(
      widths.filter((width) => width > 1),
      (width) => width,
    );
    const even = Math.max(0, ...[...counts.values()].map(({ length }) => length));
    const widest = Math.max(0, ...records.map((cells) => cells.length));
    return { delimiter, records: widths.length, even, widest };
  });
  return tried.reduce((best, each) => (each.even > best.even ? each : best));
}

function sampleOf(text: string, delimiter: Delimiter): readonly (readonly string[])[] {
  const records: string[][] = [];
  try {
    parse(text.slice(0, sampleLength), {
      ...options,
      delimiter,
      to: sample,
      on_record: (cells) => void records.push(cells),
    });
  } catch {
    // A quotation mark that is not closed, here or only beyond the sample: what came before it tells enough.
  }
  return records;
}

const options = {
  bom: true,
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: false,
  max_record_size: 1024 * 1024,
} as const;

/** One more than may be, which is enough to tell that there are too many. */
function recordsOf(text: string, delimiter: string): string[][] {
  return parse(text, { ...options, delimiter, to: mostRows + 1 });
}

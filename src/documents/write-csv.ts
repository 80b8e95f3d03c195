import { stringify } from 'csv-stringify/sync';
import type { Matrix } from '../domain/matrix.ts';
import { ratingWord } from '../domain/rating.ts';
import { guarded } from './formula-guard.ts';
import { type PaperCell, paperColumns } from './paper-columns.ts';

/**
 * The matrix for analysts: a row an action, days as 2026-03-31, in UTF-8 with the mark that Excel knows it by. Words
 * that a spreadsheet would take for a formula begin with an apostrophe, which `readCsv` takes off again.
 */
export function writeCsv({ plans }: Matrix): Uint8Array {
  const headings = ['Plan', ...paperColumns.map(({ heading }) => heading)];
  const rows = plans.flatMap(({ code, rows }) =>
    rows.map((row) => [code, ...paperColumns.map(({ cellOf }) => guarded(wordsOf(cellOf(row))))]),
  );
  const text = stringify([headings, ...rows], { bom: true, record_delimiter: 'windows' });
  return new TextEncoder().encode(text);
}

function wordsOf(cell: PaperCell): string {
  switch (cell.kind) {
    case 'words':
      return cell.text;
    case 'day':
      return cell.day ?? '';
    case 'rating':
      return cell.rating ? ratingWord(cell.rating) : '';
    default:
      return cell satisfies never;
  }
}

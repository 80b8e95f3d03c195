import { headingAt } from '../domain/plan-heading.ts';
import type { Table } from '../domain/plan-table.ts';
import type { Page, Run } from './pdf-page.ts';
import { tablesOf } from './pdf-tables.ts';

// A page's text as some programs take it out of a PDF: every word at its place, with spaces in between.

/** As large as letters on a page are beside each other, so that the rules for a page's gaps hold for spaces as well. */
const letter = { width: 5, size: 10, line: 12 };

/**
 * The tables of text that is set in columns by spaces; null where these show no plan, or one without numbers: of lines
 * that follow each other without a gap nothing else says where an action ends.
 */
export function readLaidOutText(text: string): readonly Table[] | null {
  if (!/\S {3,}\S.*\n.*\S {3,}\S/.test(text)) return null;
  const tables = tablesOf(text.split('\f').map(pageOf));
  const isNumbered = ({ rows }: Table) => rows.some((_, at) => headingAt(rows, at)?.columns.at.has('ref'));
  return tables.some(isNumbered) ? tables : null;
}

function pageOf(text: string, index: number): Page {
  const lines = text.split(/\r\n|\r|\n/);
  const runs = lines.flatMap((line, at) => runsOf(line, (at + 1) * letter.line));
  const width = Math.max(0, ...runs.map(({ right }) => right)) + letter.size;
  const height = (lines.length + 1) * letter.line;
  return { number: index + 1, width, height, runs, horizontals: [], verticals: [], fills: [] };
}

function runsOf(line: string, y: number): readonly Run[] {
  return [...line.matchAll(/\S+(?: \S+)*/g)].map(({ 0: text, index }) => ({
    text,
    left: index * letter.width,
    right: (index + text.length) * letter.width,
    y,
    size: letter.size,
  }));
}

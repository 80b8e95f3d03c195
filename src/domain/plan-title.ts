import { periodIn } from './plan-period.ts';
import { columnsOf, ownCells, type Table } from './plan-table.ts';

const longestTitle = 150;
/** The body whose plan it is: everybody who reads the title knows it. */
const bodyBeforePlan = /^.*\b(?:partnership|partners|board|council|lsc[bp]|scp)\b[\s,:–—-]+(?=\S.*\bplan\b|plan\b)/i;
const smallWords = new Set(['of', 'the', 'and', 'for', 'to', 'in', 'on', 'a', 'an', 'our']);

/** "Delivery Plan 2019 – 2020" as the document calls itself, without the partnership's name; else the file's name. */
export function titleOf(tables: readonly Table[], fileName: string): string {
  const lines = linesAbove(tables).filter((line) => line.length <= longestTitle && /\bplan\b/i.test(line));
  const title = lines.find((line) => periodIn(line) !== null) ?? lines[0];
  return title?.replace(bodyBeforePlan, '') ?? nameWithoutExtension(fileName);
}

/** A plan's code: the initials of its title's words, "DP" for "Delivery Plan 2019 – 2020". */
export function codeOf(title: string): string {
  const words = title.match(/\p{L}[\p{L}\p{N}'’]*/gu) ?? [];
  const initials = words.filter((word) => !smallWords.has(word.toLowerCase())).map((word) => word[0]!.toUpperCase());
  const code = initials
    .join('')
    .normalize('NFKD')
    .replace(/[^A-Z]/g, '');
  return code === '' ? 'PLAN' : code.slice(0, 8);
}

/** Paragraphs and title rows above the first row of headings; a workbook has its title in the sheet itself. */
function linesAbove(tables: readonly Table[]): readonly string[] {
  const lines: string[] = [];
  for (const table of tables.filter(({ hidden }) => !hidden)) {
    lines.push(...table.before);
    for (const [index, row] of table.rows.entries()) {
      if (columnsOf(row, table.rows.slice(index + 1, index + 4))) return tidied(lines);
      const cells = ownCells(row);
      if (cells.length === 1) lines.push(cells[0]!.text);
    }
  }
  return tidied(lines);
}

function tidied(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.replace(/\s+/g, ' ').replace(/^[#*\s]+|[*\s]+$/g, ''));
}

function nameWithoutExtension(fileName: string): string {
  const name = fileName.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '');
  const words = name.replace(/[-_\s]+(?!\d)/g, ' ').trim();
  return words === '' ? 'Plan' : words[0]!.toUpperCase() + words.slice(1);
}

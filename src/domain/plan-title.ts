import { type Day, endOfMonth, type Period } from './day.ts';
import { columnsOf, ownCells, type Table } from './plan-table.ts';

const longestTitle = 150;
const yearsPattern = /\b(20\d\d)\s*(?:[-–—/]|to)\s*(20\d\d|\d\d)\b/;
/** The body whose plan it is: everybody who reads the title knows it. */
const bodyBeforePlan = /^.*\b(?:partnership|partners|board|council|lsc[bp]|scp)\b[\s,:–—-]+(?=\S.*\bplan\b|plan\b)/i;
const smallWords = new Set(['of', 'the', 'and', 'for', 'to', 'in', 'on', 'a', 'an', 'our']);

/** "Delivery Plan 2019 – 2020" as the document calls itself, without the partnership's name; else the file's name. */
export function titleOf(tables: readonly Table[], fileName: string): string {
  const lines = linesAbove(tables).filter((line) => line.length <= longestTitle && /\bplan\b/i.test(line));
  const title = lines.find((line) => yearsPattern.test(line)) ?? lines[0];
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

/** The financial years that a title names: "2019 – 2020" is 1 April 2019 to 31 March 2020. */
export function periodIn(title: string): Period | null {
  const match = yearsPattern.exec(title);
  if (!match) return null;
  const first = Number(match[1]);
  const last = match[2]!.length === 2 ? Math.floor(first / 100) * 100 + Number(match[2]) : Number(match[2]);
  return last > first ? financialYears(first, last) : null;
}

/** The financial years that hold the years named anywhere in the words; null when none is named. */
export function periodAround(words: readonly string[]): Period | null {
  const years = words.flatMap((text) => [...text.matchAll(/\b20\d\d\b/g)].map(([year]) => Number(year)));
  if (years.length === 0) return null;
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return financialYears(first, Math.max(last, first + 1));
}

function financialYears(first: number, last: number): Period {
  return { from: `${first}-04-01` as Day, to: endOfMonth(last, 3) };
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

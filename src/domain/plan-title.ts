import { headingAt } from './plan-heading.ts';
import { periodIn } from './plan-period.ts';
import { ownCells, type Table } from './plan-table.ts';

const longestTitle = 150;
const mostWords = 18;
const titlePage = 12;
/** The body whose plan it is: everybody who reads the title knows it. */
const bodyBeforePlan =
  /^.*\b(?:partnership|partners|board|council|lsc[bp]|scp)\b[\s,:–—-]+(?=(?:\S.*\b)?(?:plan|tracker|log|matrix)\b)/i;
const smallWords = new Set(['of', 'the', 'and', 'for', 'to', 'in', 'on', 'a', 'an', 'our']);
const monthName = /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/i;
const planWord = /\bplan\b/i;
const otherWord = /\b(?:action log|tracker|matrix|annual report|work programme|recommendations|review|response)\b/i;
const sentence = /[.;:,?!]$|\b(?:is|are|was|were|will|has|have|been|be|should|must|can|this|we|you)\b/i;

/**
 * What the document calls itself, "Delivery Plan 2019 – 2020", without the partnership's name; else what its sheet is
 * called, else the file.
 */
export function titleOf(tables: readonly Table[], fileName: string): string {
  const lines = joinedTitles(linesAbove(tables)).filter(isTitle);
  const sheets = tables.filter(({ hidden }) => !hidden).map(({ part }) => part);
  // Further down a line may name another plan, or a section.
  const first = lines.slice(0, titlePage);
  const found =
    best(first, planWord) ??
    best(first, otherWord) ??
    best(sheets, planWord) ??
    best(lines, planWord) ??
    best(lines, otherWord);
  return found === undefined ? nameWithoutExtension(fileName) : found.replace(bodyBeforePlan, '');
}

/** What stands on a document's title page, or above its first table: short lines that are no sentences. */
export function titlePageOf(tables: readonly Table[]): readonly string[] {
  return joinedTitles(linesAbove(tables)).filter(isTitle).slice(0, titlePage);
}

/** One that names the years before one that does not. */
function best(lines: readonly string[], word: RegExp): string | undefined {
  const named = lines.filter((line) => word.test(line));
  return named.find((line) => periodIn(line) !== null) ?? named[0];
}

function isTitle(line: string): boolean {
  return line.length <= longestTitle && line.split(' ').length <= mostWords && !sentence.test(line);
}

/** A title page sets one title in several lines, in capitals, with its years below. */
function joinedTitles(lines: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    const isYears = /^[\d\s–—/-]+(?:to[\d\s]+)?$/.test(line) && periodIn(line) !== null;
    const goesOn =
      last !== undefined && ((isYears && periodIn(last) === null) || (inCapitals(last) && inCapitals(line)));
    if (goesOn) joined.splice(-1, 1, `${last} ${line}`);
    else joined.push(line);
  }
  return joined.map((line) => (inCapitals(line.replace(/[\d\s–—/-]+$/, '')) ? inSmallLetters(line) : line));
}

function inCapitals(line: string): boolean {
  return /\p{Lu}{2}/u.test(line) && !/\p{Ll}/u.test(line);
}

/** "BUSINESS PLAN" as "Business Plan"; a word without vowels is initials, "LSCB". */
function inSmallLetters(line: string): string {
  return line.replace(/\p{Lu}[\p{Lu}'’]*/gu, (word) => {
    const small = word.toLowerCase();
    if (smallWords.has(small)) return small;
    return /[aeiouy]/i.test(word) ? word[0] + small.slice(1) : word;
  });
}

/** A plan's code: the initials of its title's words, "DP" for "Delivery Plan 2019 – 2020". */
export function codeOf(title: string): string {
  const words = title.match(/\p{L}[\p{L}\p{N}'’]*/gu) ?? [];
  const telling = words.filter((word) => !smallWords.has(word.toLowerCase()) && !monthName.test(word));
  const initials = telling.map((word) => word[0]!.toUpperCase());
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
      if (headingAt(table.rows, index)) return tidied(lines);
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

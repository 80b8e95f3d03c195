import { isTimescale } from './numbered-cells.ts';
import { type Columns, headingWords } from './plan-columns.ts';
import { readRef, themesAlone } from './plan-ref.ts';
import { sectionIn } from './plan-section.ts';
import { ownCells, type Row, type Table } from './plan-table.ts';

/** A table that is no plan of actions, as a person would name it, and why it was not read as one. */
export interface LeftAlone {
  readonly part: string;
  readonly row: number;
  /** The last of its rows. */
  readonly to: number;
  readonly title: string;
  readonly why: string;
}

/**
 * Whether rows without headings of their own belong to another table than the plan above them: nothing in them stands
 * where the plan has its refs and dates. The rest of a row that a page break cut does belong to it.
 */
export function isForeign(rows: readonly Row[], columns: Columns): boolean {
  if (isFigures(rows) || widthOf(rows) > columns.headings.length + 1) return true;
  if (rows.some((row) => sectionIn(row, columns) !== null || fits(row, columns))) return false;
  const first = rows.map(ownCells).find((own) => own.length > 0)?.[0];
  if (!first || /^\p{Ll}/u.test(first.text) || first.at > firstPlace(columns)) return false;
  return columns.at.has('ref') || columns.at.has('timescale') || Math.abs(widthOf(rows) - widthOfHeadings(columns)) > 1;
}

/** Whether rows below other words, or below another table, are the plan's all the same: at least half of them show it. */
export function belongs(rows: readonly Row[], columns: Columns): boolean {
  const filled = rows.filter((row) => ownCells(row).length > 1);
  if (isFigures(rows) || widthOf(rows) > columns.headings.length + 1) return false;
  return filled.length > 0 && filled.filter((row) => fits(row, columns)).length * 2 >= filled.length;
}

function firstPlace(columns: Columns): number {
  return Math.min(...columns.at.values());
}

function widthOfHeadings({ headings }: Columns): number {
  return headings.findLastIndex((heading) => heading.trim() !== '') + 1;
}

function widthOf(rows: readonly Row[]): number {
  return Math.max(0, ...rows.map((row) => (ownCells(row).at(-1)?.at ?? -1) + 1));
}

/** A ref where the refs are with words where the action is, or a time where the times are. */
function fits(row: Row, { at }: Columns): boolean {
  const text = (column: 'ref' | 'timescale' | 'action') => row.cells[at.get(column) ?? -1]?.text.trim() ?? '';
  const ref = text('ref');
  const words = ownCells(row).filter(({ at: place, text: said }) => place !== at.get('ref') && /\p{L}{3}/u.test(said));
  if (ref !== '' && readRef(ref).ref !== null && words.length > 0) return true;
  // A letter alone may be a theme, and as well a mark in somebody's list: then words must stand where the action does.
  if (ref !== '' && themesAlone(ref) !== null && words.some(({ at: place }) => place === at.get('action'))) return true;
  return text('timescale') !== '' && isTimescale(text('timescale'));
}

const figure = /^[£$€(-]?\s*\d[\d,.\s]*\s*[%)*]?$|^-$/;

function isFigures(rows: readonly Row[]): boolean {
  const cells = rows.flatMap((row) => ownCells(row).slice(1));
  const figures = cells.filter(({ text }) => figure.test(text));
  return cells.length > 0 && figures.length * 2 >= cells.length;
}

const ratingWord = /^(?:blue|green|amber|red|grey|gray|black|white|purple|yellow|b|g|a|r)\b(?:\s*[-–=(:].*)?$/i;

const explained = /^(?:blue|green|amber|red|grey|gray|b|g|a|r)\s*[-–=:(]/i;

/** Whether rows explain ratings, one in each or all in one: they are read as the plan's legend, not left alone. */
function isLegend(rows: readonly Row[]): boolean {
  const texts = rows.map((row) => ownCells(row).map(({ text }) => text)).filter((own) => own.length > 0);
  if (texts.length === 1 && texts[0]!.filter((text) => explained.test(text)).length > 1) return true;
  const rated = texts.filter(([first]) => ratingWord.test(first!));
  return rated.length === texts.length || (rated.length > 1 && rated.length + 1 === texts.length);
}

/** Names rows that were not read as a plan; nothing where there is nothing to name. */
export function leftAlone(table: Table, rows: readonly Row[]): readonly LeftAlone[] {
  const filled = rows.filter((row) => ownCells(row).length > 0);
  // Words alone in the first column are titles and notes.
  const isTable = filled.some((row) => ownCells(row).length > 1 || (ownCells(row)[0]?.at ?? 0) > 0);
  if (!isTable || isLegend(filled)) return [];
  const { part } = table;
  const title = titleOf(table, filled);
  return [{ part, row: filled[0]!.row, to: filled.at(-1)!.row, title, why: whyOf(filled, title) }];
}

const longestTitle = 120;

/** The paragraph above the table, or its title row, or its headings. */
function titleOf({ before }: Table, rows: readonly Row[]): string {
  const words = ownCells(rows[0]!).map(({ text }) => headingWords(text));
  const title = titleAbove(before) ?? words.join(' | ');
  return title.length <= longestTitle ? title : `${title.slice(0, longestTitle - 1).trimEnd()}…`;
}

/** The last of the paragraphs above that is a title: sentences, notes and commentaries are none. */
export function titleAbove(before: readonly string[]): string | null {
  const lines = before.map(headingWords).filter((line) => line !== '' && line.length <= longestTitle);
  const title = lines.slice(-3).findLast((line) => !/[.;,]$|^[*\\]/.test(line));
  return title?.replace(/^#+\s*/, '') ?? null;
}

const month = /\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:[a-z]*)\b/i;

/** Why it is no plan, most telling first, in words that end the sentence "It was left alone: …". */
function whyOf(rows: readonly Row[], title: string): string {
  const [head] = rows.map(ownCells).filter((own) => own.length > 1);
  const words = (head ?? []).map(({ text }) => text);
  const has = (pattern: RegExp) => words.some((text) => pattern.test(text));
  if (words.filter((text) => text.length <= 20 && month.test(text)).length >= 2) {
    return 'its columns are months, not what is to be done';
  }
  if (/\bcontents$/i.test(title)) return 'it is a list of contents';
  const body = rows.length > 1 ? rows.slice(1) : rows;
  if (isFigures(body)) return 'it holds figures, not actions';
  if (has(/achieve|progress|what (?:have )?we (?:have )?do(?:ne|)/i)) {
    return 'it reviews what was achieved and says nothing of what is to be done, by whom or by when';
  }
  if (has(/^(?:role|member|name|organisation|agency|chair|post|partner)\b|agency|representative|\bchair\b/i)) {
    return 'it lists people or organisations, not actions';
  }
  return 'no heading in it names an action, such as "Action" or "Task"';
}

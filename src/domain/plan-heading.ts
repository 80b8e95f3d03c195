import { isTimescale } from './numbered-cells.ts';
import { type Column, type Columns, columnsFrom, headingWords, meaningOf, shifted } from './plan-columns.ts';
import { readRef, refIn, stuckRef } from './plan-ref.ts';
import { sectionIn } from './plan-section.ts';
import { ownCells, plainLines, type Row } from './plan-table.ts';

/** The headings of a plan's table: one row, or two where groups of columns have a heading of their own. */
export interface Heading {
  readonly columns: PlacedColumns;
  /** How many rows the headings take. */
  readonly rows: number;
  /** The row below that explains them to whoever fills the plan in ("Who will do this?"). */
  readonly guidance: Row | null;
}

/** Columns with what the rows below tell about them. */
export interface PlacedColumns extends Columns {
  /** Columns of rows with one cell less, whose number stands in front of the words of their first cell. */
  readonly narrow: { readonly upTo: number; readonly columns: Columns } | null;
}

/** How far below the headings to look for refs. */
const lookedAt = 40;

/** "1.2", "Objective 3": words of a row, where headings have no numbers. */
const numbered = /^\d{1,3}(?:\.\d+)*[.:]?$|^(?:aim|objective|priority|theme|recommendation|outcome)\s+\d/i;

/** The headings that begin at a row; null when none do. */
export function headingAt(rows: readonly Row[], at: number): Heading | null {
  const [row, next] = [rows[at]!, rows[at + 1]];
  const own = ownCells(row);
  if (own.length < 2 || own.some(({ text }) => numbered.test(text)) || sectionIn(row, null)) return null;
  const two = next && isSubheading(row, next) ? withGroups(row, next) : null;
  const columns = two ?? columnsFrom(ownTexts(row));
  if (!columns) return null;
  const length = two ? 2 : 1;
  const below = rows.slice(at + length, at + length + lookedAt);
  const known = withTimes(withoutDegrees(columns, below), below);
  const placed = withTheme(withRefs(known, two ? next! : row, below), below);
  const guidance = below[0] && isGuidance(below[0], placed) ? below[0] : null;
  return { columns: placed, rows: length, guidance };
}

function ownTexts(row: Row): readonly string[] {
  return row.cells.map((cell) => (cell.merged ? '' : plainLines(cell.text)));
}

/** Each place's group heading: the words above that span it, or that stand left of a blank. */
function groups(row: Row): readonly string[] {
  let group = '';
  return row.cells.map((cell) => {
    if (cell.text.trim() !== '') group = plainLines(cell.text);
    return group;
  });
}

const longestSubheading = 40;
const period =
  /^(?:q[1-4]|quarter\b.*|(?:start|end|from|to|lead|support)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\b.*)$/i;

/** Whether a row holds sub-headings: short words only, each below a heading that spans or is followed by blanks. */
function isSubheading(row: Row, next: Row): boolean {
  const own = ownCells(next);
  if (own.length < 2 || own.some(({ text }) => text.length > longestSubheading || numbered.test(text))) return false;
  const spans = (at: number) => row.cells[at + 1]?.merged === 'across' || row.cells[at]?.merged === 'across';
  const blank = (at: number) => (row.cells[at]?.text ?? '').trim() === '';
  const grouped = (at: number) => spans(at) || blank(at) || blank(at + 1);
  const known = own.filter(({ text }) => meaningOf(text) !== null || period.test(text));
  const gains = own.some(({ at }) => blank(at) || row.cells[at]?.merged === 'across');
  return gains && own.every(({ at }) => grouped(at)) && known.length * 2 >= own.length;
}

/** Headings in two rows; null where the second says as much alone: then the first is a title. */
function withGroups(row: Row, next: Row): Columns | null {
  const both = columnsFrom(combined(row, next));
  const alone = columnsFrom(ownTexts(next));
  return both && alone && both.unknown.length >= alone.unknown.length ? null : both;
}

function combined(row: Row, next: Row): readonly string[] {
  const above = groups(row);
  return next.cells.map((cell, at) => {
    const own = cell.merged ? '' : plainLines(cell.text);
    if (own === '') return row.cells[at]?.merged === 'across' ? '' : plainLines(row.cells[at]?.text ?? '');
    if (own === above[at]) return own;
    return meaningOf(own) !== null ? own : `${above[at] ?? ''} ${own}`;
  });
}

/**
 * A ref column is often left without a heading, or shares one with the words beside it, so the rows below tell where
 * the refs are.
 */
function withRefs(columns: Columns, header: Row, below: readonly Row[]): PlacedColumns {
  const placed = { ...columns, narrow: null };
  if (columns.at.has('ref')) return placed;
  const taken = new Map([...columns.at].map(([column, at]) => [at, column]));
  const action = columns.at.get('action')!;
  for (let at = 0; at <= action; at++) {
    if (!holdRefs(below, at)) continue;
    const column = taken.get(at);
    if (!column) return withRefAt(placed, at);
    // One heading over two columns, the refs and their words: the case-review action plan has this.
    if (header.cells[at + 1]?.merged === 'across') return withRefAt({ ...placed, at: moved(columns, column) }, at);
    const wide = beyondHeadings(columns, at, below);
    if (wide) return wide;
  }
  return placed;
}

/** "Target" above dates is the timescale, where no other column is. */
function withTimes(columns: Columns, below: readonly Row[]): Columns {
  if (columns.at.has('timescale')) return columns;
  const place = columns.headings.findIndex((heading, at) => {
    if (!columns.unknown.includes(headingWords(heading))) return false;
    const texts = below.map(({ cells }) => cells[at]?.text.trim() ?? '').filter((text) => text !== '');
    return texts.length > 1 && texts.filter(isTimescale).length * 3 >= texts.length * 2;
  });
  if (place < 0) return columns;
  const name = headingWords(columns.headings[place]!);
  return {
    ...columns,
    at: new Map([...columns.at, ['timescale', place]]),
    unknown: columns.unknown.filter((each) => each !== name),
  };
}

const degree = /^(?:very )?(?:high|medium|low|urgent|critical|h|m|l|\d)$/i;

/** "Priority" above High, Medium and Low is no aim: it is told as a column that is not kept. */
function withoutDegrees(columns: Columns, below: readonly Row[]): Columns {
  const aim = columns.at.get('aim');
  if (aim === undefined) return columns;
  const words = below.map(({ cells }) => cells[aim]?.text.trim() ?? '').filter((text) => text !== '');
  if (words.length === 0 || !words.every((text) => degree.test(text))) return columns;
  const at = new Map([...columns.at].filter(([column]) => column !== 'aim'));
  return { ...columns, at, unknown: [...columns.unknown, headingWords(columns.headings[aim]!)] };
}

const longestTheme = 80;

/** A column of short words left of the action, without a heading, says what the actions are about. */
function withTheme(columns: PlacedColumns, below: readonly Row[]): PlacedColumns {
  if (columns.at.has('theme') || columns.at.has('aim')) return columns;
  const taken = new Set(columns.at.values());
  for (let at = 0; at < columns.at.get('action')!; at++) {
    if (taken.has(at) || (columns.headings[at] ?? '').trim() !== '') continue;
    const own = below.filter(({ cells }) => cells[at] !== undefined && cells[at]?.merged !== 'across');
    const words = own.map(({ cells }) => cells[at]?.text.trim() ?? '');
    const named = words.filter((text) => /\p{L}{3}/u.test(text) && text.length <= longestTheme);
    if (named.length * 2 < words.length || named.length === 0) continue;
    return { ...columns, at: new Map([...columns.at, ['theme', at]]) };
  }
  return columns;
}

function withRefAt(columns: PlacedColumns, at: number): PlacedColumns {
  const heading = headingWords(columns.headings[at] ?? '');
  const unknown = columns.unknown.filter((each) => each !== heading);
  return { ...columns, unknown, at: new Map([...columns.at, ['ref', at]]) };
}

function moved(columns: Columns, column: Column): ReadonlyMap<Column, number> {
  return new Map([...columns.at, [column, columns.at.get(column)! + 1]]);
}

/** As text a heading over two columns leaves the rows one cell wider than the headings. */
function beyondHeadings(columns: Columns, first: number, below: readonly Row[]): PlacedColumns | null {
  const headings = columns.headings.findLastIndex((heading) => heading.trim() !== '') + 1;
  const wide = below.filter(({ cells }) => cells.length > headings);
  if (first !== columns.headings.findIndex((heading) => heading.trim() !== '')) return null;
  if (!wide.some(({ cells }) => cells[headings]!.text.trim() !== '')) return null;
  return withRefAt({ ...shifted(columns, 1), narrow: { upTo: headings, columns } }, first);
}

/** Whether at least half of what a column holds are refs; a number in front of words is none here. */
function holdRefs(below: readonly Row[], at: number): boolean {
  const texts = below.flatMap(({ cells }) => {
    const cell = cells[at];
    return !cell || cell.merged || cell.text.trim() === '' || stuckRef(cell.text.trim()) ? [] : [cell.text];
  });
  const refs = texts.filter((text) => readRef(text).ref !== null);
  return refs.length > 0 && refs.length * 2 >= texts.length;
}

/** The columns of one row: a row with a cell less has its number in its first cell. */
export function columnsFor(row: Row, columns: PlacedColumns): Columns {
  const { narrow } = columns;
  if (!narrow) return columns;
  const first = row.cells[columns.at.get('ref')!]?.text.trim() ?? '';
  const isNarrow = first !== '' && refIn(first) === null && row.cells.length <= narrow.upTo;
  return isNarrow ? narrow.columns : columns;
}

/** The same headings on the next page, or as much of them as stood on it. */
export function isSameHeading(columns: Columns, before: Columns): boolean {
  const words = (headings: readonly string[]) => headings.map((heading) => headingWords(heading).toLowerCase());
  const [now, then] = [words(columns.headings), words(before.headings)];
  return now.every((heading, at) => (then[at] ?? '').startsWith(heading)) && now.some((heading) => heading !== '');
}

const guidance =
  /\?$|^\(.*\)$|^\[.*\]$|^<.*>$|^(?:e\.?g\.?|i\.?e\.?|for example|please|insert|enter|state|describe|specify|list|give|use|add|select|choose|name of|dd|what|who|when|how|b?rag)\b/i;

/** A row below the headings that tells what to write under them. */
function isGuidance(row: Row, columns: Columns): boolean {
  const own = ownCells(row);
  const ref = columns.at.get('ref');
  if (own.length < 2 || (ref !== undefined && refIn(row.cells[ref]?.text ?? '') !== null)) return false;
  const telling = own.filter(({ text }) => guidance.test(text));
  return telling.length * 4 >= own.length * 3 && telling.some(({ at }) => at === columns.at.get('action'));
}

import type { Day } from './day.ts';

/** One position of a table's grid. A merged cell fills several: each has its words, and says so in `merged`. */
export interface Cell {
  /** As a person sees it in the file; lines end in "\n". */
  readonly text: string;
  /** The cell's colour, "#FFC000". */
  readonly fill?: string;
  /** The day, where the file holds a date rather than words: its `text` depends on how it is formatted. */
  readonly day?: Day;
  /** Set where the words belong to a merged cell that starts further left, or in a row above. */
  readonly merged?: 'across' | 'down';
}

export interface Row {
  /** Where a person finds it: the row of the table or sheet, or the line of a text file, counted from 1. */
  readonly row: number;
  readonly cells: readonly Cell[];
  /** What the reader of the file could not tell for certain of this row: the person is told to check it. */
  readonly doubts?: readonly string[];
}

/** A grid of cells as a file holds it: a table of a Word document, a sheet, the lines of a text file. */
export interface Table {
  /** "table 1", the sheet's name, "text". */
  readonly part: string;
  /** The paragraphs between the table before and this one: titles and headings stand there. */
  readonly before: readonly string[];
  readonly rows: readonly Row[];
  /** A hidden sheet: what nobody can see is not imported. */
  readonly hidden?: boolean;
}

/** What a column of a plan can hold. */
export type Column =
  | 'ref'
  | 'theme'
  | 'objective'
  | 'action'
  | 'measure'
  | 'timescale'
  | 'lead'
  | 'responsible'
  | 'updates'
  | 'rating';

/** Which position of a row holds what. */
export type Columns = ReadonlyMap<Column, number>;

/** The words of column headings, most telling first: "Action lead" is a lead, "Action update" an update. */
const meanings: readonly (readonly [Column, RegExp])[] = [
  ['ref', /^(?:(?:action|item) )?(?:no|number|ref|reference|id|#)$/],
  ['updates', /\b(?:updates?|progress|response|comments|commentary)\b/],
  ['rating', /^(?:rag\b|.*\brating|status$)/],
  ['timescale', /time ?scale|time ?frame|deadline|^(?:by )?when$|^(?:target|due|completion|end|review)? ?dates?$/],
  ['lead', /\bleads?\b|^groups?$|accountable/],
  ['responsible', /responsib|\bowners?\b|^(?:by )?whom?$/],
  ['measure', /measure|success|outcome|evidence|impact|how will we know/],
  ['theme', /^(?:theme|category)$/],
  [
    'action',
    /^(?:(?:specific|key|agreed|required|recommended) )?actions?(?: (?:required|needed|to be taken|agreed))?$/,
  ],
  ['objective', /objective|recommendation|learning points?|priorit(?:y|ies)/],
];

const longestHeading = 60;
const refPattern = /^[a-z]{0,5}[ .-]?\d{1,4}(?:[.-]\d{1,4})*[a-z]{0,2}$/i;

/** The ref in a cell, "4.1" for "4.1." or "Action 4.1"; null when the cell holds none. */
export function refIn(text: string): string | null {
  const ref = text
    .trim()
    .replace(/^(?:action|item|no\.?|ref\.?)\s+(?=\d)/i, '')
    .replace(/\.$/, '');
  return refPattern.test(ref) ? ref : null;
}

/** The words that stand in a row themselves, each once, with their positions. */
export function ownCells(row: Row): readonly { readonly at: number; readonly text: string }[] {
  return row.cells
    .map((cell, at) => ({ at, text: cell.merged ? '' : plainLines(cell.text) }))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

/**
 * The columns that a row of headings names, by their words and not their places; null when it is no such row.
 * A ref column is often left without a heading, so the rows `below` tell where the refs are.
 */
export function columnsOf(row: Row, below: readonly Row[]): Columns | null {
  const found = new Map<Column, number>();
  for (const { at, text } of ownCells(row)) {
    const meaning = meaningOf(text);
    if (meaning && !found.has(meaning)) found.set(meaning, at);
  }
  if (!found.has('action') || found.size < 2) return null;
  return found.has('ref') ? found : withRefColumn(found, row, below);
}

/** The headings of a row that say nothing Baton knows: the person is told that these columns are not kept. */
export function unknownHeadings(row: Row): readonly string[] {
  return ownCells(row)
    .filter(({ text }) => !meaningOf(text))
    .map(({ text }) => text.replaceAll('\n', ' '));
}

/** What a heading means; null when it is none that Baton knows. */
export function meaningOf(text: string): Column | null {
  if (text.length > longestHeading) return null;
  const words = text
    .toLowerCase()
    .replace(/[^a-z0-9#]+/g, ' ')
    .trim();
  return meanings.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

function withRefColumn(found: Map<Column, number>, header: Row, below: readonly Row[]): Columns {
  const refs = (at: number) => below.some((row) => refIn(row.cells[at]?.text ?? '') !== null);
  const taken = new Map([...found].map(([column, at]) => [at, column]));
  for (const at of header.cells.keys()) {
    const column = taken.get(at);
    const spansNext = header.cells[at + 1]?.merged === 'across';
    if (!refs(at) || (column && !spansNext)) continue;
    // One heading over two columns, the refs and their words: the case-review action plan has this.
    if (column) found.set(column, at + 1);
    found.set('ref', at);
    return found;
  }
  return found;
}

const bullet = /^[•▪◦‣·●○■□–—*-]\s+/;
const letter = /^([a-z])[.)]\s+/;

/**
 * Words as lines without list marks: Word's own lists carry none, so "• CIN" and "b. Analyse" in another form of
 * the same plan must not differ from them. Typed numbers stay, because updates refer to them ("1. … 2. …").
 */
export function plainLines(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim().replace(bullet, ''))
    .filter((line) => line !== '');
  const letters = lines.map((line) => letter.exec(line)?.[1] ?? '').join('');
  const isLettered = letters.length > 1 && 'abcdefghijklmnopqrstuvwxyz'.startsWith(letters);
  return (isLettered ? lines.map((line) => line.replace(letter, '')) : lines).join('\n');
}

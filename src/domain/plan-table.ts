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

/** The words that stand in a row themselves, each once, with their positions. */
export function ownCells(row: Row): readonly { readonly at: number; readonly text: string }[] {
  return row.cells
    .map((cell, at) => ({ at, text: cell.merged ? '' : plainLines(cell.text) }))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
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

import { type Column, meaningOf } from '../domain/plan-columns.ts';
import { type Block, wordsOf } from './flowed-blocks.ts';

export interface Heading {
  readonly text: string;
  readonly column: Column;
  readonly row: number;
}

export interface Headings {
  readonly headings: readonly Heading[];
  /** Title and introduction, above the first heading. */
  readonly before: readonly string[];
  /** The first row's cells, where a converter put each below its heading: in the order of the headings, or blank. */
  readonly first: readonly (readonly Block[])[];
  /** Where the text goes on below the headings. */
  readonly next: number;
}

const mostBlocksBetween = 4;
const longestHeading = 60;

/**
 * The headings of a table whose cells run one below the other. They stand together, or each above the first row's cell;
 * one block may hold several, a line each or in one line.
 */
export function headingsIn(blocks: readonly Block[]): Headings | null {
  for (let start = 0; start < blocks.length; start++) {
    const found = headingsFrom(blocks, start);
    if (found) return { ...found, before: blocks.slice(0, start).map(wordsOf) };
  }
  return null;
}

function headingsFrom(blocks: readonly Block[], start: number): Omit<Headings, 'before'> | null {
  const headings = [...headingsOf(blocks[start]!)];
  if (headings.length === 0) return null;
  const first: Block[][] = [];
  let next = start + 1;
  for (let at = next; at < blocks.length && at - next <= mostBlocksBetween; at++) {
    const here = headingsOf(blocks[at]!).filter(({ column }) => headings.every((each) => each.column !== column));
    if (here.length === 0) continue;
    // What stands between two headings is the first row's cell below the one above: below each, or below none.
    const isBetween = at > next;
    const isSpread = first.length === headings.length - 1;
    if (headings.length > 1 && isBetween && !isSpread) break;
    if (isBetween) first[headings.length - 1] = blocks.slice(next, at) as Block[];
    else if (first.length > 0) break;
    headings.push(...here);
    next = at + 1;
  }
  const isPlan = headings.length >= 2 && headings.some(({ column }) => column === 'action');
  return isPlan ? { headings, first, next } : null;
}

/** The headings that a block is, all of it; else none. */
export function headingsOf(block: Block): readonly Heading[] {
  const { row } = block[0]!;
  const whole = wordsOf(block);
  // "Action plan" is a title.
  if (/\bplan(?:\s+(?:20\d\d.*|for .*))?$/i.test(whole)) return [];
  const column = whole.length <= longestHeading ? meaningOf(whole) : null;
  const lines = block.map(({ text }) => ({ text, column: meaningOf(text) }));
  const split = block.length === 1 ? splitHeadings(whole) : lines;
  const isSeveral = split.length > 1 && split.every((each) => each.column !== null) && isDistinct(split);
  if (isSeveral && (block.length === 1 || !column || split.length > 2))
    return split.map((each) => ({ ...each, row })) as Heading[];
  return column ? [{ text: whole, column, row }] : [];
}

interface Read {
  readonly text: string;
  readonly column: Column | null;
}

function isDistinct(headings: readonly Read[]): boolean {
  return new Set(headings.map(({ column }) => column)).size === headings.length;
}

const mostWords = 24;

/** "No Action By when Lead group" in one line, where words divide into headings of different kinds and none is left over. */
function splitHeadings(text: string): readonly Read[] {
  const words = text.split(' ');
  if (words.length > mostWords || words.length < 2) return [];
  const from = (at: number, taken: ReadonlySet<Column>): readonly Read[] | null => {
    if (at === words.length) return [];
    for (let end = at + 1; end <= Math.min(words.length, at + 4); end++) {
      const heading = words.slice(at, end).join(' ');
      const column = /^\p{Lu}|#/u.test(heading) ? meaningOf(heading) : null;
      if (!column || taken.has(column)) continue;
      const rest = from(end, new Set([...taken, column]));
      if (rest) return [{ text: heading, column }, ...rest];
    }
    return null;
  };
  return from(0, new Set()) ?? [];
}

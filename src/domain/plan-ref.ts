import type { Row } from './plan-table.ts';
import { sortableRef } from './ref.ts';

/** "4.1", "R12b", "1(a)", "#3", "DP/01", "SCP-2023/04" */
const refPattern =
  /^(?:(?:[a-z]{0,5}[ .-]?|#)\d{1,4}(?:[.-]\d{1,4})*(?:[a-z]{0,2}|\([a-z]{1,3}\))|[a-z]{1,6}(?:[/-]\d{1,4}){1,3}[a-z]?)$/i;
/** "A, B & C" behind a ref; a page break may leave "A &" in one row and "C" in the next. */
const themeLetters = /^(?:&\s*)?[A-Z](?:\s*(?:,|&|\band\b)\s*[A-Z])*\s*(?:,|&|\band\b)?$/;

/** What a ref column's cell says: the ref, and the letters of themes that stand behind it. */
export interface RefRead {
  readonly ref: string | null;
  readonly themes: readonly string[];
}

const nothing: RefRead = { ref: null, themes: [] };

/** "4.1" for "4.1." or "Action 4.1"; "2.1" with A and C for "2.1 A & C". */
export function readRef(text: string): RefRead {
  const words = text.replace(/\s+/g, ' ').trim();
  const ref = words.replace(/^(?:action|item|rec(?:ommendation)?|no\.?|ref\.?)\s+(?=\d)/i, '').replace(/[.):]$/, '');
  if (refPattern.test(ref)) return { ref, themes: [] };
  const [, number, rest] = /^(\d+(?:\.\d+)*)[.)]?\s+(.+)$/.exec(ref) ?? [];
  if (number && themeLetters.test(rest!)) return { ref: number, themes: lettersIn(rest!) };
  return nothing;
}

/** The ref in a cell; null when the cell holds none. */
export function refIn(text: string): string | null {
  return readRef(text).ref;
}

/** The letters of themes that a page break parted from their ref: "C", "& C", "A, B & C". Null for other words. */
export function themesAlone(text: string): readonly string[] | null {
  const words = text.replace(/\s+/g, ' ').trim();
  return themeLetters.test(words) ? lettersIn(words) : null;
}

function lettersIn(words: string): readonly string[] {
  return words.match(/\b[A-Z]\b/g) ?? [];
}

/** A number in front of words, in their cell: "1 The current process …", "1.2. Review …", "R3: Ensure …". */
export interface StuckRef {
  readonly ref: string;
  readonly rest: string;
}

const stuckPattern = /^((?:[A-Z]{1,3})?\d{1,3}(?:\.\d{1,3})*)[.):]?\s+(?=["'‘“]?\p{Lu})/u;

/** A cell that numbers several things ("1. … 2. …") is no ref with words: the numbers are the list's own. */
export function stuckRef(text: string): StuckRef | null {
  const match = stuckPattern.exec(text);
  if (!match || /(?:^|\s)2[.)]\s/.test(text.slice(match[0].length))) return null;
  return { ref: match[1]!, rest: text.slice(match[0].length) };
}

/** Whether numbers in front of a column's words are refs: they count upwards, where "6 random cases" would not. */
export function countUpwards(refs: readonly string[]): boolean {
  const keys = refs.map(sortableRef);
  return keys.length > 1 && keys.every((key, at) => at === 0 || keys[at - 1]! <= key);
}

/** Whether a column of refs uses letters: A, B, C. */
export function isLettered(rows: readonly Row[], at: number): boolean {
  const words = rows.map((row) => row.cells[at]).flatMap((cell) => (cell && !cell.merged ? [cell.text.trim()] : []));
  const letters = words.filter((text) => /^[A-Z][.)]?$/.test(text));
  return letters.length > 1 && letters.length === words.filter((text) => text !== '').length;
}

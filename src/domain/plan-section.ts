import type { Columns } from './plan-columns.ts';
import { refIn } from './plan-ref.ts';
import { ownCells, plainLines, type Row } from './plan-table.ts';

/** A heading inside a plan, under which actions stand. */
export interface Section {
  readonly level: 'aim' | 'objective';
  readonly words: string;
}

const kinds =
  'aim|goal|priority|theme|strand|pillar|outcome|work ?stream|ambition|objective|recommendation|finding|learning point';
const number = String.raw`\s+(?:(?:no\.?|number)\s*)?(?:\d+(?:\.\d+)*[a-z]?|one|two|three|four|five|six|seven|eight|nine|ten)`;
const pattern = new RegExp(
  String.raw`^(?:(?:key|strategic|overarching|business|our|local|shared|partnership|board|improvement)\s+)*(${kinds})` +
    // A letter is a number only where it ends so: "Finding a way" is none.
    String.raw`(?:${number}(?:\s*[:.)–—-]+\s*|\s+|$)|\s+[A-Z]{1,3}(?:\s*[:.)–—]+\s*|$)|\s*:\s*|\s+[–—-]\s+)(.*)$`,
  'is',
);
const objectives = /^(?:objective|recommendation|finding|learning point)$/i;

/** "Strategic Aim 2: …", "Objective 3 …", "Theme – …"; null for other words. */
function sectionNamed(words: string): Section | null {
  const match = pattern.exec(words);
  if (!match) return null;
  return { level: objectives.test(match[1]!) ? 'objective' : 'aim', words: match[2]!.trim() };
}

/** The section that a row announces ("Strategic Aim 1 | Safeguarding is …"); null when it is no such row. */
export function sectionIn(row: Row, columns: Columns | null): Section | null {
  const own = ownCells(row);
  const [first, second] = own;
  if (!first || own.length > 2 || (columns && isActionRow(row, own, columns))) return null;
  const named = sectionNamed(first.text);
  if (!named) return null;
  const words = [named.words, second?.text ?? ''].filter((each) => each !== '').join(' – ');
  return { level: named.level, words: words === '' ? first.text : words };
}

/** "Priority 2 | Review …" under "Priority | Action" is an action that has a priority. */
function isActionRow(row: Row, own: readonly { readonly at: number }[], { at }: Columns): boolean {
  const action = at.get('action')!;
  if (row.cells[action + 1]?.merged === 'across') return false;
  // Alone in the first column it is as good as merged across.
  if (own.length === 1 && action === Math.min(...at.values())) return false;
  return own[0]!.at === action || (own.at(-1)!.at === action && own[0]!.at !== (at.get('ref') ?? -1));
}

const longestSection = 200;

/** A section as the paragraphs above a table announce it. */
export function sectionAbove(before: readonly string[]): Section | null {
  const near = before.slice(-3).filter((line) => line.length <= longestSection);
  const named = near.map((line) => ({ line, section: sectionNamed(line) })).findLast(({ section }) => section !== null);
  return named ? { level: named.section!.level, words: named.section!.words || named.line } : null;
}

/** "6 | Ensure that …" above 6.1: a number and one cell of words, while the next row's number goes on from it. */
export function numberedSection(row: Row, columns: Columns, next: Row | undefined): string | null {
  const ref = columns.at.get('ref');
  if (ref === undefined || !next) return null;
  const written = refIn(row.cells[ref]?.text ?? '');
  const words = ownCells(row).filter(({ at }) => at !== ref);
  const following = refIn(next.cells[ref]?.text ?? '');
  if (written === null || words.length !== 1 || row.cells[ref]!.merged || following === null) return null;
  return following.startsWith(`${written}.`) ? words[0]!.text : null;
}

/** The only words of a row that is merged across, or that has them in its first column where refs stand. */
export function loneWords(row: Row, columns: Columns): string | null {
  const own = ownCells(row);
  const [only] = own;
  if (!only || own.length > 1) return null;
  const spansAll = row.cells.length > 1 && row.cells.every((cell, at) => at === only.at || cell.merged === 'across');
  const inRefs = only.at === columns.at.get('ref') && refIn(only.text) === null;
  return spansAll || inRefs ? plainLines(only.text) : null;
}

const longestNote = 60;
const note = /^(?:note|nb|key|legend|source|page|updated?|version|total|end)\b/i;

/** Whether words alone in a row may head the actions below them. */
export function mayHead(words: string): boolean {
  return words.length <= longestSection && /\p{Lu}/u.test(words);
}

/** "End", "Updated May 2024": words about the plan and not in it. */
export function isNote(words: string): boolean {
  return words.length <= longestNote && note.test(words);
}

import type { Run } from './pdf-page.ts';

/** Words that stand beside each other, with the room they take. */
export interface TextLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

/** A gap narrower than this part of the letters' size is inside a word. */
const spaceWidth = 0.15;

/** Runs put together to lines, from top to bottom; a raised "th" stays in its line. */
export function linesOf(runs: readonly Run[], widestGap = Number.POSITIVE_INFINITY): readonly TextLine[] {
  const rows: Run[][] = [];
  for (const run of runs.toSorted((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    const anchor = row?.reduce((tallest, each) => (each.size > tallest.size ? each : tallest));
    if (row && anchor && run.y - anchor.y < 0.45 * Math.max(run.size, anchor.size)) row.push(run);
    else rows.push([run]);
  }
  return rows.flatMap((row) => together(row, widestGap));
}

function together(row: readonly Run[], widestGap: number): readonly TextLine[] {
  const lines: TextLine[] = [];
  for (const run of row.toSorted((a, b) => a.left - b.left)) {
    const line = lines.at(-1);
    const size = Math.max(run.size, line?.size ?? 0);
    const gap = line ? run.left - line.right : 0;
    if (!line || gap > widestGap * size) lines.push({ ...run });
    else {
      const text = line.text + (gap > spaceWidth * size ? ' ' : '') + run.text;
      lines[lines.length - 1] = { text, left: line.left, right: Math.max(line.right, run.right), y: line.y, size };
    }
  }
  return lines;
}

const listMark = /^(?:https?:\/\/|[•▪◦‣·●○■□\uf0b7\uf0a7–—*-]\s|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s)/;
const tightLeading = 1.75;

/**
 * Lines as the paragraphs they were before a column wrapped them: a line goes on where the next line's first word had
 * no room left in it. `right` is where the column ends.
 */
export function unwrapped(lines: readonly TextLine[], right: number): string {
  let text = '';
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (!before) text = line.text;
    else if (!continues(before, line, right)) text += `\n${line.text}`;
    else text += joint(text, line.text) + line.text;
  }
  return text.replace(/\uf0b7|\uf0a7/g, '•');
}

function continues(before: TextLine, line: TextLine, right: number): boolean {
  if (listMark.test(line.text)) return false;
  const [small, large] = [Math.min(before.size, line.size), Math.max(before.size, line.size)];
  // A heading is set larger than what it heads; a paragraph may stand further off.
  if (large > small * 1.15 || line.y - before.y > tightLeading * large) return false;
  const firstWord = /^\S+/.exec(line.text)?.[0] ?? '';
  const width = ((line.right - line.left) * breadthOf(firstWord)) / breadthOf(line.text);
  const room = right - 1 - before.right - 0.25 * before.size;
  // A sentence that goes on in small letters was hardly broken by hand.
  return width * 1.05 > room || (width * 2 > room && /^\p{Ll}/u.test(line.text));
}

/** How broad letters are beside each other, roughly as in most faces: for the share of a word in its line's width. */
export function breadthOf(text: string): number {
  let sum = 0;
  for (const letter of text)
    sum += /[ijltfI.,:;'’|! ()[\]/-]/.test(letter)
      ? 0.3
      : /[mwMW@%]/.test(letter)
        ? 0.85
        : /\p{Lu}/u.test(letter)
          ? 0.68
          : 0.53;
  return sum;
}

/** A word divided at its own hyphen ("pre-/referral") has no space there; a spaced dash has. */
function joint(text: string, next: string): string {
  return /\p{L}[-/]$/u.test(text.slice(-3)) && /^\p{L}/u.test(next) ? '' : ' ';
}

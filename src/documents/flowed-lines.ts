import { isUnfinished } from './flowed-blocks.ts';

/** A line that runs across columns may have kept a border's stroke, read as one of these. */
const stroke = /\s*[|[\]]\s*/;
/** Letters are not all equally wide: a line may hold a few more than the widest seen. */
const slack = 1;

/** Divides the first line of a row: each of its cells begins with a capital, and is no wider than its column. */
export function divideFirst(line: string, widths: readonly number[]): readonly string[] {
  const starts = (word: string) => /^[\p{Lu}\d•"'“‘-]/u.test(word);
  return divide(line, widths, ({ words, at, isLast }) => {
    const text = words.join(' ');
    if (text === '') return 6;
    if (!starts(words[0]!)) return 30;
    const room = Math.max(0, widths[at]! - text.length);
    // A full line goes on below; one that ends a sentence need not. None ends with the first word of another.
    return (isLast || !isUnfinished(text) ? room / 20 : room / 4) + (sentenceStart.test(text) ? 6 : 0);
  });
}

const sentenceStart = /\s(?:The|An?|This|These|In)$/;

/** A line that cannot be a cell's last. */
const goesOnBelow = /(?:[-–,&/(]|\b(?:by|the|a|an|of|to|and|or|for|in|on|with|from|at|as|is|are|be|will|has|have))$/i;

/** Divides a further line: a cell goes on in it only if its first word had no room on that cell's last line. */
export function divideFurther(line: string, last: readonly string[], widths: readonly number[]): readonly string[] {
  return divide(line, widths, ({ words, at, isLast }) => {
    const text = words.join(' ');
    const before = last[at]!;
    if (text === '') return costOfNothing(before, widths[at]!);
    if (before === '') return /^\p{Lu}/u.test(text) ? 3 : 20;
    const spare = goesOnBelow.test(text) ? Math.max(0, widths[at]! - text.length) : 0;
    return costOfGoingOn(before, words, widths[at]!) + (isLast ? 0 : spare / 3) + (sentenceStart.test(text) ? 6 : 0);
  });
}

/** The cell that a short line ends which stands alone below lines that ran across the columns. */
export function cellGoingOn(line: string, last: readonly string[], widths: readonly number[]): number {
  const costs = last.map((before, at) => {
    const cost = costOfGoingOn(before, line.split(' '), widths[at]!);
    return goesOnBelow.test(before) ? cost - 1 : cost;
  });
  return costs.indexOf(Math.min(...costs));
}

/** Each further cell that goes on in one line needs its reason: a sentence that goes on, or a paragraph that begins. */
function costOfGoingOn(before: string, words: readonly string[], width: number): number {
  const isRest = /^[\p{Ll}(&]/u.test(words[0]!);
  if (!isUnfinished(before)) return isRest ? 12 : 5;
  return 2 + Math.max(0, roomFor(before, words[0]!, width)) + (isRest ? 0 : 3);
}

const commonWord = 'together';

function costOfNothing(before: string, width: number): number {
  if (goesOnBelow.test(before)) return 8;
  return isUnfinished(before) && roomFor(before, commonWord, width) < 0 ? 4 : 0;
}

function roomFor(line: string, word: string, width: number): number {
  return Number.isFinite(width) ? width - (line.length + 1 + word.length) : 0;
}

interface Part {
  readonly words: readonly string[];
  readonly at: number;
  readonly isLast: boolean;
}

type Cost = (part: Part) => number;

interface Division {
  readonly parts: readonly string[];
  readonly cost: number;
}

/** The cheapest division of a line's words to the columns in order; a stroke in it is an end of a cell. */
function divide(line: string, widths: readonly number[], costOf: Cost): readonly string[] {
  const pieces = line.split(stroke).filter((piece) => piece !== '');
  const ends = new Set<number>();
  let count = 0;
  for (const piece of pieces.slice(0, -1)) {
    count += piece.split(' ').length;
    ends.add(count);
  }
  const words = pieces.flatMap((piece) => piece.split(' '));
  const best = new Map<number, Division>([[0, { parts: [], cost: 0 }]]);
  let open = best;
  for (const at of widths.keys()) {
    const isLast = at === widths.length - 1;
    const next = new Map<number, Division>();
    for (const [from, { parts, cost }] of open) {
      for (let to = isLast ? words.length : from; to <= words.length; to++) {
        const part = words.slice(from, to);
        if (!isLast && part.join(' ').length > widths[at]! + slack) break;
        const over = Math.max(0, part.join(' ').length - widths[at]! - slack) * 2;
        const crossed = [...ends].filter((end) => end > from && end < to).length * 25;
        const whole = cost + costOf({ words: part, at, isLast }) + crossed + (Number.isFinite(over) ? over : 0);
        if (whole < (next.get(to)?.cost ?? Number.POSITIVE_INFINITY)) {
          next.set(to, { parts: [...parts, part.join(' ')], cost: whole });
        }
      }
    }
    open = next;
  }
  const found = open.get(words.length);
  return found?.parts ?? widths.map((_, at) => (at === widths.length - 1 ? words.join(' ') : ''));
}

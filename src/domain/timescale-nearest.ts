import { monthNames } from './day.ts';

const letters = /\p{L}+/gu;

/**
 * The words with slips put right that can hardly mean anything else: a month with a letter wrong ("Septmber"), a letter
 * for a figure ("3O March"). Only to offer a day to the person, never to read one.
 */
export function mended(words: string): string {
  if (!/\d/.test(words)) return words;
  return words
    .replace(/(?<![\p{L}\d])(?=[\dOolI]*\d)[\dOolI]{1,4}(?![\p{L}\d])/gu, (figures) =>
      figures.replace(/o/gi, '0').replace(/[lI]/g, '1'),
    )
    .replace(letters, (word) => nearestMonth(word) ?? word);
}

function nearestMonth(word: string): string | null {
  if (word.length < 3) return null;
  const near = monthNames.filter(
    (month) => slips(word.toLowerCase(), month.toLowerCase()) <= (word.length > 4 ? 2 : 1),
  );
  return near.length === 1 ? near[0]! : null;
}

/** How many letters are wrong, missing, too many or swapped with their neighbour. */
function slips(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const change = from[i - 1] === to[j - 1] ? 0 : 1;
      const swapped =
        change && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]
          ? rows[i - 2]![j - 2]! + 1
          : Number.POSITIVE_INFINITY;
      row.push(Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + change, swapped));
    }
    rows.push(row);
  }
  return rows[from.length]![to.length]!;
}

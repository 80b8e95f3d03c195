// In CSV nothing says that a cell is words: one that begins like a formula is run when a spreadsheet opens the file.

const formula = '[=+\\-@\\t\\r＝＋－＠]';
const likeFormula = new RegExp(`^'*${formula}`);
const behindGuard = new RegExp(`^'(?='*${formula})`);

/** Words with an apostrophe before them where a spreadsheet would take them for a formula. */
export function guarded(words: string): string {
  return likeFormula.test(words) ? `'${words}` : words;
}

/** The words without that apostrophe, which is not part of them. */
export function unguarded(cell: string): string {
  return cell.replace(behindGuard, '');
}

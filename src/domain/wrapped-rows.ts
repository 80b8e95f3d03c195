import type { Row } from './plan-table.ts';

/**
 * The rows of a page's text may be its lines: a row of the table then takes several. They are joined where the lines
 * themselves show it, by three signs together: some line in the block goes on in the middle of a sentence; the first
 * word of each cell would not have fitted on the line above; and no cell goes on below a blank.
 */
export function joinWrapped(rows: readonly Row[]): readonly Row[] {
  if (rows.some(({ cells }) => cells.some(({ merged, fill }) => merged || fill))) return rows;
  return blocks(rows).flatMap(joinBlock);
}

/** Runs of lines without a gap: a page ends where lines are missing. */
function blocks(rows: readonly Row[]): readonly (readonly Row[])[] {
  const found: Row[][] = [];
  for (const [at, row] of rows.entries()) {
    if (at > 0 && rows[at - 1]!.row + 1 === row.row) found.at(-1)!.push(row);
    else found.push([row]);
  }
  return found;
}

function joinBlock(rows: readonly Row[]): readonly Row[] {
  const widths = widthsOf(rows);
  const goesOn = (at: number) => at > 0 && mayGoOn(rows[at - 1]!, rows[at]!, widths);
  const isWrapped = rows.some((row, at) => goesOn(at) && row.cells.some(({ text }) => /^\p{Ll}/u.test(text.trim())));
  if (!isWrapped) return rows;
  const joined: Row[] = [];
  for (const [at, row] of rows.entries()) {
    if (goesOn(at)) joined.push(together(joined.pop()!, row));
    else joined.push(row);
  }
  return joined;
}

function widthsOf(rows: readonly Row[]): readonly number[] {
  const widths: number[] = [];
  for (const { cells } of rows) {
    for (const [at, { text }] of cells.entries()) widths[at] = Math.max(widths[at] ?? 0, text.trim().length);
  }
  return widths;
}

/** A cell as wide as a paragraph is no line of a page. */
const widestColumn = 80;
/** Letters are not all as wide as each other: a line this full may have had no room for another word. */
const full = 0.9;

function mayGoOn(above: Row, row: Row, widths: readonly number[]): boolean {
  if (Math.max(...widths) > widestColumn) return false;
  const filled = row.cells.map(({ text }, at) => ({ at, words: text.trim() })).filter(({ words }) => words !== '');
  return (
    filled.length > 0 &&
    filled.every(({ at, words }) => {
      const before = above.cells[at]?.text.trim() ?? '';
      return before !== '' && before.length + 1 + words.split(/\s/, 1)[0]!.length > widths[at]! * full;
    })
  );
}

function together(above: Row, row: Row): Row {
  const width = Math.max(above.cells.length, row.cells.length);
  const cells = Array.from({ length: width }, (_, at) => {
    const text = [above.cells[at]?.text.trim() ?? '', row.cells[at]?.text.trim() ?? ''];
    return { text: text.filter((each) => each !== '').join(' ') };
  });
  const doubts = [...(above.doubts ?? []), ...(row.doubts ?? [])];
  return { row: above.row, cells, ...(doubts.length > 0 && { doubts }) };
}

/** A numbered row of a sheet whose cells hold nothing: formatting, often down to row 1,048,576. */
const blankRow = /<row (?:[a-z][\w:]*="[^"<>]*" )*?r="\d+"[^<>]*(?:\/>|>(?:<c [^<>]*(?:\/>|><\/c>))*<\/row>)/g;
const longestRow = 4 * 1024 * 1024;

/**
 * Takes blank rows out of a sheet's XML before it is parsed: a million of them would take longer than everything else.
 * Fed with pieces of text, it gives back what can be told of by then; `null` is the end.
 */
export function withoutBlankRows(): (text: string | null) => string {
  let held = '';
  return (text) => {
    const all = held + (text ?? '');
    const cut = text === null ? all.length : cutIn(all);
    held = all.slice(cut);
    return all.slice(0, cut).replace(blankRow, '');
  };
}

/** A row, or the beginning of its tag, may go on in the next piece. What is no row at all is not held back for ever. */
function cutIn(text: string): number {
  const lastRow = text.lastIndexOf('<row ');
  if (lastRow < 0) return Math.max(0, text.length - '<row'.length);
  return text.length - lastRow > longestRow ? text.length : lastRow;
}

/**
 * The themes in a cell: one a line or parted by semicolons; letters ("A, B & C") also by commas, and short names too.
 * "Shared priorities/engagement" and "Children, young people and families" are one each.
 */
export function themesIn(text: string): readonly string[] {
  const lines = joinedLines(text.split(/[\n;]/).map((line) => line.replace(/\s+/g, ' ').trim()));
  return [...new Set(lines.flatMap(split).filter((theme) => theme !== ''))];
}

/** A narrow column breaks names: "Governance &" and "Support" are one. */
function joinedLines(lines: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const line of lines.filter((each) => each !== '')) {
    const last = joined.at(-1);
    if (last?.endsWith('/')) joined.splice(-1, 1, last + line);
    else if (last !== undefined && (/(?:[&,-]|\b(?:and|of|for|the|to))$/i.test(last) || /^(?:\p{Ll}|&)/u.test(line)))
      joined.splice(-1, 1, `${last} ${line}`);
    else joined.push(line);
  }
  return joined;
}

function split(line: string): readonly string[] {
  const short = line.split(/\s*(?:,|&|\/|\+|\band\b)\s*/i).filter((part) => part !== '');
  if (short.every((part) => /^(?:[A-Z]|[A-Z]?\d{1,2})$/.test(part))) return short;
  const names = line.split(/\s*,\s*/);
  const isList = names.every((name) => name.split(' ').length <= 3 && !/(?:\band\b|&)/i.test(name));
  return isList ? names : [line];
}

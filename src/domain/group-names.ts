/** A group that the register knows: its canonical name, and the other names it goes by. */
export interface KnownGroup {
  readonly name: string;
  readonly aliases: readonly string[];
}

export interface LeadsRead {
  /** Canonical names, in the order written. */
  readonly leads: readonly string[];
  /** True where two names stood together with nothing between them: a person should check. */
  readonly ranTogether: boolean;
}

/** The words that a body's name ends in; what stands before "and" is a group of its own only if it ends so. */
const bodyWord = /\b(?:group|team|board|panel|committee|partnership|partners|forum|hub|council|service|agencies)$/i;
const acronym = /^[A-Z][A-Z&]{2,}$/;

/**
 * Reads the leads of a whole plan, because a plan explains its own names: "MEB" is the Management Executive Board
 * only where the plan or the register names one, and the spelling used most is the canonical one.
 */
export function leadReader(cells: readonly string[], known: readonly KnownGroup[]): (cell: string) => LeadsRead {
  const registered = registeredNames(known);
  const names = canonicalNames(cells.flatMap(separated), registered);
  return (cell) => {
    const read = separated(cell).map((name) => (registered.has(folded(name)) ? [name] : togetherOrApart(name, names)));
    return {
      leads: [...new Set(read.flat().map((name) => names.get(folded(name)) ?? name))],
      ranTogether: read.some((parts) => parts.length > 1),
    };
  };
}

/** Folded names, each with the canonical name it stands for. */
type Names = ReadonlyMap<string, string>;

function registeredNames(known: readonly KnownGroup[]): Names {
  return new Map(known.flatMap(({ name, aliases }) => [name, ...aliases].map((each) => [folded(each), name])));
}

/** The register's names win; then the spellings met, most used first; then initials, where they fit one group only. */
function canonicalNames(met: readonly string[], registered: Names): Names {
  const names = new Map(registered);
  for (const name of bySpellingsMostUsed(met)) if (!names.has(folded(name))) names.set(folded(name), name);
  const byInitials = Map.groupBy(new Set(names.values()), (name) => folded(initialsOf(name)));
  for (const [initials, groups] of byInitials) {
    if (initials !== '' && groups.length === 1 && !registered.has(initials)) names.set(initials, groups[0]!);
  }
  return names;
}

function bySpellingsMostUsed(met: readonly string[]): readonly string[] {
  const uses = Map.groupBy(met, (name) => name);
  return [...uses.keys()].sort((a, b) => uses.get(b)!.length - uses.get(a)!.length);
}

function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => /^\p{Lu}/u.test(word));
  return words.length < 2 ? '' : words.map((word) => word[0]).join('');
}

function folded(name: string): string {
  return name.toLowerCase().replace(/\s+/g, ' ').trim();
}

function separated(cell: string): readonly string[] {
  return cell
    .split(/[\n;,/]/)
    .flatMap(splitAtAnd)
    .map((name) =>
      name
        .replace(/\s+/g, ' ')
        .replace(/[\s.]+$/, '')
        .trim(),
    )
    .filter((name) => name !== '');
}

/** "LSCP Business Team and Agencies" are two, "Learning and Improvement Group" is one. */
function splitAtAnd(words: string): readonly string[] {
  const at = [...words.matchAll(/\s+(?:and|&)\s+/gi)].find((match) => {
    const before = words.slice(0, match.index).trim();
    return bodyWord.test(before) || acronym.test(before);
  });
  if (!at) return [words];
  return [words.slice(0, at.index), ...splitAtAnd(words.slice(at.index + at[0].length))];
}

/** "Management Executive Board LPR Group" (42.1 as text): two names met elsewhere, with nothing between them. */
function togetherOrApart(name: string, names: Names): readonly string[] {
  const words = name.split(' ');
  for (let length = words.length - 1; length > 0; length--) {
    const [first, rest] = [words.slice(0, length).join(' '), words.slice(length).join(' ')];
    if (names.has(folded(first)) && names.has(folded(rest)) && bodyWord.test(first)) return [first, rest];
  }
  return [name];
}

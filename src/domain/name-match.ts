/** Something that people call by name; its own name stands first. */
export interface Named {
  readonly names: readonly string[];
}

export type NameFound<T> =
  | { readonly kind: 'one'; readonly found: T }
  | { readonly kind: 'several'; readonly found: readonly T[] }
  /** Nothing is called so; these come nearest, and may be none. */
  | { readonly kind: 'none'; readonly nearest: readonly T[] };

/** Names told apart by letters and digits alone: "Example, Sam" and "sam example" are one. */
export function foldName(name: string): string {
  const [last, first, ...more] = name.split(',');
  const ordered = first !== undefined && more.length === 0 ? `${first} ${last}` : name;
  return ordered
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’‘`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The same of a person, without what an organisation adds to a name: "Sam Example (Police)". */
export function foldPerson(name: string): string {
  return foldName(name.replace(/\([^)]*\)|\[[^\]]*\]/g, ' '));
}

/**
 * What a name means: a whole name before the beginning of one, so that "Sam" finds Sam Example where only one person
 * is called so. Nothing is guessed from several.
 */
export function matchName<T extends Named>(text: string, things: readonly T[]): NameFound<T> {
  const wanted = withoutArticle(foldName(text));
  if (wanted === '') return { kind: 'none', nearest: [] };
  const folded = things.map((thing) => ({
    thing,
    names: thing.names.map((name) => withoutArticle(foldName(name))).filter(Boolean),
  }));
  const whole = folded.filter(({ names }) => names.includes(wanted));
  const found = whole.length > 0 ? whole : folded.filter(({ names }) => names.some((name) => beginsWith(name, wanted)));
  const [first, second] = found;
  if (first && !second) return { kind: 'one', found: first.thing };
  if (first) return { kind: 'several', found: found.map(({ thing }) => thing) };
  return { kind: 'none', nearest: nearestTo(wanted, folded) };
}

function withoutArticle(folded: string): string {
  return folded.replace(/^(?:the|our) /, '');
}

function beginsWith(name: string, start: string): boolean {
  return name.startsWith(`${start} `);
}

const mostNearest = 3;

function nearestTo<T>(
  wanted: string,
  folded: readonly { readonly thing: T; readonly names: readonly string[] }[],
): readonly T[] {
  const apart = (name: string) => distance(wanted, name) / Math.max(wanted.length, name.length);
  return folded
    .map(({ thing, names }) => ({ thing, far: Math.min(1, ...names.map((name) => farFrom(wanted, name, apart))) }))
    .filter(({ far }) => far <= 0.45)
    .toSorted((a, b) => a.far - b.far)
    .slice(0, mostNearest)
    .map(({ thing }) => thing);
}

/** A whole word in common is near, whatever stands around it. */
function farFrom(wanted: string, name: string, apart: (name: string) => number): number {
  const words = new Set(name.split(' '));
  const isShared = wanted.split(' ').some((word) => word.length > 3 && words.has(word));
  return Math.min(apart(name), isShared ? 0.4 : 1);
}

/** Letters to add, take away or change to make one text the other (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, change));
    }
    row = next;
  }
  return row[b.length]!;
}

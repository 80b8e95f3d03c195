import { bodyWord, kindOf, type NameKind } from './name-kind.ts';
import { namesInCell } from './name-list.ts';

/** A group that the register knows: its canonical name, and the other names it goes by. */
export interface KnownGroup {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** What a row says of who leads and who answers. */
export interface LeadCells {
  readonly lead: string;
  readonly responsible: string;
}

export interface LeadsRead {
  /** Canonical names of groups, in the order written. */
  readonly leads: readonly string[];
  /** Posts, people, agencies, and groups beside those that lead, in the plan's words. */
  readonly responsible: readonly string[];
  /** True where two names stood together with nothing between them: a person should check. */
  readonly ranTogether: boolean;
  /** Leads that may be no group at all. */
  readonly unclear: readonly string[];
}

export interface LeadReader {
  readonly read: (cells: LeadCells) => LeadsRead;
  /** Canonical names with what else the plan calls them: "MEB" for the Management Executive Board. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
}

/**
 * Reads the leads of a whole plan, because a plan explains its own names: "MEB" is the Management Executive Board
 * only where the plan or the register names one, and the spelling used most is the canonical one. Where a plan has no
 * column for leads, the groups among its responsible bodies lead.
 */
export function leadReader(
  rows: readonly LeadCells[],
  known: readonly KnownGroup[],
  texts: readonly string[] = [],
): LeadReader {
  const registered = registeredNames(known);
  const isRegistered = (name: string) => registered.has(folded(withoutInitials(name)));
  const names = new NameBook(registered, namesMet(rows, isRegistered), texts);
  const tests = { isRegistered, isKnown: (name: string) => names.canonical(name) !== null };
  const hasLeads = rows.some(({ lead }) => lead.trim() !== '');
  const kind = (name: string): NameKind => (isRegistered(name) ? 'group' : kindOf(name));
  const isLead = (name: string) => kind(name) === 'group' || kind(name) === 'unclear';
  const read = ({ lead, responsible }: LeadCells): LeadsRead => {
    const [leading, answering] = [namesInCell(lead, tests), namesInCell(responsible, tests)];
    const leads = leading.names.filter(isLead);
    const groups = hasLeads ? [] : answering.names.filter((name) => kind(name) === 'group');
    const others = [
      ...leading.names.filter((name) => !isLead(name)),
      ...answering.names.filter((name) => !groups.includes(name)),
    ];
    return {
      leads: [...new Set([...leads, ...groups].map((name) => names.canonical(name) ?? withoutInitials(name)))],
      responsible: [...new Set(others)],
      ranTogether: leading.ranTogether || answering.ranTogether,
      unclear: leads.filter((name) => kind(name) === 'unclear'),
    };
  };
  return { read: once(read, ({ lead, responsible }) => `${lead}\0${responsible}`), aliases: names.aliases() };
}

/** A plan of thousands of rows names the same few groups in the same few cells. */
function once<A, R>(read: (from: A) => R, keyOf: (from: A) => string): (from: A) => R {
  const known = new Map<string, R>();
  return (from) => {
    const key = keyOf(from);
    const result = known.get(key) ?? read(from);
    known.set(key, result);
    return result;
  };
}

/** Cells of one line first: they show whole names, by which those that a narrow column broke are known. */
function namesMet(rows: readonly LeadCells[], isRegistered: (name: string) => boolean): readonly string[] {
  const cells = rows.flatMap(({ lead, responsible }) => [lead, responsible]);
  const namesIn = (some: readonly string[], isKnown: (name: string) => boolean) =>
    some.flatMap(
      once(
        (cell: string) => namesInCell(cell, { isRegistered, isKnown }).names,
        (cell) => cell,
      ),
    );
  const whole = new Set(
    namesIn(
      cells.filter((cell) => !cell.includes('\n')),
      isRegistered,
    ).map((name) => folded(withoutInitials(name))),
  );
  return namesIn(cells, (name) => isRegistered(name) || whole.has(folded(withoutInitials(name))));
}

function registeredNames(known: readonly KnownGroup[]): ReadonlyMap<string, string> {
  return new Map(known.flatMap(({ name, aliases }) => [name, ...aliases].map((each) => [folded(each), name])));
}

/** Every name of a plan, folded, with the canonical name that it stands for. */
class NameBook {
  private readonly names: Map<string, string>;
  private readonly bare: Map<string, string>;
  private readonly met: readonly string[];

  /** The register's names win; then the spellings met, most used first; then initials, where they fit one group only. */
  constructor(registered: ReadonlyMap<string, string>, met: readonly string[], texts: readonly string[]) {
    this.names = new Map(registered);
    this.bare = new Map([...registered].map(([key, name]) => [withoutPartnership(key), name]));
    this.met = met;
    const spellings = bySpellingsMostUsed(met.map(withoutInitials));
    for (const name of spellings.filter((each) => !isAcronym(each))) this.meet(name);
    this.learn(explained([...met, ...texts]));
    this.learn(this.shortForms());
    for (const name of spellings.filter(isAcronym)) this.meet(name);
  }

  canonical(name: string): string | null {
    return this.names.get(folded(withoutInitials(name))) ?? null;
  }

  aliases(): ReadonlyMap<string, readonly string[]> {
    const others = new Map<string, Set<string>>();
    for (const name of this.met.flatMap((each) => [withoutInitials(each), ...initialsBeside(each)])) {
      const canonical = this.names.get(folded(name));
      if (canonical && folded(name) !== folded(canonical))
        others.set(canonical, (others.get(canonical) ?? new Set()).add(name));
    }
    return new Map([...others].map(([name, also]) => [name, [...also]]));
  }

  /** "Business Team" and "LSCP Business Team" are one, and so are "Audit Sub-Group" and "Audit Subgroup". */
  private meet(name: string): void {
    const key = folded(name);
    if (this.names.has(key)) return;
    const bare = withoutPartnership(key);
    const same = this.bare.get(bare) ?? name;
    this.names.set(key, same);
    this.bare.set(bare, same);
  }

  private learn(pairs: Iterable<readonly [string, string]>): void {
    for (const [short, name] of pairs) {
      const canonical = this.names.get(folded(name));
      if (canonical && !this.names.has(folded(short))) this.names.set(folded(short), canonical);
    }
  }

  /** "MEB", and "LPR" or "LPRG" for the LPR Group: only where one group fits. */
  private shortForms(): readonly (readonly [string, string])[] {
    const canonical = [...new Set(this.names.values())];
    const pairs = canonical.flatMap((name) => shortsOf(name).map((short) => [short, name] as const));
    const fits = Map.groupBy(pairs, ([short]) => folded(short));
    return [...fits.values()].filter((each) => each.length === 1).map(([pair]) => pair!);
  }
}

/** "LSCP Business Team": the partnership's own name in front tells nothing apart. */
function withoutPartnership(key: string): string {
  return key.replace(/^(?:[a-z]*lsc[bp]|[a-z]?scp|lsp) (?=\S+ \S)/, '');
}

function isAcronym(name: string): boolean {
  return /^[A-Z][A-Z&]+$/.test(name);
}

function shortsOf(name: string): readonly string[] {
  const short = /^([A-Z][A-Z&]{2,}) (?:sub[- ]?)?(group|board|panel|committee|team|forum|meeting)$/i.exec(name);
  if (short) return [short[1]!, short[1]! + short[2]![0]!.toUpperCase()];
  const initials = initialsOf(name);
  return initials === '' ? [] : [initials];
}

/** "Management Executive Board (MEB)", in a lead's cell or anywhere in the plan: initials that fit the words. */
function explained(texts: readonly string[]): readonly (readonly [string, string])[] {
  return texts.flatMap((text) => [
    ...[
      ...text.matchAll(
        /((?:\p{Lu}[\p{L}'’-]*|of|and|&|for|the)(?: (?:\p{Lu}[\p{L}'’-]*|of|and|&|for|the)){1,8}) \(([A-Z][A-Z&]{1,6})\)/gu,
      ),
    ].flatMap(([, words, short]) => {
      const name = lastWords(words!, short!);
      return name ? [[short!, name] as const] : [];
    }),
  ]);
}

/** The words that the initials stand for, without what stands before them: "the Management Executive Board". */
function lastWords(words: string, short: string): string | null {
  const all = words.split(' ');
  for (let from = all.length - 2; from >= 0; from--) {
    const name = all.slice(from).join(' ');
    if (initialsOf(name) === short && /^\p{Lu}/u.test(name)) return name;
  }
  return bodyWord.test(words) ? words.replace(/^(?:(?:of|and|&|for|the) )+/i, '') : null;
}

function bySpellingsMostUsed(met: readonly string[]): readonly string[] {
  const uses = Map.groupBy(met, (name) => name);
  return [...uses.keys()].sort((a, b) => uses.get(b)!.length - uses.get(a)!.length);
}

function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => /^\p{Lu}/u.test(word));
  return words.length < 2 ? '' : words.map((word) => word[0]).join('');
}

const initialsBehind = /\s*\(([A-Z][A-Z&]{1,7})\)$/;

function withoutInitials(name: string): string {
  return name.replace(initialsBehind, '');
}

function initialsBeside(name: string): readonly string[] {
  const short = initialsBehind.exec(name)?.[1];
  return short ? [short] : [];
}

function folded(name: string): string {
  return name
    .toLowerCase()
    .replace(/['’.]/g, '')
    .replace(/\bsub[- ]?group/g, 'subgroup')
    .replace(/&/g, ' and ')
    .replace(/[\s-]+/g, ' ')
    .replace(/^the /, '')
    .trim();
}

import { vocabulary } from './concern-words.ts';

/** A rule with a name, and why it is there. It is read on the plain words of a text (`plainWords`). */
export interface Rule {
  readonly name: string;
  readonly why: string;
  readonly isMet: (words: string) => boolean;
}

/**
 * A rule from words in order: `{list}` is any word of a list of the vocabulary, `..4` up to four words between
 * (never across the end of a sentence), the rest a small regular expression. Every gap is bounded, so that
 * matching stays linear in the length of the text.
 *
 * Where the whole is met, so is each of its parts: they are looked for first. Rules share them, so they are compiled
 * once, and the whole, which takes up to 700 KB compiled, only for a text that has all of them.
 */
export function phrase(name: string, words: string, why: string): Rule {
  const source = fillIn(words)
    .replace(/ \.\.(\d+) /g, (_, most: string) => ` (?:\\w+ ){0,${most}}`)
    .trim();
  const pattern = between(source);
  const parts = partsOf(source).toSorted((a, b) => a.length - b.length);
  const needed = parts.map((part) => shared(part));
  return { name, why, isMet: (text) => needed.every((part) => part.test(text)) && pattern.test(text) };
}

function fillIn(words: string): string {
  let filled = words;
  // Lists refer to lists, two deep at most.
  for (let depth = 0; depth < 4 && filled.includes('{'); depth++) {
    filled = filled.replace(/\{([a-zA-Z]+)\}/g, (whole, list: string) =>
      vocabulary[list] === undefined ? whole : `(?:${vocabulary[list]})`,
    );
  }
  return filled;
}

function between(source: string): RegExp {
  return new RegExp(`(?<= )(?:${source})(?= )`);
}

const known = new Map<string, RegExp>();

function shared(source: string): RegExp {
  const pattern = known.get(source) ?? between(source);
  known.set(source, pattern);
  return pattern;
}

/** What follows each other in a pattern with a space between, outside all brackets; a choice is one part. */
function partsOf(source: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: sign, index } of source.matchAll(/\\.|\[[^\]]*\]|[()| ]/g)) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (depth > 0) continue;
    if (sign === '|') return [source];
    if (sign !== ' ' || /[?*+{]/.test(source[index + 1] ?? '')) continue;
    parts.push(source.slice(from, index));
    from = index + 1;
  }
  return [...parts, source.slice(from)];
}

import { vocabulary } from './concern-words.ts';

/** A pattern with a name, and why it is there. It is read on the plain words of a text (`plainWords`). */
export interface Rule {
  readonly name: string;
  readonly why: string;
  readonly pattern: RegExp;
}

/**
 * A rule from words in order: `{list}` is any word of a list of the vocabulary, `..4` up to four words between
 * (never across the end of a sentence), the rest a small regular expression. Every gap is bounded, so that
 * matching stays linear in the length of the text.
 */
export function phrase(name: string, words: string, why: string): Rule {
  const source = fillIn(words).replace(/ \.\.(\d+) /g, (_, most: string) => ` (?:\\w+ ){0,${most}}`);
  return { name, why, pattern: new RegExp(`(?<= )(?:${source.trim()})(?= )`) };
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

import { checkText } from '../domain/safety.ts';

/**
 * Whether anything that somebody typed, wherever it stands in what was sent, speaks of a child in danger. It is asked
 * before who they are and what they may: the safety message is for everybody, and nothing else is done with the words.
 */
export function speaksOfConcern(body: unknown): boolean {
  return checkText(wordsIn(body).join('\n')).kind === 'concern';
}

/** Texts of more than one word; a code, a date or a file's bytes as text are none. */
function wordsIn(body: unknown): readonly string[] {
  const words: string[] = [];
  // Step by step and not by recursion: how deep it goes is for whoever sends it to say.
  const left = [body];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value === 'string' && /\s/.test(value.trim())) words.push(value);
    if (typeof value === 'object' && value !== null && !Buffer.isBuffer(value)) {
      for (const one of Object.values(value).toReversed()) left.push(one);
    }
  }
  return words;
}

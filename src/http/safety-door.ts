import { checkText } from '../domain/safety.ts';

/**
 * Whether anything that somebody typed, wherever it stands in what was sent, speaks of a child in danger. It is asked
 * before who they are and what they may: the safety message is for everybody, and nothing else is done with the words.
 */
export function speaksOfConcern(body: unknown): boolean {
  return checkText(wordsIn(body).join('\n')).kind === 'concern';
}

/** Texts of more than one word; a code, a date or a file's bytes as text are none. */
function wordsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return /\s/.test(value.trim()) ? [value] : [];
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return [];
  return Object.values(value).flatMap(wordsIn);
}

import { createHash } from 'node:crypto';

/** A short mark of words that were sent: the same words arriving again have the same one. */
export function fingerprintOf(words: string): string {
  return createHash('sha256').update(words).digest('hex').slice(0, 16);
}

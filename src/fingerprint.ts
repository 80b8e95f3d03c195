import { createHash } from 'node:crypto';

/** A short mark of words that were sent: the same words arriving again have the same one. */
export function fingerprintOf(words: string): string {
  return createHash('sha256').update(words).digest('hex').slice(0, 16);
}

/** A short mark of a file, short enough to be typed: by it a file that changed since it was shown is noticed. */
export function fileMarkOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 12);
}

import type { Day, Instant } from './day.ts';
import { type Digest, type DigestNote, type DigestSection, digestWords, type FrozenDigest, fitted } from './digest.ts';

/** A digest takes so many notes: it is one page. */
export const mostNotes = 3;

/** A digest before it is posted, as chairs and business managers see it. */
export interface DigestDraft {
  /** The meeting's id. */
  readonly cycle: string;
  readonly digest: Digest;
  readonly notes: number;
  readonly papers: Day;
  readonly postsAt: Instant;
  readonly state: 'waiting' | 'held' | 'posted' | 'not-posted';
  /** Who holds it back. */
  readonly heldBy: string | null;
}

/** A digest with the notes that were added to it after its facts were frozen. */
export function withNotes(frozen: FrozenDigest, as: 'group' | 'oversight'): Digest {
  const digest = frozen[as];
  if (frozen.notes.length === 0) return digest;
  const section = notesSection(frozen.notes);
  const words = frozen.notes.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
  // The notes were asked for: what else there is makes room for them.
  const sections = fitted(digest.sections, digestWords - words).map((one) =>
    one.key === 'notes' ? { ...section, lines: [...one.lines, ...section.lines] } : one,
  );
  return { ...digest, sections };
}

function notesSection(notes: readonly DigestNote[]): DigestSection {
  return { key: 'notes', lines: notes.map(({ text }) => ({ label: '', about: '', fact: '', quote: text })), more: 0 };
}

import type { Digest, DigestSection, DigestSectionKey } from './digest.ts';

/** What the oversight group is told of another group's digest at once; the rest waits for its own. */
const told: ReadonlySet<DigestSectionKey> = new Set(['decisions', 'off-track', 'notes']);

const linesTold = 3;

/**
 * A group's digest as one short reply in the oversight group's thread: coverage, what is to be decided, what is off
 * track, and the notes. Several come between two meetings, so none repeats what the composite digest will say, and the
 * chart stands there once.
 */
export function summaryOf(digest: Digest): Digest {
  const sections = digest.sections.filter(({ key }) => told.has(key)).map(shortened);
  return { ...digest, sections, byAim: [] };
}

function shortened({ key, lines, more }: DigestSection): DigestSection {
  const most = key === 'notes' ? lines.length : linesTold;
  return { key, lines: lines.slice(0, most), more: more + Math.max(0, lines.length - most) };
}

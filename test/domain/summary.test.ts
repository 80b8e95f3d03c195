import { describe, expect, it } from '@jest/globals';
import { type Digest, type DigestSectionKey, digestSections } from '../../src/domain/digest.ts';
import { summaryOf } from '../../src/domain/summary.ts';

const line = (label: string) => ({ label, about: 'Write it down', fact: 'Red', quote: '' });

function aDigest(counts: Partial<Record<DigestSectionKey, number>>): Digest {
  const sections = digestSections.map((key) => {
    return { key, lines: Array.from({ length: counts[key] ?? 0 }, (_, at) => line(`1.${at + 1}`)), more: 0 };
  });
  const byAim = [{ aim: 'Children are safe', blue: 0, green: 3, amber: 0, red: 5, notRated: 0 }];
  return { group: 'MACE', meeting: '2019-09-24', answered: 4, asked: 9, sections, byAim, composite: false };
}

describe('a digest as one short reply for the group that oversees', () => {
  it('is its coverage, three decisions, three lines of what is off track, and the notes', () => {
    const summary = summaryOf(aDigest({ decisions: 1, 'off-track': 5, moved: 4, quiet: 5, coming: 5, notes: 2 }));
    expect(summary).toMatchObject({ answered: 4, asked: 9, byAim: [] });
    expect(summary.sections.map(({ key, lines, more }) => [key, lines.length, more])).toEqual([
      ['decisions', 1, 0],
      ['off-track', 3, 2],
      ['notes', 2, 0],
    ]);
  });

  it('counts what the digest itself left out', () => {
    const digest = aDigest({ 'off-track': 5 });
    const sections = digest.sections.map((section) => ({ ...section, more: section.key === 'off-track' ? 4 : 0 }));
    expect(summaryOf({ ...digest, sections }).sections).toMatchObject([{}, { lines: { length: 3 }, more: 6 }, {}]);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { DigestLine, FrozenDigest } from '../../src/domain/digest.ts';
import { withNotes } from '../../src/domain/digest-draft.ts';
import { aDigest, aSection } from '../teams/cards-samples.ts';

const line: Partial<DigestLine> = { quote: 'one two three four five six seven eight nine ten '.repeat(2).trim() };

function frozen(...notes: readonly string[]): FrozenDigest {
  const sections = [
    aSection('off-track', Array(5).fill(line)),
    aSection('coming', Array(3).fill(line)),
    aSection('notes', []),
  ];
  const digest = aDigest({ sections });
  const at = '2019-09-13T10:00:00Z';
  return { group: digest, oversight: digest, notes: notes.map((text) => ({ by: 't~c', at, text })), addendum: null };
}

function words(digest: ReturnType<typeof withNotes>): number {
  const lines = digest.sections.flatMap((section) => section.lines);
  return lines.flatMap((one) => [one.label, one.about, one.fact, one.quote].join(' ').split(/\s+/)).filter(Boolean)
    .length;
}

describe('a digest with its notes', () => {
  it('is the frozen one, where there are none', () => {
    const without = frozen();
    expect(withNotes(without, 'group')).toBe(without.group);
  });

  it('shows every note, in the order in which they were added', () => {
    const { sections } = withNotes(frozen('Thank you.', 'A full return.'), 'oversight');
    expect(sections.find(({ key }) => key === 'notes')?.lines.map(({ quote }) => quote)).toEqual([
      'Thank you.',
      'A full return.',
    ]);
  });

  it('stays one page: other lines make room, and are counted', () => {
    const note = 'word '.repeat(60).trim();
    const noted = withNotes(frozen(note, note, note), 'group');
    expect(words(noted)).toBeLessThanOrEqual(250);
    expect(noted.sections.reduce((sum, { more }) => sum + more, 0)).toBeGreaterThan(0);
    expect(noted.sections.find(({ key }) => key === 'notes')?.lines).toHaveLength(3);
  });
});

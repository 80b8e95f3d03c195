import type { EndedPlan } from './answer.ts';
import { formatDay } from './day.ts';
import type { AimCount, Digest, DigestSection, DigestSectionKey } from './digest.ts';
import { ratingWord } from './rating.ts';
import { counted } from './shown-text.ts';

// What digests and counts say.

export const sectionTitles: Readonly<Record<DigestSectionKey, string>> = {
  decisions: 'Decisions for you',
  'off-track': 'Off track',
  moved: 'Moved',
  quiet: 'Gone quiet',
  agenda: 'Coming to this meeting',
  coming: 'Coming next',
  difference: 'Difference made',
  notes: 'Notes from chairs',
};

export function digestTitle({ group, meeting }: Pick<Digest, 'group' | 'meeting'>): string {
  return `${group} · digest for ${formatDay(meeting)}`;
}

export function coverageWords({
  answered,
  asked,
  composite,
}: Pick<Digest, 'answered' | 'asked' | 'composite'>): string {
  const words = asked === 0 ? 'No updates were asked for' : `Updates on ${answered} of ${asked}`;
  return composite ? `${words}, in all groups since the last digest` : words;
}

/** What merely comes to the meeting is nothing that has happened. */
export function saysNothing(sections: readonly DigestSection[]): boolean {
  return sections.every(({ key }) => key === 'agenda');
}

export const nothingToReport = 'No decisions are needed and nothing is off track this time. Thank you.';

export function moreWords(more: number): string {
  return more > 0 ? `and ${more} more` : '';
}

export type Counted = Omit<AimCount, 'aim'>;

/** "1 Blue · 12 Green · 23 Not rated yet": a chart in words, nothing left out but what is not there. */
export function countWords(counts: Counted): string {
  const order = ['blue', 'green', 'amber', 'red'] as const;
  const parts = order.filter((key) => counts[key] > 0).map((key) => `${counts[key]} ${ratingWord(key)}`);
  const all = counts.notRated > 0 ? [...parts, `${counts.notRated} ${ratingWord(null)}`] : parts;
  return all.join(' · ') || 'No actions';
}

/** A plan whose period has passed is not over while actions are open. */
export function endedWords({ plan, on, open }: EndedPlan): string {
  return `${plan} ended on ${formatDay(on)}; ${counted(open, 'action')} of it ${open === 1 ? 'is' : 'are'} still open, and ${open === 1 ? 'stays' : 'stay'} in every list until done.`;
}

const countTitles: Readonly<Record<string, string>> = { overdue: 'overdue', quiet: 'gone quiet' };

/** "41 actions · 3 overdue · 2 gone quiet". The ratings themselves are told by aim. */
export function statusWords(counts: Readonly<Record<string, number>>): string {
  const pressing = Object.entries(countTitles).flatMap(([key, title]) => {
    const count = counts[key] ?? 0;
    return count > 0 ? [`${count} ${title}`] : [];
  });
  return [counted(counts.actions ?? 0, 'action'), ...pressing].join(' · ');
}

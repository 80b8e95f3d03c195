import { describe, expect, it } from '@jest/globals';
import { answerCard, jsonSize, mostBytes } from '../../src/teams/cards.ts';
import { answerText } from '../../src/teams/plain-text.ts';
import { shownText, titlesOf } from './cards-reading.ts';
import { aRun } from './run-samples.ts';

const options = { forms: 'dialog', mayUpdate: true } as const;

describe('a run record', () => {
  it('tells totals, whom Baton cannot reach, each step, and each message with what became of it', () => {
    const text = shownText(answerCard(aRun('Audit lead'), options)).replaceAll('\n', ' ');
    for (const said of [
      'Run record · MACE · 24 September 2019',
      'Asked 15 · answered 6, 2 of them late · unanswered 9',
      '2 messages sent · 1 could not be sent',
      'Cannot reach Audit lead',
      'Ask  · done 3 September at 09:00',
      'Remind  · skipped 3 September at 09:00  (Audit lead)',
      'Chase  · due 3 September at 09:00, not done yet  (Audit lead)',
      'Digest  · due 3 September at 09:00, held back since 3 September at 09:00',
      'Request  to Audit lead 0 · sent 3 September at 09:01 · seen 4 September at 11:00 · 3 of 5 answered',
      'Request  to Audit lead · due 3 September at 09:00, could not be sent · 0 of 5 answered  (Audit lead)',
    ]) {
      expect(text).toContain(said);
    }
  });

  it('says the same as text', () => {
    const text = answerText(aRun('Audit lead'));
    expect(text).toContain('Asked 15 · answered 6, 2 of them late · unanswered 9');
    expect(text).toContain('\n  Remind · skipped 3 September at 09:00 (Audit lead)');
    expect(text).toContain('\n  Request to Audit lead 2 · sent 3 September at 09:01');
  });

  it('pages, and leaves no message out', () => {
    const long = aRun('Audit lead', 120);
    const pages = Array.from({ length: 12 }, (_, at) => answerCard(long, { ...options, page: at + 1 }));
    for (const card of pages) expect(jsonSize(card)).toBeLessThanOrEqual(mostBytes);
    expect(titlesOf(pages[0])).toEqual(['Next']);
    const all = pages.map(shownText).join('\n');
    for (let at = 2; at < 120; at += 1) expect(all).toContain(`Audit lead ${at} `);
    expect(JSON.stringify(pages[0])).toContain('"question":"run record for MACE","page":2');
  });
});

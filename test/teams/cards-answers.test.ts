import { describe, expect, it } from '@jest/globals';
import { newGroup } from '../../src/domain/partnership.ts';
import type { Reading } from '../../src/domain/question.ts';
import { readQuestion, type Vocabulary } from '../../src/domain/question.ts';
import { answerCard, jsonSize, mostBytes } from '../../src/teams/cards.ts';
import { answerText } from '../../src/teams/plain-text.ts';
import { questionWords } from '../../src/teams/question-words.ts';
import { actionsOf, shownText, titlesOf } from './cards-reading.ts';
import { aHistory, aLine, aList, answersOfEachKind, anUpdate } from './cards-samples.ts';

const options = { forms: 'in-place', mayUpdate: true } as const;

function linesOf(count: number) {
  return Array.from({ length: count }, (_, at) =>
    aLine({ ref: `${at + 1}.1`, label: `${at + 1}.1`, daysOverdue: count - at }),
  );
}

describe('a list', () => {
  it('says of each action who answers, how late it is and what was said', () => {
    const text = shownText(
      answerCard(aList([aLine({ daysOverdue: 31, proposedComplete: true, agreed: 'red' })]), options),
    );
    for (const said of [
      '31 days overdue',
      'Proposed as complete',
      'Red agreed',
      'Answered by MACE',
      '1 action, oldest first',
      'gone quiet',
    ]) {
      expect(text).toContain(said);
    }
  });

  it('offers an update only to those who may give one', () => {
    expect(titlesOf(answerCard(aList(linesOf(1)), options))).toEqual([
      'Update',
      'Show history',
      'What has gone quiet?',
    ]);
    expect(titlesOf(answerCard(aList(linesOf(1)), { ...options, mayUpdate: false }))).not.toContain('Update');
  });

  it.each([8, 14, 40, 300])('shows %i actions on pages of at most 8, each once', (count) => {
    const seen: string[] = [];
    for (let page = 1; page <= count; page += 1) {
      const card = answerCard(aList(linesOf(count)), { ...options, page });
      expect(jsonSize(card)).toBeLessThanOrEqual(mostBytes);
      seen.push(
        ...actionsOf(card)
          .filter(({ verb }) => verb === 'open-form')
          .map(({ data }) => (data as { ref: string }).ref),
      );
      const next = actionsOf(card).find(({ title }) => title === 'Next');
      if (!next) break;
      expect(next.data).toEqual({ verb: 'answer', question: 'overdue for MACE', page: page + 1, v: 1 });
    }
    expect(seen).toEqual(linesOf(count).map(({ ref }) => ref));
  });

  it('says so when there is nothing', () => {
    expect(shownText(answerCard(aList([]), options))).toContain('Nothing is overdue.');
  });

  it('shows the last page to who asks for one beyond it', () => {
    expect(shownText(answerCard(aList(linesOf(20)), { ...options, page: 99 }))).toContain('20.1');
  });
});

describe('a history', () => {
  it('tells all, newest first, and marks what was taken back', () => {
    const updates = [
      anUpdate({ narrative: 'First.' }),
      anUpdate({ sequence: 2, narrative: 'Second.', rating: 'green', route: 'e-mail', onBehalfOf: 'YOS', late: true }),
      anUpdate({ sequence: 3, undoes: 2, narrative: '' }),
    ];
    const text = shownText(answerCard(aHistory(updates), options));
    expect(text).toContain('Taken back · by e-mail from YOS · after the close');
    expect(text.indexOf('Second.')).toBeLessThan(text.indexOf('First.'));
  });

  it('shows every update of a long one, page by page', () => {
    const updates = Array.from({ length: 60 }, (_, at) =>
      anUpdate({ sequence: at + 1, narrative: `${'安'.repeat(1900)} no${at}` }),
    );
    const seen = new Set<string>();
    for (let page = 1; page <= 60; page += 1) {
      const card = answerCard(aHistory(updates), { ...options, page });
      expect(jsonSize(card)).toBeLessThanOrEqual(mostBytes);
      for (const [found] of shownText(card).matchAll(/no\d+/g)) seen.add(found);
    }
    expect(seen.size).toBe(60);
  });
});

describe(questionWords, () => {
  const groups = [newGroup('mace', 'MACE'), newGroup('lpr-group', 'LPR Group', ['LPR'])];
  const vocabulary: Vocabulary = { groups, plans: [], today: '2019-11-01', nextMeeting: () => '2019-11-26' };

  it.each([
    'overdue for MACE',
    'overdue',
    'quiet',
    'due',
    'due in March 2020',
    'due this month',
    'red',
    'not rated',
    'reds and ambers',
    'not green for LPR Group',
    'overdue and not blue',
    'red or unrated due in March 2020',
    'amber for LPR Group',
    'list',
    'status of aim 2',
    'who has not replied',
    'mine',
    'digest for MACE',
    'changes since the last meeting',
    'meetings',
    'show 4.1',
    'history 4.1',
    'help',
  ])('asks the same again: %s', (text) => {
    const reading: Reading = readQuestion(text, vocabulary);
    expect(readQuestion(questionWords(reading), vocabulary)).toEqual(reading);
  });
});

describe(answerText, () => {
  it.each(answersOfEachKind().map((answer) => [answer.kind, answer] as const))(
    'says the same in plain text: %s',
    (_, answer) => {
      const text = answerText(answer);
      expect(text).toMatch(/\w/);
      expect(text).not.toMatch(/undefined|\[object|\$\{|\n\n\n/);
    },
  );

  it('shows all of a list, not one page', () => {
    const text = answerText(aList(linesOf(40)));
    expect(text).toContain('Overdue · MACE · 1 November 2019');
    expect(text).toContain('\n40.1  Work with');
    expect(text).toContain('2 undated actions have gone quiet.');
  });
});

describe('what waits for the chair', () => {
  const answer = aList([aLine({ proposedComplete: true, leads: ['MACE'] })]);
  const titles = (chairs: readonly string[]) =>
    titlesOf(answerCard(answer, { forms: 'in-place', mayUpdate: true, chairs }));

  it('can be accepted or returned from the card by the chair of its lead group, and by nobody else', () => {
    expect(titles(['MACE'])).toEqual(expect.arrayContaining(['Accept', 'Return']));
    expect(titles(['Audit Group'])).not.toEqual(expect.arrayContaining(['Accept']));
  });
});

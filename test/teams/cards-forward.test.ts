import { expect, it } from '@jest/globals';
import type { Answer, MeetingLine } from '../../src/domain/answer.ts';
import { answerCard } from '../../src/teams/answer-card.ts';
import { jsonSize, mostBytes } from '../../src/teams/card.ts';
import { answerText } from '../../src/teams/plain-text.ts';
import { shownText } from './cards-reading.ts';

function aLine(items: MeetingLine['items'], more: Partial<MeetingLine> = {}): MeetingLine {
  return { group: 'MACE', month: '2019-12', date: null, time: null, steps: [], items, withheld: 0, ...more };
}

function anAnswer(meetings: readonly MeetingLine[], isForward = true): Answer & { readonly kind: 'meetings' } {
  const reading = { intent: isForward ? 'forward' : 'meetings', on: '2019-11-01' } as const;
  return { kind: 'meetings', reading, title: 'Forward plan', meetings, isForward };
}

const options = { forms: 'dialog', mayUpdate: true, chairs: [] } as const;
const long = 'Words that say at length what is to come to the meeting '.repeat(5).trim();

it.each([true, false])('keeps to the size of a card however much comes to the meetings', (isForward) => {
  const items = Array.from({ length: 60 }, (_, at) => ({
    category: at % 2 === 0 ? `${long} ${at}` : '',
    items: Array.from({ length: 12 }, () => `“${long}” $\{text}`),
  }));
  const card = answerCard(
    anAnswer(
      Array.from({ length: 40 }, () => aLine(items)),
      isForward,
    ),
    options,
  );
  expect(jsonSize(card)).toBeLessThanOrEqual(mostBytes);
  expect(shownText(card)).toContain(isForward ? 'and 40 more' : 'and 55 more');
});

it('shows all of a usual meeting, and counts what is for others to see', () => {
  const answer = anAnswer([
    aLine([
      { category: 'Reports', items: ['One', 'Two'] },
      { category: '', items: ['Three'] },
    ]),
    aLine([], { group: 'LPR Group', withheld: 2 }),
  ]);
  const text = shownText(answerCard(answer, options));
  expect(text).toMatch(/MACE · December 2019, day not known\s+Reports:\S*\s+One; Two\s+Three/);
  expect(text).toContain('2 items, shown to the group itself');
  expect(answerText(answer)).toContain('MACE · December 2019, day not known\n  Reports: One; Two\n  Three');
});

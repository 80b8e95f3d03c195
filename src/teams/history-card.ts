import historyRow from '../../cards/history-row.json' with { type: 'json' };
import list from '../../cards/list.json' with { type: 'json' };
import type { Answer } from '../domain/answer.ts';
import { formatInstant } from '../domain/day.ts';
import type { DecisionLine } from '../domain/decision-line.ts';
import { counted, cut, paragraphs } from '../domain/shown-text.ts';
import { newestFirst, type Told, type ToldUpdate } from '../domain/told.ts';
import { restrictedWords, saidWhen, updateNotes } from '../domain/words.ts';
import { decidedWords, decisionNotes } from '../domain/words-record.ts';
import { ratingLook } from './action-row.ts';
import { pageButtons, updateButton } from './buttons.ts';
import { type Card, type CardPart, expand, expandPart } from './card.ts';
import type { AnswerOptions } from './list-card.ts';
import { pageOf, pagesOf } from './pages.ts';
import { questionWords } from './question-words.ts';

const mostRows = 8;

type Of = Extract<Answer, { kind: 'history' }>;

/** All that was ever said of an action and decided about it, newest first; what was taken back stays, and is marked. */
export function historyCard(answer: Of, options: AnswerOptions): Card {
  const { line, reading, title } = answer;
  const told = newestFirst(answer);
  const shown = pageOf(pagesOf(told.map(toldRow), mostRows), options.page ?? 1);
  const target = { card: 'none', plan: line.plan, ref: line.ref, seq: line.sequence };
  return expand(list, {
    title,
    introduction: cut(line.text, 300),
    rows: shown.rows,
    closing: line.restricted ? restrictedWords : told.length === 0 ? 'Nothing has been said yet.' : '',
    closingRows: [],
    pageWords:
      shown.pages > 1 ? `${counted(told.length, 'entry', 'entries')}, page ${shown.page} of ${shown.pages}` : '',
    buttons: [
      ...(options.mayUpdate ? [updateButton(target, line.label, options.forms)] : []),
      ...pageButtons('answer', { question: questionWords(reading) }, shown),
    ],
  });
}

function toldRow(told: Told): CardPart {
  return 'update' in told ? updateRow(told) : decisionRow(told);
}

function decisionRow(line: DecisionLine): CardPart {
  return expandPart(historyRow, {
    when: formatInstant(line.decision.at),
    rating: { word: 'Decision', style: 'Subtle', color: 'default', dot: '◆ ' },
    notes: decisionNotes(line).join(' · '),
    paragraphs: [{ text: decidedWords(line.decision), struck: line.replaced }],
  });
}

function updateRow({ update, takenBack }: ToldUpdate): CardPart {
  const words = paragraphs(update.narrative);
  // Words run on in one paragraph where there are so many that the card would consist of paragraphs.
  const lines = words.length > 12 ? [cut(update.narrative, 2000)] : words;
  return expandPart(historyRow, {
    when: saidWhen(update),
    rating: ratingLook(update.rating),
    notes: updateNotes(update, takenBack).join(' · '),
    paragraphs: lines.map((text) => ({ text, struck: takenBack })),
  });
}

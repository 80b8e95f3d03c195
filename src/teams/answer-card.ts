import list from '../../cards/list.json' with { type: 'json' };
import meetingRow from '../../cards/meeting-row.json' with { type: 'json' };
import type { Answer, MeetingLine } from '../domain/answer.ts';
import { inRows, pageButtons, sayButton } from './buttons.ts';
import { type Card, type CardPart, expand, expandPart, fitted } from './card.ts';
import { digestCard } from './digest-card.ts';
import { statusWords } from './digest-wording.ts';
import { type HelpRole, helpCard } from './help-card.ts';
import { historyCard } from './history-card.ts';
import { type AnswerOptions, actionCard, listCard } from './list-card.ts';
import { pageOf, pagesOf } from './pages.ts';
import { questionWords } from './question-words.ts';
import { ratingsPart } from './ratings-part.ts';
import { runRecordCard } from './run-record-card.ts';
import { cut } from './shown-text.ts';
import { sorrySentence, sorryTries } from './sorry-wording.ts';
import { meetingWords, momentShort, stepTitles } from './wording.ts';

export interface AnswerCardOptions extends AnswerOptions {
  /** Whose help it is when help is the answer. */
  readonly role?: HelpRole;
}

type Of<K extends Answer['kind']> = Extract<Answer, { kind: K }>;

/** The answer to a question, as a card. */
export function answerCard(answer: Answer, options: AnswerCardOptions): Card {
  switch (answer.kind) {
    case 'list':
      return listCard(answer, options);
    case 'action':
      return actionCard(answer, options);
    case 'history':
      return historyCard(answer, options);
    case 'status':
      return statusCard(answer);
    case 'meetings':
      return meetingsCard(answer, options);
    case 'digest':
      return digestCard(answer.digest, 'group');
    case 'run':
      return runRecordCard(answer, options);
    case 'help':
      return helpCard(options.role ?? 'member');
    case 'sorry':
      return sorryCard(answer);
    default:
      return answer satisfies never;
  }
}

/** Counts by aim, as a picture and as a table: the table is what a screen reader and a phone read. */
function statusCard({ title, byAim, counts }: Of<'status'>): Card {
  return fitted((share) =>
    simpleCard({ title, introduction: statusWords(counts), rows: ratingsPart(byAim, { share, table: 'always' }) }),
  );
}

function meetingsCard({ title, meetings, reading }: Of<'meetings'>, { page = 1 }: AnswerOptions): Card {
  const shown = pageOf(pagesOf(meetings.map(meetingPart), 8), page);
  return simpleCard({
    title,
    introduction: meetings.length === 0 ? 'No meeting is dated yet.' : '',
    rows: shown.rows,
    pageWords: shown.pages > 1 ? `Page ${shown.page} of ${shown.pages}` : '',
    buttons: pageButtons('answer', { question: questionWords(reading) }, shown),
  });
}

function meetingPart({ group, date, time, steps }: MeetingLine): CardPart {
  return expandPart(meetingRow, {
    title: `${cut(group, 100)} · ${meetingWords({ date, time })}`,
    steps: steps.map(({ name, at }) => ({ text: `${stepTitles[name]}: ${momentShort(at)}` })),
  });
}

function sorryCard({ why }: Of<'sorry'>): Card {
  return simpleCard({
    title: 'Not quite',
    introduction: sorrySentence(why),
    rows: [],
    closingRows: inRows(sorryTries(why).map(({ title, say }) => sayButton(title, say))),
  });
}

interface SimpleData {
  readonly title: string;
  readonly introduction: string;
  readonly rows: readonly CardPart[];
  readonly pageWords?: string;
  readonly closingRows?: ReturnType<typeof inRows>;
  readonly buttons?: readonly CardPart[];
}

function simpleCard(data: SimpleData): Card {
  return expand(list, { closing: '', closingRows: [], pageWords: '', buttons: [], ...data });
}

import list from '../../cards/list.json' with { type: 'json' };
import meetingRow from '../../cards/meeting-row.json' with { type: 'json' };
import type { Answer, MeetingLine } from '../domain/answer.ts';
import { cut } from '../domain/shown-text.ts';
import { momentShort, stepTitles, whenWords, withheldWords } from '../domain/words.ts';
import { endedWords, moreWords, statusWords } from '../domain/words-digest.ts';
import { inRows, pageButtons, sayButton } from './buttons.ts';
import { type Card, type CardPart, expand, expandPart, fitted } from './card.ts';
import { digestCard } from './digest-card.ts';
import { type HelpRole, helpCard } from './help-card.ts';
import { historyCard } from './history-card.ts';
import { type AnswerOptions, actionCard, listCard } from './list-card.ts';
import { pageOf, pagesOf } from './pages.ts';
import { questionWords } from './question-words.ts';
import { ratingsPart } from './ratings-part.ts';
import { runRecordCard } from './run-record-card.ts';
import { sorrySentence, sorryTries } from './sorry-wording.ts';

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
function statusCard({ title, byAim, counts, ended, by }: Of<'status'>): Card {
  return fitted((share) =>
    simpleCard({
      title,
      introduction: statusWords(counts),
      rows: ratingsPart(byAim, { share, table: 'always', by }),
      closing: ended.map(endedWords).join(' '),
    }),
  );
}

function meetingsCard(answer: Of<'meetings'>, { page = 1 }: AnswerOptions): Card {
  const { title, meetings, reading, isForward } = answer;
  return fitted((share) => {
    const parts = meetings.map((line) => (isForward ? forwardPart(line, share) : datePart(line, share)));
    const shown = pageOf(pagesOf(parts, isForward ? 4 : 8), page);
    return simpleCard({
      title,
      introduction: meetings.length === 0 ? 'No meeting is dated yet.' : '',
      rows: shown.rows,
      pageWords: shown.pages > 1 ? `Page ${shown.page} of ${shown.pages}` : '',
      buttons: pageButtons('answer', { question: questionWords(reading) }, shown),
    });
  });
}

/** A meeting among the dates: some of what comes to it, and its steps. */
function datePart(line: MeetingLine, share: number): CardPart {
  const steps = line.steps.map(({ name, at }) => ({ text: `${stepTitles[name]}: ${momentShort(at)}` }));
  return expandPart(meetingRow, { ...itemsPart(line, { most: 5, longest: 160 * share }), steps });
}

/** All that comes to a meeting. */
function forwardPart(line: MeetingLine, share: number): CardPart {
  return expandPart(meetingRow, { ...itemsPart(line, { most: 20, longest: 600 * share }), steps: [] });
}

function itemsPart(line: MeetingLine, { most, longest }: { readonly most: number; readonly longest: number }) {
  const { group, items, withheld } = line;
  const shown = items.slice(0, most).map(({ category, items: own }) => ({
    category: category === '' ? '' : `${cut(category, 80)}: `,
    text: cut(own.join('; '), Math.round(longest)),
  }));
  const more = [moreWords(items.length - shown.length), withheldWords(withheld)].filter(Boolean).join(' · ');
  return { title: `${cut(group, 100)} · ${whenWords(line)}`, items: shown, more };
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
  readonly closing?: string;
  readonly closingRows?: ReturnType<typeof inRows>;
  readonly buttons?: readonly CardPart[];
}

function simpleCard(data: SimpleData): Card {
  return expand(list, { closing: '', closingRows: [], pageWords: '', buttons: [], ...data });
}

import list from '../../cards/list.json' with { type: 'json' };
import type { ActionLine } from '../domain/action-line.ts';
import type { Answer } from '../domain/answer.ts';
import { cut } from '../domain/shown-text.ts';
import { answeredByWords, linkWords } from '../domain/words.ts';
import { actionRowPart } from './action-row.ts';
import { type Forms, historyButton, inRows, pageButtons, sayButton, updateButton } from './buttons.ts';
import { type Card, type CardPart, expand } from './card.ts';
import { pageOf, pagesOf } from './pages.ts';
import { questionWords } from './question-words.ts';
import { listCountWords } from './wording.ts';

export interface AnswerOptions {
  readonly forms: Forms;
  /** Whether the reader may answer for actions, and so gets `Update`. */
  readonly mayUpdate: boolean;
  /** Names of the groups that the reader chairs: for their actions `Accept` and `Return`. */
  readonly chairs?: readonly string[];
  /** Counted from 1. */
  readonly page?: number;
}

type Of<K extends Answer['kind']> = Extract<Answer, { kind: K }>;

const mostRows = 8;

export function listCard(answer: Of<'list'>, options: AnswerOptions): Card {
  const { lines, title, closing, reading } = answer;
  const rows = lines.map((line) => lineRow(line, options));
  const shown = pageOf(pagesOf(rows, mostRows), options.page ?? 1);
  const goneQuiet = reading.intent === 'overdue' && (answer.counts.quiet ?? 0) > 0;
  return expand(list, {
    title,
    introduction: listCountWords(reading.intent, lines.length),
    rows: shown.rows,
    closing,
    closingRows: inRows(
      goneQuiet ? [sayButton('What has gone quiet?', questionWords({ ...reading, intent: 'quiet' }))] : [],
    ),
    pageWords: shown.pages > 1 ? `Page ${shown.page} of ${shown.pages}` : '',
    buttons: pageButtons('answer', { question: questionWords(reading) }, shown),
  });
}

function lineRow(line: ActionLine, options: AnswerOptions): CardPart {
  return actionRowPart(line, {
    buttons: lineButtons(line, options),
    more: [answeredByWords(line, 80)],
  });
}

/** One action in full: its words, how success is measured, where it stands in the plan. */
export function actionCard({ title, line, measure, objective, links }: Of<'action'>, options: AnswerOptions): Card {
  const more = [
    answeredByWords(line, 120),
    line.leads.length > 0 ? `Lead: ${cut(line.leads.join(', '), 120)}` : '',
    line.due && line.timescale ? `In the plan: ${cut(line.timescale, 100)}` : '',
    line.aim ? `Aim: ${cut(line.aim, 160)}` : '',
    objective ? `Objective: ${cut(objective, 400)}` : '',
    measure ? `Measure: ${cut(measure, 400)}` : '',
    linkWords(links),
  ];
  const row = actionRowPart(line, { buttons: lineButtons(line, options), more, textMost: 2000, saidMost: 2000 });
  return expand(list, {
    title,
    introduction: '',
    rows: [row],
    closing: '',
    closingRows: [],
    pageWords: '',
    buttons: [],
  });
}

function lineButtons(line: ActionLine, options: AnswerOptions): readonly CardPart[] {
  const { forms, mayUpdate, chairs = [] } = options;
  const target = { card: 'none', plan: line.plan, ref: line.ref, seq: line.sequence };
  const history = historyButton(target, line.label);
  const decides = line.proposedComplete && line.leads.some((lead) => chairs.includes(lead));
  return [
    ...(decides ? decisionButtons(line) : []),
    ...(mayUpdate ? [updateButton(target, line.label, forms)] : []),
    history,
  ];
}

function decisionButtons({ plan, ref, label }: ActionLine): readonly CardPart[] {
  return [
    { ...sayButton('Accept', `accept ${plan} ${ref}`), tooltip: `Accept ${label} as complete` },
    { ...sayButton('Return', `return ${plan} ${ref}`), tooltip: `Return ${label}: not complete yet` },
  ];
}

import template from '../../cards/run-record.json' with { type: 'json' };
import rowTemplate from '../../cards/run-row.json' with { type: 'json' };
import type { Answer } from '../domain/answer.ts';
import type { RunRecord } from '../domain/run-record.ts';
import { counted, cut } from '../domain/shown-text.ts';
import { cancelledWords, messageLine, type RunLine, runHeadings, stepLine, totalsWords } from '../domain/words-run.ts';
import { pageButtons } from './buttons.ts';
import { type Card, type CardPart, expand, expandPart } from './card.ts';
import { pageOf, pagesOf } from './pages.ts';
import { questionWords } from './question-words.ts';

type RunAnswer = Extract<Answer, { kind: 'run' }>;

/** Parts of a page: the steps are one, each message another. */
const mostRows = 20;
/** Those that could not be reached stand among the messages too, with nothing left out. */
const mostCannotReach = 8;

/** What became of a cycle: its totals, whom Baton could not reach, its steps, and then message by message. */
export function runRecordCard({ title, record, reading }: RunAnswer, { page = 1 }: { readonly page?: number }): Card {
  const shown = pageOf(pagesOf(partsOf(record), mostRows), page);
  const pages = `${counted(record.messages.length, 'message')}, page ${shown.page} of ${shown.pages}`;
  return expand(template, {
    title: cut(title, 200),
    totals: headerLines(record).map((text) => ({ text })),
    rows: shown.rows,
    pageWords: shown.pages > 1 ? pages : '',
    buttons: pageButtons('answer', { question: questionWords(reading) }, shown),
  });
}

function partsOf(record: RunRecord): readonly CardPart[] {
  const { steps, messages, cannotReach } = record;
  const unreached = cannotReach
    .slice(0, mostCannotReach)
    .map(({ to, why }) => ({ name: to, text: '', why: ` · ${why}` }));
  const more = cannotReach.length - unreached.length;
  const andMore = more > 0 ? [{ name: '', text: `and ${more} more, among the messages`, why: '' }] : [];
  return [
    ...(unreached.length > 0 ? [rowPart(runHeadings.cannotReach, [...unreached, ...andMore], 'attention')] : []),
    rowPart(runHeadings.steps, steps.map(stepLine)),
    ...messages.map((message, at) => rowPart(at === 0 ? runHeadings.messages : '', [messageLine(message)])),
  ];
}

function rowPart(heading: string, lines: readonly RunLine[], style = 'default'): CardPart {
  return expandPart(rowTemplate, {
    heading,
    style,
    separator: heading !== '',
    spacing: heading === '' ? 'Small' : 'Medium',
    lines: lines.map(({ name, text, why }) => ({
      name: cut(name, 100),
      text: shortened(text, 300),
      why: shortened(why, 300),
    })),
  });
}

/** `cut` takes the space away that joins a text to the name before it. */
function shortened(text: string, most: number): string {
  return text.startsWith(' ') ? ` ${cut(text, most)}` : cut(text, most);
}

function headerLines(record: RunRecord): readonly string[] {
  return [...(record.cancelled ? [cancelledWords] : []), ...totalsWords(record.totals)];
}

/** The whole record as text, every message of it. */
export function runRecordText(title: string, record: RunRecord): string {
  const section = (heading: string, lines: readonly RunLine[]) =>
    lines.length === 0 ? [] : ['', heading, ...lines.map(({ name, text, why }) => `  ${name}${text}${why}`)];
  return [
    title,
    ...headerLines(record),
    ...section(
      runHeadings.cannotReach,
      record.cannotReach.map(({ to, why }) => ({ name: to, text: '', why: ` · ${why}` })),
    ),
    ...section(runHeadings.steps, record.steps.map(stepLine)),
    ...section(runHeadings.messages, record.messages.map(messageLine)),
  ].join('\n');
}

import template from '../../cards/by-hand.json' with { type: 'json' };
import row from '../../cards/by-hand-row.json' with { type: 'json' };
import type { Receipt, RequestItem, RequestView } from '../domain/request-view.ts';
import { cut } from '../domain/shown-text.ts';
import { askedLabel, receiptTitle, receiptWords } from '../domain/words-update.ts';
import { type Forms, pageButtons, type Target, undoButton, updateButton } from './buttons.ts';
import { byHandItem, byHandLines } from './by-hand-text.ts';
import { type Card, type CardPart, expand, expandPart } from './card.ts';
import { pageOf, pagesOf } from './pages.ts';
import { progressWords, requestIntroduction, settledWords } from './request-wording.ts';

const mostRows = 10;

export interface ByHandOptions {
  readonly forms: Forms;
  /** Counted from 1; left out, the first page with something to answer. */
  readonly page?: number;
}

/**
 * What a business manager sends on to somebody without Teams: a text to copy into an e-mail, and an Update for each
 * action to type in what comes back. The form asks by which way it came, and has the name filled in.
 */
export function byHandCard(view: RequestView, name: string, { forms, page }: ByHandOptions): Card {
  // What an action takes on the card is its words in the text and its row: both count for the page.
  const rows = view.items.map((item) => ({
    item,
    part: rowOf(item, view.message, forms),
    text: byHandItem(item),
  }));
  const pages = pagesOf(rows, mostRows);
  const firstOpen = pages.findIndex((some) => some.some(({ item }) => item.state === 'waits'));
  const shown = pageOf(pages, page ?? firstOpen + 1);
  const off = new Set(view.meetings.flatMap(({ id, cancelled }) => (cancelled ? [id] : [])));
  const isOff = off.size === view.meetings.length;
  const open = shown.rows
    .map(({ item }) => item)
    .filter(({ state, meeting }) => state === 'waits' && !off.has(meeting));
  const { receipt } = view;
  return expand(template, {
    ...receiptData(receipt, view.message),
    title: `To send on: ${cut(name, 80)}`,
    introduction: introductionOf(view, cut(name, 80), { isOff, waits: open.length > 0 }),
    lines: open.length > 0 ? byHandLines(view, name, open).map((text) => ({ text })) : [],
    rows: shown.rows.map(({ part }) => part),
    pageWords: shown.pages > 1 ? `Page ${shown.page} of ${shown.pages}: each has a text of its own.` : '',
    pageButtons: pageButtons('page', { card: view.message }, shown),
  });
}

function introductionOf(
  view: RequestView,
  name: string,
  { isOff, waits }: { readonly isOff: boolean; readonly waits: boolean },
): string {
  if (isOff) return `${requestIntroduction(view)} If you have sent this on, please tell ${name}.`;
  if (!waits) return progressWords(view);
  return `${name} is not in Teams. Please copy this text into an e-mail; when the answer comes, press Update. ${progressWords(view)}.`;
}

function receiptData(receipt: Receipt | null, card: string) {
  if (!receipt) return { receipt: '', undo: [] };
  const { plan, ref, part, label, sequence, undone } = receipt;
  const target: Target = { card, plan, ref, part: part?.agency ?? null, seq: sequence };
  return {
    receipt: `${receiptTitle(receipt)}${undone ? '.' : ''} ${receiptWords(receipt)}`,
    undo: undone ? [] : [undoButton(target, askedLabel(label, part))],
  };
}

const stateWords: Readonly<Record<RequestItem['state'], string>> = {
  waits: '',
  answered: ' · Answered',
  settled: ` · ${settledWords}`,
};

function rowOf({ line, part, state }: RequestItem, card: string, forms: Forms): CardPart {
  const target: Target = { card, plan: line.plan, ref: line.ref, part: part?.agency ?? null, seq: line.sequence };
  const label = cut(askedLabel(line.label, part), 120);
  return expandPart(row, {
    label,
    state: stateWords[state],
    buttons: state === 'settled' ? [] : [updateButton(target, label, forms)],
  });
}

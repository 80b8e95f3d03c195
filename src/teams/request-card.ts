import request from '../../cards/request.json' with { type: 'json' };
import type { Receipt, RequestItem, RequestView } from '../domain/request-view.ts';
import { actionRowPart } from './action-row.ts';
import { type Forms, noChangeButton, pageButtons, type Target, undoButton, updateButton } from './buttons.ts';
import { type Card, type CardPart, expand } from './card.ts';
import { pageOf, pagesOf } from './pages.ts';
import {
  progressWords,
  receiptNotes,
  receiptTitle,
  receiptWords,
  requestIntroduction,
  requestTitle,
  whyAskedWords,
} from './wording.ts';

const mostRows = 15;

export interface RequestCardOptions {
  readonly forms: Forms;
  /** Counted from 1; left out, the first page with something to answer. */
  readonly page?: number;
}

/** What a group or a person is asked before a meeting: each action with two buttons, answered in seconds. */
export function requestCard(view: RequestView, { forms, page }: RequestCardOptions): Card {
  const rows = view.items.map((item) => ({ answered: item.answered, part: rowOf(item, view.message, forms) }));
  const pages = pagesOf(rows, mostRows);
  const firstOpen = pages.findIndex((some) => some.some(({ answered }) => !answered));
  const shown = pageOf(pages, page ?? firstOpen + 1);
  return expand(request, {
    title: requestTitle(view),
    introduction: requestIntroduction(view),
    progress: progressWords(view),
    answered: view.answered,
    // A bar of nothing would be drawn as one that never ends.
    asked: Math.max(1, view.asked),
    progressColor: view.answered >= view.asked ? 'Good' : 'Accent',
    rows: shown.rows.map(({ part }) => part),
    pageWords: shown.pages > 1 ? `Page ${shown.page} of ${shown.pages}` : '',
    pageButtons: pageButtons('page', { card: view.message }, shown),
    ...receiptData(view.receipt, view.message),
  });
}

function rowOf({ line, reason, answered }: RequestItem, card: string, forms: Forms): CardPart {
  const target: Target = { card, plan: line.plan, ref: line.ref, seq: line.sequence };
  const update = updateButton(target, line.label, forms);
  // There is something to keep only where something was said, and nothing more to do once it is answered.
  const mayKeep = !answered && line.lastSaidOn !== null;
  return actionRowPart(line, {
    buttons: mayKeep ? [update, noChangeButton(target, line.label)] : [update],
    state: answered ? 'Answered' : '',
    more: answered ? [] : [whyAskedWords(reason)],
  });
}

function receiptData(receipt: Receipt | null, card: string) {
  if (!receipt) return { receipt: '', notes: [], undo: [] };
  const { plan, ref, label, sequence } = receipt;
  const notes = [...receiptNotes(receipt), ...receipt.doubts];
  return {
    receipt: `${receiptTitle(receipt)}${receipt.undone ? '.' : ''} ${receiptWords(receipt)}`,
    notes: notes.map((text) => ({ text })),
    undo: receipt.undone ? [] : [undoButton({ card, plan, ref, seq: sequence }, label)],
  };
}

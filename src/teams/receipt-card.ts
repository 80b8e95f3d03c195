import receiptTemplate from '../../cards/receipt.json' with { type: 'json' };
import type { Instant } from '../domain/day.ts';
import type { Receipt } from '../domain/request-view.ts';
import { receiptNotes, receiptTitle, receiptWords } from '../domain/words-update.ts';
import { type Forms, historyButton, undoButton } from './buttons.ts';
import { type Card, expand } from './card.ts';
import { changeUntilWords } from './request-wording.ts';

export interface ReceiptCardOptions {
  readonly forms: Forms;
  /** The close of the cycle that it answers; left out where no cycle asks. */
  readonly until?: Instant | null;
  /** The message to draw again after an undo; left out where the update came by chat. */
  readonly card?: string;
}

/** What was recorded, for whoever said it: that it arrived, how it reads, and how to take it back. */
export function receiptCard(receipt: Receipt, { until = null, card = 'none' }: ReceiptCardOptions): Card {
  const { plan, ref, label, sequence, undone, doubts } = receipt;
  const target = { card, plan, ref, seq: sequence };
  return expand(receiptTemplate, {
    title: receiptTitle(receipt),
    receipt: receiptWords(receipt),
    notes: receiptNotes(receipt).map((text) => ({ text })),
    doubts: undone ? [] : doubts.map((text) => ({ text })),
    until: undone ? '' : changeUntilWords(until),
    buttons: [...(undone ? [] : [undoButton(target, label)]), historyButton(target, label)],
  });
}

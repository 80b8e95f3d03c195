import reminder from '../../cards/reminder.json' with { type: 'json' };
import type { RequestItem } from '../domain/request-view.ts';
import { moreWords } from '../domain/words-digest.ts';
import { askedLabel, receiptTitle, receiptWords } from '../domain/words-update.ts';
import type { Content } from '../flows/ports.ts';
import { actionRowPart } from './action-row.ts';
import { type Forms, noChangeButton, type Target, updateButton } from './buttons.ts';
import { type Card, type CardPart, expand } from './card.ts';
import { reminderTitle, reminderWords } from './cycle-wording.ts';

/** A reminder is short: the card above has the rest. */
const mostRows = 6;

export type Reminder = Pick<Extract<Content, { kind: 'reminder' }>, 'view' | 'isLast' | 'isReply'>;

/** What is still to answer: under the card that asked in a few words, in a chat with its buttons. */
export function reminderCard({ view, isLast, isReply }: Reminder, { forms }: { readonly forms: Forms }): Card {
  const { receipt } = view;
  const items = isReply ? [] : view.items.slice(0, mostRows);
  return expand(reminder, {
    receipt: receipt ? `${receiptTitle(receipt)}${receipt.undone ? '.' : ''} ${receiptWords(receipt)}` : '',
    title: reminderTitle(view, isLast),
    words: reminderWords(view),
    rows: items.map((item) => rowOf(item, view.message, forms)),
    more: isReply ? '' : moreWords(view.items.length - items.length),
  });
}

function rowOf({ line, part }: RequestItem, card: string, forms: Forms): CardPart {
  const label = askedLabel(line.label, part);
  const target: Target = { card, plan: line.plan, ref: line.ref, part: part?.agency ?? null, seq: line.sequence };
  const update = updateButton(target, label, forms);
  const buttons = line.lastSaidOn === null ? [update] : [update, noChangeButton(target, label)];
  return actionRowPart({ ...line, label }, { buttons, textMost: 100, saidMost: 100 });
}

import notice from '../../cards/notice.json' with { type: 'json' };
import type { LocalContact } from '../domain/partnership.ts';
import { safetyMessage } from '../domain/safety.ts';
import { cut, paragraphs } from '../domain/shown-text.ts';
import { possibleConcernWords } from '../domain/words.ts';
import { type Card, type CardPart, expand } from './card.ts';

/** A sentence or a few, without anything to press. */
export function noticeCard(text: string): Card {
  return noticeOf({ title: '', text });
}

/** The safety message and nothing else; no button, so that nothing seems to be left to do here. */
export function safetyCard(text: string): Card {
  return noticeOf({ title: '', text, style: 'attention', firstBold: true });
}

/** Shown when Baton is in doubt: the safety message first, then how to go on if it is no concern about a child. */
export function possibleConcernCard(contact: LocalContact | null): Card {
  return safetyCard(`${safetyMessage(contact)}\n${possibleConcernWords}`);
}

export interface Confirmation {
  readonly title: string;
  readonly text: string;
  readonly confirm: { readonly title: string; readonly data: CardPart };
}

/** Something that is done only when the button is pressed, such as making a new group. */
export function confirmCard({ title, text, confirm }: Confirmation): Card {
  const data = { v: 1, ...confirm.data };
  return noticeOf({ title, text, buttons: [{ type: 'Action.Submit', title: confirm.title, data }] });
}

/** A question with a button for each answer. */
export function choiceCard(choice: {
  readonly title: string;
  readonly text: string;
  readonly buttons: readonly CardPart[];
}): Card {
  return noticeOf(choice);
}

interface NoticeOptions {
  readonly title: string;
  readonly text: string;
  readonly style?: string;
  readonly firstBold?: boolean;
  readonly buttons?: readonly CardPart[];
}

/** Longer than any notice; a text without end must not become a card that Teams refuses. */
const longest = 4000;

function noticeOf({ title, text, style = 'default', firstBold = false, buttons = [] }: NoticeOptions): Card {
  const all = paragraphs(text);
  const lines = text.length > longest || all.length > 30 ? [cut(text, longest)] : all;
  const weightOf = (at: number) => (firstBold && at === 0 ? 'bolder' : 'default');
  return expand(notice, {
    title,
    style,
    lines: lines.map((line, at) => ({ text: line, weight: weightOf(at) })),
    buttons,
  });
}

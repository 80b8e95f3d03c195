import type { Refusal } from '../domain/accept-update.ts';
import { type Card, noticeCard } from './cards.ts';
import { type Again, openFor } from './press-form.ts';
import type { Turn } from './turn.ts';

/** What a form puts right, with all that was typed in it. */
export const toFillIn: readonly string[] = ['bad-rating', 'empty', 'nothing-to-keep'] satisfies Refusal['code'][];

/** What was typed, in the form, so that nobody types it twice: for what is missing or doubtful in it. */
export async function formInChat(
  { ports, present, contact, files }: Turn,
  { plan, ref }: { readonly plan: string | null; readonly ref: string },
  again: Again,
): Promise<Card> {
  const about = { card: 'none', plan: plan ?? '', ref, part: null, seq: 0 };
  const form = await openFor({ ports, present, contact, files, forms: 'in-place' }, about, again);
  return form.kind === 'card' ? form.card : noticeCard(again.problem);
}

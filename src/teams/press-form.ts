import type { ProposedUpdate, Refusal } from '../domain/accept-update.ts';
import type { LocalContact } from '../domain/partnership.ts';
import type { RequestView } from '../domain/request-view.ts';
import { confirmable, nothingTyped, proposedFrom, submissionId } from '../domain/typed-update.ts';
import type { FormValues, UpdateForm } from '../domain/update-form.ts';
import { refusalSentence, undoWords } from '../domain/words-refusal.ts';
import { formTitle, receiptNotes, receiptWords } from '../domain/words-update.ts';
import { fingerprintOf } from '../fingerprint.ts';
import { behalfOf } from '../flows/behalf-of.ts';
import { openForm } from '../flows/open-form.ts';
import { showRequest } from '../flows/show-request.ts';
import { type Taken, takeUpdate } from '../flows/take-update.ts';
import { undoUpdate } from '../flows/undo-update.ts';
import type { Forms } from './buttons.ts';
import {
  byHandCard,
  type Card,
  formAgainCard,
  formCard,
  noticeCard,
  receiptCard,
  requestCard,
  safetyCard,
} from './cards.ts';
import { placeOf } from './find-asker.ts';
import type { Pressed, Target, Typed } from './incoming.ts';
import { type Pressing, type Response, shown } from './response.ts';

export interface Again {
  readonly typed: FormValues;
  readonly problem: string;
  readonly confirm: UpdateForm['confirm'];
}

export async function openFor(
  { ports, present, forms, contact }: Pressing,
  about: Target,
  again?: Again,
): Promise<Response> {
  const { partnership, asker } = present;
  const opened = await openForm(ports, {
    partnership,
    asker,
    card: about.card,
    plan: about.plan,
    ref: about.ref,
    part: about.part,
    // A dialog is seen by whoever pressed alone.
    place: forms === 'dialog' ? { kind: 'private' } : placeOf(present),
    ...again,
  });
  if (opened.kind === 'refused') return sentenceFor(opened.refusal, contact);
  return shown(formCard(opened.form, { forms }), { title: formTitle(opened.form), stays: true });
}

function sentenceFor(refusal: Refusal, contact: LocalContact | null): Response {
  const text = refusalSentence(refusal, { door: 'card', contact });
  return refusal.code === 'concern' ? shown(safetyCard(text), { stays: true }) : { kind: 'sentence', text };
}

export async function save(pressing: Pressing, about: Target, typed: Typed): Promise<Response> {
  const taken = await take(pressing, about, proposedFrom(valuesOf(typed), isConfirmed(typed)));
  if (taken.kind === 'taken') return backTo(pressing, taken);
  const { refusal } = taken;
  // Words about a child in danger are answered with the safety message and nothing else; they are not shown again.
  if (refusal.code === 'concern') return sentenceFor(refusal, pressing.contact);
  const problem = refusalSentence(refusal, { door: 'card', contact: pressing.contact });
  if (refusal.code === 'no-such-action' || refusal.code === 'not-yours')
    return typedAgain({ verb: 'save', about, typed }, problem, pressing.forms);
  return openFor(pressing, about, { typed: valuesOf(typed), problem, confirm: confirmable[refusal.code] ?? null });
}

/** What was typed once more, where the action it is about cannot be shown. */
export function typedAgain(
  { about, typed }: Extract<Pressed, { verb: 'save' }>,
  problem: string,
  forms: Forms,
): Response {
  const card = formAgainCard({ about, values: valuesOf(typed), problem }, { forms });
  return shown(card, { title: `Update ${about.ref}`, stays: true });
}

export async function keep(pressing: Pressing, about: Target): Promise<Response> {
  const taken = await take(pressing, about, { ...proposedFrom(nothingTyped, false), noChange: true });
  if (taken.kind === 'taken') return backTo(pressing, taken);
  return sentenceFor(taken.refusal, pressing.contact);
}

async function take({ ports, present }: Pressing, about: Target, proposed: ProposedUpdate): Promise<Taken> {
  const { partnership, asker } = present;
  const submission = submissionId({ ...about, person: asker.key }, proposed, fingerprintOf);
  const { plan, ref, part } = about;
  const where = { card: cardOf(about), place: placeOf(present), seen: about.seq };
  return takeUpdate(ports, { partnership, asker, submission, plan, ref, part, ...where, proposed });
}

function isConfirmed({ confirmed }: Typed): boolean {
  return confirmed === true || confirmed === 'true';
}

function valuesOf({ confirmed: _, ...typed }: Typed): FormValues {
  const { rating, progress, doneFor, expectedBy, blocked, evidence, complete, route, onBehalfOf } = typed;
  return { rating, progress, doneFor, expectedBy, blocked, evidence, complete, route, onBehalfOf };
}

export async function undo(pressing: Pressing, about: Target): Promise<Response> {
  const { ports, present, contact } = pressing;
  const { plan, ref, seq } = about;
  const undone = await undoUpdate(ports, {
    partnership: present.partnership,
    asker: present.asker,
    plan,
    ref,
    sequence: seq,
    card: cardOf(about),
    place: placeOf(present),
  });
  if (undone.kind === 'taken') return backTo(pressing, undone);
  if (undone.kind === 'refused') return sentenceFor(undone.refusal, contact);
  return { kind: 'sentence', text: undoWords(undone.why) };
}

/** The request card that the button stood on with the receipt on top; where it stood on none, the receipt alone. */
async function backTo(pressing: Pressing, { receipt, view }: Extract<Taken, { kind: 'taken' }>): Promise<Response> {
  const notes = receipt.again ? [] : [...receiptNotes(receipt), ...receipt.doubts];
  const said = [receiptWords(receipt), ...notes].join(' ');
  if (view) return shown(await cardOfView(pressing, view), { title: view.group, said });
  return shown(receiptCard(receipt, { forms: pressing.forms }), { title: 'Saved', said });
}

/** A request as whoever holds it has it: for somebody without Teams it is a text to send on. */
async function cardOfView({ ports, present, forms }: Pressing, view: RequestView, page?: number): Promise<Card> {
  const name = await behalfOf(ports.store.register(present.partnership), view.message);
  const options = page ? { forms, page } : { forms };
  return name === '' ? requestCard(view, options) : byHandCard(view, name, options);
}

/** The request card as it is now. */
export async function showAgain(pressing: Pressing, card: string, page?: number): Promise<Response> {
  const { ports, present } = pressing;
  const said = 'Nothing was changed.';
  const message = card === 'none' ? null : await ports.store.register(present.partnership).find('message', card);
  const to = message?.value.to;
  const isTheirs = to?.kind !== 'person' || to.person === present.asker.key;
  const view =
    message?.value.kind === 'request' && isTheirs ? await showRequest(ports, present.partnership, message.value) : null;
  if (!view) return shown(noticeCard(said), { said });
  return shown(await cardOfView(pressing, view, page), { title: view.group, said });
}

function cardOf({ card }: Target): string | null {
  return card === 'none' ? null : card;
}

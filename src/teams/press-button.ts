import type { ProposedUpdate, Refusal } from '../domain/accept-update.ts';
import type { LocalContact } from '../domain/partnership.ts';
import type { Route } from '../domain/plan.ts';
import { slugOf } from '../domain/ref.ts';
import type { Receipt } from '../domain/request-view.ts';
import type { FormValues, UpdateForm } from '../domain/update-form.ts';
import { answerQuestion } from '../flows/answer-question.ts';
import { openForm } from '../flows/open-form.ts';
import type { Ports } from '../flows/ports.ts';
import { showRequest } from '../flows/show-request.ts';
import { type Taken, takeUpdate } from '../flows/take-update.ts';
import { undoUpdate } from '../flows/undo-update.ts';
import type { Forms } from './buttons.ts';
import {
  answerCard,
  type Card,
  formAgainCard,
  formCard,
  noticeCard,
  receiptCard,
  requestCard,
  safetyCard,
} from './cards.ts';
import { chairedGroups, type Present } from './find-asker.ts';
import type { Pressed, Target, Typed } from './incoming.ts';
import { refusalSentence } from './refusal-wording.ts';
import { receiptWords, undoWords } from './wording.ts';

/** What a button leads to: a card to show in place of the one pressed, a sentence beside it, or words to say. */
export type Response =
  | {
      readonly kind: 'card';
      readonly card: Card;
      readonly title: string;
      /** What a dialog says as it closes, where the card itself is of no use in it. */
      readonly said: string;
      /** A dialog stays open for this card: a form, or words that must be read. */
      readonly stays: boolean;
    }
  | { readonly kind: 'cards'; readonly cards: readonly Card[] }
  | { readonly kind: 'sentence'; readonly text: string }
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'use-channel'; readonly name: string };

export interface Pressing {
  readonly ports: Ports;
  readonly present: Present;
  readonly forms: Forms;
  readonly contact: LocalContact | null;
}

/** Does what a button says, by the register and not by the card that it stood on. */
export async function pressButton(pressing: Pressing, pressed: Pressed): Promise<Response> {
  switch (pressed.verb) {
    case 'open-form':
      return openFor(pressing, pressed.about);
    case 'save':
      return save(pressing, pressed.about, pressed.typed);
    case 'no-change':
      return keep(pressing, pressed.about);
    case 'undo':
      return undo(pressing, pressed.about);
    case 'cancel':
      return backTo(pressing, pressed.about.card, null);
    case 'page':
      return backTo(pressing, pressed.card, null, pressed.page);
    case 'answer':
      return turnPage(pressing, pressed.question, pressed.page);
    case 'say':
      return { kind: 'say', text: pressed.text };
    case 'use-channel':
      return { kind: 'use-channel', name: pressed.name };
    default:
      return pressed satisfies never;
  }
}

function shown(card: Card, { title = 'Baton', said = '', stays = false } = {}): Response {
  return { kind: 'card', card, title, said, stays };
}

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
    ...again,
  });
  if (opened.kind === 'refused') return sentenceFor(opened.refusal, contact);
  return shown(formCard(opened.form, { forms }), { title: `Update ${opened.form.line.label}`, stays: true });
}

function sentenceFor(refusal: Refusal, contact: LocalContact | null): Response {
  const text = refusalSentence(refusal, { door: 'card', contact });
  return refusal.code === 'concern' ? shown(safetyCard(text), { stays: true }) : { kind: 'sentence', text };
}

async function save(pressing: Pressing, about: Target, typed: Typed): Promise<Response> {
  const proposed = proposedFrom(typed);
  const taken = await take(pressing, about, proposed);
  if (taken.kind === 'taken') return backTo(pressing, about.card, taken.receipt);
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

/** Where Baton is in doubt the person may say that it is all right; everything else has to be changed. */
export const confirmable: Readonly<Partial<Record<Refusal['code'], UpdateForm['confirm']>>> = {
  'may-identify': 'no-child',
  'possible-concern': 'no-concern',
};

async function keep(pressing: Pressing, about: Target): Promise<Response> {
  const taken = await take(pressing, about, { ...proposedFrom(nothingTyped), noChange: true });
  if (taken.kind === 'taken') return backTo(pressing, about.card, taken.receipt);
  return sentenceFor(taken.refusal, pressing.contact);
}

export const nothingTyped: Typed = {
  rating: '',
  progress: '',
  doneFor: '',
  expectedBy: '',
  blocked: '',
  evidence: '',
  complete: '',
  route: '',
  onBehalfOf: '',
  confirmed: false,
};

async function take({ ports, present }: Pressing, about: Target, proposed: ProposedUpdate): Promise<Taken> {
  const { partnership, asker } = present;
  const submission = await submissionId(about, asker.key, proposed);
  return takeUpdate(ports, { partnership, asker, submission, plan: about.plan, ref: about.ref, proposed });
}

/**
 * `<card>~<ref>~<state sequence seen>` with the person: the same submit arriving again is the same id. The words
 * belong to it as well, so that two different replies given at once from one card are both kept.
 */
async function submissionId(
  { card, plan, ref, seq }: Target,
  person: string,
  proposed: ProposedUpdate,
): Promise<string> {
  const { confirmed: _, ...said } = proposed;
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(said)));
  const words = Buffer.from(hash).toString('hex').slice(0, 16);
  return [slugOf(card), slugOf(plan), slugOf(ref), seq, slugOf(person), words].join('~');
}

function proposedFrom(typed: Typed): ProposedUpdate {
  const { rating, progress, doneFor, expectedBy, blocked, evidence, complete, route, onBehalfOf, confirmed } = typed;
  return {
    rating,
    narrative: progress,
    noChange: false,
    doneFor: doneFor
      .split(',')
      .map((day) => day.trim())
      .filter(Boolean),
    expectedBy: expectedBy.trim(),
    blocked: blocked === 'true',
    evidence: evidence.trim(),
    complete: complete === 'true',
    confirmed: confirmed === true || confirmed === 'true',
    route: routeFrom(route),
    onBehalfOf,
  };
}

function routeFrom(route: string): Route {
  return route === 'e-mail' || route === 'meeting' ? route : 'card';
}

function valuesOf({ confirmed: _, ...typed }: Typed): FormValues {
  const { rating, progress, doneFor, expectedBy, blocked, evidence, complete, route, onBehalfOf } = typed;
  return { rating, progress, doneFor, expectedBy, blocked, evidence, complete, route, onBehalfOf };
}

async function undo(pressing: Pressing, about: Target): Promise<Response> {
  const { ports, present, contact } = pressing;
  const { plan, ref, seq } = about;
  const undone = await undoUpdate(ports, {
    partnership: present.partnership,
    asker: present.asker,
    plan,
    ref,
    sequence: seq,
  });
  if (undone.kind === 'taken') return backTo(pressing, about.card, undone.receipt);
  if (undone.kind === 'refused') return sentenceFor(undone.refusal, contact);
  return { kind: 'sentence', text: undoWords(undone.why) };
}

/** The card that the button stood on as it is now: the request it belongs to, else the receipt alone. */
async function backTo(pressing: Pressing, card: string, receipt: Receipt | null, page?: number): Promise<Response> {
  const { ports, present, forms } = pressing;
  const message = card === 'none' ? null : await ports.store.register(present.partnership).find('message', card);
  const view =
    message?.value.kind === 'request' ? await showRequest(ports, present.partnership, message.value, receipt) : null;
  const said = receipt ? receiptWords(receipt) : 'Nothing was changed.';
  if (view) return shown(requestCard(view, page ? { forms, page } : { forms }), { title: view.group, said });
  if (receipt) return shown(receiptCard(receipt, { forms }), { title: 'Saved', said });
  return shown(noticeCard(said), { said });
}

async function turnPage({ ports, present, forms }: Pressing, question: string, page: number): Promise<Response> {
  const { partnership, asker, channel, channelOf } = present;
  const place = channel ? 'channel' : 'private';
  const answer = await answerQuestion(ports, { partnership, asker, text: question, place, channelOf });
  return shown(answerCard(answer, { forms, mayUpdate: true, chairs: chairedGroups(present), page }));
}

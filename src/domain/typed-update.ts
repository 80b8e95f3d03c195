import type { ProposedUpdate, Refusal } from './accept-update.ts';
import type { Route } from './plan.ts';
import { slugOf } from './ref.ts';
import type { FormValues, UpdateForm } from './update-form.ts';

// What was typed on the form for an update, in chat or in the tab, on its way to being one.

/** Takes what was typed for what it says; whether it may be recorded is for acceptUpdate. */
export function proposedFrom(typed: FormValues, confirmed: boolean): ProposedUpdate {
  const { rating, progress, doneFor, expectedBy, blocked, evidence, complete, route, onBehalfOf } = typed;
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
    confirmed,
    route: routeFrom(route),
    onBehalfOf,
  };
}

function routeFrom(route: string): Route {
  return route === 'e-mail' || route === 'meeting' ? route : 'card';
}

export const nothingTyped: FormValues = {
  rating: '',
  progress: '',
  doneFor: '',
  expectedBy: '',
  blocked: '',
  evidence: '',
  complete: '',
  route: '',
  onBehalfOf: '',
};

/** What a submit is about, and what its sender had seen. */
export interface SubmitTarget {
  /** The message whose card it was pressed on; `none` in chat, `tab` in the tab. */
  readonly card: string;
  readonly plan: string;
  readonly ref: string;
  readonly part: string | null;
  /** The state's sequence that was seen. */
  readonly seq: number;
  readonly person: string;
}

/**
 * `<card>~<ref>~<state sequence seen>` with the person: the same submit arriving again is the same id. The words
 * belong to it as well, by a short mark, so that two different replies given at once from one card are both kept.
 */
export function submissionId(
  { card, plan, ref, part, seq, person }: SubmitTarget,
  proposed: ProposedUpdate,
  markOf: (words: string) => string,
): string {
  const { confirmed: _, ...said } = proposed;
  const words = markOf(JSON.stringify(said));
  const about = part === null ? ref : `${ref} ${part}`;
  return [slugOf(card), slugOf(plan), slugOf(about), seq, slugOf(person), words].join('~');
}

/** Where Baton is in doubt the person may say that it is all right; everything else has to be changed. */
export const confirmable: Readonly<Partial<Record<Refusal['code'], UpdateForm['confirm']>>> = {
  'may-identify': 'no-child',
  'possible-concern': 'no-concern',
};

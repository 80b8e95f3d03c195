import type { Refusal } from './accept-update.ts';
import type { LogRefusal } from './action-log.ts';
import { type Day, parseDay } from './day.ts';
import type { DecideRefusal, Ruling } from './decide.ts';
import type { Decision } from './decision.ts';
import { actionId, type Matter, type Matters, type RecordSave } from './meeting-record.ts';
import type { NotToRecord } from './meeting-to-record.ts';
import { standingRating, type Tracked } from './plan.ts';
import { ratings } from './rating.ts';
import { fullRef } from './ref.ts';
import { isOpen } from './schedule.ts';
import { actionsNamed } from './which-action.ts';

/**
 * What was typed on a page of a record, by the ids of its inputs: `outcome~<matter>~<stamp>`, `to~<matter>`,
 * `rating~<matter>~<stamp>`, `other` (the rating of `words~other`), `noted~<decision>`, `as~<who>`, `who`, `due`, and all
 * free words as `words~…`.
 */
export type RecordTyped = Readonly<Record<string, string>>;

/** What a meeting can say of what it was asked, and what the partners can say of it by circulation. */
export const outcomes = ['agreed', 'not-agreed', 'deferred', 'agreed.circulation', 'not-agreed.circulation'] as const;
export type OutcomeChoice = (typeof outcomes)[number];

/** An action about which something was said or settled since the page was drawn, and what was typed about it. */
export interface ChangedMeanwhile {
  readonly tracked: Tracked;
  /** It no longer waits for this decision. */
  readonly settled: boolean;
  readonly note: string;
}

export type RecordRefusal =
  | Refusal
  | DecideRefusal
  | LogRefusal
  | NotToRecord
  | { readonly code: 'already-recorded'; readonly on: Day }
  | { readonly code: 'recorded-meanwhile'; readonly saves: readonly RecordSave[] }
  | { readonly code: 'changed-meanwhile'; readonly changed: readonly ChangedMeanwhile[] }
  | { readonly code: 'no-outcome'; readonly ref: string }
  | { readonly code: 'half-rating' };

/** One decision that a page asks to be recorded. */
export interface Wish {
  readonly matter: Matter;
  readonly ruling: Ruling;
  readonly by: 'meeting' | 'circulation';
  readonly note: string;
}

export type WishesRead =
  | { readonly kind: 'wishes'; readonly wishes: readonly Wish[] }
  | { readonly kind: 'refused'; readonly refusal: RecordRefusal };

interface ReadFacts {
  /** The id of the group that met. */
  readonly group: string;
  readonly matters: Matters;
  readonly actions: readonly Tracked[];
}

type WishRead = Wish | ChangedMeanwhile | RecordRefusal | null;

/** The decisions typed on a page. Any that was taken on an action that changed meanwhile has all of them asked again. */
export function readWishes(typed: RecordTyped, facts: ReadFacts): WishesRead {
  const fields = Object.entries(typed).map(([field, value]) => readField({ field, value }, typed, facts));
  const read = [...fields, otherWish(typed, facts)];
  const refusal = read.find((one): one is RecordRefusal => one !== null && 'code' in one);
  if (refusal) return { kind: 'refused', refusal };
  const changed = read.filter((one): one is ChangedMeanwhile => one !== null && 'settled' in one);
  if (changed.length > 0) return { kind: 'refused', refusal: { code: 'changed-meanwhile', changed } };
  return { kind: 'wishes', wishes: read.filter((one): one is Wish => one !== null && 'ruling' in one) };
}

interface Field {
  readonly field: string;
  readonly value: string;
}

function readField({ field, value }: Field, typed: RecordTyped, facts: ReadFacts): WishRead {
  const [input, plan, ref, kind, stamp] = field.split('~');
  if (input !== 'outcome' && input !== 'rating') return null;
  const id = `${plan}~${ref}~${kind}`;
  const note = (typed[`words~note~${id}`] ?? '').trim();
  const matter = [...facts.matters.decisions, ...facts.matters.ratings].find((one) => one.id === id) ?? null;
  if (value === '') return note === '' || !matter ? null : { code: 'no-outcome', ref: matter.tracked.action.ref };
  if (!matter) {
    const tracked = facts.actions.find(({ action }) => actionId(action) === `${plan}~${ref}`);
    return tracked ? { tracked, settled: true, note } : null;
  }
  const wish = input === 'rating' ? ratingWish(matter, value) : outcomeWish(matter, { value, note, typed });
  if (wish === null || 'code' in wish) return wish;
  return matter.stamp === stamp ? wish : { tracked: matter.tracked, settled: false, note };
}

function outcomeWish(
  matter: Matter,
  { value, note, typed }: { readonly value: string; readonly note: string; readonly typed: RecordTyped },
): Wish | RecordRefusal | null {
  const choice = outcomes.find((one) => one === value);
  if (!choice) return null;
  const [outcome, by = 'meeting'] = choice.split('.') as [Decision['outcome'], Wish['by']?];
  const given = typed[`to~${matter.id}`] ?? '';
  const to = given === '' ? matter.asked : parseDay(given);
  if (given !== '' && !to) return { code: 'bad-date', given: given.slice(0, 40) };
  if (isRecorded(matter, { outcome, by, to, note })) return null;
  const ruling: Ruling =
    matter.kind === 'extension' ? { matter: 'extension', outcome, to } : { matter: 'sign-off', outcome };
  return { matter, ruling, by, note };
}

interface Said {
  readonly outcome: Decision['outcome'];
  readonly by: Wish['by'];
  readonly to: Day | null;
  readonly note: string;
}

/** Whether the record says so already: then nothing is recorded twice. */
function isRecorded({ recorded }: Matter, { outcome, by, to, note }: Said): boolean {
  if (!recorded) return false;
  const sameDate = recorded.matter.kind !== 'extension' || recorded.matter.to === to;
  return recorded.outcome === outcome && recorded.takenBy.kind === by && recorded.note === note && sameDate;
}

/** Blue is complete, so a meeting that calls an action Blue signs it off. What says nothing new is not recorded. */
function ratingWish(matter: Matter, value: string): Wish | null {
  const rating = ratings.find((one) => one === value);
  if (!rating || rating === standingRating(matter.tracked.state)) return null;
  const ruling: Ruling =
    rating === 'blue'
      ? { matter: 'sign-off', outcome: 'agreed' }
      : { matter: 'agreed-rating', outcome: 'agreed', rating };
  return { matter, ruling, by: 'meeting', note: '' };
}

/** The rating of an action that the page does not list, named by its number. */
function otherWish(typed: RecordTyped, { group, matters, actions }: ReadFacts): WishRead {
  const named = (typed['words~other'] ?? '').trim();
  const value = typed.other ?? '';
  if (named === '' && value === '') return null;
  if (named === '' || value === '') return { code: 'half-rating' };
  const own = actions.filter((tracked) => isOpen(tracked) && tracked.action.leads.includes(group));
  const found = actionsNamed(
    named,
    own.map((one) => ({ ...one.action, tracked: one })),
  );
  const { tracked } = found[0] ?? {};
  if (!tracked || found.length > 1) {
    return {
      code: 'no-such-action',
      ref: named.slice(0, 40),
      nearest: found.map(({ plan, ref }) => fullRef(plan, ref)),
    };
  }
  const id = `${actionId(tracked.action)}~agreed-rating`;
  const unlisted: Matter = { id, kind: 'agreed-rating', tracked, asked: null, recorded: null, stamp: '' };
  return ratingWish(matters.ratings.find((one) => one.id === id) ?? unlisted, value);
}

/** All free words of a page, for the safety door. */
export function wordsTyped(typed: RecordTyped): readonly string[] {
  return Object.entries(typed).flatMap(([field, value]) => (field.startsWith('words~') ? [value] : []));
}

/** What stands in an input that comes back: by the input's name without the stamp, as the stamp may have moved on. */
export function typedIn(typed: RecordTyped | null, input: string): string | null {
  if (!typed) return null;
  const field = Object.keys(typed).find((one) => one === input || one.slice(0, one.lastIndexOf('~')) === input);
  return field === undefined ? null : typed[field]!;
}

import type { Day, Instant } from './day.ts';
import type { Rating } from './rating.ts';

/** Who took a decision: the chair (to be noted at the next meeting), a group at a dated meeting, or the partners. */
export type TakenBy =
  | { readonly kind: 'chair'; readonly group: string; readonly person: string }
  | { readonly kind: 'meeting'; readonly meeting: string }
  | { readonly kind: 'circulation' };

export type DecisionMatter =
  | { readonly kind: 'sign-off' }
  | { readonly kind: 'extension'; readonly step: Day; readonly to: Day }
  | { readonly kind: 'agreed-rating'; readonly rating: Rating }
  | { readonly kind: 'new-action' };

/** What somebody with the right to it settled about an action. Kept for ever beside the owner's own words. */
export interface Decision {
  readonly id: string;
  readonly plan: string;
  readonly ref: string;
  readonly matter: DecisionMatter;
  readonly outcome: 'agreed' | 'not-agreed' | 'deferred';
  readonly takenBy: TakenBy;
  readonly at: Instant;
  readonly recordedBy: string;
  readonly note: string;
  /** The decision that was recorded by mistake and that this one takes the place of; both are kept. */
  readonly replaces: string | null;
}

/** Decisions without those that another one took the place of. */
export function thatStand(decisions: readonly Decision[]): readonly Decision[] {
  const replaced = new Set(decisions.map(({ replaces }) => replaces));
  return decisions.filter(({ id }) => !replaced.has(id));
}

/** Decisions in the order in which they were taken. */
export function oldestFirst(decisions: readonly Decision[]): readonly Decision[] {
  return decisions.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

import type { Day, Instant } from './day.ts';
import type { ActionState } from './plan.ts';
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
}

/** A state as it was before some decisions about its action were taken; what they did is taken out of it. */
export function withoutDecisions(state: ActionState, decisions: readonly Decision[]): ActionState {
  const ids = new Set(decisions.map(({ id }) => id));
  const signedOff = decisions.some(({ matter, outcome }) => matter.kind === 'sign-off' && outcome === 'agreed');
  const standing = state.standing === 'complete' && signedOff ? 'open' : state.standing;
  return {
    ...state,
    standing,
    agreed: state.agreed && ids.has(state.agreed.decision) ? null : state.agreed,
    steps: state.steps.map((step) => ({ ...step, movedTo: step.movedTo.filter(({ decision }) => !ids.has(decision)) })),
  };
}

import type { Sorry } from './answer.ts';
import { shorten } from './digest.ts';
import type { Tracked } from './plan.ts';
import type { Reading } from './question.ts';
import { fullRef } from './ref.ts';
import { type ActionName, actionsNamed, labelOf, nearestActions } from './which-action.ts';

/** One of several actions that a ref may mean: its label, and a few of its words where they may be read. */
export interface Candidate extends ActionName {
  readonly about: string;
}

export function candidateOf({ action: { plan, ref, text } }: Tracked): Candidate {
  return { plan, ref, about: shorten(text, 6) };
}

/** The one action a ref names, or why there is none: an unknown ref comes with the nearest ones that exist. */
export function findAction(
  { ref, plan, intent }: Pick<Reading, 'ref' | 'plan'> & Partial<Pick<Reading, 'intent'>>,
  { actions }: { readonly actions: readonly Tracked[] },
): { readonly tracked: Tracked; readonly why: null } | { readonly tracked: null; readonly why: Sorry } {
  if (!ref) return { tracked: null, why: { code: 'which-action' } };
  if (actions.length === 0) return { tracked: null, why: { code: 'no-plan' } };
  const typed = plan ? fullRef(plan, ref) : ref;
  const named = actions.map((tracked) => ({ plan: tracked.action.plan, ref: tracked.action.ref, tracked }));
  const own = plan ? named.filter((one) => one.plan === plan) : named;
  const found = actionsNamed(typed, own);
  if (found.length > 1) {
    const ask = intent === 'history' ? 'history' : 'show';
    const several = found.map((one) => candidateOf(one.tracked));
    return { tracked: null, why: { code: 'which-plan', ref, ask, found: several } };
  }
  if (found[0]) return { tracked: found[0].tracked, why: null };
  const severalPlans = new Set(named.map((one) => one.plan)).size > 1;
  const nearest = nearestActions(typed, named).map((one) => labelOf(one, severalPlans));
  return { tracked: null, why: { code: 'no-such-action', ref: plan ? typed : ref, nearest } };
}

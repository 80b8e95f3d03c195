import type { Action } from './plan.ts';
import { actionsNamed, labelOf } from './which-action.ts';

/**
 * Labels of the actions that one is linked with: those that it names, and those that name it. A ref without a code is
 * one of the same plan; what names no action that there is stays as it is written.
 */
export function linksOf(action: Action, others: readonly Action[], severalPlans: boolean): readonly string[] {
  const named = action.links.flatMap((link) => {
    const found = meant(link, action, others);
    return found.length > 0 ? found.map((one) => labelOf(one, severalPlans)) : [link];
  });
  const naming = others.filter(
    (other) => !isSame(other, action) && other.links.some((link) => meant(link, other, [action]).length > 0),
  );
  return [...new Set([...named, ...naming.map((one) => labelOf(one, severalPlans))])];
}

function meant(link: string, from: Action, among: readonly Action[]): readonly Action[] {
  const found = actionsNamed(link, among);
  const own = found.filter(({ plan }) => plan === from.plan);
  // "5" in one plan is not 5 of another; "PR 5" is, in any.
  return own.length > 0 ? own : found.filter(({ ref }) => actionsNamed(link, [{ plan: '', ref }]).length === 0);
}

function isSame(a: Action, b: Action): boolean {
  return a.plan === b.plan && a.ref === b.ref;
}

import type { Action } from './plan.ts';
import { type ActionName, actionsNamed, labelOf } from './which-action.ts';

/** An action that another is linked with; the name is null where a plan names what there is not. */
export interface LinkedAction {
  readonly label: string;
  readonly name: ActionName | null;
}

/**
 * The actions that one is linked with: those that it names, and those that name it. A ref without a code is one of the
 * same plan; what names no action that there is stays as it is written.
 */
export function linkedActions(
  action: Action,
  others: readonly Action[],
  severalPlans: boolean,
): readonly LinkedAction[] {
  const toLink = ({ plan, ref }: Action): LinkedAction => {
    const name = { plan, ref };
    return { label: labelOf(name, severalPlans), name };
  };
  const named = action.links.flatMap((link) => {
    const found = meant(link, action, others);
    return found.length > 0 ? found.map(toLink) : [{ label: link, name: null }];
  });
  const naming = others.filter(
    (other) => !isSame(other, action) && other.links.some((link) => meant(link, other, [action]).length > 0),
  );
  const all = [...named, ...naming.map(toLink)];
  return [...new Map(all.map((link) => [link.label, link])).values()];
}

/** Their labels. */
export function linksOf(action: Action, others: readonly Action[], severalPlans: boolean): readonly string[] {
  return linkedActions(action, others, severalPlans).map(({ label }) => label);
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

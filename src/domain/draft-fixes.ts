import { type Day, formatDay } from './day.ts';
import type { DraftAction, ImportDraft } from './import-draft.ts';
import type { Problem, ProblemCode } from './import-problem.ts';

/** Something that a person put right in a draft before it is imported. */
export type DraftFix =
  /** What the file calls one group is the group of another name: it is learned as an alias. */
  | { readonly kind: 'group'; readonly from: string; readonly to: string }
  /** Who leads an action for which the file names nobody. */
  | { readonly kind: 'lead'; readonly ref: string; readonly to: string }
  /** The date of an action whose timescale is blank, impossible or not understood. */
  | { readonly kind: 'date'; readonly ref: string; readonly due: Day };

/** The draft with everything put right that was; what a fix is about may be gone, and then it does nothing. */
export function applyFixes(draft: ImportDraft, fixes: readonly DraftFix[]): ImportDraft {
  const actions = draft.actions.map((action) => fixes.reduce(fixed, action));
  return {
    ...draft,
    groups: [...new Set(actions.flatMap(({ leads }) => leads))],
    actions,
    problems: draft.problems.filter((problem) => !fixes.some((fix) => solves(fix, problem))),
  };
}

function fixed(action: DraftAction, fix: DraftFix): DraftAction {
  switch (fix.kind) {
    case 'group':
      return { ...action, leads: [...new Set(action.leads.map((name) => (name === fix.from ? fix.to : name)))] };
    case 'lead':
      return action.ref === fix.ref && action.leads.length === 0 ? { ...action, leads: [fix.to] } : action;
    case 'date':
      return action.ref === fix.ref ? { ...action, timescale: dated(action, fix.due) } : action;
    default:
      return fix satisfies never;
  }
}

/** The file's words stay; where there are none, the date is the words. */
function dated({ timescale }: DraftAction, due: Day): DraftAction['timescale'] {
  return { text: timescale.text || formatDay(due), kind: 'by', due: [due] };
}

const aboutDates: ReadonlySet<ProblemCode> = new Set(['no-timescale', 'timescale-not-understood']);

function solves(fix: DraftFix, { code, ref }: Problem): boolean {
  if (fix.kind === 'group' || ref !== fix.ref) return false;
  return fix.kind === 'lead' ? code === 'no-lead' : aboutDates.has(code);
}

/** Adds a fix in place of an earlier one about the same thing. */
export function withFix(fixes: readonly DraftFix[], fix: DraftFix): readonly DraftFix[] {
  const about = (one: DraftFix) => `${one.kind} ${one.kind === 'group' ? one.from : one.ref}`;
  return [...fixes.filter((one) => about(one) !== about(fix)), fix];
}

/** The names that a group is learned to go by. */
export function learnedAliases(fixes: readonly DraftFix[]): ReadonlyMap<string, readonly string[]> {
  const renamed = fixes.filter((fix) => fix.kind === 'group');
  return new Map([...Map.groupBy(renamed, ({ to }) => to)].map(([to, each]) => [to, each.map(({ from }) => from)]));
}

import { type ActionLine, type LineFacts, lineOf } from './action-line.ts';
import { countedRating, decisionAsked } from './digest.ts';
import type { Standing, Tracked } from './plan.ts';
import type { Rating } from './rating.ts';
import { fullRef } from './ref.ts';
import { isOpen } from './schedule.ts';
import type { Unanswered } from './unanswered.ts';

/** The lists on which an action may stand. Each figure of the tab is the length of one of them. */
export const listNames = [
  'open',
  'overdue',
  'quiet',
  'unanswered',
  'waiting',
  'decisions',
  'mine',
  'blocked',
  'ended',
] as const;
export type ListName = (typeof listNames)[number];

/** An action as the plan's page lists it. */
export interface ListedAction extends ActionLine {
  /** Null where it may not be read. */
  readonly standing: Standing | null;
  /** The rating that it is counted with; null where it is not counted, for it was withdrawn or merged. */
  readonly counted: Rating | 'notRated' | null;
  readonly on: readonly ListName[];
  readonly objective: string;
  readonly measure: string;
  readonly themes: readonly string[];
}

export interface ListedFacts extends LineFacts, Unanswered {
  /** Undated actions whose rhythm has passed without an update. */
  readonly quiet: ReadonlySet<Tracked>;
  /** Actions, or parts of them, that whoever looks may answer as their own. */
  readonly mine: ReadonlySet<Tracked>;
}

/** A line of the plan's page; of a restricted plan, outside its audience, with code, ref, ratings and date alone. */
export function listedAction(tracked: Tracked, facts: ListedFacts): ListedAction {
  const line = lineOf(tracked, facts);
  const { state, action } = tracked;
  const { standing } = state;
  return {
    ...line,
    ...(line.restricted && { sequence: 0, proposedComplete: false }),
    standing: line.restricted ? null : standing,
    counted: countedRating(standing, line),
    on: listsOf(tracked, line, facts),
    objective: action.objective,
    measure: action.measure,
    themes: action.themes,
  };
}

function listsOf(tracked: Tracked, line: ActionLine, facts: ListedFacts): readonly ListName[] {
  const ref = fullRef(line.plan, line.ref);
  const plan = facts.plans.find(({ code }) => code === line.plan);
  const stands: Readonly<Record<ListName, boolean>> = {
    open: isOpen(tracked),
    overdue: line.daysOverdue > 0,
    quiet: facts.quiet.has(tracked),
    unanswered: facts.unanswered.has(ref),
    waiting: facts.waiting.has(ref),
    decisions: decisionAsked(tracked) !== null,
    mine: facts.mine.has(tracked),
    blocked: line.blocked,
    ended: isOpen(tracked) && plan !== undefined && plan.period.to < facts.today,
  };
  return listNames.filter((name) => stands[name]);
}

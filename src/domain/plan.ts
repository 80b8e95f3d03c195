import type { Day, Instant, Period } from './day.ts';
import type { Legend, Rating } from './rating.ts';
import type { Timescale } from './timescale.ts';

export const planKinds = ['delivery', 'peer-review', 'case-review', 'business', 'action-log', 'forward'] as const;
export type PlanKind = (typeof planKinds)[number];

/** Who may see a plan's words. Outside it only code, ref, rating and due date are shown. */
export type Audience =
  | { readonly kind: 'partnership' }
  | { readonly kind: 'restricted'; readonly groups: readonly string[] };

/**
 * A set of actions with a period. `edition` counts its imports: action rows belong to an edition, and the
 * plan row points at the one that counts, so an import of any size is switched on in one write.
 */
export interface Plan {
  readonly code: string;
  readonly title: string;
  readonly kind: PlanKind;
  readonly period: Period;
  readonly legend: Legend;
  readonly audience: Audience;
  readonly edition: number;
  readonly importedAt: Instant;
  readonly source: string;
  /** The import that brought this edition, while it can be undone; null for a log, and once it was undone. */
  readonly lastImport: LastImport | null;
}

export interface LastImport {
  readonly at: Instant;
  readonly by: string;
  /** What the import took the place of; null where the plan was new. */
  readonly before: PlanAsImported | null;
  /** Ids of the groups that it made. */
  readonly newGroups: readonly string[];
}

/** Whether a plan is about actions; a forward plan holds nothing but items for meetings. */
export function hasActions({ kind }: Pick<Plan, 'kind'>): boolean {
  return kind !== 'forward';
}

/** What an import says of a plan as a whole. */
export type PlanAsImported = Pick<Plan, 'title' | 'kind' | 'period' | 'legend' | 'audience' | 'edition' | 'source'>;

/** The words of an action: what an import writes. What becomes of it is its state (action-state.ts). */
export interface Action {
  readonly plan: string;
  readonly edition: number;
  readonly ref: string;
  readonly aim: string;
  readonly objective: string;
  readonly text: string;
  readonly measure: string;
  readonly timescale: Timescale;
  /** Ids of the accountable groups, as the plan names them. */
  readonly leads: readonly string[];
  /** Posts, people or agencies that the plan itself says are responsible, in its own words. */
  readonly named: readonly string[];
  /** Ids of the posts that actually answer; empty until somebody says who. */
  readonly responsible: readonly string[];
  /** Ids of agencies that each owe a part. */
  readonly contributors: readonly string[];
  readonly themes: readonly string[];
  readonly links: readonly string[];
  /** The day of the meeting that added it to its group's action log; null where a plan's file brought it. */
  readonly addedOn: Day | null;
  readonly source: { readonly part: string; readonly row: number };
  /** What the plan's own rating and log say of it; null where they say nothing. */
  readonly said: PlanWord | null;
}

/** The plan's own word on an action, as its file was published: it belongs to the edition that brought it. */
export interface PlanWord {
  readonly rating: Rating | null;
  readonly narrative: string;
  readonly at: Instant;
  /** Whether `at` is the file's own date, or only the moment of the import or a neighbour's. */
  readonly isDated: boolean;
  /** The rating means "complete" in the plan's legend. */
  readonly isComplete: boolean;
  /** Which `update` rows of the plan's log count, oldest first. */
  readonly entries: readonly string[];
}

export const standings = ['open', 'on-hold', 'deferred', 'merged', 'withdrawn', 'complete'] as const;
export type Standing = (typeof standings)[number];

/** One dated step: when it fell due in the plan, the dates it was moved to (oldest first), and its delivery. */
export interface StepState {
  readonly due: Day;
  readonly movedTo: readonly { readonly to: Day; readonly decision: string }[];
  readonly doneOn: Day | null;
}

/** The last thing an owner said of an action. */
export interface LastWord {
  readonly rating: Rating | null;
  readonly narrative: string;
  readonly at: Instant;
  readonly route: Route;
  readonly blocked: boolean;
}

/** How an update reached Baton; e-mail and meeting are always typed in on behalf of somebody. */
export const routes = ['card', 'chat', 'e-mail', 'meeting', 'plan'] as const;
export type Route = (typeof routes)[number];

/** What an agency that owes a part of an action last said of its part. */
export interface PartState {
  readonly agency: string;
  readonly lastWord: LastWord;
}

/**
 * What an action's updates and decisions add up to. `sequence` counts them: whoever writes the next one must
 * have seen this one. No row is the state of an action nobody has spoken of (`untouched`).
 */
export interface ActionState {
  readonly plan: string;
  readonly ref: string;
  readonly sequence: number;
  readonly standing: Standing;
  readonly standingWhy: string;
  readonly reviewOn: Day | null;
  readonly lastWord: LastWord | null;
  /** One for each contributor that has answered; the owner's own word stays apart. */
  readonly parts: readonly PartState[];
  readonly agreed: { readonly rating: Rating; readonly decision: string } | null;
  readonly steps: readonly StepState[];
  readonly proposedComplete: { readonly at: Instant; readonly by: string } | null;
  readonly extensionAsked: { readonly to: Day; readonly at: Instant; readonly by: string } | null;
  /** Ids of the posts that a business manager named to answer; they stand before those of the plan's words. */
  readonly assignedTo: readonly string[];
}

export function untouched(plan: string, ref: string): ActionState {
  return {
    plan,
    ref,
    sequence: 0,
    standing: 'open',
    standingWhy: '',
    reviewOn: null,
    lastWord: null,
    parts: [],
    agreed: null,
    steps: [],
    proposedComplete: null,
    extensionAsked: null,
    assignedTo: [],
  };
}

/** An action's words together with what has become of it. */
export interface Tracked {
  readonly action: Action;
  readonly state: ActionState;
}

/** An action's words with its state; who was named to answer stands before what the plan says. */
export function track(action: Action, state: ActionState | null): Tracked {
  const known = withPlanWord(state ?? untouched(action.plan, action.ref), action.said);
  return { action: known.assignedTo.length > 0 ? { ...action, responsible: known.assignedTo } : action, state: known };
}

/** Why an action stands complete that nobody signed off in Baton: its plan was published so. */
const planSaysSo = 'the plan says so';

/**
 * What was said to Baton stands before the plan's own word, unless that one is dated and later
 * (docs/decisions/0020-a-published-rating.md).
 */
function withPlanWord(state: ActionState, said: PlanWord | null): ActionState {
  const own = state.lastWord;
  if (!said || (own && !(said.isDated && said.at > own.at))) return state;
  const { narrative, at } = said;
  const lastWord = {
    rating: said.rating ?? own?.rating ?? null,
    narrative,
    at,
    route: 'plan',
    blocked: false,
  } as const;
  const isComplete = said.isComplete && state.standing === 'open';
  return { ...state, lastWord, ...(isComplete && { standing: 'complete', standingWhy: planSaysSo }) };
}

/** A state as it is stored: the plan's own word stays with the edition, and goes where that goes. */
export function withoutPlanWord(state: ActionState, stored: ActionState | null): ActionState {
  const lastWord = state.lastWord?.route === 'plan' ? (stored?.lastWord ?? null) : state.lastWord;
  if (state.standingWhy !== planSaysSo) return { ...state, lastWord };
  return { ...state, lastWord, standing: stored?.standing ?? 'open', standingWhy: stored?.standingWhy ?? '' };
}

/** What the owner says; null while nobody has rated it. */
export function ownerRating(state: ActionState): Rating | null {
  return state.lastWord?.rating ?? null;
}

/** What it counts as: the rating that a meeting agreed, else the owner's. */
export function standingRating(state: ActionState): Rating | null {
  return state.agreed?.rating ?? ownerRating(state);
}

/** What an agency last said of the part it owes; null while it has not. */
export function lastWordOn({ parts }: ActionState, agency: string): LastWord | null {
  return parts.find((part) => part.agency === agency)?.lastWord ?? null;
}

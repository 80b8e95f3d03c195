import type { Day, Instant, Period } from './day.ts';
import type { Legend, Rating } from './rating.ts';
import type { Timescale } from './timescale.ts';

export const planKinds = ['delivery', 'peer-review', 'case-review', 'business', 'action-log'] as const;
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
}

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
  const known = state ?? untouched(action.plan, action.ref);
  return { action: known.assignedTo.length > 0 ? { ...action, responsible: known.assignedTo } : action, state: known };
}

/** What the owner says; null while nobody has rated it. */
export function ownerRating(state: ActionState): Rating | null {
  return state.lastWord?.rating ?? null;
}

/** What an agency last said of the part it owes; null while it has not. */
export function lastWordOn({ parts }: ActionState, agency: string): LastWord | null {
  return parts.find((part) => part.agency === agency)?.lastWord ?? null;
}

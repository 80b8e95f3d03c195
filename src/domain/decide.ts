import { type Asker, isChairOf } from './access.ts';
import type { Day, Instant } from './day.ts';
import type { Decision, DecisionMatter, TakenBy } from './decision.ts';
import type { Action, ActionState, StepState, Tracked } from './plan.ts';
import { nextStep } from './schedule.ts';

/** What a person with the right to it is asked to settle, and how they settle it. */
export interface Ruling {
  readonly matter: 'sign-off' | 'extension';
  readonly outcome: 'agreed' | 'not-agreed';
  /** The new date of an extension; the one that was asked for when left out. */
  readonly to: Day | null;
}

export type DecideRefusal =
  | { readonly code: 'not-chair'; readonly ref: string; readonly leads: readonly string[] }
  | { readonly code: 'nothing-to-decide'; readonly ref: string }
  | { readonly code: 'no-date-to-move'; readonly ref: string }
  | { readonly code: 'past-date'; readonly given: Day };

export interface DecideFacts {
  /** The id that the decision is to have. */
  readonly id: string;
  readonly tracked: Tracked;
  readonly asker: Asker;
  readonly now: Instant;
  readonly today: Day;
}

export type Decided =
  | { readonly kind: 'decided'; readonly decision: Decision; readonly state: ActionState }
  | { readonly kind: 'refused'; readonly refusal: DecideRefusal };

/** The lead group whose chair somebody is; a chair decides between meetings, to be noted at the next one. */
function chairedLead(asker: Asker, action: Action): string | null {
  return action.leads.find((group) => isChairOf(asker, group)) ?? null;
}

/** Takes a chair's decision, or says why it cannot be taken. Owners' words stay as they are beside it. */
export function decide(ruling: Ruling, facts: DecideFacts): Decided {
  const { tracked, asker } = facts;
  const { ref, leads } = tracked.action;
  const group = chairedLead(asker, tracked.action);
  if (!group) return refused({ code: 'not-chair', ref, leads });
  const matter = matterOf(ruling, facts);
  if ('code' in matter) return refused(matter);
  const takenBy = { kind: 'chair', group, person: asker.key } as const;
  const decision = decisionFrom(ruling, matter, { ...facts, takenBy });
  return { kind: 'decided', decision, state: applyDecision(tracked.state, decision) };
}

function refused(refusal: DecideRefusal): Decided {
  return { kind: 'refused', refusal };
}

function matterOf({ matter, outcome, to }: Ruling, { tracked, today }: DecideFacts): DecisionMatter | DecideRefusal {
  const { ref } = tracked.action;
  if (tracked.state.standing !== 'open') return { code: 'nothing-to-decide', ref };
  if (matter === 'sign-off') {
    // A chair may sign off what nobody proposed, but there is nothing to return then.
    const may = outcome === 'agreed' || tracked.state.proposedComplete !== null;
    return may ? { kind: 'sign-off' } : { code: 'nothing-to-decide', ref };
  }
  const asked = to ?? tracked.state.extensionAsked?.to ?? null;
  if (asked === null) return { code: 'nothing-to-decide', ref };
  const step = nextStep(tracked);
  if (!step) return { code: 'no-date-to-move', ref };
  if (outcome === 'agreed' && asked < today) return { code: 'past-date', given: asked };
  return { kind: 'extension', step: step.due, to: asked };
}

function decisionFrom(
  { outcome }: Ruling,
  matter: DecisionMatter,
  { id, tracked, asker, now, takenBy }: DecideFacts & { readonly takenBy: TakenBy },
): Decision {
  const { plan, ref } = tracked.action;
  return { id, plan, ref, matter, outcome, takenBy, at: now, recordedBy: asker.key, note: '' };
}

/** The state after one more decision. A decision changes what was agreed, never what an owner said. */
export function applyDecision(state: ActionState, { id, matter, outcome }: Decision): ActionState {
  const agreed = outcome === 'agreed';
  switch (matter.kind) {
    case 'sign-off': {
      if (outcome === 'deferred') return state;
      const settled = { ...state, proposedComplete: null };
      return agreed ? { ...settled, standing: 'complete', agreed: { rating: 'blue', decision: id } } : settled;
    }
    case 'extension': {
      if (outcome === 'deferred') return state;
      const settled = { ...state, extensionAsked: null };
      return agreed ? { ...settled, steps: moved(state.steps, matter, id) } : settled;
    }
    case 'agreed-rating':
      return agreed ? { ...state, agreed: { rating: matter.rating, decision: id } } : state;
    case 'new-action':
      return state;
    default:
      return matter satisfies never;
  }
}

/** The old date is kept: a step remembers every date it was moved to. */
function moved(
  steps: readonly StepState[],
  { step: due, to }: { readonly step: Day; readonly to: Day },
  decision: string,
): readonly StepState[] {
  const known = steps.find((step) => step.due === due) ?? { due, movedTo: [], doneOn: null };
  const changed = { ...known, movedTo: [...known.movedTo, { to, decision }] };
  return [...steps.filter((step) => step.due !== due), changed];
}

import { type Asker, isBusinessManager, isChairOf } from './access.ts';
import type { Day, Instant } from './day.ts';
import type { Decision, DecisionMatter, TakenBy } from './decision.ts';
import type { ActionState, StepState, Tracked } from './plan.ts';
import type { Rating } from './rating.ts';
import { isOpen, nextStep } from './schedule.ts';

/** What is asked to be settled about an action, and how it is settled. */
export type Ruling =
  | { readonly matter: 'sign-off'; readonly outcome: Decision['outcome'] }
  | {
      readonly matter: 'extension';
      readonly outcome: Decision['outcome'];
      /** The new date; the one that was asked for where it is null. */
      readonly to: Day | null;
    }
  | { readonly matter: 'agreed-rating'; readonly outcome: 'agreed'; readonly rating: Rating };

export type DecideRefusal =
  | { readonly code: 'not-chair'; readonly ref: string; readonly leads: readonly string[] }
  | { readonly code: 'not-business-manager' }
  | { readonly code: 'nothing-to-decide'; readonly ref: string }
  | { readonly code: 'no-date-to-move'; readonly ref: string }
  | { readonly code: 'past-date'; readonly given: Day }
  /** The date that was asked for has passed before the chair decided. */
  | { readonly code: 'asked-date-passed'; readonly ref: string; readonly given: Day }
  /** Somebody has spoken of it since the chair looked. */
  | { readonly code: 'said-since'; readonly ref: string };

/** A decision that a group or the partners took, as a business manager records it. */
export interface Recorded {
  readonly takenBy: Exclude<TakenBy, { readonly kind: 'chair' }>;
  /** The day of the meeting: a new date may not lie before it, though it may have passed since. */
  readonly on: Day;
  readonly note: string;
  /** The id of the decision that was recorded by mistake; `tracked` is then the action without it. */
  readonly replaces: string | null;
}

export interface DecideFacts {
  /** The id that the decision is to have. */
  readonly id: string;
  readonly tracked: Tracked;
  readonly asker: Asker;
  readonly now: Instant;
  readonly today: Day;
  /** Null where a chair decides between meetings. */
  readonly recorded: Recorded | null;
  /** Why, in the words of a chair who decides between meetings. */
  readonly note?: string;
}

export type Decided =
  | { readonly kind: 'decided'; readonly decision: Decision; readonly state: ActionState }
  | { readonly kind: 'refused'; readonly refusal: DecideRefusal };

/**
 * Takes a decision, or says why it cannot be taken: a chair decides between meetings, to be noted at the next one; a
 * business manager records what a meeting or the partners decided. Owners' words stay as they are beside it.
 */
export function decide(ruling: Ruling, facts: DecideFacts): Decided {
  const takenBy = whoTook(facts);
  if ('code' in takenBy) return { kind: 'refused', refusal: takenBy };
  const matter = matterOf(ruling, facts);
  if ('code' in matter) return { kind: 'refused', refusal: matter };
  const decision = decisionFrom(ruling, matter, { ...facts, takenBy });
  return { kind: 'decided', decision, state: applyDecision(facts.tracked.state, decision) };
}

function whoTook({ asker, tracked, recorded }: DecideFacts): TakenBy | DecideRefusal {
  if (recorded) return isBusinessManager(asker) ? recorded.takenBy : { code: 'not-business-manager' };
  const { ref, leads } = tracked.action;
  const group = chairedBy(asker, tracked);
  return group ? { kind: 'chair', group, person: asker.key } : { code: 'not-chair', ref, leads };
}

/** The lead group that somebody chairs. */
function chairedBy(asker: Asker, { action }: Tracked): string | undefined {
  return action.leads.find((lead) => isChairOf(asker, lead));
}

/** What an owner may ask of a chair or a meeting. */
export const askedKinds = ['sign-off', 'extension'] as const;
export type AskedKind = (typeof askedKinds)[number];

export function isPending(tracked: Tracked, kind: AskedKind): boolean {
  const { proposedComplete, extensionAsked } = tracked.state;
  return isOpen(tracked) && (kind === 'sign-off' ? proposedComplete : extensionAsked) !== null;
}

/** What waits for somebody as the chair of a lead group. */
export function waitingFor(asker: Asker, tracked: Tracked): readonly AskedKind[] {
  return chairedBy(asker, tracked) ? askedKinds.filter((kind) => isPending(tracked, kind)) : [];
}

function matterOf(ruling: Ruling, { tracked, today, recorded }: DecideFacts): DecisionMatter | DecideRefusal {
  const { action, state } = tracked;
  const { ref } = action;
  if (state.standing !== 'open') return { code: 'nothing-to-decide', ref };
  switch (ruling.matter) {
    case 'sign-off': {
      // What nobody proposed may be signed off, but there is nothing to return or to defer then.
      const may = ruling.outcome === 'agreed' || state.proposedComplete !== null;
      return may ? { kind: 'sign-off' } : { code: 'nothing-to-decide', ref };
    }
    case 'extension': {
      const to = ruling.to ?? state.extensionAsked?.to ?? null;
      if (to === null) return { code: 'nothing-to-decide', ref };
      const step = nextStep(tracked)?.due;
      // Where there is no date to move, more time can still be refused or deferred.
      if (ruling.outcome !== 'agreed') return { kind: 'extension', step: step ?? to, to };
      if (!step) return { code: 'no-date-to-move', ref };
      if (to >= (recorded?.on ?? today)) return { kind: 'extension', step, to };
      const isOwnersDate = ruling.to === null && !recorded;
      return isOwnersDate ? { code: 'asked-date-passed', ref, given: to } : { code: 'past-date', given: to };
    }
    case 'agreed-rating':
      return { kind: 'agreed-rating', rating: ruling.rating };
    default:
      return ruling satisfies never;
  }
}

function decisionFrom(
  { outcome }: Ruling,
  matter: DecisionMatter,
  { id, tracked, asker, now, takenBy, recorded, note: said = '' }: DecideFacts & { readonly takenBy: TakenBy },
): Decision {
  const { plan, ref } = tracked.action;
  const { note, replaces } = recorded ?? { note: said, replaces: null };
  return { id, plan, ref, matter, outcome, takenBy, at: now, recordedBy: asker.key, note, replaces };
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
      // Taken out of the record again: it was a slip, and what was said of it meanwhile is kept.
      return outcome === 'not-agreed' ? { ...state, standing: 'withdrawn' } : state;
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

import { addMonths, type Day, formatDay, type Instant, londonDay, parseDay } from './day.ts';
import { applyDecision } from './decide.ts';
import { type Decision, thatStand } from './decision.ts';
import {
  type ActionState,
  type LastWord,
  lastWordOn,
  type Route,
  type StepState,
  type Tracked,
  untouched,
} from './plan.ts';
import { type Rating, ratings } from './rating.ts';
import { checkIdentity, checkText, type Identifier, type IdentityCheck, type Sign } from './safety.ts';
import { daysOverdue, openSteps } from './schedule.ts';
import { cut } from './shown-text.ts';
import type { TimescaleKind } from './timescale.ts';
import { longestNarrative, type Update, withoutControls } from './update.ts';
import type { ActionName } from './which-action.ts';

/** What somebody wants recorded, as it was typed or pressed: nothing in it is trusted yet. */
export interface ProposedUpdate {
  readonly rating: string;
  readonly narrative: string;
  readonly noChange: boolean;
  readonly doneFor: readonly string[];
  readonly expectedBy: string;
  readonly blocked: boolean;
  readonly evidence: string;
  readonly complete: boolean;
  /** The person has seen that the words may identify a child, or may be a concern, and says that they are not. */
  readonly confirmed: boolean;
  readonly route: Route;
  readonly onBehalfOf: string;
}

/** Why something was not recorded. The sentence for each code is the chat's; nothing was stored. */
export type Refusal =
  | { readonly code: 'no-such-action'; readonly ref: string; readonly nearest: readonly string[] }
  /** A ref that several plans have. */
  | { readonly code: 'which-plan'; readonly ref: string; readonly found: readonly ActionName[] }
  | { readonly code: 'not-yours'; readonly ref: string; readonly leads: readonly string[] }
  | { readonly code: 'not-open'; readonly ref: string; readonly standing: string }
  | { readonly code: 'bad-rating'; readonly given: string }
  | { readonly code: 'empty' }
  | { readonly code: 'too-long'; readonly length: number; readonly most: number }
  | { readonly code: 'bad-date'; readonly given: string }
  | { readonly code: 'past-date'; readonly given: Day }
  | { readonly code: 'bad-evidence' }
  | { readonly code: 'bad-step'; readonly given: string }
  | { readonly code: 'nothing-to-keep'; readonly ref: string }
  /** Nothing new was to be said, and somebody else has spoken since. */
  | { readonly code: 'said-meanwhile'; readonly ref: string }
  | { readonly code: 'no-such-part'; readonly ref: string }
  | { readonly code: 'identifier'; readonly what: Identifier }
  | { readonly code: 'may-identify'; readonly signs: readonly Sign[] }
  | { readonly code: 'concern' }
  | { readonly code: 'possible-concern' };

export interface AcceptFacts {
  readonly tracked: Tracked;
  readonly by: string;
  readonly meeting: string | null;
  readonly late: boolean;
  readonly post: string | null;
  /** The agency whose part is answered; null for the action itself. */
  readonly part: string | null;
  readonly now: Instant;
}

export type Acceptance =
  | {
      readonly kind: 'accepted';
      readonly update: Update;
      readonly state: ActionState;
      readonly doubts: readonly string[];
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Takes one answer about one action, or says why not. The update's sequence follows the state it was decided on. */
export function acceptUpdate(given: ProposedUpdate, facts: AcceptFacts): Acceptance {
  const proposed = facts.part === null ? given : ofPart(given);
  const filled = proposed.noChange ? withLastWord(proposed, wordToKeep(facts)) : proposed;
  const refusal = filled
    ? refusalOf(filled, facts)
    : { code: 'nothing-to-keep' as const, ref: facts.tracked.action.ref };
  if (refusal || !filled) return { kind: 'refused', refusal: refusal ?? { code: 'empty' } };
  const update = updateFrom(filled, facts);
  return {
    kind: 'accepted',
    update,
    state: applyUpdate(facts.tracked.state, update),
    doubts: doubtsAbout(update, facts),
  };
}

/** An agency speaks of its part alone: the dates and the sign-off of the action are not its to settle. */
function ofPart(proposed: ProposedUpdate): ProposedUpdate {
  return { ...proposed, doneFor: [], expectedBy: '', complete: false };
}

function wordToKeep({ tracked: { state }, part }: AcceptFacts): LastWord | null {
  return part === null ? state.lastWord : lastWordOn(state, part);
}

/** "No change" says the last words again; where nothing was ever said there is nothing to keep. */
function withLastWord(proposed: ProposedUpdate, lastWord: LastWord | null): ProposedUpdate | null {
  if (!lastWord) return null;
  return { ...proposed, rating: lastWord.rating ?? '', narrative: lastWord.narrative, blocked: lastWord.blocked };
}

type Check = (proposed: ProposedUpdate, facts: AcceptFacts) => Refusal | null;

/** Safety stands first: words about a child in danger get the safety message whatever else is wrong. */
const checks: readonly Check[] = [
  safe,
  open,
  knownPart,
  knownRating,
  hasWords,
  shortEnough,
  possibleDate,
  knownSteps,
  goodLink,
];

function refusalOf(proposed: ProposedUpdate, facts: AcceptFacts): Refusal | null {
  for (const check of checks) {
    const refusal = check(proposed, facts);
    if (refusal) return refusal;
  }
  return null;
}

function safe({ narrative, onBehalfOf, evidence, noChange, confirmed }: ProposedUpdate): Refusal | null {
  // With "no change" the words are those of last time, and have been through this door.
  return refusalOfText(`${noChange ? '' : narrative}\n${onBehalfOf}\n${evidence}`, confirmed);
}

/** What the safety door says of any text that is to be stored. Confirming helps only where Baton was in doubt. */
export function refusalOfText(text: string, confirmed: boolean): Refusal | null {
  const checked = checkText(text);
  if (checked.kind === 'concern') return { code: 'concern' };
  if (checked.kind !== 'possible-concern') return refusalOfIdentity(checked, confirmed);
  return confirmed ? refusalOfIdentity(checkIdentity(text), confirmed) : { code: 'possible-concern' };
}

function refusalOfIdentity(checked: IdentityCheck, confirmed: boolean): Refusal | null {
  if (checked.kind === 'identifier') return { code: 'identifier', what: checked.what };
  return checked.kind === 'may-identify' && !confirmed ? { code: 'may-identify', signs: checked.signs } : null;
}

function open(_: ProposedUpdate, { tracked }: AcceptFacts): Refusal | null {
  const { standing } = tracked.state;
  return standing === 'open' ? null : { code: 'not-open', ref: tracked.action.ref, standing };
}

function knownPart(_: ProposedUpdate, { tracked: { action }, part }: AcceptFacts): Refusal | null {
  const isOwed = part === null || action.contributors.includes(part);
  return isOwed ? null : { code: 'no-such-part', ref: action.ref };
}

function knownRating({ rating, noChange }: ProposedUpdate): Refusal | null {
  const known = (ratings as readonly string[]).includes(rating) || (noChange && rating === '');
  return known ? null : { code: 'bad-rating', given: rating };
}

function hasWords({ narrative, noChange }: ProposedUpdate): Refusal | null {
  // A plan's own word may be a rating alone.
  if (noChange) return null;
  return withoutControls(narrative).trim() === '' ? { code: 'empty' } : null;
}

function shortEnough({ narrative, onBehalfOf, evidence, noChange }: ProposedUpdate): Refusal | null {
  const length = Math.max(noChange ? 0 : narrative.length, onBehalfOf.length, evidence.length);
  return length > longestNarrative ? { code: 'too-long', length, most: longestNarrative } : null;
}

function possibleDate({ expectedBy }: ProposedUpdate, { now }: AcceptFacts): Refusal | null {
  if (expectedBy === '') return null;
  const day = parseDay(expectedBy);
  if (!day || day > addMonths(londonDay(now), 120)) return { code: 'bad-date', given: expectedBy.slice(0, 40) };
  return day < londonDay(now) ? { code: 'past-date', given: day } : null;
}

function knownSteps({ doneFor }: ProposedUpdate, { tracked }: AcceptFacts): Refusal | null {
  const known = openSteps(tracked).map((step) => step.due as string);
  const unknown = doneFor.find((day) => !known.includes(day));
  return unknown === undefined ? null : { code: 'bad-step', given: unknown.slice(0, 40) };
}

function goodLink({ evidence }: ProposedUpdate): Refusal | null {
  if (evidence === '') return null;
  const url = URL.parse(evidence);
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? null : { code: 'bad-evidence' };
}

function updateFrom(proposed: ProposedUpdate, { tracked, ...facts }: AcceptFacts): Update {
  return {
    plan: tracked.action.plan,
    ref: tracked.action.ref,
    sequence: tracked.state.sequence + 1,
    rating: proposed.rating === '' ? null : (proposed.rating as Rating),
    narrative: withoutControls(proposed.narrative).trim(),
    noChange: proposed.noChange,
    at: facts.now,
    by: facts.by,
    route: proposed.route,
    onBehalfOf: withoutControls(proposed.onBehalfOf).trim() || null,
    post: facts.post,
    part: facts.part,
    meeting: facts.meeting,
    late: facts.late,
    doneFor: [...new Set(proposed.doneFor as readonly Day[])],
    expectedBy: proposed.expectedBy === '' ? null : (proposed.expectedBy as Day),
    blocked: proposed.blocked,
    evidence: proposed.evidence || null,
    // Blue is the owner's word for complete, and an owner only ever proposes that; a part's Blue is only the part's.
    proposesComplete: facts.part === null && !proposed.noChange && (proposed.complete || proposed.rating === 'blue'),
    confirmedNoChild: proposed.confirmed,
    undoes: null,
    entry: null,
    undated: false,
  };
}

/** The state after one more update. Updates add up in the order of their sequence. */
export function applyUpdate(state: ActionState, update: Update): ActionState {
  const { rating, narrative, at, route, blocked, by, part, sequence } = update;
  const lastWord: LastWord = { rating, narrative, at, route, blocked };
  if (part !== null) {
    const others = state.parts.filter(({ agency }) => agency !== part);
    return { ...state, sequence, parts: [...others, { agency: part, lastWord }] };
  }
  return {
    ...state,
    sequence,
    lastWord,
    steps: delivered(state.steps, update),
    proposedComplete: update.noChange ? state.proposedComplete : update.proposesComplete ? { at, by } : null,
    extensionAsked: extensionAfter(state, update),
  };
}

/** More time stays asked for until a meeting answers, or until what it was asked for is delivered after all. */
function extensionAfter({ extensionAsked }: ActionState, { expectedBy, doneFor, at, by }: Update) {
  if (expectedBy) return { to: expectedBy, at, by };
  return doneFor.length > 0 ? null : extensionAsked;
}

function delivered(steps: readonly StepState[], { doneFor, at }: Update): readonly StepState[] {
  const on = londonDay(at);
  const done = doneFor.map((due): StepState => {
    const known = steps.find((step) => step.due === due);
    return { due, movedTo: known?.movedTo ?? [], doneOn: on };
  });
  return [...steps.filter((step) => !doneFor.includes(step.due)), ...done];
}

/** What was said of an action, and what was decided, each oldest first. */
export interface Told {
  readonly updates: readonly Update[];
  readonly decisions: readonly Decision[];
}

/**
 * What people's updates of an action and decisions add up to, apart from its plan's own log; an update that was taken back counts for nothing, and neither
 * does the line that took it back, but both keep their place in the sequence. A decision comes after what had been
 * said by then, so that a proposal that was answered does not come back.
 */
export function addUp(plan: string, ref: string, { updates, ...told }: Told): ActionState {
  const decisions = thatStand(told.decisions);
  const undone = new Set(updates.map((update) => update.undoes));
  const counted = updates.filter(
    ({ entry, undoes, sequence }) => entry === null && undoes === null && !undone.has(sequence),
  );
  let state = untouched(plan, ref);
  let taken = 0;
  for (const update of counted) {
    for (; taken < decisions.length && decisions[taken]!.at < update.at; taken += 1) {
      state = applyDecision(state, decisions[taken]!);
    }
    state = applyUpdate(state, update);
  }
  state = decisions.slice(taken).reduce(applyDecision, state);
  return { ...state, sequence: Math.max(0, ...updates.map((update) => update.sequence)) };
}

/** The state once an update is taken back: what people said adds up anew, what meetings decided stays as it is. */
export function takeBack(current: ActionState, told: Told): ActionState {
  const said = addUp(current.plan, current.ref, told);
  const { standing, standingWhy, reviewOn, agreed, assignedTo } = current;
  const moved = current.steps.map((step): StepState => {
    const doneOn = said.steps.find(({ due }) => due === step.due)?.doneOn ?? null;
    return { ...step, doneOn };
  });
  return { ...said, standing, standingWhy, reviewOn, agreed, assignedTo, steps: moved };
}

/** Kinds of timescale of which one delivery is never the last. */
const goesOn: ReadonlySet<TimescaleKind> = new Set([
  'yearly',
  'every-two-years',
  'half-yearly',
  'quarterly',
  'each-meeting',
]);

/** Complete is for good: neither one delivery of what comes again, nor one of several dates, is that. */
function doubtAboutEnd({ doneFor }: Update, tracked: Tracked): string {
  const { kind, text, due } = tracked.action.timescale;
  if (goesOn.has(kind)) {
    return `It comes again (${cut(text, 60)}), and complete means for good. If it is done for this time only, say Green.`;
  }
  const left = openSteps(tracked).filter((step) => !doneFor.includes(step.due));
  if (due.length < 2 || left.length === 0) return '';
  return `Proposed as complete, though it is not ticked as done for ${left.map(({ by }) => formatDay(by)).join(', ')}.`;
}

/** Things worth a second look. None of them changes the rating. */
function doubtsAbout(update: Update, { tracked, now }: Pick<AcceptFacts, 'tracked' | 'now'>): readonly string[] {
  const days = daysOverdue(tracked, londonDay(now));
  const first = openSteps(tracked)[0];
  return [
    update.part === null && update.rating === 'green' && days > 0 && first && !update.doneFor.includes(first.due)
      ? `Green, though the date (${formatDay(first.by)}) passed ${days} ${days === 1 ? 'day' : 'days'} ago. Is a new date needed?`
      : '',
    update.proposesComplete ? doubtAboutEnd(update, tracked) : '',
    update.proposesComplete && !update.evidence ? 'Proposed as complete without a link to evidence.' : '',
  ].filter(Boolean);
}

import type { AnswerRight } from './access.ts';
import { type ActionLine, type LineFacts, lineOf } from './action-line.ts';
import type { HistoryTold } from './answer.ts';
import { type Day, formatInstant } from './day.ts';
import type { AskedKind } from './decide.ts';
import { partOf } from './draw-request.ts';
import { type LinkedAction, linkedActions } from './linked-actions.ts';
import type { Agency } from './partnership.ts';
import { type Action, lastWordOn, type Standing, type Tracked } from './plan.ts';
import { type Legend, type Rating, ratingWord } from './rating.ts';
import type { Part } from './request-view.ts';
import { isOpen, type Step, stepsOf } from './schedule.ts';
import { paragraphs } from './shown-text.ts';
import { newestFirst, type Told, type ToldUpdate } from './told.ts';
import { saidWhen, updateNotes } from './words.ts';
import { decidedWords, decisionNotes } from './words-record.ts';

/** One action as its own page shows it. Of a restricted plan, outside its audience, the line is all there is. */
export interface ActionView {
  readonly line: ActionLine;
  readonly planTitle: string;
  readonly on: Day;
  /** Null where it may not be read. */
  readonly standing: Standing | null;
  readonly standingWhy: string;
  readonly reviewOn: Day | null;
  readonly objective: string;
  readonly measure: string;
  readonly themes: readonly string[];
  readonly steps: readonly StepLine[];
  /** The new date that was asked for and is not yet agreed. */
  readonly askedFor: Day | null;
  readonly parts: readonly PartLine[];
  readonly links: readonly LinkedAction[];
  readonly legend: Legend | null;
  readonly told: readonly ToldLine[];
  /** What whoever looks may answer here: the action itself, and parts that agencies owe. */
  readonly mayAnswer: readonly { readonly part: Part | null; readonly right: 'own' | 'on-behalf' }[];
  /** What waits for whoever looks, as the chair. */
  readonly mayDecide: readonly AskedKind[];
}

/** A dated step with the dates it was moved to, oldest first. */
export interface StepLine extends Step {
  readonly movedTo: readonly Day[];
}

/** What an agency that owes a part last said of it. */
export interface PartLine {
  readonly name: string;
  readonly rating: Rating | null;
  readonly said: string;
}

/** One entry of the history: an update or a decision, in words. */
export interface ToldLine {
  readonly id: string;
  readonly kind: 'update' | 'decision';
  readonly when: string;
  readonly rating: Rating | null;
  /** "Amber", "Decision". */
  readonly word: string;
  readonly notes: readonly string[];
  readonly paragraphs: readonly string[];
  /** Taken back, or put right by a later decision. */
  readonly struck: boolean;
  readonly evidence: string | null;
  /** Where whoever looks may take it back: its sequence. */
  readonly undo: number | null;
}

/** What an update or its undoing came to, in the words of the receipt. */
export interface SavedUpdate {
  readonly title: string;
  readonly words: string;
  readonly notes: readonly string[];
  readonly doubts: readonly string[];
  /** Its sequence, to take it back; null where that was just done. */
  readonly undo: number | null;
}

export interface ActionViewFacts extends LineFacts {
  /** The action as whoever looks may read it. */
  readonly tracked: Tracked;
  readonly agencies: readonly Agency[];
  readonly told: HistoryTold;
  /** Actions that may be linked with this one, as far as their words may be read. */
  readonly linking: readonly Action[];
  readonly rightTo: (part: string | null) => AnswerRight;
  readonly mayUndo: (sequence: number) => boolean;
  readonly mayDecide: ActionView['mayDecide'];
}

/** An action's page as whoever looks may read it. */
export function computeActionView(facts: ActionViewFacts): ActionView {
  const line = lineOf(facts.tracked, facts);
  return line.restricted ? restrictedView(line, facts) : wholeView(line, facts);
}

function restrictedView(line: ActionLine, facts: ActionViewFacts): ActionView {
  return {
    line: { ...line, proposedComplete: false },
    planTitle: line.plan,
    on: facts.today,
    standing: null,
    standingWhy: '',
    reviewOn: null,
    objective: '',
    measure: '',
    themes: [],
    steps: [],
    askedFor: null,
    parts: [],
    links: [],
    legend: null,
    told: [],
    mayAnswer: answerable(facts),
    mayDecide: [],
  };
}

function wholeView(line: ActionLine, facts: ActionViewFacts): ActionView {
  const { tracked, plans, agencies, linking } = facts;
  const { action, state } = tracked;
  const plan = plans.find(({ code }) => code === action.plan);
  return {
    line,
    planTitle: plan?.title ?? action.plan,
    on: facts.today,
    standing: state.standing,
    standingWhy: state.standingWhy,
    reviewOn: state.reviewOn,
    objective: action.objective,
    measure: action.measure,
    themes: action.themes,
    steps: stepsOf(tracked).map((step) => ({ ...step, movedTo: movesOf(step, tracked) })),
    askedFor: state.extensionAsked?.to ?? null,
    parts: action.contributors.map((agency) => {
      const said = lastWordOn(state, agency);
      return { name: partOf(agency, agencies).name, rating: said?.rating ?? null, said: said?.narrative ?? '' };
    }),
    links: linkedActions(action, linking, plans.length > 1),
    legend: plan?.legend ?? null,
    told: newestFirst(facts.told).map((told) => toldLine(told, facts)),
    mayAnswer: answerable(facts),
    mayDecide: facts.mayDecide,
  };
}

function movesOf({ due }: Step, { state }: Tracked): readonly Day[] {
  return state.steps.find((step) => step.due === due)?.movedTo.map(({ to }) => to) ?? [];
}

function answerable({ tracked, agencies, rightTo }: ActionViewFacts): ActionView['mayAnswer'] {
  if (!isOpen(tracked)) return [];
  return [null, ...tracked.action.contributors].flatMap((part) => {
    const { kind } = rightTo(part);
    return kind === 'no' ? [] : [{ part: part === null ? null : partOf(part, agencies), right: kind }];
  });
}

function toldLine(told: Told, facts: ActionViewFacts): ToldLine {
  if ('update' in told) return toldUpdate(told, facts);
  const { decision, replaced } = told;
  return {
    id: `decision ${decision.id}`,
    kind: 'decision',
    when: formatInstant(decision.at),
    rating: decision.matter.kind === 'agreed-rating' ? decision.matter.rating : null,
    word: 'Decision',
    notes: decisionNotes(told),
    paragraphs: [decidedWords(decision)],
    struck: replaced,
    evidence: null,
    undo: null,
  };
}

function toldUpdate({ update, takenBack }: ToldUpdate, { agencies, mayUndo }: ActionViewFacts): ToldLine {
  const part = update.part === null ? [] : [`the part of ${partOf(update.part, agencies).name}`];
  return {
    id: `update ${update.entry ?? update.sequence}`,
    kind: 'update',
    when: saidWhen(update),
    rating: update.rating,
    word: ratingWord(update.rating),
    // The link stands by itself, where it can be followed.
    notes: [...part, ...updateNotes({ ...update, evidence: null }, takenBack)],
    paragraphs: paragraphs(update.narrative),
    struck: takenBack,
    evidence: update.evidence,
    undo: update.entry === null && !takenBack && mayUndo(update.sequence) ? update.sequence : null,
  };
}

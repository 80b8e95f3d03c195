import { groupName, type LineFacts } from './action-line.ts';
import { asReadBy, isStillThere, maySeePlan } from './audience.ts';
import { type Day, londonDay, type Period } from './day.ts';
import { entryOf } from './log-text.ts';
import type { Agency } from './partnership.ts';
import { ownerRating, type Plan, type Standing, type Tracked } from './plan.ts';
import { toldOf } from './plan-history.ts';
import type { Legend, Rating } from './rating.ts';
import { compareRefs, fullRef } from './ref.ts';
import { nextStep } from './schedule.ts';
import type { Update } from './update.ts';
import type { LogEntry } from './update-log.ts';

/** The actions of one plan or of all as they are known on a day, in the words of a paper. */
export interface Matrix {
  readonly on: Day;
  readonly plans: readonly MatrixPlan[];
}

export interface MatrixPlan {
  readonly code: string;
  /** Empty where whoever reads it may not know what the plan is about. */
  readonly title: string;
  readonly period: Period;
  readonly legend: Legend;
  readonly restricted: boolean;
  readonly rows: readonly MatrixRow[];
}

/** One action. Of a restricted plan only the ref, the rating and the due date are filled. */
export interface MatrixRow {
  readonly ref: string;
  readonly aim: string;
  readonly objective: string;
  readonly text: string;
  readonly measure: string;
  readonly timescale: string;
  readonly leads: readonly string[];
  /** Whom the plan itself names. */
  readonly responsible: readonly string[];
  /** Titles of the posts that answer. */
  readonly answers: readonly string[];
  readonly themes: readonly string[];
  readonly links: readonly string[];
  /** Oldest first; what was taken back is left out. */
  readonly updates: readonly LogEntry[];
  /** What agencies last said of the parts they owe. */
  readonly parts: readonly { readonly agency: string; readonly text: string }[];
  /** What a meeting agreed, else what the owner says. */
  readonly rating: Rating | null;
  /** Only where a meeting agreed something else. */
  readonly ownerSays: Rating | null;
  /** Null where it may not be read. */
  readonly standing: Standing | null;
  readonly due: Day | null;
}

export interface MatrixFacts extends LineFacts {
  readonly actions: readonly Tracked[];
  readonly updates: readonly Update[];
  readonly agencies: readonly Agency[];
}

/** The matrix as somebody may read it: plans by code, actions by ref. */
export function computeMatrix(given: MatrixFacts): Matrix {
  const facts = asReadBy(given.readerOf, given);
  const updates = Map.groupBy(facts.updates, ({ plan, ref }) => fullRef(plan, ref));
  const plans = facts.plans.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  return { on: facts.today, plans: plans.map((plan) => planOf(plan, updates, facts)) };
}

function planOf(plan: Plan, updates: ReadonlyMap<string, readonly Update[]>, facts: MatrixFacts): MatrixPlan {
  const restricted = !maySeePlan(facts.readerOf, plan);
  const own = facts.actions.filter(
    (tracked) => tracked.action.plan === plan.code && isStillThere(facts.readerOf, plan, tracked),
  );
  const rows = own
    .toSorted((a, b) => compareRefs(a.action.ref, b.action.ref))
    .map((tracked) => rowOf(tracked, updates.get(fullRef(plan.code, tracked.action.ref)) ?? [], facts))
    .map((row) => (restricted ? withoutSaid(row) : row));
  const { code, title, period, legend } = plan;
  return { code, title: restricted ? '' : title, period, legend, restricted, rows };
}

function rowOf(tracked: Tracked, updates: readonly Update[], facts: MatrixFacts): MatrixRow {
  const { action, state } = tracked;
  const agreed = state.agreed?.rating ?? null;
  const owner = ownerRating(state);
  return {
    ref: action.ref,
    aim: action.aim,
    objective: action.objective,
    text: action.text,
    measure: action.measure,
    timescale: action.timescale.text,
    leads: action.leads.map((id) => groupName(id, facts.groups)),
    responsible: action.named,
    answers: action.responsible.map((id) => facts.posts.get(id) ?? id),
    themes: action.themes,
    links: action.links,
    updates: entriesOf(toldOf(action, updates), facts.today),
    parts: state.parts.map(({ agency, lastWord }) => ({
      agency: facts.agencies.find(({ id }) => id === agency)?.name ?? agency,
      text: lastWord.narrative,
    })),
    rating: agreed ?? owner,
    ownerSays: agreed !== null && agreed !== owner ? owner : null,
    standing: state.standing,
    due: nextStep(tracked)?.by ?? null,
  };
}

/** What is gathered for a reader has lost its words (audience.ts); who answers and what was said say as much. */
function withoutSaid(row: MatrixRow): MatrixRow {
  // What is complete is counted as Blue, and so it is shown where nothing else says it.
  const rating = row.standing === 'complete' ? 'blue' : row.rating;
  const nothing = { leads: [], responsible: [], answers: [], updates: [], parts: [], ownerSays: null, standing: null };
  return { ...row, ...nothing, rating };
}

/** What was said by a day, oldest first, without what was taken back. */
export function entriesOf(updates: readonly Update[], on: Day): readonly LogEntry[] {
  const undone = new Set(updates.map(({ undoes }) => undoes));
  return updates
    .filter(({ undoes, sequence, part }) => undoes === null && part === null && !undone.has(sequence))
    .filter(({ at }) => londonDay(at) <= on)
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.sequence - b.sequence))
    .map(entryOf)
    .filter(({ text }) => text !== '');
}

import { type ActionLine, type LineFacts, lineOf } from './action-line.ts';
import { maySeePlan } from './audience.ts';
import { type Day, londonDay, type Period } from './day.ts';
import { type Decision, thatStand } from './decision.ts';
import { entriesOf } from './matrix.ts';
import type { Meeting } from './meeting.ts';
import type { MeetingRecord } from './meeting-record.ts';
import type { Agency, Post } from './partnership.ts';
import type { Plan, Tracked } from './plan.ts';
import { toldOf } from './plan-history.ts';
import { type RatingRow, ratingRows } from './rating-counts.ts';
import { fullRef } from './ref.ts';
import { compareActions } from './request.ts';
import type { ResponseRate } from './response-rates.ts';
import type { Update } from './update.ts';
import type { LogEntry } from './update-log.ts';
import { type GroupAttendance, groupAttendances } from './year-attendance.ts';

/** The material for the statutory annual report: what the plans say of a year, in their owners' words. */
export interface YearReport {
  readonly partnership: string;
  /** The code of the one plan it is about; null for all. */
  readonly plan: string | null;
  readonly period: Period;
  /** Ratings and outcomes are those known on this day. */
  readonly on: Day;
  readonly plans: readonly { readonly code: string; readonly title: string; readonly restricted: boolean }[];
  readonly totals: YearTotals;
  readonly ratings: readonly RatingRow[];
  readonly parts: readonly YearPart[];
  readonly attendance: readonly GroupAttendance[];
  /** Null for whoever may see no agency's. */
  readonly responses: readonly ResponseRate[] | null;
}

export interface YearTotals {
  readonly completed: number;
  readonly carried: number;
  readonly withdrawn: number;
  /** Completed before the year: counted among the ratings, and not told of again. */
  readonly before: number;
  /** Updates given in the year, of what may be read. */
  readonly updates: number;
  readonly meetings: number;
}

/** One aim of one plan; a plan without aims, or one that may not be read, is one part. */
export interface YearPart {
  readonly plan: string;
  readonly aim: string;
  readonly restricted: boolean;
  readonly actions: readonly YearAction[];
}

export type YearOutcome = 'completed' | 'carried' | 'withdrawn';

export interface YearAction {
  readonly line: ActionLine;
  readonly outcome: YearOutcome;
  /** The day of its completion, where one is known. */
  readonly completedOn: Day | null;
  /** The last that its owner said in the year; null where nobody said anything. */
  readonly said: LogEntry | null;
  readonly updates: number;
  /** Why it was withdrawn, or with what it was merged. */
  readonly why: string;
  /**
   * How the plan says one would know that it made a difference, of what was completed or delivered a step in the year;
   * empty for anything else. Its owner's words on it are `said`.
   */
  readonly measure: string;
}

export interface YearFacts extends LineFacts {
  readonly partnership: string;
  readonly plan: string | null;
  readonly period: Period;
  readonly actions: readonly Tracked[];
  readonly updates: readonly Update[];
  readonly decisions: readonly Decision[];
  readonly meetings: readonly Meeting[];
  readonly records: readonly MeetingRecord[];
  readonly seats: readonly Post[];
  readonly agencies: readonly Agency[];
  readonly responses: readonly ResponseRate[] | null;
}

/** The yearly report as somebody may read it; the plans and actions given are what they may read (audience.ts). */
export function computeYearReport(facts: YearFacts): YearReport {
  const { partnership, plan, period, today: on, responses } = facts;
  const all = facts.actions.toSorted(compareActions);
  const updates = Map.groupBy(facts.updates, (update) => fullRef(update.plan, update.ref));
  const told = all.map((tracked) => yearAction(tracked, updates.get(refOf(tracked)) ?? [], facts));
  const shown = told.filter(({ completedOn }) => completedOn === null || completedOn >= period.from);
  const held = facts.meetings.filter(({ date, cancelled }) => !cancelled && isIn(period, date) && date <= on);
  const count = (outcome: YearOutcome) => shown.filter((one) => one.outcome === outcome).length;
  return {
    partnership,
    plan,
    period,
    on,
    plans: facts.plans.map((one) => ({ ...one, restricted: !maySeePlan(facts.readerOf, one) })).map(named),
    totals: {
      completed: count('completed'),
      carried: count('carried'),
      withdrawn: count('withdrawn'),
      before: told.length - shown.length,
      updates: told.reduce((sum, one) => sum + one.updates, 0),
      meetings: held.length,
    },
    ratings: ratingRows(all, facts).aim,
    parts: partsOf(shown),
    attendance: groupAttendances(held, facts),
    responses,
  };
}

function named({ code, title, restricted }: Plan & { readonly restricted: boolean }): YearReport['plans'][number] {
  return { code, title: restricted ? code : title, restricted };
}

function refOf({ action: { plan, ref } }: Tracked): string {
  return fullRef(plan, ref);
}

function isIn({ from, to }: Period, day: Day): boolean {
  return from <= day && day <= to;
}

function yearAction(tracked: Tracked, updates: readonly Update[], facts: YearFacts): YearAction {
  const { action, state } = tracked;
  const line = lineOf(tracked, facts);
  const inYear = line.restricted
    ? []
    : entriesOf(toldOf(action, updates), facts.today).filter(({ on }) => on === null || isIn(facts.period, on));
  const outcome = outcomeOf(tracked);
  const completedOn = outcome === 'completed' ? completedDay(tracked, facts) : null;
  const delivered = state.steps.some(({ doneOn }) => doneOn !== null && isIn(facts.period, doneOn));
  const said = inYear.at(-1) ?? null;
  const showsDifference = said !== null && (outcome === 'completed' || delivered);
  return {
    line,
    outcome,
    completedOn,
    said,
    updates: inYear.length,
    why: outcome === 'withdrawn' ? state.standingWhy : '',
    measure: showsDifference ? action.measure : '',
  };
}

function outcomeOf({ state: { standing } }: Tracked): YearOutcome {
  switch (standing) {
    case 'complete':
      return 'completed';
    case 'withdrawn':
    case 'merged':
      return 'withdrawn';
    case 'open':
    case 'on-hold':
    case 'deferred':
      return 'carried';
    default:
      return standing satisfies never;
  }
}

/** The day on which its sign-off was agreed, else the one that the plan itself gives; null where neither is known. */
function completedDay({ action }: Tracked, { decisions, meetings }: YearFacts): Day | null {
  const agreed = thatStand(decisions).findLast(
    ({ plan, ref, matter, outcome }) =>
      plan === action.plan && ref === action.ref && matter.kind === 'sign-off' && outcome === 'agreed',
  );
  if (!agreed) return action.said?.isDated && action.said.isComplete ? londonDay(action.said.at) : null;
  const { takenBy } = agreed;
  const meeting = takenBy.kind === 'meeting' ? meetings.find(({ id }) => id === takenBy.meeting) : null;
  return meeting?.date ?? londonDay(agreed.at);
}

const order: readonly YearOutcome[] = ['completed', 'carried', 'withdrawn'];

/** What was completed stands first, then what goes on, then what was withdrawn. */
function partsOf(actions: readonly YearAction[]): readonly YearPart[] {
  const groups = Map.groupBy(actions, ({ line }) => (line.restricted ? line.plan : `${line.plan} ${line.aim}`));
  return [...groups.values()].map((own) => {
    const [{ line }] = own as [YearAction];
    const { plan, aim, restricted } = line;
    const sorted = own.toSorted((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome));
    return { plan, aim, restricted, actions: restricted ? own : sorted };
  });
}

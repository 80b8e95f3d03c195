import { type ActionLine, type LineFacts, lineOf } from './action-line.ts';
import type { CycleStep } from './cycle.ts';
import { type Day, formatDay, type Instant } from './day.ts';
import type { DecisionLine } from './decision-line.ts';
import { type AimCount, countByAim, type Digest } from './digest.ts';
import type { Meeting } from './meeting.ts';
import type { Month } from './meeting-heading.ts';
import type { ItemLine } from './meeting-item.ts';
import type { Plan, Tracked } from './plan.ts';
import type { Reading } from './question.ts';
import { ratingWord } from './rating.ts';
import { sortableRef } from './ref.ts';
import { compareActions, type Request } from './request.ts';
import type { RunRecord } from './run-record.ts';
import { daysOverdue, hasGoneQuiet, isOpen, openSteps } from './schedule.ts';
import type { Update } from './update.ts';

/** An answer as data: chat draws it as a card, the command line as text, and both say the same. */
export type Answer =
  | {
      readonly kind: 'list';
      readonly reading: Reading;
      readonly title: string;
      readonly lines: readonly ActionLine[];
      readonly counts: Counts;
      readonly closing: string;
    }
  | {
      readonly kind: 'action';
      readonly reading: Reading;
      readonly title: string;
      readonly line: ActionLine;
      readonly measure: string;
      readonly objective: string;
    }
  | {
      readonly kind: 'history';
      readonly reading: Reading;
      readonly title: string;
      readonly line: ActionLine;
      readonly updates: readonly Update[];
      readonly decisions: readonly DecisionLine[];
    }
  | {
      readonly kind: 'status';
      readonly reading: Reading;
      readonly title: string;
      readonly byAim: readonly AimCount[];
      readonly counts: Counts;
      readonly actions: readonly string[];
    }
  | {
      readonly kind: 'meetings';
      readonly reading: Reading;
      readonly title: string;
      readonly meetings: readonly MeetingLine[];
      /** Asked for what comes to them, rather than for their dates. */
      readonly isForward: boolean;
    }
  | { readonly kind: 'digest'; readonly reading: Reading; readonly title: string; readonly digest: Digest }
  | { readonly kind: 'run'; readonly reading: Reading; readonly title: string; readonly record: RunRecord }
  | { readonly kind: 'help'; readonly reading: Reading }
  | { readonly kind: 'sorry'; readonly reading: Reading; readonly title: string; readonly why: Sorry };

export type Counts = Readonly<Record<string, number>>;

/** Why a question has no answer; the wording is the chat's. */
export type Sorry =
  | { readonly code: 'unclear' }
  | { readonly code: 'no-such-action'; readonly ref: string; readonly nearest: readonly string[] }
  | { readonly code: 'which-action' }
  | { readonly code: 'no-plan' }
  | { readonly code: 'no-meeting'; readonly group: string | null }
  | { readonly code: 'no-items'; readonly group: string | null }
  | { readonly code: 'private' }
  | { readonly code: 'not-allowed' };

export interface MeetingLine {
  readonly group: string;
  readonly month: Month;
  /** Null where a forward plan names the month and nobody has said the day. */
  readonly date: Day | null;
  readonly time: string | null;
  /** Those still to come. */
  readonly steps: readonly CycleStep[];
  readonly items: readonly ItemLine[];
  /** Items whose words are for the group's own channel and people. */
  readonly withheld: number;
}

export interface AnswerFacts extends LineFacts {
  readonly actions: readonly Tracked[];
  readonly meetings: readonly Meeting[];
  /** Open requests of the cycles under way. */
  readonly requests: readonly Request[];
  readonly now: Instant;
}

/** Actions a reading's filters leave, in the plan's order. */
function chosen(reading: Reading, facts: AnswerFacts): readonly Tracked[] {
  const group = reading.group ? facts.groups.find(({ name }) => name === reading.group)?.id : null;
  return facts.actions
    .filter(({ action }) => !group || action.leads.includes(group))
    .filter(({ action }) => !reading.plan || action.plan === reading.plan)
    .filter(({ action }) => !reading.aim || action.aim === aimWords(reading.aim, action.plan, facts.actions))
    .toSorted(compareActions);
}

/** The words of "aim 2": the second aim in the order in which the plan has them. */
function aimWords(number: string, plan: string, actions: readonly Tracked[]): string | undefined {
  const own = actions.filter(({ action }) => action.plan === plan).toSorted(compareActions);
  return [...new Set(own.map(({ action }) => action.aim))][Number(number) - 1];
}

/** Overdue: a step's date has passed undone, oldest first; a proposed completion stays in until it is accepted. */
export function answerOverdue(reading: Reading, facts: AnswerFacts): Answer {
  const among = chosen(reading, facts);
  const lines = among
    .filter((tracked) => daysOverdue(tracked, facts.today) > 0)
    .map((tracked) => lineOf(tracked, facts))
    .toSorted((a, b) => b.daysOverdue - a.daysOverdue);
  const quiet = goneQuiet(among, facts).length;
  return {
    kind: 'list',
    reading,
    title: titleOf('Overdue', reading),
    lines,
    counts: { overdue: lines.length, quiet },
    closing:
      quiet === 0
        ? ''
        : `${quiet} undated ${quiet === 1 ? 'action has' : 'actions have'} gone quiet. Type “quiet” to see ${quiet === 1 ? 'it' : 'them'}.`,
  };
}

export function answerQuiet(reading: Reading, facts: AnswerFacts): Answer {
  const lines = goneQuiet(chosen(reading, facts), facts).map((tracked) => lineOf(tracked, facts));
  const closing = 'An undated action has gone quiet when its rhythm has passed without an update.';
  return {
    kind: 'list',
    reading,
    title: titleOf('Gone quiet', reading),
    lines,
    counts: { quiet: lines.length },
    closing,
  };
}

function goneQuiet(actions: readonly Tracked[], facts: AnswerFacts): readonly Tracked[] {
  return actions.filter((tracked) => {
    const plan = planOf(tracked, facts.plans);
    const meetings = facts.meetings.filter(({ group }) => tracked.action.leads.includes(group));
    return plan && hasGoneQuiet(tracked, { plan, meetings, today: facts.today });
  });
}

/** Due: undelivered steps within the days asked about, soonest first. */
export function answerDue(reading: Reading, facts: AnswerFacts): Answer {
  const [from, to] = [reading.from ?? facts.today, reading.to ?? facts.today];
  const lines = chosen(reading, facts)
    .flatMap((tracked) => {
      const step = openSteps(tracked).find(({ by }) => from <= by && by <= to);
      return step ? [{ ...lineOf(tracked, facts), due: step.by }] : [];
    })
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  const title = titleOf(`Due ${formatDay(from)} to ${formatDay(to)}`, reading);
  return { kind: 'list', reading, title, lines, counts: { due: lines.length }, closing: '' };
}

export function answerList(reading: Reading, facts: AnswerFacts): Answer {
  const lines = chosen(reading, facts)
    .filter(isOpen)
    .map((tracked) => lineOf(tracked, facts))
    .filter((line) => {
      if (!reading.rating) return true;
      const counted = line.agreed ?? line.rating;
      return reading.rating === 'not-rated' ? counted === null : counted === reading.rating;
    });
  const word = !reading.rating ? 'Open actions' : ratingWord(reading.rating === 'not-rated' ? null : reading.rating);
  return {
    kind: 'list',
    reading,
    title: titleOf(word, reading),
    lines,
    counts: { actions: lines.length },
    closing: '',
  };
}

export function answerStatus(reading: Reading, facts: AnswerFacts): Answer {
  const among = chosen(reading, facts);
  const lines = among.map((tracked) => lineOf(tracked, facts));
  const byAim = countByAim(among, facts);
  const sum = (key: Exclude<keyof AimCount, 'aim'>) => byAim.reduce((total, count) => total + count[key], 0);
  const counts = {
    actions: among.length,
    blue: sum('blue'),
    green: sum('green'),
    amber: sum('amber'),
    red: sum('red'),
    'not-rated': sum('notRated'),
    overdue: lines.filter((line) => line.daysOverdue > 0).length,
    quiet: goneQuiet(among, facts).length,
  };
  const actions = lines.map(({ plan, ref }) => `${plan} ${ref}`);
  return { kind: 'status', reading, title: titleOf('Status', reading), byAim, counts, actions };
}

/** Who has not replied: refs and groups of the requests still open. For chairs and business managers, in private. */
export function answerWaiting(reading: Reading, facts: AnswerFacts): Answer {
  const lines = chosen(reading, facts)
    .filter(({ action }) =>
      facts.requests.some((request) => request.plan === action.plan && request.ref === action.ref),
    )
    .map((tracked) => lineOf(tracked, facts));
  const closing = lines.length === 0 ? 'Every request of the open cycles has been answered.' : '';
  return {
    kind: 'list',
    reading,
    title: titleOf('Waiting for an answer', reading),
    lines,
    counts: { waiting: lines.length },
    closing,
  };
}

export function answerShow(reading: Reading, facts: AnswerFacts): Answer {
  const found = findAction(reading, facts);
  if (!found.tracked) return sorry(reading, found.why);
  const line = lineOf(found.tracked, facts);
  const { measure, objective } = found.tracked.action;
  const words = line.restricted ? { measure: '', objective: '' } : { measure, objective };
  return { kind: 'action', reading, title: `${line.label} · ${line.leads.join(', ')}`, line, ...words };
}

/** All that was said of an action, and all that was decided about it. */
export interface HistoryTold {
  readonly updates: readonly Update[];
  readonly decisions: readonly DecisionLine[];
}

export function answerHistory(reading: Reading, facts: AnswerFacts, told: HistoryTold): Answer {
  const found = findAction(reading, facts);
  if (!found.tracked) return sorry(reading, found.why);
  const line = lineOf(found.tracked, facts);
  const { updates, decisions } = line.restricted ? { updates: [], decisions: [] } : told;
  return { kind: 'history', reading, title: `History of ${line.label}`, line, updates, decisions };
}

export function sorry(reading: Reading, why: Sorry): Answer {
  return { kind: 'sorry', reading, title: 'Sorry', why };
}

/** The one action a ref names, or why there is none: an unknown ref comes with the nearest ones that exist. */
export function findAction(
  { ref, plan }: Pick<Reading, 'ref' | 'plan'>,
  { actions }: Pick<AnswerFacts, 'actions'>,
): { readonly tracked: Tracked; readonly why: null } | { readonly tracked: null; readonly why: Sorry } {
  if (!ref) return { tracked: null, why: { code: 'which-action' } };
  if (actions.length === 0) return { tracked: null, why: { code: 'no-plan' } };
  const key = sortableRef(ref);
  const tracked = actions.find(({ action }) => sortableRef(action.ref) === key && (!plan || action.plan === plan));
  if (tracked) return { tracked, why: null };
  const start = ref.split('.')[0];
  const nearest = actions.map(({ action }) => action.ref).filter((other) => other.split('.')[0] === start);
  return { tracked: null, why: { code: 'no-such-action', ref, nearest: nearest.slice(0, 5) } };
}

function titleOf(what: string, { group, aim, on }: Reading): string {
  return [what, group, aim && `Aim ${aim}`, formatDay(on)].filter(Boolean).join(' · ');
}

function planOf({ action }: Tracked, plans: readonly Plan[]): Plan | undefined {
  return plans.find(({ code }) => code === action.plan);
}

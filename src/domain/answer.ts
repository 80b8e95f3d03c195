import { type ActionLine, type LineFacts, lineOf } from './action-line.ts';
import { chosen } from './chosen-actions.ts';
import type { CycleStep } from './cycle.ts';
import { type Day, formatDay, type Instant } from './day.ts';
import type { DecisionLine } from './decision-line.ts';
import type { AimCount, Digest } from './digest.ts';
import { type Candidate, findAction } from './find-action.ts';
import { linksOf } from './linked-actions.ts';
import type { Meeting } from './meeting.ts';
import type { Month } from './meeting-heading.ts';
import type { ItemLine } from './meeting-item.ts';
import type { Action, Plan, Tracked } from './plan.ts';
import { askedRatings, type Reading } from './question.ts';
import { ratingWord } from './rating.ts';
import type { Request } from './request.ts';
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
      /** Labels of the actions that it is linked with, whichever of the two says so. */
      readonly links: readonly string[];
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
      /** By aim, or theme where it has no aims, where one plan is counted; else by plan. */
      readonly byAim: readonly AimCount[];
      readonly by: CountedBy;
      /** Plans whose period has passed, with the actions that are still open. */
      readonly ended: readonly EndedPlan[];
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

/** What the ratings of a status are counted by. */
export type CountedBy = 'aim' | 'theme' | 'plan';

export interface EndedPlan {
  readonly plan: string;
  readonly on: Day;
  readonly open: number;
}

export type Counts = Readonly<Record<string, number>>;

/** Why a question has no answer; the wording is the chat's. */
export type Sorry =
  | { readonly code: 'unclear' }
  | { readonly code: 'no-such-action'; readonly ref: string; readonly nearest: readonly string[] }
  | { readonly code: 'which-action' }
  /** A ref that several plans have; `ask` is what was asked of it. */
  | {
      readonly code: 'which-plan';
      readonly ref: string;
      readonly ask: 'show' | 'history';
      readonly found: readonly Candidate[];
    }
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
    .map((tracked) => lineOf(tracked, facts));
  return {
    kind: 'list',
    reading,
    title: titleOf(askedRatings(reading) ? '' : 'Open actions', reading),
    lines,
    counts: { actions: lines.length },
    closing: '',
  };
}

/** Labels that a closing sentence names. */
const mostLate = 20;

/**
 * Who has not replied: refs and groups of the requests still open, and in a sentence those whose close has passed and
 * whose meeting is still ahead (`closed`). For chairs and business managers, in private.
 */
export function answerWaiting(reading: Reading, facts: AnswerFacts, closed: readonly Request[] = []): Answer {
  const among = chosen(reading, facts);
  const linesOf = (requests: readonly Request[]) =>
    among
      .filter(({ action }) => requests.some(({ plan, ref }) => plan === action.plan && ref === action.ref))
      .map((tracked) => lineOf(tracked, facts));
  const lines = linesOf(facts.requests);
  const late = linesOf(closed).map(({ label }) => label);
  return {
    kind: 'list',
    reading,
    title: titleOf('Waiting for an answer', reading),
    lines,
    counts: { waiting: lines.length },
    closing: waitingWords(lines.length, late),
  };
}

function waitingWords(waiting: number, late: readonly string[]): string {
  if (late.length === 0) return waiting === 0 ? 'No request waits for an answer.' : '';
  const shown = late.slice(0, mostLate).join(', ');
  const more = late.length > mostLate ? ` and ${late.length - mostLate} more` : '';
  return `Not answered by the close: ${shown}${more}. A late answer still counts until the meeting.`;
}

/** `linking`: actions that may name this one in their links, as far as their words may be read. */
export function answerShow(reading: Reading, facts: AnswerFacts, linking: readonly Action[] = []): Answer {
  const found = findAction(reading, facts);
  if (!found.tracked) return sorry(reading, found.why);
  const line = lineOf(found.tracked, facts);
  const { measure, objective } = found.tracked.action;
  const words = line.restricted ? { measure: '', objective: '' } : { measure, objective };
  const links = line.restricted ? [] : linksOf(found.tracked.action, linking, facts.plans.length > 1);
  const title = [line.label, line.leads.join(', ')].filter(Boolean).join(' · ');
  return { kind: 'action', reading, title, line, ...words, links };
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

export function goneQuiet(actions: readonly Tracked[], facts: AnswerFacts): readonly Tracked[] {
  return actions.filter((tracked) => {
    const plan = planOf(tracked, facts.plans);
    const meetings = facts.meetings.filter(({ group }) => tracked.action.leads.includes(group));
    return plan && hasGoneQuiet(tracked, { plan, meetings, today: facts.today });
  });
}

export function titleOf(what: string, reading: Reading): string {
  const { group, owner, plan, aim, theme, text, on } = reading;
  const about = text && `“${text}”`;
  const rated = askedRatings(reading)?.map((rating) => ratingWord(rating === 'not-rated' ? null : rating));
  return [
    what,
    rated && new Intl.ListFormat('en-GB').format(rated),
    group,
    owner,
    plan,
    aim && `Aim ${aim}`,
    theme && `Theme ${theme}`,
    about,
    formatDay(on),
  ]
    .filter(Boolean)
    .join(' · ');
}

function planOf({ action }: Tracked, plans: readonly Plan[]): Plan | undefined {
  return plans.find(({ code }) => code === action.plan);
}

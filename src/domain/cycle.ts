import { type Calendar, workingDaysBefore } from './calendar.ts';
import { atLondon, type Day, formatDay, type Instant, londonDay } from './day.ts';
import type { Meeting } from './meeting.ts';
import type { Group } from './partnership.ts';

export const stepNames = ['ask', 'close', 'digest'] as const;
export type StepName = (typeof stepNames)[number];

/** One step of a cycle: what, when, and the reason in words that a business manager checks against a diary. */
export interface CycleStep {
  readonly name: StepName;
  readonly at: Instant;
  readonly why: string;
}

/** The run-up to one meeting of one group: which steps ran, which were skipped and why, what was asked. */
export interface Cycle {
  readonly meeting: string;
  readonly group: string;
  readonly ran: readonly { readonly step: StepName; readonly at: Instant }[];
  readonly skipped: readonly { readonly step: StepName; readonly at: Instant; readonly why: string }[];
  /** Full refs ("DP 4.1") that were asked about. */
  readonly asked: readonly string[];
}

export function newCycle(meeting: Meeting): Cycle {
  return { meeting: meeting.id, group: meeting.group, ran: [], skipped: [], asked: [] };
}

export function papersDate(meeting: Meeting, group: Group, calendar: Calendar): Day {
  return meeting.papers ?? workingDaysBefore(meeting.date, group.rhythms.papers, calendar);
}

/** The steps of a meeting's cycle, earliest first, each at 09:00 in England. Quiet periods move an ask earlier. */
export function stepsOfCycle(meeting: Meeting, group: Group, calendar: Calendar): readonly CycleStep[] {
  const papers = papersDate(meeting, group, calendar);
  const { ask, close } = group.rhythms;
  const step = (name: StepName, day: Day, why: string): CycleStep => ({ name, at: atLondon(day, '09:00'), why });
  const before = (days: number) => `${days} working days before the papers date, ${formatDay(papers)}`;
  const askDay = outsideQuiet(workingDaysBefore(papers, ask, calendar), group, calendar);
  return [
    step('ask', askDay, before(ask)),
    step('close', workingDaysBefore(papers, close, calendar), before(close)),
    step('digest', papers, `the papers date, ${formatDay(papers)}`),
  ];
}

function outsideQuiet(day: Day, group: Group, calendar: Calendar): Day {
  const quiet = group.quiet.find((period) => period.from <= day && day <= period.to);
  return quiet ? outsideQuiet(workingDaysBefore(quiet.from, 1, calendar), group, calendar) : day;
}

export interface DueSteps {
  readonly run: CycleStep | null;
  readonly skip: readonly (CycleStep & { readonly because: string })[];
}

/**
 * Which step to run now. Of several found due together (Baton was down) only one runs: `ask` before the close;
 * from the close on, close and then digest. A step is skipped, with its reason, once it can no longer be of use:
 * an ask after the close, a digest after the meeting. A meeting that passed before Baton knew of it has no cycle.
 */
export function stepDue(cycle: Cycle | null, meeting: Meeting, steps: readonly CycleStep[], now: Instant): DueSteps {
  const nothing: DueSteps = { run: null, skip: [] };
  if (meeting.cancelled || cameTooLate(cycle, meeting, now)) return nothing;
  const over = meeting.date < londonDay(now);
  const due = steps.filter((step) => step.at <= now && !isSettled(cycle, step.name));
  const closed = steps.some((step) => step.name === 'close' && step.at <= now);
  const skip = due.flatMap((step) => {
    if (step.name === 'ask' && closed) return [{ ...step, because: 'the close had already come' }];
    if (step.name === 'digest' && over) return [{ ...step, because: 'the meeting had already been held' }];
    return [];
  });
  const run = due.find((step) => !skip.some((skipped) => skipped.name === step.name)) ?? null;
  return { run, skip };
}

/** The earliest instant at which a meeting's cycle has anything to do; null when it has run its course. */
export function nextInstant(
  cycle: Cycle | null,
  meeting: Meeting,
  steps: readonly CycleStep[],
  now: Instant,
): Instant | null {
  if (meeting.cancelled || cameTooLate(cycle, meeting, now)) return null;
  return steps.find((step) => !isSettled(cycle, step.name))?.at ?? null;
}

/** The meeting has been held, and nothing of its cycle had begun. */
function cameTooLate(cycle: Cycle | null, meeting: Meeting, now: Instant): boolean {
  return meeting.date < londonDay(now) && (cycle?.ran.length ?? 0) === 0;
}

export function hasRun(cycle: Cycle | null, name: StepName): boolean {
  return cycle?.ran.some((ran) => ran.step === name) ?? false;
}

export function isClosed(cycle: Cycle): boolean {
  return hasRun(cycle, 'close');
}

function isSettled(cycle: Cycle | null, name: StepName): boolean {
  return hasRun(cycle, name) || (cycle?.skipped.some((skipped) => skipped.step === name) ?? false);
}

/** The day on which an update counts as given "just now", so that an ask need not repeat the question. */
export function freshSince(askAt: Instant, calendar: Calendar): Day {
  return workingDaysBefore(londonDay(askAt), 5, calendar);
}

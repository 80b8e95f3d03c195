import { type Calendar, england, workingDaysAfter, workingDaysBefore } from './calendar.ts';
import { addDays, atLondon, type Day, formatDay, type Instant, londonDay } from './day.ts';
import type { Meeting } from './meeting.ts';
import type { Group } from './partnership.ts';

/** The steps of a cycle in their order. `unrecorded` says that a meeting has still not been recorded. */
export const stepNames = ['ask', 'remind', 'chase', 'close', 'digest', 'addendum', 'record', 'unrecorded'] as const;
export type StepName = (typeof stepNames)[number];

/** Working days after a meeting until what is not recorded is said to be so. */
const recordWithin = 10;

/** One step of a cycle: what, when, and the reason in words that a business manager checks against a diary. */
export interface CycleStep {
  readonly name: StepName;
  readonly at: Instant;
  readonly why: string;
}

/** The run-up to one meeting of one group and its outcome: which steps ran, which were skipped and why, what was asked. */
export interface Cycle {
  readonly meeting: string;
  readonly group: string;
  readonly ran: readonly { readonly step: StepName; readonly at: Instant }[];
  readonly skipped: readonly {
    readonly step: StepName;
    readonly at: Instant;
    readonly why: string;
    /** Who had it skipped; absent where it came too late by itself. */
    readonly by?: string | undefined;
  }[];
  /** Full refs ("DP 4.1") that were asked about. */
  readonly asked: readonly string[];
  /** Who holds the digest back, and since when; it is posted once nobody does. */
  readonly held: { readonly by: string; readonly at: Instant } | null;
  /** When the record of the meeting was finished. */
  readonly recordedAt: Instant | null;
}

export function newCycle(meeting: Meeting): Cycle {
  return { meeting: meeting.id, group: meeting.group, ran: [], skipped: [], asked: [], held: null, recordedAt: null };
}

export function papersDate(meeting: Meeting, group: Group, calendar: Calendar): Day {
  return meeting.papers ?? workingDaysBefore(meeting.date, group.rhythms.papers, calendar);
}

/** The steps of a meeting's cycle, earliest first, each at 09:00 in England. Quiet periods move an ask earlier, and a reminder later. */
export function stepsOfCycle(meeting: Meeting, group: Group, calendar: Calendar): readonly CycleStep[] {
  const papers = papersDate(meeting, group, calendar);
  const { ask, remind, chase, close } = group.rhythms;
  const step = (name: StepName, day: Day, why: string): CycleStep => ({ name, at: atLondon(day, '09:00'), why });
  const counted = (name: StepName, days: number) =>
    step(
      name,
      workingDaysBefore(papers, days, calendar),
      `${days} working days before the papers date, ${formatDay(papers)}`,
    );
  const asking = counted('ask', ask);
  const reminding = counted('remind', remind);
  const chasing = counted('chase', chase);
  const remindAt = atLondon(afterQuiet(londonDay(reminding.at), group, calendar), '09:00');
  return [
    { ...asking, at: atLondon(outsideQuiet(londonDay(asking.at), group, calendar), '09:00') },
    // A reminder that would have to wait until the chase is left out.
    ...(remindAt < chasing.at ? [{ ...reminding, at: remindAt }] : []),
    chasing,
    counted('close', close),
    step('digest', papers, `the papers date, ${formatDay(papers)}`),
    step('addendum', workingDaysBefore(meeting.date, 1, calendar), 'the working day before the meeting'),
    step('record', workingDaysAfter(meeting.date, 1, calendar), 'the working day after the meeting'),
    step(
      'unrecorded',
      workingDaysAfter(meeting.date, recordWithin, calendar),
      `${recordWithin} working days after the meeting`,
    ),
  ];
}

/** A reminder waits for the end of a quiet period, but not for longer than the chase. */
function afterQuiet(day: Day, group: Group, calendar: Calendar): Day {
  const quiet = group.quiet.find((period) => period.from <= day && day <= period.to);
  return quiet ? afterQuiet(workingDaysAfter(quiet.to, 1, calendar), group, calendar) : day;
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
 * Which step to run now. Of several found due together (Baton was down) only one runs: before the close, `ask` if it
 * never ran, else the latest; from the close on, close and then what follows it. A step is skipped, with its reason,
 * once it can no longer be of use. A meeting that passed before Baton knew of it has no cycle.
 */
export function stepDue(cycle: Cycle | null, meeting: Meeting, steps: readonly CycleStep[], now: Instant): DueSteps {
  if (meeting.cancelled || cameTooLate(cycle, meeting, now)) return { run: null, skip: [] };
  const due = steps.filter((step) => step.at <= now && !isSettled(cycle, step.name));
  const facts: SkipFacts = {
    closed: hasRun(cycle, 'close') || steps.some((step) => step.name === 'close' && step.at <= now),
    over: meeting.date < londonDay(now),
    held: cycle?.held != null,
    justAsked: hasJustAsked(cycle, now),
    due: due.map(({ name }) => name),
  };
  const skip = due.flatMap((step) => {
    const because = whySkipped(step.name, facts);
    return because === null ? [] : [{ ...step, because }];
  });
  const left = due.filter((step) => !skip.some(({ name }) => name === step.name));
  // A digest that somebody holds back waits, and what follows it does not.
  return { run: left.find(({ name }) => name !== 'digest' || !facts.held) ?? null, skip };
}

interface SkipFacts {
  readonly closed: boolean;
  readonly over: boolean;
  readonly held: boolean;
  readonly justAsked: boolean;
  readonly due: readonly StepName[];
}

/** Working days that whoever was asked late has before being asked once more. */
const daysToAnswer = 2;

function hasJustAsked(cycle: Cycle | null, now: Instant): boolean {
  const asked = cycle?.ran.find(({ step }) => step === 'ask');
  return asked !== undefined && londonDay(now) < workingDaysAfter(londonDay(asked.at), daysToAnswer, england);
}

function whySkipped(name: StepName, { closed, over, held, justAsked, due }: SkipFacts): string | null {
  switch (name) {
    case 'ask':
      return closed ? 'the close had already come' : null;
    case 'remind':
    case 'chase':
      if (closed) return 'the close had already come';
      if (due.includes('ask')) return 'the ask runs only now';
      if (justAsked) return 'the ask had only just gone out';
      return name === 'remind' && due.includes('chase') ? 'the chase was due as well' : null;
    case 'close':
      return null;
    case 'digest':
      if (over) return held ? 'it was held back until after the meeting' : 'the meeting had already been held';
      return null;
    case 'addendum':
      if (over) return 'the meeting had already been held';
      return held ? 'the digest was held back' : null;
    case 'record':
      return due.includes('unrecorded') ? 'ten working days had already passed' : null;
    case 'unrecorded':
      return null;
    default:
      return name satisfies never;
  }
}

/** The earliest instant at which a meeting's cycle has anything to do; null when it has run its course. */
export function nextInstant(
  cycle: Cycle | null,
  meeting: Meeting,
  steps: readonly CycleStep[],
  now: Instant,
): Instant | null {
  if (meeting.cancelled || cameTooLate(cycle, meeting, now)) return null;
  // A digest that somebody holds back waits until after the meeting, and is then skipped.
  const isOver = atLondon(addDays(meeting.date, 1), '00:00');
  const ahead = steps.filter(({ name }) => !isSettled(cycle, name));
  const instants = ahead.map(({ name, at }) => (name === 'digest' && cycle?.held ? isOver : at));
  return instants.reduce<Instant | null>((first, at) => (first === null || at < first ? at : first), null);
}

/** Whether a group's cycles stand still: it is paused, or it met for the last time before this meeting. */
export function standsStill({ paused, ended }: Group, meeting: Meeting, today: Day): boolean {
  if (ended !== null && meeting.date > ended) return true;
  return paused !== null && paused.since <= today && (paused.until === null || today < paused.until);
}

/** The meeting has been held, and nothing of its cycle had begun. */
function cameTooLate(cycle: Cycle | null, meeting: Meeting, now: Instant): boolean {
  return meeting.date < londonDay(now) && (cycle?.ran.length ?? 0) === 0;
}

export function hasRun(cycle: Cycle | null, name: StepName): boolean {
  return cycle?.ran.some((ran) => ran.step === name) ?? false;
}

/** When answers close, or did: a meeting that moves after the close has its steps on days on which they never ran. */
export function closesAt(cycle: Cycle | null, steps: readonly CycleStep[]): Instant {
  const ran = cycle?.ran.findLast(({ step }) => step === 'close');
  return ran?.at ?? steps.find(({ name }) => name === 'close')!.at;
}

export function isClosed(cycle: Cycle): boolean {
  return hasRun(cycle, 'close');
}

export function isSettled(cycle: Cycle | null, name: StepName): boolean {
  if ((name === 'record' || name === 'unrecorded') && cycle?.recordedAt) return true;
  return hasRun(cycle, name) || (cycle?.skipped.some((skipped) => skipped.step === name) ?? false);
}

/** The day on which an update counts as given "just now", so that an ask need not repeat the question. */
export function freshSince(askAt: Instant, calendar: Calendar): Day {
  return workingDaysBefore(londonDay(askAt), 5, calendar);
}

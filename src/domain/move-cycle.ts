import { type Cycle, type CycleStep, hasRun, type StepName, stepDue } from './cycle.ts';
import { type Instant, londonDay } from './day.ts';
import type { Meeting } from './meeting.ts';

/** Steps that stand and fall with the day on which the group really meets. */
const roundTheMeeting: ReadonlySet<StepName> = new Set(['addendum', 'record', 'unrecorded']);

/** The meeting as it is to be, with the steps that follow from it. */
export interface MovedTo {
  readonly meeting: Meeting;
  readonly steps: readonly CycleStep[];
  readonly now: Instant;
}

/**
 * A cycle whose meeting, papers date or rhythm has changed. What ran stays run, so nobody is asked twice and no digest
 * comes twice. A close that comes again is taken back, as long as its digest is not posted: answers are then in time
 * again, and frozen anew. So are the steps round the meeting itself, where it turned out not to be held. A step that came too late and now lies ahead is no longer skipped, unless a person said so.
 */
export function cycleAfterMove(cycle: Cycle, { meeting, steps, now }: MovedTo): Cycle {
  const isAhead = (name: StepName) => steps.some((step) => step.name === name && step.at > now);
  const reopened = isAhead('close') && !hasRun(cycle, 'digest');
  const isTakenBack = (name: StepName) =>
    (name === 'close' && reopened) || (roundTheMeeting.has(name) && isAhead(name));
  const ran = cycle.ran.filter(({ step }) => !isTakenBack(step));
  const comesAgain = (name: StepName) => {
    // Before the close an ask is never too late, nor a digest before the meeting.
    if (name === 'ask') return isAhead('close') && !ran.some(({ step }) => step === 'close');
    return isAhead(name) || (name === 'digest' && meeting.date >= londonDay(now));
  };
  const skipped = cycle.skipped.filter(({ step, by }) => by !== undefined || !comesAgain(step));
  return { ...cycle, ran, skipped };
}

/** What a change makes of the cycle at once, worth a word to whoever made it. */
export type CycleNote =
  | { readonly code: 'answers-reopened'; readonly until: Instant }
  | { readonly code: 'asks-at-once' }
  | { readonly code: 'no-time-to-ask' }
  | { readonly code: 'closes-at-once' }
  | { readonly code: 'digest-stands' };

/** What follows at once where a cycle stood like this, and stands like that after a move. */
export function notesOnCycle(
  before: Cycle | null,
  after: Cycle | null,
  { meeting, steps, now }: MovedTo,
): readonly CycleNote[] {
  if (meeting.cancelled) return [];
  const close = steps.find(({ name }) => name === 'close')!;
  if (before && after && hasRun(before, 'close') && !hasRun(after, 'close')) {
    return [{ code: 'answers-reopened', until: close.at }];
  }
  if (after && hasRun(after, 'digest')) return [{ code: 'digest-stands' }];
  const { run, skip } = stepDue(after, meeting, steps, now);
  if (run?.name === 'ask') return [{ code: 'asks-at-once' }];
  if (skip.some(({ name }) => name === 'ask')) return [{ code: 'no-time-to-ask' }];
  return run?.name === 'close' && after && hasRun(after, 'ask') ? [{ code: 'closes-at-once' }] : [];
}

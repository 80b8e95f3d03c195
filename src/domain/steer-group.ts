import { type Asker, isBusinessManager, isChairOf } from './access.ts';
import { type Cycle, type CycleStep, hasRun, isClosed, type StepName } from './cycle.ts';
import { type Day, daysBetween, type Instant, type Period } from './day.ts';
import type { Group, Rhythms } from './partnership.ts';
import { hasEnded } from './succession.ts';

/** Why a group's cycles go on as they did. Nothing was stored. */
export type SteerRefusal =
  | { readonly code: 'not-yours-to-steer' }
  | { readonly code: 'not-business-manager' }
  | { readonly code: 'group-ended'; readonly on: Day }
  | { readonly code: 'not-paused' }
  | { readonly code: 'until-past'; readonly until: Day }
  | { readonly code: 'backwards'; readonly from: Day; readonly to: Day }
  | { readonly code: 'quiet-past'; readonly to: Day }
  | { readonly code: 'quiet-too-long'; readonly most: number }
  | { readonly code: 'too-many-quiet'; readonly most: number }
  | { readonly code: 'rhythm-order'; readonly rhythms: Rhythms }
  | { readonly code: 'rhythm-range'; readonly most: number }
  | { readonly code: 'not-ended' }
  | { readonly code: 'merges-into-itself' }
  | { readonly code: 'merges-into-ended'; readonly into: string }
  | { readonly code: 'is-oversight' }
  | { readonly code: 'cannot-skip'; readonly step: StepName }
  | { readonly code: 'already-ran'; readonly step: StepName; readonly at: Instant }
  | { readonly code: 'already-skipped'; readonly step: StepName }
  | { readonly code: 'already-asked'; readonly at: Instant }
  | { readonly code: 'already-closed'; readonly at: Instant };

/** Business managers steer every group; its chairs, day by day, their own. */
export function maySteer(asker: Asker, group: Group): boolean {
  return isBusinessManager(asker) || isChairOf(asker, group.id);
}

/** No step of its cycles runs until it is resumed, or until a day. */
export function pausedGroup(group: Group, until: Day | null, today: Day): Group | SteerRefusal {
  if (hasEnded(group)) return { code: 'group-ended', on: group.ended! };
  if (until !== null && until <= today) return { code: 'until-past', until };
  return { ...group, paused: { since: group.paused?.since ?? today, until } };
}

export function resumedGroup(group: Group, today: Day): Group | SteerRefusal {
  const { paused } = group;
  const isPaused = paused !== null && (paused.until === null || today < paused.until);
  return isPaused ? { ...group, paused: null } : { code: 'not-paused' };
}

const longestQuiet = 100;
const mostQuiet = 20;

/** One more period in which a group is not asked. Those that are over go. */
export function quietGroup(group: Group, { from, to }: Period, today: Day): Group | SteerRefusal {
  if (to < from) return { code: 'backwards', from, to };
  if (to < today) return { code: 'quiet-past', to };
  if (daysBetween(from, to) >= longestQuiet) return { code: 'quiet-too-long', most: longestQuiet };
  const kept = group.quiet.filter((period) => period.to >= today && !(period.from === from && period.to === to));
  if (kept.length >= mostQuiet) return { code: 'too-many-quiet', most: mostQuiet };
  const quiet = [...kept, { from, to }].toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return { ...group, quiet };
}

const mostDays = 60;

/** One number of a group's rhythm changed; the steps keep their order, and each has a day before the next. */
export function groupInRhythm(group: Group, change: Partial<Rhythms>): Group | SteerRefusal {
  const rhythms = { ...group.rhythms, ...change };
  const { papers, ask, remind, chase, close } = rhythms;
  if (![papers, ask, remind, chase, close].every((days) => days >= 1 && days <= mostDays)) {
    return { code: 'rhythm-range', most: mostDays };
  }
  const inOrder = ask > close && ask >= remind && remind >= chase && chase >= close;
  return inOrder ? { ...group, rhythms } : { code: 'rhythm-order', rhythms };
}

export interface EndFacts {
  /** Id of the oversight group. */
  readonly oversight: string | null;
  readonly today: Day;
}

/** A group that has met for the last time, and the one that takes over what it led, where one does. */
export function endedGroup(group: Group, into: Group | null, { oversight, today }: EndFacts): Group | SteerRefusal {
  if (hasEnded(group) && group.mergedInto === (into?.id ?? null)) return { code: 'group-ended', on: group.ended! };
  if (into?.id === group.id) return { code: 'merges-into-itself' };
  if (into && hasEnded(into)) return { code: 'merges-into-ended', into: into.name };
  // Every summary goes to its channel: somebody has to say first where they go from now on.
  if (group.id === oversight) return { code: 'is-oversight' };
  return { ...group, ended: group.ended ?? today, mergedInto: into?.id ?? null, paused: null };
}

export function revivedGroup(group: Group): Group | SteerRefusal {
  return group.ended === null ? { code: 'not-ended' } : { ...group, ended: null, mergedInto: null };
}

/** Answers are always closed, and a record is finished by recording: neither is skipped. */
const skippable: ReadonlySet<StepName> = new Set(['ask', 'remind', 'chase', 'digest', 'addendum']);

export interface Skipping {
  readonly step: StepName;
  readonly by: string;
  readonly why: string;
  readonly at: Instant;
}

/** The cycle with one step left out, by somebody's word. */
export function cycleWithout(cycle: Cycle, { step, by, why, at }: Skipping): Cycle | SteerRefusal {
  if (!skippable.has(step)) return { code: 'cannot-skip', step };
  const ran = cycle.ran.find((one) => one.step === step);
  if (ran) return { code: 'already-ran', step, at: ran.at };
  if (cycle.skipped.some((one) => one.step === step)) return { code: 'already-skipped', step };
  return { ...cycle, skipped: [...cycle.skipped, { step, at, why, by }] };
}

/** Why a cycle cannot ask at once; null where it can. */
export function whyNotAskNow(cycle: Cycle | null, steps: readonly CycleStep[], now: Instant): SteerRefusal | null {
  const asked = cycle?.ran.find(({ step }) => step === 'ask');
  if (asked) return { code: 'already-asked', at: asked.at };
  const close = steps.find(({ name }) => name === 'close')!;
  const closed = (cycle !== null && isClosed(cycle)) || close.at <= now || (cycle !== null && hasRun(cycle, 'digest'));
  return closed ? { code: 'already-closed', at: close.at } : null;
}

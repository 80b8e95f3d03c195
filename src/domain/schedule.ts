import { addDays, type Day, daysBetween, londonDay } from './day.ts';
import type { Meeting } from './meeting.ts';
import type { Plan, Tracked } from './plan.ts';
import type { Timescale, TimescaleKind } from './timescale.ts';
import { readRhythm } from './timescale-rhythm.ts';

/** One dated step as it stands now: `due` names it (its date in the plan), `by` is the date that counts today. */
export interface Step {
  readonly due: Day;
  readonly by: Day;
  readonly doneOn: Day | null;
}

/**
 * An action's dated steps, earliest first, with the dates they were moved to and what was delivered. A newer edition of
 * a plan may print the date to which a step was moved: that is the same step.
 */
export function stepsOf({ action: { timescale }, state }: Tracked): readonly Step[] {
  const gone = state.steps.filter((step) => !timescale.due.includes(step.due));
  return timescale.due
    .map((due): Step => {
      const known =
        state.steps.find((step) => step.due === due) ?? gone.find(({ movedTo }) => movedTo.at(-1)?.to === due);
      return { due, by: known?.movedTo.at(-1)?.to ?? due, doneOn: known?.doneOn ?? null };
    })
    .toSorted((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0));
}

/** Steps still to be delivered; none once the action is complete, on hold, deferred, merged or withdrawn. */
export function openSteps(tracked: Tracked): readonly Step[] {
  return isOpen(tracked) ? stepsOf(tracked).filter((step) => step.doneOn === null) : [];
}

export function isOpen({ state }: Tracked): boolean {
  return state.standing === 'open';
}

export function nextStep(tracked: Tracked): Step | null {
  return openSteps(tracked)[0] ?? null;
}

/** Days since the earliest undelivered step's date passed; 0 when nothing is overdue. A step is not overdue on its day. */
export function daysOverdue(tracked: Tracked, today: Day): number {
  const first = nextStep(tracked);
  return first && first.by < today ? daysBetween(first.by, today) : 0;
}

/** Days an undated action may go unheard of, where its rhythm is a length of time. */
const quietAfter: Readonly<Record<Exclude<TimescaleKind, 'each-meeting'>, number>> = {
  by: 92,
  yearly: 366,
  'every-two-years': 731,
  'half-yearly': 183,
  quarterly: 92,
  // A programme's sessions are not dated in the plans seen so far, so it is heard of like an ongoing action.
  programme: 92,
  ongoing: 92,
  'after-event': 92,
  undated: 92,
};

export interface QuietFacts {
  readonly plan: Plan;
  /** Meetings of the action's lead groups. */
  readonly meetings: readonly Meeting[];
  readonly today: Day;
}

/** The day an action was last heard of: its last update, else when the plan began or came to Baton. */
export function lastHeard({ action, state }: Tracked, { plan, today }: Pick<QuietFacts, 'plan' | 'today'>): Day {
  if (state.lastWord) return londonDay(state.lastWord.at);
  if (action.addedOn) return action.addedOn;
  const imported = londonDay(plan.importedAt);
  return imported > plan.period.from && imported <= today ? imported : plan.period.from;
}

/**
 * Whether an undated action's rhythm has passed without an update (docs/glossary.md, "Gone quiet"). An action
 * "as per meeting cycle" is to be heard of every second meeting of its lead group. Dated actions are overdue instead,
 * and one that goes on after its last date, "Initially by December 2011 then ongoing", is undated once that is delivered.
 */
export function hasGoneQuiet(tracked: Tracked, facts: QuietFacts): boolean {
  if (!isOpen(tracked) || openSteps(tracked).length > 0) return false;
  const kind = kindWithoutSteps(tracked.action.timescale);
  if (!kind) return false;
  const heard = lastHeard(tracked, facts);
  const held = facts.meetings.filter((meeting) => !meeting.cancelled && meeting.date < facts.today);
  if (kind === 'each-meeting' && held.length > 0) {
    // Where several groups lead, one meeting of each is no second meeting of any.
    const since = Map.groupBy(
      held.filter((meeting) => meeting.date > heard),
      ({ group }) => group,
    );
    return [...since.values()].some((meetings) => meetings.length >= 2);
  }
  return addDays(heard, kind === 'each-meeting' ? quietAfter.ongoing : quietAfter[kind]) < facts.today;
}

/** What is left of a timescale when every dated step is delivered; null when it says nothing more. */
function kindWithoutSteps({ text, kind, due }: Timescale): TimescaleKind | null {
  if (due.length === 0) return kind;
  return kind === 'by' ? readRhythm(text).kind : null;
}

import { type LineFacts, lineOf } from '../domain/action-line.ts';
import { addDays, type Day, londonDay } from '../domain/day.ts';
import { type Decision, oldestFirst, thatStand } from '../domain/decision.ts';
import { type DecisionLine, decisionLines, settledLine } from '../domain/decision-line.ts';
import { type Digest, linesPerSection } from '../domain/digest.ts';
import type { Group } from '../domain/partnership.ts';
import type { Tracked } from '../domain/plan.ts';
import { fullRef } from '../domain/ref.ts';
import { compareActions } from '../domain/request.ts';
import { sinceFor, valuesOf } from './gather.ts';
import { planKey, updatePrefix } from './keys.ts';
import type { Register } from './ports.ts';

/** All that was decided about one action up to a day, oldest first, with who decided it. */
export async function gatherDecisionLines(
  register: Register,
  { action: { plan, ref } }: Tracked,
  { groups, today }: Pick<LineFacts, 'groups' | 'today'>,
): Promise<readonly DecisionLine[]> {
  const rows = await register.list('decision', { prefix: updatePrefix(plan, ref) });
  const decisions = oldestFirst(valuesOf(rows)).filter(({ at }) => londonDay(at) <= today);
  // Only what a chair decided waits to be noted, and so needs the records.
  const isChairs = decisions.some(({ takenBy }) => takenBy.kind === 'chair');
  const records = isChairs ? valuesOf(await register.list('record')) : [];
  const named = decisions.flatMap(({ takenBy }) => (takenBy.kind === 'meeting' ? [takenBy.meeting] : []));
  const noting = records.filter(({ noted }) => decisions.some(({ id }) => noted.includes(id)));
  const ids = new Set([...named, ...noting.map(({ meeting }) => meeting)]);
  const meetings = await Promise.all([...ids].map((id) => register.find('meeting', id)));
  return decisionLines(decisions, { groups, meetings: meetings.flatMap((kept) => kept?.value ?? []), records });
}

/** Where no meeting has been held, this many days count as "since the last meeting". */
const withoutMeeting = 92;

export interface ChangesFacts extends LineFacts {
  readonly group: Group;
  readonly actions: readonly Tracked[];
}

/** The digest with what was decided about a group's actions since its last meeting, that meeting's own among it. */
export async function withDecided(register: Register, digest: Digest, facts: ChangesFacts): Promise<Digest> {
  const own = facts.actions.filter(({ action }) => action.leads.includes(facts.group.id)).toSorted(compareActions);
  const since = await lastMeeting(register, facts);
  const plans = [...new Set(own.map(({ action }) => action.plan))];
  const rows = await Promise.all(plans.map((plan) => register.list('decision', { prefix: `${planKey(plan)}~` })));
  const decided = Map.groupBy(standingSince(rows.flatMap(valuesOf), since, facts.today), refOf);
  const lines = own.flatMap((tracked) => {
    const decisions = decided.get(refOf(tracked.action)) ?? [];
    return decisions.map((decision) => settledLine(lineOf(tracked, facts), decision));
  });
  const sections = digest.sections.map((section) => {
    if (section.key !== 'moved') return section;
    const more = section.more + Math.max(0, lines.length - linesPerSection);
    return { ...section, lines: [...lines.slice(0, linesPerSection), ...section.lines], more };
  });
  return { ...digest, sections };
}

async function lastMeeting(register: Register, { group, today }: ChangesFacts): Promise<Day> {
  const held = valuesOf(await register.list('meeting', { since: sinceFor(today) })).filter((meeting) => {
    return meeting.group === group.id && !meeting.cancelled && meeting.date < today;
  });
  const days = held.map(({ date }) => date).toSorted();
  return days.at(-1) ?? addDays(today, -withoutMeeting);
}

function standingSince(decisions: readonly Decision[], since: Day, today: Day): readonly Decision[] {
  return oldestFirst(thatStand(decisions)).filter(({ at }) => since <= londonDay(at) && londonDay(at) <= today);
}

function refOf({ plan, ref }: { readonly plan: string; readonly ref: string }): string {
  return fullRef(plan, ref);
}

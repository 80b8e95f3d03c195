import { type Day, formatDay } from './day.ts';
import type { Meeting } from './meeting.ts';
import type { Group } from './partnership.ts';
import type { Tracked } from './plan.ts';
import { isOpen } from './schedule.ts';

// What a business manager is told, once each, where a cycle that should have asked asked nobody.

/** The last-but-one part of the name of the notice that a cycle's ask did not come about. */
export const askMissed = 'ask-missed';

/** An ask that came too late, or that nobody's steps ran for. */
export function askMissedText(group: Group, meeting: Meeting, because: string): string {
  return `Nobody has been asked for updates for ${group.name}'s meeting of ${formatDay(meeting.date)}, because ${because}. Its digest will state what is known without them. “run record for ${group.name}” shows each step.`;
}

/** Why a paused group's ask does not run, in the words of the sentence above; null where it is not paused. */
export function whyPaused({ name, paused }: Group, today: Day): string | null {
  if (paused === null || paused.since > today || (paused.until !== null && paused.until <= today)) return null;
  return paused.until ? `${name} is paused until ${formatDay(paused.until)}` : `${name} is paused`;
}

/** An ask that found nothing to ask about: a group without actions is rather a mistake in the set-up than a quiet plan. */
export function nobodyAskedText({ name }: Group, openActions: number): string {
  const begun = `The cycle for ${name} has begun, and nobody was asked anything`;
  if (openActions > 0) {
    return `${begun}: none of its open actions (${openActions}) needed asking about. If that surprises you, see how they stand (“status for ${name}”) and which of them its cycles ask about (“policy all for ${name}”).`;
  }
  return `${begun}: no plan has an open action that ${name} leads. If that surprises you, check that its plan is imported and that the plan calls the group by this name.`;
}

/** The name of the notice that everything a cycle asked failed to go out. */
export const reachedNobody = 'reached-nobody';

export function reachedNobodyText({ name }: Group, { date }: Meeting, reason: string): string {
  return `Not one request for ${name}'s meeting of ${formatDay(date)} could be sent (${reason.replace(/\.$/, '')}), so nobody has been asked. “run record for ${name}” shows each of them.`;
}

/** The name of the notice that no meeting is dated ahead. */
export const noMeeting = 'no-meeting';

/** A group with open actions and no meeting ahead: nobody will be asked about them. */
export interface Undated {
  readonly group: string;
  readonly actions: number;
}

interface UndatedFacts {
  readonly groups: readonly Group[];
  readonly meetings: readonly Meeting[];
  readonly actions: readonly Tracked[];
  readonly today: Day;
}

/** Told once a meeting has been held: of its own group, and after the oversight group's of every group. */
export function undatedAfter(held: Meeting, oversight: string | null, facts: UndatedFacts): readonly Undated[] {
  const groups = facts.groups.filter(({ id }) => id === held.group || held.group === oversight);
  return groupsWithoutMeeting({ ...facts, groups });
}

export function groupsWithoutMeeting({ groups, meetings, actions, today }: UndatedFacts): readonly Undated[] {
  const meets = (group: string) => meetings.some((one) => one.group === group && !one.cancelled && one.date >= today);
  // An action that another group leads as well is asked about there.
  const unasked = actions.filter((tracked) => isOpen(tracked) && !tracked.action.leads.some(meets));
  return groups.flatMap((group) => {
    const hasEnded = group.ended !== null && group.ended < today;
    if (hasEnded || meets(group.id) || whyPaused(group, today) !== null) return [];
    const led = unasked.filter(({ action }) => action.leads.includes(group.id)).length;
    return led > 0 ? [{ group: group.name, actions: led }] : [];
  });
}

export function withoutMeetingText(undated: readonly Undated[]): string {
  const all = undated.map(({ group, actions }) => `${group} (${actions} open ${actions === 1 ? 'action' : 'actions'})`);
  return `No meeting is dated ahead for ${all.join(', ')}, so nobody will be asked about them. Type “add a meeting for ${undated[0]?.group ?? ''} on” and the day, or import the dates with “meetings import”.`;
}

import type { Meeting } from './meeting.ts';
import type { Group } from './partnership.ts';
import type { Tracked } from './plan.ts';

/** Whether a group has met for the last time; the day on which it did is the day on which somebody said so. */
export function hasEnded({ ended }: Pick<Group, 'ended'>): boolean {
  return ended !== null;
}

/**
 * The living group that leads what a group led: the group itself, else the one it merged into, else the one that it
 * reports to. Null where the line ends without one, or runs in a circle. A group that nobody knows stays as written.
 */
export function successorOf(id: string, groups: readonly Group[]): string | null {
  const passed = new Set<string>();
  let current = groups.find((group) => group.id === id);
  if (!current) return id;
  while (current && hasEnded(current)) {
    passed.add(current.id);
    const next: string | null = current.mergedInto ?? current.reportsTo;
    current = next === null || passed.has(next) ? undefined : groups.find((group) => group.id === next);
  }
  return current?.id ?? null;
}

/** Who leads an action now, where the plan names these groups; empty when all of them ended without a successor. */
export function livingLeads(leads: readonly string[], groups: readonly Group[]): readonly string[] {
  return [...new Set(leads.flatMap((id) => successorOf(id, groups) ?? []))];
}

/** Whether a meeting is prepared: one that a group was to have after its end is not. */
export function isPrepared({ group, date }: Meeting, groups: readonly Group[]): boolean {
  const ended = groups.find(({ id }) => id === group)?.ended ?? null;
  return ended === null || date <= ended;
}

/** An action as the living groups have it: whatever asks who leads it never meets one that has ended. */
export function ledByLiving(tracked: Tracked, groups: readonly Group[]): Tracked {
  if (!groups.some(hasEnded)) return tracked;
  const { action } = tracked;
  return { ...tracked, action: { ...action, leads: livingLeads(action.leads, groups) } };
}

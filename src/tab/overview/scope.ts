import type { Day } from '../../domain/day.ts';
import type { Overview } from '../../domain/overview.ts';

/** What of the partnership is looked at: every link from the overview keeps to it. */
export interface Scope {
  /** The group's id. */
  readonly group: string | null;
  /** The earlier day as of which it is looked at. */
  readonly on: Day | null;
}

export function scopeOf({ group, on }: Overview, today: Day): Scope {
  return { group: group?.id ?? null, on: on === today ? null : on };
}

import type { ActionLine } from './action-line.ts';
import type { Day } from './day.ts';
import type { Standing } from './plan.ts';

// What the tab is told: the API answers with these, and the pages draw them.

/** Who looks, and what they are in this partnership. */
export interface Me {
  readonly name: string;
  readonly partnership: { readonly id: string; readonly name: string };
  readonly isBusinessManager: boolean;
  readonly isScrutineer: boolean;
  readonly groups: readonly {
    readonly id: string;
    readonly name: string;
    readonly isMember: boolean;
    readonly chairs: boolean;
  }[];
  readonly today: Day;
}

/** An action as the plan's page lists it. */
export interface ListedAction extends ActionLine {
  readonly standing: Standing;
  readonly objective: string;
  readonly measure: string;
  readonly themes: readonly string[];
}

export interface ListedActions {
  readonly plans: readonly { readonly code: string; readonly title: string }[];
  readonly actions: readonly ListedAction[];
  /** Of all that match, where more are left: given as `from` to have them. */
  readonly next: number | null;
  readonly total: number;
}

import type { Day } from './day.ts';
import type { ListedAction } from './listed-action.ts';

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

export interface ListedActions {
  readonly on: Day;
  readonly plans: readonly { readonly code: string; readonly title: string }[];
  /** In the order of the plans. */
  readonly actions: readonly ListedAction[];
  /** Of all that match, where more are left: given as `from` to have them. */
  readonly next: number | null;
  readonly total: number;
}

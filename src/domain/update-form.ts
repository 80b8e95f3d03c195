import type { ActionLine } from './action-line.ts';
import type { Day } from './day.ts';
import type { Part } from './request-view.ts';
import type { Step } from './schedule.ts';

/** What is typed on the update form, as it came: nothing is trusted yet, and nothing typed is lost on a refusal. */
export interface FormValues {
  readonly rating: string;
  readonly progress: string;
  readonly doneFor: string;
  readonly expectedBy: string;
  readonly blocked: string;
  readonly evidence: string;
  readonly complete: string;
  readonly route: string;
  readonly onBehalfOf: string;
}

export interface UpdateForm {
  /** The message the form was opened from, `none` when opened from a list or by name. */
  readonly card: string;
  readonly line: ActionLine;
  /** The agency whose part of the action is answered; null for the action itself. */
  readonly part: Part | null;
  /** Steps still to be ticked off; the input is shown only where there are several. */
  readonly steps: readonly Step[];
  readonly values: FormValues;
  /** A sentence about what has to change before it can be saved; null at first. */
  readonly problem: string | null;
  /** What the person must say before the words are taken, where Baton is in doubt; else they change the words. */
  readonly confirm: 'no-child' | 'no-concern' | null;
  /** Said on behalf of somebody: then the route is asked for. */
  readonly onBehalf: boolean;
  readonly today: Day;
}

import { partOf } from './draw-request.ts';
import type { Agency } from './partnership.ts';
import type { Plan } from './plan.ts';
import { fullRef } from './ref.ts';
import type { Receipt } from './request-view.ts';
import type { Update } from './update.ts';

export interface ReceiptFacts {
  readonly plans: readonly Plan[];
  readonly agencies: readonly Agency[];
}

/** What was recorded, for whoever said it; `doubts` are things worth a second look. */
export function receiptOf(update: Update, { plans, agencies }: ReceiptFacts, doubts: readonly string[]): Receipt {
  const { plan, ref, rating, narrative, at, noChange, late, proposesComplete, expectedBy, onBehalfOf, sequence } =
    update;
  const label = plans.length > 1 ? fullRef(plan, ref) : ref;
  const part = update.part === null ? null : partOf(update.part, agencies);
  const said = { plan, ref, label, part, rating, narrative, at, noChange, late, proposesComplete, expectedBy };
  return { ...said, onBehalfOf, sequence, again: false, undone: update.undoes !== null, doubts };
}

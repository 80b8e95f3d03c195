import { maySeePlan, type Place } from './audience.ts';
import { partOf } from './draw-request.ts';
import type { Agency } from './partnership.ts';
import type { Plan } from './plan.ts';
import { fullRef } from './ref.ts';
import type { Receipt } from './request-view.ts';
import type { Update } from './update.ts';

export interface ReceiptFacts {
  readonly plans: readonly Plan[];
  readonly agencies: readonly Agency[];
  /** Where it is shown: whoever typed it reads their own words in private, and a channel what it may. */
  readonly place: Place;
}

/** What was recorded, for whoever said it; `doubts` are things worth a second look. */
export function receiptOf(
  update: Update,
  { plans, agencies, place }: ReceiptFacts,
  doubts: readonly string[],
): Receipt {
  const { plan, ref, rating, narrative, at, noChange, late, proposesComplete, expectedBy, onBehalfOf, sequence } =
    update;
  const known = plans.find(({ code }) => code === plan);
  const isOpen = place.kind === 'private' || (known !== undefined && maySeePlan(new Set(place.groups), known));
  const label = plans.length > 1 ? fullRef(plan, ref) : ref;
  const part = update.part === null ? null : partOf(update.part, agencies);
  const said = {
    plan,
    ref,
    label,
    part,
    rating,
    narrative: isOpen ? narrative : '',
    at,
    noChange,
    late,
    proposesComplete,
    expectedBy,
  };
  return {
    ...said,
    onBehalfOf: isOpen ? onBehalfOf : null,
    sequence,
    again: false,
    undone: update.undoes !== null,
    doubts,
  };
}

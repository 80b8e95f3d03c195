import type { HistoryTold } from './answer.ts';
import type { DecisionLine } from './decision-line.ts';
import type { Update } from './update.ts';

// All that was said of an action and decided about it, as a history tells it.

export interface ToldUpdate {
  readonly update: Update;
  readonly takenBack: boolean;
}

export type Told = ToldUpdate | DecisionLine;

/** Updates and decisions together, newest first. */
export function newestFirst({ updates, decisions }: HistoryTold): readonly Told[] {
  const at = (told: Told) => ('update' in told ? told.update.at : told.decision.at);
  // Of one moment the decision is the later: it was taken on what had been said by then.
  return [...decisions, ...toldUpdates(updates)].toSorted((a, b) => (at(a) > at(b) ? -1 : at(a) < at(b) ? 1 : 0));
}

/** Updates newest first; a line that only takes another one back is told by the mark on that one. */
function toldUpdates(updates: readonly Update[]): readonly ToldUpdate[] {
  const undone = new Set(updates.map(({ undoes }) => undoes));
  return updates
    .filter(({ undoes }) => undoes === null)
    .toSorted((a, b) => b.sequence - a.sequence || ((a.entry ?? '') < (b.entry ?? '') ? 1 : -1))
    .map((update) => ({ update, takenBack: undone.has(update.sequence) }));
}

import { type Asker, isBusinessManager } from './access.ts';
import type { Update } from './update.ts';

export type CannotUndo = 'not-last' | 'not-yours' | 'already';

/**
 * Why an update may not be taken back; null where it may. Whoever gave it may, and a business manager, and only the
 * last word: of the action itself, or of the part that it speaks of. `updates` are the action's, oldest first.
 */
export function whyNotUndone(target: Update, updates: readonly Update[], asker: Asker): CannotUndo | null {
  if (target.by !== asker.key && !isBusinessManager(asker)) return 'not-yours';
  if (target.undoes !== null || updates.some(({ undoes }) => undoes === target.sequence)) return 'already';
  return updates.findLast(({ part }) => part === target.part) === target ? null : 'not-last';
}

import { foldName } from './name-match.ts';
import type { Action } from './plan.ts';
import { sortableRef } from './ref.ts';

/** An action whose words stood under another number in the edition before. */
export interface Renumbered {
  readonly ref: string;
  readonly was: string;
}

type Worded = Pick<Action, 'ref' | 'text'>;

/** Shorter words, "As above", are no sign of one action. */
const tellingLength = 15;

/**
 * Actions that a newer edition gives another number. What was said of an action stays with its number, so a plan that
 * is numbered anew would have it stand beside other words. Words that several actions have are no sign of any.
 */
export function renumbered(older: readonly Worded[], newer: readonly Worded[]): readonly Renumbered[] {
  const [before, after] = [byWords(older), byWords(newer)];
  return newer.flatMap(({ ref, text }): readonly Renumbered[] => {
    const words = foldName(text);
    const [was, ...others] = before.get(words) ?? [];
    const isTelling = words.length >= tellingLength && others.length === 0 && after.get(words)!.length === 1;
    if (!was || !isTelling || sortableRef(was.ref) === sortableRef(ref)) return [];
    return [{ ref, was: was.ref }];
  });
}

function byWords(actions: readonly Worded[]): ReadonlyMap<string, readonly Worded[]> {
  return Map.groupBy(actions, ({ text }) => foldName(text));
}

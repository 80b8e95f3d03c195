import { escaped } from '../domain/question-filters.ts';
import { anyRef } from '../domain/which-action.ts';

/** With one of these a question begins. */
export const questionWord =
  'show|see|view|open|list|find|search|tell|give|get|read|look|display|pull up|what|who|whose|whom|when|where|why|how|which|is|are|was|were|has|have|had|does|do|did|can|could|would|will|should';
const asks = new RegExp(
  `^(?:${questionWord}|status|state|details?|info\\w*|history|progress|latest|last|news|any|about|on|update|measure|timescale|rating)\\b`,
  'i',
);

/** What may stand beside an action's number where somebody only wants to see it. */
const beside =
  /\b(?:status|state|details?|info\w*|progress|latest|history|measure|timescale|rating|actions?|plan|the|and|or|of|for|in|to|again|overdue|due|late|please|thanks?|thank you|hi|hello|hey|baton)\b/gi;

/**
 * Whether words that were answered with an action tell something of it: "4.1 is done", "done 4.1", "extend 4.1 by two
 * months". Whoever says so must not take the action's card for a receipt.
 */
export function soundsLikeNews(text: string, plan: string): boolean {
  const words = text.replace(/^(?:(?:please|hi|hello|hey|baton|and|so|ok|thanks)\b[\s,:!]*)+/i, '').trim();
  if (/\?\s*$/.test(words) || asks.test(words)) return false;
  const action = new RegExp(
    `(?<!\\w)(?:${escaped(plan)}[\\s-]*)?(?:rec(?:ommendation)?\\.?\\s*)?${anyRef}(?![\\w.]*\\w)`,
    'gi',
  );
  return /\p{L}{2}/u.test(words.replace(action, ' ').replace(beside, ' '));
}

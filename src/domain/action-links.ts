import { sortableRef } from './ref.ts';

/** An action's ref and every text in which it may name others. */
export interface LinkTexts {
  readonly ref: string;
  readonly texts: readonly string[];
}

export interface Links {
  /** By ref: the actions that it names, and those that name it, in the order of a plan. */
  readonly of: ReadonlyMap<string, readonly string[]>;
  /** A link to a number that the plan does not have. */
  readonly broken: readonly { readonly ref: string; readonly to: string; readonly words: string }[];
}

const verb = String.raw`\b(?:cross[- ])?(?:link(?:s|ed|ing)?|relat(?:es?|ed|ing)|connect(?:s|ed)|tied|refer(?:s|red)?|cross[- ]referenced?|see(?: also)?|duplicates?|merged|combined|dependent|depends)\b`;
const adverb = String.raw`(?:\s*[:–-])?(?:\s+(?:closely|directly|also|back|in|into|together|up))*(?:\s+(?:to|with|on|of))?(?:\s+the)?`;
// "Reccommendation" and its like: a double letter more or less is no other word.
const noun = String.raw`(?:recc?omm?endations?|recs?\b|actions?|objectives?|items?|learning points?|points?|refs?\b|references?|nos?\b|numbers?)\.?`;
/** A number in the next line is a list's own: "… and recommendations.\n8. Appoint …". */
const gap = String.raw`[^\S\n]*`;
const number = String.raw`(?:[A-Za-z]{0,4}[ -]?|[A-Za-z]{1,6}/)\d{1,3}(?:\.\d{1,3})*[a-z]?\b`;
const list = String.raw`(?:#|no\.? ?)?(${number}(?:(?:\s*(?:,|&|/|and|or)\s*)+(?:${noun}\s*)?${number})*)`;

/** "linked to Recommendation 5": a verb and a noun, so that the number must be an action's. */
const named = new RegExp(String.raw`${verb}${adverb}\s+${noun}${gap}${list}`, 'gi');
/** "Links with 17", "see also 4.2": without a noun only where nothing goes on behind the number ("linked to 3 schools"). */
const bare = new RegExp(String.raw`${verb}${adverb}\s+${list}(?=\s*(?:[.,;:)\]\n]|$|and\b))`, 'gi');
/** "Recommendations 22 & 23 are closely linked" */
const together = new RegExp(
  String.raw`\b${noun}${gap}${list}\s+(?:are|is|have been|has been)(?:\s+\w+)?\s+(?:linked|related|connected|combined|merged)`,
  'gi',
);
/** "as per recommendation 7", "in line with action 4.2", "awaiting information from recommendation 5" */
const mentioned = new RegExp(
  String.raw`\b(?:as per|per|under|from|with|in|of|for|and|following|by|through|via|to)\s+${noun}${gap}${list}`,
  'gi',
);

/** What stands behind a number that is another document's: "action 4 of the neglect strategy". */
const elsewhere =
  /^\s*(?:,?\s*(?:of|in|from|within|under)\s+(?:the|our|its|their|a|an|that|this)?\s*[\w'’&/-]+(?:\s+[\w'’&/-]+){0,8}?\s*(?:plan|review|report|strategy|act|guidance|programme|framework|inspection|procedures?|audit|log)\b)/i;

/** Links between the actions of one plan, both ways. */
export function linksBetween(actions: readonly LinkTexts[]): Links {
  const byKey = byNumber(actions);
  const pairs = new Map<string, Set<string>>(actions.map(({ ref }) => [ref, new Set()]));
  const broken = new Map<string, Links['broken'][number]>();
  for (const { ref, texts } of actions) {
    for (const { to, words, isSure } of texts.flatMap(linksIn)) {
      const found = byKey.get(sortableRef(to)) ?? [];
      for (const other of found.filter((each) => each !== ref)) {
        pairs.get(ref)!.add(other);
        pairs.get(other)!.add(ref);
      }
      if (found.length === 0 && isSure) broken.set(`${ref} ${to}`, { ref, to, words });
    }
  }
  const place = new Map(actions.map(({ ref }, at) => [ref, at]));
  const inOrder = (others: Set<string>) => [...others].sort((a, b) => place.get(a)! - place.get(b)!);
  const of = new Map([...pairs].map(([ref, others]) => [ref, inOrder(others)]));
  return { of, broken: [...broken.values()] };
}

interface LinkFound {
  readonly to: string;
  readonly words: string;
  /** False where the words may be about something else: then an unknown number is no mistake. */
  readonly isSure: boolean;
}

function linksIn(text: string): readonly LinkFound[] {
  if (!/\d/.test(text)) return [];
  const found = (pattern: RegExp, isSure: boolean) =>
    [...text.matchAll(pattern)]
      .filter((match) => !elsewhere.test(text.slice(match.index + match[0].length)))
      .flatMap((match) => numbersIn(match[1]!).map((to) => ({ to, words: match[0].replace(/\s+/g, ' '), isSure })));
  return [...found(named, true), ...found(together, true), ...found(bare, false), ...found(mentioned, false)];
}

function numbersIn(words: string): readonly string[] {
  return words
    .replace(new RegExp(noun, 'gi'), ' ')
    .split(/\s*(?:,|&|(?<=\d)\/|\band\b|\bor\b)\s*/i)
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

/** "3" is action 3; where the plan numbers 3.1 and 3.2 instead, it is these. */
function byNumber(actions: readonly LinkTexts[]): ReadonlyMap<string, readonly string[]> {
  const keyed = actions.map(({ ref }) => ({ ref, key: sortableRef(ref) }));
  const numbers = new Map(keyed.map(({ ref, key }) => [key, [ref]]));
  const under = Map.groupBy(keyed, ({ key }) => key.replace(/\.[^.]*$/, ''));
  for (const [key, some] of under)
    if (!numbers.has(key))
      numbers.set(
        key,
        some.map(({ ref }) => ref),
      );
  return numbers;
}

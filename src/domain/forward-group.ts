import type { KnownGroup } from './group-names.ts';

/** "LSCB", "LSCP": the body to which all of its groups belong. */
const wholeBody = /^[A-Z]{3,6}\b\s+(?=\S)/;
const bodyWord = /\s+(?:sub[- ]?groups?|groups?|board|team|committee|panel|meetings?)$/i;
const sizeWord = /^(?:the|full|main|overarching)\s+/i;
const isBody = /\b(?:groups?|board|executive|committee|panel|team|forum|partnership|hub|cabinet|council)$/i;

/** Whether words beside a date are a group's name, and not a place or a remark. */
export function isGroupName(words: string, known: readonly KnownGroup[]): boolean {
  return words !== '' && (isBody.test(words) || groupCalled(words, known) !== null);
}

/**
 * The name under which the register or the plan knows a group: "LSCB Executive" and "Executive" are the Executive Group
 * where only one known group can be meant. Otherwise the words themselves, without the name of the whole body.
 */
export function canonicalGroup(words: string, known: readonly KnownGroup[]): string {
  return groupCalled(words, known) ?? (words.replace(wholeBody, '').replace(/^the\s+/i, '') || words);
}

function groupCalled(words: string, known: readonly KnownGroup[]): string | null {
  const wanted = shortenings(words);
  const named = known.map(({ name, aliases }) => ({
    name,
    called: [name, ...aliases, initialsOf(name)].map(shortenings),
  }));
  // The least shortened first, so that "Audit Group" is never taken for the "Audit Panel" where both are known.
  for (const [step, short] of wanted.entries()) {
    const found = named.filter(({ called }) => called.some((names) => names.slice(0, step + 1).includes(short)));
    if (found.length === 1) return found[0]!.name;
  }
  return null;
}

/** The name as written, and ever shorter: without the whole body, then without "Full", then without "Group". */
function shortenings(words: string): readonly string[] {
  const whole = words.replace(/[\s-]+/g, ' ').trim();
  const own = whole.replace(wholeBody, '');
  const bare = own.replace(sizeWord, '');
  const short = bare.replace(bodyWord, '');
  return [whole, own, bare, short].map((name) => name.toLowerCase()).filter((name) => name !== '');
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  return words.length < 3 ? '' : words.map((word) => word[0]).join('');
}

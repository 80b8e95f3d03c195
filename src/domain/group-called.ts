import type { Group } from './partnership.ts';
import { escaped } from './question-filters.ts';
import { plainWords } from './question-words.ts';
import { slugOf } from './ref.ts';

// The groups that somebody names as people do.

/** The group that a text names by its name, an alias or its initials; the longest match wins. */
export function groupIn(words: string, groups: readonly Group[]): { group: Group; matched: string } | null {
  const names = namesOf(groups);
  for (const { group, name } of names.toSorted((a, b) => b.name.length - a.name.length)) {
    // "LOG-MACE 1" is an action of MACE's log, not a question about MACE.
    const matched = words.match(new RegExp(`(?<![\\w.-])${escaped(name)}(?![\\w.]*\\w)`, 'i'));
    if (matched) return { group, matched: matched[0] };
  }
  return null;
}

/**
 * The group whose whole name a text is: "MACE", "the MACE group", "MEB", but not "MACE Task Group", which is a group
 * of its own. Whatever goes to a group's channel hangs on this.
 */
export function groupNamed(text: string, groups: readonly Group[]): Group | null {
  const bare = plainWords(text).replace(/^(?:the|our)\s+/i, '');
  const wanted = [bare, bare.replace(bodyWord, '')].map(slugOf).filter(Boolean);
  const named = namesOf(groups).find(({ name }) => wanted.includes(slugOf(name)));
  return named?.group ?? groups.find(({ id }) => wanted.includes(id)) ?? null;
}

const bodyWord = /\s+(group|board|team)$/i;

/** What every group is called: names and aliases before names cut short, so that nobody's initials hide a name. */
function namesOf(groups: readonly Group[]): readonly { readonly group: Group; readonly name: string }[] {
  const given = groups.flatMap((group) => [group.name, ...group.aliases].map((name) => ({ group, name })));
  const cut = groups.flatMap((group) =>
    [group.name.replace(bodyWord, ''), initialsOf(group.name)].map((name) => ({ group, name })),
  );
  return [...given, ...cut].filter(({ name }) => name.trim() !== '');
}

/** "MEB" for "Management Executive Board"; empty where there are fewer than three words. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  return words.length < 3 ? '' : words.map((word) => word[0]).join('');
}

import type { Day } from './day.ts';
import { groupNamed } from './group-called.ts';
import type { Group } from './partnership.ts';
import { hasEnded } from './succession.ts';

/** Why a group keeps its names, and reports to whom it did. Nothing was stored. */
export type DescribeRefusal =
  | { readonly code: 'group-ended'; readonly on: Day }
  | { readonly code: 'called-so-already' }
  | { readonly code: 'called-so'; readonly by: string }
  | { readonly code: 'not-called-so'; readonly name: string }
  | { readonly code: 'own-name' }
  | { readonly code: 'too-many-names'; readonly most: number }
  | { readonly code: 'reports-to-itself' }
  | { readonly code: 'reports-to-ended'; readonly to: string }
  /** From the group that it was to report to, upwards until the group itself; names. */
  | { readonly code: 'reports-in-a-circle'; readonly line: readonly string[] }
  | { readonly code: 'reports-so-already' };

const mostNames = 20;

/** One more name by which plans and people call a group; no two groups go by one, nor by what a name is cut short to. */
export function alsoCalled(group: Group, alias: string, groups: readonly Group[]): Group | DescribeRefusal {
  if (hasEnded(group)) return { code: 'group-ended', on: group.ended! };
  const known = groupNamed(alias, groups);
  if (known && known.id !== group.id) return { code: 'called-so', by: known.name };
  if ([group.name, ...group.aliases].some(isSameAs(alias))) return { code: 'called-so-already' };
  if (group.aliases.length >= mostNames) return { code: 'too-many-names', most: mostNames };
  return { ...group, aliases: [...group.aliases, alias] };
}

export function notCalled(group: Group, alias: string): Group | DescribeRefusal {
  const isAlias = isSameAs(alias);
  if (isAlias(group.name)) return { code: 'own-name' };
  const aliases = group.aliases.filter((name) => !isAlias(name));
  return aliases.length === group.aliases.length ? { code: 'not-called-so', name: alias } : { ...group, aliases };
}

/** The group that leads what this one led should it end without a word of another; null for none. */
export function reportingTo(group: Group, to: Group | null, groups: readonly Group[]): Group | DescribeRefusal {
  if (hasEnded(group)) return { code: 'group-ended', on: group.ended! };
  if (to?.id === group.id) return { code: 'reports-to-itself' };
  if (to && hasEnded(to)) return { code: 'reports-to-ended', to: to.name };
  if (group.reportsTo === (to?.id ?? null)) return { code: 'reports-so-already' };
  const line = to ? lineUpFrom(to, groups) : [];
  const at = line.findIndex(({ id }) => id === group.id);
  if (at >= 0) return { code: 'reports-in-a-circle', line: line.slice(0, at + 1).map(({ name }) => name) };
  return { ...group, reportsTo: to?.id ?? null };
}

function lineUpFrom(from: Group, groups: readonly Group[]): readonly Group[] {
  const line: Group[] = [];
  let current: Group | undefined = from;
  while (current && !line.includes(current)) {
    line.push(current);
    const next: string | null = current.reportsTo;
    current = groups.find(({ id }) => id === next);
  }
  return line;
}

function isSameAs(name: string): (other: string) => boolean {
  const bare = (text: string) =>
    text
      .trim()
      .toLowerCase()
      .replace(/\s+/g, ' ')
      .replace(/^(?:the|our) /, '');
  return (other) => bare(other) === bare(name);
}

import { refusalOfText } from '../domain/accept-update.ts';
import { groupNamed, initialsOf } from '../domain/group-called.ts';
import { matchName } from '../domain/name-match.ts';
import type { Group } from '../domain/partnership.ts';
import { valuesOf } from './gather.ts';
import type { Kept, RegisterChange } from './ports.ts';

/** A name that no group goes by. What was typed is quoted only where it may be. */
export type NoGroup =
  | { readonly code: 'unsafe-name' }
  | {
      readonly code: 'unknown-group';
      readonly name: string;
      readonly nearest: readonly string[];
      readonly known: readonly string[];
    };

const longestName = 80;

/** Whether a text may stand as a group's name, or be quoted as one. */
export function isSafeName(name: string): boolean {
  return name.trim() !== '' && name.length <= longestName && refusalOfText(name, false) === null;
}

/** The row of the group that goes by a name. */
export function rowNamed(name: string, rows: readonly Kept<Group>[]): Kept<Group> | null {
  const named = groupNamed(name, valuesOf(rows));
  return rows.find(({ id }) => id === named?.id) ?? null;
}

/** The group that a text names as a whole; where there is none, the names that come nearest. */
export function findGroup(name: string, rows: readonly Kept<Group>[]): Kept<Group> | NoGroup {
  const groups = valuesOf(rows);
  const found = rowNamed(name, rows);
  if (found) return found;
  if (!isSafeName(name)) return { code: 'unsafe-name' };
  const match = matchName(
    name,
    groups.map((group) => ({ name: group.name, names: [group.name, ...group.aliases, initialsOf(group.name)] })),
  );
  const near = match.kind === 'none' ? match.nearest : match.kind === 'one' ? [match.found] : match.found;
  return {
    code: 'unknown-group',
    name: name.trim(),
    nearest: near.map((one) => one.name),
    known: groups.map((group) => group.name),
  };
}

export function writeGroup(value: Group, before: Kept<Group> | null): RegisterChange {
  const row = { kind: 'group', id: value.id, value } as const;
  return before ? { do: 'replace', ...row, version: before.version } : { do: 'insert', ...row };
}

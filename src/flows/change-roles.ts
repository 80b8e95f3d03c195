import { isBusinessManager } from '../domain/access.ts';
import { type Person, type Role, sameRole } from '../domain/partnership.ts';
import { audit, commit, untilDone } from './commit.ts';
import { withRole } from './meet-team.ts';
import type { Kept, Ports, Register, RegisterChange } from './ports.ts';
import { lookForGroup, type SetUp, type SetUpBy } from './set-up.ts';

export interface RoleWish extends SetUpBy {
  readonly person: { readonly key: string; readonly name: string };
  readonly role: Role['kind'];
  /** The group's name as it was typed; null where the role is in none. */
  readonly group: string | null;
}

/** Names a business manager, a scrutineer or a chair. */
export async function giveRole(ports: Ports, by: RoleWish): Promise<SetUp> {
  const meant = await roleMeant(ports, by);
  if ('kind' in meant) return meant;
  const { role, group } = meant;
  const register = ports.store.register(by.partnership);
  await untilDone(async () =>
    commit(ports, by.partnership, [
      await withRole(register, by.person, role),
      audit(ports, by.asker.key, `named a ${role.kind}`, by.person.key),
    ]),
  );
  return { kind: 'done', what: { what: 'role', person: by.person.name, role: role.kind, group } };
}

/** Somebody has a role no longer. A partnership keeps a business manager: nobody else could name one. */
export async function takeRole(ports: Ports, by: RoleWish): Promise<SetUp> {
  const meant = await roleMeant(ports, by);
  if ('kind' in meant) return meant;
  const { role, group } = meant;
  const { person, partnership } = by;
  const named = { role: role.kind, group };
  return untilDone(async (): Promise<SetUp | 'conflict'> => {
    const register = ports.store.register(partnership);
    const people = await register.list('person');
    const kept = people.find(({ id }) => id === person.key);
    const roles = kept?.value.roles.filter((other) => !sameRole(other, role)) ?? [];
    if (!kept || roles.length === kept.value.roles.length) {
      return { kind: 'refused', code: 'has-no-such-role', name: person.name, ...named };
    }
    if (role.kind === 'business-manager' && managersBeside(kept, people) === 0) {
      return { kind: 'refused', code: 'last-business-manager', name: person.name };
    }
    const { id, value, version } = kept;
    const written = await commit(ports, partnership, [
      { do: 'replace', kind: 'person', id, value: { ...value, roles }, version },
      ...(role.kind === 'business-manager' ? [await asTheOnlyOne(register, partnership)] : []),
      audit(ports, by.asker.key, `took the role of ${role.kind}`, group ? `${id}: ${group}` : id),
    ]);
    return written === 'conflict'
      ? 'conflict'
      : { kind: 'done', what: { what: 'role-taken', person: value.name, ...named } };
  });
}

/** The role with its group's id, and the group's name as it stands in the register. */
async function roleMeant(ports: Ports, by: RoleWish): Promise<{ role: Role; group: string | null } | SetUp> {
  if (!isBusinessManager(by.asker)) return { kind: 'refused', code: 'not-business-manager' };
  if (by.role === 'business-manager' || by.role === 'scrutineer') return { role: { kind: by.role }, group: null };
  const name = by.group ?? '';
  const found = await lookForGroup(ports, { ...by, name });
  if (!found.group) return { kind: 'refused', code: 'unknown-group', name, known: found.known };
  const { id, name: group } = found.group.value;
  return { role: { kind: by.role, group: id }, group };
}

function managersBeside({ id }: Kept<Person>, people: readonly Kept<Person>[]): number {
  return people.filter((other) => other.id !== id && !other.value.left && isBusinessManager(other.value)).length;
}

/** Written along as it is, so that two business managers who take each other's role do not both succeed. */
async function asTheOnlyOne(register: Register, partnership: string): Promise<RegisterChange> {
  const kept = await register.find('partnership', partnership);
  if (!kept) throw new Error(`no partnership row for ${partnership}`);
  return { do: 'replace', kind: 'partnership', id: kept.id, value: kept.value, version: kept.version };
}

import { isWithoutTeams, type Person, type Role } from '../domain/partnership.ts';
import { giveRole, takeRole } from '../flows/change-roles.ts';
import { peopleCalled } from '../flows/show-set-up.ts';
import type { ApiAnswer, ApiCall } from './api.ts';
import { setUpTold } from './change-groups.ts';
import { refused } from './change-told.ts';
import type { ChangeOf } from './set-up-changes.ts';

/** Business managers, scrutineers and chairs: people whom Baton has met in Teams. */
export async function changeRoles(call: ApiCall, wanted: ChangeOf<'give-role' | 'take-role'>): Promise<ApiAnswer> {
  const { ports, caller } = call;
  const called = await peopleCalled(ports, caller.partnership, wanted.person);
  const met = called.filter(({ key }) => !isWithoutTeams(key));
  // Of several who are called so, only one may have the role.
  const isTaken = wanted.do === 'take-role';
  const meant = isTaken && met.length > 1 ? met.filter((person) => hasKind(person, wanted.role)) : met;
  const [person, ...more] = meant;
  if (!person || more.length > 0) return refused(422, unclear);
  const { role, group } = wanted;
  const wish = { ...caller, person, role, group };
  return setUpTold(call, isTaken ? await takeRole(ports, wish) : await giveRole(ports, wish));
}

function hasKind({ roles }: Person, kind: Role['kind']): boolean {
  return roles.some((role) => role.kind === kind);
}

const unclear =
  'Baton has met nobody in Teams who goes by that name, or more than one, so nothing was changed. In the team’s channel you can mention them: “@Baton make @Name chair of MACE”.';

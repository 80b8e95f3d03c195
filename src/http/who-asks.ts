import type { Request } from 'restify';
import { isBusinessManager, isChair, isChairOf } from '../domain/access.ts';
import { findCaller, type Rosters } from '../flows/find-caller.ts';
import { listPartnerships } from '../flows/meet-team.ts';
import type { Ports } from '../flows/ports.ts';
import type { WhoAsks } from './api.ts';
import type { ReadToken } from './tokens.ts';

/** In Teams: by the token that Teams gives the tab, and by Teams' own rosters. */
export function byToken(ports: Ports, rosters: Rosters, readToken: ReadToken): WhoAsks {
  return async (request) => {
    const read = await readToken(request.header('Authorization'));
    if (read.kind === 'wrong-tenant') return { kind: 'wrong-tenant' };
    if (read.kind !== 'bearer') return { kind: 'unauthorised' };
    const { tenant, objectId, name } = read.bearer;
    return findCaller(ports, rosters, { key: `${tenant}~${objectId}`, name, wanted: wantedOf(request) });
  };
}

/** Whom a newcomer may look as in local mode, where nobody can reach Baton but whoever sits at the machine. */
const looks = ['manager', 'chair', 'owner'] as const;
type Look = (typeof looks)[number];

/** In local mode: as the business manager of what is in the register, a chair or somebody who answers for an action. */
export function byChoice(ports: Ports): WhoAsks {
  return async (request) => {
    if (!isOwnPage(request)) return { kind: 'unauthorised' };
    const partnerships = await listPartnerships(ports);
    const partnership = wantedOf(request) ?? partnerships[0];
    if (!partnership || !partnerships.includes(partnership)) return { kind: 'stranger' };
    const chosen = looks.find((look) => look === request.header('X-Baton-As')) ?? 'manager';
    return { kind: 'caller', caller: await callerAs(ports, partnership, chosen) };
  };
}

/** No token is asked for here, so another page in the same browser must not be able to change anything. */
function isOwnPage(request: Request): boolean {
  if (request.method === 'GET') return true;
  const site = request.header('Sec-Fetch-Site');
  return request.header('X-Baton-As') !== undefined && (site === undefined || site === 'same-origin');
}

function wantedOf(request: Request): string | null {
  return new URLSearchParams(request.getQuery()).get('partnership');
}

async function callerAs(ports: Ports, partnership: string, look: Look) {
  const register = ports.store.register(partnership);
  const [groupRows, personRows, postRows] = await Promise.all([
    register.list('group'),
    register.list('person'),
    register.list('post'),
  ]);
  const groups = groupRows.map(({ value }) => value);
  const holders = new Set(postRows.map(({ value }) => value.holder));
  const person = personRows
    .map(({ value }) => value)
    .find((one) => {
      if (one.left) return false;
      if (look === 'manager') return isBusinessManager(one);
      if (look === 'chair') return isChair(one) && !isBusinessManager(one);
      return holders.has(one.key) && one.roles.length === 0;
    });
  // Before anybody has added Baton to a team, whoever sits at the machine sets it up.
  const roles = person?.roles ?? (look === 'manager' ? [{ kind: 'business-manager' } as const] : []);
  const asker = {
    key: person?.key ?? `local~${look}`,
    name: person?.name ?? nameless[look],
    roles,
    memberOf: new Set<string>(),
  };
  const own = groups.filter(({ id, channel }) => channel && (look === 'manager' || isChairOf(asker, id)));
  const memberOf = look === 'owner' ? groups.filter(({ channel }) => channel).slice(0, 1) : own;
  return { partnership, groups, asker: { ...asker, memberOf: new Set(memberOf.map(({ id }) => id)) } };
}

const nameless: Readonly<Record<Look, string>> = {
  manager: 'Business manager',
  chair: 'Chair',
  owner: 'Somebody who answers',
};

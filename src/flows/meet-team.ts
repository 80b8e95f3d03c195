import type { Asker } from '../domain/access.ts';
import type { Partnership, Person, Role } from '../domain/partnership.ts';
import { audit, untilDone } from './commit.ts';
import { teamKey } from './keys.ts';
import type { Kept, Ports, Register, TeamBinding } from './ports.ts';

/** The partnership that a command line makes when there is none yet, and that the first team claims. */
export const defaultPartnership = 'default';

export interface Met {
  readonly tenant: string;
  readonly team: string;
  readonly teamName: string;
  readonly serviceUrl: string;
  readonly botId: string;
  readonly person: { readonly key: string; readonly name: string } | null;
}

export type Meeting =
  | { readonly kind: 'known'; readonly partnership: string }
  | { readonly kind: 'claimed'; readonly partnership: string; readonly manager: string | null }
  | { readonly kind: 'awaits-approval' };

/**
 * A team that adds Baton. The first one claims the partnership, and whoever added it becomes its business manager;
 * a further team joins only by that manager's approval, never by its tenant alone.
 */
export async function meetTeam(ports: Ports, met: Met): Promise<Meeting> {
  return untilDone(async (): Promise<Meeting | 'conflict'> => {
    const { directory } = ports.store;
    const known = await directory.find('team', teamKey(met.tenant, met.team));
    if (known) {
      await refresh(ports, known, met);
      return { kind: 'known', partnership: known.value.partnership };
    }
    const id = await unclaimedPartnership(ports);
    if (!id) return { kind: 'awaits-approval' };
    return (await claim(ports, id, met)) === 'conflict'
      ? 'conflict'
      : { kind: 'claimed', partnership: id, manager: met.person?.key ?? null };
  });
}

/** The one partnership that no team has claimed yet, made if there is none at all. */
async function unclaimedPartnership(ports: Ports): Promise<string | null> {
  const partnerships = await listPartnerships(ports);
  if (partnerships.length === 0) return (await makePartnership(ports, defaultPartnership)).id;
  const rows = await Promise.all(partnerships.map((id) => ports.store.register(id).find('partnership', id)));
  return rows.find((row) => row && !row.value.claimed)?.id ?? null;
}

/** Ids of all partnerships: each has its row in the directory from the moment it is made. */
export async function listPartnerships(ports: Ports): Promise<readonly string[]> {
  return (await ports.store.directory.list('next')).map(({ id }) => id);
}

export async function makePartnership(
  ports: Ports,
  id: string,
  name = 'Safeguarding partnership',
): Promise<Partnership> {
  const value: Partnership = { id, name, frontDoor: null, oversight: null, claimed: false, madeAt: ports.clock.now() };
  await ports.store.directory.commit([
    { do: 'insert', kind: 'next', id, value: { partnership: id, stepAt: null, outbox: false, heldUntil: null } },
  ]);
  await ports.store.register(id).commit([{ do: 'insert', kind: 'partnership', id, value }]);
  return (await ports.store.register(id).find('partnership', id))?.value ?? value;
}

async function claim(ports: Ports, id: string, met: Met): Promise<'done' | 'conflict'> {
  const register = ports.store.register(id);
  const partnership = await register.find('partnership', id);
  if (!partnership || partnership.value.claimed) return 'conflict';
  const name = met.teamName || partnership.value.name;
  const claimed = await register.commit([
    {
      do: 'replace',
      kind: 'partnership',
      id,
      value: { ...partnership.value, name, claimed: true },
      version: partnership.version,
    },
    ...(met.person ? [await withRole(register, met.person, { kind: 'business-manager' })] : []),
    audit(ports, met.person?.key ?? 'unknown', 'claimed the partnership', id),
  ]);
  if (claimed === 'conflict') return 'conflict';
  return bindTeam(ports, id, met);
}

/** Makes a team one of a partnership's: by claiming it, or by the business manager's approval. */
export async function bindTeam(
  ports: Ports,
  partnership: string,
  met: Omit<Met, 'person'>,
): Promise<'done' | 'conflict'> {
  const { tenant, team, teamName: name, serviceUrl, botId } = met;
  const value: TeamBinding = { tenant, team, name, partnership, serviceUrl, botId };
  return ports.store.directory.commit([{ do: 'put', kind: 'team', id: teamKey(tenant, team), value }]);
}

/** Teams' regional address can change: it is kept in the turn in which it is learned. */
async function refresh(ports: Ports, known: Kept<TeamBinding>, met: Met): Promise<void> {
  const { serviceUrl, botId } = met;
  const name = met.teamName || known.value.name;
  if (known.value.serviceUrl === serviceUrl && known.value.botId === botId && known.value.name === name) return;
  const value = { ...known.value, serviceUrl, botId, name };
  await ports.store.directory.commit([{ do: 'replace', kind: 'team', id: known.id, value, version: known.version }]);
}

/** Writes a person's row with one more role; the row is made where there is none. */
export async function withRole(register: Register, { key, name }: Pick<Person, 'key' | 'name'>, role: Role) {
  const kept = await register.find('person', key);
  const roles = [...(kept?.value.roles ?? []).filter((other) => !sameRole(other, role)), role];
  const value: Person = { key, name: name || (kept?.value.name ?? ''), roles, left: false };
  const row = { kind: 'person', id: key, value } as const;
  return kept ? ({ do: 'replace', ...row, version: kept.version } as const) : ({ do: 'insert', ...row } as const);
}

function sameRole(a: Role, b: Role): boolean {
  return a.kind === b.kind && ('group' in a ? a.group : '') === ('group' in b ? b.group : '');
}

/** Keeps where a person's own chat is, in the turn in which it is learned; true when it was not known before. */
export async function keepChat(
  ports: Ports,
  chat: {
    readonly person: string;
    readonly conversationId: string;
    readonly serviceUrl: string;
    readonly botId: string;
  },
): Promise<boolean> {
  const kept = await ports.store.directory.find('chat', chat.person);
  const row = { kind: 'chat', id: chat.person, value: chat } as const;
  // Teams tells of one new chat by several activities at once: only one of them finds it new.
  if (!kept) return (await ports.store.directory.commit([{ do: 'insert', ...row }])) === 'done';
  const same =
    kept.value.conversationId === chat.conversationId &&
    kept.value.serviceUrl === chat.serviceUrl &&
    kept.value.botId === chat.botId;
  if (!same) await ports.store.directory.commit([{ do: 'put', ...row }]);
  return false;
}

/** What somebody is in a partnership: their roles, by their row; nobody yet without one. */
export async function findAsker(
  ports: Ports,
  partnership: string,
  person: { readonly key: string; readonly name: string },
  memberOf: ReadonlySet<string>,
): Promise<Asker> {
  const kept = await ports.store.register(partnership).find('person', person.key);
  return { ...person, roles: kept?.value.roles ?? [], memberOf };
}

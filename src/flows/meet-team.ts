import { addMinutes, type Instant } from '../domain/day.ts';
import {
  type Group,
  type LocalContact,
  type Partnership,
  type Person,
  type Role,
  sameRole,
} from '../domain/partnership.ts';
import { audit, untilDone } from './commit.ts';
import { teamKey } from './keys.ts';
import type { Directory, Kept, Ports, Register, TeamBinding } from './ports.ts';

/** The partnership that a command line makes when there is none yet, and that the first team claims. */
export const defaultPartnership = 'default';

export interface Met {
  readonly tenant: string;
  readonly team: string;
  readonly teamName: string;
  readonly serviceUrl: string;
  readonly botId: string;
  readonly person: { readonly key: string; readonly name: string } | null;
  /** Teams tells that Baton has been added to it. */
  readonly arrives?: boolean;
}

export type Meeting =
  | { readonly kind: 'known'; readonly partnership: string }
  | { readonly kind: 'claimed'; readonly partnership: string }
  | { readonly kind: 'awaits-approval' };

/**
 * A team that adds Baton. The first one claims the partnership, and whoever added it becomes its business manager;
 * a further team joins only by that manager's approval, never by its tenant alone, and waits until then.
 */
export async function meetTeam(ports: Ports, met: Met): Promise<Meeting> {
  const remembered = rememberedTeam(ports, met);
  if (remembered) return remembered;
  return untilDone(async (): Promise<Meeting | 'conflict'> => {
    const known = await ports.store.directory.find('team', teamKey(met.tenant, met.team));
    if (known) await refresh(ports, known, met);
    if (known?.value.partnership)
      return { kind: 'known', partnership: rememberTeam(ports, met, known.value.partnership) };
    const partnership = await partnershipToClaim(ports, met);
    if (partnership) return claim(ports, partnership, met);
    if (!known) await bindTeam(ports, null, met);
    return { kind: 'awaits-approval' };
  });
}

/** How long a team is believed to belong where it did, and to be reached as it was. */
const teamKeptMinutes = 15;

interface RememberedTeam {
  readonly met: Met;
  readonly partnership: string;
  readonly until: Instant;
}

const teams = new WeakMap<Directory, Map<string, RememberedTeam>>();

/** A team that spoke a moment ago from the same place need not be looked up; one that adds Baton always is. */
function rememberedTeam({ store, clock }: Ports, met: Met): Meeting | null {
  const known = teams.get(store.directory)?.get(teamKey(met.tenant, met.team));
  if (!known || met.arrives || known.until < clock.realNow()) return null;
  const { serviceUrl, botId, teamName } = known.met;
  const isSame = serviceUrl === met.serviceUrl && botId === met.botId && (met.teamName || teamName) === teamName;
  return isSame ? { kind: 'known', partnership: known.partnership } : null;
}

function rememberTeam({ store, clock }: Ports, met: Met, partnership: string): string {
  const known = teams.get(store.directory) ?? new Map<string, RememberedTeam>();
  teams.set(store.directory, known);
  known.set(teamKey(met.tenant, met.team), { met, partnership, until: addMinutes(clock.realNow(), teamKeptMinutes) });
  return partnership;
}

/** The one partnership that no team has claimed yet, made if there is none at all; or the one this team has claimed. */
async function partnershipToClaim(ports: Ports, met: Met): Promise<Kept<Partnership> | null> {
  const listed = await listPartnerships(ports);
  const ids = listed.length > 0 ? listed : [defaultPartnership];
  const rows = await Promise.all(ids.map((id) => partnershipRow(ports, id)));
  const team = teamKey(met.tenant, met.team);
  return rows.find(({ value: { claimedBy } }) => claimedBy === null || claimedBy === team) ?? null;
}

async function partnershipRow(ports: Ports, id: string): Promise<Kept<Partnership>> {
  const kept = await ports.store.register(id).find('partnership', id);
  return kept ?? makePartnership(ports, id);
}

/** Ids of all partnerships: each has its row in the directory from the moment it is made. */
export async function listPartnerships(ports: Ports): Promise<readonly string[]> {
  return (await ports.store.directory.list('next')).map(({ id }) => id);
}

/** Makes a partnership, or finishes making it: its row in the directory stands first. */
export async function makePartnership(ports: Ports, id: string): Promise<Kept<Partnership>> {
  const madeAt = ports.clock.now();
  const name = 'Safeguarding partnership';
  const value: Partnership = { id, name, frontDoor: null, oversight: null, claimedBy: null, madeAt };
  const next = { partnership: id, stepAt: null, outbox: false, heldUntil: null };
  // A conflict says of either row that it is there already.
  await ports.store.directory.commit([{ do: 'insert', kind: 'next', id, value: next }]);
  await ports.store.register(id).commit([{ do: 'insert', kind: 'partnership', id, value }]);
  const made = await ports.store.register(id).find('partnership', id);
  if (!made) throw new Error(`the partnership ${id} could not be made`);
  return made;
}

/** The claim stands in the partnership's own row first; a team whose binding was not written then writes it now. */
async function claim(ports: Ports, partnership: Kept<Partnership>, met: Met): Promise<Meeting | 'conflict'> {
  const { id, value, version } = partnership;
  const register = ports.store.register(id);
  if (value.claimedBy === null) {
    const claimed = { ...value, name: met.teamName || value.name, claimedBy: teamKey(met.tenant, met.team) };
    const written = await register.commit([
      { do: 'replace', kind: 'partnership', id, value: claimed, version },
      ...(met.person ? [await withRole(register, met.person, { kind: 'business-manager' })] : []),
      audit(ports, met.person?.key ?? 'unknown', 'claimed the partnership', id),
    ]);
    if (written === 'conflict') return 'conflict';
  }
  await bindTeam(ports, id, met);
  return { kind: 'claimed', partnership: id };
}

/** Makes a team one of a partnership's, or with null one that waits to be let in. */
async function bindTeam(ports: Ports, partnership: string | null, met: Omit<Met, 'person'>): Promise<void> {
  const { tenant, team, teamName: name, serviceUrl, botId } = met;
  const value: TeamBinding = { tenant, team, name, partnership, serviceUrl, botId, removedAt: null };
  await ports.store.directory.commit([{ do: 'put', kind: 'team', id: teamKey(tenant, team), value }]);
}

/** Teams that have added Baton and wait for a business manager's word. */
export async function waitingTeams(ports: Ports): Promise<readonly TeamBinding[]> {
  const teams = await ports.store.directory.list('team');
  return teams.map(({ value }) => value).filter(({ partnership }) => partnership === null);
}

/** Lets a waiting team into a partnership; false when no such team waits. */
export async function letIn(ports: Ports, partnership: string, team: TeamBinding, by: string): Promise<boolean> {
  const kept = await ports.store.directory.find('team', teamKey(team.tenant, team.team));
  if (!kept || kept.value.partnership !== null) return false;
  const value = { ...kept.value, partnership };
  const row = { kind: 'team', id: kept.id, value, version: kept.version } as const;
  if ((await ports.store.directory.commit([{ do: 'replace', ...row }])) === 'conflict') return false;
  await ports.store.register(partnership).commit([audit(ports, by, 'let a team in', team.name)]);
  return true;
}

/** Teams' regional address can change: it is kept in the turn in which it is learned. */
async function refresh(ports: Ports, known: Kept<TeamBinding>, met: Met): Promise<void> {
  const { serviceUrl, botId } = met;
  const name = met.teamName || known.value.name;
  const same = known.value.serviceUrl === serviceUrl && known.value.botId === botId && known.value.name === name;
  if (same && known.value.removedAt === null) return;
  const value = { ...known.value, serviceUrl, botId, name, removedAt: null };
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

/** What is known of somebody and their partnership before they are answered. */
export interface Acquaintance {
  readonly groups: readonly Group[];
  readonly roles: readonly Role[];
  readonly frontDoor: LocalContact | null;
}

export async function findAcquaintance(ports: Ports, partnership: string, person: string): Promise<Acquaintance> {
  const register = ports.store.register(partnership);
  const [groups, kept, own] = await Promise.all([
    register.list('group'),
    register.find('person', person),
    register.find('partnership', partnership),
  ]);
  return {
    groups: groups.map(({ value }) => value),
    // Who has left keeps no role, whatever the row still says.
    roles: kept && !kept.value.left ? kept.value.roles : [],
    frontDoor: own?.value.frontDoor ?? null,
  };
}

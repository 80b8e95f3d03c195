import type { Channel } from '../domain/partnership.ts';
import { teamKey } from '../flows/keys.ts';
import type { Pacer, Ports, Presence, TeamBinding } from '../flows/ports.ts';
import { faultOf, type Log } from '../log.ts';
import { askOf, type Wire, WireTime } from './wire.ts';

/** How long what Teams' roster said is believed. */
const keptMs = 15 * 60_000;
/** Nobody counts as gone by a roster older than this: they may have been added since. */
const sureMs = 60_000;
/** After a roster could not be read it is asked for again, and not at once. */
const restMs = 30_000;
const pageSize = 500;

/** Who is in a partnership's teams, as Teams itself says: whole rosters, for one request a team and quarter of an hour. */
export interface TeamPresence {
  /** `except`: a team that is not looked at, because Teams has just told about it. */
  isHere(partnership: string, person: string, except?: string): Promise<Presence>;
  isInChannel(channel: Channel, person: string): Promise<Presence>;
  /** Somebody joined or left: what was read of this team is not believed any more. */
  forget(tenant: string, team: string): void;
}

export interface PresenceOptions extends Wire {
  readonly ports: Ports;
  readonly pace: Pick<Pacer, 'reserve'>;
  readonly log: Log;
}

interface Roster {
  /** Null when it could not be read. */
  readonly members: ReadonlySet<string> | null;
  readonly readAt: number;
}

export function openPresence(options: PresenceOptions): TeamPresence {
  const { ports } = options;
  const rosters = new Map<string, Promise<Roster>>();
  const rosterOf = async ({ team, conversation }: RosterAsked, youngerThan: number): Promise<Roster> => {
    const key = teamKey(team.tenant, conversation);
    const known = await rosters.get(key);
    const isFresh = known && Date.now() - known.readAt < (known.members ? youngerThan : restMs);
    if (isFresh) return known;
    const reading = rosters.get(key);
    // Whoever was first reads for all.
    const current = reading && (await reading) !== known ? reading : readRoster(options, { team, conversation });
    rosters.set(key, current);
    return current;
  };
  const isIn = async (asked: RosterAsked, objectId: string): Promise<Presence> => {
    for (const youngerThan of [keptMs, sureMs]) {
      const { members } = await rosterOf(asked, youngerThan);
      if (!members) return 'unknown';
      if (members.has(objectId)) return 'here';
    }
    return 'gone';
  };
  return {
    isHere: async (partnership, person, except) => {
      const [tenant, objectId = ''] = person.split('~');
      const teams = (await ports.store.directory.list('team', { prefix: `${tenant}~` }))
        .map(({ value }) => value)
        .filter((team) => team.partnership === partnership && team.removedAt === null && team.team !== except);
      let found: Presence = 'gone';
      for (const team of teams) {
        const presence = await isIn({ team, conversation: team.team }, objectId);
        if (presence === 'here') return 'here';
        if (presence === 'unknown') found = 'unknown';
      }
      return found;
    },
    isInChannel: async ({ tenant, team, channel }, person) => {
      const [own, objectId = ''] = person.split('~');
      const bound = own === tenant ? await ports.store.directory.find('team', teamKey(tenant, team)) : null;
      if (!bound || bound.value.removedAt !== null) return 'gone';
      return isIn({ team: bound.value, conversation: channel }, objectId);
    },
    forget: (tenant, team) => void rosters.delete(teamKey(tenant, team)),
  };
}

/** The roster of a team, or of one of its channels, which may have fewer on it. */
interface RosterAsked {
  readonly team: TeamBinding;
  readonly conversation: string;
}

async function readRoster(options: PresenceOptions, asked: RosterAsked): Promise<Roster> {
  try {
    return { members: await membersOf(options, asked), readAt: Date.now() };
  } catch (error) {
    // Who cannot be looked up is not written to for now.
    options.log.warn(faultOf(error), 'roster could not be read');
    return { members: null, readAt: Date.now() };
  }
}

async function membersOf(options: PresenceOptions, { team, conversation }: RosterAsked): Promise<ReadonlySet<string>> {
  const members = new Set<string>();
  let token: string | undefined;
  do {
    const turn = await options.pace.reserve({ tenant: team.tenant, conversation });
    const at = { to: team, conversation, time: new WireTime(options), ready: () => turn.ready() };
    const page = await askOf(options, at, (client) =>
      client.conversations.getConversationPagedMembers(conversation, {
        pageSize,
        ...(token && { continuationToken: token }),
      }),
    );
    for (const { id, aadObjectId } of page.members ?? []) members.add((aadObjectId ?? id ?? '').toLowerCase());
    token = page.continuationToken;
  } while (token);
  return members;
}

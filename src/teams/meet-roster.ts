import type { CloudAdapter, TurnContext } from 'botbuilder';
import type { KnownAgain, RosterMember } from '../domain/known-again.ts';
import { foldPerson } from '../domain/name-match.ts';
import { personKey } from '../flows/keys.ts';
import { meetPeople, strangersOf } from '../flows/meet-people.ts';
import type { Ports } from '../flows/ports.ts';
import { faultOf, type Log } from '../log.ts';
import { connectorOf } from './adapter.ts';
import type { Present } from './find-asker.ts';
import type { Incoming } from './incoming.ts';

/** What it takes to read a roster in a turn. */
export interface Meeting {
  readonly ports: Ports;
  readonly adapter: CloudAdapter;
  readonly context: TurnContext;
  readonly incoming: Incoming;
  readonly present: Present;
  readonly log: Log;
}

/** How long it is believed of somebody that no list knows them by name alone. */
const keptMs = 15 * 60_000;

export interface Newcomers {
  /** True when the speaker was just known again: then what they are in the partnership has changed. */
  meet(meeting: Meeting): Promise<boolean>;
}

/** Looks, once in a while, whether whoever speaks is somebody whom a list named before Teams knew them. */
export function openNewcomers(): Newcomers {
  const seen = new Map<string, number>();
  return {
    meet: async (meeting) => {
      const { ports, incoming, present } = meeting;
      const key = `${present.partnership} ${incoming.person.key}`;
      if ((seen.get(key) ?? 0) > Date.now()) return false;
      seen.set(key, Date.now() + keptMs);
      const strangers = await strangersOf(ports.store.register(present.partnership));
      const name = foldPerson(incoming.person.name);
      if (!strangers.some((stranger) => foldPerson(stranger.name) === name)) return false;
      const found = await meetRoster(meeting);
      return found.some((one) => one.kind === 'same' && one.member.key === incoming.person.key);
    },
  };
}

/** Compares the whole roster with those who are known by name alone; nobody where the roster cannot be read. */
export async function meetRoster(meeting: Meeting): Promise<readonly KnownAgain[]> {
  const { ports, present, log } = meeting;
  try {
    const members = await readMembers(meeting);
    return members.length === 0 ? [] : await meetPeople(ports, present.partnership, members);
  } catch (error) {
    if (!isFromTeams(error)) throw error;
    log.warn(faultOf(error), 'roster could not be read');
    return [];
  }
}

/** Only what Teams answered badly is gone on without; a fault of the storage is the turn's own. */
function isFromTeams(error: unknown): boolean {
  return typeof (error as { statusCode?: unknown }).statusCode === 'number' || (error as Error).name === 'RestError';
}

async function readMembers({ adapter, context, incoming, present }: Meeting): Promise<readonly RosterMember[]> {
  const channel = present.channel?.channel ?? present.groups.find((group) => group.channel)?.channel?.channel;
  const conversations = connectorOf(adapter, context)?.conversations;
  if (!channel || !conversations) return [];
  const members = (await conversations.getConversationMembers(channel)) as readonly Listed[];
  return members.flatMap(({ aadObjectId, id, name, email, userPrincipalName }) => {
    const objectId = aadObjectId ?? id;
    if (!objectId || !name) return [];
    const addresses = [email, userPrincipalName].filter((one) => one !== undefined && one !== '');
    return [{ key: personKey(incoming.tenant, objectId), name, addresses: addresses.map((one) => one!.toLowerCase()) }];
  });
}

/** A member as Teams lists them. */
interface Listed {
  readonly id?: string;
  readonly aadObjectId?: string;
  readonly name?: string;
  readonly email?: string;
  readonly userPrincipalName?: string;
}

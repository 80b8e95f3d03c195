import type { CloudAdapter, TurnContext } from 'botbuilder';
import type { Group } from '../domain/partnership.ts';
import { faultOf, type Log } from '../log.ts';
import { connectorOf } from './adapter.ts';

/** How long what Teams' roster said is believed. */
const keptMs = 15 * 60_000;

interface Known {
  readonly isMember: boolean;
  readonly until: number;
}

/** Who is in which channel, as Teams itself says, remembered for a quarter of an hour. */
export interface Roster {
  /** Notes that somebody spoke in a channel: then they are in it. */
  sawIn(channel: string, objectId: string): void;
  isIn(context: TurnContext, channel: string, objectId: string): Promise<boolean>;
  /** Ids of the groups whose channel has this person on its roster. */
  groupsOf(context: TurnContext, groups: readonly Group[], objectId: string): Promise<ReadonlySet<string>>;
}

export function openRoster(adapter: CloudAdapter, log: Log): Roster {
  const known = new Map<string, Known>();
  const remember = (channel: string, objectId: string, isMember: boolean) => {
    known.set(`${channel} ${objectId}`, { isMember, until: Date.now() + keptMs });
    return isMember;
  };
  const isIn: Roster['isIn'] = async (context, channel, objectId) => {
    const kept = known.get(`${channel} ${objectId}`);
    if (kept && kept.until > Date.now()) return kept.isMember;
    const answer = await askTeams(adapter, context, channel, objectId, log);
    return answer === 'unknown' ? false : remember(channel, objectId, answer === 'member');
  };
  return {
    sawIn: (channel, objectId) => {
      remember(channel, objectId, true);
    },
    isIn,
    groupsOf: async (context, groups, objectId) => {
      const channels = [...new Set(groups.flatMap(({ channel }) => (channel ? [channel.channel] : [])))];
      const member = new Set<string>();
      for (const channel of channels) if (await isIn(context, channel, objectId)) member.add(channel);
      return new Set(groups.filter(({ channel }) => channel && member.has(channel.channel)).map(({ id }) => id));
    },
  };
}

async function askTeams(
  adapter: CloudAdapter,
  context: TurnContext,
  channel: string,
  objectId: string,
  log: Log,
): Promise<'member' | 'stranger' | 'unknown'> {
  const client = connectorOf(adapter, context);
  if (!client) return 'unknown';
  try {
    const member = await client.conversations.getConversationMember(channel, objectId);
    return member ? 'member' : 'stranger';
  } catch (error) {
    const { statusCode } = error as { statusCode?: number };
    if (statusCode === 404 || statusCode === 403) return 'stranger';
    // Who cannot be looked up is treated as a stranger for this turn, and looked up again in the next.
    log.warn(faultOf(error), 'roster could not be read');
    return 'unknown';
  }
}

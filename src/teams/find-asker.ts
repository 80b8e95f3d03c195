import type { CloudAdapter, TurnContext } from 'botbuilder';
import { type Asker, isChairOf } from '../domain/access.ts';
import type { Place } from '../domain/audience.ts';
import type { Channel, Group, LocalContact } from '../domain/partnership.ts';
import { sharingChannel } from '../domain/shared-channel.ts';
import { hasEnded } from '../domain/succession.ts';
import { findAcquaintance, keepChat, meetTeam } from '../flows/meet-team.ts';
import type { Ports } from '../flows/ports.ts';
import { connectorOf } from './adapter.ts';
import type { Incoming } from './incoming.ts';
import type { Roster } from './roster.ts';

/** Who speaks, for which partnership, and from where. */
export interface Present {
  readonly partnership: string;
  readonly asker: Asker;
  /** The channel spoken in; null in a personal chat. */
  readonly channel: Channel | null;
  /** The group whose channel that is, if it is one's. */
  readonly channelOf: string | null;
  readonly groups: readonly Group[];
  readonly frontDoor: LocalContact | null;
  /** True in the turn in which the partnership was claimed, or somebody's own chat with Baton began. */
  readonly justMet: boolean;
}

/** Where an answer to whoever speaks is shown. */
export function placeOf({ channel, channelOf, groups }: Present): Place {
  return channel === null ? { kind: 'private' } : { kind: 'channel', groups: sharingChannel(channelOf, groups) };
}

/** Names of the groups that somebody chairs. */
export function chairedGroups({ asker, groups }: Present): readonly string[] {
  return groups.filter(({ id }) => isChairOf(asker, id)).map(({ name }) => name);
}

export type Found =
  | { readonly kind: 'present'; readonly present: Present }
  | { readonly kind: 'unknown-team' | 'stranger' | 'several' | 'group-chat' };

export interface Finding {
  readonly ports: Ports;
  readonly roster: Roster;
  /** Called as soon as the partnership is known, before it is known who somebody is in it. */
  readonly begin: (partnership: string) => void;
}

/** Finds out for whom somebody speaks: in a channel by its team, in private by whose teams they are in. */
export async function findPresent(finding: Finding, context: TurnContext, incoming: Incoming): Promise<Found> {
  const { ports, roster } = finding;
  const { place } = incoming;
  if (place.kind === 'group-chat') return { kind: 'group-chat' };
  if (place.kind === 'channel') return inChannel(finding, context, incoming, place);
  const chat = { person: incoming.person.key, conversationId: place.conversationId };
  const [justMet, partnerships] = await Promise.all([
    keepChat(ports, { ...chat, serviceUrl: incoming.serviceUrl, botId: incoming.botId }),
    partnershipsOf(ports, roster, context, incoming),
  ]);
  if (partnerships.length === 0) return { kind: 'stranger' };
  if (partnerships.length > 1) return { kind: 'several' };
  return present(finding, context, {
    incoming,
    partnership: partnerships[0]!,
    channel: null,
    justMet,
  });
}

async function inChannel(
  finding: Finding,
  context: TurnContext,
  incoming: Incoming,
  place: Extract<Incoming['place'], { kind: 'channel' }>,
): Promise<Found> {
  const { ports, roster } = finding;
  roster.sawIn(place.channel, incoming.person.id);
  roster.sawIn(place.team, incoming.person.id);
  const { tenant, serviceUrl, botId, person } = incoming;
  const { team, teamName } = place;
  // Messages and buttons come all the time; anything else may say that Baton has just been added.
  const arrives = context.activity.type !== 'message' && context.activity.type !== 'invoke';
  const met = await meetTeam(ports, { tenant, team, teamName, serviceUrl, botId, person, arrives });
  if (met.kind === 'awaits-approval') return { kind: 'unknown-team' };
  const channel: Channel = { tenant, team: place.team, channel: place.channel, name: place.channelName };
  const justMet = met.kind === 'claimed';
  return present(finding, context, { incoming, partnership: met.partnership, channel, justMet });
}

interface Known {
  readonly incoming: Incoming;
  readonly partnership: string;
  readonly channel: Channel | null;
  readonly justMet: boolean;
}

async function present(
  { ports, roster, begin }: Finding,
  context: TurnContext,
  { incoming, partnership, channel, justMet }: Known,
): Promise<Found> {
  begin(partnership);
  const { groups, roles, frontDoor } = await findAcquaintance(ports, partnership, incoming.person.key);
  const memberOf = await roster.groupsOf(context, groups, incoming.person.id);
  const asker = { key: incoming.person.key, name: incoming.person.name, roles, memberOf };
  const bound = groups.filter((group) => channel !== null && group.channel?.channel === channel.channel);
  const own = bound.find((group) => !hasEnded(group)) ?? bound[0];
  const channelOf = own?.id ?? null;
  return { kind: 'present', present: { partnership, asker, channel, channelOf, groups, frontDoor, justMet } };
}

/** Partnerships in one of whose teams Teams' own roster has this person. */
async function partnershipsOf(
  ports: Ports,
  roster: Roster,
  context: TurnContext,
  { person }: Incoming,
): Promise<readonly string[]> {
  const teams = await ports.store.directory.list('team');
  const own = new Set<string>();
  for (const { value } of teams) {
    const { partnership, team } = value;
    if (!partnership || own.has(partnership)) continue;
    if (await roster.isIn(context, team, person.id)) own.add(partnership);
  }
  return [...own];
}

/** Somebody named in a message, by a mention or as plain "@Name", looked up in the channel's own roster. */
export async function findNamed(
  adapter: CloudAdapter,
  context: TurnContext,
  channel: string,
  named: { readonly mentionId: string | null; readonly name: string },
): Promise<readonly { readonly objectId: string; readonly name: string }[]> {
  const conversations = connectorOf(adapter, context)?.conversations;
  if (!conversations) return [];
  if (named.mentionId) {
    const member = await conversations.getConversationMember(channel, named.mentionId).catch(noneOnRoster);
    return member ? [memberOf(member, named)] : [];
  }
  const wanted = named.name.toLowerCase();
  const members = await conversations.getConversationMembers(channel);
  return members
    .map((member) => memberOf(member, named))
    .filter(({ name }) => wanted !== '' && name.toLowerCase().startsWith(wanted));
}

/** Somebody may be mentioned who is not of this channel, or not any more. */
function noneOnRoster(error: unknown): null {
  if ((error as { statusCode?: number }).statusCode === 404) return null;
  throw error;
}

function memberOf(member: unknown, named: { readonly mentionId: string | null; readonly name: string }) {
  const { aadObjectId, id, name } = (member ?? {}) as { aadObjectId?: string; id?: string; name?: string };
  return { objectId: aadObjectId ?? id ?? named.mentionId ?? '', name: name ?? named.name };
}

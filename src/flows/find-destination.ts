import type { Address } from '../domain/message.ts';
import { isWithoutTeams } from '../domain/partnership.ts';
import { teamKey } from './keys.ts';
import type { Destination, Ports, Presence } from './ports.ts';
import type { Reach } from './unreachable.ts';

export interface DestinationPorts extends Ports {
  /** Whether Teams' own roster of the partnership's teams has somebody. */
  isHere(partnership: string, person: string): Promise<Presence>;
  readonly reach: Reach;
}

export type Found =
  | Destination
  | { readonly kind: 'cannot-reach'; readonly reason: string }
  | { readonly kind: 'not-yet'; readonly reason: string; readonly seconds: number };

/**
 * Where an address leads now. Never to a wider place than the one that was set up, never to somebody who has left:
 * where that is missing, nowhere.
 */
export async function destinationOf(ports: DestinationPorts, partnership: string, to: Address): Promise<Found> {
  switch (to.kind) {
    case 'channel':
      return channelOf(ports, partnership, to.group);
    case 'thread':
      return threadOf(ports, partnership, to);
    case 'person':
      return personalChat(ports, partnership, to.person);
    default:
      return to satisfies never;
  }
}

async function channelOf(ports: DestinationPorts, partnership: string, groupId: string): Promise<Found> {
  const group = await ports.store.register(partnership).find('group', groupId);
  const channel = group?.value.channel;
  if (!group || !channel) {
    const name = group?.value.name ?? groupId;
    return cannotReach(`${name} has no channel yet. In its channel, type “use this channel for ${name}”.`);
  }
  const { name } = group.value;
  const place = { tenant: channel.tenant, conversation: channel.channel };
  const [team, isGone] = await Promise.all([
    ports.store.directory.find('team', teamKey(channel.tenant, channel.team)),
    ports.reach.isGone(place),
  ]);
  if (!team || team.value.removedAt !== null) {
    return cannotReach(`Baton is no longer in the team of ${name}'s channel. Add Baton to that team again.`);
  }
  if (isGone) return cannotReach(goneChannel(name));
  const { serviceUrl, botId } = team.value;
  return { kind: 'channel', serviceUrl, botId, tenant: channel.tenant, channel: channel.channel, place };
}

async function threadOf(
  ports: DestinationPorts,
  partnership: string,
  to: Extract<Address, { kind: 'thread' }>,
): Promise<Found> {
  const [channel, opened] = await Promise.all([
    channelOf(ports, partnership, to.group),
    ports.store.register(partnership).find('message', to.message),
  ]);
  if (channel.kind !== 'channel') return channel;
  const state = opened?.value.state;
  if (state === 'due' || state === 'sending')
    return { kind: 'not-yet', reason: 'the thread it replies to is not posted yet', seconds: 15 };
  const { channel: _, ...reached } = channel;
  const conversation = opened?.value.conversationId;
  // The group may have another channel now, and the thread's then is none of its own any more.
  const isElsewhere = opened?.value.channel != null && opened.value.channel !== channel.channel;
  // A thread that never came about is no reason to stay silent: the reply then opens one of its own.
  return conversation && !isElsewhere ? { ...reached, kind: 'conversation', conversation } : channel;
}

async function personalChat(ports: DestinationPorts, partnership: string, person: string): Promise<Found> {
  const known = await ports.store.register(partnership).find('person', person);
  const name = known?.value.name || 'this person';
  if (isWithoutTeams(person)) return cannotReach(`${name} is not in Teams. Send it on to them by e-mail.`);
  if (known?.value.left) return cannotReach(hasLeft(name));
  const [tenant, objectId] = person.split('~') as [string, string];
  const place = { tenant, conversation: person };
  const [chat, teams, presence, isGone] = await Promise.all([
    ports.store.directory.find('chat', person),
    ports.store.directory.list('team', { prefix: `${tenant}~` }),
    ports.isHere(partnership, person),
    ports.reach.isGone(place),
  ]);
  const team = teams.find(({ value }) => value.partnership === partnership && value.removedAt === null)?.value;
  if (!team) return cannotReach(`Baton has not met ${name} in Teams yet. Add Baton to a team that they are in.`);
  if (presence === 'gone') return cannotReach(hasLeft(name));
  if (presence === 'unknown') {
    return { kind: 'not-yet', reason: 'Teams did not say who is in the partnership’s teams', seconds: 60 };
  }
  if (isGone) return cannotReach(goneChat(name));
  const { serviceUrl, botId, conversationId } = chat?.value ?? { ...team, conversationId: null };
  const reached = { serviceUrl, botId, tenant, place };
  return conversationId === null
    ? { ...reached, kind: 'person', objectId }
    : { ...reached, kind: 'conversation', conversation: conversationId };
}

function hasLeft(name: string): string {
  return `${name} is no longer in the partnership's teams. Say who answers now, or add them to a team again.`;
}

function goneChannel(name: string): string {
  return `cannot reach ${name}'s channel: Teams no longer has it. In another channel, type “use this channel for ${name}”.`;
}

function goneChat(name: string): string {
  return `cannot reach ${name}: Teams no longer has their chat with Baton. Ask them to open Baton in Teams and type “hello”.`;
}

function cannotReach(reason: string): Found {
  return { kind: 'cannot-reach', reason };
}

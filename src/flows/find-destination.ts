import type { Address } from '../domain/message.ts';
import { teamKey } from './keys.ts';
import type { Destination, Ports } from './ports.ts';

export type Found =
  | Destination
  | { readonly kind: 'cannot-reach'; readonly reason: string }
  | { readonly kind: 'not-yet'; readonly reason: string };

/** Where an address leads now. Never to a wider place than the one that was set up: where that is missing, nowhere. */
export async function destinationOf(ports: Ports, partnership: string, to: Address): Promise<Found> {
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

async function channelOf(ports: Ports, partnership: string, groupId: string): Promise<Found> {
  const group = await ports.store.register(partnership).find('group', groupId);
  const channel = group?.value.channel;
  if (!group || !channel) {
    const name = group?.value.name ?? groupId;
    return cannotReach(`${name} has no channel yet. In its channel, type “use this channel for ${name}”.`);
  }
  const team = await ports.store.directory.find('team', teamKey(channel.tenant, channel.team));
  if (!team) return cannotReach(`Baton is no longer in the team of ${group.value.name}'s channel.`);
  const { serviceUrl, botId } = team.value;
  return { kind: 'channel', serviceUrl, botId, tenant: channel.tenant, channel: channel.channel };
}

async function threadOf(ports: Ports, partnership: string, to: Extract<Address, { kind: 'thread' }>): Promise<Found> {
  const [channel, opened] = await Promise.all([
    channelOf(ports, partnership, to.group),
    ports.store.register(partnership).find('message', to.message),
  ]);
  if (channel.kind !== 'channel') return channel;
  const state = opened?.value.state;
  if (state === 'due' || state === 'sending')
    return { kind: 'not-yet', reason: 'the thread it replies to is not posted yet' };
  const { serviceUrl, botId, tenant } = channel;
  const conversation = opened?.value.conversationId;
  // A thread that never came about is no reason to stay silent: the reply then opens one of its own.
  return conversation ? { kind: 'conversation', serviceUrl, botId, tenant, conversation } : channel;
}

async function personalChat(ports: Ports, partnership: string, person: string): Promise<Found> {
  const [tenant, objectId] = person.split('~') as [string, string];
  const chat = await ports.store.directory.find('chat', person);
  if (chat) {
    const { serviceUrl, botId, conversationId: conversation } = chat.value;
    return { kind: 'conversation', serviceUrl, botId, tenant, conversation };
  }
  const teams = await ports.store.directory.list('team', { prefix: `${tenant}~` });
  const team = teams.find(({ value }) => value.partnership === partnership)?.value;
  if (!team) return cannotReach('Baton has not met this person in Teams yet.');
  return { kind: 'person', serviceUrl: team.serviceUrl, botId: team.botId, tenant, objectId };
}

function cannotReach(reason: string): Found {
  return { kind: 'cannot-reach', reason };
}

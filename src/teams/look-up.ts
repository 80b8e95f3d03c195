import { personKey } from '../flows/keys.ts';
import { findNamed } from './find-asker.ts';
import type { Turn } from './turn.ts';

export type LookedUp =
  | { readonly person: { readonly key: string; readonly name: string }; readonly why: null }
  | { readonly person: null; readonly why: string };

/** The one person that a message names, by a mention or as plain "@Name", in the roster of the channel; or why nobody. */
export async function lookUp({ present, incoming, adapter, context }: Turn, named: string): Promise<LookedUp> {
  const channel = present.channel?.channel ?? present.groups.find((group) => group.channel)?.channel?.channel;
  if (!channel) {
    const where = 'Please type that in the partnership’s channel, where I can see who is meant.';
    return { person: null, why: `${where} Nothing was changed.` };
  }
  const mention = incoming.mentions.find(({ name }) => named.includes(name)) ?? incoming.mentions[0];
  const found = await findNamed(adapter, context, channel, { mentionId: mention?.id ?? null, name: named });
  const [first, second] = found;
  if (!first || second)
    return {
      person: null,
      why: whoWords(
        named,
        found.map(({ name }) => name),
      ),
    };
  return { person: { key: personKey(incoming.tenant, first.objectId), name: first.name }, why: null };
}

function whoWords(name: string, found: readonly string[]): string {
  if (found.length === 0) {
    return `I cannot find ${name || 'that person'} in this channel, so nothing was changed. Mention them with @, or check the spelling.`;
  }
  return `There is more than one ${name}: ${found.slice(0, 6).join(', ')}. Please type the whole name. Nothing was changed.`;
}

import { foldName } from '../domain/name-match.ts';
import { personKey } from '../flows/keys.ts';
import { findNamed } from './find-asker.ts';
import type { Turn } from './turn.ts';

export type LookedUp =
  | { readonly person: { readonly key: string; readonly name: string }; readonly why: null }
  | { readonly person: null; readonly why: string };

/** The one person that a message names, by a mention or as plain "@Name", in the roster of the channel; or why nobody. */
export async function lookUp(turn: Turn, named: string): Promise<LookedUp> {
  const { present, incoming, adapter, context } = turn;
  const group = present.groups.find((one) => one.channel);
  const channel = present.channel?.channel ?? group?.channel?.channel;
  if (!channel) {
    const where = 'Please type that in the partnership’s channel, where I can see who is meant.';
    return { person: null, why: `${where} Nothing was changed.` };
  }
  const mentioned = incoming.mentions.filter(({ name }) => bareName(named).includes(bareName(name)));
  if (mentioned.length > 1 || /\S\s*@/.test(named)) return { person: null, why: oneAtATimeWords };
  const found = await findNamed(adapter, context, channel, { mentionId: mentioned[0]?.id ?? null, name: named });
  const [first, second] = found;
  if (first && !second)
    return { person: { key: personKey(incoming.tenant, first.objectId), name: first.name }, why: null };
  const where = present.channel ? 'this channel' : `${group?.name}’s channel`;
  const names = found.map(({ name }) => name);
  return { person: null, why: first ? severalWords(named, names) : nobodyWords(named, where) };
}

/** A name without marks: some of them are lost on the way to what was typed. */
function bareName(name: string): string {
  return ` ${foldName(name.replaceAll(',', ' '))} `;
}

const oneAtATimeWords = 'Please name one person at a time. Nothing was changed.';

function nobodyWords(name: string, where: string): string {
  return `I cannot find ${name || 'that person'} in ${where}, so nothing was changed. Mention them with @, or check the spelling.`;
}

function severalWords(name: string, found: readonly string[]): string {
  return `There is more than one ${name}: ${found.slice(0, 6).join(', ')}. Please type the whole name. Nothing was changed.`;
}

import type { Group } from './partnership.ts';
import { hasEnded } from './succession.ts';

/** Ids of the groups whose cards go to the same channel as this one's, itself first: whoever is there is in all of them. */
export function sharingChannel(group: string | null, groups: readonly Group[]): readonly string[] {
  const own = groups.find(({ id }) => id === group);
  if (!own) return [];
  const others = groups.filter(
    (other) => other.id !== own.id && !hasEnded(other) && isSameChannel(other.channel, own.channel),
  );
  return [own.id, ...others.map(({ id }) => id)];
}

function isSameChannel(a: Group['channel'], b: Group['channel']): boolean {
  return a !== null && b !== null && a.tenant === b.tenant && a.channel === b.channel;
}

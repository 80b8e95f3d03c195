import type { Asker } from '../domain/access.ts';
import type { Channel, Group } from '../domain/partnership.ts';
import { valuesOf } from './gather.ts';
import { findAcquaintance } from './meet-team.ts';
import type { Ports, Presence } from './ports.ts';

/** Teams' own rosters, asked without a turn. */
export interface Rosters {
  isHere(partnership: string, person: string): Promise<Presence>;
  isInChannel(channel: Channel, person: string): Promise<Presence>;
}

/** Somebody who looks at the tab. */
export interface Caller {
  readonly partnership: string;
  readonly asker: Asker;
  readonly groups: readonly Group[];
}

export type CallerFound =
  | { readonly kind: 'caller'; readonly caller: Caller }
  | {
      readonly kind: 'several';
      readonly partnerships: readonly { readonly id: string; readonly name: string }[];
    }
  | { readonly kind: 'stranger' };

export interface CallerGiven {
  /** `tenant~object id`. */
  readonly key: string;
  readonly name: string;
  /** The partnership that is looked at; null where they did not say. */
  readonly wanted: string | null;
}

/**
 * Finds for whom somebody looks: a partnership in one of whose teams Teams' own roster has them now. Their groups are
 * those in whose channels they are, as in chat (src/teams/find-asker.ts).
 */
export async function findCaller(ports: Ports, rosters: Rosters, given: CallerGiven): Promise<CallerFound> {
  const [tenant] = given.key.split('~');
  const teams = valuesOf(await ports.store.directory.list('team', { prefix: `${tenant}~` }));
  const known = [...new Set(teams.flatMap(({ partnership, removedAt }) => (removedAt ? [] : (partnership ?? []))))];
  const wanted = given.wanted === null ? known : known.filter((id) => id === given.wanted);
  const here: string[] = [];
  for (const id of wanted) if ((await rosters.isHere(id, given.key)) === 'here') here.push(id);
  const [partnership, ...more] = here;
  if (partnership === undefined) return { kind: 'stranger' };
  if (more.length > 0) return { kind: 'several', partnerships: await Promise.all(here.map((id) => named(ports, id))) };
  const { groups, roles } = await findAcquaintance(ports, partnership, given.key);
  const memberOf = new Set<string>();
  for (const { id, channel } of groups) {
    if (channel && (await rosters.isInChannel(channel, given.key)) === 'here') memberOf.add(id);
  }
  return {
    kind: 'caller',
    caller: { partnership, groups, asker: { key: given.key, name: given.name, roles, memberOf } },
  };
}

async function named({ store }: Ports, id: string): Promise<{ readonly id: string; readonly name: string }> {
  const kept = await store.register(id).find('partnership', id);
  return { id, name: kept?.value.name ?? id };
}

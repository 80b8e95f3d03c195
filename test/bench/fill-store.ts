import { exampleGroups, exampleTeam } from '../../examples/example-people.ts';
import type { Group } from '../../src/domain/partnership.ts';
import { askForUpdates } from '../../src/flows/ask-for-updates.ts';
import { bringForward } from '../../src/flows/commit.ts';
import { valuesOf } from '../../src/flows/gather.ts';
import { gatherCycle } from '../../src/flows/gather-cycle.ts';
import { teamKey } from '../../src/flows/keys.ts';
import type { Ports, RegisterChange, Store } from '../../src/flows/ports.ts';
import { nextMeeting, now, rowsOf, type Size } from './a-register.ts';

/** MACE first: the group whose request card is answered, with the same 24 actions however large the plan. */
export const groups: readonly Group[] = exampleGroups.toSorted(
  (a, b) => Number(b.id === 'mace') - Number(a.id === 'mace'),
);

/** The card whose buttons are pressed, and the refs that it asks about. */
export interface RequestCard {
  readonly card: string;
  readonly refs: readonly string[];
}

export function portsOf(store: Store): Ports {
  return { store, clock: { now: () => now, realNow: () => new Date().toISOString() as typeof now } };
}

/** Writes a partnership straight into the store, by transactions of a hundred rows, and gives the number of rows. */
export async function fillStore(store: Store, size: Size): Promise<number> {
  const register = store.register(size.id);
  const rows = rowsOf(size);
  let count = 0;
  const work = async (): Promise<void> => {
    for (;;) {
      const some: RegisterChange[] = [];
      for (let next = rows.next(); !next.done; next = rows.next()) {
        some.push(next.value);
        if (some.length === 100) break;
      }
      if (some.length === 0) return;
      count += some.length;
      await register.commit(some);
    }
  };
  await Promise.all([work(), work(), work()]);
  await bringForward(portsOf(store), size.id, {});
  return count;
}

/** Asks MACE by the real flow, so that its cycle, its requests and its card's message are as they are in use. */
export async function askMace(store: Store, size: Size, serviceUrl: string): Promise<RequestCard> {
  const { tenant, team } = exampleTeam.mace;
  await bindTeam(store, { tenant, team, partnership: size.id, serviceUrl });
  return askGroup(portsOf(store), size.id, groups[0]!.id);
}

/** A team of Teams belongs to a partnership, and this is where Teams is. */
export async function bindTeam(
  store: Store,
  binding: {
    readonly tenant: string;
    readonly team: string;
    readonly partnership: string;
    readonly serviceUrl: string;
  },
): Promise<void> {
  const value = { ...binding, name: exampleTeam.name, botId: '28:baton', removedAt: null };
  await store.directory.commit([{ do: 'put', kind: 'team', id: teamKey(binding.tenant, binding.team), value }]);
}

export async function askGroup(ports: Ports, partnership: string, group: string): Promise<RequestCard> {
  const facts = await gatherCycle(ports, partnership, `${group}.${nextMeeting}`);
  if (!facts) throw new Error(`${group} has no meeting on ${nextMeeting}`);
  await askForUpdates(ports, facts);
  const prefix = `${facts.meeting.id}~`;
  const requests = valuesOf(await ports.store.register(partnership).list('request', { prefix }));
  if (!requests[0]) throw new Error(`${group} was asked about nothing`);
  return { card: requests[0].message, refs: requests.map(({ ref }) => ref) };
}

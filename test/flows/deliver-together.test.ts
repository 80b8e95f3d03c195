import { describe, expect, it } from '@jest/globals';
import { deliverTogether } from '../../src/flows/deliver-messages.ts';
import type { Pacer, Register, Store } from '../../src/flows/ports.ts';
import { relayOutbox } from '../../src/flows/relay-outbox.ts';
import { runDueSteps } from '../../src/flows/run-due-steps.ts';
import { takeUpdate } from '../../src/flows/take-update.ts';
import {
  aChannel,
  aGroup,
  aPartnership,
  proposed,
  rowsOf,
  theManager,
  type World,
  withMeetings,
  withPlan,
} from '../builders.ts';
import { carrying, FakeMessenger, unhurried } from './fake-messenger.ts';

const names = Array.from({ length: 12 }, (_, at) => `Group ${at + 1}`);
const idOf = (name: string) => name.toLowerCase().replace(' ', '-');

/** Twelve groups of one partnership have been asked, and nothing has been posted yet. */
async function askedAll(): Promise<World & { readonly teams: FakeMessenger }> {
  const groups = names.map((name) => aGroup({ id: idOf(name), name, channel: aChannel(idOf(name)) }));
  const world = await aPartnership('2019-08-01T09:00:00Z', { groups });
  const actions = names.map((name, at) => ({ ref: `1.${at + 1}`, timescale: 'July 2019', leads: [name] }));
  await withPlan(world, actions);
  await withMeetings(world, ...names.map((name) => `${name} 2019-09-24`));
  const others = await world.register.list('outbox');
  await world.register.commit(others.map(({ id }) => ({ do: 'remove', kind: 'outbox', id })));
  world.clock.set('2019-09-03T08:00:00Z');
  await runDueSteps(world.ports, world.partnership);
  return { ...world, teams: new FakeMessenger() };
}

/** A store that tells what was asked of it. */
function noting(store: Store, calls: string[]): Store {
  const noted = (register: Register): Register => ({
    find: (kind, id) => {
      calls.push(`find ${kind}`);
      return register.find(kind, id);
    },
    list: (kind, range) => {
      calls.push(`list ${kind}`);
      return register.list(kind, range);
    },
    commit: (changes) => {
      calls.push('commit');
      return register.commit(changes);
    },
    replace: (kind, row, value) => {
      calls.push(`replace ${kind}`);
      return register.replace(kind, row, value);
    },
  });
  return { ...store, register: (partnership) => noted(store.register(partnership)) };
}

/** A pace at which nothing leaves before all of them want their turn. */
function allAtOnce(count: number): Pacer {
  const all = Promise.withResolvers<void>();
  let wanted = 0;
  return {
    ...unhurried,
    reserve: async (place) => {
      wanted += 1;
      if (wanted === count) all.resolve();
      await all.promise;
      return unhurried.reserve(place);
    },
  };
}

async function carryTogether(world: Awaited<ReturnType<typeof askedAll>>, store: Store = world.store) {
  await relayOutbox(world.ports, world.partnership);
  const items = await world.store.queue.take(32);
  const ports = carrying({ ...world.ports, store }, world.teams, { pace: allAtOnce(items.length) });
  const deliveries = await Promise.all(deliverTogether(ports, items));
  return deliveries.map(({ outcome }) => outcome);
}

const requests = (world: { readonly teams: FakeMessenger }) =>
  world.teams.posts.filter((post) => post.startsWith('request'));

describe('messages of one partnership that are taken together', () => {
  it('are each posted once, to their own places', async () => {
    const world = await askedAll();
    expect(new Set(await carryTogether(world))).toEqual(new Set(['posted']));
    const places = names.map((name) => `request to ${aChannel(idOf(name)).channel}`);
    expect(requests(world).toSorted()).toEqual(places.toSorted());
    expect(await rowsOf(world, 'outbox')).toEqual([]);
  });

  it('read once what all of them need, and by themselves only what is their own', async () => {
    const world = await askedAll();
    const calls: string[] = [];
    const outcomes = await carryTogether(world, noting(world.store, calls));
    const counts = new Map(
      Object.entries(Object.groupBy(calls, (call) => call)).map(([call, all]) => [call, all!.length]),
    );
    for (const kind of ['meeting', 'cycle', 'group', 'agency', 'post', 'plan']) {
      expect(counts.get(`list ${kind}`)).toBe(1);
      expect(counts.get(`find ${kind}`)).toBeUndefined();
    }
    for (const own of ['find message', 'find outbox', 'replace message', 'commit']) {
      expect(counts.get(own)).toBe(outcomes.length);
    }
  });

  it('are shown once more where somebody answered after they were looked at', async () => {
    const world = await askedAll();
    let isFirst = true;
    const store: Store = {
      ...world.store,
      register: (partnership) => ({
        ...world.store.register(partnership),
        replace: async (kind, row, value) => {
          // The first of them is about to be claimed: all have been drawn.
          if (isFirst) {
            isFirst = false;
            await answer(world, '1.12');
          }
          return world.store.register(partnership).replace(kind, row, value);
        },
      }),
    };
    await carryTogether(world, store);
    expect(requests(world)).toHaveLength(names.length);
    world.clock.passSeconds(2);
    expect(await carryTogether(world)).toContain('updated');
    const shown = world.teams.shown.at(-1)!.content;
    expect(shown.kind === 'request' && shown.view.items[0]!.line.lastSaid).toBe('Meanwhile.');
    expect(requests(world)).toHaveLength(names.length);
  });

  it('do not keep each other from being posted where one cannot be read', async () => {
    const world = await askedAll();
    const [spoilt] = (await world.register.list('outbox')).map(({ id }) => id);
    const store: Store = {
      ...world.store,
      register: (partnership) => {
        const register = world.store.register(partnership);
        const find: Register['find'] = async (kind, id) => {
          if (kind === 'message' && id === spoilt) throw new Error('damaged');
          return register.find(kind, id);
        };
        return { ...register, find };
      },
    };
    await relayOutbox(world.ports, world.partnership);
    const items = await world.store.queue.take(32);
    const all = await Promise.allSettled(deliverTogether(carrying({ ...world.ports, store }, world.teams), items));
    expect(all.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(requests(world).length).toBeGreaterThanOrEqual(names.length - 1);
  });
});

async function answer({ ports, partnership }: World, ref: string): Promise<void> {
  const narrative = 'Meanwhile.';
  const submit = { partnership, asker: theManager, submission: narrative, plan: 'DP', ref };
  await takeUpdate(ports, { ...submit, proposed: proposed({ narrative }) });
}

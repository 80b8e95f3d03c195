import { afterEach, describe, expect, it } from '@jest/globals';
import { NoTurn, openPacer } from '../../src/flows/pace-requests.ts';
import { type Pacer, type Place, StorageUnavailable, type Store } from '../../src/flows/ports.ts';
import { memoryStore } from '../../src/storage/memory.ts';

let store = memoryStore();

afterEach(() => {
  store = memoryStore();
});

const pacer = (over: Pick<Store, 'directory'> = store): Pacer => openPacer({ store: over, now: Date.now });
const place = (conversation: string, tenant = 't') => ({ tenant, conversation });

const turnOf = async (pace: Pacer, at: Place) => (await pace.reserve(at)).ready();

/** Sends to all of them, each as soon as it may, and tells when. */
async function sendAll(pace: Pacer, conversations: readonly string[], tenant = 't'): Promise<readonly number[]> {
  return Promise.all(
    conversations.map(async (conversation) => {
      await turnOf(pace, place(conversation, tenant));
      return Date.now();
    }),
  );
}

const several = (count: number, name: string) => Array.from({ length: count }, (_, at) => `${name}${at}`);

function busiest(times: readonly number[], ms: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.max(...sorted.map((from) => sorted.filter((at) => at >= from && at < from + ms).length));
}

describe('the pace of several instances', () => {
  it('is together what Teams allows a tenant, and hardly less', async () => {
    const instances = [pacer(), pacer(), pacer()];
    const times = (await Promise.all(instances.map((one, at) => sendAll(one, several(40, `i${at}-`))))).flat();
    expect(busiest(times, 1_000)).toBeLessThanOrEqual(50);
    expect(Math.max(...times) - Math.min(...times)).toBeLessThan(3_500);
  });

  it('is together what Teams allows a conversation', async () => {
    const instances = [pacer(), pacer(), pacer()];
    const times = (await Promise.all(instances.map((one) => sendAll(one, Array(3).fill('a'))))).flat();
    expect(busiest(times, 1_000)).toBeLessThanOrEqual(7);
    expect(busiest(times, 2_000)).toBeLessThanOrEqual(8);
  });

  it('is each tenant’s own', async () => {
    const began = Date.now();
    await Promise.all(['t', 'u', 'v'].map((tenant) => sendAll(pacer(), several(20, 'p'), tenant)));
    expect(Date.now() - began).toBeLessThan(1_200);
  });

  it('wastes only the few turns of one that dies', async () => {
    const dead = pacer();
    // Its turns are reserved, and nothing is ever sent in them.
    void sendAll(dead, several(12, 'dead'));
    const times = await sendAll(pacer(), several(30, 'p'));
    expect(Math.max(...times) - Math.min(...times)).toBeLessThan(1_500);
  });

  it('heeds silence that another one was asked for', async () => {
    await pacer().rest(place('a'), 'conversation', 2);
    const began = Date.now();
    const other = pacer();
    const [a, b] = await Promise.all([sendAll(other, ['a']), sendAll(other, ['b'])]);
    expect(a[0]! - began).toBeGreaterThanOrEqual(1_900);
    expect(b[0]! - began).toBeLessThan(500);
    await other.rest(place('a'), 'tenant', 30);
    await expect(turnOf(pacer(), place('b'))).rejects.toThrow(NoTurn);
  });
});

describe('a message that waits for its turn', () => {
  it('is told to come again where many wait for the same conversation', async () => {
    const one = pacer();
    const joined = Array.from({ length: 30 }, () => one.join(place('a')));
    expect(joined.slice(0, 7).map(({ seconds }) => seconds)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(joined.at(-1)!.seconds).toBeGreaterThan(4);
    expect(one.join(place('b')).seconds).toBe(0);
    for (const { leave } of joined) leave();
    expect(one.join(place('a')).seconds).toBe(0);
  });

  it('is refused before anything is sent where no turn comes soon', async () => {
    const turns = await Promise.allSettled(Array.from({ length: 24 }, () => turnOf(pacer(), place('a'))));
    const refused = turns.flatMap((turn) => (turn.status === 'rejected' ? [turn.reason] : []));
    expect(refused.length).toBeGreaterThan(0);
    for (const error of refused) expect(error).toBeInstanceOf(NoTurn);
  });

  it('hears of it where the storage is away, and others have theirs when it is back', async () => {
    let isAway = true;
    const directory: Store['directory'] = {
      ...store.directory,
      find: async (kind, id) => {
        if (isAway) throw new StorageUnavailable('away');
        return store.directory.find(kind, id);
      },
    };
    const one = pacer({ directory });
    await expect(turnOf(one, place('a'))).rejects.toThrow(StorageUnavailable);
    isAway = false;
    await turnOf(one, place('a'));
  });
});

import { deliver } from '../../src/flows/deliver-messages.ts';
import type {
  Change,
  Directory,
  Kept,
  Messenger,
  Register,
  RegisterKinds,
  Rows,
  Store,
} from '../../src/flows/ports.ts';
import { carrying } from '../flows/fake-messenger.ts';
import { portsOf } from './fill-store.ts';

/** How many cards are looked at, and for how long what they cost is repeated. */
const recordedCards = 10;
const repeatedMs = 4_000;
const atOnce = 28;

/** One call to the storage, to be made again by a row of one's own. */
type Call = (own: OwnRow) => Promise<unknown>;

/** A message row that only one repeater writes, so that its writings are real ones and never a conflict. */
interface OwnRow {
  readonly id: string;
  kept: Kept<RegisterKinds['message']>;
}

export interface StorageBound {
  /** Cards a second, where only the storage is asked what the delivery of a card asks it, in a loop and by one process. */
  readonly cardsPerSecond: number;
  readonly callsPerCard: number;
}

/** Delivers a few cards of a partnership to nowhere, notes every call to the storage, and repeats these as fast as it goes. */
export async function measureStorageBound(store: Store, partnership: string): Promise<StorageBound> {
  const calls: Call[] = [];
  const ports = portsOf(recording(store, calls));
  const messenger: Messenger = {
    post: async () => ({ kind: 'posted', conversationId: 'c', activityId: 'a' }),
    update: async () => ({ kind: 'posted', conversationId: 'c', activityId: 'a' }),
  };
  const register = store.register(partnership);
  const cards = (await register.list('outbox', { limit: recordedCards })).map(({ id }) => id);
  const sample = (await register.find('message', cards[0]!))!;
  for (const message of cards) {
    await ports.store.queue.put({ partnership, message });
    const [item] = await ports.store.queue.take(1);
    if (item) await deliver(carrying(ports, messenger), item);
  }
  const cardsPerSecond = await repeat(calls, (id) => ownRow(register, id, sample.value));
  return { cardsPerSecond: cardsPerSecond / (calls.length / cards.length), callsPerCard: calls.length / cards.length };
}

/** Calls a second. */
async function repeat(calls: readonly Call[], rowOf: (id: string) => Promise<OwnRow>): Promise<number> {
  const rows = await Promise.all(Array.from({ length: atOnce }, (_, at) => rowOf(`bound~ask~${at}`)));
  const began = performance.now();
  let made = 0;
  await Promise.all(
    rows.map(async (own, at) => {
      for (let next = at; performance.now() - began < repeatedMs; next += 1) {
        await calls[next % calls.length]!(own);
        made += 1;
      }
    }),
  );
  return made / ((performance.now() - began) / 1000);
}

async function ownRow(register: Register, id: string, like: RegisterKinds['message']): Promise<OwnRow> {
  await register.commit([{ do: 'put', kind: 'message', id, value: { ...like, id, state: 'cancelled' } }]);
  return { id, kept: (await register.find('message', id))! };
}

function recording(store: Store, calls: Call[]): Store {
  return {
    register: (partnership) => recordingRegister(store.register(partnership), calls),
    directory: recordingReads(store.directory, calls) as Directory,
    queue: {
      put: async (item, after) => {
        calls.push(() => store.queue.put({ partnership: 'nobody', message: 'bound' }));
        return store.queue.put(item, after);
      },
      take: async (most) => {
        // Ten at once, as a courier takes them: one call of ten, and every item is taken off by itself.
        if (calls.length % 10 === 0) calls.push(async () => store.queue.take(1));
        calls.push(async () => (await store.queue.take(1))[0]?.done());
        return store.queue.take(most);
      },
    },
  };
}

function recordingReads<K>(rows: Rows<K>, calls: Call[]): Rows<K> {
  return {
    find: async (kind, id) => {
      calls.push(() => rows.find(kind, id));
      return rows.find(kind, id);
    },
    list: async (kind, range) => {
      calls.push(() => rows.list(kind, range));
      return rows.list(kind, range);
    },
    commit: (changes) => rows.commit(changes),
    replace: (kind, row, value) => rows.replace(kind, row, value),
  };
}

function recordingRegister(register: Register, calls: Call[]): Register {
  const write = async (own: OwnRow) => {
    own.kept = (await register.replace('message', own.kept, own.kept.value)) ?? own.kept;
  };
  return {
    ...recordingReads(register, calls),
    commit: async (changes) => {
      calls.push((own) => register.commit(changes.map((change, at) => ownChange(change, own, at))));
      return register.commit(changes);
    },
    replace: async (kind, row, value) => {
      calls.push(write);
      return register.replace(kind, row, value);
    },
  };
}

/** The same change to rows of one's own: a message of the same size, and whatever else is taken away. */
function ownChange(change: Change<RegisterKinds>, own: OwnRow, at: number): Change<RegisterKinds> {
  const id = `${own.id}.${at}`;
  if (change.do === 'remove' || change.kind !== 'message') return { do: 'remove', kind: 'outbox', id };
  return { do: 'put', kind: 'message', id, value: { ...change.value, id } };
}

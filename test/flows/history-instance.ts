import type { DeliveryPorts } from '../../src/flows/deliver-messages.ts';
import type { Change, Kept, Queue, Rows, Store, TakenItem } from '../../src/flows/ports.ts';
import { type Messenger, StorageUnavailable } from '../../src/flows/ports.ts';
import { rememberStates } from '../../src/storage/remember-states.ts';
import { carrying } from './fake-messenger.ts';
import type { Answer } from './history-teams.ts';
import { messengerFor } from './history-teams.ts';
import type { HistoryWorld } from './history-world.ts';

/** The process has ended: nothing that it was about to do is done. */
export class Died extends Error {
  override name = 'Died';
}

/** What an instance asks of the world outside it. */
export type Call = 'read' | 'write' | 'post';

/** What goes wrong at which of a command's calls, counted by their kind: before it was done, or after. */
export interface Fault {
  readonly kind: 'dies' | 'no answer';
  readonly when: 'before' | 'after';
  readonly of: Call;
  readonly number: number;
}

export interface Running {
  readonly fault?: Fault | null;
  /** How long each of its calls takes, in turns of the event loop: lets two instances get into each other's way. */
  readonly paces?: readonly number[];
}

/** One process of Baton: its ports, until it dies. */
export interface Instance {
  readonly ports: DeliveryPorts;
  /** The ports with which it carries one message. */
  carrying(message: string, nextAnswer: () => Answer): DeliveryPorts;
}

export function startInstance(world: HistoryWorld, { fault = null, paces = [] }: Running = {}): Instance {
  world.instances += 1;
  const through = callsOf(fault, paces);
  // As Baton opens it: each instance remembers states by itself.
  const store = rememberStates(throughStore(world.store, through));
  const ports = { store, clock: world.clock };
  const isHere = async (_: string, person: string) => (world.offRoster.has(person) ? 'gone' : 'here');
  const usual = carrying(
    ports,
    messengerFor(world.teams, { id: '' }, () => 'posted'),
    {
      isHere,
      instance: `instance ${world.instances}`,
    },
  );
  return {
    ports: usual,
    carrying: (id, nextAnswer) => {
      const messenger = messengerFor(world.teams, { id }, nextAnswer);
      return { ...usual, messenger: throughMessenger(messenger, through) };
    },
  };
}

type Through = <T>(of: Call, work: () => Promise<T>) => Promise<T>;

function callsOf(fault: Fault | null, paces: readonly number[]): Through {
  const counts = { read: 0, write: 0, post: 0 };
  let calls = 0;
  let dead = false;
  const failAt = (when: Fault['when'], of: Call, number: number) => {
    if (dead) throw new Died();
    if (fault?.when !== when || fault.of !== of || fault.number !== number) return;
    // Only storage gives no answer here: what Teams answers is said where it is carried.
    if (fault.kind === 'no answer' && of !== 'post') throw new StorageUnavailable('no answer');
    dead = true;
    throw new Died();
  };
  return async (of, work) => {
    counts[of] += 1;
    const number = counts[of];
    for (let turns = paces[calls++ % paces.length] ?? 0; turns > 0; turns -= 1) await null;
    failAt('before', of, number);
    const result = await work();
    failAt('after', of, number);
    return result;
  };
}

function throughStore(store: Store, through: Through): Store {
  return {
    register: (partnership) => throughRows(store.register(partnership), through),
    directory: throughRows(store.directory, through),
    queue: throughQueue(store.queue, through),
  };
}

function throughRows<K>(rows: Rows<K>, through: Through): Rows<K> {
  return {
    find: (kind, id) => through('read', () => rows.find(kind, id)),
    list: (kind, range) => through('read', () => rows.list(kind, range)),
    commit: (changes: readonly Change<K>[]) => through('write', () => rows.commit(changes)),
    replace: <N extends keyof K & string>(kind: N, row: Kept<K[N]>, value: K[N]) =>
      through('write', () => rows.replace(kind, row, value)),
  };
}

function throughQueue(queue: Queue, through: Through): Queue {
  const taken = (item: TakenItem): TakenItem => ({ ...item, done: () => through('write', () => item.done()) });
  return {
    put: (item, afterSeconds) => through('write', () => queue.put(item, afterSeconds)),
    take: (most) => through('read', async () => (await queue.take(most)).map(taken)),
  };
}

function throughMessenger(messenger: Messenger, through: Through): Messenger {
  return {
    post: (to, content, turn) => through('post', () => messenger.post(to, content, turn)),
    update: (at, content, turn) => through('post', () => messenger.update(at, content, turn)),
  };
}

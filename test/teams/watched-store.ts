import { type Rows, StorageUnavailable, type Store } from '../../src/flows/ports.ts';
import { memoryStore } from '../../src/storage/memory.ts';

/** A store in memory that keeps a copy of all that was ever written to it, and can be told to be out of reach. */
export interface WatchedStore extends Store {
  /** Every row and queue item that was written, as text: what is not in here was never stored. */
  readonly written: string[];
  down: boolean;
  check(): Promise<void>;
}

export function watchedStore(): WatchedStore {
  const inner = memoryStore();
  const written: string[] = [];
  const reach = () => {
    if (store.down) throw new StorageUnavailable('Storage cannot be reached: it does not answer in time.');
  };
  const watched = <K>(rows: Rows<K>): Rows<K> => ({
    find: async (kind, id) => {
      reach();
      return rows.find(kind, id);
    },
    list: async (kind, range) => {
      reach();
      return rows.list(kind, range);
    },
    commit: async (changes) => {
      reach();
      written.push(JSON.stringify(changes));
      return rows.commit(changes);
    },
    replace: async (kind, row, value) => {
      reach();
      written.push(JSON.stringify([kind, row.id, value]));
      return rows.replace(kind, row, value);
    },
  });
  const store: WatchedStore = {
    written,
    down: false,
    check: async () => reach(),
    register: (partnership) => watched(inner.register(partnership)),
    directory: watched(inner.directory),
    queue: {
      put: async (item, afterSeconds) => {
        reach();
        written.push(JSON.stringify(item));
        return inner.queue.put(item, afterSeconds);
      },
      take: async (most) => {
        reach();
        return inner.queue.take(most);
      },
    },
  };
  return store;
}

import type { Config } from './config.ts';
import type { Store } from './flows/ports.ts';
import { faultOf, type Log } from './log.ts';
import { openEmbeddedStorage } from './storage/embedded.ts';
import { rememberEditions } from './storage/remember-editions.ts';
import { rememberStates } from './storage/remember-states.ts';
import { tablesStore } from './storage/tables.ts';

export interface OpenStore extends Store {
  /** Throws a StorageUnavailable with the reason when the storage cannot be reached. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the storage that the settings name: an account in Azure, or the one kept in a folder of this machine. `onReached`
 * runs once it can be reached, before anything else is read or written.
 */
export async function openStore(
  config: Pick<Config, 'storage'>,
  log: Log,
  onReached: (store: Store) => Promise<void> = async () => {},
): Promise<OpenStore> {
  const report = (problem: string) => log.warn({ problem }, 'storage');
  if (config.storage.kind === 'embedded') {
    const embedded = await openEmbeddedStorage({
      folder: config.storage.folder,
      log: (line) => log.info({ line }, 'storage'),
    });
    const store = await tablesStore({ connectionString: embedded.connectionString, report });
    await onReached(store);
    return { ...store, ...rememberStates(rememberEditions(store)), close: () => embedded.close() };
  }
  const { storage } = config;
  const connection =
    storage.kind === 'account' ? { account: storage.account } : { connectionString: storage.connectionString };
  const open = async () => {
    const store = await tablesStore({ ...connection, report });
    await onReached(store);
    return { ...store, ...rememberStates(rememberEditions(store)) };
  };
  return storeWhenReachable(open, log);
}

/**
 * An account in Azure may be out of reach when Baton starts: then Baton starts all the same, says so to whoever writes
 * to it and at /readyz, and takes up work once the storage is there.
 */
function storeWhenReachable(open: () => Promise<Store & { check(): Promise<void> }>, log: Log): OpenStore {
  let opened: Promise<Store & { check(): Promise<void> }> | null = null;
  const store = () => {
    opened ??= open().catch((error) => {
      opened = null;
      log.warn(faultOf(error), 'storage cannot be reached');
      throw error;
    });
    return opened;
  };
  const rows = (pick: (store: Store) => ReturnType<Store['register']>): ReturnType<Store['register']> => ({
    find: async (...args) => pick(await store()).find(...args),
    list: async (...args) => pick(await store()).list(...args),
    commit: async (...args) => pick(await store()).commit(...args),
    replace: async (...args) => pick(await store()).replace(...args),
  });
  return {
    register: (partnership) => rows((some) => some.register(partnership)),
    directory: rows((some) => some.directory as never) as never,
    queue: {
      put: async (...args) => (await store()).queue.put(...args),
      take: async (...args) => (await store()).queue.take(...args),
    },
    check: async () => (await store()).check(),
    close: async () => {},
  };
}

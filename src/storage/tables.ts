import type { Register, Store } from '../flows/ports.ts';
import { type Clients, type Connection, clientsFor } from './connection.ts';
import { directoryLayout, registerLayout } from './keys.ts';
import { moveToDesk } from './move-to-desk.ts';
import { codeOf, unavailable, withStorage } from './outage.ts';
import { hiddenSeconds as usuallyHidden } from './queue-item.ts';
import { storageQueue } from './storage-queue.ts';
import { type Table, tableRows } from './table-rows.ts';

export interface TablesStore extends Store {
  /** Reaches the tables and the queue; throws a StorageUnavailable with the reason when one cannot be reached. */
  check(): Promise<void>;
}

export type TablesOptions = Connection & {
  /** Told of queue messages that are not Baton's. */
  readonly report?: (problem: string) => void;
  /** How long a taken queue item is hidden; shorter only in tests. */
  readonly hiddenSeconds?: number;
};

// A managed identity's first token may take its time; a key is there at once.
const firstTokenMs = 20_000;
const atOnceMs = 5_000;

/**
 * The store in Azure Tables and an Azure Storage Queue, or in Azurite, which speaks the same. Makes what is missing.
 * Takes a connection string, or the name of an account that the managed identity may use.
 */
export async function tablesStore(options: TablesOptions): Promise<TablesStore> {
  const { report = () => {}, hiddenSeconds = usuallyHidden } = options;
  const clients = await clientsFor(options);
  await makeMissing(clients, 'account' in options ? firstTokenMs : atOnceMs);
  await moveToDesk(clients);
  const registers = new Map<string, Register>();
  return {
    // One for all who ask, so that what they ask for in the same moment is one read, whoever asks.
    register: (partnership) => {
      const register = registers.get(partnership) ?? tableRows(clients.register, registerLayout(partnership));
      registers.set(partnership, register);
      return register;
    },
    directory: tableRows(clients.directory, directoryLayout),
    queue: storageQueue(clients.queue, { hiddenSeconds, report }),
    check: () => check(clients),
  };
}

async function makeMissing({ register, directory, queue }: Clients, milliseconds: number): Promise<void> {
  await withStorage(
    (options) =>
      Promise.all([
        register.reading.createTable(options),
        directory.reading.createTable(options),
        queue.createIfNotExists(options),
      ]),
    milliseconds,
  );
}

async function check({ register, directory, queue }: Clients): Promise<void> {
  try {
    await withStorage((options) =>
      Promise.all([lookInto(register, options), lookInto(directory, options), queue.getProperties(options)]),
    );
  } catch (error) {
    throw (error as Error).name === 'StorageUnavailable' ? error : unavailable(error);
  }
}

/** Asks for a row that is never there, which is the cheapest question a table answers. */
async function lookInto(table: Table, options: { readonly abortSignal: AbortSignal }): Promise<void> {
  try {
    await table.reading.getEntity('-', '-', options);
  } catch (error) {
    if (codeOf(error) !== 'ResourceNotFound') throw error;
  }
}

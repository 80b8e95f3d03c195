import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** The part of Azurite 3.37 that we use. Its constructors are positional and its version is pinned in package.json. */
interface AzuriteServer {
  start(): Promise<void>;
  close(): Promise<void>;
  getHttpServerAddress(): string;
  readonly metadataStore: { readonly db: LokiDatabase };
  readonly extentMetadataStore?: { readonly db: LokiDatabase };
}

interface LokiDatabase {
  saveDatabase(done: (problem?: unknown) => void): void;
}

export interface StoragePorts {
  readonly table: number;
  readonly queue: number;
}

export interface RunningAzurite {
  readonly ports: StoragePorts;
  save(): Promise<void>;
  close(): Promise<void>;
}

const host = '127.0.0.1';
// Longer than any pause between two calls of a Baton at work: a client that reuses a connection in the very moment
// in which the server drops it for idleness sees a reset.
const keepAliveSeconds = 50;

/** Runs Azurite's tables and queues in this process, kept in `folder`. `wanted` ports are used when they are free. */
export async function runAzurite(folder: string, wanted: StoragePorts): Promise<RunningAzurite> {
  const table = tableServer(folder, await freeOrAny(wanted.table));
  const queue = queueServer(folder, await freeOrAny(wanted.queue));
  await table.start();
  await queue.start();
  const databases = [table, queue].flatMap((server) =>
    [server.metadataStore, server.extentMetadataStore].flatMap((store) => (store ? [store.db] : [])),
  );
  const save = async () => {
    for (const database of databases) await saveDatabase(database);
  };
  return {
    ports: { table: portOf(table), queue: portOf(queue) },
    save,
    close: async () => {
      await table.close();
      await queue.close();
      // LokiJS' own close does not wait for an autosave that is already writing; a save of ours queues behind it.
      await save();
    },
  };
}

function tableServer(folder: string, port: number): AzuriteServer {
  const require = createRequire(import.meta.url);
  const { default: Configuration } = require('azurite/dist/src/table/TableConfiguration');
  const { default: Server } = require('azurite/dist/src/table/TableServer');
  // host, port, keep-alive, database, debug log, access log, its stream, debug file, loose, skip the API version check
  return new Server(
    new Configuration(
      host,
      port,
      keepAliveSeconds,
      join(folder, 'tables.json'),
      false,
      false,
      undefined,
      undefined,
      false,
      true,
    ),
  );
}

function queueServer(folder: string, port: number): AzuriteServer {
  const require = createRequire(import.meta.url);
  const { default: Configuration } = require('azurite/dist/src/queue/QueueConfiguration');
  const { default: Server } = require('azurite/dist/src/queue/QueueServer');
  const contents = [{ locationId: 'Default', locationPath: join(folder, 'queue-contents'), maxConcurrency: 10 }];
  const database = join(folder, 'queues.json');
  const extents = join(folder, 'queue-extents.json');
  // …, database, extents, contents, access log, its stream, debug log, its file, loose, skip the API version check
  return new Server(
    new Configuration(
      host,
      port,
      keepAliveSeconds,
      database,
      extents,
      contents,
      false,
      undefined,
      false,
      undefined,
      false,
      true,
    ),
  );
}

function portOf(server: AzuriteServer): number {
  return Number(new URL(server.getHttpServerAddress()).port);
}

function saveDatabase(database: LokiDatabase): Promise<void> {
  return new Promise((resolve, reject) => {
    database.saveDatabase((problem) => (problem ? reject(problem) : resolve()));
  });
}

/** The port when it is free, else 0, which lets the system choose. */
function freeOrAny(port: number): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(0));
    probe.listen(port, host, () => probe.close(() => resolve(port)));
  });
}

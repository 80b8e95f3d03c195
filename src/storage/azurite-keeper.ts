/**
 * The small process that owns the embedded storage of one folder: `node azurite-keeper.ts FOLDER`, started detached by
 * `openEmbeddedStorage`. It holds the folder's lock for as long as it lives, and ends when its last lease has closed.
 */
import { randomUUID } from 'node:crypto';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type RunningAzurite, runAzurite } from './azurite.ts';
import { type KeeperNews, readRecord, removeRecord, writeRecord } from './azurite-record.ts';

const host = '127.0.0.1';
const firstLeaseMs = 20_000;
const watchMs = 1_000;

/**
 * SQLite's file lock: the operating system drops it the moment its holder is gone, however it went, so there is no
 * such thing as a stale lock, nor a guess whether a process number has been used again.
 */
function takeLock(folder: string): DatabaseSync | null {
  const lock = new DatabaseSync(join(folder, 'keeper.lock'), { timeout: 0 });
  try {
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    const sqliteBusy = 5;
    if ((error as { errcode?: number }).errcode === sqliteBusy) return null;
    throw error;
  }
}

function tell(news: KeeperNews): Promise<void> {
  // The starter may be gone already: then there is nobody to tell, and no lease will come either.
  return new Promise((resolve) => (process.send ? process.send(news, () => resolve()) : resolve()));
}

class Keeper {
  readonly #token = randomUUID();
  readonly #leases = new Set<Socket>();
  readonly #server: Server;
  readonly #folder: string;
  readonly #azurite: RunningAzurite;
  #ending = false;

  constructor(folder: string, azurite: RunningAzurite) {
    this.#folder = folder;
    this.#azurite = azurite;
    // Half-open, so that the last holder can say it is done and still hear that everything has been saved.
    this.#server = createServer({ allowHalfOpen: true }, (socket) => this.#greet(socket));
  }

  async open(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(0, host, resolve);
    });
    const { port } = this.#server.address() as AddressInfo;
    writeRecord(this.#folder, { pid: process.pid, token: this.#token, leasePort: port, ports: this.#azurite.ports });
    setTimeout(() => this.#endIfUnused(), firstLeaseMs);
    setInterval(() => this.#leaveIfFolderIsNotOurs(), watchMs);
    // A terminal's signals do not reach a detached process; a machine's shutdown does. Whoever holds a lease decides
    // when this ends, but from now on nothing acknowledged may be only in memory.
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => void this.#azurite.save());
  }

  #greet(socket: Socket): void {
    let heard = '';
    socket.setEncoding('utf8');
    socket.on('error', () => socket.destroy());
    socket.on('data', (text: string) => {
      heard += text;
      if (heard === `${this.#token}\n` && !this.#ending) this.#lend(socket);
      else if (heard.length > this.#token.length || this.#ending) socket.destroy();
    });
    socket.on('end', () => this.#takeBack(socket));
    socket.on('close', () => this.#takeBack(socket));
  }

  #lend(socket: Socket): void {
    this.#leases.add(socket);
    socket.write(`${this.#token}\n`);
  }

  #takeBack(socket: Socket): void {
    if (!this.#leases.delete(socket)) {
      socket.end();
      return;
    }
    if (this.#leases.size > 0) socket.end('released\n');
    else void this.#end(socket);
  }

  #endIfUnused(): void {
    if (this.#leases.size === 0) void this.#end(null);
  }

  async #end(last: Socket | null): Promise<void> {
    if (this.#ending) return;
    this.#ending = true;
    this.#server.close();
    if (!this.#isFolderOurs()) process.exit(1);
    const report = await this.#close();
    if (!last || last.destroyed) process.exit();
    last.end(report, () => process.exit());
    last.on('close', () => process.exit());
  }

  async #close(): Promise<string> {
    try {
      await this.#azurite.close();
      removeRecord(this.#folder);
      return 'saved\n';
    } catch (error) {
      return `failed ${(error as Error).message}\n`;
    }
  }

  #leaveIfFolderIsNotOurs(): void {
    if (!this.#ending && !this.#isFolderOurs()) process.exit(1);
  }

  /** Not after somebody deleted it: a successor may already keep a new one there, which our rows must not overwrite. */
  #isFolderOurs(): boolean {
    return readRecord(this.#folder)?.token === this.#token;
  }
}

/** Kept for the life of the process: a lock that is collected is a lock that is open. */
let lock: DatabaseSync | null = null;

async function keep(folder: string): Promise<void> {
  lock = takeLock(folder);
  if (!lock) {
    await tell({ kind: 'busy' });
    process.exit();
  }
  // A killed predecessor's ports, if free, spare its holders a restart.
  const azurite = await runAzurite(folder, readRecord(folder)?.ports ?? { table: 0, queue: 0 });
  await new Keeper(folder, azurite).open();
  await tell({ kind: 'ready' });
}

keep(process.argv[2] ?? '').catch(async (error: Error & { code?: string }) => {
  const isMissing = error.code === 'MODULE_NOT_FOUND' && error.message.includes('azurite');
  const reason = isMissing
    ? 'its package, azurite, is not installed. Run "npm install", or set AZURE_STORAGE_CONNECTION_STRING to a storage account'
    : error.message;
  await tell({ kind: 'failed', reason });
  process.exit(1);
});

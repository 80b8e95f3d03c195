import { spawn } from 'node:child_process';
import { accessSync, constants, mkdirSync, realpathSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { StoragePorts } from './azurite.ts';
import { type KeeperNews, type KeeperRecord, readRecord } from './azurite-record.ts';

export interface EmbeddedStorage {
  readonly connectionString: string;
  /** Gives the lease back. The last one waits until everything is on disk and the ports are free. */
  close(): Promise<void>;
}

export interface EmbeddedOptions {
  /** BATON_DATA; made when it is missing. */
  readonly folder: string;
  readonly log: (line: string) => void;
}

interface Lease {
  readonly socket: Socket;
  readonly ports: StoragePorts;
}

const host = '127.0.0.1';
const openMs = 30_000;
const greetMs = 5_000;
const closeMs = 30_000;
const pauseMs = 50;
// Azurite's public development account: the key is in its documentation and protects nothing.
const account = 'devstoreaccount1';
const key = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

/**
 * Storage without Azure: one Azurite per folder, shared by every Baton and every command that uses the folder. Rejects
 * with one sentence for the person at the keyboard.
 */
export async function openEmbeddedStorage(options: EmbeddedOptions): Promise<EmbeddedStorage> {
  const folder = options.folder;
  let lease = await takeLease(folder);
  let closing = false;

  const watch = ({ socket }: Lease) => socket.once('close', () => closing || void recover());
  const recover = async () => {
    options.log('The embedded storage ended unexpectedly; the last seconds of changes may be lost. Starting it again.');
    try {
      const again = await takeLease(folder);
      const isSame = again.ports.table === lease.ports.table && again.ports.queue === lease.ports.queue;
      lease = again;
      if (closing) again.socket.destroy();
      else watch(again);
      options.log(
        isSame ? 'The embedded storage is back.' : 'The embedded storage is back on other ports: restart Baton.',
      );
    } catch (error) {
      options.log((error as Error).message);
    }
  };
  watch(lease);

  return {
    connectionString: connectionString(lease.ports),
    close: async () => {
      if (closing) return;
      closing = true;
      const problem = await giveBack(lease.socket);
      if (problem) options.log(`The embedded storage in ${folder} ${problem}`);
    },
  };
}

function connectionString(ports: StoragePorts): string {
  const at = (port: number) => `http://${host}:${port}/${account}`;
  return [
    'DefaultEndpointsProtocol=http',
    `AccountName=${account}`,
    `AccountKey=${key}`,
    `TableEndpoint=${at(ports.table)}`,
    `QueueEndpoint=${at(ports.queue)};`,
  ].join(';');
}

/** The real path, so that two spellings of one folder share one storage. */
function prepareFolder(wanted: string): string {
  const folder = join(wanted, 'storage');
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return realpathSync(folder);
  } catch (error) {
    const reason = (error as Error).message;
    throw new Error(
      `Baton cannot write in the folder ${wanted} (${reason}). Set BATON_DATA to a folder it may write in.`,
    );
  }
}

/** Joins the keeper of the folder, or starts one; waits for one that is just starting or just ending. */
async function takeLease(wanted: string): Promise<Lease> {
  const folder = prepareFolder(wanted);
  const deadline = Date.now() + openMs;
  while (Date.now() < deadline) {
    const record = readRecord(folder);
    const lease = record && (await askForLease(record));
    if (lease) return lease;
    const news = await startKeeper(folder);
    if (news.kind === 'failed') throw new Error(`The embedded storage in ${folder} does not start: ${news.reason}.`);
    if (news.kind === 'busy') await delay(pauseMs);
  }
  throw new Error(holderDoesNotAnswer(folder));
}

function holderDoesNotAnswer(folder: string): string {
  const holder = readRecord(folder)?.pid;
  const who = holder ? `Process ${holder}` : 'Another process';
  return `${who} keeps the embedded storage in ${folder} and does not answer. End it, or set BATON_DATA to another folder.`;
}

/** Null when nobody, or somebody else, answers at the recorded port. */
function askForLease(record: KeeperRecord): Promise<Lease | null> {
  return new Promise((resolve) => {
    const socket = connect(record.leasePort, host);
    const refuse = () => {
      socket.destroy();
      resolve(null);
    };
    const patience = setTimeout(refuse, greetMs);
    let heard = '';
    socket.setEncoding('utf8');
    socket.on('error', refuse);
    socket.on('close', refuse);
    socket.on('data', function listen(text: string) {
      heard += text;
      if (!heard.endsWith('\n')) return;
      clearTimeout(patience);
      socket.off('data', listen).off('close', refuse);
      if (heard !== `${record.token}\n`) return refuse();
      // A lease alone is no reason for a process to go on.
      socket.unref();
      resolve({ socket, ports: record.ports });
    });
    socket.write(`${record.token}\n`);
  });
}

/** Detached: a Ctrl-C for Baton must not reach it, and it may outlive this process for the sake of another. */
function startKeeper(folder: string): Promise<KeeperNews> {
  const script = fileURLToPath(new URL('./azurite-keeper.ts', import.meta.url));
  const keeper = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, folder], {
    cwd: folder,
    detached: true,
    env: environment(),
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    windowsHide: true,
  });
  return new Promise((resolve) => {
    const settle = (news: KeeperNews) => {
      keeper.removeAllListeners();
      // Nothing of the keeper may keep this process alive or, by a full pipe, hold the keeper up.
      if (keeper.connected) keeper.disconnect();
      keeper.unref();
      resolve(news);
    };
    keeper.once('message', (news) => settle(news as KeeperNews));
    keeper.once('error', (error) => settle({ kind: 'failed', reason: error.message }));
    keeper.once('exit', (code, signal) =>
      settle({ kind: 'failed', reason: `it ended with ${signal ?? `code ${code}`}` }),
    );
  });
}

/** Only what any program needs: no secret of Baton's, and nothing that changes how Azurite works (AZURITE_ACCOUNTS). */
function environment(): NodeJS.ProcessEnv {
  const names = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'USERPROFILE'];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

/** Null when all is well, else what to tell. */
function giveBack(socket: Socket): Promise<string | null> {
  // The keeper has gone, which has been reported.
  if (socket.destroyed) return Promise.resolve(null);
  return new Promise((resolve) => {
    const patience = setTimeout(() => resolve('does not confirm that it has saved everything.'), closeMs);
    let heard = '';
    socket.ref();
    socket.on('data', (text: string) => {
      heard += text;
    });
    socket.once('close', () => {
      clearTimeout(patience);
      if (heard === 'saved\n' || heard === 'released\n') return resolve(null);
      resolve(
        heard
          ? `could not be saved: ${heard.trim()}`
          : 'ended without saving; the last seconds of changes may be lost.',
      );
    });
    socket.end();
  });
}

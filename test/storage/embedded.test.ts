import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { TableClient } from '@azure/data-tables';
import { QueueClient } from '@azure/storage-queue';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type EmbeddedStorage, openEmbeddedStorage } from '../../src/storage/embedded.ts';

type HolderProcess = ChildProcessByStdio<Writable, Readable, null>;

const script = fileURLToPath(new URL('./lease-holder.ts', import.meta.url));
let folder: string;
let holders: HolderProcess[];
let opened: EmbeddedStorage[];
let log: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baton-storage-'));
  holders = [];
  opened = [];
  log = [];
});

afterEach(async () => {
  for (const storage of opened) await storage.close();
  for (const holder of holders) holder.kill('SIGKILL');
  await until(() => keeperPid() === null || !isAlive(keeperPid() ?? 0));
  rmSync(folder, { recursive: true, force: true });
});

async function open(): Promise<EmbeddedStorage> {
  const storage = await openEmbeddedStorage({ folder, log: (line) => log.push(line) });
  opened.push(storage);
  return storage;
}

/** Another process with a lease of its own; resolves with its connection string once it has one. */
async function startHolder(): Promise<{ process: HolderProcess; connectionString: string; lines: string[] }> {
  const holder = spawn(process.execPath, [script, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  holders.push(holder);
  const lines: string[] = [];
  const reader = createInterface(holder.stdout).on('line', (line) => lines.push(line));
  await once(reader, 'line');
  return { process: holder, connectionString: lines[0] ?? '', lines };
}

async function until(condition: () => boolean | Promise<boolean>, ms = 15_000): Promise<void> {
  const deadline = Date.now() + ms;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Waited ${ms} ms in vain for ${condition}`);
    await delay(20);
  }
}

function keeperPid(): number | null {
  const record = join(folder, 'storage', 'keeper.json');
  return existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')).pid : null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // Ended, but not yet collected by whoever inherited it.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

function portsOf(connectionString: string): number[] {
  return [...connectionString.matchAll(/127\.0\.0\.1:(\d+)/g)].map((match) => Number(match[1]));
}

function table(connectionString: string): TableClient {
  return TableClient.fromConnectionString(connectionString, 'register', { allowInsecureConnection: true });
}

async function write(connectionString: string, rowKey: string): Promise<void> {
  await table(connectionString).createTable();
  await table(connectionString).createEntity({ partitionKey: 'p', rowKey });
}

async function rows(connectionString: string): Promise<string[]> {
  const found: string[] = [];
  for await (const entity of table(connectionString).listEntities()) found.push(entity.rowKey ?? '');
  return found;
}

describe('the embedded storage', () => {
  test('one that has been given back is on disk, its ports are free, and the next one finds every row and message', async () => {
    const first = await open();
    const pid = keeperPid() ?? 0;
    await write(first.connectionString, 'written last');
    const queue = new QueueClient(first.connectionString, 'outbox');
    await queue.create();
    await queue.sendMessage('message sent last');
    await first.close();
    await until(() => !isAlive(pid), 1_000);
    for (const port of portsOf(first.connectionString)) expect(await isOpen(port)).toBe(false);
    expect(readdirSync(join(folder, 'storage')).sort()).toEqual([
      'keeper.lock',
      'queue-contents',
      'queue-extents.json',
      'queues.json',
      'tables.json',
    ]);

    const second = await open();
    expect(await rows(second.connectionString)).toEqual(['written last']);
    const received = await new QueueClient(second.connectionString, 'outbox').receiveMessages();
    expect(received.receivedMessageItems.map((message) => message.messageText)).toEqual(['message sent last']);
    expect(log).toEqual([]);
  });

  test('processes that start at once on one folder share one storage, which lasts until the last has gone', async () => {
    const [one, two, three] = await Promise.all([startHolder(), startHolder(), startHolder()]);
    const pid = keeperPid() ?? 0;
    expect(two.connectionString).toBe(one.connectionString);
    expect(three.connectionString).toBe(one.connectionString);
    await write(one.connectionString, 'one');
    one.process.stdin.end();
    await until(() => one.lines.includes('given back'));
    two.process.kill('SIGKILL');
    await once(two.process, 'exit');
    await write(three.connectionString, 'three');
    expect(isAlive(pid)).toBe(true);

    three.process.stdin.end();
    await until(() => three.lines.includes('given back'));
    await until(() => !isAlive(pid));
    expect(await rows((await open()).connectionString)).toEqual(['one', 'three']);
  });

  test('rows acknowledged just before the only holder is killed outright are kept', async () => {
    const holder = await startHolder();
    const pid = keeperPid() ?? 0;
    await write(holder.connectionString, 'acknowledged');
    holder.process.kill('SIGKILL');
    await until(() => !isAlive(pid));
    expect(await rows((await open()).connectionString)).toEqual(['acknowledged']);
  });

  test('one that opens while the last is closing gets a storage with every row', async () => {
    for (let round = 0; round < 4; round += 1) {
      const storage = await open();
      await write(storage.connectionString, `round ${round}`);
      const [next] = await Promise.all([open(), storage.close()]);
      expect(await rows(next.connectionString)).toHaveLength(round + 1);
      await next.close();
    }
    expect(log).toEqual([]);
  });

  test('a terminal or a shutdown that signals the keeper does not take it from its holders, and loses nothing', async () => {
    const storage = await open();
    await write(storage.connectionString, 'before');
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.kill(keeperPid() ?? 0, signal);
    await until(() => readFileSync(join(folder, 'storage', 'tables.json'), 'utf8').includes('before'), 4_000);
    expect(await rows(storage.connectionString)).toEqual(['before']);
  });

  test('a keeper that was killed is replaced, on the same ports, without a restart of its holder', async () => {
    const storage = await open();
    await write(storage.connectionString, 'saved');
    process.kill(keeperPid() ?? 0, 'SIGTERM');
    await until(() => readFileSync(join(folder, 'storage', 'tables.json'), 'utf8').includes('saved'));
    process.kill(keeperPid() ?? 0, 'SIGKILL');
    await until(() => log.length === 2);
    expect(log[1]).toBe('The embedded storage is back.');
    expect(await rows(storage.connectionString)).toEqual(['saved']);
  });

  test('what a killed process left behind does not stand in the way, even when its ports are a stranger’s now', async () => {
    const stranger = createServer((socket) => socket.end('hello\n')).listen(0, '127.0.0.1');
    await once(stranger, 'listening');
    const { port } = stranger.address() as AddressInfo;
    const record = { pid: 1, token: 'of a dead process', leasePort: port, ports: { table: port, queue: port } };
    mkdirSync(join(folder, 'storage'));
    writeFileSync(join(folder, 'storage', 'keeper.json'), JSON.stringify(record));
    const storage = await open();
    await write(storage.connectionString, 'here');
    expect(portsOf(storage.connectionString)).not.toContain(port);
    stranger.close();
  });

  test('a folder that is deleted while in use does not come back to life over a new one', async () => {
    const holder = await startHolder();
    const pid = keeperPid() ?? 0;
    await write(holder.connectionString, 'deleted');
    rmSync(join(folder, 'storage'), { recursive: true });
    await until(() => !isAlive(pid));
    holder.process.stdin.end();
    await once(holder.process, 'exit');
    const storage = await open();
    expect(await rows(storage.connectionString).catch((error) => error.statusCode)).toBe(404);
  });

  test('a folder that cannot be made is refused with what to do', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(openEmbeddedStorage({ folder: join(folder, 'file'), log: () => {} })).rejects.toThrow(
      /^Baton cannot write in the folder .*Set BATON_DATA to a folder it may write in\.$/,
    );
  });

  test('files that cannot be read are refused, and not overwritten', async () => {
    const first = await open();
    await first.close();
    writeFileSync(join(folder, 'storage', 'tables.json'), '{ half a ');
    await expect(open()).rejects.toThrow(/^The embedded storage in .* does not start: /);
    expect(readFileSync(join(folder, 'storage', 'tables.json'), 'utf8')).toBe('{ half a ');
  });
});

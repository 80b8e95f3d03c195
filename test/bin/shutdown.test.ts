import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

/** The whole of `npm start`, as a person runs it: every process of it must end with it, however it is ended. */
const root = fileURLToPath(new URL('../..', import.meta.url));

let folder: string;
let ports: number[];
let output: string;
let npm: ChildProcess;
let seen: Set<number>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baton-shutdown-'));
  seen = new Set();
});

afterEach(() => {
  for (const pid of [...seen].filter(isAlive)) process.kill(pid, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function start(): Promise<void> {
  ports = [await freePort(), await freePort()];
  output = '';
  npm = spawn('npm', ['start'], {
    cwd: root,
    // A process group of its own, like a shell's job.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...settingsOfOurs(), PORT: String(ports[0]), BATON_PLAYGROUND_PORT: String(ports[1]), BATON_DATA: folder },
  });
  for (const stream of [npm.stdout, npm.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  await until(`an answer from /readyz`, async () => {
    if (npm.exitCode !== null) throw new Error(`npm start ended:\n${output}`);
    remember();
    return (await statusOf(`http://127.0.0.1:${ports[0]}/readyz`)) === 200;
  });
  await until('the local Teams', async () => (await statusOf(`http://127.0.0.1:${ports[1]}/`)) === 200);
  remember();
}

/** Without what the developer's shell, or the npm that runs these tests, may have set. */
function settingsOfOurs(): NodeJS.ProcessEnv {
  const foreign = /^(npm_|NODE_|JEST|BATON_|Microsoft|AZURE_|PORT$|HOST$)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

/** Everything that descends from npm, also what has left its group, and whatever works on our folder. */
function remember(): void {
  seen.add(npm.pid ?? 0);
  const all = processes();
  for (let size = -1; size !== seen.size; ) {
    size = seen.size;
    for (const one of all) if (seen.has(one.parent) || one.words.includes(folder)) seen.add(one.pid);
  }
}

function processes(): { pid: number; parent: number; words: string }[] {
  return readdirSync('/proc').flatMap((name) => {
    try {
      const parent = Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1]);
      return [{ pid: Number(name), parent, words: readFileSync(`/proc/${name}/cmdline`, 'utf8') }];
    } catch {
      return [];
    }
  });
}

function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

async function statusOf(url: string): Promise<number> {
  return fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    (answer) => answer.status,
    () => 0,
  );
}

function isTaken(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}

async function until(what: string, condition: () => boolean | Promise<boolean>, ms = 90_000): Promise<void> {
  for (const deadline = Date.now() + ms; !(await condition()); await delay(50)) {
    if (Date.now() > deadline) throw new Error(`Waited ${ms} ms in vain for ${what}:\n${output}`);
  }
}

function namesOfLiving(): string[] {
  return processes()
    .filter((one) => seen.has(one.pid) && isAlive(one.pid))
    .map((one) => one.words.replaceAll('\0', ' ').trim());
}

describe('npm start', () => {
  test.each([
    ['SIGTERM to npm', () => npm.kill('SIGTERM')],
    ['Ctrl-C, which reaches the whole group', () => process.kill(-(npm.pid ?? 0), 'SIGINT')],
  ])(
    '%s ends every process and frees every port',
    async (_, end) => {
      await start();
      // npm, the bootstrap, Baton, the storage, the local Teams.
      expect(seen.size).toBeGreaterThanOrEqual(5);
      end();
      await until('npm to end', () => npm.exitCode !== null || npm.signalCode !== null, 30_000);
      await until('the others to end', () => namesOfLiving().length === 0, 5_000).catch(() => {});
      expect(namesOfLiving()).toEqual([]);
      for (const port of ports) expect(await isTaken(port)).toBe(false);
    },
    180_000,
  );
});

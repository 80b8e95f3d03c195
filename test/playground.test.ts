import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Playground, type PlaygroundConfig, type PlaygroundUser, startPlayground } from '../src/playground.ts';

const user = (n: number): PlaygroundUser => ({
  id: `user-${n}`,
  name: `Person ${n}`,
  userPrincipleName: `person${n}@example.com`,
  aadObjectId: `00000000-0000-0000-0000-00000000000${n}`,
  givenName: 'Person',
  surname: String(n),
  email: `person${n}@example.com`,
});

const config: PlaygroundConfig = {
  tenantId: '00000000-0000-0000-0000-000000000100',
  bot: { id: 'bot-id', name: 'Baton' },
  currentUser: user(0),
  users: [user(1), user(2), user(3), user(4), user(5)],
  personalChat: { id: 'personal-chat' },
  groupChat: { id: 'group-chat', name: 'Everybody' },
  team: { id: 'team', name: 'Board', aadGroupId: 'group', channels: [{ id: 'mace', name: 'MACE' }] },
};

let folder: string;
let started: Playground[];
let log: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baton-playground-'));
  started = [];
  log = [];
});

afterEach(async () => {
  for (const playground of started) await playground.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(port = 0, teams: PlaygroundConfig = config): Promise<Playground> {
  const options = {
    port,
    folder,
    config: teams,
    botEndpoint: 'http://127.0.0.1:1/api/messages',
    log: (line: string) => log.push(line),
  };
  const playground = await startPlayground(options);
  started.push(playground);
  return playground;
}

function listen(): Promise<Server> {
  const server = createServer();
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

function isOpen(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, host);
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}

describe('the local Teams', () => {
  test('shows our team, to this machine only, and frees its port when it is stopped', async () => {
    const playground = await start();
    const port = Number(new URL(playground.url).port);
    const team = await fetch(`http://127.0.0.1:${port}/_connector/v3/teams/team`);
    expect(await team.json()).toMatchObject({ id: 'team', name: 'Board' });
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
    const outside = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
    for (const { address } of outside.filter((face) => face.family === 'IPv4' && !face.internal)) {
      expect(await isOpen(port, address)).toBe(false);
    }
    await playground.stop();
    expect(await isOpen(port)).toBe(false);
    expect(readdirSync(folder)).toEqual(['playground']);
    expect(log).toEqual([]);
  });

  test('a taken port is refused, not exchanged for another', async () => {
    const other = await listen();
    const { port } = other.address() as AddressInfo;
    await expect(start(port)).rejects.toThrow(`port ${port} is taken by another program. Set BATON_PLAYGROUND_PORT`);
    other.close();
  });

  test('a configuration that it refuses is reported with its reason', async () => {
    const wrong = { ...config, users: [user(1)] } as unknown as PlaygroundConfig;
    await expect(start(0, wrong)).rejects.toThrow(
      /did not start: it ended at once\. Its log says: .*fewer than 5 items/,
    );
  });

  test('ends when the process that started it is killed outright', async () => {
    const code = `
      const { startPlayground } = await import(${JSON.stringify(new URL('../src/playground.ts', import.meta.url).href)});
      const options = ${JSON.stringify({ port: 0, folder, config, botEndpoint: 'http://127.0.0.1:1/' })};
      console.log((await startPlayground({ ...options, log() {} })).url);`;
    const baton = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const [url] = await createInterface(baton.stdout)
        [Symbol.asyncIterator]()
        .next()
        .then((line) => [line.value]);
      const port = Number(new URL(url ?? '').port);
      expect(await isOpen(port)).toBe(true);
      baton.kill('SIGKILL');
      for (const deadline = Date.now() + 5_000; await isOpen(port); await delay(20)) {
        if (Date.now() > deadline) throw new Error(`Port ${port} is still taken`);
      }
    } finally {
      baton.kill('SIGKILL');
    }
  });
});

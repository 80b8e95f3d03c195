import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { loadExample } from '../../examples/load-example.ts';
import { openEmbeddedStorage } from '../../src/storage/embedded.ts';
import { tablesStore } from '../../src/storage/tables.ts';
import { now } from './a-register.ts';
import { type TurnName, turnsOn, typed } from './activities.ts';
import { askMace, fillStore, groups } from './fill-store.ts';
import { median, round } from './median.ts';
import { type Running, startBaton, startServer, startServerWith } from './processes.ts';
import { call, sendTurn, waitFor } from './send.ts';

export interface StartResult {
  /** Seconds until /readyz says yes. */
  readonly echo: number;
  /** The storage's process runs already, as it does in Azure. */
  readonly storageUp: number;
  /** The embedded storage of a folder with the example in it has to be started too. */
  readonly storageDown: number;
}

export async function measureStart(rounds: number): Promise<StartResult> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-bench-'));
  try {
    const fill = await openEmbeddedStorage({ folder, log: () => {} });
    await loadExample(await tablesStore({ connectionString: fill.connectionString }), 'default', now);
    await fill.close();
    const times = { echo: [] as number[], up: [] as number[], down: [] as number[] };
    for (let count = 0; count < rounds; count += 1) {
      times.echo.push(await secondsToReady(() => startServer('echo')));
      times.down.push(await secondsToReady(() => startBaton({ folder, clock: now })));
      const lease = await openEmbeddedStorage({ folder, log: () => {} });
      times.up.push(await secondsToReady(() => startBaton({ folder, clock: now })));
      await lease.close();
    }
    const [echo, storageUp, storageDown] = [times.echo, times.up, times.down].map((all) => round(median(all), 2));
    return { echo: echo!, storageUp: storageUp!, storageDown: storageDown! };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function secondsToReady(start: () => Promise<Running>): Promise<number> {
  const began = performance.now();
  const server = await start();
  await waitFor(async () => (await call(`${server.told}/readyz`, 'GET')).status === 200, 20_000);
  const seconds = (performance.now() - began) / 1000;
  await server.stop();
  return seconds;
}

export interface MemoryResult {
  readonly flags: readonly string[];
  readonly turns: number;
  readonly echoIdle: number;
  readonly echo: number;
  readonly batonIdle: number;
  readonly baton: number;
  readonly toEcho: number;
  readonly toEchoIdle: number;
}

/** Resident memory in MB after the same turns in the same order: five kinds in turn, on 300 actions and a year. */
export async function measureMemory(turns: number, flags: readonly string[]): Promise<MemoryResult> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-bench-'));
  const [azurite, connector] = await Promise.all([startServer('azurite'), startServer('connector')]);
  const started: Running[] = [azurite, connector];
  try {
    const connectionString = azurite.told;
    const store = await tablesStore({ connectionString });
    const size = { id: 'default', groups, actions: 300, years: 1, each: 24 };
    await fillStore(store, size);
    const made = turnsOn(connector.told, await askMace(store, size, connector.told));
    const echo = await startServerWith(flags, 'echo');
    const baton = await startBaton({ folder, connectionString, clock: now, flags });
    started.push(echo, baton);
    await delay(2_000);
    const [echoIdle, batonIdle] = [echo.memory(), baton.memory()];
    const names = Object.keys(made) as TurnName[];
    for (let count = 0; count < turns; count += 1) {
      const name = names[count % names.length]!;
      await sendTurn(baton.told, made[name](count));
      // The echo understands only what is typed.
      await sendTurn(echo.told, typed(connector.told, name));
    }
    await delay(3_000);
    const megabytes = (bytes: number) => Math.round(bytes / 1e6);
    return {
      flags,
      turns,
      echoIdle: megabytes(echoIdle),
      echo: megabytes(echo.memory()),
      batonIdle: megabytes(batonIdle),
      baton: megabytes(baton.memory()),
      toEcho: round(baton.memory() / echo.memory(), 2),
      toEchoIdle: round(batonIdle / echoIdle, 2),
    };
  } finally {
    for (const one of started.toReversed()) await one.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bringForward } from '../../src/flows/commit.ts';
import { rememberEditions } from '../../src/storage/remember-editions.ts';
import { rememberStates } from '../../src/storage/remember-states.ts';
import { tablesStore } from '../../src/storage/tables.ts';
import { now, type Size } from './a-register.ts';
import { type MakeTurn, type TurnName, turnsOn, typed } from './activities.ts';
import { startCountedBaton } from './counted-baton.ts';
import { countingStore } from './counting-store.ts';
import { type Cost, costOf, counted, newCounts, tablesIn, watchWire } from './counts.ts';
import { askMace, fillStore, groups, portsOf, type RequestCard } from './fill-store.ts';
import { median, round } from './median.ts';
import { plainRows, readPlainRows, writePlainRows } from './plain-rows.ts';
import { type Running, startBaton, startServer } from './processes.ts';
import { sendTurn, toldBy, waitFor } from './send.ts';

export interface TurnResult {
  readonly turn: TurnName;
  readonly ms: number;
  readonly toA: number;
  readonly toB: number;
  readonly cost: Cost;
  /** What is done once the person has the answer. */
  readonly after: Cost;
}

export interface SizeResult {
  readonly actions: number;
  readonly years: number;
  readonly rows: number;
  readonly rounds: number;
  readonly a: number;
  readonly b: number;
  /** B over 300 rows in a table of their own, where Azurite has nothing else to look through. */
  readonly bAlone: number;
  readonly bBytes: number;
  readonly turns: readonly TurnResult[];
}

export interface Measured {
  readonly actions: number;
  readonly years: number;
  readonly rounds: number;
  /** Only every so many-th action has its history, so that filling the store takes no minutes. */
  readonly historyOf?: number;
}

const partnership = 'default';
/** Until V8 has compiled what a turn runs through: Baton, A and B are all servers that run for weeks. */
const usualWarmUp = 20;

/** A, B and Baton side by side on one size of register, round by round. */
export async function measureTurns(measured: Measured): Promise<SizeResult> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-bench-'));
  const [azurite, connector] = await Promise.all([startServer('azurite'), startServer('connector')]);
  const started: Running[] = [azurite, connector];
  try {
    const connectionString = azurite.told;
    const store = await tablesStore({ connectionString });
    const size: Size = { id: partnership, groups, each: 24, ...measured };
    const rows = await fillStore(store, size);
    const request = await askMace(store, size, connector.told);
    for (const table of ['register', 'plain']) await writePlainRows(plainRows(connectionString, table));
    started.push(await startServer('echo'));
    started.push(await startServer('reader', connectionString, 'register'));
    started.push(await startServer('reader', connectionString, 'plain'));
    const baton = await startBaton({ folder, connectionString, clock: now });
    started.push(baton);
    const [, , a, b, bAlone] = started as [Running, Running, Running, Running, Running];
    const turns = turnsOn(connector.told, request);
    const times = await timeRounds({ a, b, bAlone, baton, connector }, turns, measured.rounds);
    await baton.stop();
    const costs = await countTurns(connectionString, connector.told, request);
    return { ...measured, rows, ...resultOf(times, costs) };
  } finally {
    for (const one of started.toReversed()) await one.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Turns = Readonly<Record<TurnName, MakeTurn>>;
type Times = Readonly<Record<TurnName | 'a' | 'b' | 'bAlone', number[]>>;

interface Servers {
  readonly a: Running;
  readonly b: Running;
  readonly bAlone: Running;
  readonly baton: Running;
  readonly connector: Running;
}

async function timeRounds({ a, b, bAlone, baton, connector }: Servers, turns: Turns, rounds: number): Promise<Times> {
  const names = Object.keys(turns) as TurnName[];
  const times: Times = { a: [], b: [], bAlone: [], update: [], 'no change': [], overdue: [], show: [], digest: [] };
  const isThere = await waitFor(async () => (await toldBy(connector.told)).posts > 0, 20_000);
  if (!isThere) throw new Error('the request card was never posted: its updates would be waited for in vain');
  const warmUp = Math.min(usualWarmUp, 5 * rounds);
  for (let count = 0; count < rounds + warmUp; count += 1) {
    const note = (name: keyof Times, ms: number) => count >= warmUp && times[name].push(ms);
    for (const [name, server] of [
      ['a', a],
      ['b', b],
      ['bAlone', bAlone],
    ] as const) {
      note(name, (await sendTurn(server.told, typed(connector.told, 'overdue'))).ms);
    }
    for (const name of names) {
      const { updates } = await toldBy(connector.told);
      note(name, (await sendTurn(baton.told, turns[name](count))).ms);
      // The request card is then shown anew: that must be over before anything else is timed.
      const showsAnew = name === 'update' || name === 'no change';
      if (showsAnew) await waitFor(async () => (await toldBy(connector.told)).updates > updates, 10_000);
    }
  }
  return times;
}

interface Costs {
  readonly turns: ReadonlyMap<TurnName, { readonly cost: Cost; readonly after: Cost }>;
  readonly b: Cost;
}

async function countTurns(connectionString: string, serviceUrl: string, request: RequestCard): Promise<Costs> {
  const store = rememberStates(rememberEditions(countingStore(await tablesStore({ connectionString }))));
  const stopWatching = watchWire({ tables: tablesIn(connectionString), teams: serviceUrl });
  const baton = await startCountedBaton(store, partnership);
  const costs = new Map<TurnName, { cost: Cost; after: Cost }>();
  try {
    for (const [name, make] of Object.entries(turnsOn(serviceUrl, request)) as [TurnName, MakeTurn][]) {
      // Once for what is remembered for a while: Teams' roster; and that the outbox is looked at, for a minute or two.
      await baton.run(make(1001));
      await bringForward(portsOf(store), partnership, { outbox: true });
      const { turn, after } = await baton.run(make(1002));
      costs.set(name, { cost: costOf(turn), after: costOf(after) });
    }
    const plain = newCounts();
    await counted(plain, () => readPlainRows(plainRows(connectionString, 'register')));
    return { turns: costs, b: costOf(plain) };
  } finally {
    await baton.stop();
    stopWatching();
  }
}

function resultOf(times: Times, costs: Costs) {
  const [a, b, bAlone] = [median(times.a), median(times.b), median(times.bAlone)];
  const turns = [...costs.turns].map(([turn, cost]): TurnResult => {
    const ms = median(times[turn]);
    return { turn, ms: round(ms), toA: round(ms / a, 2), toB: round(ms / b, 2), ...cost };
  });
  return { a: round(a), b: round(b), bAlone: round(bAlone), bBytes: costs.b.bytes, turns };
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { MessageState } from '../../src/domain/message.ts';
import { type Group, newGroup } from '../../src/domain/partnership.ts';
import { bringForward } from '../../src/flows/commit.ts';
import {
  type Kept,
  type Register,
  type RegisterChange,
  type RegisterKinds,
  type Store,
  transactionLimit,
} from '../../src/flows/ports.ts';
import { memoryStore } from '../../src/storage/memory.ts';
import { registerSchemas } from '../../src/storage/register-schema.ts';
import { tablesStore } from '../../src/storage/tables.ts';
import { now } from './a-register.ts';
import { askGroup, bindTeam, fillStore, portsOf } from './fill-store.ts';
import { round } from './median.ts';
import { fastest } from './pace.ts';
import { type Running, startBaton, startServer } from './processes.ts';
import { cardsTakenBy, type Told, toldBy } from './send.ts';

export interface FanOutResult {
  readonly cards: number;
  readonly workers: number;
  readonly killed: boolean;
  /** From the first card that Teams took to the last. */
  readonly seconds: number;
  /** The same if no limit were ever left unused: of the tenant, and of the channels that these cards go to. */
  readonly fastest: number;
  readonly ofFastest: number;
  readonly perSecond: number;
  /** Of the 50 a second that bind when there are many cards. */
  readonly ofLimit: number;
  readonly busiestSecond: number;
  readonly bySecond: readonly number[];
  /** Answered with 429. */
  readonly refused: number;
  readonly repeated: number;
  /** Neither posted nor listed as in doubt when nothing moved any more. */
  readonly lost: number;
  readonly inDoubt: number;
  /** Posted after all, though listed as in doubt. */
  readonly doubtedButPosted: number;
}

export interface FanOut {
  /** Each has 20 groups that are asked; the groups of the first share one channel, all others have their own. */
  readonly partnerships: number;
  readonly workers: number;
  /** One worker is ended by kill -9 when a third has been posted. */
  readonly kill: boolean;
  readonly longestSeconds: number;
}

const tenant = '00000000-0000-0000-0000-0000000000aa';
const groupsEach = 20;
const everyTenSeconds = '*/10 * * * * *';

export async function measureFanOut(fanOut: FanOut): Promise<FanOutResult> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-bench-'));
  const [azurite, connector] = await Promise.all([startServer('azurite'), startServer('connector', 'limited')]);
  const started: Running[] = [azurite, connector];
  try {
    const store = await tablesStore({ connectionString: azurite.told });
    // They run already when there is something to send, as in the days before a meeting.
    const start = () => startBaton({ folder, connectionString: azurite.told, clock: now, tick: everyTenSeconds });
    const workers = await Promise.all(Array.from({ length: fanOut.workers }, start));
    started.push(...workers);
    const numbers = Array.from({ length: fanOut.partnerships }, (_, at) => at);
    for (const number of numbers) await prepare(store, number, connector.told);
    await Promise.all(numbers.map((number) => bringForward(portsOf(store), `p${number}`, { outbox: true })));
    const states = () => statesOf(store, numbers);
    const told = await untilStill(connector.told, fanOut, { kill: () => workers[0]!.kill(), states });
    return resultOf(fanOut, { told, taken: await cardsTakenBy(connector.told), states: await states() });
  } finally {
    for (const one of started.toReversed()) await one.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * One partnership whose groups have all been asked by the real flow, and none of whose cards has been posted. It is
 * made in memory and then copied: asked where it lies, two thousand groups would take minutes.
 */
async function prepare(store: Store, number: number, serviceUrl: string): Promise<void> {
  const id = `p${number}`;
  const team = `19:team-${number}@thread.tacv2`;
  const groups = Array.from({ length: groupsEach }, (_, at): Group => {
    const channel = { tenant, team, channel: channelOf(number, at), name: `Group ${at}` };
    return { ...newGroup(`g${number}-${at}`, `Group ${number}.${at}`), policy: 'all', channel };
  });
  const made = memoryStore();
  await fillStore(made, { id, groups, actions: 6 * groupsEach, years: 0, each: 6, allMeetNow: true });
  await bindTeam(store, { tenant, team, partnership: id, serviceUrl });
  for (const group of groups) await askGroup(portsOf(made), id, group.id);
  await copyRegister(made.register(id), store.register(id));
}

async function copyRegister(from: Register, to: Register): Promise<void> {
  const kinds = Object.keys(registerSchemas) as (keyof RegisterKinds)[];
  const lists = await Promise.all(kinds.map(async (kind) => putAll(kind, await from.list(kind))));
  const rows = lists.flat();
  for (let at = 0; at < rows.length; at += transactionLimit) await to.commit(rows.slice(at, at + transactionLimit));
}

function putAll<N extends keyof RegisterKinds>(kind: N, rows: readonly Kept<RegisterKinds[N]>[]): RegisterChange[] {
  return rows.map(({ id, value }) => ({ do: 'put', kind, id, value }) as RegisterChange);
}

function channelOf(number: number, group: number): string {
  return number === 0 ? '19:shared@thread.tacv2' : `19:g${number}-${group}@thread.tacv2`;
}

interface Watched {
  readonly kill: () => Promise<void>;
  readonly states: () => Promise<States>;
}

/** Nothing was posted for so long: then it is looked whether anything is still to come. */
const stillMs = 5_000;

/** Watches until every card has been posted or is listed as in doubt. */
async function untilStill(connector: string, fanOut: FanOut, { kill, states }: Watched): Promise<Told> {
  const cards = fanOut.partnerships * groupsEach;
  const deadline = performance.now() + fanOut.longestSeconds * 1000;
  let killed = !fanOut.kill;
  let seen = { cards: 0, at: performance.now() };
  for (;;) {
    const told = await toldBy(connector);
    if (!killed && told.cards > cards / 3) {
      await kill();
      killed = true;
    }
    if (told.cards > seen.cards) seen = { cards: told.cards, at: performance.now() };
    const isStill = performance.now() - seen.at > stillMs;
    const isOver = told.cards >= cards || (isStill && [...(await states()).values()].every(isSettled));
    if (isOver || performance.now() > deadline) {
      // Time for what would be repeated to be seen.
      await delay(1_500);
      return toldBy(connector);
    }
    await delay(isStill ? stillMs : 100);
  }
}

function isSettled(state: MessageState): boolean {
  return state !== 'due' && state !== 'sending';
}

type States = ReadonlyMap<string, MessageState>;

/** The state of every request's message, by its id. */
async function statesOf(store: Store, numbers: readonly number[]): Promise<States> {
  const rows = await Promise.all(numbers.map((number) => store.register(`p${number}`).list('message')));
  const requests = rows.flat().filter(({ value }) => value.kind === 'request');
  return new Map(requests.map(({ id, value }) => [id, value.state]));
}

interface Seen {
  readonly told: Told;
  /** How often each card was taken. */
  readonly taken: Readonly<Record<string, number>>;
  readonly states: States;
}

function resultOf(fanOut: FanOut, { told, taken, states }: Seen): FanOutResult {
  const posted = new Set(Object.keys(taken));
  const doubtful = [...states].filter(([, state]) => state === 'in-doubt').map(([id]) => id);
  const lost = [...states.keys()].filter((id) => !posted.has(id) && !doubtful.includes(id));
  const seconds = (told.lastAt - told.firstAt) / 1000;
  const perSecond = (told.cards - 1) / seconds;
  const possible = fastest([...posted].map((_, at) => channelOf(Math.floor(at / groupsEach), at % groupsEach)));
  const { busiestSecond, bySecond, refused } = told;
  return {
    cards: states.size,
    workers: fanOut.workers,
    killed: fanOut.kill,
    seconds: round(seconds),
    fastest: round(possible),
    ofFastest: round(possible / seconds, 2),
    perSecond: round(perSecond),
    ofLimit: round(perSecond / 50, 2),
    busiestSecond,
    bySecond: bySecond.map((count) => count ?? 0),
    refused,
    repeated: Object.values(taken).reduce((sum, times) => sum + times - 1, 0),
    lost: lost.length,
    inDoubt: doubtful.length,
    doubtedButPosted: doubtful.filter((id) => posted.has(id)).length,
  };
}

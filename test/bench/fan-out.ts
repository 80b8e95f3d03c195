import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Group, newGroup } from '../../src/domain/partnership.ts';
import type { Store } from '../../src/flows/ports.ts';
import { tablesStore } from '../../src/storage/tables.ts';
import { now } from './a-register.ts';
import { askGroup, bindTeam, fillStore, portsOf } from './fill-store.ts';
import { round } from './median.ts';
import { fastest } from './pace.ts';
import { type Running, startBaton, startServer } from './processes.ts';
import { type Told, toldBy } from './send.ts';
import { measureStorageBound, type StorageBound } from './storage-bound.ts';

export interface FanOutResult {
  readonly cards: number;
  readonly workers: number;
  readonly killed: boolean;
  /** From the first post that Teams took to the last. */
  readonly seconds: number;
  /** The same if no limit were ever left unused. */
  readonly fastest: number;
  readonly perSecond: number;
  /** Of the 50 a second that bind when there are many cards. */
  readonly ofLimit: number;
  /** Cards a second that this machine's storage can do, if nothing else is done beside it; and what a card asks of it. */
  readonly storageBound: number;
  readonly callsPerCard: number;
  /** Of the smaller of the two: what binds here. */
  readonly ofBound: number;
  readonly busiestSecond: number;
  /** Answered with 429. */
  readonly refused: number;
  readonly repeated: number;
  /** Neither posted nor listed as in doubt when nothing moved any more. */
  readonly lost: number;
  readonly inDoubt: number;
  /** Posted after all, though listed as in doubt. */
  readonly doubtedButPosted: number;
  /** Seconds for 2,000 cards at the rate that was seen, and at the limit. */
  readonly for2000: number;
  readonly for2000AtLimit: number;
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
/** More than this, and the local storage answers too late. */
const preparedAtOnce = 3;

export async function measureFanOut(fanOut: FanOut): Promise<FanOutResult> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-bench-'));
  const [azurite, connector] = await Promise.all([startServer('azurite'), startServer('connector', 'limited')]);
  const started: Running[] = [azurite, connector];
  try {
    const store = await tablesStore({ connectionString: azurite.told });
    const numbers = Array.from({ length: fanOut.partnerships }, (_, at) => at);
    for (let at = 0; at < numbers.length; at += preparedAtOnce) {
      const some = numbers.slice(at, at + preparedAtOnce);
      await Promise.all(some.map((number) => prepare(store, number, connector.told)));
    }
    await prepare(store, numbers.length, connector.told);
    const bound = await measureStorageBound(store, `p${numbers.length}`);
    await forget(store, `p${numbers.length}`);
    const start = () => startBaton({ folder, connectionString: azurite.told, clock: now });
    const workers = await Promise.all(Array.from({ length: fanOut.workers }, start));
    started.push(...workers);
    const told = await untilStill(connector.told, fanOut, async () => workers[0]!.kill());
    return resultOf(fanOut, { told, bound, states: await statesOf(store, numbers) });
  } finally {
    for (const one of started.toReversed()) await one.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One partnership whose groups have all been asked by the real flow, and none of whose cards has been posted. */
async function prepare(store: Store, number: number, serviceUrl: string): Promise<void> {
  const id = `p${number}`;
  const team = `19:team-${number}@thread.tacv2`;
  const groups = Array.from({ length: groupsEach }, (_, at): Group => {
    const channel = { tenant, team, channel: channelOf(number, at), name: `Group ${at}` };
    return { ...newGroup(`g${number}-${at}`, `Group ${number}.${at}`), policy: 'all', channel };
  });
  await fillStore(store, { id, groups, actions: 6 * groupsEach, years: 0, each: 6, allMeetNow: true });
  await bindTeam(store, { tenant, team, partnership: id, serviceUrl });
  for (const group of groups) await askGroup(portsOf(store), id, group.id);
}

/** What the bound was measured with is not sent. */
async function forget(store: Store, partnership: string): Promise<void> {
  const register = store.register(partnership);
  const rows = await register.list('outbox');
  await register.commit(rows.map(({ id }) => ({ do: 'remove', kind: 'outbox', id })));
}

function channelOf(number: number, group: number): string {
  return number === 0 ? '19:shared@thread.tacv2' : `19:g${number}-${group}@thread.tacv2`;
}

/** Watches until every card has been posted, or nothing has moved for longer than a claim or a queue item lasts. */
async function untilStill(connector: string, fanOut: FanOut, kill: () => Promise<void>): Promise<Told> {
  const cards = fanOut.partnerships * groupsEach;
  const deadline = performance.now() + fanOut.longestSeconds * 1000;
  let killed = !fanOut.kill;
  for (;;) {
    const told = await toldBy(connector);
    if (!killed && told.posts > cards / 3) {
      await kill();
      killed = true;
    }
    if (Object.keys(told.cards).length >= cards || performance.now() > deadline) {
      await delay(1_500);
      return toldBy(connector);
    }
    await delay(100);
  }
}

/** The state of every request's message, by its id. */
async function statesOf(store: Store, numbers: readonly number[]): Promise<ReadonlyMap<string, string>> {
  const rows = await Promise.all(numbers.map((number) => store.register(`p${number}`).list('message')));
  const requests = rows.flat().filter(({ value }) => value.kind === 'request');
  return new Map(requests.map(({ id, value }) => [id, value.state]));
}

interface Seen {
  readonly told: Told;
  readonly bound: StorageBound;
  readonly states: ReadonlyMap<string, string>;
}

function resultOf(fanOut: FanOut, { told, bound, states }: Seen): FanOutResult {
  const posted = new Set(Object.keys(told.cards));
  const doubtful = [...states].filter(([, state]) => state === 'in-doubt').map(([id]) => id);
  const lost = [...states.keys()].filter((id) => !posted.has(id) && !doubtful.includes(id));
  const seconds = (told.lastAt - told.firstAt) / 1000;
  const perSecond = (told.posts - 1) / seconds;
  const channels = Array.from({ length: states.size }, (_, at) =>
    channelOf(Math.floor(at / groupsEach), at % groupsEach),
  );
  return {
    cards: states.size,
    workers: fanOut.workers,
    killed: fanOut.kill,
    seconds: round(seconds),
    fastest: round(fastest(channels)),
    perSecond: round(perSecond),
    ofLimit: round(perSecond / 50, 2),
    storageBound: round(bound.cardsPerSecond),
    callsPerCard: round(bound.callsPerCard),
    ofBound: round(perSecond / Math.min(50, bound.cardsPerSecond), 2),
    busiestSecond: told.busiestSecond,
    refused: told.refused,
    repeated: Object.values(told.cards).reduce((sum, times) => sum + times - 1, 0),
    lost: lost.length,
    inDoubt: doubtful.length,
    doubtedButPosted: doubtful.filter((id) => posted.has(id)).length,
    for2000: Math.round(2000 / perSecond),
    for2000AtLimit: 2000 / 50,
  };
}

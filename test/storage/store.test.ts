import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { memoryStore } from '../../src/storage/memory.ts';
import { tablesStore } from '../../src/storage/tables.ts';
import { type Subject, storeContract } from './contract.ts';
import { type InProcessAzurite, startAzurite } from './in-process-azurite.ts';
import { expectAgreement } from './random-commits.ts';

let azurite: InProcessAzurite;

beforeAll(async () => {
  azurite = await startAzurite();
});

afterAll(() => azurite.close());

async function openMemory(): Promise<Subject> {
  let now = 0;
  return {
    store: memoryStore(() => now),
    hiddenSeconds: 60,
    pass: async (seconds) => {
      now += seconds * 1000;
    },
  };
}

async function openTables(): Promise<Subject> {
  const hiddenSeconds = 2;
  const store = await tablesStore({ connectionString: azurite.connectionString, hiddenSeconds });
  return { store, hiddenSeconds, pass: (seconds) => delay(seconds * 1000) };
}

describe('memory', () => {
  storeContract(openMemory);

  test('leaves an item with its later taker when an earlier one is done too late', async () => {
    const { store, pass } = await openMemory();
    await store.queue.put({ partnership: 'p', message: 'm' });
    const [late] = await store.queue.take(1);
    await pass(60);
    expect(await store.queue.take(1)).toHaveLength(1);
    await late!.done();
    await pass(60);
    const [again] = await store.queue.take(1);
    expect(again!.timesTaken).toBe(3);
    await again!.done();
    await pass(60);
    expect(await store.queue.take(1)).toEqual([]);
  });
});

describe('Azure Tables and Queues', () => storeContract(openTables));

test('memory and Azure Tables agree on any sequence of commits', async () => {
  await expectAgreement((await openMemory()).store, (await openTables()).store);
});

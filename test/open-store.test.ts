import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pino from 'pino';
import { newGroup } from '../src/domain/partnership.ts';
import { untouched } from '../src/domain/plan.ts';
import { type OpenStore, openStore } from '../src/open-store.ts';
import { connectionStringTo, type InProcessAzurite, startAzurite } from './storage/in-process-azurite.ts';
import { layWire, type Wire } from './storage/wire.ts';

// The store as Baton opens it for an account in Azure, with what stands round the tables: counted on the wire.

let azurite: InProcessAzurite;
let wire: Wire;
let store: OpenStore;

beforeAll(async () => {
  azurite = await startAzurite();
  wire = await layWire(azurite.tables);
  const connectionString = connectionStringTo(wire.url, azurite.queues);
  store = await openStore({ storage: { kind: 'connection', connectionString } }, pino({ level: 'silent' }));
  await store.register('anyshire').commit([
    { do: 'put', kind: 'group', id: 'mace', value: newGroup('mace', 'MACE') },
    { do: 'put', kind: 'state', id: 'DP~1', value: untouched('DP', '1') },
  ]);
});

afterAll(async () => {
  await store.close();
  wire.close();
  await azurite.close();
});

async function requestsOf(read: () => Promise<unknown>): Promise<readonly string[]> {
  const before = wire.calls.length;
  await read();
  return wire.calls.slice(before);
}

function askAll() {
  const register = () => store.register('anyshire');
  return Promise.all([
    register().find('partnership', 'anyshire'),
    register().list('group'),
    register().list('post'),
    register().list('meeting', { since: '2026-01-01' }),
    register().list('state'),
  ]);
}

test('the desk is one request for all who ask in the same moment, and states are read once while nobody writes', async () => {
  const first = await requestsOf(askAll);
  expect(first).toHaveLength(2);
  expect(first[1]).toContain("'state|'");
  expect(await requestsOf(askAll)).toEqual([first[0]]);
  const [, groups, , , states] = await askAll();
  expect([groups.length, states.length]).toEqual([1, 1]);
});

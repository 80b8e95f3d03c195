import { randomUUID } from 'node:crypto';
import { TableClient } from '@azure/data-tables';
import { QueueClient } from '@azure/storage-queue';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { untouched } from '../../src/domain/plan.ts';
import { stateKey } from '../../src/flows/keys.ts';
import { type Register, StorageUnavailable } from '../../src/flows/ports.ts';
import { DamagedRow } from '../../src/storage/codec.ts';
import { registerLayout } from '../../src/storage/keys.ts';
import { type TablesStore, tablesStore } from '../../src/storage/tables.ts';
import { insert } from './contract.ts';
import { registerRows } from './full-rows.ts';
import { connectionStringTo, type InProcessAzurite, startAzurite } from './in-process-azurite.ts';
import { layWire, type Wire } from './wire.ts';

let azurite: InProcessAzurite;
let wire: Wire;
let store: TablesStore;
let reports: string[];

beforeAll(async () => {
  azurite = await startAzurite();
  wire = await layWire(azurite.tables);
  reports = [];
  store = await tablesStore({
    connectionString: connectionStringTo(wire.url, azurite.queues),
    report: (problem) => reports.push(problem),
  });
});

afterEach(() => {
  wire.faults.length = 0;
});

afterAll(async () => {
  wire.close();
  await azurite.close();
});

function rawTable(name: string): TableClient {
  return TableClient.fromConnectionString(azurite.connectionString, name, { allowInsecureConnection: true });
}

async function callsDuring(work: () => Promise<unknown>): Promise<readonly string[]> {
  const before = wire.calls.length;
  await work();
  return wire.calls.slice(before);
}

describe('what outside tools may read', () => {
  async function entityOf(kind: 'update' | 'message'): Promise<Record<string, unknown>> {
    const partnership = randomUUID();
    const row = { do: 'insert', kind, id: 'x~1', value: registerRows[kind][0] } as Parameters<Register['commit']>[0][0];
    await store.register(partnership).commit([row]);
    return rawTable('register').getEntity(partnership, `${kind}|x~1`);
  }

  test('an update has its fields as plain properties', async () => {
    expect(await entityOf('update')).toMatchObject({
      ref: '4.1',
      rating: 'amber',
      narrative: 'Waiting for hospital data',
      at: '2027-01-14T09:00:00Z',
      by: 't~a',
      route: 'card',
      late: true,
    });
  });

  test('a message has its fields as plain properties', async () => {
    expect(await entityOf('message')).toMatchObject({
      kind: 'notice',
      state: 'in-doubt',
      conversationId: '19:c@thread.tacv2;messageid=1',
      activityId: '1',
      reason: 'no answer',
    });
  });
});

describe('round trips', () => {
  test('a find, a list of up to 1,000 rows and a commit of any size are one each', async () => {
    const register = store.register(randomUUID());
    const rows = Array.from({ length: 100 }, (_, at) => insert(`a${at}`));
    expect(await callsDuring(() => register.commit(rows))).toHaveLength(1);
    expect(await callsDuring(() => register.find('agency', 'a1'))).toHaveLength(1);
    expect(await callsDuring(() => register.list('agency'))).toHaveLength(1);
    const limited = await callsDuring(() => register.list('agency', { limit: 3 }));
    expect(limited).toHaveLength(1);
    expect(limited[0]).toContain('$top=3');
  });

  test('lists of one plan’s actions that are asked for in the same moment are one, and each has its own rows', async () => {
    const register = store.register(randomUUID());
    const refs = Array.from({ length: 9 }, (_, at) => `4.${at + 1}`);
    await register.commit(
      refs.map((ref) => ({ do: 'insert', kind: 'state', id: stateKey('DP', ref), value: untouched('DP', ref) })),
    );
    const between = (from: string, to: string) => [stateKey('DP', from), stateKey('DP', to)] as const;
    const calls = await callsDuring(async () => {
      const lists = await Promise.all([
        register.list('state', { between: between('4.1', '4.3') }),
        register.list('state', { between: between('4.7', '4.8') }),
        register.list('state', { between: [stateKey('LPR', '1'), stateKey('LPR', '2')] }),
      ]);
      expect(lists.map((rows) => rows.map(({ value }) => value.ref))).toEqual([
        ['4.1', '4.2', '4.3'],
        ['4.7', '4.8'],
        [],
      ]);
    });
    expect(calls).toHaveLength(2);
  });

  test('a list goes on after an empty page that is not the last', async () => {
    const register = store.register(randomUUID());
    await register.commit([insert('a')]);
    wire.faults.push('empty-page');
    const calls = await callsDuring(async () => expect(await register.list('agency', { limit: 2 })).toHaveLength(1));
    expect(calls).toHaveLength(2);
    expect(calls[1]).toContain('NextRowKey');
  });
});

describe('a damaged row', () => {
  async function reading<K extends 'agency' | 'message' | 'group'>(kind: K, entity: Record<string, unknown>) {
    const partnership = randomUUID();
    const { row: rowKey } = registerLayout(partnership).place(kind, 'm~1');
    await rawTable('register').createEntity({ partitionKey: partnership, rowKey, ...entity });
    const register = store.register(partnership);
    return { find: () => register.find(kind, 'm~1'), list: () => register.list(kind) };
  }

  test.each<[string, 'agency' | 'message', Record<string, unknown>, string]>([
    ['a word that is not known', 'message', { id: 'm', kind: 'secret words' }, 'message|m~1 is damaged: kind'],
    ['a missing field', 'agency', { id: 'secret words', aliasesJson: '[]' }, 'desk|~|agency|m~1 is damaged: name'],
    ['a number for a text', 'agency', { id: 'a', name: 5, aliasesJson: '[]' }, 'desk|~|agency|m~1 is damaged: name'],
    [
      'broken JSON',
      'agency',
      { id: 'a', name: 'b', aliasesJson: '["secret words' },
      'desk|~|agency|m~1 is damaged: aliases',
    ],
    ['a fault deep inside', 'agency', { id: 'a', name: 'b', aliasesJson: '["a",{"secret words":1}]' }, 'aliases.1'],
  ])('with %s is named by row and field, without its words', async (_name, kind, entity, sentence) => {
    const { find, list } = await reading(kind, entity);
    for (const read of [find, list]) {
      const error: Error = await read().then(
        () => new Error('not damaged'),
        (thrown) => thrown,
      );
      expect(error).toBeInstanceOf(DamagedRow);
      expect(error.message).toContain(sentence);
      expect(`${error.message} ${error.stack} ${error.cause}`).not.toContain('secret words');
    }
  });

  test('is not a row of an earlier Baton, which knew fewer fields', async () => {
    const row = { id: 'mace', name: 'MACE', aliasesJson: '[]', policy: 'all', quietJson: '[]' };
    const rhythmsJson = '{"papers":5,"ask":10,"remind":5,"chase":3,"close":2}';
    const { find } = await reading('group', { ...row, rhythmsJson });
    expect((await find())?.value).toMatchObject({ name: 'MACE', members: [], paused: null, mergedInto: null });
  });

  test('is not a row with a field that a later Baton has added', async () => {
    const row = { id: 'a', name: 'b', aliasesJson: '[]', later: 'field', laterJson: '{}' };
    const { find } = await reading('agency', row);
    expect((await find())?.value).toEqual({ id: 'a', name: 'b', aliases: [], answers: null });
  });
});

describe('a register in the order of keys of an earlier Baton', () => {
  const rhythmsJson = '{"papers":5,"ask":10,"remind":5,"chase":3,"close":2}';
  const group = { id: 'mace', name: 'MACE', aliasesJson: '[]', policy: 'all', rhythmsJson, quietJson: '[]' };

  test('is brought into today’s when the store is opened, and once', async () => {
    const partition = randomUUID();
    const raw = (table: 'register' | 'directory', partitionKey: string, rowKey: string, row: object) =>
      rawTable(table).createEntity({ partitionKey, rowKey, ...row });
    await raw('directory', 'next', partition, { partnership: partition, outbox: false });
    const own = { id: partition, name: 'Anyshire', madeAt: '2019-04-01T08:00:00Z' };
    await raw('register', partition, `partnership|${partition}`, own);
    await raw('register', partition, 'group|mace', group);
    for (let day = 1; day <= 28; day += 1) {
      const id = `mace.2019-09-${String(day).padStart(2, '0')}`;
      const meeting = { id, group: 'mace', date: id.slice(5), cancelled: false };
      await raw('register', partition, `meeting|${id}`, meeting);
    }
    for (let times = 0; times < 2; times += 1) {
      const register = (await tablesStore({ connectionString: azurite.connectionString })).register(partition);
      expect((await register.find('partnership', partition))?.value.name).toBe('Anyshire');
      expect((await register.find('group', 'mace'))?.value.name).toBe('MACE');
      expect(await register.list('meeting', { since: '2019-09-01' })).toHaveLength(28);
    }
  });
});

describe('queue messages that are not Baton’s', () => {
  test('are removed and reported, and keep nobody from the others', async () => {
    const raw = new QueueClient(azurite.connectionString, 'messages');
    for (const text of ['secret words', '{"partnership":"p"}', 'null']) await raw.sendMessage(text);
    await store.queue.put({ partnership: 'p', message: 'good' });
    const taken = await store.queue.take(32);
    expect(taken.map(({ message }) => message)).toEqual(['good']);
    await taken[0]!.done();
    expect(reports).toHaveLength(3);
    expect(reports.join()).not.toContain('secret');
    expect((await raw.getProperties()).approximateMessagesCount).toBe(0);
  });
});

describe('when storage cannot be reached', () => {
  test('a store does not open where nobody listens', async () => {
    const dead = connectionStringTo('http://127.0.0.1:1', 'http://127.0.0.1:1');
    const opening = tablesStore({ connectionString: dead });
    await expect(opening).rejects.toThrow(StorageUnavailable);
    await expect(opening).rejects.toThrow('Storage cannot be reached: ECONNREFUSED.');
  });

  test('a store does not open with a wrong key, and says why', async () => {
    const wrongKey = Buffer.from('wrong').toString('base64');
    const opening = tablesStore({ connectionString: connectionStringTo(azurite.tables, azurite.queues, wrongKey) });
    await expect(opening).rejects.toThrow(StorageUnavailable);
    await expect(opening).rejects.toThrow("it refuses Baton's credentials (403");
  });

  test('silence is noticed within seconds, at every door', async () => {
    const register = store.register(randomUUID());
    // Two of them for the check, which looks into both tables.
    wire.faults.push('silent', 'silent', 'silent', 'silent', 'silent');
    const started = Date.now();
    const attempts = [
      register.find('agency', 'a'),
      register.list('agency'),
      register.commit([insert('a')]),
      store.check(),
    ];
    for (const { status, reason } of (await Promise.allSettled(attempts)) as PromiseRejectedResult[]) {
      expect(status).toBe('rejected');
      expect(reason).toBeInstanceOf(StorageUnavailable);
    }
    expect(Date.now() - started).toBeLessThan(8_000);
  });

  test('a read is tried again', async () => {
    const register = store.register(randomUUID());
    await register.commit([insert('a')]);
    wire.faults.push('busy', 'lose-answer');
    expect(await register.find('agency', 'a')).not.toBeNull();
  });

  test('a commit whose answer is lost throws, is not tried again, and may have been written', async () => {
    const register = store.register(randomUUID());
    wire.faults.push('lose-answer');
    const calls = await callsDuring(async () => {
      await expect(register.commit([insert('a'), insert('b')])).rejects.toThrow(StorageUnavailable);
    });
    expect(calls).toHaveLength(1);
    expect((await register.list('agency')).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  test('a commit that is refused for business throws, and is not tried again', async () => {
    const register = store.register(randomUUID());
    wire.faults.push('busy');
    const calls = await callsDuring(async () => {
      await expect(register.commit([insert('a')])).rejects.toThrow('Storage cannot be reached: it answers 503');
    });
    expect(calls).toHaveLength(1);
    expect(await register.list('agency')).toEqual([]);
  });

  test('the check passes while all is well, and says what is missing', async () => {
    await store.check();
    await rawTable('directory').deleteTable();
    await expect(store.check()).rejects.toThrow('it answers 404 TableNotFound');
    await expect(store.directory.find('next', 'p')).rejects.toThrow();
    await expect(store.directory.commit([{ do: 'remove', kind: 'next', id: 'p' }])).rejects.toThrow();
    await rawTable('directory').createTable();
  });
});

describe('a connection string', () => {
  test.each([
    connectionStringTo('http://storage.example.org:10002', 'http://127.0.0.1:10001'),
    connectionStringTo('https://a.table.core.windows.net', 'http://storage.example.org'),
    'DefaultEndpointsProtocol=http;AccountName=a;AccountKey=a2V5;EndpointSuffix=core.windows.net',
  ])('that would send plain http over a network is refused: %s', async (connectionString) => {
    await expect(tablesStore({ connectionString })).rejects.toThrow('only https is safe');
  });
});

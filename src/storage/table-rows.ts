import { odata, type TableClient, type TransactionAction } from '@azure/data-tables';
import type { Change, Committed, Kept, Range, Rows } from '../flows/ports.ts';
import { decode } from './codec.ts';
import { type KeyRange, type Layout, mayBeKey, schemaOf } from './keys.ts';
import { codeOf, statusOf, withStorage } from './outage.ts';
import { plainAnswer } from './plain-answers.ts';
import { readTogether } from './read-together.ts';
import { removingOnly } from './transaction-body.ts';
import { type Write, writesOf } from './writes.ts';

/**
 * One table, through two clients. `reading` tries again. `writing` never does: when the answer to a transaction that
 * was written is lost, a second try is told "already exists" or "changed meanwhile", which would look like somebody
 * else being faster. So a lost answer throws, and the caller gathers again and sees whether its writing is there.
 */
export interface Table {
  readonly reading: TableClient;
  readonly writing: TableClient;
}

/** The largest page that Azure answers. */
const pageSize = 1000;

export type Entity = Record<string, unknown>;

export function tableRows<K>(table: Table, layout: Layout<K>): Rows<K> {
  const keep = <N extends keyof K & string>(kind: N, entity: Entity): Kept<K[N]> => {
    const row = entity.RowKey as string;
    const value = decode<K[N]>(entity, schemaOf(layout, kind), row);
    return { id: layout.idOf(kind, row), value, version: entity['odata.etag'] as string };
  };
  const all = (keys: KeyRange) => listEntities(table, filterOf(keys), Number.POSITIVE_INFINITY);
  const together = readTogether(all, (partition, row) => findEntity(table, partition, row));
  return {
    async find(kind, id) {
      const { partition, row } = layout.place(kind, id);
      if (!mayBeKey(row)) return null;
      const shelf = layout.shelfOf(kind);
      const entity = shelf ? await together.find(shelf, { partition, row }) : await findEntity(table, partition, row);
      return entity && keep(kind, entity);
    },
    async list(kind, range: Range = {}) {
      const keys = layout.rangeOf(kind, range);
      const { limit = Number.POSITIVE_INFINITY } = range;
      if (!mayBeKey(keys.from)) return [];
      const shelf = layout.shelfOf(kind, range);
      const lying = shelf ? await together.list(shelf, keys) : await listEntities(table, filterOf(keys), limit);
      const own = lying.filter(({ RowKey }) => layout.isOf(kind, RowKey as string));
      return own.slice(0, limit).map((entity) => keep(kind, entity));
    },
    // Async, so that a refusal rejects like everything else that goes wrong.
    commit: async (changes) => write(table, writesOf(changes, layout)),
    async replace(kind, row, value) {
      const change = { do: 'replace', kind, id: row.id, value, version: row.version } as const;
      const version = await replaceOne(table, writesOf([change as Change<K>], layout)[0]!, row.version);
      return version === null ? null : { ...row, value, version };
    },
  };
}

/** A transaction answers without versions; the writing of a single row, which costs less besides, with the row's own. */
async function replaceOne(table: Table, write: Write, etag: string): Promise<string | null> {
  if (write.do === 'remove') throw new Error('a removal leaves no row');
  const entity = { ...write.properties, partitionKey: write.place.partition, rowKey: write.place.row };
  try {
    const answer = await withStorage((options) => table.writing.updateEntity(entity, 'Replace', { ...options, etag }));
    if (!answer.etag) throw new Error('Storage gave no version to a row that it wrote.');
    return answer.etag;
  } catch (error) {
    if (isConflict(error)) return null;
    throw error;
  }
}

export async function findEntity(table: Table, partition: string, row: string): Promise<Entity | null> {
  return withStorage(async (options) => {
    try {
      const { onResponse, read } = plainAnswer<Entity>();
      await table.reading.getEntity(partition, row, { ...options, onResponse });
      return read();
    } catch (error) {
      if (isMissingRow(error)) return null;
      throw error;
    }
  });
}

function filterOf({ partition, from, before }: KeyRange): string {
  if (before === null) return odata`PartitionKey eq ${partition}`;
  return odata`PartitionKey eq ${partition} and RowKey ge ${from} and RowKey lt ${before}`;
}

export async function listEntities(table: Table, filter: string, limit: number): Promise<readonly Entity[]> {
  const entities: Entity[] = [];
  let continuationToken: string | undefined;
  // A page may be empty and still not be the last: only the token tells.
  while (entities.length < limit) {
    const page = await readPage(table, filter, Math.min(pageSize, limit - entities.length), continuationToken);
    entities.push(...page.entities);
    continuationToken = page.continuationToken;
    if (!continuationToken) break;
  }
  return entities;
}

async function readPage(table: Table, filter: string, maxPageSize: number, continuationToken: string | undefined) {
  return withStorage(async (options) => {
    const { onResponse, read } = plainAnswer<{ readonly value: readonly Entity[] }>();
    const pages = table.reading.listEntities({ ...options, onResponse, queryOptions: { filter } });
    const { value } = await pages.byPage({ maxPageSize, ...(continuationToken && { continuationToken }) }).next();
    return { entities: read().value, continuationToken: value?.continuationToken as string | undefined };
  });
}

async function write(table: Table, writes: readonly Write[]): Promise<Committed> {
  if (writes.length === 0) return 'done';
  try {
    await submit(table, writes);
    return 'done';
  } catch (error) {
    const gone = alreadyGone(error, writes);
    // Nothing was written; a row that is to go whatever it holds, and is gone, needs no removing.
    if (gone) return write(table, writes.toSpliced(writes.indexOf(gone), 1));
    if (isConflict(error)) return 'conflict';
    throw error;
  }
}

async function submit(table: Table, writes: readonly Write[]): Promise<void> {
  const versions = new Map(
    writes.flatMap(({ place, ...write }) =>
      write.do === 'remove' && write.version !== null ? [[place.row, write.version] as const] : [],
    ),
  );
  const actions = writes.map(actionOf);
  const { subResponses } = await withStorage((options) =>
    removingOnly(versions, () => table.writing.submitTransaction(actions, options)),
  );
  if (subResponses.length !== writes.length || subResponses.some(({ status }) => status >= 300)) {
    throw new Error('Storage gave no clear answer to a transaction.');
  }
}

function actionOf(write: Write): TransactionAction {
  const keys = { partitionKey: write.place.partition, rowKey: write.place.row };
  switch (write.do) {
    case 'insert':
      return ['create', { ...write.properties, ...keys }];
    case 'put':
      return ['upsert', { ...write.properties, ...keys }, 'Replace'];
    case 'replace':
      return ['update', { ...write.properties, ...keys }, 'Replace', { etag: write.version }];
    case 'remove':
      return ['delete', keys];
    default:
      return write satisfies never;
  }
}

/** The unconditional removal that failed the transaction because its row was not there. */
function alreadyGone(error: unknown, writes: readonly Write[]): Write | undefined {
  if (!isMissingRow(error)) return undefined;
  // The message begins with the place of the failed operation: "3:The specified resource does not exist."
  const at = /^(\d+):/.exec((error as Error).message)?.[1] ?? (writes.length === 1 ? '0' : '-1');
  const write = writes[Number(at)];
  return write?.do === 'remove' && write.version === null ? write : undefined;
}

function isConflict(error: unknown): boolean {
  return isMissingRow(error) || statusOf(error) === 412 || codeOf(error) === 'EntityAlreadyExists';
}

/** Not to be mistaken for a missing table, which also answers 404. */
function isMissingRow(error: unknown): boolean {
  return statusOf(error) === 404 && ['ResourceNotFound', 'EntityNotFound'].includes(codeOf(error) ?? '');
}

import { odata, type TransactionAction } from '@azure/data-tables';
import type { Clients } from './connection.ts';
import { registerLayout, within } from './keys.ts';
import { withStorage } from './outage.ts';
import { type Entity, findEntity, listEntities, type Table } from './table-rows.ts';

/** The kinds that lay under their own names until they were put together on the desk, the partnership last. */
const moved = ['meeting', 'cycle', 'agency', 'group', 'plan', 'post', 'partnership'] as const;
/** Each row is written anew and removed: two of the hundred that a transaction takes. */
const rowsAtOnce = 50;

/**
 * Brings a register that an earlier Baton wrote into today's order of keys (docs/decisions/0017-one-read-for-the-desk.md).
 * One look a partnership where there is nothing to do; stopped in the middle, it goes on at the next start.
 */
export async function moveToDesk({ register, directory }: Pick<Clients, 'register' | 'directory'>): Promise<void> {
  const known = await listEntities(directory, odata`PartitionKey eq ${'next'}`, Number.POSITIVE_INFINITY);
  for (const { RowKey } of known) {
    const partnership = RowKey as string;
    if (!(await findEntity(register, partnership, `partnership|${partnership}`))) continue;
    for (const kind of moved) await moveKind(register, partnership, kind);
  }
}

async function moveKind(table: Table, partnership: string, kind: string): Promise<void> {
  const { from, before } = within(`${kind}|`);
  const filter = odata`PartitionKey eq ${partnership} and RowKey ge ${from} and RowKey lt ${before ?? ''}`;
  const old = await listEntities(table, filter, Number.POSITIVE_INFINITY);
  for (let at = 0; at < old.length; at += rowsAtOnce) {
    const actions = old.slice(at, at + rowsAtOnce).flatMap((entity) => moving(entity, partnership, kind));
    await withStorage((options) => table.writing.submitTransaction([...actions], options));
  }
}

function moving(entity: Entity, partitionKey: string, kind: string): readonly TransactionAction[] {
  const was = entity.RowKey as string;
  const rowKey = registerLayout(partitionKey).place(kind, was.slice(`${kind}|`.length)).row;
  const properties = Object.fromEntries(
    Object.entries(entity).filter(([name]) => !/^(?:PartitionKey|RowKey|Timestamp|odata\..*)$|@odata/.test(name)),
  );
  return [
    ['upsert', { ...properties, partitionKey, rowKey }, 'Replace'],
    ['delete', { partitionKey, rowKey: was }],
  ];
}

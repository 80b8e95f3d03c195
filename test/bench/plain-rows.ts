import { odata, TableClient } from '@azure/data-tables';

/** The partition that B reads: rows of an action's size, without anything of Baton between them and the client. */
const plainPartition = 'plain';
const plainCount = 300;

type PlainRow = { readonly ref: string; readonly text: string };

export function plainRows(connectionString: string, table: string): TableClient {
  return TableClient.fromConnectionString(connectionString, table, { allowInsecureConnection: true });
}

export async function writePlainRows(table: TableClient): Promise<void> {
  await table.createTable();
  for (let at = 0; at < plainCount; at += 100) {
    await table.submitTransaction(
      Array.from(
        { length: 100 },
        (_, more) => ['create', plainRow(at + more)] as ['create', ReturnType<typeof plainRow>],
      ),
    );
  }
}

function plainRow(at: number) {
  const text = 'Agree and publish how information about missing children is shared between the agencies. '.repeat(2);
  return {
    partitionKey: plainPartition,
    rowKey: `action|${String(at).padStart(4, '0')}`,
    ref: `${at}`,
    plan: 'DP',
    aim: 'Children who are at risk of exploitation are recognised early',
    objective: 'Information is shared in time',
    text,
    measure: 'An agreed protocol, and an audit of ten cases that shows it in use',
    timescaleJson: '{"text":"September 2026","kind":"by","due":["2026-09-30"]}',
    leadsJson: '["mace"]',
    edition: 1,
  };
}

export async function readPlainRows(table: TableClient): Promise<readonly PlainRow[]> {
  const filter = odata`PartitionKey eq ${plainPartition}`;
  const rows: PlainRow[] = [];
  for await (const row of table.listEntities<PlainRow>({ queryOptions: { filter } })) rows.push(row);
  return rows;
}

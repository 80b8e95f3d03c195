import type { ReadResult } from '../../src/documents/read-result.ts';
import { readTables } from '../../src/documents/read-tables.ts';
import type { Table } from '../../src/domain/plan-table.ts';

/** What a file gives, where it must give something. */
export async function readWhole(name: string, bytes: Uint8Array): Promise<Extract<ReadResult, { ok: true }>> {
  const result = await readTables({ name, bytes });
  if (!result.ok) throw new Error(result.message);
  return result;
}

export const textsOf = ({ rows }: Table) => rows.map(({ cells }) => cells.map(({ text }) => text));

export const fillsOf = ({ rows }: Table) => rows.map(({ cells }) => cells.map(({ fill }) => fill));

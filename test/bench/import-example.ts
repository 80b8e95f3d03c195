import { readFile } from 'node:fs/promises';
import { readTables } from '../../src/documents/read-tables.ts';
import { draftFrom } from '../../src/domain/import-draft.ts';
import { importPlan } from '../../src/flows/import-plan.ts';
import { makePartnership } from '../../src/flows/meet-team.ts';
import { tablesStore } from '../../src/storage/tables.ts';
import { countingStore } from './counting-store.ts';
import { counted, newCounts } from './counts.ts';
import { portsOf } from './fill-store.ts';
import { median, round } from './median.ts';
import { startServer } from './processes.ts';

export interface ImportResult {
  readonly actions: number;
  readonly readMs: number;
  readonly draftMs: number;
  readonly storeMs: number;
  readonly transactions: number;
}

/** The example's workbook from its bytes to its rows, in this process; each time as the plan's next edition. */
export async function measureImport(rounds: number): Promise<ImportResult> {
  const azurite = await startServer('azurite');
  try {
    const store = countingStore(await tablesStore({ connectionString: azurite.told }), 0);
    const ports = portsOf(store);
    await makePartnership(ports, 'default');
    const name = 'delivery-plan.xlsx';
    const bytes = await readFile(new URL(`../../examples/${name}`, import.meta.url));
    const times = { read: [] as number[], draft: [] as number[], store: [] as number[] };
    let counts = newCounts();
    let actions = 0;
    for (let count = 0; count < rounds + 2; count += 1) {
      const began = performance.now();
      const read = await readTables({ name, bytes });
      const wasRead = performance.now();
      if (!read.ok) throw new Error(read.message);
      const result = draftFrom(read.tables, { fileName: name });
      if (!result.ok) throw new Error(result.message);
      const drafted = performance.now();
      counts = newCounts();
      const source = { draft: result.draft, source: name, by: 'the benchmark' };
      const imported = await counted(counts, () => importPlan(ports, 'default', source));
      if (imported.kind !== 'imported') throw new Error(`the example is refused: ${imported.code}`);
      actions = imported.actions;
      if (count < 2) continue;
      times.read.push(wasRead - began);
      times.draft.push(drafted - wasRead);
      times.store.push(performance.now() - drafted);
    }
    const { transactions } = counts;
    const [readMs, draftMs, storeMs] = [times.read, times.draft, times.store].map((all) => round(median(all)));
    return { actions, readMs: readMs!, draftMs: draftMs!, storeMs: storeMs!, transactions };
  } finally {
    await azurite.stop();
  }
}

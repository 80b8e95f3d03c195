import { type Problem, problemAt } from './import-problem.ts';
import type { PlanRow } from './plan-rows.ts';
import type { Table } from './plan-table.ts';

/** What the reader of a file could not tell for certain, as problems of the actions that its rows became. */
export function doubtsOf(tables: readonly Table[], rows: readonly PlanRow[]): readonly Problem[] {
  return tables.flatMap(({ part, rows: all }) =>
    all.flatMap(({ row, doubts }) => {
      if (!doubts) return [];
      const read = rows.find(({ source }) => source.part === part && source.row === row);
      const what = `${doubts.join('; ')}. Check its words against the document.`;
      return [problemAt('cells-uncertain', read?.ref ?? null, { part, row }, what)];
    }),
  );
}

import type { Table } from '../domain/plan-table.ts';
import { Refused } from './refusal.ts';

/** A plan has some hundred rows; these are what a file may have at most, sheets of data beside the plan included. */
export const mostRows = 20_000;
export const mostColumns = 500;
export const mostCells = 400_000;

const written = (count: number) => count.toLocaleString('en-GB');

/** Ends the reading of a file whose tables are larger than a plan's can be. */
export function refuseTooMany(tables: readonly Table[]): void {
  let cells = 0;
  for (const { part, rows } of tables) {
    if (rows.length > mostRows) throw tooManyRows(part);
    const widest = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
    if (widest > mostColumns) throw tooManyColumns(part);
    cells += rows.reduce((sum, row) => sum + row.cells.length, 0);
    if (cells > mostCells) throw tooManyCells(part);
  }
}

export function tooManyRows(part: string): Refused {
  const what = `has more than ${written(mostRows)} rows in “${part}”, which is more than a plan has`;
  return new Refused('too-large', `${what}. Take out what is not the plan and send it again.`);
}

export function tooManyColumns(part: string): Refused {
  const what = `has words further right than column ${mostColumns} in “${part}”, where no plan has any`;
  return new Refused('too-large', `${what}. Take out what is not the plan and send it again.`);
}

export function tooManyCells(part: string): Refused {
  const what = `has more than ${written(mostCells)} cells up to “${part}”, which is more than a plan has`;
  return new Refused('too-large', `${what}. Take out the tables that hold data and send it again.`);
}

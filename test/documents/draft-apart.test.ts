import { describe, expect, it } from '@jest/globals';
import { draftApart } from '../../src/documents/draft-apart.ts';
import { draftFrom } from '../../src/domain/import-draft.ts';
import type { Table } from '../../src/domain/plan-table.ts';

function aTable(rows: number): Table {
  const lines = Array.from({ length: rows }, (_, at) => [
    `1.${at + 1}`,
    `Write down who does what (${at})`,
    'MACE',
    'May 2019',
  ]);
  const cells = [['No.', 'Action', 'Lead', 'Timescale'], ...lines];
  return {
    part: 'table 1',
    before: ['Delivery Plan 2019 – 2020'],
    rows: cells.map((line, at) => ({ row: at + 1, cells: line.map((text) => ({ text })) })),
  };
}

describe('understanding tables apart', () => {
  it.each([5, 600])('says of %i rows what it says in one’s own thread', async (rows) => {
    const tables = [aTable(rows)];
    const options = { fileName: 'plan.csv', knownGroups: [{ name: 'MACE', aliases: ['Missing'] }] };
    const drawn = await draftApart(JSON.stringify(tables), options);
    expect(drawn).toEqual(draftFrom(tables, options));
    expect(drawn.ok && drawn.draft.actions).toHaveLength(rows);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { draftFrom } from '../../src/domain/import-draft.ts';
import type { Cell, Row, Table } from '../../src/domain/plan-table.ts';

/** Whatever stands in a plan's table, each thing to be done is in the draft, or is named where the draft leaves it out. */

const headings = [
  'Ref | Objective | Action | Measure | Timescale | Lead | Update | RAG',
  'Recommendation | Action | Who | By when',
  'Priority | No | Task | Progress | Status',
  'Action | Lead',
  'Date | Area for review / Tasks | Progress',
  'Activity | Progress | Further action required',
];
/** No headings: a row of those begins another table. */
const scraps = [
  '',
  '',
  '',
  '1',
  '1.1',
  '2.',
  '3 A & B',
  'C',
  'Priority 2: Voice',
  'Objective 3',
  'May 2024',
  'Ongoing',
  'MACE',
  'train new staff',
  'Train new staff',
  '1. Ask\n2. Listen',
  '1. May 2024\n2. June 2024',
  'Findings: none',
  'e.g. this',
  '12',
  '- first\n- second',
  '(x)',
  '6 random cases',
  'by',
];
const scrap = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...scraps) },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
);
const cell: fc.Arbitrary<Cell> = fc
  .record(
    {
      text: scrap,
      merged: fc.option(fc.constantFrom('across' as const, 'down' as const), { nil: undefined, freq: 12 }),
    },
    { requiredKeys: ['text'] },
  )
  .map(({ text, merged }) => (merged ? { text, merged } : { text }));

/** Words that no other cell has, so that each can be looked for. */
function plan(heading: string, grid: readonly (readonly Cell[])[], gaps: readonly boolean[]): Table {
  const names = heading.split(' | ').map((text) => ({ text }));
  let line = 2;
  // With one action that is certain the file is not refused.
  const real = { row: 2, cells: names.map(({ text }) => ({ text: /^ref|^no$/i.test(text) ? '0' : 'Certainly this' })) };
  const rows: Row[] = grid.map((cells, at) => {
    line += gaps[at] ? 2 : 1;
    return { row: line, cells: names.map((_, place) => cells[place] ?? { text: '' }) };
  });
  return { part: 'table 1', before: ['Improvement Plan 2024-25'], rows: [{ row: 1, cells: names }, real, ...rows] };
}

const folded = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

describe('any grid of cells', () => {
  it('is read or refused, and never fails', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 }), (grid) => {
        const rows = grid.map((cells, at) => ({ row: at + 1, cells }));
        draftFrom([{ part: 'table 1', before: [], rows }], { fileName: 'any.docx' });
      }),
      { numRuns: 300 },
    );
  });

  it('below the headings of a plan loses no action', () => {
    const named = fc.tuple(
      fc.constantFrom(...headings),
      fc.array(fc.array(cell, { minLength: 8, maxLength: 8 }), { minLength: 1, maxLength: 8 }),
      fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
    );
    fc.assert(
      fc.property(named, ([heading, grid, gaps]) => {
        const at = heading.split(' | ').findIndex((words) => /^(?:further )?action|task/i.test(words));
        // Each action's words are told from all others by a number.
        const told = grid.map((cells, row) =>
          cells.map((one, place) =>
            place === at && !one.merged && /\p{L}{3}/u.test(one.text)
              ? { ...one, text: `${one.text} deed${row}` }
              : one,
          ),
        );
        const table = plan(heading, told, gaps);
        const result = draftFrom([table], { fileName: 'any.docx' });
        if (!result.ok) throw new Error(result.message);
        const said = `${folded(JSON.stringify(result.draft).replaceAll('\\n', ' '))} `;
        for (const [row, cells] of told.entries()) {
          if (!cells[at]!.text.includes(`deed${row}`)) continue;
          const line = table.rows[row + 2]!.row;
          // Rows below a gap may be another table, which is named as a whole.
          const isNamed = result.draft.leftAlone.some((each) => each.row <= line && line <= each.to);
          if (!isNamed) expect(said).toContain(`deed${row} `);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

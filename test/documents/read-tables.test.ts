import { describe, expect, it } from '@jest/globals';
import type { ReadResult } from '../../src/documents/read-result.ts';
import { readTables } from '../../src/documents/read-tables.ts';
import type { Table } from '../../src/domain/plan-table.ts';
import { cell, docxOf, paragraph, table, xlsxOf } from './office-files.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (name: string, bytes: Uint8Array | string) =>
  readTables({ name, bytes: typeof bytes === 'string' ? bytesOf(bytes) : bytes });

function tablesIn(result: ReadResult): readonly Table[] {
  if (!result.ok) throw new Error(result.message);
  return result.tables;
}

const textsIn = (tables: readonly Table[]) =>
  tables.map(({ rows }) => rows.map(({ cells }) => cells.map(({ text }) => text)));

describe('a Word document', () => {
  it('gives its tables with the paragraphs before them, one line a paragraph', async () => {
    const body = `${paragraph('Delivery Plan 2019')}${table(['1.1', cell(['First', 'Second'])])}${paragraph('More')}${table(['2.1', 'B'])}`;
    expect(tablesIn(await read('plan.docx', docxOf(body)))).toEqual([
      {
        part: 'table 1',
        before: ['Delivery Plan 2019'],
        rows: [{ row: 1, cells: [{ text: '1.1' }, { text: 'First\nSecond' }] }],
      },
      { part: 'table 2', before: ['More'], rows: [{ row: 1, cells: [{ text: '2.1' }, { text: 'B' }] }] },
    ]);
  });

  it('gives merged cells their words in each place, and cells their colour', async () => {
    const body = table(
      [cell('Aim', '<w:gridSpan w:val="2"/>'), cell('', '<w:shd w:val="clear" w:fill="FFC000"/>')],
      ['1.1', cell('Shared', '<w:vMerge w:val="restart"/>'), 'A'],
      ['1.2', cell('', '<w:vMerge/>'), 'B'],
    );
    const [first] = tablesIn(await read('plan.docx', docxOf(body)));
    expect(first!.rows.map(({ cells }) => cells)).toEqual([
      [{ text: 'Aim' }, { text: 'Aim', merged: 'across' }, { text: '', fill: '#FFC000' }],
      [{ text: '1.1' }, { text: 'Shared' }, { text: 'A' }],
      [{ text: '1.2' }, { text: 'Shared', merged: 'down' }, { text: 'B' }],
    ]);
  });

  it('is known by its content, whatever it is called', async () => {
    expect((await read('plan.xlsx', docxOf(table(['a', 'b'])))).ok).toBe(true);
  });
});

describe('an Excel workbook', () => {
  it('shows numbers and dates as Excel does: 1.10 is not 1.1, and October 2019 no day', async () => {
    const bytes = await xlsxOf((workbook) => {
      const sheet = workbook.addWorksheet('Plan');
      const cells: readonly (readonly [number | Date, string])[] = [
        [1.1, '0.0'],
        [1.1, '0.00'],
        [1.1, 'General'],
        [12, 'General'],
        [new Date('2019-10-01'), 'mmmm yyyy'],
        [new Date('2019-10-01'), 'mmm-yy'],
        [new Date('2019-10-31'), 'mm/dd/yyyy'],
        [new Date('2019-10-31'), '[$-809]d mmmm yyyy;@'],
      ];
      sheet.addRow(cells.map(([value]) => value));
      for (const [at, [, numFmt]] of cells.entries()) sheet.getRow(1).getCell(at + 1).numFmt = numFmt;
    });
    const expected = ['1.1', '1.10', '1.1', '12', 'October 2019', 'Oct-2019', '31/10/2019', '31 October 2019'];
    const tables = tablesIn(await read('plan.xlsx', bytes));
    expect(textsIn(tables)).toEqual([[expected]]);
    expect(tables[0]!.rows[0]!.cells[6]!.day).toBe('2019-10-31');
  });

  it('gives formulas their result, rich text its words, and rows their number in the sheet', async () => {
    const bytes = await xlsxOf((workbook) => {
      const sheet = workbook.addWorksheet('Plan');
      sheet.getCell('A3').value = { formula: '1+1', result: 2 };
      sheet.getCell('B3').value = { richText: [{ text: 'Do ' }, { text: 'it', font: { bold: true } }] };
      sheet.getCell('C3').value = { text: 'Link', hyperlink: 'https://example.org' };
    });
    expect(tablesIn(await read('plan.xlsx', bytes))[0]!.rows).toEqual([
      { row: 3, cells: [{ text: '2' }, { text: 'Do it' }, { text: 'Link' }] },
    ]);
  });

  it('gives merged cells their words in each place, fills, and hidden sheets a mark', async () => {
    const bytes = await xlsxOf((workbook) => {
      const sheet = workbook.addWorksheet('Plan');
      sheet.addRows([
        ['1.1', 'Shared', ''],
        ['1.2', '', 'B'],
      ]);
      sheet.mergeCells('B1:B2');
      sheet.getCell('C1').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF00B050' } };
      workbook.addWorksheet('Lists', { state: 'hidden' }).addRow(['x']);
    });
    const [plan, lists] = tablesIn(await read('plan.xlsx', bytes));
    expect(plan!.rows.map(({ cells }) => cells)).toEqual([
      [{ text: '1.1' }, { text: 'Shared' }, { text: '', fill: '#00B050' }],
      [{ text: '1.2' }, { text: 'Shared', merged: 'down' }, { text: 'B' }],
    ]);
    expect([plan!.hidden, lists!.hidden]).toEqual([false, true]);
  });
});

describe('a text file', () => {
  it('has tables of tabbed lines, which blank lines do not end and paragraphs do', async () => {
    const tables = tablesIn(await read('plan.txt', '# Title\n\na\tb\n\nc\td\n--\t--\nEnd\ne\tf\n'));
    expect(textsIn(tables)).toEqual([
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      [['e', 'f']],
    ]);
    expect(tables.map(({ before, rows }) => [before, rows.map(({ row }) => row)])).toEqual([
      [['Title'], [3, 5]],
      [['End'], [8]],
    ]);
  });

  it('turns what a converter made of lists into lines', async () => {
    const tables = tablesIn(
      await read('plan.txt', 'Areas:- <ul style="x"> • CIN • CP \t<ul> a. Ask them b. Tell e.g. us c. Go\tA<br>B\n'),
    );
    expect(textsIn(tables)).toEqual([[['Areas:- \nCIN\nCP', 'a. Ask them\nb. Tell e.g. us\nc. Go', 'A\nB']]]);
  });
});

describe('a CSV file', () => {
  it('is read with quotes, semicolons, and the encoding Excel saves in the UK', async () => {
    const windows = Uint8Array.from('ref;action\n1;caf\xe9 \x96 \xa3', (character) => character.charCodeAt(0));
    expect(textsIn(tablesIn(await read('plan.csv', windows)))).toEqual([
      [
        ['ref', 'action'],
        ['1', 'café – £'],
      ],
    ]);
    const quoted = tablesIn(await read('plan.csv', '\ufeffref,action\n\n1,"two\nlines, one cell"\n2,x\n'))[0]!;
    expect(quoted.rows.map(({ row, cells }) => [row, cells.at(-1)!.text])).toEqual([
      [1, 'action'],
      [2, ''],
      [3, 'two\nlines, one cell'],
      [4, 'x'],
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { sheetOf, xlsxOf } from './office-files.ts';
import { fillsOf, readWhole, textsOf } from './tables-in.ts';

const sheet = (rows: string, after = '') => `<sheetData>${rows}</sheetData>${after}`;
const words = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
const row = (number: number, cells: string, about = '') => `<row r="${number}" ${about}>${cells}</row>`;
const read = async (bytes: Uint8Array) => {
  const { tables, remarks } = await readWhole('plan.xlsx', bytes);
  return { table: tables[0]!, remarks };
};

describe('values', () => {
  it('are read as shown: shared and rich strings without readings, errors, yes and no, carriage returns', async () => {
    const strings =
      '<si><r><t>Do </t></r><r><rPr><b/></rPr><t xml:space="preserve">it now</t></r><rPh><t>ignored</t></rPh></si><si><t>one_x000D_\ntwo</t></si>';
    const cells =
      '<c r="A1" t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="e"><f>A9</f><v>#REF!</v></c><c t="b"><v>1</v></c><c t="str"><f>A1&amp;"x"</f><v>said</v></c>';
    const { table } = await read(sheetOf(sheet(row(1, cells)), { strings }));
    expect(textsOf(table)).toEqual([['Do it now', 'one\ntwo', '#REF!', 'TRUE', 'said']]);
  });

  it.each([
    ['0%', 0.5, '50%'],
    ['000', 7, '007'],
    ['"Action "0.0', 4.1, 'Action 4.1'],
    ['0.0;(0.0)', -2.25, '(2.3)'],
    ['0.##', 1.5, '1.5'],
    ['#,##0.00_ ;[Red]-#,##0.00', 12.5, '12.50'],
    ['@', 3, '3'],
    ['[h]:mm', 0.5, '12:00'],
    ['d mmm yy', 43_830, '31 Dec 2019'],
    ['dddd, d mmmm yyyy', 43_830, 'Tuesday, 31 December 2019'],
  ])('show as Excel shows them: %s', async (format, value, shown) => {
    const styles = `<numFmts><numFmt numFmtId="170" formatCode="${format.replaceAll('"', '&quot;')}"/></numFmts><cellXfs><xf/><xf numFmtId="170"/></cellXfs>`;
    const { table } = await read(sheetOf(sheet(row(1, `<c r="A1" s="1"><v>${value}</v></c>`)), { styles }));
    expect(textsOf(table)).toEqual([[shown]]);
  });

  it('are dates of 1904 where the workbook counts so', async () => {
    const bytes = await xlsxOf((workbook) => {
      workbook.properties.date1904 = true;
      const cell = workbook.addWorksheet('Plan').getCell('A1');
      cell.value = new Date('2026-03-31');
      cell.numFmt = 'dd/mm/yyyy';
    });
    expect((await read(bytes)).table.rows[0]!.cells[0]).toEqual({ text: '31/03/2026', day: '2026-03-31' });
  });

  it('are missed where a formula has no result in the file, and that is said', async () => {
    const { table, remarks } = await read(sheetOf(sheet(row(1, `${words('A1', 'x')}<c r="B1"><f>1+1</f></c>`))));
    expect(textsOf(table)).toEqual([['x']]);
    expect(remarks).toEqual([expect.stringMatching(/1 cell .* from B1.*Open it in Excel, save it/)]);
  });
});

describe('a sheet', () => {
  it('may begin in column B and row 3, and keeps its places', async () => {
    const { table } = await read(sheetOf(sheet(row(3, words('B3', 'Ref') + words('C3', 'Action')))));
    expect(table.rows).toEqual([{ row: 3, cells: [{ text: '' }, { text: 'Ref' }, { text: 'Action' }] }]);
  });

  it('may leave out its places, and give its names a prefix', async () => {
    const plain = sheet('<row><c t="inlineStr"><is><t>1</t></is></c></row><row><c><v>2</v></c></row>');
    const { table } = await read(sheetOf(plain));
    expect(table.rows.map((each) => [each.row, each.cells[0]!.text])).toEqual([
      [1, '1'],
      [2, '2'],
    ]);
  });

  it('is read with its hidden rows and columns, which are named', async () => {
    const rows = row(1, words('A1', 'a') + words('B1', 'b')) + row(2, words('A2', 'c'), 'hidden="1"');
    const { table, remarks } = await read(sheetOf(`<cols><col min="2" max="16384" hidden="1"/></cols>${sheet(rows)}`));
    expect(textsOf(table)).toEqual([
      ['a', 'b'],
      ['c', ''],
    ]);
    expect(remarks).toEqual([
      expect.stringMatching(/1 hidden row .* from row 2/),
      expect.stringMatching(/columns .*: B\./),
    ]);
  });

  it('is marked as hidden, however well it is hidden', async () => {
    const bytes = await xlsxOf((workbook) => {
      workbook.addWorksheet('Plan').addRow(['x']);
      workbook.addWorksheet('Lists', { state: 'veryHidden' }).addRow(['x']);
    });
    const { tables } = await readWhole('plan.xlsx', bytes);
    expect(tables.map(({ part, hidden }) => [part, hidden])).toEqual([
      ['Plan', false],
      ['Lists', true],
    ]);
  });

  it('ends with its words, though formatting runs on to the last row and column', async () => {
    const formatted = Array.from({ length: 30_000 }, (_, at) => row(at + 2, '<c s="1"/><c r="XFD1" s="1"/>')).join('');
    const { table } = await read(sheetOf(sheet(row(1, words('A1', 'x')) + formatted)));
    expect(table.rows).toEqual([{ row: 1, cells: [{ text: 'x' }] }]);
  });

  it('gives each place of a merged cell its words, and none outside the rows that have some', async () => {
    const merges = '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="C1:C1048576"/></mergeCells>';
    const rows = row(1, words('A1', 'Aim') + words('C1', 'all')) + row(2, words('D2', 'x'));
    const { table } = await read(sheetOf(sheet(rows, merges)));
    expect(table.rows.map(({ cells }) => cells.map(({ text, merged }) => `${text} ${merged ?? ''}`.trim()))).toEqual([
      ['Aim', 'Aim across', 'all', ''],
      ['Aim down', 'Aim down', 'all down', 'x'],
    ]);
  });
});

describe('colours', () => {
  const fill = (inside: string) => `<fill><patternFill patternType="solid">${inside}</patternFill></fill>`;
  it.each([
    ['of their own', fill('<fgColor rgb="FFFFC000"/>'), '#FFC000'],
    ['of the old palette', fill('<fgColor indexed="10"/>'), '#FF0000'],
    ['of the old palette, 50', fill('<fgColor indexed="50"/>'), '#99CC00'],
    [
      'of a gradient',
      '<fill><gradientFill><stop position="0"><color rgb="FF00B050"/></stop></gradientFill></fill>',
      '#00B050',
    ],
    ['none', '<fill><patternFill patternType="none"/></fill>', undefined],
    ['a pattern without a colour', '<fill><patternFill patternType="gray125"/></fill>', undefined],
  ])('are read: %s', async (_, described, colour) => {
    const styles = `<fills>${described}</fills><cellXfs><xf fillId="9"/><xf fillId="0"/></cellXfs>`;
    const { table } = await read(
      sheetOf(sheet(row(1, `${words('A1', 'x')}<c r="B1" s="1"/>${words('C1', 'y')}`)), { styles }),
    );
    expect(fillsOf(table)).toEqual([[undefined, colour, undefined]]);
  });

  it('of the theme are read with their tint', async () => {
    const bytes = await xlsxOf((workbook) => {
      const added = workbook.addWorksheet('Plan');
      added.addRow(['x', 'y', 'z']);
      const shade = (at: string, colour: object) => {
        added.getCell(at).fill = { type: 'pattern', pattern: 'solid', fgColor: colour };
      };
      shade('A1', { theme: 9 });
      shade('B1', { theme: 9, tint: 0.599993896298105 });
      shade('C1', { theme: 0, tint: -0.5 });
    });
    expect(fillsOf((await read(bytes)).table)).toEqual([['#F79646', '#FCD5B5', '#808080']]);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import ExcelJS from '@zurmokeeper/exceljs';
import { exampleMeetingsCsv, exampleWorkbook } from '../../examples/write-example.ts';

const examples = new URL('../../examples/', import.meta.url);

describe('the example files', () => {
  it('hold what the source says: run `node examples/write-example.ts` when this fails', async () => {
    const committed = new ExcelJS.Workbook();
    await committed.xlsx.readFile(new URL('delivery-plan.xlsx', examples).pathname);
    expect(cellsOf(committed)).toEqual(cellsOf(exampleWorkbook()));
    expect(readFileSync(new URL('meetings.csv', examples), 'utf8')).toBe(exampleMeetingsCsv());
  });

  it('lay the plan out as business managers do', () => {
    const sheet = exampleWorkbook().worksheets[0]!;
    const values = cellsOf(exampleWorkbook()).map(([, value]) => value);
    expect(values.filter((value) => value === 'Action No').length).toBeGreaterThan(5);
    expect(sheet.model.merges).toContain('B6:B10');
    expect(sheet.getCell('B7').value).toBe('Staff and volunteers know how to keep children safe');
    expect(sheet.getCell('E15').value).toEqual(new Date('2026-10-01'));
  });

  it('name a year of meetings of MACE and the Strategic Group, with the day first', () => {
    const lines = exampleMeetingsCsv().trim().split('\n');
    expect(lines[0]).toBe('group,date,time,papers,title');
    expect(lines.slice(1).filter((line) => line.startsWith('MACE,'))).toHaveLength(8);
    expect(lines.slice(1).filter((line) => line.startsWith('Strategic Group,'))).toHaveLength(4);
    expect(lines).toContain('MACE,26/11/2026,14:00,,MACE meeting');
  });
});

type CellRead = readonly [address: string, value: ExcelJS.CellValue, merged: boolean];

function cellsOf(workbook: ExcelJS.Workbook): readonly CellRead[] {
  const cells: CellRead[] = [];
  for (const sheet of workbook.worksheets) {
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        cells.push([`${sheet.name}!${cell.address}`, cell.value, cell.isMerged]);
      });
    });
  }
  return cells;
}

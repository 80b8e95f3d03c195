import ExcelJS from '@zurmokeeper/exceljs';
import { type Day, parseDay } from '../domain/day.ts';
import type { Cell, Row, Table } from '../domain/plan-table.ts';
import { displayedDate, displayedNumber } from './number-format.ts';

/** The sheets of a workbook as they look in Excel. Hidden sheets are marked; empty rows are left out. */
export async function readXlsx(bytes: Uint8Array): Promise<readonly Table[]> {
  const workbook = new ExcelJS.Workbook();
  // The library types its argument as its own Buffer, which is neither Node's nor an ArrayBuffer.
  await workbook.xlsx.load(Buffer.from(bytes) as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  return workbook.worksheets.map((sheet) => ({
    part: sheet.name,
    before: [],
    rows: rowsOf(sheet),
    hidden: sheet.state !== 'visible',
  }));
}

function rowsOf(sheet: ExcelJS.Worksheet): readonly Row[] {
  const width = lastColumnWithWords(sheet);
  const rows: Row[] = [];
  sheet.eachRow((row, number) => {
    // A cell without words may still count: many plans give a rating as a colour only.
    const cells = Array.from({ length: width }, (_, at) => cellOf(row.findCell(at + 1)));
    rows.push({ row: number, cells });
  });
  return rows;
}

/** Formatting may run on to column XFD; words end where the plan does. */
function lastColumnWithWords(sheet: ExcelJS.Worksheet): number {
  let last = 0;
  sheet.eachRow((row) => {
    row.eachCell((_, column) => {
      last = Math.max(last, column);
    });
  });
  return last;
}

function cellOf(cell: ExcelJS.Cell | undefined): Cell {
  if (!cell) return { text: '' };
  const { master } = cell;
  const fill = fillOf(cell);
  const value = resultOf(master.value);
  const day = value instanceof Date ? dayOf(value) : null;
  return {
    text: textOf(value, master.numFmt),
    ...(fill && { fill }),
    ...(day && { day }),
    ...(master !== cell && { merged: Number(master.row) < Number(cell.row) ? 'down' : 'across' }),
  };
}

/** A formula counts as what it shows. */
function resultOf(value: ExcelJS.CellValue): unknown {
  return value !== null && typeof value === 'object' && ('formula' in value || 'sharedFormula' in value)
    ? value.result
    : value;
}

function textOf(value: unknown, format: string | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return displayedNumber(value, format);
  if (value instanceof Date) return displayedDate(value, format);
  if (typeof value !== 'object') return String(value);
  if ('richText' in value && Array.isArray(value.richText)) return value.richText.map(({ text }) => text).join('');
  if ('text' in value) return textOf(value.text, format);
  return '';
}

function fillOf({ fill }: ExcelJS.Cell): string | null {
  if (fill?.type !== 'pattern' || fill.pattern === 'none') return null;
  const argb = fill.fgColor?.argb;
  return argb ? `#${argb.slice(-6)}` : null;
}

/** The library gives a sheet's dates, which have no time zone, as UTC. */
function dayOf(value: Date): Day | null {
  return Number.isNaN(value.getTime()) ? null : parseDay(value.toISOString().slice(0, 10));
}

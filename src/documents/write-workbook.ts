import ExcelJS from '@zurmokeeper/exceljs';
import { formatDay } from '../domain/day.ts';
import { logText } from '../domain/log-text.ts';
import type { Matrix, MatrixPlan, MatrixRow } from '../domain/matrix.ts';
import { plateWords } from '../domain/plan-plate.ts';
import { ratingWord } from '../domain/rating.ts';
import { columnsFor, legendWords, type PaperCell, type PaperColumn, ratingFills, titleWords } from './paper-columns.ts';

/** Excel's own limit of a cell; a longer log is cut at its older end and stands whole on a sheet of its own. */
const longestCell = 32_767;
const a3 = 8 as ExcelJS.PaperSize;
const thin = { style: 'thin', color: { argb: 'FFBFBFBF' } } as const;
const lined = { top: thin, bottom: thin, left: thin, right: thin };
const bold = { name: 'Calibri', size: 11, bold: true };

/**
 * The matrix as an Excel workbook: a sheet a plan, one of all plans where there are several, and one of every update
 * where a cell cannot hold them. Words are always text, so that nothing in them is taken for a formula.
 */
export async function writeWorkbook(matrix: Matrix): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Baton';
  if (matrix.plans.length > 1) writeAll(workbook, matrix);
  for (const plan of matrix.plans) writePlan(workbook, plan, matrix);
  writeLongLogs(workbook, matrix);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function writePlan(workbook: ExcelJS.Workbook, plan: MatrixPlan, { on }: Matrix): void {
  const columns = columnsFor([plan]);
  const sheet = openSheet(workbook, sheetNameOf(plan.code), columns);
  writeTitle(sheet, titleWords(plan), plateWords(plan, on));
  const legend = sheet.addRow(legendWords(plan.legend).map(({ words }) => storable(words)));
  for (const [at, { rating }] of legendWords(plan.legend).entries()) shade(legend.getCell(at + 1), ratingFills[rating]);
  legend.alignment = { wrapText: true, vertical: 'top' };
  legend.height = 4 + 3 * lineHeight;
  sheet.addRow([]);
  writeTable(sheet, columns, plan.rows);
}

function writeAll(workbook: ExcelJS.Workbook, { plans, on }: Matrix): void {
  const shared = columnsFor(plans);
  const columns = (code: string): readonly PaperColumn[] => [
    { heading: 'Plan', width: 8, cellOf: () => ({ kind: 'words', text: code }) },
    ...shared,
  ];
  const sheet = openSheet(workbook, 'All plans', columns(''));
  writeTitle(sheet, 'All plans together', `As known on ${formatDay(on)}. Each plan has a sheet of its own.`);
  sheet.addRow([]);
  const headings = writeHeadings(sheet, columns(''));
  for (const { code, rows } of plans) {
    for (const row of rows) writeRow(sheet, columns(code), row);
  }
  finishTable(sheet, headings);
}

function writeTable(sheet: ExcelJS.Worksheet, columns: readonly PaperColumn[], rows: readonly MatrixRow[]): void {
  const headings = writeHeadings(sheet, columns);
  for (const row of rows) writeRow(sheet, columns, row);
  finishTable(sheet, headings);
}

function openSheet(workbook: ExcelJS.Workbook, name: string, columns: readonly PaperColumn[]): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet(name, {
    pageSetup: {
      paperSize: a3,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      // The tables have lines of their own; a grid would run through the title as well.
      showGridLines: false,
    },
    headerFooter: { oddFooter: '&L&A&RPage &P of &N' },
  });
  sheet.columns = columns.map(({ width }) => ({ width }));
  return sheet;
}

/** Excel keeps one of these names for itself, and the other is that of the long logs. */
function sheetNameOf(code: string): string {
  return /^(?:history|updates)$/i.test(code) ? `Plan ${code}` : code;
}

/** Without what is no character, and with nothing in it that Excel would take for a character's number ("_x000D_"). */
function storable(text: string): string {
  const words = text.replace(/[\uFFFE\uFFFF]/g, '').replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
  return words.slice(0, longestCell).toWellFormed();
}

function writeTitle(sheet: ExcelJS.Worksheet, ...[title, ...more]: readonly string[]): void {
  sheet.addRow([storable(title ?? '')]).font = { ...bold, size: 14 };
  for (const words of more) sheet.addRow([words]);
}

function writeHeadings(sheet: ExcelJS.Worksheet, columns: readonly PaperColumn[]): number {
  const row = sheet.addRow(columns.map(({ heading }) => heading));
  row.font = bold;
  row.alignment = { wrapText: true, vertical: 'top' };
  row.height = 4 + 2 * lineHeight;
  row.eachCell((cell) => {
    shade(cell, 'DDEBF7');
    cell.border = lined;
  });
  return row.number;
}

/** Headings stay in sight while scrolling, and stand on every printed page. */
function finishTable(sheet: ExcelJS.Worksheet, headings: number): void {
  sheet.views = [{ state: 'frozen', ySplit: headings }];
  sheet.autoFilter = { from: { row: headings, column: 1 }, to: { row: sheet.rowCount, column: sheet.columnCount } };
  sheet.pageSetup.printTitlesRow = `${headings}:${headings}`;
}

function writeRow(sheet: ExcelJS.Worksheet, columns: readonly PaperColumn[], row: MatrixRow): void {
  const written = sheet.addRow([]);
  for (const [at, column] of columns.entries()) {
    const cell = written.getCell(at + 1);
    writeCell(cell, column.cellOf(row));
    cell.border = lined;
  }
  written.alignment = { wrapText: true, vertical: 'top' };
  written.height = heightOf(columns, row);
  const log = logText(row.updates);
  const at = columns.findIndex(({ heading }) => heading === 'Updates') + 1;
  if (at > 0 && log.length > longestCell) {
    const kept = newestThatFit(row);
    const left = row.updates.length - kept.length;
    written.getCell(at).value = storable(logText(kept));
    written.getCell(at).note =
      `${left} earlier ${left === 1 ? 'update stands' : 'updates stand'} on the sheet “Updates”.`;
  }
}

const lineHeight = 14;
/** The tallest row that Excel knows, in points. */
const tallest = 409;

/** Excel makes a row as tall as its words when it opens a file; other programs show what stands in it. */
function heightOf(columns: readonly PaperColumn[], row: MatrixRow): number {
  const lines = columns.map(({ width, cellOf }) => {
    const cell = cellOf(row);
    const text = cell.kind === 'words' ? cell.text : '';
    return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0);
  });
  return Math.min(tallest, 4 + lineHeight * Math.max(...lines));
}

function newestThatFit({ updates }: MatrixRow): MatrixRow['updates'] {
  const first = updates.findIndex((_, at) => logText(updates.slice(at)).length <= longestCell);
  return first < 0 ? [] : updates.slice(first);
}

function writeCell(cell: ExcelJS.Cell, content: PaperCell): void {
  switch (content.kind) {
    case 'words':
      cell.numFmt = '@';
      cell.value = storable(content.text) || null;
      return;
    case 'day':
      cell.numFmt = 'd mmm yyyy';
      cell.value = content.day ? new Date(`${content.day}T00:00:00Z`) : null;
      return;
    case 'rating':
      cell.value = content.rating ? ratingWord(content.rating) : null;
      if (content.rating) shade(cell, ratingFills[content.rating]);
      return;
    default:
      content satisfies never;
  }
}

function writeLongLogs(workbook: ExcelJS.Workbook, { plans }: Matrix): void {
  const long = plans.flatMap(({ code, rows }) =>
    rows.filter(({ updates }) => logText(updates).length > longestCell).map((row) => ({ code, row })),
  );
  if (long.length === 0) return;
  const sheet = workbook.addWorksheet('Updates');
  sheet.columns = [{ width: 8 }, { width: 10 }, { width: 16 }, { width: 120 }];
  sheet.addRow(['Plan', 'Action no', 'Date', 'Update']).font = bold;
  for (const { code, row } of long) {
    for (const { on, text } of row.updates) {
      const written = sheet.addRow([code, row.ref, on ? new Date(`${on}T00:00:00Z`) : null, storable(text)]);
      written.getCell(3).numFmt = 'd mmmm yyyy';
      written.alignment = { wrapText: true, vertical: 'top' };
    }
  }
}

function shade(cell: ExcelJS.Cell, colour: string): void {
  cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: `FF${colour}` } };
}

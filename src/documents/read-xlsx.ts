import { type Day, parseDay } from '../domain/day.ts';
import type { Cell, Row, Table } from '../domain/plan-table.ts';
import { themeIn } from './colours.ts';
import { displayedDate, displayedNumber, isDateFormat } from './number-format.ts';
import { related, relationsOf } from './office-package.ts';
import type { DocumentRead } from './read-docx.ts';
import { Refused } from './refusal.ts';
import { columnName, type SheetCell, type SheetParts, sheetParts } from './sheet-cells.ts';
import { type SheetStyle, sheetStyles } from './sheet-styles.ts';
import { mostCells, mostColumns, tooManyCells } from './size-limits.ts';
import { elementAt, elementsOf, readXml, xmlTree } from './xml.ts';
import type { Zip } from './zip.ts';

/** What the sheets of a workbook have in common. */
interface Workbook {
  readonly strings: readonly string[];
  readonly styles: readonly SheetStyle[];
  /** Some workbooks count days from 1904. */
  readonly from1904: boolean;
}

/** The sheets of a workbook as they look in Excel. Hidden sheets are marked; rows without words are left out. */
export async function readXlsx(zip: Zip, part: string): Promise<DocumentRead> {
  const relations = await relationsOf(zip, part);
  const tree = (name: string) => xmlTree(zip.pieces(name));
  const main = await tree(part);
  const theme = themeIn(await tree(related(relations, 'theme')));
  const workbook: Workbook = {
    strings: await sharedStrings(zip, related(relations, 'sharedStrings')),
    styles: sheetStyles(await tree(related(relations, 'styles')), theme),
    from1904: /^(?:1|true)$/.test(elementAt(main, 'workbookPr')?.attributes.date1904 ?? ''),
  };
  const tables: Table[] = [];
  const remarks: string[] = [];
  let size = 0;
  for (const { attributes } of elementsOf(elementAt(main, 'sheets'))) {
    const { name = '', state = 'visible', 'r:id': id } = attributes;
    const target = relations.find((each) => each.id === id && each.kind === 'worksheet')?.target;
    if (!target) continue;
    const sheet = await sheetParts(zip.pieces(target), name);
    const rows = rowsOf(sheet, workbook);
    size += rows.reduce((sum, { cells }) => sum + cells.length, 0);
    if (size > mostCells) throw tooManyCells(name);
    tables.push({ part: name, before: [], rows, hidden: state !== 'visible' });
    if (state === 'visible') remarks.push(...remarksOn(name, sheet));
  }
  return { tables, remarks, hasWords: tables.some(({ rows }) => rows.length > 0) };
}

/** Strings are kept once for all sheets. Phonetic readings beside them are not part of the words. */
async function sharedStrings(zip: Zip, part: string): Promise<readonly string[]> {
  const strings: string[] = [];
  let text = '';
  let listening = false;
  let skipping = false;
  await readXml(zip.pieces(part), {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') skipping = true;
      listening = name === 't' && !skipping;
    },
    text: (piece) => {
      if (listening) text += piece;
    },
    close: (name) => {
      listening = false;
      if (name === 'rPh') skipping = false;
      if (name === 'si') strings.push(text);
    },
  });
  return strings;
}

/** A filter hides rows whose actions count all the same; a note says what was read that nobody sees. */
function remarksOn(name: string, { rows, hiddenColumns, withoutResult }: SheetParts): readonly string[] {
  const hidden = rows.filter((row) => row.hidden).map(({ row }) => row);
  const width = Math.max(
    0,
    ...rows.flatMap(({ cells }) => cells.filter(({ value }) => value !== '').map((c) => c.column)),
  );
  const columns = hiddenColumns
    .filter(({ from }) => from <= width)
    .map(({ from, to }) => span(from, Math.min(to, width)));
  const remarks: string[] = [];
  if (hidden.length > 0) {
    remarks.push(`${counted(hidden.length, 'hidden row')} of the sheet "${name}" read too, from row ${hidden[0]}.`);
  }
  if (columns.length > 0) remarks.push(`Hidden columns of the sheet "${name}" were read too: ${columns.join(', ')}.`);
  if (withoutResult.length > 0) {
    remarks.push(
      `${counted(withoutResult.length, 'cell')} of the sheet "${name}" taken as blank, from ${withoutResult[0]}: the file holds a formula there without its result. Open it in Excel, save it, and send it again.`,
    );
  }
  return remarks;
}

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count.toLocaleString('en-GB')} ${what}s`;
}

function span(from: number, to: number): string {
  return from === to ? columnName(from) : `${columnName(from)} to ${columnName(to)}`;
}

const empty: Cell = { text: '' };

function rowsOf(sheet: SheetParts, workbook: Workbook): readonly Row[] {
  const grid = new Map<number, Cell[]>();
  let width = 0;
  for (const { row, cells } of sheet.rows) {
    const shown: Cell[] = [];
    for (const cell of cells) {
      shown[cell.column - 1] = shownCell(cell, workbook);
      // A cell without words may still count, for many plans give a rating as a colour only; it widens no sheet.
      if (cell.value !== '') width = Math.max(width, cell.column);
    }
    grid.set(row, shown);
  }
  spreadMerged(sheet, grid);
  // Formatting may run on to column XFD; words end where the plan does.
  return [...grid].map(([row, cells]) => ({
    row,
    cells: Array.from({ length: width }, (_, at) => cells[at] ?? empty),
  }));
}

/** Gives every place of a merged cell its words. */
function spreadMerged({ rows, merges }: SheetParts, grid: ReadonlyMap<number, Cell[]>): void {
  const numbers = rows.map(({ row }) => row);
  let places = 0;
  for (const { top, left, bottom, right } of merges) {
    const start = grid.get(top);
    if (!start) continue;
    const { merged: _, ...master } = start[left - 1] ?? empty;
    const last = Math.min(right, mostColumns);
    for (const row of numbersWithin(numbers, top, bottom)) {
      places += last - left + 1;
      if (places > mostCells) throw new Refused('too-large', 'has merged cells that cover more than a plan can hold.');
      const cells = grid.get(row)!;
      for (let column = row === top ? left + 1 : left; column <= last; column++) {
        cells[column - 1] = { ...master, merged: row > top ? 'down' : 'across' };
      }
    }
  }
}

/** Of ascending numbers those from `low` to `high`. */
function numbersWithin(numbers: readonly number[], low: number, high: number): readonly number[] {
  const from = numbers.findIndex((number) => number >= low);
  if (from < 0) return [];
  const beyond = numbers.findIndex((number, at) => at >= from && number > high);
  return numbers.slice(from, beyond < 0 ? undefined : beyond);
}

function shownCell(cell: SheetCell, workbook: Workbook): Cell {
  const { format = 'General', fill = null } = workbook.styles[cell.style] ?? {};
  const date = dateIn(cell, format, workbook);
  const day = date ? dayOf(date) : null;
  return {
    text: date ? displayedDate(date, format) : wordsOf(cell, format, workbook),
    ...(fill && { fill: `#${fill}` }),
    ...(day && { day }),
  };
}

function wordsOf({ type, value }: SheetCell, format: string, { strings }: Workbook): string {
  switch (type) {
    case 's':
      return plain(strings[Number(value)] ?? '');
    case 'n':
      return value === '' ? '' : displayedNumber(Number(value), format);
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    default:
      return plain(value);
  }
}

/** Excel writes characters that XML cannot hold as "_x000D_". */
function plain(text: string): string {
  return text
    .replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, '\n');
}

const msPerDay = 86_400_000;

/** The moment that a cell holds, as UTC: a sheet's dates have no time zone. */
function dateIn({ type, value }: SheetCell, format: string, { from1904 }: Workbook): Date | null {
  if (type === 'd') return new Date(`${value}${value.includes('T') ? 'Z' : ''}`);
  if (type !== 'n' || value === '' || !isDateFormat(format)) return null;
  const serial = Number(value);
  // Excel's year 1900 has a 29 February, so that its days 1 to 59 are counted one lower.
  const days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  return new Date(Date.UTC(1899, 11, 30) + Math.round((days * msPerDay) / 1000) * 1000);
}

function dayOf(value: Date): Day | null {
  return Number.isNaN(value.getTime()) || value.getUTCFullYear() < 1901
    ? null
    : parseDay(value.toISOString().slice(0, 10));
}

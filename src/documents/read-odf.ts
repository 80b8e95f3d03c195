import type { Cell, Table } from '../domain/plan-table.ts';
import { type Block, type Grid, type GridCell, rowsOf, tablesOf } from './document-tables.ts';
import { type OdfStyles, odfStyles } from './odf-styles.ts';
import type { DocumentRead } from './read-docx.ts';
import { Refused } from './refusal.ts';
import { mostColumns, mostRows, tooManyColumns, tooManyRows } from './size-limits.ts';
import { elementAt, elementsOf, type XmlElement, xmlTree } from './xml.ts';
import type { Zip } from './zip.ts';

/** The tables of an OpenDocument text (.odt), or the sheets of an OpenDocument spreadsheet (.ods). */
export async function readOdf(zip: Zip): Promise<DocumentRead> {
  await refuseEncrypted(zip);
  const content = await xmlTree(zip.pieces('content.xml'));
  const styles = await xmlTree(zip.pieces('styles.xml'));
  const reader = new OdfBlocks(odfStyles(styles, content));
  const text = elementAt(content, 'office:body', 'office:text');
  const sheets = elementsOf(elementAt(content, 'office:body', 'office:spreadsheet'));
  if (!text && sheets.length === 0) {
    throw new Refused('unsupported', 'is neither a text nor a spreadsheet. Send it as .docx, .xlsx or .odt.');
  }
  const blocks = reader.blocksIn(elementsOf(text));
  const tables = text
    ? tablesOf(blocks)
    : sheets.filter(({ name }) => name === 'table:table').map((each) => reader.sheet(each));
  return {
    tables,
    remarks: reader.remarks(),
    hasWords: blocks.length > 0 || tables.some(({ rows }) => rows.length > 0),
  };
}

/** The manifest says which parts are encrypted. It is only searched: old ones begin with a DOCTYPE. */
async function refuseEncrypted(zip: Zip): Promise<void> {
  let manifest = '';
  for await (const piece of zip.pieces('META-INF/manifest.xml')) manifest += Buffer.from(piece).toString('latin1');
  if (!manifest.includes('encryption-data')) return;
  throw new Refused('password-protected', 'is protected with a password. Save it without one and send it again.');
}

const mostSpaces = 100;
const skipped: ReadonlySet<string> = new Set([
  'text:tracked-changes',
  'text:note',
  'office:annotation',
  'office:forms',
  'text:sequence-decls',
]);

function hasOwnWords({ text, merged }: Cell): boolean {
  return text !== '' && !merged;
}

class OdfBlocks {
  private readonly styles: OdfStyles;
  private readonly counts = new Map<string, number>();
  /** Whether the cell being read has begun a list of its own. */
  private isOwnList = true;
  private changed = false;
  private hidden = false;

  constructor(styles: OdfStyles) {
    this.styles = styles;
  }

  remarks(): readonly string[] {
    return [
      ...(this.changed ? ['Words that tracked changes delete were left out, and those they insert were read.'] : []),
      ...(this.hidden ? ['Hidden text was left out.'] : []),
    ];
  }

  blocksIn(elements: readonly XmlElement[]): readonly Block[] {
    return elements.flatMap((element): readonly Block[] => {
      const { name, attributes } = element;
      if (name === 'text:tracked-changes') this.changed ||= elementsOf(element).length > 0;
      if (skipped.has(name) || attributes['text:display'] === 'none') return [];
      if (name === 'text:p' || name === 'text:h') return this.paragraph(element);
      if (name === 'text:list') return this.list(element, attributes['text:style-name'], 1);
      return name === 'table:table' ? [this.grid(element)] : this.blocksIn(elementsOf(element));
    });
  }

  sheet(element: XmlElement): Table {
    const { 'table:name': part = '', 'table:style-name': style } = element.attributes;
    const rows = rowsOf(this.grid(element)).filter(({ cells }) => cells.some(hasOwnWords));
    // Colour may run on to the last column; words end where the plan does.
    const width = Math.max(0, ...rows.map(({ cells }) => cells.findLastIndex(hasOwnWords) + 1));
    const trimmed = rows.map(({ row, cells }) => ({ row, cells: cells.slice(0, width) }));
    return { part, before: [], rows: trimmed, hidden: this.styles.isHidden(style) };
  }

  private paragraph(element: XmlElement): readonly Block[] {
    const boxes: XmlElement[] = [];
    const text = this.styles.isHidden(element.attributes['text:style-name']) ? '' : this.wordsIn(element, boxes);
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    return [...lines, ...boxes.flatMap((box) => this.blocksIn(elementsOf(box)))];
  }

  private wordsIn(element: XmlElement, boxes: XmlElement[]): string {
    return element.children
      .map((child) => {
        if (typeof child === 'string') return child.replace(/\s+/g, ' ');
        const { name, attributes } = child;
        if (name === 'text:s') return ' '.repeat(Math.min(Number(attributes['text:c'] ?? 1) || 1, mostSpaces));
        if (name === 'text:tab') return '\t';
        if (name === 'text:line-break') return '\n';
        if (name === 'draw:text-box') boxes.push(child);
        if (skipped.has(name) || name === 'draw:text-box') return '';
        if (!this.styles.isHidden(attributes['text:style-name'])) return this.wordsIn(child, boxes);
        this.hidden = true;
        return '';
      })
      .join('');
  }

  /** Lists number their items anew unless they say that they go on. */
  private list(element: XmlElement, style: string | undefined, level: number): readonly Block[] {
    const key = `${style} ${level}`;
    const { 'text:continue-numbering': goesOn, 'text:continue-list': other } = element.attributes;
    const runsOn = goesOn === 'true' || other !== undefined;
    if (!runsOn) this.counts.delete(key);
    const items = elementsOf(element);
    // As in Word: "6." to "9." of a list that began in another cell number nothing in this one.
    this.isOwnList ||= !runsOn || items.length === 1;
    return items.flatMap((item) => {
      if (item.name !== 'text:list-item') return this.blocksIn(elementsOf(item));
      const number = Number(item.attributes['text:start-value'] ?? (this.counts.get(key) ?? 0) + 1);
      this.counts.set(key, number);
      const numbers = Array.from({ length: level }, (_, at) => this.counts.get(`${style} ${at + 1}`) ?? 1);
      const label = this.isOwnList ? this.styles.labelOf(style, numbers) : '';
      const blocks = elementsOf(item).flatMap((child) =>
        child.name === 'text:list'
          ? this.list(child, child.attributes['text:style-name'] ?? style, level + 1)
          : this.blocksIn([child]),
      );
      const [first = '', ...rest] = blocks;
      return typeof first === 'string' && label !== '' ? [`${label} ${first}`.trimEnd(), ...rest] : blocks;
    });
  }

  private grid(table: XmlElement): Grid {
    const rows: GridCell[][] = [];
    const columns = columnStyles(table);
    // Spreadsheets end in one blank row repeated a million times: blank rows count once words follow.
    let blank = 0;
    for (const row of rowsIn(table)) {
      const cells = this.cellsOf(row, columns);
      const times = repeats(row, 'rows');
      if (cells.every(({ blocks }) => blocks.length === 0)) {
        blank += times;
        continue;
      }
      if (rows.length + blank + times > mostRows) throw tooManyRows(table.attributes['table:name'] ?? 'a table');
      for (; blank > 0; blank--) rows.push([]);
      for (let count = 0; count < times; count++) rows.push(cells);
    }
    return { rows };
  }

  private cellsOf(row: XmlElement, columns: readonly (string | undefined)[]): GridCell[] {
    const cells: GridCell[] = [];
    let column = 0;
    for (const element of elementsOf(row)) {
      const isCell = element.name === 'table:table-cell';
      if (!isCell && element.name !== 'table:covered-table-cell') continue;
      const times = repeats(element, 'columns');
      this.isOwnList = false;
      const blocks = isCell ? dayFirst(element, this.blocksIn(elementsOf(element))) : [];
      if (blocks.length > 0 && column + times > mostColumns) throw tooManyColumns('a table');
      const style = element.attributes['table:style-name'] ?? row.attributes['table:default-cell-style-name'];
      for (const end = Math.min(column + times, mostColumns); column < end; column++) {
        const fill = this.styles.fillOf(style ?? columns[column]);
        if (isCell) cells.push({ column, ...spanOf(element), blocks, fill });
      }
    }
    return cells;
  }
}

const allNumbers = /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}$/;

/** A date shown in numbers alone has the order of whoever saved the file: the cell's own value says which day is meant. */
function dayFirst({ attributes }: XmlElement, blocks: readonly Block[]): readonly Block[] {
  const [shown, ...more] = blocks;
  const date = /^(\d{4})-(\d{2})-(\d{2})/.exec(attributes['office:date-value'] ?? '');
  if (!date || more.length > 0 || typeof shown !== 'string' || !allNumbers.test(shown.trim())) return blocks;
  return [`${date[3]}/${date[2]}/${date[1]}`];
}

const rowGroups: ReadonlySet<string> = new Set([
  'table:table-header-rows',
  'table:table-rows',
  'table:table-row-group',
]);
const columnGroups: ReadonlySet<string> = new Set([
  'table:table-header-columns',
  'table:table-columns',
  'table:table-column-group',
]);

function rowsIn(table: XmlElement): readonly XmlElement[] {
  return elementsOf(table).flatMap((child) => {
    if (child.name === 'table:table-row') return [child];
    return rowGroups.has(child.name) ? rowsIn(child) : [];
  });
}

/** The style of each column, for the cells that have none of their own. */
function columnStyles(table: XmlElement): readonly (string | undefined)[] {
  return elementsOf(table).flatMap((child) => {
    if (columnGroups.has(child.name)) return columnStyles(child);
    if (child.name !== 'table:table-column') return [];
    const style = child.attributes['table:default-cell-style-name'];
    return Array.from({ length: Math.min(repeats(child, 'columns'), mostColumns) }, () => style);
  });
}

function repeats({ attributes }: XmlElement, what: 'rows' | 'columns'): number {
  return Math.max(Number(attributes[`table:number-${what}-repeated`] ?? 1) || 1, 1);
}

function spanOf({ attributes }: XmlElement): { readonly across: number; readonly down: number } {
  const span = (what: string) => Math.max(Number(attributes[`table:number-${what}-spanned`] ?? 1) || 1, 1);
  return { across: Math.min(span('columns'), mostColumns), down: Math.min(span('rows'), mostRows) };
}

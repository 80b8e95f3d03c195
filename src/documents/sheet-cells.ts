import { withoutBlankRows } from './blank-rows.ts';
import { Refused } from './refusal.ts';
import { mostColumns, mostRows, tooManyColumns, tooManyRows } from './size-limits.ts';
import { type Attributes, readXml, type XmlListener } from './xml.ts';

/** A cell of a sheet as the file holds it, before it is shown as Excel shows it. */
export interface SheetCell {
  readonly column: number;
  /** The number of its style. */
  readonly style: number;
  /** "s" shared string, "n" number, "d" date in words, "b" yes or no, "e" error, "str" or "inlineStr" words. */
  readonly type: string;
  readonly value: string;
}

export interface SheetRow {
  readonly row: number;
  readonly hidden: boolean;
  readonly cells: readonly SheetCell[];
}

/** Both corners of a merged cell, counted from 1. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface SheetParts {
  /** Rows with at least one word: formatting may run on to row 1,048,576. */
  readonly rows: readonly SheetRow[];
  readonly merges: readonly Merge[];
  readonly hiddenColumns: readonly { readonly from: number; readonly to: number }[];
  /** Cells whose formula has no result in the file: nobody knows what they show. */
  readonly withoutResult: readonly string[];
}

const mostMerges = 50_000;

/** Reads a sheet's cells piece by piece; a sheet that is larger than a plan can be ends it at once. */
export async function sheetParts(pieces: AsyncIterable<Uint8Array>, name: string): Promise<SheetParts> {
  const listener = new SheetListener(name);
  await readXml(pieces, listener, withoutBlankRows());
  return listener;
}

class SheetListener implements XmlListener, SheetParts {
  readonly rows: SheetRow[] = [];
  readonly merges: Merge[] = [];
  readonly hiddenColumns: { from: number; to: number }[] = [];
  readonly withoutResult: string[] = [];
  private readonly name: string;
  private row = 0;
  private column = 0;
  private hidden = false;
  private cells: SheetCell[] = [];
  private hasWords = false;
  private attributes: Attributes = {};
  private value = '';
  private formula = false;
  /** Text counts inside a value only, not inside a formula or a phonetic reading. */
  private listening = false;
  private skipping = 0;

  constructor(name: string) {
    this.name = name;
  }

  open(name: string, attributes: Attributes): void {
    if (this.skipping > 0 || name === 'extLst' || name === 'rPh') {
      this.skipping += 1;
      return;
    }
    if (name === 'row') this.startRow(attributes);
    else if (name === 'c') this.startCell(attributes);
    else if (name === 'v' || name === 't') this.listening = true;
    else if (name === 'f') this.formula = true;
    else if (name === 'mergeCell') this.addMerge(attributes);
    else if (name === 'col' && isTrue(attributes.hidden)) {
      this.hiddenColumns.push({ from: Number(attributes.min), to: Number(attributes.max) });
    }
  }

  text(text: string): void {
    if (this.listening && this.skipping === 0) this.value += text;
  }

  close(name: string): void {
    if (this.skipping > 0) this.skipping -= 1;
    else if (name === 'v' || name === 't') this.listening = false;
    else if (name === 'c') this.endCell();
    else if (name === 'row') this.endRow();
  }

  private startRow({ r, hidden }: Attributes): void {
    this.row = Number(r) || this.row + 1;
    this.column = 0;
    this.hidden = isTrue(hidden);
    this.cells = [];
    this.hasWords = false;
  }

  private startCell(attributes: Attributes): void {
    this.attributes = attributes;
    this.column = placeIn(attributes.r)?.column ?? this.column + 1;
    this.value = '';
    this.formula = false;
  }

  private endCell(): void {
    const { s = '0', t = 'n' } = this.attributes;
    if (this.formula && this.value === '' && t !== 'str')
      this.withoutResult.push(`${columnName(this.column)}${this.row}`);
    const hasValue = this.value.trim() !== '';
    if (hasValue && this.column > mostColumns) {
      throw tooManyColumns(this.name);
    }
    this.hasWords ||= hasValue;
    if (this.column <= mostColumns) {
      this.cells.push({ column: this.column, style: Number(s), type: t, value: this.value });
    }
  }

  private endRow(): void {
    if (!this.hasWords) return;
    this.rows.push({ row: this.row, hidden: this.hidden, cells: this.cells });
    if (this.rows.length > mostRows) throw tooManyRows(this.name);
  }

  private addMerge({ ref = '' }: Attributes): void {
    const [from, to] = ref.split(':').map(placeIn);
    if (!from || !to) return;
    this.merges.push({ top: from.row, left: from.column, bottom: to.row, right: to.column });
    if (this.merges.length > mostMerges) {
      throw new Refused('too-large', `has too many merged cells in the sheet "${this.name}" to be a plan.`);
    }
  }
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

/** "C12" is column 3 of row 12. */
function placeIn(reference = ''): { readonly column: number; readonly row: number } | null {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(reference);
  if (!found) return null;
  const column = [...found[1]!.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { column, row: Number(found[2]) };
}

export function columnName(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? columnName(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}

import type { Column, Columns } from './plan-columns.ts';
import type { Numbering } from './plan-numbering.ts';
import { readRef, stuckRef } from './plan-ref.ts';
import { type Fields, fieldsOf } from './plan-row.ts';
import type { Objective } from './plan-rows.ts';
import type { Row } from './plan-table.ts';

/** A row's words, with those that are its own and not a merged cell's from above. */
export interface Written {
  readonly row: Row;
  readonly columns: Columns;
  readonly fields: Fields;
  readonly own: Fields;
  readonly number: string | null;
}

/** An action that further rows may go on with. */
export interface Last {
  readonly objective: Objective;
  readonly fields: Fields;
  readonly number: string | null;
}

/** The words of a row with its number, whether that has a column or stands in front of other words. */
export function writtenIn(row: Row, columns: Columns, { isLettered, inFrontOf }: Numbering): Written {
  const [fields, own] = [fieldsOf(row, columns), fieldsOf(row, columns, true)];
  const { ref, themes } = isLettered ? { ref: fields.ref ?? null, themes: [] } : readRef(fields.ref ?? '');
  if (themes.length > 0) fields.theme = joined(fields.theme ?? '', themes.join('\n'), '\n');
  const stuck = ref === null && inFrontOf ? stuckRef(fields[inFrontOf] ?? '') : null;
  if (!stuck || !inFrontOf) return { row, columns, fields, own, number: ref };
  const { ref: number, rest } = stuck;
  const numbered = own[inFrontOf] ? { ...own, [inFrontOf]: rest, ref: number } : own;
  return { row, columns, fields: { ...fields, [inFrontOf]: rest }, own: numbered, number };
}

/** What a row without a number of its own is: the rest of the row above, a further action under it, or neither. */
export function standingOf(written: Written, last: Last, numbering: Numbering): 'rest' | 'further' | 'own' {
  const { own, columns } = written;
  const isNumbered = columns.at.has('ref') || numbering.inFrontOf !== null;
  if (own.ref) return 'own';
  if (!own.action) {
    if (own.objective && (columns.isReport || !isNumbered)) return 'own';
    return numbering.namesItems && isDated(own, last) ? 'further' : 'rest';
  }
  if (spansFromAbove(written)) return 'further';
  const goesOn = startsLow(own.action) && !startsLow(last.fields.action ?? '');
  if (goesOn && !own.timescale && !own.lead && !own.responsible && !own.objective) return 'rest';
  const isUnder = numbering.namesItems && !own.objective && (isNumbered || columns.at.has('objective'));
  return isUnder ? 'further' : 'own';
}

export function spansFromAbove({ row, columns }: Written): boolean {
  const key = columns.at.get('ref') ?? columns.at.get('action')!;
  return row.cells[key]?.merged === 'down';
}

const cutShort = /(?:\b(?:by|of|and|to|from|in|the|for|until|on|at|completed?)|[,;&–-])$/i;

/** A row with a date of its own is a step of its own: "Implementation from July" below "Programme developed by May". */
function isDated(own: Fields, { fields }: Last): boolean {
  const above = fields.timescale ?? '';
  return own.timescale !== undefined && above !== '' && !cutShort.test(above) && !Object.values(own).some(startsLow);
}

export function startsLow(words: string): boolean {
  return /^\p{Ll}/u.test(words);
}

/** Adds the rest of a row that a page break cut, or a further line of a row that spans several. */
export function goOn({ objective, fields }: Last, rest: Fields, separator: string): void {
  const isAlone = Object.keys(rest).length === 1;
  for (const [column, words] of Object.entries(rest) as [Column, string][]) {
    const before = fields[column] ?? '';
    if (column === 'objective') objective.text = joined(objective.text, words, separator);
    else fields[column] = joined(before, words, separatorOf(column, before, words, isAlone) ?? separator);
  }
}

const endsABody =
  /\b(?:groups?|team|board|panel|committee|partnership|forum|hub|council|service|agencies|chair|manager|officer|lead)$/i;

/** Further leads and entries of a log are lines of their own; the rest of a name or a sentence is not. */
function separatorOf(column: Column, before: string, words: string, isAlone: boolean): string | null {
  if (startsLow(words)) return null;
  if (column === 'updates' || column === 'theme') return '\n';
  if (column !== 'lead' && column !== 'responsible') return null;
  return isAlone || endsABody.test(before) ? '\n' : null;
}

/** What a further row under an item takes from the row above where its own cell is blank. */
const inherited: readonly Column[] = ['action', 'measure', 'timescale', 'lead', 'responsible', 'theme', 'aim'];

/** Blank cells of a further row say what the row above says, unless the file marks merged cells: then blank is blank. */
export function withInherited({ row, fields }: Written, above: Last): Fields {
  const isMarked = row.cells.some(({ merged }) => merged === 'down');
  const taken = inherited.filter((column) => !fields[column] && (!isMarked || column === 'action'));
  const entries = taken.flatMap((column) => (above.fields[column] ? [[column, above.fields[column]]] : []));
  return { ...fields, ...Object.fromEntries(entries) };
}

export function joined(text: string, rest: string, separator: string): string {
  return text === '' ? rest : text + separator + rest;
}

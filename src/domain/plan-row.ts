import type { Period } from './day.ts';
import { type Column, type Columns, ownCells, plainLines, type Row, refIn } from './plan-table.ts';
import { resolveTimescale } from './timescale.ts';

/** The words of a row by what they mean; a column without words is absent. */
export type Fields = Partial<Record<Column, string>>;

export const aimPattern = /^(?:strategic )?(?:aim|goal|priority|theme) (?:no\.? )?\d+\s*[:.–-]?\s*/i;

/** The aim that a row announces ("Strategic Aim 1 | Safeguarding is …"); null when it is no such row. */
export function aimIn(row: Row): string | null {
  const [first, second, third] = ownCells(row).map(({ text }) => text);
  if (first === undefined || third !== undefined || !aimPattern.test(first)) return null;
  return first.replace(aimPattern, '') || second || first;
}

/**
 * A row that is no action: without words, with words in the first column only and no number ("End", a title), or
 * with one cell across the whole table or across the number and the action (a legend below the table).
 */
export function isHeading(row: Row, columns: Columns): boolean {
  const own = ownCells(row);
  const [only] = own;
  if (!only) return true;
  const numbered = refIn(row.cells[columns.get('ref') ?? -1]?.text ?? '') !== null;
  if (!numbered && row.cells[columns.get('action')!]?.merged === 'across') return true;
  if (own.length > 1) return false;
  const spansAll = row.cells.length > 1 && row.cells.every((cell, at) => at === only.at || cell.merged === 'across');
  return spansAll || (only.at === columns.get('ref') && !numbered);
}

/** A cell merged downwards gives its words to every row it spans: an objective counts for all its actions. */
export function fieldsOf(row: Row, columns: Columns): Fields {
  const fields: Fields = {};
  for (const [column, at] of columns) {
    const cell = row.cells[at];
    const text = plainLines(cell?.text ?? '');
    if (text !== '' && cell?.merged !== 'across') fields[column] = text;
  }
  return fields;
}

/** "23" of "23.1": actions are numbered within their objective. Null where refs are not of that form. */
export function objectiveNumber(ref: string | null): string | null {
  return ref?.match(/^(.*)[.]\d+[a-z]?$/i)?.[1] ?? null;
}

/** The cells of a row where they belong; `shifted` tells the person what was done to them. */
interface Straightened {
  readonly fields: Fields;
  readonly shifted: string | null;
}

/**
 * Converted pages shift cells (23.1 to 23.3 of the 2019–20 plan as text). They are put straight only where the row
 * itself shows how: a timescale in the lead's column, or an action without words beside an objective already known.
 */
export function putStraight(fields: Fields, isNewObjective: boolean): Straightened {
  const { objective, action, measure, timescale, lead } = fields;
  if (isNewObjective && !objective && !isTimescale(timescale) && isTimescale(lead)) {
    return {
      fields: { ...fields, objective: action, action: measure, measure: timescale, timescale: lead, lead: '' },
      shifted: 'its cells stand one column too far to the right and were read one to the left. Check them.',
    };
  }
  if (!isNewObjective && !action && objective) {
    return {
      fields: { ...fields, objective: '', action: objective },
      shifted: "the action's words stand in the objective's column and were read as the action. Check them.",
    };
  }
  return { fields, shifted: null };
}

/** Enough to tell a timescale from other words: "July" is one in whichever year. */
const anyPeriod: Period = { from: '2019-04-01', to: '2020-03-31' };

function isTimescale(words: string | undefined): boolean {
  return words !== undefined && resolveTimescale(words, anyPeriod).problem === null;
}

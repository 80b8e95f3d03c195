import { isTimescale } from './numbered-cells.ts';
import type { Column, Columns } from './plan-columns.ts';
import { refIn } from './plan-ref.ts';
import { ownCells, plainLines, type Row } from './plan-table.ts';

/** The words of a row by what they mean; a column without words is absent. */
export type Fields = Partial<Record<Column, string>>;

/**
 * The words of a row. A cell merged downwards gives its words to every row it spans: an objective counts for all its
 * actions. `ownOnly` leaves those out.
 */
export function fieldsOf(row: Row, columns: Columns, ownOnly = false): Fields {
  const fields: Fields = {};
  const add = (column: Column, at: number, label: string) => {
    const cell = row.cells[at];
    // "1 | . 12 April": a converter left the number's full stop in the next cell.
    const text = plainLines(cell?.text ?? '').replace(/^[.,;:)]\s+/, '');
    if (text === '' || cell?.merged === 'across' || (ownOnly && cell?.merged)) return;
    const words = label === '' ? text : `${label}: ${text}`;
    fields[column] = fields[column] ? `${fields[column]}\n${words}` : words;
  };
  for (const [column, at] of columns.at) add(column, at, '');
  for (const { column, at, label } of columns.extra) add(column, at, label);
  return actionAcross(row, columns, fields);
}

/** A cell that spans the objective's and the action's columns says what is to be done. */
function actionAcross(row: Row, { at }: Columns, fields: Fields): Fields {
  const [objective, action] = [at.get('objective'), at.get('action')!];
  const isOne = row.cells[action]?.merged === 'across' && objective !== undefined && objective < action;
  const spans = isOne && row.cells.slice(objective + 1, action).every(({ merged }) => merged === 'across');
  if (!spans || !fields.objective) return fields;
  const { objective: words, ...rest } = fields;
  return { ...rest, action: words };
}

const colourWord = /^(?:blue|green|amber|red)(?:\s*[-–=(:].*)?$/i;
const ratingWord =
  /^(?:blue|green|amber|red|grey|gray|black|white|purple|yellow|b|g|a|r|b?rag(?: rating)?)(?:\s*[-–=(:].*)?$/i;

/** A line of the legend: "Amber | Action commenced …". */
export function isLegendLine(row: Row, columns: Columns): boolean {
  const own = ownCells(row);
  if (own.length > 2 || isPlaced(row, columns)) return false;
  const action = columns.at.get('action');
  // A letter beside an action may be anything else.
  const word = own[1]?.at === action ? colourWord : ratingWord;
  return word.test(own[0]?.text ?? '') && own[0]!.at !== action;
}

/** A row that is no action though it has words: one cell across the number and the action, and neither date nor lead. */
export function isAside(row: Row, columns: Columns): boolean {
  if (isPlaced(row, columns)) return false;
  return row.cells[columns.at.get('action')!]?.merged === 'across' && fieldsOf(row, columns).action === undefined;
}

/** A number, a date or a lead of its own makes a row an action's. */
function isPlaced(row: Row, { at }: Columns): boolean {
  if (refIn(row.cells[at.get('ref') ?? -1]?.text ?? '') !== null) return true;
  return (['timescale', 'lead', 'responsible'] as const).some((column) => {
    const cell = row.cells[at.get(column) ?? -1];
    return cell && !cell.merged && cell.text.trim() !== '';
  });
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

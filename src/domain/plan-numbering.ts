import type { Column, Columns } from './plan-columns.ts';
import type { PlacedColumns } from './plan-heading.ts';
import { countUpwards, isLettered, refIn, stuckRef } from './plan-ref.ts';
import { plainLines, type Row } from './plan-table.ts';

/** How a table numbers its rows. */
export interface Numbering {
  /**
   * True where a number stands for an item that may have several rows of actions; false where each action has its
   * own, and an objective goes over several of them.
   */
  readonly namesItems: boolean;
  /** The column whose words have the number in front of them. */
  readonly inFrontOf: Column | null;
  /** Refs are letters: A, B, C. */
  readonly isLettered: boolean;
}

export function numberingOf(rows: readonly Row[], columns: PlacedColumns): Numbering {
  const ref = columns.at.get('ref');
  return {
    namesItems: namesItems(rows, columns),
    inFrontOf: inFrontOf(rows, columns),
    isLettered: ref !== undefined && isLettered(rows, ref),
  };
}

/** Every item has its own objective: a blank one beside a number would be the objective above. */
function namesItems(rows: readonly Row[], { at }: Columns): boolean {
  const [ref, objective] = [at.get('ref'), at.get('objective')];
  if (ref === undefined || objective === undefined) return true;
  const numbered = rows.filter(({ cells }) => !cells[ref]?.merged && refIn(cells[ref]?.text ?? '') !== null);
  // One that starts in lower case is the rest of the one above, which a page break cut.
  const bare = numbered.filter(
    ({ cells }) => cells[objective]?.merged || !/^[^\p{Ll}]/u.test(plainLines(cells[objective]?.text ?? '')),
  );
  return bare.length * 10 <= numbered.length;
}

/** "1 The current process …" beside "3.1": numbers in front of words count upwards together with the refs there are. */
function inFrontOf(rows: readonly Row[], { at, narrow }: PlacedColumns): Column | null {
  const ref = at.get('ref');
  if (ref !== undefined && !narrow) return null;
  const places = narrow?.columns.at ?? at;
  const candidates = (['action', 'objective'] as const).filter((column) => places.has(column));
  return candidates.find((column) => isInFront(rows, places.get(column)!, ref)) ?? null;
}

function isInFront(rows: readonly Row[], place: number, ref: number | undefined): boolean {
  const written = (row: Row) => (ref === undefined ? null : refIn(row.cells[ref]?.text ?? ''));
  const inFront = ({ cells }: Row) => {
    const cell = cells[place];
    return cell && !cell.merged ? (stuckRef(plainLines(cell.text))?.ref ?? null) : null;
  };
  const unnumbered = rows.filter((row) => written(row) === null);
  const all = rows.map((row) => written(row) ?? inFront(row)).filter((each) => each !== null);
  return unnumbered.some((row) => inFront(row) !== null) && countUpwards(all);
}

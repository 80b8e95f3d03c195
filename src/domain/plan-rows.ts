import { type Problem, type ProblemCode, problemAt, type Source } from './import-problem.ts';
import { aimIn, aimPattern, type Fields, fieldsOf, isHeading, objectiveNumber, putStraight } from './plan-row.ts';
import { type Columns, columnsOf, type Row, refIn, type Table, unknownHeadings } from './plan-table.ts';
import { sortableRef } from './ref.ts';

/** An objective's words, shared by its actions: a page break may bring the rest of them rows later. */
interface Objective {
  text: string;
  readonly number: string | null;
}

/** An action in the words of the file, before they are understood. */
export interface PlanRow {
  readonly ref: string;
  readonly aim: string;
  readonly objective: Readonly<Objective>;
  readonly fields: Readonly<Fields>;
  readonly ratingFill: string | null;
  readonly source: Source;
}

export interface PlanRows {
  readonly rows: readonly PlanRow[];
  readonly problems: readonly Problem[];
  /** False when no row of headings was found: then the file is no plan. */
  readonly hasColumns: boolean;
}

/** Reads every row of a plan's tables in order; columns, aim and objective carry over from row to row and page to page. */
export function readPlanRows(tables: readonly Table[]): PlanRows {
  const reader = new PlanReader();
  for (const table of tables) reader.readTable(table);
  return { rows: reader.rows, problems: reader.problems, hasColumns: reader.columns !== null };
}

class PlanReader {
  readonly rows: PlanRow[] = [];
  readonly problems: Problem[] = [];
  columns: Columns | null = null;
  private part = '';
  private aim = '';
  private objective: Objective = { text: '', number: null };
  /** The action that a row without a number may continue: none right after an aim. */
  private last: { readonly objective: Objective; readonly fields: Fields } | null = null;

  readTable(table: Table): void {
    this.part = table.part;
    const headings = table.rows.map((row, at) => columnsOf(row, table.rows.slice(at + 1, at + 4)));
    if (table.hidden) {
      if (headings.some((columns) => columns !== null)) this.reportHiddenSheet();
      return;
    }
    const heading = table.before.at(-1) ?? '';
    if (aimPattern.test(heading)) this.startAim(heading.replace(aimPattern, '') || heading);
    for (const [at, row] of table.rows.entries()) {
      const columns = headings[at];
      if (columns) this.startColumns(columns, row);
      else this.readRow(row);
    }
  }

  private startColumns(columns: Columns, row: Row): void {
    this.columns = columns;
    for (const heading of unknownHeadings(row)) {
      if (this.problems.some(({ message }) => message.includes(`"${heading}"`))) continue;
      const what = `The column "${heading}" is not kept. Give it a heading Baton knows if it matters.`;
      this.report('column-not-kept', null, row, what);
    }
  }

  private startAim(aim: string): void {
    this.aim = aim;
    this.objective = { text: '', number: null };
    this.last = null;
  }

  private readRow(row: Row): void {
    const aim = aimIn(row);
    if (aim !== null) {
      this.startAim(aim);
      return;
    }
    if (!this.columns || isHeading(row, this.columns)) return;
    const fields = fieldsOf(row, this.columns);
    if (this.isContinuation(row, fields)) this.continueRow(row, fields);
    else if (fields.ref || fields.action) this.readAction(row, fields);
    else this.report('row-not-understood', null, row, 'A row has words but no number and no action. Check it.');
  }

  /** The rest of a row that a page break cut, or a further line of a row that spans several. */
  private isContinuation(row: Row, fields: Fields): boolean {
    if (!this.last) return false;
    if (this.spansFromAbove(row)) return true;
    if (fields.ref || !this.columns!.has('ref')) return false;
    if (!fields.action) return true;
    return !fields.timescale && !fields.lead && /^\p{Ll}/u.test(fields.action);
  }

  private spansFromAbove(row: Row): boolean {
    const key = this.columns!.get('ref') ?? this.columns!.get('action')!;
    return row.cells[key]?.merged === 'down';
  }

  private continueRow(row: Row, rest: Fields): void {
    const { objective, fields } = this.last!;
    const separator = this.spansFromAbove(row) ? '\n' : ' ';
    for (const [column, at] of this.columns!) {
      const words = rest[column];
      if (!words || row.cells[at]?.merged) continue;
      if (column === 'objective') objective.text = joined(objective.text, words, separator);
      else fields[column] = joined(fields[column] ?? '', words, separator);
    }
  }

  private readAction(row: Row, written: Fields): void {
    const number = written.ref ? refIn(written.ref) : null;
    if (number && Object.keys(written).length === 1) {
      this.report('no-action-text', number, row, 'the row has a number and nothing else. Fill it in or delete it.');
      return;
    }
    const { fields, shifted } = this.straightened(written, number);
    const ref = this.uniqueRef(row, number, written.ref);
    this.objective = this.objectiveOf(fields, number);
    this.last = { objective: this.objective, fields: { ...fields } };
    const ratingFill = row.cells[this.columns!.get('rating') ?? -1]?.fill ?? null;
    this.rows.push({ ref, aim: this.aim, ...this.last, ratingFill, source: this.at(row) });

    if (shifted) this.report('cells-shifted', ref, row, shifted);
    if (!fields.action) {
      this.report('no-action-text', ref, row, 'the row says nothing of what is to be done. Write the action.');
    }
    if (this.objective.text === '' && this.columns!.has('objective')) {
      this.report('no-objective', ref, row, 'no objective stands beside the action. Write the one it serves.');
    }
  }

  private straightened(written: Fields, number: string | null) {
    // Without numbers like 23.1 a row does not show whether its objective is the one above.
    const repeats = written.objective === this.objective.text;
    if (objectiveNumber(number) === null || repeats) return { fields: written, shifted: null };
    return putStraight(written, objectiveNumber(number) !== this.objective.number);
  }

  private objectiveOf({ objective: words }: Fields, ref: string | null): Objective {
    const number = ref === null ? this.objective.number : objectiveNumber(ref);
    const isSame = number === this.objective.number;
    if (!words) return isSame || number === null ? this.objective : { text: '', number };
    if (isSame && words === this.objective.text) return this.objective;
    // A page break in the middle of an objective that spans rows (15.2 as text): the rest starts in lower case.
    if (isSame && number !== null && /^\p{Ll}/u.test(words)) {
      this.objective.text = joined(this.objective.text, words, ' ');
      return this.objective;
    }
    return { text: words, number };
  }

  /** Every action needs a ref of its own: two actions under one would overwrite each other. */
  private uniqueRef(row: Row, number: string | null, written: string | undefined): string {
    // As keys, "1.1" and "1.01" are one ref.
    const taken = (ref: string) => this.rows.some((each) => sortableRef(each.ref) === sortableRef(ref));
    if (number && !taken(number)) return number;
    const tenth = number && !taken(`${number}0`) ? tenthAfter(this.rows.at(-1)?.ref ?? '', number) : null;
    const ref = number ? (tenth ?? firstFree(`${number}-`, 2, taken)) : firstFree('x', 1, taken);
    if (tenth) {
      const what = `Excel shows it as ${number}, which is used above; as it follows ${this.rows.at(-1)!.ref} it was read as ${ref}.`;
      this.report('duplicate-ref', ref, row, `${what} Format the numbers as text.`);
    } else if (number) {
      const what = `the number ${number} is used twice; this one was called ${ref}. Correct the number.`;
      this.report('duplicate-ref', ref, row, what);
    } else {
      const why = written ? `"${written}" is not understood as a number` : 'the action has no number';
      this.report('no-ref', ref, row, `${why}; it was called ${ref}. Give it a number.`);
    }
    return ref;
  }

  private reportHiddenSheet(): void {
    const what = `The sheet "${this.part}" is hidden and was not read. Unhide it if its actions count.`;
    this.report('hidden-sheet', null, { row: 1 }, what);
  }

  private report(code: ProblemCode, ref: string | null, row: { readonly row: number }, what: string): void {
    this.problems.push(problemAt(code, ref, this.at(row), what));
  }

  private at({ row }: { readonly row: number }): Source {
    return { part: this.part, row };
  }
}

/** "1.10" where "1.1" follows "1.9": a sheet that holds refs as numbers drops the nought. */
function tenthAfter(previous: string, ref: string): string | null {
  return previous === ref.replace(/1$/, '9') && ref.endsWith('.1') ? `${ref}0` : null;
}

function firstFree(stem: string, from: number, taken: (ref: string) => boolean): string {
  let number = from;
  while (taken(`${stem}${number}`)) number++;
  return `${stem}${number}`;
}

function joined(text: string, rest: string, separator: string): string {
  return text === '' ? rest : text + separator + rest;
}

import { type GivenRef, RefGiver, refProblem } from './give-refs.ts';
import { type Problem, type ProblemCode, problemAt, type Source } from './import-problem.ts';
import { type LeftAlone, titleAbove } from './left-alone.ts';
import { type PartOfRow, partRow } from './numbered-cells.ts';
import type { Columns } from './plan-columns.ts';
import { columnsFor, isSameHeading, type PlacedColumns } from './plan-heading.ts';
import { type Numbering, numberingOf } from './plan-numbering.ts';
import { themesAlone } from './plan-ref.ts';
import { type Fields, isAside, isLegendLine, objectiveNumber, putStraight } from './plan-row.ts';
import type { Objective, PlanRow } from './plan-rows.ts';
import { loneWords, numberedSection, type Section, sectionAbove, sectionIn } from './plan-section.ts';
import { PlanSections } from './plan-sections.ts';
import { ownCells, type Row, type Table } from './plan-table.ts';
import {
  goOn,
  joined,
  type Last,
  spansFromAbove,
  standingOf,
  startsLow,
  type Written,
  withInherited,
  writtenIn,
} from './row-standing.ts';

/** Reads the rows of a plan one after the other; columns, aim and objective carry over from row to row and page to page. */
export class RowReader {
  readonly rows: PlanRow[] = [];
  readonly problems: Problem[] = [];
  columns: PlacedColumns | null = null;
  private numbering: Numbering = { namesItems: true, inFrontOf: null, isLettered: false };
  private part = '';
  private readonly refs = new RefGiver();
  private readonly notKept = new Set<string>();
  private readonly sections = new PlanSections();
  private objective: Objective = { text: '', number: null };
  private theme = '';
  private last: Last | null = null;
  private under: { readonly ref: string; readonly source: Source }[] = [];
  private finished: { readonly words: string; readonly progress: string; readonly row: number }[] = [];
  /** An objective in a row of its own: the actions below serve it. */
  private waiting: { readonly words: string; readonly row: Row } | null = null;

  /** What a section is for carries on from the table before, unless this one has other columns. */
  startTable(table: Table, columns: PlacedColumns | null): void {
    this.part = table.part;
    if (columns && this.columns && !isSameHeading(columns, this.columns))
      this.startSection({ level: 'aim', words: '' });
    const above = sectionAbove([...table.before, table.part].slice(table.before.length > 0 ? 0 : -1));
    if (above) this.startSection(above);
  }

  startColumns(columns: PlacedColumns, rows: readonly Row[], heading: Row): void {
    const isSame = this.columns !== null && isSameHeading(columns, this.columns);
    const numbering = numberingOf(rows, isSame ? this.columns! : columns);
    this.numbering = isSame
      ? { ...numbering, namesItems: numbering.namesItems && this.numbering.namesItems }
      : numbering;
    if (isSame) return;
    this.columns = columns;
    for (const name of columns.unknown.filter((each) => !this.notKept.has(each))) {
      this.notKept.add(name);
      const what = `The column "${name}" is not kept. Give it a heading Baton knows if it matters.`;
      this.report('column-not-kept', null, heading, what);
    }
  }

  /** A row above the headings: it may name the section. */
  readTitle(row: Row): void {
    const section = sectionIn(row, null);
    if (section) this.startSection(section, row);
  }

  readRow(row: Row, next: Row | undefined): void {
    const section = sectionIn(row, this.columns);
    if (section) this.startSection(section, row);
    else if (this.columns && ownCells(row).length > 0) this.readFilled(row, next, columnsFor(row, this.columns));
  }

  private readFilled(row: Row, next: Row | undefined, columns: Columns): void {
    const written = writtenIn(row, columns, this.numbering);
    if (this.addsThemes(written) || isLegendLine(row, columns)) return;
    const alone = loneWords(row, columns);
    const numbered = numberedSection(row, columns, next);
    if (alone === null && isAside(row, columns)) this.sections.leave(this.part, row);
    else if (alone !== null) this.last = this.sections.standAlone(alone, this.part, row) ? null : this.last;
    else if (numbered === null) this.readWritten(written);
    else this.startSection({ level: columns.at.has('objective') ? 'aim' : 'objective', words: numbered }, row);
  }

  private startSection(section: Section, row?: Row): void {
    this.theme = '';
    this.sections.start(section, row && this.at(row));
    this.objective = { text: this.sections.objective, number: null };
    this.last = null;
  }

  /** "C" in the ref column, where a page break parted it from "8.2 A &": the row goes on with the one above. */
  private addsThemes(written: Written): boolean {
    const { own, number } = written;
    const themes = own.ref && number === null ? themesAlone(own.ref) : null;
    if (!themes || !this.last) return false;
    const { ref: _, ...rest } = own;
    goOn(this.last, { ...rest, theme: joined(own.theme ?? '', themes.join('\n'), '\n') }, ' ');
    return true;
  }

  private readWritten(written: Written): void {
    const { fields, own, number } = written;
    const isNumbered = number !== null && own.ref !== undefined;
    const standing = this.last && !isNumbered ? standingOf(written, this.last, this.numbering) : 'own';
    const isReported = this.columns!.isReport && own.objective !== undefined;
    if (standing === 'rest') goOn(this.last!, own, spansFromAbove(written) ? '\n' : ' ');
    else if (standing === 'further') this.pushUnder(written, this.last!);
    else if (fields.action || own.ref || isReported) this.readAction(written);
    else if (own.objective && Object.keys(own).length === 1) this.startObjective(written);
    else this.report('row-not-understood', null, written.row, 'A row has words but no number and no action. Check it.');
  }

  private pushUnder(written: Written, above: Last): void {
    this.push({ ...written, fields: withInherited(written, above) }, above.number, above.number !== null);
  }

  private startObjective({ own, row }: Written): void {
    this.endObjective();
    this.objective = { text: own.objective!, number: null };
    this.last = null;
    this.waiting = { words: own.objective!, row };
  }

  private endObjective(): void {
    if (this.waiting) {
      const what = `No action stands beside or below "${this.waiting.words}". Write one, or delete the row.`;
      this.report('row-not-understood', null, this.waiting.row, what);
    }
    this.waiting = null;
  }

  private readAction(written: Written): void {
    const { fields, number, row } = written;
    if (number !== null && Object.keys(fields).length === 1) {
      this.report('no-action-text', number, row, 'the row has a number and nothing else. Fill it in or delete it.');
      return;
    }
    if (this.columns!.isReport && !fields.action) {
      this.finished.push({ words: fields.objective ?? '', progress: fields.updates ?? '', row: row.row });
      this.last = null;
      return;
    }
    this.push(written, number, false);
  }

  private push(written: Written, number: string | null, isUnder: boolean): void {
    const { row, columns } = written;
    const { fields, shifted } = this.straightened(written.fields, number);
    this.waiting = null;
    const heading = this.sections.settle(columns, fields.aim);
    if (heading !== null) this.objective = { text: heading, number: null };
    this.objective = this.objectiveOf(fields, number);
    this.carryTheme(written.columns, fields);
    const parted = partRow(this.withNumber(fields, number));
    const parts = parted?.parts ?? [{ number: '', fields }];
    for (const [at, part] of parts.entries()) {
      const given = this.refFor(part, number, isUnder || at > 0);
      this.last = { objective: this.objective, fields: { ...part.fields }, number };
      const { objective, fields: words } = this.last;
      this.rows.push({ ref: given.ref, objective, fields: words, ...this.marksOf(row, columns, at > 0) });
      this.reportRef(given, number ?? fields.ref ?? null, row);
      if (parted?.doubt && at === 0) this.report('cells-shifted', given.ref, row, `${parted.doubt}. Check them.`);
    }
    if (shifted) this.report('cells-shifted', this.rows.at(-1)!.ref, row, shifted);
    this.reportGaps(fields, columns, row);
  }

  /** The number that stood in front of the action's words: it may be the first of several in its cell. */
  private withNumber(fields: Fields, number: string | null): Fields {
    if (number === null || this.numbering.inFrontOf !== 'action') return fields;
    return { ...fields, action: `${number} ${fields.action ?? ''}` };
  }

  /** What an action has from its row besides words; of several in one row only the first has the row's colours. */
  private marksOf(row: Row, columns: Columns, isFurther: boolean) {
    const hasRating = columns.at.has('rating');
    const own = hasRating || isFurther ? [] : row.cells.filter(({ merged }) => !merged);
    return {
      aim: this.sections.aimFor(columns),
      ratingFill: row.cells[columns.at.get('rating') ?? -1]?.fill ?? null,
      otherFills: [...new Set(own.flatMap(({ fill }) => fill ?? []))],
      isRatedByProgress: !hasRating && !columns.isReport,
      source: this.at(row),
    };
  }

  private reportGaps(fields: Fields, columns: Columns, row: Row): void {
    const { ref } = this.rows.at(-1)!;
    if (!fields.action) {
      this.report('no-action-text', ref, row, 'the row says nothing of what is to be done. Write the action.');
    }
    if (this.objective.text === '' && columns.at.has('objective')) {
      this.report('no-objective', ref, row, 'no objective stands beside the action. Write the one it serves.');
    }
  }

  /** A first column of themes names each once, above all that have it. */
  private carryTheme({ at }: Columns, fields: Fields): void {
    if (at.get('theme') !== Math.min(...at.values())) return;
    if (fields.theme) this.theme = fields.theme;
    else if (this.theme !== '') fields.theme = this.theme;
  }

  private refFor(part: PartOfRow, number: string | null, isUnder: boolean): GivenRef {
    if (part.number.includes('.')) return this.refs.give(part.number);
    return isUnder && number !== null ? this.refs.giveUnder(number) : this.refs.give(number);
  }

  private straightened(fields: Fields, number: string | null) {
    // Without numbers like 23.1 a row does not show whether its objective is the one above.
    const repeats = fields.objective === this.objective.text;
    if (objectiveNumber(number) === null || repeats || this.numbering.namesItems) return { fields, shifted: null };
    return putStraight(fields, objectiveNumber(number) !== this.objective.number);
  }

  private objectiveOf({ objective: words }: Fields, ref: string | null): Objective {
    const number = ref === null ? this.objective.number : objectiveNumber(ref);
    const isSame = number === this.objective.number;
    if (!words)
      return isSame || number === null || this.sections.objective !== '' ? this.objective : { text: '', number };
    if (isSame && words === this.objective.text) return this.objective;
    // A page break in the middle of an objective that spans rows (15.2 as text): the rest starts in lower case.
    if (isSame && number !== null && !this.numbering.namesItems && startsLow(words)) {
      this.objective.text = joined(this.objective.text, words, ' ');
      return this.objective;
    }
    return { text: words, number };
  }

  private reportRef(given: GivenRef, written: string | null, row: Row): void {
    if (given.how === 'under-item') this.under.push({ ref: given.ref, source: this.at(row) });
    const problem = refProblem(given, written, this.rows.at(-2)?.ref ?? '');
    if (problem) this.report(problem.code, given.ref, row, problem.what);
  }

  /** Words in the table that no action has: headings above none, and activities of a report that say no further action. */
  finishTable(table: Table): readonly LeftAlone[] {
    this.endObjective();
    const unused = this.sections.endTable();
    const finished = this.finished.splice(0);
    if (finished.length === 0) return unused;
    const named = finished.map(({ words, progress }) => (progress === '' ? words : `${words} (${progress})`));
    const title = `${finished.length} of the activities in "${titleAbove(table.before) ?? this.part}"`;
    const why = `no further action stands beside them: ${named.map(shortened).join('; ')}`;
    return [...unused, { part: this.part, row: finished[0]!.row, to: finished.at(-1)!.row, title, why }];
  }

  /** Sections that stand empty at the end of the file. */
  finishSections(): readonly LeftAlone[] {
    return this.sections.endFile();
  }

  /** What was gathered, and what can only be told of the whole. */
  finish(): { readonly rows: readonly PlanRow[]; readonly problems: readonly Problem[] } {
    const [first] = this.under;
    if (first) {
      const refs = this.under.map(({ ref }) => ref);
      const isOne = refs.length === 1;
      const many = isOne ? 'A row stands' : `${refs.length} rows stand`;
      const what = `${many} under an item without a number of ${isOne ? 'its own and was' : 'their own and were'} called ${refs.join(', ')}. Cells left blank were taken from the row above. Check them.`;
      this.problems.push(problemAt('no-ref', null, first.source, what));
    }
    return { rows: this.rows, problems: this.problems };
  }

  reportHiddenSheet(part: string): void {
    const what = `The sheet "${part}" is hidden and was not read. Choose it, or unhide it, if its actions count.`;
    this.problems.push(problemAt('hidden-sheet', null, { part, row: 1 }, what));
  }

  private report(code: ProblemCode, ref: string | null, row: Row, what: string): void {
    this.problems.push(problemAt(code, ref, this.at(row), what));
  }

  private at({ row }: Row): Source {
    return { part: this.part, row };
  }
}

function shortened(words: string): string {
  const line = words.replaceAll('\n', ' ');
  return line.length <= 80 ? line : `${line.slice(0, 79).trimEnd()}…`;
}

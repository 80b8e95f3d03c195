import { type GivenRef, RefGiver } from './give-refs.ts';
import { type Problem, type ProblemCode, problemAt, type Source } from './import-problem.ts';
import { type LeftAlone, titleAbove } from './left-alone.ts';
import { type PartOfRow, partRow } from './numbered-cells.ts';
import type { Column, Columns } from './plan-columns.ts';
import { columnsFor, isSameHeading, type PlacedColumns } from './plan-heading.ts';
import { type Numbering, numberingOf } from './plan-numbering.ts';
import { readRef, stuckRef, themesAlone } from './plan-ref.ts';
import { type Fields, fieldsOf, isAside, isLegendLine, objectiveNumber, putStraight } from './plan-row.ts';
import type { Objective, PlanRow } from './plan-rows.ts';
import { isNote, loneWords, mayHead, numberedSection, type Section, sectionAbove, sectionIn } from './plan-section.ts';
import { ownCells, type Row, type Table } from './plan-table.ts';

/** An action that further rows may go on with. */
interface Last {
  readonly objective: Objective;
  readonly fields: Fields;
  readonly number: string | null;
}

/** A row's words, with those that are its own and not a merged cell's from above. */
interface Written {
  readonly row: Row;
  readonly columns: Columns;
  readonly fields: Fields;
  readonly own: Fields;
  readonly number: string | null;
}

/** Words that stand somewhere in the file. */
interface Words {
  readonly part: string;
  readonly row: number;
  readonly words: string;
}

/** Reads the rows of a plan one after the other; columns, aim and objective carry over from row to row and page to page. */
export class RowReader {
  readonly rows: PlanRow[] = [];
  readonly problems: Problem[] = [];
  columns: PlacedColumns | null = null;
  private numbering: Numbering = { namesItems: true, inFrontOf: null, isLettered: false };
  private part = '';
  private readonly refs = new RefGiver();
  private readonly notKept = new Set<string>();
  private aim = '';
  /** The aim that a column or a heading row names, under the section's. */
  private aimBeside = '';
  private section = '';
  /** Words alone in a row: they head the actions below, if there are any. */
  private heading: Words | null = null;
  private readonly unused: Words[] = [];
  /** Sections that have no action yet. */
  private readonly empty = new Map<Section['level'], Words>();
  private objective: Objective = { text: '', number: null };
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
    const written = this.written(row, columns);
    if (this.addsThemes(written) || isLegendLine(row, columns)) return;
    const alone = loneWords(row, columns);
    const numbered = numberedSection(row, columns, next);
    if (alone === null && isAside(row, columns)) this.leave(row);
    else if (alone !== null) this.standAlone(alone, row);
    else if (numbered === null) this.readWritten(written);
    else this.startSection({ level: columns.at.has('objective') ? 'aim' : 'objective', words: numbered }, row);
  }

  private written(row: Row, columns: Columns): Written {
    const [fields, own] = [fieldsOf(row, columns), fieldsOf(row, columns, true)];
    const { ref, themes } = this.numbering.isLettered
      ? { ref: fields.ref ?? null, themes: [] }
      : readRef(fields.ref ?? '');
    if (themes.length > 0) fields.theme = joined(fields.theme ?? '', themes.join('\n'), '\n');
    const column = this.numbering.inFrontOf;
    const stuck = ref === null && column ? stuckRef(fields[column] ?? '') : null;
    if (!stuck) return { row, columns, fields, own, number: ref };
    fields[column!] = stuck.rest;
    if (own[column!]) own[column!] = stuck.rest;
    return { row, columns, fields, own: own[column!] ? { ...own, ref: stuck.ref } : own, number: stuck.ref };
  }

  private startSection({ level, words }: Section, row?: Row): void {
    this.leaveEmpty(level);
    if (row && words !== '') this.empty.set(level, { part: this.part, words, row: row.row });
    if (level === 'aim') {
      this.aim = words;
      this.aimBeside = '';
    }
    this.section = level === 'objective' ? words : '';
    this.objective = { text: this.section, number: null };
    this.endHeading();
    this.last = null;
  }

  /** A section is named where nothing stands in it. */
  private leaveEmpty(...levels: readonly Section['level'][]): void {
    for (const level of levels) {
      const section = this.empty.get(level);
      this.empty.delete(level);
      if (section) this.unused.push(section);
    }
  }

  private standAlone(words: string, row: Row): void {
    if (isNote(words)) return;
    if (mayHead(words)) {
      this.endHeading();
      this.heading = { part: this.part, words, row: row.row };
      this.last = null;
    } else this.unused.push({ part: this.part, words, row: row.row });
  }

  private leave(row: Row): void {
    const words = ownCells(row).map(({ text }) => text);
    this.unused.push({ part: this.part, words: words.join(' | '), row: row.row });
  }

  /** A heading without actions below it may be words that belong to none: they are named. */
  private endHeading(): void {
    if (this.heading) this.unused.push(this.heading);
    this.heading = null;
  }

  /** "C" in the ref column, where a page break parted it from "8.2 A &": the row goes on with the one above. */
  private addsThemes(written: Written): boolean {
    const { own, number } = written;
    const themes = own.ref && number === null ? themesAlone(own.ref) : null;
    if (!themes || !this.last) return false;
    const { ref: _, ...rest } = own;
    this.goOn({ ...rest, theme: joined(own.theme ?? '', themes.join('\n'), '\n') }, ' ');
    return true;
  }

  private readWritten(written: Written): void {
    const { fields, own, number } = written;
    const isNumbered = number !== null && own.ref !== undefined;
    const standing = this.last && !isNumbered ? this.standing(written) : 'own';
    const isReported = this.columns!.isReport && own.objective !== undefined;
    if (standing === 'rest') this.goOn(own, this.spansFromAbove(written) ? '\n' : ' ');
    else if (standing === 'further') this.readFurther(written, this.last!);
    else if (fields.action || own.ref || isReported) this.readAction(written);
    else if (own.objective && Object.keys(own).length === 1) this.startObjective(written);
    else this.report('row-not-understood', null, written.row, 'A row has words but no number and no action. Check it.');
  }

  /** What a row without a number of its own is: the rest of the row above, a further action under it, or neither. */
  private standing(written: Written): 'rest' | 'further' | 'own' {
    const { own, columns } = written;
    const { namesItems } = this.numbering;
    const isNumbered = columns.at.has('ref') || this.numbering.inFrontOf !== null;
    if (own.ref) return 'own';
    if (!own.action) {
      if (this.columns!.isReport && own.objective) return 'own';
      if (!isNumbered && own.objective) return 'own';
      return namesItems && this.isDated(own) ? 'further' : 'rest';
    }
    if (this.spansFromAbove(written)) return 'further';
    const goesOn = /^\p{Ll}/u.test(own.action) && !/^\p{Ll}/u.test(this.last!.fields.action ?? '');
    if (goesOn && !own.timescale && !own.lead && !own.responsible && !own.objective) return 'rest';
    const under = namesItems && !own.objective && (isNumbered || columns.at.has('objective'));
    return under ? 'further' : 'own';
  }

  private spansFromAbove({ row, columns }: Written): boolean {
    const key = columns.at.get('ref') ?? columns.at.get('action')!;
    return row.cells[key]?.merged === 'down';
  }

  /** A row with a date of its own is a step of its own: "Implementation from July" below "Programme developed by May". */
  private isDated(own: Fields): boolean {
    const above = this.last!.fields.timescale ?? '';
    const isCut = above === '' || /(?:\b(?:by|of|and|to|from|in|the|for|until|on|at|completed?)|[,;&–-])$/i.test(above);
    const goesOn = Object.values(own).some((words) => /^\p{Ll}/u.test(words));
    return own.timescale !== undefined && !isCut && !goesOn;
  }

  /** The rest of a row that a page break cut, or a further line of a row that spans several. */
  private goOn(rest: Fields, separator: string): void {
    const { objective, fields } = this.last!;
    const isAlone = Object.keys(rest).length === 1;
    for (const [column, words] of Object.entries(rest) as [Column, string][]) {
      if (column === 'objective') objective.text = joined(objective.text, words, separator);
      else
        fields[column] = joined(
          fields[column] ?? '',
          words,
          separatorOf(column, fields[column] ?? '', words, isAlone) ?? separator,
        );
    }
  }

  /** Blank cells of a further row say what the row above says, unless the file marks merged cells: then blank is blank. */
  private readFurther(written: Written, above: Last): void {
    const isMarked = written.row.cells.some(({ merged }) => merged === 'down');
    const fields = { ...written.fields };
    for (const column of inherited) {
      if (!fields[column] && above.fields[column] && (!isMarked || column === 'action'))
        fields[column] = above.fields[column];
    }
    this.push({ ...written, fields }, above.number, above.number !== null);
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
    this.settleHeading(columns);
    this.objective = this.objectiveOf(fields, number);
    if (columns.at.has('aim') && fields.aim) this.aimBeside = fields.aim;
    const parted = partRow(fields);
    const parts = parted?.parts ?? [{ number: '', fields }];
    for (const [at, part] of parts.entries()) {
      const given = this.refFor(part, number, isUnder || at > 0);
      this.last = { objective: this.objective, fields: { ...part.fields }, number };
      const hasRating = columns.at.has('rating');
      const own = hasRating || at > 0 ? [] : row.cells.filter(({ merged }) => !merged);
      const { objective, fields: words } = this.last;
      this.rows.push({
        ref: given.ref,
        aim: this.aimNow(columns),
        objective,
        fields: words,
        ratingFill: row.cells[columns.at.get('rating') ?? -1]?.fill ?? null,
        otherFills: [...new Set(own.flatMap(({ fill }) => fill ?? []))],
        isRatedByProgress: !hasRating && !columns.isReport,
        source: this.at(row),
      });
      this.reportRef(given, number ?? fields.ref ?? null, row);
      if (parted?.doubt && at === 0) this.report('cells-shifted', given.ref, row, `${parted.doubt}. Check them.`);
    }
    const { ref } = this.rows.at(-1)!;
    if (shifted) this.report('cells-shifted', ref, row, shifted);
    if (!fields.action) {
      this.report('no-action-text', ref, row, 'the row says nothing of what is to be done. Write the action.');
    }
    if (this.objective.text === '' && columns.at.has('objective')) {
      this.report('no-objective', ref, row, 'no objective stands beside the action. Write the one it serves.');
    }
  }

  private refFor(part: PartOfRow, number: string | null, isUnder: boolean): GivenRef {
    if (part.number.includes('.')) return this.refs.give(part.number);
    return isUnder && number !== null ? this.refs.giveUnder(number) : this.refs.give(number);
  }

  private settleHeading(columns: Columns): void {
    this.waiting = null;
    this.empty.clear();
    if (this.heading === null) return;
    const { words } = this.heading;
    if (this.aim !== '' && !columns.at.has('objective')) this.objective = { text: words, number: null };
    else this.aimBeside = words;
    this.heading = null;
  }

  private aimNow(columns: Columns): string {
    const section = columns.at.has('objective') ? this.section : '';
    return [this.aim, section, this.aimBeside]
      .filter((words, at, all) => words !== '' && all.indexOf(words) === at)
      .join(' – ');
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
    if (!words) return isSame || number === null || this.section !== '' ? this.objective : { text: '', number };
    if (isSame && words === this.objective.text) return this.objective;
    // A page break in the middle of an objective that spans rows (15.2 as text): the rest starts in lower case.
    if (isSame && number !== null && !this.numbering.namesItems && /^\p{Ll}/u.test(words)) {
      this.objective.text = joined(this.objective.text, words, ' ');
      return this.objective;
    }
    return { text: words, number };
  }

  private reportRef({ ref, how }: GivenRef, written: string | null, row: Row): void {
    const before = this.rows.at(-2)?.ref ?? '';
    switch (how) {
      case 'as-written':
        return;
      case 'under-item':
        this.under.push({ ref, source: this.at(row) });
        return;
      case 'tenth': {
        const what = `Excel shows it as ${written}, which is used above; as it follows ${before} it was read as ${ref}.`;
        this.report('duplicate-ref', ref, row, `${what} Format the numbers as text.`);
        return;
      }
      case 'repeated': {
        const what = `the number ${written} is used twice; this one was called ${ref}. Correct the number.`;
        this.report('duplicate-ref', ref, row, what);
        return;
      }
      case 'missing': {
        const why = written ? `"${written}" is not understood as a number` : 'the action has no number';
        this.report('no-ref', ref, row, `${why}; it was called ${ref}. Give it a number.`);
        return;
      }
      default:
        how satisfies never;
    }
  }

  /** Words in the table that no action has: headings above none, and activities of a report that say no further action. */
  finishTable(table: Table): readonly LeftAlone[] {
    this.endObjective();
    this.endHeading();
    const unused = this.namesUnused();
    const finished = this.finished.splice(0);
    if (finished.length === 0) return unused;
    const named = finished.map(({ words, progress }) => (progress === '' ? words : `${words} (${progress})`));
    const title = `${finished.length} of the activities in "${titleAbove(table.before) ?? this.part}"`;
    const why = `no further action stands beside them: ${named.map(shortened).join('; ')}`;
    return [...unused, { part: this.part, row: finished[0]!.row, to: finished.at(-1)!.row, title, why }];
  }

  private namesUnused(): readonly LeftAlone[] {
    const why = 'no action stands directly below this heading';
    return this.unused.splice(0).map(({ part, row, words }) => ({ part, row, to: row, title: words, why }));
  }

  /** Sections that stand empty at the end of the file. */
  finishSections(): readonly LeftAlone[] {
    this.leaveEmpty('aim', 'objective');
    return this.namesUnused();
  }

  /** What was gathered, and what can only be told of the whole. */
  finish(): { readonly rows: readonly PlanRow[]; readonly problems: readonly Problem[] } {
    const [first] = this.under;
    if (first) {
      const refs = this.under.map(({ ref }) => ref);
      const many = refs.length === 1 ? `A row stands` : `${refs.length} rows stand`;
      const what = `${many} under an item without a number of their own and were called ${refs.join(', ')}. Cells left blank were taken from the row above. Check them.`;
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

/** What a further row under an item takes from the row above where its own cell is blank. */
const inherited: readonly Column[] = ['action', 'measure', 'timescale', 'lead', 'responsible', 'theme', 'aim'];

const endsABody =
  /\b(?:groups?|team|board|panel|committee|partnership|forum|hub|council|service|agencies|chair|manager|officer|lead)$/i;

/** Further leads and entries of a log are lines of their own; the rest of a name or a sentence is not. */
function separatorOf(column: Column, before: string, words: string, isAlone: boolean): string | null {
  if (/^\p{Ll}/u.test(words)) return null;
  if (column === 'updates' || column === 'theme') return '\n';
  if (column !== 'lead' && column !== 'responsible') return null;
  return isAlone || endsABody.test(before) ? '\n' : null;
}

function shortened(words: string): string {
  const line = words.replaceAll('\n', ' ');
  return line.length <= 80 ? line : `${line.slice(0, 79).trimEnd()}…`;
}

function joined(text: string, rest: string, separator: string): string {
  return text === '' ? rest : text + separator + rest;
}

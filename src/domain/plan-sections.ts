import type { LeftAlone } from './left-alone.ts';
import type { Columns } from './plan-columns.ts';
import { isNote, mayHead, type Section } from './plan-section.ts';
import { ownCells, type Row } from './plan-table.ts';

/** Words that stand somewhere in the file. */
interface Words {
  readonly part: string;
  readonly row: number;
  readonly words: string;
}

/** The sections that the reader is in: aim, objective, and headings that are called neither. */
export class PlanSections {
  aim = '';
  objective = '';
  /** The aim that a column or a heading row names, under the section's. */
  private beside = '';
  /** Words alone in a row: they head the actions below, if there are any. */
  private heading: Words | null = null;
  private readonly unused: Words[] = [];
  /** Sections that have no action yet. */
  private readonly empty = new Map<Section['level'], Words>();

  start({ level, words }: Section, at?: { readonly part: string; readonly row: number }): void {
    if (level === 'aim') this.leaveEmpty('aim', 'objective');
    else this.leaveEmpty('objective');
    if (at && words !== '') this.empty.set(level, { ...at, words });
    if (level === 'aim') {
      this.aim = words;
      this.beside = '';
    }
    this.objective = level === 'objective' ? words : '';
    this.leaveHeading();
  }

  /** True where words alone in a row begin something new. */
  standAlone(words: string, part: string, { row }: Row): boolean {
    if (isNote(words)) return false;
    if (!mayHead(words)) {
      this.unused.push({ part, words, row });
      return false;
    }
    this.leaveHeading();
    this.heading = { part, words, row };
    return true;
  }

  leave(part: string, row: Row): void {
    const words = ownCells(row).map(({ text }) => text);
    this.unused.push({ part, words: words.join(' | '), row: row.row });
  }

  /** An action stands in them now. The heading's words are its objective where neither column nor section has one. */
  settle(columns: Columns, aimBeside: string | undefined): string | null {
    this.empty.clear();
    const { heading } = this;
    this.heading = null;
    const isObjective = heading !== null && this.aim !== '' && !columns.at.has('objective');
    if (aimBeside && heading && !isObjective) this.unused.push(heading);
    if (aimBeside) this.beside = aimBeside;
    else if (heading && !isObjective) this.beside = heading.words;
    return isObjective ? heading.words : null;
  }

  /** The aim of an action: where objectives have a column, the section's objective is part of it. */
  aimFor(columns: Columns): string {
    const objective = columns.at.has('objective') ? this.objective : '';
    const words = [this.aim, objective, this.beside].filter((each) => each !== '');
    return [...new Set(words)].join(' – ');
  }

  /** Headings of a table under which nothing stands. */
  endTable(): readonly LeftAlone[] {
    this.leaveHeading();
    const why = 'no action stands directly below this heading';
    return this.unused.splice(0).map(({ part, row, words }) => ({ part, row, to: row, title: words, why }));
  }

  /** Sections that stand empty at the end of the file. */
  endFile(): readonly LeftAlone[] {
    this.leaveEmpty('aim', 'objective');
    return this.endTable();
  }

  private leaveEmpty(...levels: readonly Section['level'][]): void {
    for (const level of levels) {
      const section = this.empty.get(level);
      this.empty.delete(level);
      if (section) this.unused.push(section);
    }
  }

  /** A heading without actions below it may be words that belong to none: they are named. */
  private leaveHeading(): void {
    if (this.heading) this.unused.push(this.heading);
    this.heading = null;
  }
}

import { isGroupName } from './forward-group.ts';
import { type ForwardAbout, type ForwardMeeting, type ForwardPart, PartBuilder } from './forward-part.ts';
import { type CellRead, type ForwardColumn, forwardColumn, isEveryMeeting, readForwardCell } from './forward-words.ts';
import { readMeetings, readWrittenMeeting, type WrittenMeeting } from './meeting-heading.ts';
import { ownCells, type Row } from './plan-table.ts';

/** A row whose cells are meetings, and what its other columns hold. */
export interface ColumnHead {
  readonly row: number;
  readonly meetings: readonly { readonly at: readonly number[]; readonly written: WrittenMeeting }[];
  /** Columns whose items come to every meeting. */
  readonly every: readonly number[];
  readonly labels: ReadonlyMap<number, Label>;
}

interface Label {
  readonly heading: string;
  readonly means: ForwardColumn | null;
}

const fewestMeetings = 2;
const mostFigures = 0.3;
const longestLabel = 60;

/** The meetings that a row of headings names; null when it is no such row. */
export function columnHead(rows: readonly Row[], at: number, about: ForwardAbout): ColumnHead | null {
  const row = rows[at]!;
  const meetings: { at: number[]; written: WrittenMeeting }[] = [];
  const labels = new Map<number, Label>();
  const every: number[] = [];
  for (const [place, cell] of row.cells.entries()) {
    const heading = cell.text.replace(/\s+/g, ' ').trim();
    const written = readWrittenMeeting(cell);
    if (cell.merged === 'across' && written && meetings.at(-1)?.at.at(-1) === place - 1) {
      meetings.at(-1)!.at.push(place);
    } else if (written && (written.month !== null || about.isTitled) && isBare(written, about)) {
      meetings.push({ at: [place], written: withYearAbove(written, rows[at - 1], place) });
    } else if (isEveryMeeting(heading) && meetings.length > 0) {
      every.push(place);
    } else labels.set(place, { heading, means: heading === '' ? null : forwardColumn(heading) });
  }
  const named = [...labels.values()].filter(({ heading }) => heading !== '');
  if (meetings.length < fewestMeetings || named.length > 4) return null;
  if (named.some(({ heading, means }) => heading.length > longestLabel || (means === null && !about.isTitled)))
    return null;
  return { row: row.row, meetings, every, labels };
}

function isBare({ words }: WrittenMeeting, { groups }: ForwardAbout): boolean {
  return words === '' || isGroupName(words, groups);
}

/** The year that stands above the months, over several of them. */
function withYearAbove(written: WrittenMeeting, above: Row | undefined, place: number): WrittenMeeting {
  const year = /^20\d\d$/.exec(above?.cells[place]?.text.trim() ?? '');
  return written.year === null && year ? { ...written, year: Number(year[0]) } : written;
}

interface Body {
  readonly row: Row;
  readonly cells: ReadonlyMap<number, CellRead>;
}

/** What stands below such a row; null where it is no forward plan after all. */
export function readColumns(head: ColumnHead, rows: readonly Row[], about: ForwardAbout): ForwardPart | null {
  const places = [...head.meetings.flatMap(({ at }) => at), ...head.every];
  const body = rows.map((row) => ({ row, cells: cellsAt(row, places) }));
  const shape = shapeOf(head, body, about);
  if (shape === null) return null;
  const part = new PartBuilder(about);
  const read = readMeetings(
    head.meetings.map(({ written }) => written),
    about.years,
  );
  const meetings = read.map((one) => part.addMeeting(one, head.row));
  const reader = new ColumnReader(head, { part, meetings, shape });
  for (const one of body) reader.readRow(one);
  reader.end();
  return part;
}

function cellsAt(row: Row, places: readonly number[]): ReadonlyMap<number, CellRead> {
  const own = places.filter((place) => row.cells[place] && row.cells[place].merged !== 'across');
  return new Map(own.map((place) => [place, readForwardCell(row.cells[place]!.text)]));
}

/** Ticks for what the row names, or the items themselves. */
type Shape = 'ticks' | 'words';

/** Whether the cells hold ticks or words, and whether headings or a title say that these come to meetings. */
function shapeOf(head: ColumnHead, body: readonly Body[], about: ForwardAbout): Shape | null {
  const cells = body.flatMap(({ cells: own }) => [...own.values()]).filter(({ kind }) => kind !== 'empty');
  const count = (...kinds: readonly CellRead['kind'][]) => cells.filter(({ kind }) => kinds.includes(kind)).length;
  if (about.isOther || count('figure') > mostFigures * cells.length) return null;
  const shape = count('mark', 'marked') > count('words') ? 'ticks' : 'words';
  const labels = [...head.labels.values()];
  const isNamed = labels.some(({ means }) => means === 'item');
  if (about.isTitled) return shape === 'ticks' && labels.length === 0 ? null : shape;
  if (labels.some(({ means }) => means === 'plan' || means === 'meeting' || means === 'papers')) return null;
  if (cells.length === 0) return null;
  const isUnnamed = shape === 'words' && labels.every(({ heading }) => heading === '');
  return isNamed || isUnnamed ? shape : null;
}

interface Reading {
  readonly part: PartBuilder;
  readonly meetings: readonly ForwardMeeting[];
  readonly shape: Shape;
}

/** Reads the rows below the meetings, in order: a row without a label belongs to the one above. */
class ColumnReader {
  private label = '';
  private category = '';
  private unused: { readonly words: string; readonly row: number } | null = null;
  private readonly head: ColumnHead;
  private readonly reading: Reading;

  constructor(head: ColumnHead, reading: Reading) {
    this.head = head;
    this.reading = reading;
  }

  readRow({ row, cells }: Body): void {
    const { part } = this.reading;
    const isEmpty = [...cells.values()].every(({ kind }) => kind === 'empty');
    const words = this.labelWords(row);
    if (isEmpty) {
      this.startSection(row, words);
      return;
    }
    if (words.item !== '') this.label = words.item;
    if (words.category !== '') this.category = words.category;
    if (this.unused && words.item === '') this.unused = null;
    for (const { meeting, cell } of this.meant(cells)) {
      const item = this.itemsOf(cell);
      for (const one of item)
        part.addItem(meeting, row.row, { item: one, category: this.categoryOf(), who: words.who });
      if (item.length === 0 && cell.kind !== 'empty') {
        const text = `the cell for ${meeting.text} was not read as an item`;
        part.report(
          'item-not-understood',
          row.row,
          `${this.label || 'Under its meeting'}: ${text}. Write there what comes to the meeting.`,
        );
      }
    }
    this.reportStray(row);
  }

  end(): void {
    this.reportUnused();
  }

  /** Which meetings a cell is about: a column's, or for a column of what always comes, each. */
  private meant(cells: Body['cells']) {
    const { meetings } = this.reading;
    return [...cells].flatMap(([place, cell]) => {
      if (this.head.every.includes(place)) return meetings.map((meeting) => ({ meeting, cell }));
      const which = this.head.meetings.findIndex(({ at }) => at.includes(place));
      return [{ meeting: meetings[which]!, cell }];
    });
  }

  private itemsOf(cell: CellRead): readonly string[] {
    const isItem = this.isLabelItem();
    if (cell.kind === 'mark') return this.label === '' ? [] : [this.label];
    if (cell.kind === 'marked') return this.label === '' ? [] : [`${this.label} (${cell.note})`];
    if (cell.kind !== 'words') return [];
    return isItem && this.label !== '' ? [`${this.label}: ${cell.items.join('; ')}`] : cell.items;
  }

  /** Where cells hold ticks, or a column is headed "Item", the row's label is what comes to the meeting. */
  private isLabelItem(): boolean {
    return this.reading.shape === 'ticks' || [...this.head.labels.values()].some(({ means }) => means === 'item');
  }

  private categoryOf(): string {
    return this.isLabelItem() ? this.category : [this.category, this.label].filter(Boolean).join(' · ');
  }

  /** A row's label stands in the column headed "Item", else in the last that says nothing else; others are its category. */
  private labelWords(row: Row) {
    const own = [...this.head.labels].filter(([, { means }]) => means !== 'number' && means !== 'aside');
    const whoAt = own.find(([, { means }]) => means === 'who')?.[0];
    const rest = own.filter(([at]) => at !== whoAt && at < this.head.meetings[0]!.at[0]!);
    const itemAt = (rest.find(([, { means }]) => means === 'item') ?? rest.at(-1))?.[0];
    const text = (at: number | undefined) =>
      at === undefined ? '' : (row.cells[at]?.text ?? '').replace(/\s+/g, ' ').trim();
    const others = rest.filter(([at]) => at !== itemAt).map(([at]) => text(at));
    return { item: text(itemAt), category: others.filter(Boolean).join(' · '), who: text(whoAt) };
  }

  /** A label alone heads what follows; where ticks are expected and it heads nothing, it is an item without a meeting. */
  private startSection(row: Row, { item, category }: { readonly item: string; readonly category: string }): void {
    const words = item || category;
    if (words === '') return;
    this.reportUnused();
    if (this.isLabelItem()) {
      if (isHeading(row, words)) this.category = words.replace(/:$/, '');
      else this.unused = { words, row: row.row };
      if (!this.unused) this.label = '';
    } else this.label = words;
  }

  private reportUnused(): void {
    if (!this.unused) return;
    const { words, row } = this.unused;
    this.reading.part.report('item-not-understood', row, `No meeting is marked for "${words}". Mark one, or leave it.`);
    this.unused = null;
  }

  /** Words beside the meetings, in a column that says nothing. */
  private reportStray(row: Row): void {
    const last = Math.max(...this.head.meetings.flatMap(({ at }) => at), ...this.head.every);
    const stray = ownCells(row).filter(
      ({ at }) => at > last && !this.head.every.includes(at) && !this.head.labels.get(at)?.means,
    );
    for (const { text } of stray) {
      this.reading.part.report('item-not-understood', row.row, `"${text}" stands under no meeting. Move it under one.`);
    }
  }
}

const headingWords = /:$|\b(?:items|reports|presentations|business|updates|papers|matters)$/i;

/** A label that heads the rows below: over the whole width, in capitals, or in words for many. */
function isHeading(row: Row, words: string): boolean {
  const isWide = row.cells.some(({ merged }) => merged === 'across');
  return isWide || headingWords.test(words) || (words === words.toUpperCase() && /\p{L}{3}/u.test(words));
}

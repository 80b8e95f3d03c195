import type { Day } from './day.ts';
import { canonicalGroup, isGroupName } from './forward-group.ts';
import { type ForwardAbout, type ForwardMeeting, type ForwardPart, PartBuilder } from './forward-part.ts';
import { type CellRead, type ForwardColumn, forwardColumn, isEveryMeeting, readForwardCell } from './forward-words.ts';
import { type MeetingRead, readMeetings, readWrittenMeeting, type WrittenMeeting, yearsIn } from './meeting-heading.ts';
import { headingAt } from './plan-heading.ts';
import { ownCells, type Row } from './plan-table.ts';
import { readWrittenTime } from './written-day.ts';

/** A row of headings over a list of meetings: what each column holds. */
export interface RowHead {
  readonly row: number;
  /** Where the list itself begins. */
  readonly from: number;
  readonly meetingAt: number;
  readonly columns: ReadonlyMap<number, RowColumn>;
}

interface RowColumn {
  readonly heading: string;
  readonly means: ForwardColumn | null;
  /** The group whose items stand in this column, where its heading is a group's name. */
  readonly group: string | null;
}

const mostRead = 8;

/** The columns of a list with a meeting in each row; null when this row heads no such list. */
export function rowHead(rows: readonly Row[], at: number, about: ForwardAbout): RowHead | null {
  const row = rows[at]!;
  const own = ownCells(row);
  if (own.length < 2 || about.isOther) return null;
  const below = rows.slice(at + 1, at + 1 + mostRead * 2);
  const columns = columnsIn(own, about);
  const dated = [...columns].filter(([, { means }]) => means === 'meeting').map(([place]) => place);
  const meetingAt = dated.find((place) => holdsMeetings(below, place, about));
  if (meetingAt === undefined) return withoutHeadings(rows, at, about);
  const all = asRead(columns, meetingAt);
  const isPlan = headingAt(rows, at) !== null || [...all.values()].some(({ means }) => means === 'plan');
  const holdsItems = [...all.values()].some(({ means, heading }) => means === 'item' && !/^titles?$/i.test(heading));
  const isGrouped = [...all.values()].some(({ group }) => group !== null);
  const isOne = about.isTitled ? all.size > 1 : (holdsItems || isGrouped) && !isPlan && !hasFigures(below, all);
  return isOne ? { row: row.row, from: at + 1, meetingAt, columns: all } : null;
}

/** Under a title that says what they are, dates with words beside them need no headings. */
function withoutHeadings(rows: readonly Row[], at: number, about: ForwardAbout): RowHead | null {
  const own = ownCells(rows[at]!);
  const [first, ...rest] = own;
  const isDated = first && readWrittenMeeting(rows[at]!.cells[first.at]!)?.month;
  if (!about.isTitled || !isDated || rest.length === 0) return null;
  if (!holdsMeetings(rows.slice(at, at + mostRead * 2), first.at, { ...about, isTitled: false })) return null;
  const columns = own.map(({ at: place }): [number, RowColumn] => [place, { heading: '', means: null, group: null }]);
  return { row: rows[at]!.row, from: at, meetingAt: first.at, columns: new Map(columns) };
}

function columnsIn(own: readonly { readonly at: number; readonly text: string }[], { groups }: ForwardAbout) {
  const columns = own.map(({ at, text }): [number, RowColumn] => {
    const heading = text.replace(/\s+/g, ' ');
    const means = forwardColumn(heading);
    const isGroup =
      means !== 'item' && isGroupName(heading, groups) && !/^(?:sub[- ]?)?groups?$|^meetings?$/i.test(heading);
    return [at, { heading, means, group: isGroup ? canonicalGroup(heading, groups) : null }];
  });
  const grouped = columns.filter(([, { group }]) => group !== null);
  // One column headed "Board" or "Committee" says which one meets.
  const isOneOfMany = grouped.length === 1 && grouped[0]![1].means === 'group';
  return new Map(
    isOneOfMany ? columns.map(([at, one]): [number, RowColumn] => [at, { ...one, group: null }]) : columns,
  );
}

/** "Meeting" beside "Date" says which group meets. */
function asRead(columns: ReadonlyMap<number, RowColumn>, meetingAt: number): ReadonlyMap<number, RowColumn> {
  return new Map(
    [...columns].map(([at, one]) =>
      one.means === 'meeting' && at !== meetingAt ? [at, { ...one, means: 'group' }] : [at, one],
    ),
  );
}

function holdsMeetings(below: readonly Row[], place: number, { isTitled }: ForwardAbout): boolean {
  const cells = below.flatMap((row) =>
    row.cells[place]?.text.trim() && !row.cells[place].merged ? [row.cells[place]] : [],
  );
  const read = cells.filter((cell) => readWrittenMeeting(cell)?.month);
  return read.length >= (isTitled ? 1 : 2) && read.length >= 0.6 * cells.length;
}

/** Numbers of places or of people: a calendar of courses, a count of who came. */
function hasFigures(below: readonly Row[], columns: ReadonlyMap<number, RowColumn>): boolean {
  return [...columns.keys()].some((place) => {
    const kinds = below
      .map((row) => readForwardCell(row.cells[place]?.text ?? '').kind)
      .filter((kind) => kind !== 'empty');
    const isCounted = columns.get(place)?.means !== 'number' && columns.get(place)?.means !== 'meeting';
    return isCounted && kinds.length > 0 && kinds.filter((kind) => kind === 'figure').length > 0.5 * kinds.length;
  });
}

interface Line {
  readonly row: Row;
  /** What its meeting's cell says; null where it continues the row above, or speaks of every meeting. */
  readonly written: WrittenMeeting | null;
  readonly is: 'meeting' | 'rest' | 'every' | 'unclear';
}

/** The rows below such headings. */
export function readRows(head: RowHead, rows: readonly Row[], about: ForwardAbout): ForwardPart {
  const part = new PartBuilder(about);
  const reader = new RowReader(head, { part, about });
  let years = about.years;
  let lines: Line[] = [];
  for (const row of rows) {
    const own = ownCells(row);
    const year = own.length === 1 ? /^(?:20)?\d\d(?:\s*[-–—/]\s*(?:20)?\d\d)?$/.exec(own[0]!.text) : null;
    if (year && yearsIn(year[0]).length > 0) {
      reader.readLines(lines, years);
      [lines, years] = [[], yearsIn(year[0])];
    } else if (own.length > 0) lines.push(lineOf(row, head.meetingAt));
  }
  reader.readLines(lines, years);
  reader.reportColumns();
  return part;
}

function lineOf(row: Row, meetingAt: number): Line {
  const cell = row.cells[meetingAt];
  const words = cell?.text.replace(/\s+/g, ' ').trim() ?? '';
  if (!cell || words === '' || cell.merged === 'down') return { row, written: null, is: 'rest' };
  if (isEveryMeeting(words)) return { row, written: null, is: 'every' };
  const written = readWrittenMeeting(cell);
  if (written) return { row, written, is: 'meeting' };
  return { row, written: { text: words, date: null, month: null, year: null, either: null, words: '' }, is: 'unclear' };
}

/** What a cell says comes to its meeting. A mark stands for its column's heading, and where there is none for nothing. */
function itemsIn(cell: CellRead, heading: string): readonly string[] {
  if (cell.kind === 'words') return cell.items;
  if (heading === '') return [];
  if (cell.kind === 'mark') return [heading];
  return cell.kind === 'marked' ? [`${heading} (${cell.note})`] : [];
}

class RowReader {
  private readonly head: RowHead;
  private readonly part: PartBuilder;
  private readonly about: ForwardAbout;

  constructor(head: RowHead, { part, about }: { readonly part: PartBuilder; readonly about: ForwardAbout }) {
    this.head = head;
    this.part = part;
    this.about = about;
  }

  readLines(lines: readonly Line[], years: readonly number[]): void {
    const dated = lines.filter(({ written }) => written !== null);
    const read = readMeetings(
      dated.map(({ written }) => written!),
      years,
    );
    let current: readonly ForwardMeeting[] = [];
    const always: Row[] = [];
    const from = this.part.meetings.length;
    for (const line of lines) {
      if (line.is === 'every') always.push(line.row);
      const at = dated.indexOf(line);
      if (at >= 0) current = this.meetingsOf(line.row, read[at]!);
      if (line.is !== 'every') this.readItems(line.row, current);
    }
    for (const row of always) this.readItems(row, this.part.meetings.slice(from));
  }

  /** One meeting of the row's group; or one of each group that has a column of its own. */
  private meetingsOf(row: Row, read: MeetingRead): readonly ForwardMeeting[] {
    const own = [...this.head.columns.values()].flatMap(({ group }) => group ?? []);
    const named = this.words(row, 'group');
    const group = named === '' ? undefined : canonicalGroup(named, this.about.groups);
    const more = { time: readWrittenTime(this.words(row, 'aside', /time/i)), papers: this.papersIn(row, read) };
    if (own.length === 0) return [this.part.addMeeting(read, row.row, { ...more, group })];
    // A group without a word in this row does not meet then.
    const meeting = own.filter((one) => this.cellsOf(row, one).length > 0);
    return meeting.map((one) => this.part.addMeeting({ ...read, words: '' }, row.row, { ...more, group: one }));
  }

  private cellsOf(row: Row, group: string): readonly string[] {
    const places = [...this.head.columns].filter(([, one]) => one.group === group).map(([at]) => at);
    return places.map((at) => row.cells[at]?.text ?? '').filter((text) => readForwardCell(text).kind !== 'empty');
  }

  private papersIn(row: Row, { month }: MeetingRead): Day | null {
    const cell = this.cell(row, 'papers');
    const written = cell && readWrittenMeeting(cell);
    if (!written || month === null) return null;
    const [year, number] = month.split('-').map(Number);
    const meeting: WrittenMeeting = { text: '', date: null, month: number!, year: year!, either: null, words: '' };
    return readMeetings([written, meeting], [])[0]?.day ?? null;
  }

  private readItems(row: Row, meetings: readonly ForwardMeeting[]): void {
    const columns = this.itemColumns();
    const category = columns.length === 1 ? this.words(row, 'category') : '';
    const who = this.words(row, 'who');
    for (const [at, { heading, group }] of columns) {
      const cell = readForwardCell(row.cells[at]?.text ?? '');
      if (cell.kind === 'empty') continue;
      const items = itemsIn(cell, heading);
      const under = group === null && columns.length > 1 && cell.kind === 'words' ? heading : category;
      const meant = group === null ? meetings : meetings.filter((one) => one.group === group);
      for (const meeting of meant) {
        for (const item of items) this.part.addItem(meeting, row.row, { item, category: under, who });
      }
      if (meant.length === 0) this.reportCell(row, heading, "Write the meeting's date beside it");
      else if (items.length === 0) this.reportCell(row, heading, 'Write there what comes to the meeting');
    }
  }

  private reportCell(row: Row, heading: string, advice: string): void {
    const cell = heading === '' ? 'What stands in a column without a heading' : `What stands under "${heading}"`;
    this.part.report('item-not-understood', row.row, `${cell} was not read as an item for a meeting. ${advice}.`);
  }

  /** The columns headed by items; where none is so headed, every one that says nothing else. */
  private itemColumns(): readonly (readonly [number, RowColumn])[] {
    const rest = [...this.head.columns].filter(([at]) => at !== this.head.meetingAt);
    const grouped = rest.filter(([, { group }]) => group !== null);
    if (grouped.length > 0) return grouped;
    const items = rest.filter(([, { means }]) => means === 'item');
    const open = rest.filter(([, { means }]) => means === null || (means === 'category' && items.length !== 1));
    const all = [...items, ...open].toSorted(([a], [b]) => a - b);
    return all.length > 0 ? all : rest.filter(([, { means }]) => means === 'plan' || means === 'category');
  }

  /** Columns whose words are kept nowhere are named, so that nothing goes without a word. */
  reportColumns(): void {
    const read = new Set(this.itemColumns().map(([at]) => at));
    const kept: ReadonlySet<ForwardColumn | null> = new Set([
      'meeting',
      'group',
      'who',
      'papers',
      'number',
      'category',
    ]);
    const left = [...this.head.columns].filter(
      ([at, { means, heading }]) => !read.has(at) && !kept.has(means) && !/^time/i.test(heading),
    );
    if (left.length === 0) return;
    const names = left.map(([, { heading }]) => `"${heading}"`).join(', ');
    this.part.report(
      'column-not-kept',
      this.head.row,
      `The forward plan's ${left.length === 1 ? 'column' : 'columns'} ${names} ${left.length === 1 ? 'is' : 'are'} not kept.`,
    );
  }

  private words(row: Row, means: ForwardColumn, heading?: RegExp): string {
    return this.cell(row, means, heading)?.text.replace(/\s+/g, ' ').trim() ?? '';
  }

  private cell(row: Row, means: ForwardColumn, heading?: RegExp) {
    const found = [...this.head.columns].find(
      ([, one]) => one.means === means && (!heading || heading.test(one.heading)),
    );
    return found && row.cells[found[0]];
  }
}

import { isGroupName } from './forward-group.ts';
import { type ForwardAbout, type ForwardMeeting, type ForwardPart, PartBuilder } from './forward-part.ts';
import { type ForwardColumn, forwardColumn, readForwardCell } from './forward-words.ts';
import { readMeetings, readWrittenMeeting, type WrittenMeeting } from './meeting-heading.ts';
import { ownCells, type Row } from './plan-table.ts';

const fewestMeetings = 2;
/** How far ahead the next meeting is looked for. */
const mostAhead = 25;

/** Whether a row that names a meeting and nothing else begins a list in which the items of each stand below it. */
export function isSectioned(rows: readonly Row[], at: number, about: ForwardAbout): boolean {
  if (!about.isTitled || about.isOther || meetingOver(rows[at]!, about) === null) return false;
  const ahead = rows.slice(at, at + mostAhead).filter((row) => ownCells(row).length > 0);
  const meetings = ahead.filter((row) => meetingOver(row, about) !== null).length;
  return meetings >= fewestMeetings && meetings < ahead.length;
}

/** The meeting that a row names, where it says nothing else. */
function meetingOver(row: Row, { groups }: ForwardAbout): WrittenMeeting | null {
  const own = ownCells(row);
  const written = own.length === 1 ? readWrittenMeeting(row.cells[own[0]!.at]!) : null;
  if (!written || written.month === null) return null;
  return written.words === '' || isGroupName(written.words, groups) ? written : null;
}

/** Reads meetings and below each the rows of what comes to it, under headings or without. */
export function readSections(rows: readonly Row[], about: ForwardAbout): ForwardPart {
  const part = new PartBuilder(about);
  const over = rows.map((row) => meetingOver(row, about));
  const read = readMeetings(
    over.filter((one) => one !== null),
    about.years,
  );
  let columns: ReadonlyMap<number, ForwardColumn> = new Map();
  let meeting: ForwardMeeting | null = null;
  let next = 0;
  for (const [at, row] of rows.entries()) {
    if (over[at]) {
      meeting = part.addMeeting(read[next]!, row.row);
      next += 1;
    } else if (headingsIn(row)) columns = headingsIn(row)!;
    else if (meeting && ownCells(row).length > 0) readItem(row, { part, meeting, columns });
  }
  return part;
}

/** What the columns below hold, where a row is all headings and one of them is of items. */
function headingsIn(row: Row): ReadonlyMap<number, ForwardColumn> | null {
  const own = ownCells(row).map(({ at, text }): [number, ForwardColumn | null] => [at, forwardColumn(text)]);
  const known = own.filter((one): one is [number, ForwardColumn] => one[1] !== null);
  const isHeading = own.length > 1 && known.length === own.length && known.some(([, means]) => means === 'item');
  return isHeading ? new Map(known) : null;
}

interface Reading {
  readonly part: PartBuilder;
  readonly meeting: ForwardMeeting;
  readonly columns: ReadonlyMap<number, ForwardColumn>;
}

/** The first words that are no number are the item; beside it stands who brings it. */
function readItem(row: Row, { part, meeting, columns }: Reading): void {
  const own = ownCells(row).filter(({ at, text }) => columns.get(at) !== 'number' && !/^[\d.)]+$/.test(text));
  const item = own.find(({ at }) => columns.get(at) === 'item') ?? own[0];
  if (!item) return;
  const beside = own.filter(({ at }) => at !== item.at && (columns.size === 0 || columns.get(at) === 'who'));
  const who = beside.map(({ text }) => text.replaceAll('\n', ' ')).join(', ');
  const cell = readForwardCell(row.cells[item.at]!.text);
  const items = cell.kind === 'words' ? cell.items : [];
  for (const one of items) part.addItem(meeting, row.row, { item: one, who });
  if (items.length === 0 && cell.kind !== 'empty') {
    part.report(
      'item-not-understood',
      row.row,
      `"${item.text}" was not read as an item. Write what comes to the meeting.`,
    );
  }
}

import { type Day, formatDay } from '../domain/day.ts';
import { type Cell, ownCells, type Row, type Table } from '../domain/plan-table.ts';
import { readWrittenDay, readWrittenTime } from '../domain/written-day.ts';
import { readTables } from './read-tables.ts';
import { type Refusal, refuse, type SourceFile } from './refusal.ts';

/** A meeting as a file gives it; the group is in the file's words. */
export interface MeetingRow {
  readonly group: string;
  readonly date: Day;
  readonly time: string | null;
  readonly papers: Day | null;
  readonly title: string | null;
  readonly row: number;
}

/** A row that was not taken, and what to do about it. */
export interface MeetingProblem {
  readonly row: number;
  readonly message: string;
}

export type MeetingsResult =
  | { readonly ok: true; readonly meetings: readonly MeetingRow[]; readonly problems: readonly MeetingProblem[] }
  | Refusal;

const headings = ['group', 'date', 'time', 'papers', 'title'] as const;
type Heading = (typeof headings)[number];
type Places = ReadonlyMap<Heading, number>;

/** Reads meeting dates from a .csv or .xlsx with the columns of contract.md, in any order. Good rows survive bad ones. */
export async function readMeetings(file: SourceFile): Promise<MeetingsResult> {
  const read = await readTables(file);
  if (!read.ok) return read;
  for (const table of read.tables.filter(({ hidden }) => !hidden)) {
    const heading = table.rows.findIndex((row) => placesIn(row) !== null);
    if (heading >= 0) return { ok: true, ...rowsBelow(table, heading) };
  }
  return refuse(
    'not-meetings',
    `${file.name} has no row with the headings "group" and "date", so no meetings were read. Add them and send it again.`,
  );
}

function placesIn(row: Row): Places | null {
  const places = new Map<Heading, number>();
  for (const { at, text } of ownCells(row)) {
    const heading = headings.find((each) => new RegExp(`^${each}(?: date)?$`, 'i').test(text));
    if (heading && !places.has(heading)) places.set(heading, at);
  }
  return places.has('group') && places.has('date') ? places : null;
}

function rowsBelow(table: Table, heading: number) {
  const places = placesIn(table.rows[heading]!)!;
  const meetings: MeetingRow[] = [];
  const problems: MeetingProblem[] = [];
  for (const row of table.rows.slice(heading + 1)) {
    if (ownCells(row).length === 0) continue;
    const read = meetingIn(row, places);
    if (typeof read === 'string') problems.push({ row: row.row, message: `Row ${row.row} was not taken: ${read}` });
    else meetings.push(read);
  }
  return { meetings, problems };
}

/** A meeting, or the sentence that says why the row is none. */
function meetingIn(row: Row, places: Places): MeetingRow | string {
  const cell = (heading: Heading): Cell => row.cells[places.get(heading) ?? -1] ?? { text: '' };
  const words = (heading: Heading) => cell(heading).text.replace(/\s+/g, ' ').trim();

  const group = words('group');
  if (group === '') return 'it names no group. Write which group meets.';
  if (words('date') === '') return 'it has no date. Write one such as 24/09/2019.';
  const date = dayIn(cell('date'));
  if (!date) return notADate(words('date'));
  const papers = words('papers') === '' ? null : dayIn(cell('papers'));
  if (!papers && words('papers') !== '') return notADate(words('papers'));
  if (papers && papers > date) {
    return `its papers date, ${formatDay(papers)}, is after the meeting on ${formatDay(date)}. Correct one of them.`;
  }
  const time = readWrittenTime(words('time'));
  if (!time && words('time') !== '') return `"${words('time')}" is not a time. Write one such as 10:00 or 14:30.`;
  return { group, date, time, papers, title: words('title') || null, row: row.row };
}

function notADate(words: string): string {
  return `"${words}" is not a date. Write the day, month and year, such as 24/09/2019 or 2019-09-24.`;
}

/** A date cell of a sheet is the day it holds. In words a date needs its year: no list says which one it begins in. */
function dayIn(cell: Cell): Day | null {
  if (cell.day) return cell.day;
  return /\d{4}/.test(cell.text) ? readWrittenDay(cell.text, '2000-01-01') : null;
}

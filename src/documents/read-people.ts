import { type Day, dayOf, parseDay } from '../domain/day.ts';
import type { PeopleRow } from '../domain/people-row.ts';
import { type Cell, ownCells, type Row, type Table } from '../domain/plan-table.ts';
import { readTables } from './read-tables.ts';
import { type Refusal, refuse, type SourceFile } from './refusal.ts';

/** A row that was not taken, and what to do about it. */
export interface PeopleProblem {
  readonly row: number;
  readonly message: string;
}

export type PeopleResult =
  | { readonly ok: true; readonly rows: readonly PeopleRow[]; readonly problems: readonly PeopleProblem[] }
  | Refusal;

const headings = {
  agency: /^(?:agency|organisation|service)$/i,
  post: /^(?:post|role|job title)$/i,
  holder: /^(?:post )?holder(?: name)?$/i,
  deputy: /^deputy(?: name)?$/i,
  'holder e-mail': /^holder(?:'s|’s)? e-?mail(?: address)?$/i,
  'deputy e-mail': /^deputy(?:'s|’s)? e-?mail(?: address)?$/i,
  'away until': /^away(?: until)?$/i,
  groups: /^groups?$/i,
  'answers for agency': /^answers(?: for(?: the)? agency)?$/i,
  actions: /^actions?$/i,
} as const;
type Heading = keyof typeof headings;
type Places = ReadonlyMap<Heading, number>;

/** Reads who holds which post from a .csv or .xlsx, columns in any order. Good rows survive bad ones. */
export async function readPeople(file: SourceFile): Promise<PeopleResult> {
  const read = await readTables(file);
  if (!read.ok) return read;
  for (const table of read.tables.filter(({ hidden }) => !hidden)) {
    const heading = table.rows.findIndex((row) => placesIn(row) !== null);
    if (heading >= 0) return { ok: true, ...rowsBelow(table, heading) };
  }
  return refuse(
    'not-people',
    `${file.name} has no row with the headings "agency" and "post", so nobody was read from it. Add them and send it again.`,
  );
}

function placesIn(row: Row): Places | null {
  const places = new Map<Heading, number>();
  for (const { at, text } of ownCells(row)) {
    const words = text.replace(/\s+/g, ' ').trim();
    const heading = (Object.keys(headings) as Heading[]).find((each) => headings[each].test(words));
    if (heading && !places.has(heading)) places.set(heading, at);
  }
  return places.has('agency') && places.has('post') ? places : null;
}

function rowsBelow(table: Table, heading: number) {
  const places = placesIn(table.rows[heading]!)!;
  const rows: PeopleRow[] = [];
  const problems: PeopleProblem[] = [];
  for (const row of table.rows.slice(heading + 1)) {
    if (ownCells(row).length === 0) continue;
    const read = personIn(row, places);
    if (typeof read === 'string') problems.push({ row: row.row, message: `Row ${row.row} was not taken: ${read}` });
    else rows.push(read);
  }
  return { rows, problems };
}

/** What a row says, or the sentence that says why it cannot be taken. */
function personIn(row: Row, places: Places): PeopleRow | string {
  const cell = (heading: Heading): Cell => row.cells[places.get(heading) ?? -1] ?? { text: '' };
  const words = (heading: Heading) => cell(heading).text.replace(/\s+/g, ' ').trim();
  const agency = words('agency');
  const post = words('post');
  if (agency === '') return 'it names no agency. Write which agency the post belongs to.';
  if (post === '') return 'it names no post. Write the role, such as Detective Inspector.';
  const away = words('away until');
  const awayUntil = away === '' ? null : dayIn(cell('away until'));
  if (!awayUntil && away !== '') {
    return `"${away}" is not a date. Write the day, month and year, such as 14/05/2027 or 2027-05-14.`;
  }
  const answers = answersIn(words('answers for agency'));
  if (answers === null) {
    return `"${words('answers for agency')}" is neither yes nor no. Write yes if this post answers for the agency.`;
  }
  const wrongEmail = [words('holder e-mail'), words('deputy e-mail')].find((each) => each !== '' && !isEmail(each));
  if (wrongEmail !== undefined) return `"${wrongEmail}" is not an e-mail address. Correct it or leave it out.`;
  return {
    row: row.row,
    agency,
    post,
    holder: { name: words('holder'), email: words('holder e-mail').toLowerCase() },
    deputy: { name: words('deputy'), email: words('deputy e-mail').toLowerCase() },
    awayUntil,
    groups: cell('groups')
      .text.split(/[,;\n\r]+/)
      .map((name) => name.trim())
      .filter(Boolean),
    answers,
    actions: cell('actions').text,
  };
}

function isEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(text);
}

/** A blank says nothing, which is not "no". */
function answersIn(words: string): boolean | null {
  if (/^(?:|no|n|false)$/i.test(words)) return false;
  return /^(?:yes|y|x|true|✓|✔)$/i.test(words) ? true : null;
}

/** A date cell of a sheet is the day it holds; words are ISO or DD/MM/YYYY. */
function dayIn(cell: Cell): Day | null {
  if (cell.day) return cell.day;
  const text = cell.text.trim();
  const uk = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  return uk ? dayOf(Number(uk[3]), Number(uk[2]), Number(uk[1])) : parseDay(text);
}

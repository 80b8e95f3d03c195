import { formatDay } from '../domain/day.ts';
import type { LineNote, LineRefusal, MeetingsImported, Remark } from '../flows/import-meetings.ts';
import type { PeopleImported } from '../flows/import-people.ts';
import { type ListDoor, lineNoteWords, lineRefusalWords } from './meeting-wording.ts';
import { rowRefusalWords } from './people-wording.ts';

// What came of a list of people or of meetings. The command line and the tab say the same.

/** What is to be said of a row of a list. */
export interface RowTold {
  readonly row: number;
  readonly message: string;
}

/** Every row of a list of people that was not taken: those that could not be read, and those that were refused. */
export function peopleNotTaken(
  { refused, frontDoor }: PeopleImported,
  unread: readonly RowTold[],
  door: ListDoor,
): readonly RowTold[] {
  const context = { contact: frontDoor, door: door === 'tab' ? 'tab' : 'card' } as const;
  const told = refused.map(({ row, refusal }) => ({
    row,
    message: `Row ${row} was not taken. ${rowRefusalWords(refusal, context)}`,
  }));
  return [...unread, ...told].toSorted((a, b) => a.row - b.row);
}

export function peopleListWords(imported: PeopleImported, unread: readonly RowTold[], door: ListDoor): string {
  const { taken, newAgencies, newPosts, assigned, parts, moved, withoutTeams } = imported;
  const problems = peopleNotTaken(imported, unread, door);
  return [
    `${taken} ${taken === 1 ? 'row' : 'rows'} taken.`,
    ...named('New agencies', newAgencies),
    ...named('New posts', newPosts),
    ...named('With somebody who answers', assigned),
    ...named('With an agency that owes a part', parts),
    ...moved.map(({ action, from }) => `${action} was answered by ${from.join(', ')} before; the list wins.`),
    ...named('Not met in Teams yet, so what is asked of them goes to the business managers', withoutTeams),
    ...section(notTakenHeading(problems.length), problems),
  ].join('\n');
}

export function named(what: string, names: readonly string[]): readonly string[] {
  return names.length > 0 ? [`${what}: ${names.join(', ')}.`] : [];
}

function notTakenHeading(count: number): string {
  return `${count} ${count === 1 ? 'row was' : 'rows were'} not taken:`;
}

function section(heading: string, told: readonly RowTold[]): readonly string[] {
  return told.length > 0 ? ['', heading, ...told.map(({ message }) => `  · ${message}`)] : [];
}

export function meetingsNotTaken(
  { refused }: MeetingsImported,
  unread: readonly RowTold[],
  door: ListDoor,
): readonly RowTold[] {
  return [...unread, ...refused.map((one) => notTaken(one, door))].toSorted((a, b) => a.row - b.row);
}

export function meetingsRemarks({ notes }: MeetingsImported, door: ListDoor): readonly RowTold[] {
  return notes.map(({ given: { row = 0 }, about }: Remark<LineNote>) => ({
    row,
    message: `Row ${row}: ${lineNoteWords(about, door)}`,
  }));
}

function notTaken({ given: { row = 0, group }, about }: Remark<LineRefusal>, door: ListDoor): RowTold {
  return { row, message: `Row ${row} was not taken: ${lineRefusalWords(about, group.trim(), door)}` };
}

export function meetingsListWords(imported: MeetingsImported, unread: readonly RowTold[], door: ListDoor): string {
  const { added, changed, newGroups, unlisted } = imported;
  const problems = meetingsNotTaken(imported, unread, door);
  const how = door === 'tab' ? 'move or cancel it below' : 'meetings move, meetings cancel';
  const others = unlisted.map(({ group, date }) => `${group} on ${formatDay(date)}`);
  return [
    `${added} added, ${changed} brought up to date.`,
    ...named('New groups', newGroups),
    ...section(notTakenHeading(problems.length), problems),
    ...section('To look at:', meetingsRemarks(imported, door)),
    ...(others.length > 0
      ? ['', `Not in this list, and they stand: ${others.join(', ')}. If one was moved or is off: ${how}.`]
      : []),
  ].join('\n');
}

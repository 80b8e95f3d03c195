import { type MeetingFacts, type MeetingNote, notesOn } from '../domain/accept-meeting.ts';
import { refusalOfText } from '../domain/accept-update.ts';
import { england } from '../domain/calendar.ts';
import type { Cycle } from '../domain/cycle.ts';
import type { Day } from '../domain/day.ts';
import { groupNamed } from '../domain/group-called.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { CycleNote } from '../domain/move-cycle.ts';
import { type Group, newGroup } from '../domain/partnership.ts';
import { slugOf } from '../domain/ref.ts';
import { freeMeetingKey, writeMeeting } from './change-meeting.ts';
import { audit, bringForward, untilDone } from './commit.ts';
import { isSafeName } from './find-group.ts';
import { gatherSetting, type Setting } from './gather.ts';
import { meetingKey } from './keys.ts';
import type { Kept, Ports, RegisterChange } from './ports.ts';
import { commitInParts, type Following, followMeeting } from './settle-meeting.ts';

/** One line of a list of meetings, already read as days. */
export interface MeetingGiven {
  readonly group: string;
  readonly date: Day;
  readonly time: string | null;
  readonly papers: Day | null;
  readonly title: string | null;
  /** Where it stands in its file. */
  readonly row?: number | undefined;
}

/** Why a line was not taken. */
export type LineRefusal =
  | { readonly code: 'unsafe-text' }
  | { readonly code: 'twice'; readonly row: number | null }
  | { readonly code: 'moved-away'; readonly to: Day }
  | { readonly code: 'papers-after-meeting'; readonly papers: Day; readonly date: Day }
  | { readonly code: 'group-ended'; readonly on: Day };

/** What is worth a word about a line that was taken. */
export type LineNote =
  | MeetingNote
  | CycleNote
  | { readonly code: 'past'; readonly date: Day }
  | { readonly code: 'still-cancelled'; readonly date: Day };

/** A line with what is to be said of it. */
export interface Remark<R> {
  readonly given: MeetingGiven;
  readonly about: R;
}

export interface MeetingsImported {
  readonly added: number;
  readonly changed: number;
  readonly newGroups: readonly string[];
  readonly refused: readonly Remark<LineRefusal>[];
  readonly notes: readonly Remark<LineNote>[];
  /** Meetings that Baton knows of between the list's first and last day, and that the list does not name. */
  readonly unlisted: readonly { readonly group: string; readonly date: Day }[];
}

interface List {
  readonly meetings: readonly MeetingGiven[];
  readonly by: string;
}

/** Stores meeting dates. A date that is there already is brought up to date and keeps its id, so nobody is asked twice. */
export async function importMeetings(ports: Ports, partnership: string, list: List): Promise<MeetingsImported> {
  // Somebody else is importing meetings too: what they wrote is read, and this list is laid over it.
  return untilDone(() => tryImport(ports, partnership, list));
}

async function tryImport(
  ports: Ports,
  partnership: string,
  { meetings, by }: List,
): Promise<MeetingsImported | 'conflict'> {
  const register = ports.store.register(partnership);
  const [setting, known, cycles] = await Promise.all([
    gatherSetting(ports, partnership),
    register.list('meeting'),
    register.list('cycle'),
  ]);
  const groups = withNewGroups(setting.groups, meetings);
  const newGroups = groups.slice(setting.groups.length);
  const lines = readLines(meetings, { groups, known, today: setting.today });
  const taken = await Promise.all(
    lines.taken
      .filter(isNews)
      .map(async (line) => ({ line, following: await follow(ports, { setting, cycles }, line) })),
  );
  await bringForward(ports, partnership, { stepAt: firstOf(taken.map(({ following }) => following)) });
  const written = await commitInParts(ports, partnership, [
    newGroups.map((value): RegisterChange => ({ do: 'insert', kind: 'group', id: value.id, value })),
    ...taken.map(({ line, following: { changes } }) => [writeMeeting(line.after, line.row), ...changes]),
    ...taken.flatMap(({ following: { shown } }) => shown.map((show) => [show])),
    [audit(ports, by, 'imported meetings', `${taken.length} dates`)],
  ]);
  if (written === 'conflict') return 'conflict';
  return {
    added: lines.taken.filter(({ before }) => before === null).length,
    changed: taken.filter(({ line }) => line.before !== null).length,
    newGroups: newGroups.map(({ name }) => name),
    refused: lines.refused,
    notes: [
      ...lines.taken.filter(({ after }) => after.cancelled).map(stillCancelled),
      ...taken.flatMap(({ line, following }) => remarks(line, following, setting.today)),
    ],
    unlisted: unlisted(lines.taken, setting),
  };
}

/** The groups there are, and after them one for each name that none of them goes by. */
function withNewGroups(existing: readonly Group[], meetings: readonly MeetingGiven[]): readonly Group[] {
  const groups = [...existing];
  for (const { group } of meetings) {
    const name = group.trim();
    if (isSafeName(name) && !groupNamed(name, groups)) groups.push(newGroup(slugOf(name), name));
  }
  return groups;
}

/** A line that is taken: the meeting as it was, and as it is to be. */
interface Line {
  readonly given: MeetingGiven;
  readonly group: Group;
  readonly row: Kept<Meeting> | null;
  readonly before: Meeting | null;
  readonly after: Meeting;
}

interface LineFacts {
  readonly groups: readonly Group[];
  readonly known: readonly Kept<Meeting>[];
  readonly today: Day;
}

/** Each line by itself, in the list's order: good ones survive bad ones, and the first of two counts. */
function readLines(meetings: readonly MeetingGiven[], facts: LineFacts) {
  const taken: Line[] = [];
  const refused: Remark<LineRefusal>[] = [];
  for (const given of meetings) {
    const line = readLine(given, facts, taken);
    if ('code' in line) refused.push({ given, about: line });
    else taken.push(line);
  }
  return { taken, refused };
}

function readLine(given: MeetingGiven, { groups, known }: LineFacts, taken: readonly Line[]): Line | LineRefusal {
  const { date, papers } = given;
  const group = groupNamed(given.group, groups);
  if (!group || refusalOfText(given.title ?? '', false)) return { code: 'unsafe-text' };
  const twin = taken.find(({ after }) => after.group === group.id && after.date === date);
  if (twin) return { code: 'twice', row: twin.given.row ?? null };
  if (group.ended !== null && date > group.ended) return { code: 'group-ended', on: group.ended };
  if (papers !== null && papers > date) return { code: 'papers-after-meeting', papers, date };
  const onDay = known.filter(({ value }) => value.group === group.id && value.date === date);
  const row = onDay.find(({ value }) => !value.cancelled) ?? onDay[0] ?? null;
  const moved = known.find(({ id, value }) => id === meetingKey(group.id, date) && !value.cancelled);
  // An older list still has the day that a meeting was moved away from: taken as new, its group would be asked twice.
  if (!row && moved) return { code: 'moved-away', to: moved.value.date };
  return { given, group, row, before: row?.value ?? null, after: meetingOf(given, group, { row, known, taken }) };
}

/** What a line leaves out stays as it was. */
function meetingOf(
  { date, time, papers, title }: MeetingGiven,
  group: Group,
  { row, known, taken }: Pick<Line, 'row'> & { readonly known: LineFacts['known']; readonly taken: readonly Line[] },
): Meeting {
  if (row) {
    const { value } = row;
    return { ...value, time: time ?? value.time, papers: papers ?? value.papers, title: title ?? value.title };
  }
  const id = freeMeetingKey(group.id, date, [...known, ...taken.map(({ after }) => after)]);
  return { id, group: group.id, date, time, papers, title, cancelled: false };
}

function isNews({ before, after }: Line): boolean {
  return before === null || JSON.stringify(before) !== JSON.stringify(after);
}

function stillCancelled({ given, after }: Line): Remark<LineNote> {
  return { given, about: { code: 'still-cancelled', date: after.date } };
}

interface Around {
  readonly setting: Setting;
  readonly cycles: readonly Kept<Cycle>[];
}

function follow(ports: Ports, { setting, cycles }: Around, { group, before, after }: Line): Promise<Following> {
  const cycle = cycles.find(({ id }) => id === after.id) ?? null;
  return followMeeting(ports, { setting, group, before, after, cycle });
}

function remarks({ given, group, before, after }: Line, { notes }: Following, today: Day): readonly Remark<LineNote>[] {
  if (after.cancelled) return [];
  if (after.date < today) return before ? [] : [{ given, about: { code: 'past', date: after.date } }];
  const facts: MeetingFacts = { group, meetings: [], recorded: new Set(), today, calendar: england };
  const isSame = before !== null && before.papers === after.papers;
  const all = isSame ? [] : [...notesOn({ before, after }, facts), ...notes];
  return all.map((about) => ({ given, about }));
}

function unlisted(taken: readonly Line[], { meetings, groups, today }: Setting): MeetingsImported['unlisted'] {
  const days = taken.map(({ after }) => after.date).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return [];
  const listed = new Set(taken.map(({ group }) => group.id));
  const ids = new Set(taken.map(({ after }) => after.id));
  const left = meetings.filter(
    ({ id, group, date, cancelled }) =>
      !cancelled && date >= today && first <= date && date <= last && listed.has(group) && !ids.has(id),
  );
  return left.map(({ group, date }) => ({ group: groups.find(({ id }) => id === group)?.name ?? group, date }));
}

function firstOf(following: readonly Following[]) {
  return following.flatMap(({ next }) => next ?? []).toSorted()[0] ?? null;
}

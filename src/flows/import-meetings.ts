import { england } from '../domain/calendar.ts';
import { stepsOfCycle } from '../domain/cycle.ts';
import type { Day } from '../domain/day.ts';
import type { Meeting } from '../domain/meeting.ts';
import { type Group, newGroup } from '../domain/partnership.ts';
import { groupNamed } from '../domain/question.ts';
import { slugOf } from '../domain/ref.ts';
import { audit, bringForward, commit, untilDone } from './commit.ts';
import { meetingKey } from './keys.ts';
import { type Kept, type Ports, type RegisterChange, transactionLimit } from './ports.ts';

/** One line of a list of meetings, already read as days. */
export interface MeetingGiven {
  readonly group: string;
  readonly date: Day;
  readonly time: string | null;
  readonly papers: Day | null;
  readonly title: string | null;
}

export interface MeetingsImported {
  readonly added: number;
  readonly changed: number;
  readonly newGroups: readonly string[];
}

/** Stores meeting dates. A date that is there already is brought up to date and keeps its id, so nobody is asked twice. */
export async function importMeetings(
  ports: Ports,
  partnership: string,
  list: { readonly meetings: readonly MeetingGiven[]; readonly by: string },
): Promise<MeetingsImported> {
  // Somebody else is importing meetings too: what they wrote is read, and this list is laid over it.
  return untilDone(() => tryImport(ports, partnership, list));
}

async function tryImport(
  ports: Ports,
  partnership: string,
  { meetings, by }: { readonly meetings: readonly MeetingGiven[]; readonly by: string },
): Promise<MeetingsImported | 'conflict'> {
  const register = ports.store.register(partnership);
  const [groups, known] = await Promise.all([register.list('group'), register.list('meeting')]);
  const existing = groups.map(({ value }) => value);
  const all = withNewGroups(
    existing,
    meetings.map(({ group }) => group.trim()),
  );
  const newGroups = all.slice(existing.length);
  const rows = oneEach(meetings.map((given) => meetingRow(given, groupNamed(given.group, all)!, known)));
  await bringForward(ports, partnership, {
    stepAt: firstStep(
      rows.map(({ value }) => value),
      all,
    ),
  });
  const lines: readonly RegisterChange[] = [
    ...newGroups.map((value): RegisterChange => ({ do: 'insert', kind: 'group', id: value.id, value })),
    ...rows.map(({ change }) => change),
    audit(ports, by, 'imported meetings', `${rows.length} dates`),
  ];
  for (let at = 0; at < lines.length; at += transactionLimit) {
    const written = await commit(ports, partnership, lines.slice(at, at + transactionLimit));
    if (written === 'conflict') return 'conflict';
  }
  const added = rows.filter(({ isNew }) => isNew).length;
  return { added, changed: rows.length - added, newGroups: newGroups.map(({ name }) => name) };
}

/** The groups there are, and after them one for each name that none of them goes by. */
function withNewGroups(existing: readonly Group[], names: readonly string[]): readonly Group[] {
  const groups = [...existing];
  for (const name of names) if (!groupNamed(name, groups)) groups.push(newGroup(slugOf(name), name));
  return groups;
}

/** A meeting that a list names twice is one; its last line counts. */
function oneEach(rows: readonly ReturnType<typeof meetingRow>[]): readonly ReturnType<typeof meetingRow>[] {
  return [...new Map(rows.map((row) => [row.value.id, row])).values()];
}

function meetingRow(given: MeetingGiven, group: Group, known: readonly Kept<Meeting>[]) {
  const before = known.find(({ value }) => value.group === group.id && value.date === given.date);
  const { date, time, papers, title } = given;
  const id = before?.id ?? meetingKey(group.id, date);
  const value: Meeting = {
    id,
    group: group.id,
    date,
    time,
    papers,
    title,
    cancelled: before?.value.cancelled ?? false,
  };
  const row = { kind: 'meeting', id, value } as const;
  const change: RegisterChange = before ? { do: 'replace', ...row, version: before.version } : { do: 'insert', ...row };
  return { value, change, isNew: !before };
}

/** The earliest step of these meetings; where it is past the next tick looks, and says what is ahead. */
function firstStep(meetings: readonly Meeting[], groups: readonly Group[]) {
  const instants = meetings.flatMap((meeting) => {
    const group = groups.find(({ id }) => id === meeting.group);
    return group ? stepsOfCycle(meeting, group, england).map(({ at }) => at) : [];
  });
  return instants.toSorted()[0] ?? null;
}

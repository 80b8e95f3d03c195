import { groupName } from './action-line.ts';
import type { Meeting } from './meeting.ts';
import { type Attendance, attendeesOf, type MeetingRecord } from './meeting-record.ts';
import type { Agency, Group, Post } from './partnership.ts';

/** Who came to one group's meetings of a year. */
export interface GroupAttendance {
  readonly group: string;
  readonly meetings: number;
  /** Meetings of which it was recorded who came; the others are in nobody's count. */
  readonly recorded: number;
  readonly seats: readonly SeatAttendance[];
}

/** How a member of the group came to the meetings of which it was recorded. */
export interface SeatAttendance extends Readonly<Record<Attendance, number>> {
  readonly name: string;
}

export interface AttendanceFacts {
  readonly groups: readonly Group[];
  readonly records: readonly MeetingRecord[];
  readonly seats: readonly Post[];
  readonly agencies: readonly Agency[];
}

/** Attendance by group, in the order of their names, at meetings that were held. */
export function groupAttendances(held: readonly Meeting[], facts: AttendanceFacts): readonly GroupAttendance[] {
  return [...Map.groupBy(held, ({ group }) => group)]
    .map(([group, own]): GroupAttendance => {
      const ids = new Set(own.map(({ id }) => id));
      const records = facts.records.filter(({ meeting, attendance }) => ids.has(meeting) && attendance.length > 0);
      return {
        group: groupName(group, facts.groups),
        meetings: own.length,
        recorded: records.length,
        seats: seatsOf(group, records, facts),
      };
    })
    .toSorted((a, b) => (a.group < b.group ? -1 : 1));
}

function seatsOf(
  id: string,
  records: readonly MeetingRecord[],
  { groups, seats, agencies }: AttendanceFacts,
): readonly SeatAttendance[] {
  const group = groups.find((one) => one.id === id);
  const known = group ? attendeesOf(group, { posts: seats, agencies }) : [];
  const said = records.flatMap(({ attendance }) => attendance);
  const came = [...new Set(said.map(({ who }) => who))];
  // Who has left the group since came all the same.
  const gone = came.filter((who) => !known.some((one) => one.who === who));
  const all = [...known, ...gone.map((who) => ({ who, name: nameOf(who, seats, agencies) }))];
  return all
    .filter(({ who }) => came.includes(who))
    .map(({ who, name }) => {
      const count = (as: Attendance) => said.filter((one) => one.who === who && one.as === as).length;
      return {
        name,
        present: count('present'),
        deputy: count('deputy'),
        apology: count('apology'),
        none: count('none'),
      };
    });
}

function nameOf(who: string, seats: readonly Post[], agencies: readonly Agency[]): string {
  return seats.find(({ id }) => id === who)?.title ?? agencies.find(({ id }) => id === who)?.name ?? who;
}

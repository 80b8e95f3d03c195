import { type Answer, type MeetingLine, sorry } from '../domain/answer.ts';
import type { Reader } from '../domain/audience.ts';
import { england } from '../domain/calendar.ts';
import { stepsOfCycle } from '../domain/cycle.ts';
import type { Day } from '../domain/day.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { Month } from '../domain/meeting-heading.ts';
import { type Coming, comingIn, type MeetingItem, toldItems } from '../domain/meeting-item.ts';
import type { Group } from '../domain/partnership.ts';
import type { Reading } from '../domain/question.ts';
import type { Setting } from './gather.ts';
import { gatherItems } from './gather-items.ts';
import type { Register } from './ports.ts';

export interface MeetingsAsked {
  readonly reading: Reading;
  readonly setting: Setting;
  /** Null for the meetings of all groups. */
  readonly group: Group | null;
  readonly reader: Reader;
}

/**
 * The meetings that are asked about, each with what comes to it, and the months for which a forward plan has items
 * though nobody has said the day. Without other words those ahead are meant.
 */
export async function answerMeetings(
  register: Register,
  { reading, setting, group, reader }: MeetingsAsked,
): Promise<Answer> {
  const { groups, today } = setting;
  const items = await gatherItems(register, { groups, reader });
  const meetings = setting.meetings.filter(({ cancelled }) => !cancelled);
  const coming = comingIn(items, meetings);
  const from = reading.from ?? today;
  const isMeant = (id: string, on: Day | Month) =>
    (!group || id === group.id) &&
    on >= (on.length === 7 ? from.slice(0, 7) : from) &&
    (!reading.to || on <= reading.to);
  const isForward = reading.intent === 'forward';
  const dated = meetings
    .map((meeting) => ({ meeting, items: coming.find((one) => one.meeting?.id === meeting.id)?.items ?? [] }))
    .filter(({ meeting }) => isMeant(meeting.group, meeting.date))
    .filter((one) => !isForward || one.items.length > 0)
    .map((one) => datedLine(one.meeting, one.items, setting));
  const undated = coming
    .filter((one) => one.meeting === null && isMeant(one.group, one.day ?? one.month))
    .map((one) => undatedLine(one, groups));
  const lines = [...dated, ...undated].toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const name = group?.name ?? null;
  if (lines.length === 0) return sorry(reading, { code: isForward ? 'no-items' : 'no-meeting', group: name });
  const what = isForward ? 'Forward plan' : 'Meetings';
  const known = name === null ? reading : { ...reading, group: name };
  return { kind: 'meetings', reading: known, title: name ? `${what} of ${name}` : what, meetings: lines, isForward };
}

function datedLine(meeting: Meeting, items: readonly MeetingItem[], { groups, today }: Setting): MeetingLine {
  const { date, time } = meeting;
  const own = groups.find(({ id }) => id === meeting.group);
  // That a record is overdue is no date that anybody plans by.
  const steps = own ? stepsOfCycle(meeting, own, england).filter(({ name }) => name !== 'unrecorded') : [];
  return {
    group: own?.name ?? meeting.group,
    month: date.slice(0, 7) as Month,
    date,
    time,
    steps: date < today ? [] : steps,
    ...toldItems(items),
  };
}

function undatedLine({ group, month, day, items }: Coming, groups: readonly Group[]): MeetingLine {
  const name = groups.find(({ id }) => id === group)?.name ?? group;
  return { group: name, month, date: day, time: null, steps: [], ...toldItems(items) };
}

function orderOf({ date, month, group }: MeetingLine): string {
  return `${date ?? month} ${group}`;
}

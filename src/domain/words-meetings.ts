import { formatDay, formatDayShort, formatInstant } from './day.ts';
import type { Coverage, DigestStanding, MeetingEntry, TimelineStep } from './meetings-view.ts';

// What the tab says of meetings and their cycles.

/** Short enough to stand under a dot. */
export const timelineTitles: Readonly<Record<TimelineStep['name'], string>> = {
  ask: 'Ask',
  remind: 'Remind',
  chase: 'Last call',
  close: 'Close',
  digest: 'Digest',
  addendum: 'Late answers',
  meeting: 'Meeting',
  record: 'Record',
  unrecorded: 'Record overdue',
};

/** What becomes of each step, as one would say it: "Updates asked for". */
const nextTitles: Readonly<Record<TimelineStep['name'], string>> = {
  ask: 'updates are asked for',
  remind: 'a reminder',
  chase: 'the last call',
  close: 'answers close',
  digest: 'the digest is posted',
  addendum: 'late answers are posted',
  meeting: 'the meeting',
  record: 'the meeting is recorded',
  unrecorded: 'the record is overdue',
};

/** "Done 3 September", "Next: 10 September", "Skipped". */
export function timelineWords({ standing, on, name }: TimelineStep): string {
  const day = formatDayShort(on);
  switch (standing) {
    case 'done':
      return name === 'meeting' ? `Held ${day}` : `Done ${day}`;
    case 'skipped':
      return 'Skipped';
    case 'held':
      return `Held back, due ${day}`;
    case 'waits':
      return name === 'record' ? 'Not recorded yet' : `Due ${day}, not done`;
    case 'next':
      return `Next: ${day}`;
    case 'ahead':
      return day;
    default:
      return standing satisfies never;
  }
}

/** A meeting's own title, where it says more than whose meeting it is. */
export function titleWords({ title, groupName }: Pick<MeetingEntry, 'title' | 'groupName'>): string {
  const rest = (title ?? '').replace(groupName, '').replace(/\bmeeting\b/i, '');
  return /[\p{L}\p{N}]/u.test(rest) ? title! : '';
}

/** Where a cycle stands, in a line: "Next: answers close, 17 September 2026". */
export function standsWords({ steps, cancelled, still, date, id }: MeetingEntry): string {
  if (cancelled) return 'Cancelled: nothing more is asked or posted for it.';
  if (id === null || date === null) return 'Its day is not known yet, so nothing is asked for it.';
  if (still !== '') return `${still}: nothing is asked for it meanwhile.`;
  const held = steps.find(({ standing }) => standing === 'held');
  if (held) return 'The digest is held back until somebody releases it.';
  const next = steps.find(({ standing }) => standing === 'next');
  if (next) return `Next: ${nextTitles[next.name]}, ${formatDay(next.on)}`;
  const record = steps.find(({ name }) => name === 'record');
  if (record?.standing === 'done') return `Recorded on ${formatDay(record.on)}`;
  if (record) return 'Held, and not recorded yet';
  return 'Held before Baton prepared this group’s meetings.';
}

/** "Updates on 9 of 14. Answers close on 27 November 2026 at 09:00." */
export function coverageWords({ asked, answered, closesAt, closed }: Coverage): string {
  const close = closed ? `Answers closed on ${formatInstant(closesAt)}` : `Answers close on ${formatInstant(closesAt)}`;
  return `Updates on ${answered} of ${asked}. ${close}.`;
}

export const digestLabels: Readonly<Record<DigestStanding, string>> = {
  now: 'As it would be posted now; it changes with every answer until answers close.',
  draft: 'As it will be posted on the papers date. In your chat with Baton you may add a note, or hold it.',
  held: 'Held back: it is posted once somebody releases it, in the chat with Baton.',
  posted: 'As it was posted to the group’s channel.',
};

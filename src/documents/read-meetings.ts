import { type Day, formatDay } from '../domain/day.ts';
import { readForward } from '../domain/forward-draft.ts';
import type { ForwardMeeting } from '../domain/forward-part.ts';
import type { KnownGroup } from '../domain/group-names.ts';
import { readWrittenTime } from '../domain/written-day.ts';
import { type Cells, type ListResult, notADate, type ReadFile, readList } from './read-list.ts';
import type { SourceFile } from './refusal.ts';

/** A meeting as a file gives it; the group is in the file's words. */
export interface MeetingRow {
  readonly group: string;
  readonly date: Day;
  readonly time: string | null;
  readonly papers: Day | null;
  readonly title: string | null;
  readonly row: number;
}

const headings = {
  group: /^group$/i,
  date: /^(?:meeting )?date$/i,
  time: /^time$/i,
  papers: /^papers(?: date)?$/i,
  title: /^title$/i,
} as const;
type Heading = keyof typeof headings;

/**
 * Reads meeting dates from a list, group and date and, if wanted, time, papers and title; else from a forward plan, where
 * the groups that are known tell whose meetings these are.
 */
export async function readMeetings(
  file: SourceFile,
  readFile: ReadFile,
  groups: readonly KnownGroup[] = [],
): Promise<ListResult<MeetingRow>> {
  const read = await readFile(file);
  const listed = await readList(file, async () => read, {
    headings,
    needs: ['group', 'date'],
    otherwise: { reason: 'not-meetings', so: 'so no meetings were read' },
    read: meetingIn,
  });
  if (listed.ok || !read.ok) return listed;
  const { meetings, problems } = readForward(read.tables, { fileName: file.name, period: null, groups });
  if (meetings.length === 0) return listed;
  const unclear = problems.filter(({ code }) => aboutMeetings.has(code));
  return {
    ok: true,
    rows: meetings.flatMap(rowIn),
    problems: unclear.map(({ source, message }) => ({ row: source.row, message })),
  };
}

const aboutMeetings: ReadonlySet<string> = new Set([
  'meeting-without-day',
  'meeting-not-understood',
  'forward-no-group',
]);

function rowIn({ group, day, time, papers, source }: ForwardMeeting): readonly MeetingRow[] {
  if (day === null || group === '') return [];
  return [{ group, date: day, time, papers: papers && papers <= day ? papers : null, title: null, row: source.row }];
}

function meetingIn({ words, day }: Cells<Heading>, row: number): MeetingRow | string {
  const group = words('group');
  if (group === '') return 'it names no group. Write which group meets.';
  if (words('date') === '') return 'it has no date. Write one such as 24/09/2019.';
  const date = day('date');
  if (!date) return notADate(words('date'));
  const papers = words('papers') === '' ? null : day('papers');
  if (!papers && words('papers') !== '') return notADate(words('papers'));
  if (papers && papers > date) {
    return `its papers date, ${formatDay(papers)}, is after the meeting on ${formatDay(date)}. Correct one of them.`;
  }
  const time = readWrittenTime(words('time'));
  if (!time && words('time') !== '') return `"${words('time')}" is not a time. Write one such as 10:00 or 14:30.`;
  return { group, date, time, papers, title: words('title') || null, row };
}

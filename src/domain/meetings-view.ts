import type { ActionLine } from './action-line.ts';
import { england } from './calendar.ts';
import { type Cycle, papersDate, type StepName, standsStill, stepsOfCycle } from './cycle.ts';
import { type Day, type Instant, londonDay } from './day.ts';
import type { Meeting } from './meeting.ts';
import type { Month } from './meeting-heading.ts';
import { type Coming, type ItemLine, type MeetingItem, toldItems } from './meeting-item.ts';
import type { Group } from './partnership.ts';
import { computeRunSteps, type RunStep, whyStill } from './run-record.ts';

// Meetings as the tab shows them: those to come and those of the last year, each with the steps of its cycle.

/** What became of a step. `next` is the first that lies ahead; `waits`: its time has come and nothing has been done. */
export type StepStanding = 'done' | 'skipped' | 'held' | 'waits' | 'next' | 'ahead';

/** A step of a cycle, or the meeting itself, as a dot on the line. */
export interface TimelineStep {
  readonly name: StepName | 'meeting';
  /** When it was done; where it was not, when it is due. */
  readonly on: Day;
  readonly standing: StepStanding;
}

export interface MeetingEntry {
  /** Null where a forward plan names the month and nobody has said the day. */
  readonly id: string | null;
  readonly group: string;
  readonly groupName: string;
  readonly month: Month;
  readonly date: Day | null;
  readonly time: string | null;
  readonly title: string | null;
  readonly papers: Day | null;
  readonly cancelled: boolean;
  /** Why nothing is done for it though its time has come: "MACE is paused until 1 March 2027"; '' where all goes on. */
  readonly still: string;
  readonly recordedAt: Instant | null;
  readonly steps: readonly TimelineStep[];
  readonly items: readonly ItemLine[];
  /** Items whose words are for the group's own people. */
  readonly withheld: number;
}

export interface MeetingsView {
  readonly today: Day;
  /** Living groups, to choose from. */
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  /** Soonest first. */
  readonly coming: readonly MeetingEntry[];
  /** Of the last year, latest first. */
  readonly past: readonly MeetingEntry[];
}

/** One meeting as its page shows it. */
export interface MeetingView {
  readonly entry: MeetingEntry;
  /** What its cycle asked; null where it has not asked yet. */
  readonly asked: Coverage | null;
  /** Actions of which no answer has come; null for whoever may not see it. */
  readonly unanswered: readonly ActionLine[] | null;
  readonly digest: DigestShown | null;
  /** The request as it stands in the group's channel, as a card. */
  readonly request: unknown;
  readonly mayReadRun: boolean;
  readonly mayRecord: boolean;
}

export interface Coverage {
  readonly asked: number;
  readonly answered: number;
  readonly closesAt: Instant;
  readonly closed: boolean;
}

/** `now`: as it would be posted now; `draft`: as it will be posted. */
export type DigestStanding = 'now' | 'draft' | 'held' | 'posted';

export interface DigestShown {
  readonly standing: DigestStanding;
  readonly card: unknown;
}

export interface EntryFacts {
  readonly group: Group;
  readonly cycle: Cycle | null;
  readonly items: readonly MeetingItem[];
  readonly now: Instant;
}

/** A dated meeting. Steps say what was done and when, and not why: that is in the run record, for those who may read it. */
export function meetingEntry(meeting: Meeting, facts: EntryFacts): MeetingEntry {
  const { group, cycle, items, now } = facts;
  const { id, date, time, title, cancelled } = meeting;
  const today = londonDay(now);
  const isOver = date < today;
  return {
    id,
    group: group.id,
    groupName: group.name,
    month: date.slice(0, 7) as Month,
    date,
    time,
    title,
    papers: isOver ? null : papersDate(meeting, group, england),
    cancelled,
    still: !isOver && standsStill(group, meeting, today) ? whyStill(group, meeting) : '',
    recordedAt: cycle?.recordedAt ?? null,
    steps: timeline(meeting, facts),
    ...toldItems(items),
  };
}

/** A month for which a forward plan has items though nobody has said the day. */
function undatedEntry({ group, month, day, items }: Coming, groups: readonly Group[]): MeetingEntry {
  return {
    id: null,
    group,
    groupName: groups.find(({ id }) => id === group)?.name ?? group,
    month,
    date: day,
    time: null,
    title: null,
    papers: null,
    cancelled: false,
    still: '',
    recordedAt: null,
    steps: [],
    ...toldItems(items),
  };
}

/** The steps of a meeting's cycle in the order of their days, the meeting among them. */
export function timeline(meeting: Meeting, { group, cycle, now }: Omit<EntryFacts, 'items'>): readonly TimelineStep[] {
  const steps = stepsOfCycle(meeting, group, england);
  const run = computeRunSteps({ meeting, group, cycle, steps, until: now });
  const isOver = meeting.date < londonDay(now);
  // What was over before Baton knew of it has no cycle, and a cancelled one goes no further.
  const begun = cycle !== null && cycle.ran.length > 0;
  const told = run.filter(({ name, outcome }) => {
    if (name === 'unrecorded') return false;
    const isSettled = outcome === 'ran' || outcome === 'skipped';
    return meeting.cancelled ? isSettled : begun || isSettled || !isOver;
  });
  const dots = told.map((step) => stepDot(step, cycle));
  const meets: TimelineStep = { name: 'meeting', on: meeting.date, standing: isOver ? 'done' : 'ahead' };
  const after = dots.findIndex(({ name }) => name === 'record');
  const all = after < 0 ? [...dots, meets] : [...dots.slice(0, after), meets, ...dots.slice(after)];
  const shown = meeting.cancelled ? dots : all;
  const next = shown.findIndex(({ standing }) => standing === 'ahead');
  return shown.map((dot, at) => (at === next ? { ...dot, standing: 'next' } : dot));
}

function stepDot({ name, due, at, outcome }: RunStep, cycle: Cycle | null): TimelineStep {
  // The step asks for the record; done is what has been recorded.
  if (name === 'record') {
    const recorded = cycle?.recordedAt ?? null;
    if (recorded) return { name, on: londonDay(recorded), standing: 'done' };
    return { name, on: londonDay(due), standing: outcome === 'ahead' ? 'ahead' : 'waits' };
  }
  const on = londonDay(at ?? due);
  switch (outcome) {
    case 'ran':
      return { name, on, standing: 'done' };
    case 'skipped':
      return { name, on, standing: 'skipped' };
    case 'held':
      return { name, on: londonDay(due), standing: 'held' };
    case 'waits':
    case 'ahead':
      return { name, on, standing: outcome };
    default:
      return outcome satisfies never;
  }
}

export interface MeetingsFacts {
  readonly groups: readonly Group[];
  readonly meetings: readonly Meeting[];
  readonly cycles: ReadonlyMap<string, Cycle>;
  readonly coming: readonly Coming[];
  readonly now: Instant;
}

/** All meetings that the register holds, around today. */
export function computeMeetings(facts: MeetingsFacts): MeetingsView {
  const { groups, meetings, cycles, coming, now } = facts;
  const today = londonDay(now);
  const itemsOf = (id: string) => coming.find(({ meeting }) => meeting?.id === id)?.items ?? [];
  const dated = meetings.flatMap((meeting) => {
    const group = groups.find(({ id }) => id === meeting.group);
    const own = { cycle: cycles.get(meeting.id) ?? null, items: itemsOf(meeting.id), now };
    return group ? [meetingEntry(meeting, { group, ...own })] : [];
  });
  const undated = coming
    .filter(({ meeting, day, month }) => meeting === null && (day ? day >= today : month >= today.slice(0, 7)))
    .map((one) => undatedEntry(one, groups));
  const sorted = [...dated, ...undated].toSorted((a, b) => compare(orderOf(a), orderOf(b)));
  const isAhead = ({ id, date }: MeetingEntry) => id === null || date! >= today;
  return {
    today,
    groups: groups.filter(({ ended }) => ended === null).map(({ id, name }) => ({ id, name })),
    coming: sorted.filter(isAhead),
    past: sorted.filter((entry) => !isAhead(entry)).toReversed(),
  };
}

function orderOf({ date, month, time, groupName }: MeetingEntry): string {
  return `${date ?? month} ${time ?? ''} ${groupName}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import type { Day, Instant } from './day.ts';
import { type AskedKind, askedKinds, isPending } from './decide.ts';
import type { Decision } from './decision.ts';
import type { Meeting } from './meeting.ts';
import type { Agency, Group, Post } from './partnership.ts';
import { postName } from './person-post.ts';
import { type ActionState, ownerRating, standingRating, type Tracked } from './plan.ts';
import { slugOf, sortableRef } from './ref.ts';
import { compareActions } from './request.ts';
import { daysOverdue, isOpen } from './schedule.ts';

/** How somebody came to a meeting: themselves, by a deputy, with an apology, or not at all. */
export const attendances = ['present', 'deputy', 'apology', 'none'] as const;
export type Attendance = (typeof attendances)[number];

/** The pages of a record, in their order. */
export const recordParts = ['decisions', 'ratings', 'actions', 'attendance', 'finish'] as const;
export type RecordPart = (typeof recordParts)[number];

/** One page as it was saved: by whom, and which actions it settled something about (full refs). */
export interface RecordSave {
  /** Names the submit, so that the same one arriving again is recorded once. */
  readonly submit: string;
  readonly by: string;
  readonly at: Instant;
  readonly part: RecordPart;
  readonly about: readonly string[];
}

/** What became of one meeting. `sequence` counts its saves: whoever saves the next has seen this one. */
export interface MeetingRecord {
  readonly meeting: string;
  readonly group: string;
  readonly sequence: number;
  readonly attendance: readonly { readonly who: string; readonly as: Attendance }[];
  readonly minuteRef: string;
  /** Ids of the decisions recorded here, in their order. */
  readonly decisions: readonly string[];
  /** Ids of decisions that a chair had taken before, and that the meeting noted. */
  readonly noted: readonly string[];
  readonly saves: readonly RecordSave[];
  readonly startedBy: string;
  readonly startedAt: Instant;
  readonly finishedBy: string | null;
  readonly finishedAt: Instant | null;
}

export function newRecord(meeting: Meeting, startedBy: string, startedAt: Instant): MeetingRecord {
  return {
    meeting: meeting.id,
    group: meeting.group,
    sequence: 0,
    attendance: [],
    minuteRef: '',
    decisions: [],
    noted: [],
    saves: [],
    startedBy,
    startedAt,
    finishedBy: null,
    finishedAt: null,
  };
}

export type MatterKind = AskedKind | 'agreed-rating';

/** One thing that a record may settle about one action. */
export interface Matter {
  /** `<plan>~<sortable ref>~<kind>`. */
  readonly id: string;
  readonly kind: MatterKind;
  readonly tracked: Tracked;
  /** The date that more time is asked for. */
  readonly asked: Day | null;
  /** What this record already says of it; it may still be put right. */
  readonly recorded: Decision | null;
  /** Changes with everything that a decision on it is taken on. */
  readonly stamp: string;
}

/** A chair's decision between meetings, for the meeting to note. */
export interface ToNote {
  readonly decision: Decision;
  readonly tracked: Tracked;
  readonly noted: boolean;
}

export interface MattersFacts {
  readonly group: Group;
  readonly meeting: Meeting;
  readonly record: MeetingRecord | null;
  readonly actions: readonly Tracked[];
  /** Those that stand, of the plans the group has actions in. */
  readonly decisions: readonly Decision[];
  /** Ids of decisions that the group's other records noted. */
  readonly notedBefore: ReadonlySet<string>;
  readonly today: Day;
}

export interface Matters {
  /** Proposed completions and extensions asked. */
  readonly decisions: readonly Matter[];
  readonly toNote: readonly ToNote[];
  /** Actions whose rating the meeting may see otherwise than their owner. */
  readonly ratings: readonly Matter[];
  /** Actions that this record added to the group's action log. */
  readonly added: readonly Tracked[];
}

/** What a record has to settle, in the plan's order. What was deferred last time stands here again. */
export function mattersFor(facts: MattersFacts): Matters {
  const own = facts.actions.filter(({ action }) => action.leads.includes(facts.group.id)).toSorted(compareActions);
  const recorded = new Set(facts.record?.decisions);
  const here = facts.decisions.filter(({ id }) => recorded.has(id));
  const matter = (tracked: Tracked, kind: MatterKind) => matterOf(tracked, kind, here);
  return {
    decisions: own.flatMap((tracked) =>
      askedKinds.flatMap((kind) => {
        const one = matter(tracked, kind);
        return one.recorded !== null || isPending(tracked, kind) ? [one] : [];
      }),
    ),
    toNote: chairsDecisions(own, facts),
    ratings: own
      .map((tracked) => matter(tracked, 'agreed-rating'))
      .filter((one) => one.recorded !== null || isForRating(one.tracked, facts)),
    added: own.filter(({ action: { plan, ref }, state }) => {
      const isAdded = here.some((one) => one.matter.kind === 'new-action' && one.plan === plan && one.ref === ref);
      return isAdded && state.standing !== 'withdrawn';
    }),
  };
}

/** "dp~0004.0001": what the ids of everything about an action begin with. */
export function actionId({ plan, ref }: { readonly plan: string; readonly ref: string }): string {
  return `${slugOf(plan)}~${sortableRef(ref)}`;
}

function matterOf(tracked: Tracked, kind: MatterKind, here: readonly Decision[]): Matter {
  const { action, state } = tracked;
  const about = (one: Decision) => one.plan === action.plan && one.ref === action.ref && one.matter.kind === kind;
  const recorded = here.findLast(about) ?? null;
  const asked = recorded?.matter.kind === 'extension' ? recorded.matter.to : (state.extensionAsked?.to ?? null);
  return { id: `${actionId(action)}~${kind}`, kind, tracked, asked, recorded, stamp: stampOf(state, kind) };
}

/** What the owner said last, and what stands open or agreed: one word, so that a card can carry it with its inputs. */
function stampOf(
  { sequence, proposedComplete, extensionAsked, agreed, standing }: ActionState,
  kind: MatterKind,
): string {
  const at = (moment: Instant | undefined) => (moment ? (Date.parse(moment) / 1000).toString(36) : '0');
  if (kind === 'agreed-rating') return `${sequence}.${standing}.${agreed?.decision.split('~').at(-1) ?? '0'}`;
  const open = kind === 'sign-off' ? proposedComplete : extensionAsked;
  return `${sequence}.${standing}.${at(open?.at)}`;
}

/** Only what is off track or was seen otherwise: any other action can be rated by its number. */
function isForRating(tracked: Tracked, { today }: MattersFacts): boolean {
  if (!isOpen(tracked)) return false;
  const { state } = tracked;
  const rating = ownerRating(state);
  const isOff = rating === 'red' || rating === 'amber' || standingRating(state) !== rating;
  return isOff || daysOverdue(tracked, today) > 0;
}

function chairsDecisions(own: readonly Tracked[], facts: MattersFacts): readonly ToNote[] {
  const noted = new Set(facts.record?.noted);
  return facts.decisions
    .filter(({ id, takenBy }) => {
      return takenBy.kind === 'chair' && takenBy.group === facts.group.id && !facts.notedBefore.has(id);
    })
    .flatMap((decision) => {
      const tracked = own.find(({ action }) => action.plan === decision.plan && action.ref === decision.ref);
      return tracked ? [{ decision, tracked, noted: noted.has(decision.id) }] : [];
    });
}

/** Who may have come to a group's meetings: its members' posts; every agency while nobody has said who sits in it. */
export interface Attendee {
  readonly who: string;
  readonly name: string;
}

export function attendeesOf(
  group: Group,
  { posts, agencies }: { readonly posts: readonly Post[]; readonly agencies: readonly Agency[] },
): readonly Attendee[] {
  const members = group.members.flatMap((id) => posts.find((post) => post.id === id) ?? []);
  if (members.length > 0) return members.map((post) => ({ who: post.id, name: postName(post, agencies) }));
  return agencies.map(({ id, name }) => ({ who: id, name }));
}

export function partAfter(part: RecordPart): RecordPart | null {
  return recordParts[recordParts.indexOf(part) + 1] ?? null;
}

export function partBefore(part: RecordPart): RecordPart | null {
  return recordParts[recordParts.indexOf(part) - 1] ?? null;
}

/** Where a record that was left is taken up again: the first page on which something is still to be said. */
export function partToResume(record: MeetingRecord | null, matters: Matters): RecordPart {
  const saved = new Set(record?.saves.map(({ part }) => part));
  if (matters.decisions.some(({ recorded }) => recorded === null)) return 'decisions';
  if (matters.toNote.some(({ noted }) => !noted) && !saved.has('decisions')) return 'decisions';
  if (matters.ratings.length > 0 && !saved.has('ratings')) return 'ratings';
  if (!saved.has('actions')) return 'actions';
  return saved.has('attendance') ? 'finish' : 'attendance';
}

import { addDays, type Day, type Instant, londonDay } from './day.ts';
import type { Meeting } from './meeting.ts';
import type { Group, Policy } from './partnership.ts';
import { ownerRating, type Plan, type Tracked } from './plan.ts';
import type { Rating } from './rating.ts';
import { compareRefs, fullRef } from './ref.ts';
import { daysOverdue, hasGoneQuiet, isOpen, nextStep } from './schedule.ts';

/** Why an action is asked about; in order of what a group most needs to hear. */
export const askReasons = ['overdue', 'red', 'amber', 'step-due', 'gone-quiet', 'check-in', 'every-action'] as const;
export type AskReason = (typeof askReasons)[number];

/** One action asked about in one cycle. */
export interface Request {
  readonly meeting: string;
  readonly group: string;
  readonly plan: string;
  readonly ref: string;
  readonly reason: AskReason;
  /** The agency whose part is asked about; null for the action itself. */
  readonly part: string | null;
  /** The post that is asked; null where the group's channel is. */
  readonly post: string | null;
  /** The message whose card carries it. */
  readonly message: string;
  /** When somebody it went to first opened its form or answered. */
  readonly seenAt: Instant | null;
  /** The owner's rating when it was asked: what a digest compares with. */
  readonly before: Rating | null;
  /** The sequence of the update that answered it; null while it is open or went unanswered. */
  readonly answeredBy: number | null;
  /** The sequence of the line that took its answer back; null where none did, or it has been answered since. */
  readonly takenBack: number | null;
}

/** The most a group is asked at once; only quarterly check-ins are held back for it. */
export const groupCap = 12;

/** Days after which an action that nothing else brings up is asked about: about once a quarter. */
const checkInAfter = 91;

/** Names of the actions, and of the parts owed of them, of which something may still be said. */
export function openRefs(actions: readonly Tracked[]): ReadonlySet<string> {
  return new Set(
    actions.filter(isOpen).flatMap(({ action: { plan, ref, contributors } }) => {
      return [null, ...contributors].map((part) => openName({ plan, ref, part }));
    }),
  );
}

/**
 * Whether an answer is still waited for: not of what was completed or withdrawn, left its plan, or is no longer owed by
 * that agency, since it was asked.
 */
export function isWaitedFor(request: Request, open: ReadonlySet<string>): boolean {
  return request.answeredBy === null && open.has(openName(request));
}

/** What counts as asked: what was settled without an answer, since it was asked, asks nothing of anybody any more. */
export function stillAsked(requests: readonly Request[], open: ReadonlySet<string>): readonly Request[] {
  return requests.filter((request) => request.answeredBy !== null || isWaitedFor(request, open));
}

function openName({ plan, ref, part }: Pick<Request, 'plan' | 'ref' | 'part'>): string {
  return part === null ? fullRef(plan, ref) : `${fullRef(plan, ref)} ${part}`;
}

export interface AskFacts {
  readonly group: Group;
  readonly meeting: Meeting;
  /** Meetings of the group, earliest first. */
  readonly meetings: readonly Meeting[];
  readonly plans: readonly Plan[];
  /** Actions that the group leads. */
  readonly actions: readonly Tracked[];
  /** The day on which each action (full ref) was last asked about. */
  readonly lastAsked: ReadonlyMap<string, Day>;
  /** Updates from this day on count as just given. */
  readonly freshSince: Day;
  readonly today: Day;
  /** The most that the group is asked; `groupCap` where nothing is said. */
  readonly most?: number;
}

export interface Asked {
  readonly tracked: Tracked;
  readonly reason: AskReason;
}

/** What a cycle asks about, in the plan's order (policy `all`) or with what matters chosen first. */
export function actionsToAsk(facts: AskFacts): readonly Asked[] {
  const open = facts.actions.filter(isOpen);
  const asked = choose(facts.group.policy, open, facts);
  return asked.toSorted((a, b) => compareActions(a.tracked, b.tracked));
}

function choose(policy: Policy, open: readonly Tracked[], facts: AskFacts): readonly Asked[] {
  if (policy === 'all') return open.map((tracked) => ({ tracked, reason: 'every-action' }));
  const pressing = open.flatMap((tracked): Asked[] => {
    const reason = pressingReason(tracked, facts);
    return reason && (reason === 'overdue' || !isFresh(tracked, facts)) ? [{ tracked, reason }] : [];
  });
  const rest = open.filter((tracked) => !pressing.some((asked) => asked.tracked === tracked));
  const room = Math.max(0, (facts.most ?? groupCap) - pressing.length);
  return [...pressing, ...checkIns(rest, facts).slice(0, room)];
}

function pressingReason(tracked: Tracked, facts: AskFacts): AskReason | null {
  if (daysOverdue(tracked, facts.today) > 0) return 'overdue';
  const rating = ownerRating(tracked.state);
  if (rating === 'red' || rating === 'amber') return rating;
  const step = nextStep(tracked);
  if (step && step.by <= meetingAfter(facts)) return 'step-due';
  const plan = facts.plans.find((candidate) => candidate.code === tracked.action.plan);
  // As of the meeting: its digest must not call quiet what nobody was asked about.
  if (plan && hasGoneQuiet(tracked, { plan, meetings: facts.meetings, today: facts.meeting.date })) return 'gone-quiet';
  return null;
}

/** The date of the meeting after this one; where none is dated yet, a quarter is assumed. */
function meetingAfter({ meeting, meetings }: AskFacts): Day {
  const next = meetings.find((other) => !other.cancelled && other.date > meeting.date);
  return next?.date ?? addDays(meeting.date, checkInAfter);
}

function isFresh({ state }: Tracked, facts: AskFacts): boolean {
  return state.lastWord !== null && londonDay(state.lastWord.at) >= facts.freshSince;
}

/** Before any day: what nobody has asked about or spoken of is the longest unasked. */
const never = '0000-01-01';

/**
 * Actions that nothing presses but that have not come up for about a quarter, longest unasked first. What has never
 * come up is asked about from the first cycle on, or a new plan would be silent for a quarter and then ask it all.
 */
function checkIns(rest: readonly Tracked[], { lastAsked, today }: AskFacts): readonly Asked[] {
  const since = ({ action, state }: Tracked): Day => {
    const asked = lastAsked.get(fullRef(action.plan, action.ref)) ?? never;
    const heard = state.lastWord ? londonDay(state.lastWord.at) : (action.addedOn ?? never);
    return [asked, heard].toSorted()[1]!;
  };
  return rest
    .filter((tracked) => since(tracked) === never || addDays(since(tracked), checkInAfter) <= today)
    .toSorted((a, b) => (since(a) < since(b) ? -1 : since(a) > since(b) ? 1 : 0))
    .map((tracked) => ({ tracked, reason: 'check-in' }));
}

/** By plan code, then by ref as people count. */
export function compareActions(a: Tracked, b: Tracked): number {
  if (a.action.plan !== b.action.plan) return a.action.plan < b.action.plan ? -1 : 1;
  return compareRefs(a.action.ref, b.action.ref);
}

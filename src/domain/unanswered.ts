import { type Asker, isBusinessManager, isChair, isChairOf } from './access.ts';
import { type Cycle, isClosed } from './cycle.ts';
import { type Day, type Instant, londonDay } from './day.ts';
import type { Meeting } from './meeting.ts';
import { fullRef } from './ref.ts';
import type { Request } from './request.ts';

/** A cycle that has asked, with what it asked. */
export interface AskedCycle {
  readonly cycle: Cycle;
  readonly meeting: Meeting;
  readonly requests: readonly Request[];
}

/** Full refs of actions with a request that nobody has answered. The two never overlap. */
export interface Unanswered {
  /** The close has not come yet: they still have time. */
  readonly waiting: ReadonlySet<string>;
  /** Not answered by the close of their group's latest cycle, and not asked about anew since. */
  readonly unanswered: ReadonlySet<string>;
}

/**
 * Whether somebody may see who has not answered a group's requests, as they may ask for it in chat; null for whoever
 * sees none but what falls to themselves.
 */
export function seesUnanswered(asker: Asker): ((group: string) => boolean) | null {
  if (isBusinessManager(asker)) return () => true;
  return isChair(asker) ? (group) => isChairOf(asker, group) : null;
}

/** What waits for an answer; `ofInterest` leaves out requests that are not for whoever looks. */
export function computeUnanswered(
  cycles: readonly AskedCycle[],
  ofInterest: (request: Request) => boolean,
): Unanswered {
  const live = cycles.filter(({ meeting }) => !meeting.cancelled);
  const open = live.filter(({ cycle }) => !isClosed(cycle));
  const closed = latestClosed(live, 1);
  const askedAnew = new Set(open.flatMap(({ requests }) => requests).map(refOf));
  const waiting = openIn(open, ofInterest);
  const unanswered = openIn(closed, ofInterest).filter((ref) => !askedAnew.has(ref));
  return { waiting: new Set(waiting), unanswered: new Set(unanswered) };
}

/** The latest cycles of each group that have closed. */
export function latestClosed<C extends Pick<AskedCycle, 'cycle' | 'meeting'>>(
  cycles: readonly C[],
  most: number,
): readonly C[] {
  const closed = cycles.filter(({ cycle, meeting }) => isClosed(cycle) && !meeting.cancelled);
  const inOrder = closed.toSorted((a, b) => (a.meeting.date < b.meeting.date ? -1 : 1));
  return [...Map.groupBy(inOrder, ({ meeting }) => meeting.group).values()].flatMap((own) => own.slice(-most));
}

function openIn(cycles: readonly AskedCycle[], ofInterest: (request: Request) => boolean): readonly string[] {
  const requests = cycles.flatMap((one) => one.requests);
  return requests.filter((request) => request.answeredBy === null && ofInterest(request)).map(refOf);
}

function refOf({ plan, ref }: Request): string {
  return fullRef(plan, ref);
}

/** A cycle as it was known at the end of a day. */
export function cycleThen(cycle: Cycle, on: Day): Cycle {
  const isKnown = ({ at }: { readonly at: Instant }) => londonDay(at) <= on;
  return {
    ...cycle,
    ran: cycle.ran.filter(isKnown),
    skipped: cycle.skipped.filter(isKnown),
    held: cycle.held && isKnown(cycle.held) ? cycle.held : null,
    recordedAt: cycle.recordedAt !== null && londonDay(cycle.recordedAt) <= on ? cycle.recordedAt : null,
  };
}

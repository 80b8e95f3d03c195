import { type Asker, mayAnswer } from '../domain/access.ts';
import { isClosed } from '../domain/cycle.ts';
import type { Agency } from '../domain/partnership.ts';
import type { Tracked } from '../domain/plan.ts';
import { fullRef } from '../domain/ref.ts';
import { isWaitedFor, openRefs, type Request, stillAsked } from '../domain/request.ts';
import {
  type AskedCycle,
  computeUnanswered,
  cycleThen,
  latestClosed,
  seesUnanswered,
  type Unanswered,
} from '../domain/unanswered.ts';
import type { Setting } from './gather.ts';
import { sinceFor } from './gather.ts';
import { requestsThen } from './known-then.ts';
import type { Register } from './ports.ts';

export interface AskedWanted {
  readonly setting: Setting;
  readonly actions: readonly Tracked[];
  /** How many closed cycles of each group are looked back at. */
  readonly closed: number;
}

export interface Begun {
  /** Meetings of the last year whose cycle has closed. */
  readonly closed: ReadonlySet<string>;
  /** The cycles under way, and the latest of each group that closed. */
  readonly asked: readonly AskedCycle[];
}

/** The cycles of the last year that have begun, as known on the day, and what the latest asked: a dozen rows each. */
export async function gatherAsked(register: Register, { setting, actions, closed: most }: AskedWanted): Promise<Begun> {
  const { today, meetings } = setting;
  const rows = await register.list('cycle', { since: sinceFor(today) });
  const begun = rows.flatMap(({ value }) => {
    const cycle = cycleThen(value, today);
    const meeting = meetings.find(({ id }) => id === cycle.meeting);
    return meeting && !meeting.cancelled && cycle.ran.length > 0 ? [{ cycle, meeting }] : [];
  });
  const closed = new Set(begun.filter(({ cycle }) => isClosed(cycle)).map(({ meeting }) => meeting.id));
  const wanted = [...begun.filter(({ meeting }) => !closed.has(meeting.id)), ...latestClosed(begun, most)];
  const open = openRefs(actions);
  const asked = await Promise.all(
    wanted.map(async (one) => {
      const requests = await requestsThen(register, one.cycle, { today, actions });
      return { ...one, requests: isClosed(one.cycle) ? requests : stillAsked(requests, open) };
    }),
  );
  return { closed, asked };
}

export interface UnansweredWanted {
  readonly asker: Asker;
  readonly setting: Setting;
  readonly actions: readonly Tracked[];
  readonly agencies: readonly Agency[];
}

/**
 * What waits for an answer as somebody may see it: a business manager all, a chair what their group asked, others what
 * they may answer themselves.
 */
export function unansweredFor(
  cycles: readonly AskedCycle[],
  { asker, setting, actions, agencies }: UnansweredWanted,
): Unanswered & { readonly onlyOwn: boolean } {
  const sees = seesUnanswered(asker);
  const open = openRefs(actions);
  const seen = (request: Request) => isWaitedFor(request, open) && (sees?.(request.group) ?? true);
  if (sees) return { ...computeUnanswered(cycles, seen), onlyOwn: false };
  const byRef = new Map(actions.map((tracked) => [fullRef(tracked.action.plan, tracked.action.ref), tracked]));
  const isOwn = (request: Request): boolean => {
    const { plan, ref, part } = request;
    const tracked = byRef.get(fullRef(plan, ref));
    const who = { posts: setting.posts, agencies, askedIn: [] };
    return (
      tracked !== undefined && seen(request) && mayAnswer(asker, { action: tracked.action, part }, who).kind === 'own'
    );
  };
  return { ...computeUnanswered(cycles, isOwn), onlyOwn: true };
}

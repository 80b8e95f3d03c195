import { addUp } from '../domain/accept-update.ts';
import { england } from '../domain/calendar.ts';
import type { Interval } from '../domain/composite-digest.ts';
import { type Cycle, stepsOfCycle } from '../domain/cycle.ts';
import { addDays, atLondon, type Instant, londonDay } from '../domain/day.ts';
import type { Meeting } from '../domain/meeting.ts';
import { ownerRating, type Plan, type Tracked } from '../domain/plan.ts';
import { trackThen } from '../domain/plan-history.ts';
import type { Rating } from '../domain/rating.ts';
import { fullRef } from '../domain/ref.ts';
import type { Request } from '../domain/request.ts';
import { meetingsOf, type Plans, type Setting, valuesOf } from './gather.ts';
import { requestsOf } from './gather-requests.ts';
import { planKey, updatePrefix } from './keys.ts';
import type { Register } from './ports.ts';

interface IntervalWanted {
  readonly setting: Setting;
  readonly plans: Plans;
  /** The oversight group's meeting. */
  readonly meeting: Meeting;
  /** What its own cycle asked; it counts although it is only just closing. */
  readonly requests: readonly Request[];
  readonly until: Instant;
}

/**
 * What came in since the oversight group's previous digest was frozen. Only rows of that interval are read: the cycles
 * that closed in it with their requests and digests, and a few updates of each action that was spoken of unasked.
 */
export async function gatherInterval(register: Register, wanted: IntervalWanted): Promise<Interval> {
  const from = await beginning(register, wanted);
  const cycles = await cyclesClosed(register, wanted, from);
  const [asked, notes, completed] = await Promise.all([
    Promise.all(cycles.map((cycle) => requestsOf(register, cycle))),
    notesOf(register, wanted, cycles),
    completedIn(register, wanted, from),
  ]);
  const requests = [...asked.flat(), ...wanted.requests].map((request) => asKnown(request, wanted.plans));
  return { requests, notes, completed, before: await ratingsBefore(register, { ...wanted, requests }, from) };
}

/** When the digest of the oversight group's previous meeting was frozen; the beginning of time where it had none. */
async function beginning(register: Register, { setting, meeting }: IntervalWanted): Promise<Instant | null> {
  const previous = meetingsOf(meeting.group, setting).findLast(({ date }) => date < meeting.date);
  if (!previous) return null;
  const cycle = await register.find('cycle', previous.id);
  return (cycle && closedAt(cycle.value)) ?? atLondon(previous.date, '00:00');
}

function closedAt(cycle: Cycle): Instant | null {
  return cycle.ran.findLast(({ step }) => step === 'close')?.at ?? null;
}

/** Days by which a close may have come after its meeting, when Baton was down over it. */
const latestClose = 31;

/** The other groups' cycles that closed in the interval, earliest first: found by the meetings' dates, read one by one. */
async function cyclesClosed(
  register: Register,
  { setting, meeting, until }: IntervalWanted,
  from: Instant | null,
): Promise<readonly Cycle[]> {
  const earliest = from && addDays(londonDay(from), -latestClose);
  const candidates = setting.meetings.filter((other) => {
    const group = setting.groups.find(({ id }) => id === other.group);
    if (!group || other.cancelled || other.id === meeting.id || (earliest && other.date < earliest)) return false;
    return stepsOfCycle(other, group, england).some(({ name, at }) => name === 'close' && at <= until);
  });
  const found = await Promise.all(candidates.map(({ id }) => register.find('cycle', id)));
  return found
    .flatMap((kept) => {
      const at = kept && closedAt(kept.value);
      return at && at <= until && (!from || from < at) ? [{ cycle: kept.value, at }] : [];
    })
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .map(({ cycle }) => cycle);
}

/** A request as it stood when its action had no more updates than the plans gathered know of. */
function asKnown(request: Request, { actions }: Plans): Request {
  const { plan, ref, answeredBy } = request;
  const known = actions.find(({ action }) => action.plan === plan && action.ref === ref)?.state.sequence ?? 0;
  return answeredBy !== null && answeredBy > known ? { ...request, answeredBy: null } : request;
}

async function notesOf(
  register: Register,
  { setting, until }: IntervalWanted,
  cycles: readonly Cycle[],
): Promise<Interval['notes']> {
  const digests = await Promise.all(cycles.map(({ meeting }) => register.find('digest', meeting)));
  return digests.flatMap((kept, index) => {
    const { meeting: id, group: groupId } = cycles[index]!;
    const group = setting.groups.find((one) => one.id === groupId)?.name ?? groupId;
    const date = setting.meetings.find((one) => one.id === id)!.date;
    const notes = kept?.value.notes ?? [];
    return notes.filter(({ at }) => at <= until).map(({ text }) => ({ group, meeting: date, text }));
  });
}

async function completedIn(
  register: Register,
  { plans: { plans, actions }, until }: IntervalWanted,
  from: Instant | null,
): Promise<ReadonlySet<string>> {
  const complete = actions.filter(({ state }) => state.standing === 'complete');
  const refs = new Set(complete.map(refOf));
  const withSome = plans.filter(({ code }) => complete.some(({ action }) => action.plan === code));
  const rows = await Promise.all(
    withSome.map(({ code }) => register.list('decision', { prefix: `${planKey(code)}~` })),
  );
  const signedOff = rows
    .flatMap(valuesOf)
    .filter(({ matter, outcome, at }) => {
      const isIn = at <= until && (!from || from < at);
      return matter.kind === 'sign-off' && outcome === 'agreed' && isIn;
    })
    .map(({ plan, ref }) => fullRef(plan, ref));
  return new Set(signedOff.filter((ref) => refs.has(ref)));
}

/** Newest updates that are read of an action to find how it was rated before. */
const updatesRead = 20;

/** The rating at the beginning of what was spoken of since without having been asked about. */
async function ratingsBefore(
  register: Register,
  { plans, requests }: Pick<IntervalWanted, 'plans' | 'requests'>,
  from: Instant | null,
): Promise<ReadonlyMap<string, Rating | null>> {
  const asked = new Set(requests.filter(({ part }) => part === null).map(({ plan, ref }) => fullRef(plan, ref)));
  const spoken = plans.actions.filter((tracked) => {
    const { lastWord } = tracked.state;
    return lastWord !== null && (!from || lastWord.at > from) && !asked.has(refOf(tracked));
  });
  const found = await Promise.all(
    spoken.map(
      async (tracked) => [refOf(tracked), await ratingBefore(register, tracked, { plans: plans.plans, from })] as const,
    ),
  );
  return new Map(found);
}

async function ratingBefore(
  register: Register,
  { action }: Tracked,
  { plans, from }: { readonly plans: readonly Plan[]; readonly from: Instant | null },
): Promise<Rating | null> {
  if (from === null) return null;
  const { plan, ref } = action;
  const rows = await register.list('update', { prefix: updatePrefix(plan, ref), limit: updatesRead });
  const updates = valuesOf(rows)
    .filter(({ at, part }) => at <= from && part === null)
    .toReversed();
  const said = addUp(plan, ref, { updates, decisions: [] });
  const { legend } = plans.find(({ code }) => code === plan)!;
  return ownerRating(trackThen(action, said, { known: updates, legend }).state);
}

function refOf({ action: { plan, ref } }: Tracked): string {
  return fullRef(plan, ref);
}

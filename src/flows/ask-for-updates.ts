import { england } from '../domain/calendar.ts';
import { type Cycle, freshSince, newCycle, stepsOfCycle } from '../domain/cycle.ts';
import { type Day, type Instant, londonDay } from '../domain/day.ts';
import type { Meeting } from '../domain/meeting.ts';
import { type Message, messageId, newMessage } from '../domain/message.ts';
import type { Group } from '../domain/partnership.ts';
import { ownerRating } from '../domain/plan.ts';
import { fullRef } from '../domain/ref.ts';
import { type Asked, actionsToAsk, type Request } from '../domain/request.ts';
import { audit, commit, toSend } from './commit.ts';
import { gatherPlans, meetingsOf, type Plans, type Setting, valuesOf } from './gather.ts';
import { requestKey } from './keys.ts';
import type { Committed, Kept, Ports, Register, RegisterChange } from './ports.ts';
import { noticesToManagers } from './tell-managers.ts';

/** A transaction holds 100 rows; this many requests leave room for what goes with them. */
const requestsAtOnce = 80;

export interface CycleFacts {
  readonly setting: Setting;
  readonly meeting: Meeting;
  readonly group: Group;
  readonly cycle: Kept<Cycle> | null;
}

/** What a cycle asks about if its ask runs now: the same for the ask itself and for a preview of the day. */
export function askedIn(
  facts: CycleFacts & { readonly cycles: readonly Cycle[] },
  plans: Plans,
  now: Instant,
): readonly Asked[] {
  const { setting, meeting, group } = facts;
  const askAt = stepsOfCycle(meeting, group, england).find((step) => step.name === 'ask')?.at ?? now;
  return actionsToAsk({
    group,
    meeting,
    meetings: meetingsOf(group.id, setting),
    plans: plans.plans,
    actions: plans.actions.filter(({ action }) => action.leads.includes(group.id)),
    lastAsked: lastAsked(facts.cycles),
    freshSince: freshSince(askAt, england),
    today: londonDay(now),
  });
}

function lastAsked(cycles: readonly Cycle[]): ReadonlyMap<string, Day> {
  const days = new Map<string, Day>();
  for (const cycle of cycles) {
    const ran = cycle.ran.find(({ step }) => step === 'ask');
    if (!ran) continue;
    for (const ref of cycle.asked) {
      const day = londonDay(ran.at);
      if (day > (days.get(ref) ?? '')) days.set(ref, day);
    }
  }
  return days;
}

/** Asks about every action that a group's coming meeting needs to hear of. Safe to run twice, and on two machines. */
export async function askForUpdates(ports: Ports, facts: CycleFacts): Promise<Committed> {
  const { setting, meeting, group } = facts;
  const register = ports.store.register(setting.partnership.id);
  const now = ports.clock.now();
  const [plans, cycles] = await Promise.all([gatherPlans(register), register.list('cycle')]);
  const asked = askedIn({ ...facts, cycles: valuesOf(cycles) }, plans, now);
  const message = askMessage(meeting, group, now);
  const requests = asked.map((one) => requestRow(one, meeting, message.id));
  const staged = await writeAhead(register, requests, facts);
  if (staged === 'conflict') return 'conflict';
  const cycle = ranStep(staged?.value ?? newCycle(meeting), now, asked.map(refOf));
  return commit(ports, setting.partnership.id, [
    ...requests.slice(-requestsAtOnce),
    writeCycle(cycle, staged),
    ...(requests.length > 0 ? toSend(ports, message) : await askedNobody(ports, facts)),
    audit(ports, 'baton', 'asked', `${meeting.id}: ${asked.length} actions`),
  ]);
}

export function askMessage(meeting: Meeting, { id: group }: Group, at: Instant): Message {
  const id = messageId(meeting.id, 'ask', group);
  return newMessage({ id, kind: 'request', to: { kind: 'channel', group }, meeting: meeting.id }, at);
}

/**
 * Writes all but the last requests ahead: they count only once the cycle names them. Every such transaction also
 * writes the cycle as it was read, so that it is refused once another process has asked and answers may be in.
 */
async function writeAhead(
  register: Register,
  requests: readonly RegisterChange[],
  { meeting, cycle }: CycleFacts,
): Promise<Kept<Cycle> | null | 'conflict'> {
  let current = cycle;
  for (let at = 0; at < requests.length - requestsAtOnce; at += requestsAtOnce) {
    const some = requests.slice(at, Math.min(at + requestsAtOnce, requests.length - requestsAtOnce));
    const written = await register.commit([...some, writeCycle(current?.value ?? newCycle(meeting), current)]);
    if (written === 'conflict') return 'conflict';
    current = await register.find('cycle', meeting.id);
  }
  return current;
}

function refOf({ tracked: { action } }: Asked): string {
  return fullRef(action.plan, action.ref);
}

function requestRow({ tracked, reason }: Asked, meeting: Meeting, message: string): RegisterChange {
  const { plan, ref } = tracked.action;
  const before = ownerRating(tracked.state);
  const value: Request = {
    meeting: meeting.id,
    group: meeting.group,
    plan,
    ref,
    reason,
    message,
    before,
    answeredBy: null,
  };
  return { do: 'put', kind: 'request', id: requestKey(meeting.id, plan, ref), value };
}

function ranStep(cycle: Cycle, at: Instant, asked: readonly string[]): Cycle {
  return { ...cycle, ran: [...cycle.ran, { step: 'ask', at }], asked };
}

export function writeCycle(value: Cycle, before: Kept<Cycle> | null): RegisterChange {
  const row = { kind: 'cycle', id: value.meeting, value } as const;
  return before ? { do: 'replace', ...row, version: before.version } : { do: 'insert', ...row };
}

/** The name of the notice that says so. */
export const nobodyAsked = 'asked-nobody';

/** A cycle that asked nobody is either a quiet plan or a mistake in the set-up: the business manager should know. */
async function askedNobody(ports: Ports, { setting, meeting, group }: CycleFacts): Promise<readonly RegisterChange[]> {
  return noticesToManagers(ports, setting.partnership.id, {
    meeting: meeting.id,
    name: nobodyAsked,
    text: `The cycle for ${group.name} has begun, and no action needed asking about. If that surprises you, check that the plan is imported (“status for ${group.name}”) and which actions its cycles ask about (“policy all for ${group.name}”).`,
  });
}

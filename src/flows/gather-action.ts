import type { Refusal } from '../domain/accept-update.ts';
import { findAction } from '../domain/answer.ts';
import { type Cycle, hasRun, isClosed } from '../domain/cycle.ts';
import { londonDay } from '../domain/day.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { Post } from '../domain/partnership.ts';
import { type ActionState, type Plan, type Tracked, track } from '../domain/plan.ts';
import { fullRef } from '../domain/ref.ts';
import type { Request } from '../domain/request.ts';
import { gatherPlans, valuesOf } from './gather.ts';
import { actionKey, requestKey, stateKey } from './keys.ts';
import type { Kept, Ports, Register, RegisterChange } from './ports.ts';

/** What a reply about one action is decided on. */
export interface ActionFacts {
  readonly tracked: Tracked;
  readonly plans: readonly Plan[];
  readonly posts: readonly Post[];
  /** The requests that a reply answers. */
  readonly open: readonly OpenRequest[];
  /** The state as it was read; null while nobody has spoken of the action. */
  readonly state: Kept<ActionState> | null;
}

export interface OpenRequest {
  readonly request: Kept<Request>;
  readonly closed: boolean;
}

export interface Named {
  readonly plan: string | null;
  readonly ref: string;
}

/**
 * Gathers one action with what it takes to answer for it, by keys: two rounds of small reads, however large the plan.
 * Only a ref that there is not has the whole plan read, for the nearest ones that there are.
 */
export async function gatherAction(ports: Ports, partnership: string, named: Named): Promise<ActionFacts | Refusal> {
  const register = ports.store.register(partnership);
  const [planRows, postRows, meetings, cycles] = await Promise.all([
    register.list('plan'),
    register.list('post'),
    register.list('meeting'),
    register.list('cycle'),
  ]);
  const plans = valuesOf(planRows);
  const asking = cyclesAhead(valuesOf(cycles), valuesOf(meetings), londonDay(ports.clock.now()));
  const wanted = plans.filter(({ code }) => named.plan === null || code === named.plan);
  const found = await Promise.all(wanted.map((plan) => readOne(register, plan, { ref: named.ref, asking })));
  const one = found.find((each) => each !== null);
  if (!one) return noSuchAction(register, named);
  return { ...one, plans, posts: valuesOf(postRows) };
}

interface Wanted {
  readonly ref: string;
  readonly asking: readonly Cycle[];
}

async function readOne(register: Register, plan: Plan, { ref, asking }: Wanted) {
  const [action, state, requests] = await Promise.all([
    register.find('action', actionKey(plan.code, plan.edition, ref)),
    register.find('state', stateKey(plan.code, ref)),
    Promise.all(asking.map((cycle) => readRequest(register, cycle, plan.code, ref))),
  ]);
  if (!action) return null;
  return { tracked: track(action.value, state?.value ?? null), state, open: requests.flat() };
}

/** Cycles that have asked and have not had their meeting: a reply answers these, however late. */
function cyclesAhead(cycles: readonly Cycle[], meetings: readonly Meeting[], today: string): readonly Cycle[] {
  const ahead = new Set(meetings.filter(({ date }) => date >= today).map(({ id }) => id));
  return cycles.filter((cycle) => ahead.has(cycle.meeting) && hasRun(cycle, 'ask'));
}

async function readRequest(
  register: Register,
  cycle: Cycle,
  plan: string,
  ref: string,
): Promise<readonly OpenRequest[]> {
  const request = await register.find('request', requestKey(cycle.meeting, plan, ref));
  const asked = request && cycle.asked.includes(fullRef(request.value.plan, request.value.ref));
  return asked ? [{ request, closed: isClosed(cycle) }] : [];
}

async function noSuchAction(register: Register, named: Named): Promise<Refusal> {
  const { actions } = await gatherPlans(register);
  const { why } = findAction({ ref: named.ref, ...(named.plan && { plan: named.plan }) }, { actions });
  const nearest = why && 'nearest' in why ? why.nearest : [];
  return { code: 'no-such-action', ref: named.ref, nearest };
}

/** Whose action it is, for somebody who may not answer for it. */
export async function notYours(register: Register, { action }: Tracked): Promise<Refusal> {
  const groups = valuesOf(await register.list('group'));
  const leads = action.leads.map((id) => groups.find((group) => group.id === id)?.name ?? id);
  return { code: 'not-yours', ref: action.ref, leads };
}

/** Writes a state over the one that was read: refused once somebody else has written the next sequence. */
export function writeState(value: ActionState, before: Kept<ActionState> | null): RegisterChange {
  const row = { kind: 'state', id: stateKey(value.plan, value.ref), value } as const;
  return before ? { do: 'replace', ...row, version: before.version } : { do: 'insert', ...row };
}

export function answerRequest({ request }: OpenRequest, answeredBy: number | null): RegisterChange {
  const value = { ...request.value, answeredBy };
  return { do: 'replace', kind: 'request', id: request.id, value, version: request.version };
}

/** The messages whose cards show these requests. */
export function messagesOf(open: readonly OpenRequest[]): readonly string[] {
  return [...new Set(open.map(({ request }) => request.value.message))];
}

import type { Refusal } from '../domain/accept-update.ts';
import { maySeePlan, outsider } from '../domain/audience.ts';
import { type Cycle, hasRun, isClosed } from '../domain/cycle.ts';
import { londonDay } from '../domain/day.ts';
import type { Meeting } from '../domain/meeting.ts';
import { messageId } from '../domain/message.ts';
import type { Agency, Group, Post } from '../domain/partnership.ts';
import { type Action, type ActionState, type Plan, type Tracked, track, withoutPlanWord } from '../domain/plan.ts';
import { fullRef, sortableRef } from '../domain/ref.ts';
import type { Request } from '../domain/request.ts';
import { ledByLiving } from '../domain/succession.ts';
import { type ActionName, actionsNamed, labelOf, nearestActions } from '../domain/which-action.ts';
import { gatherCycles, gatherPlans, sinceFor, valuesOf } from './gather.ts';
import { actionKey, planKey, requestKey, stateKey } from './keys.ts';
import type { Kept, Ports, Register, RegisterChange } from './ports.ts';

/** What a reply about one action is decided on. */
export interface ActionFacts {
  readonly tracked: Tracked;
  readonly plans: readonly Plan[];
  readonly posts: readonly Post[];
  readonly agencies: readonly Agency[];
  /** The open requests for the action itself, or for the part named: what a reply answers. */
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
  /** The agency whose part of it is meant; left out, the action itself. */
  readonly part?: string | null;
}

/**
 * Gathers one action with what it takes to answer for it, by keys: two rounds of small reads, however large the plan
 * and however many years of meetings there are. Only a ref that there is not has the whole plan read, for the nearest
 * ones that there are.
 */
export async function gatherAction(ports: Ports, partnership: string, named: Named): Promise<ActionFacts | Refusal> {
  const register = ports.store.register(partnership);
  const today = londonDay(ports.clock.now());
  const [planRows, groups, postRows, agencyRows, meetings, cycles] = await Promise.all([
    register.list('plan'),
    register.list('group'),
    register.list('post'),
    register.list('agency'),
    register.list('meeting', { since: sinceFor(today) }),
    gatherCycles(ports, partnership),
  ]);
  const plans = valuesOf(planRows);
  const asking = cyclesAhead(valuesOf(cycles), valuesOf(meetings), today);
  const code = named.plan === null ? null : planKey(named.plan);
  const wanted = plans.filter((plan) => code === null || planKey(plan.code) === code);
  const found = await Promise.all(wanted.map((plan) => readOne(register, plan, { ...named, asking })));
  const [one, ...others] = found.filter((each) => each !== null);
  if (!one) return lookFurther(ports, partnership, named);
  if (others.length > 0) {
    return { code: 'which-plan', ref: named.ref, found: [one, ...others].map(({ tracked }) => nameOf(tracked)) };
  }
  const living = ledByLiving(one.tracked, valuesOf(groups));
  return { ...one, tracked: living, plans, posts: valuesOf(postRows), agencies: valuesOf(agencyRows) };
}

interface Wanted extends Named {
  readonly asking: readonly Cycle[];
}

async function readOne(register: Register, plan: Plan, { ref, part = null, asking }: Wanted) {
  const own = asking.filter(({ asked }) => asked.some((one) => isSameRef(one, fullRef(plan.code, ref))));
  const [action, state, requests] = await Promise.all([
    register.find('action', actionKey(plan.code, plan.edition, ref)),
    register.find('state', stateKey(plan.code, ref)),
    Promise.all(own.map((cycle) => readRequest(register, cycle, requestKey(cycle.meeting, plan.code, ref, part)))),
  ]);
  if (!action) return null;
  return { tracked: track(action.value, state?.value ?? null), state, open: requests.flat() };
}

/** People type "12B" and "12b", and mean the same. */
function isSameRef(a: string, b: string): boolean {
  return sortableRef(a) === sortableRef(b);
}

/** Cycles that have asked and have not had their meeting: a reply answers these, however late. */
function cyclesAhead(cycles: readonly Cycle[], meetings: readonly Meeting[], today: string): readonly Cycle[] {
  const ahead = new Set(meetings.filter(({ date }) => date >= today).map(({ id }) => id));
  return cycles.filter((cycle) => ahead.has(cycle.meeting) && hasRun(cycle, 'ask'));
}

async function readRequest(register: Register, cycle: Cycle, key: string): Promise<readonly OpenRequest[]> {
  const request = await register.find('request', key);
  return request ? [{ request, closed: isClosed(cycle) }] : [];
}

/**
 * What was typed is no plan's code and ref as they are kept: it may be another writing of one ("Rec 3", "R 1"), of
 * several, or of none.
 */
async function lookFurther(ports: Ports, partnership: string, named: Named): Promise<ActionFacts | Refusal> {
  const { actions } = await gatherPlans(ports.store.register(partnership));
  const names = actions.map(nameOf);
  const typed = named.plan === null ? named.ref : fullRef(named.plan, named.ref);
  const found = actionsNamed(typed, names);
  const [one] = found;
  if (one && found.length === 1) return gatherAction(ports, partnership, { ...named, ...one });
  if (one) return { code: 'which-plan', ref: typed, found };
  const severalPlans = new Set(names.map(({ plan }) => plan)).size > 1;
  const nearest = nearestActions(typed, names).map((name) => labelOf(name, severalPlans));
  // With one plan its code says nothing; what is no plan's code is said back as it was typed.
  const isKnown = names.some(({ plan }) => plan === named.plan);
  return { code: 'no-such-action', ref: isKnown && !severalPlans ? named.ref : typed, nearest };
}

function nameOf({ action: { plan, ref } }: Tracked): ActionName {
  return { plan, ref };
}

/** Whose action it is, for somebody who may not answer for it. */
export async function notYours(
  register: Register,
  { tracked: { action }, plans }: Pick<ActionFacts, 'tracked' | 'plans'>,
): Promise<Refusal> {
  const groups = valuesOf(await register.list('group'));
  return { code: 'not-yours', ref: labelOf(action, plans.length > 1), leads: leadsToName(action, plans, groups) };
}

/** A refusal that names the action names it as everything else does: with its plan's code where several are live. */
export function labelled<R extends object>(
  refusal: R,
  { tracked: { action }, plans }: Pick<ActionFacts, 'tracked' | 'plans'>,
): R {
  return 'ref' in refusal && refusal.ref === action.ref
    ? { ...refusal, ref: labelOf(action, plans.length > 1) }
    : refusal;
}

/** Who leads an action is no secret of most plans; of a restricted one no refusal says it. */
export function leadsToName(action: Action, plans: readonly Plan[], groups: readonly Group[]): readonly string[] {
  const plan = plans.find(({ code }) => code === action.plan);
  if (!plan || !maySeePlan(outsider, plan)) return [];
  return action.leads.map((id) => groups.find((group) => group.id === id)?.name ?? id);
}

/** Writes a state over the one that was read: refused once somebody else has written the next sequence. */
export function writeState(state: ActionState, before: Kept<ActionState> | null): RegisterChange {
  const value = withoutPlanWord(state, before?.value ?? null);
  const row = { kind: 'state', id: stateKey(value.plan, value.ref), value } as const;
  return before ? { do: 'replace', ...row, version: before.version } : { do: 'insert', ...row };
}

export function writeRequest({ id, version }: Kept<Request>, value: Request): RegisterChange {
  return { do: 'replace', kind: 'request', id, value, version };
}

/** The messages whose cards show these requests. */
export function messagesOf(open: readonly OpenRequest[]): readonly string[] {
  return [...new Set(open.map(({ request }) => request.value.message))];
}

/** Groups in whose own channel a card asks for it. */
export function askedIn(open: readonly OpenRequest[]): readonly string[] {
  return open.flatMap(({ request: { value } }) =>
    value.message === messageId(value.meeting, 'ask', value.group) ? [value.group] : [],
  );
}

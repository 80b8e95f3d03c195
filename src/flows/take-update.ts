import {
  type Acceptance,
  type AcceptFacts,
  acceptUpdate,
  type ProposedUpdate,
  type Refusal,
  takeBack,
} from '../domain/accept-update.ts';
import { type Asker, isBusinessManager, mayAnswer } from '../domain/access.ts';
import { findAction } from '../domain/answer.ts';
import { type Cycle, hasRun, isClosed } from '../domain/cycle.ts';
import type { Tracked } from '../domain/plan.ts';
import { fullRef } from '../domain/ref.ts';
import type { Request } from '../domain/request.ts';
import type { Receipt } from '../domain/request-view.ts';
import type { Update } from '../domain/update.ts';
import { audit, commit, toShow, untilDone } from './commit.ts';
import { gatherPlans, gatherSetting, type Plans, type Setting, valuesOf } from './gather.ts';
import { requestKey, stateKey, updateKey, updatePrefix } from './keys.ts';
import type { Kept, Ports, Register, RegisterChange } from './ports.ts';

/** One submit: what was typed about which action, and the id that makes the same submit arriving again one update. */
export interface Submit {
  readonly partnership: string;
  readonly asker: Asker;
  readonly submission: string;
  readonly plan: string | null;
  readonly ref: string;
  readonly proposed: ProposedUpdate;
}

export type Taken =
  | { readonly kind: 'taken'; readonly receipt: Receipt }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Records one answer, or says why not. The update, the action's state and the requests it answers are one write. */
export async function takeUpdate(ports: Ports, submit: Submit): Promise<Taken> {
  return untilDone(() => tryTake(ports, submit));
}

async function tryTake(ports: Ports, submit: Submit): Promise<Taken | 'conflict'> {
  const register = ports.store.register(submit.partnership);
  const [setting, plans, cycles, earlier] = await Promise.all([
    gatherSetting(ports, submit.partnership),
    gatherPlans(register),
    register.list('cycle'),
    register.find('submission', submit.submission),
  ]);
  const found = findAction({ ref: submit.ref, ...(submit.plan && { plan: submit.plan }) }, plans);
  if (!found.tracked) return refused(unknownRef(submit.ref, found.why));
  if (earlier) return again(register, found.tracked, earlier.value.sequence, plans);
  const right = mayAnswer(submit.asker, found.tracked.action, setting.posts);
  if (right === 'no') return refused(notYours(found.tracked, setting));
  const open = await openRequests(register, found.tracked, setting, valuesOf(cycles));
  const facts = acceptFacts(ports, submit, found.tracked, open);
  const accepted = acceptUpdate(onBehalf(submit.proposed, right), facts);
  if (accepted.kind === 'refused') return accepted;
  const changes = await recorded(ports, submit, found.tracked, { accepted, open, register });
  if ((await commit(ports, submit.partnership, changes)) === 'conflict') return 'conflict';
  return { kind: 'taken', receipt: receiptOf(accepted.update, plans, accepted.doubts) };
}

function refused(refusal: Refusal): Taken {
  return { kind: 'refused', refusal };
}

function unknownRef(ref: string, why: { readonly code: string }): Refusal {
  const nearest = 'nearest' in why ? (why.nearest as readonly string[]) : [];
  return { code: 'no-such-action', ref, nearest };
}

function notYours({ action }: Tracked, { groups }: Setting): Refusal {
  const leads = action.leads.map((id) => groups.find((group) => group.id === id)?.name ?? id);
  return { code: 'not-yours', ref: action.ref, leads };
}

/** Whoever types for others says by which route it came; without one it was said to them in person. */
function onBehalf(proposed: ProposedUpdate, right: 'own' | 'on-behalf'): ProposedUpdate {
  if (right === 'own' || proposed.onBehalfOf !== '') return proposed;
  return { ...proposed, onBehalfOf: 'the lead group' };
}

interface OpenRequest {
  readonly request: Kept<Request>;
  readonly closed: boolean;
}

/** The requests an update answers: those of every cycle that asked about the action and has not had its meeting. */
async function openRequests(
  register: Register,
  { action }: Tracked,
  { meetings, today }: Setting,
  cycles: readonly Cycle[],
): Promise<readonly OpenRequest[]> {
  const ref = fullRef(action.plan, action.ref);
  const asking = cycles.filter((cycle) => {
    const meeting = meetings.find(({ id }) => id === cycle.meeting);
    return meeting && meeting.date >= today && hasRun(cycle, 'ask') && cycle.asked.includes(ref);
  });
  const found = await Promise.all(
    asking.map(async (cycle) => {
      const request = await register.find('request', requestKey(cycle.meeting, action.plan, action.ref));
      return request ? [{ request, closed: isClosed(cycle) }] : [];
    }),
  );
  return found.flat();
}

function acceptFacts(ports: Ports, submit: Submit, tracked: Tracked, open: readonly OpenRequest[]): AcceptFacts {
  const first = open.find(({ closed }) => !closed) ?? open[0];
  return {
    tracked,
    by: submit.asker.key,
    meeting: first?.request.value.meeting ?? null,
    late: first?.closed ?? false,
    post: null,
    now: ports.clock.now(),
  };
}

interface Decided {
  readonly accepted: Extract<Acceptance, { kind: 'accepted' }>;
  readonly open: readonly OpenRequest[];
  readonly register: Register;
}

async function recorded(
  ports: Ports,
  submit: Submit,
  tracked: Tracked,
  { accepted: { update, state }, open, register }: Decided,
): Promise<readonly RegisterChange[]> {
  const { plan, ref, sequence } = update;
  const answered = open.map(({ request }): RegisterChange => {
    const value = { ...request.value, answeredBy: request.value.answeredBy ?? sequence };
    return { do: 'replace', kind: 'request', id: request.id, value, version: request.version };
  });
  return [
    { do: 'insert', kind: 'submission', id: submit.submission, value: { plan, ref, sequence } },
    { do: 'insert', kind: 'update', id: updateKey(plan, ref, sequence), value: update },
    await writeState(register, tracked, state),
    ...answered,
    ...messagesOf(open).map((message) => toShow(ports, message)),
    audit(
      ports,
      submit.asker.key,
      update.route === 'card' ? 'updated' : `updated by ${update.route}`,
      `${plan} ${ref}`,
    ),
  ];
}

function messagesOf(open: readonly OpenRequest[]): readonly string[] {
  return [...new Set(open.map(({ request }) => request.value.message))];
}

/** Insert the first state, replace a later one: either is refused once somebody else has written the next sequence. */
async function writeState(register: Register, tracked: Tracked, value: Tracked['state']): Promise<RegisterChange> {
  const id = stateKey(value.plan, value.ref);
  if (tracked.state.sequence === 0) return { do: 'insert', kind: 'state', id, value };
  const kept = await register.find('state', id);
  // Somebody wrote between gathering and now: an insert of what exists is refused, and it is all decided anew.
  if (!kept || kept.value.sequence !== tracked.state.sequence) return { do: 'insert', kind: 'state', id, value };
  return { do: 'replace', kind: 'state', id, value, version: kept.version };
}

/** The same submit once more: nothing is recorded, and the person sees what was. */
async function again(register: Register, { action }: Tracked, sequence: number, plans: Plans): Promise<Taken> {
  const kept = await register.find('update', updateKey(action.plan, action.ref, sequence));
  if (!kept) throw new Error(`submission without its update: ${action.plan} ${action.ref} ${sequence}`);
  return { kind: 'taken', receipt: { ...receiptOf(kept.value, plans, []), again: true } };
}

function receiptOf(update: Update, { plans }: Plans, doubts: readonly string[]): Receipt {
  const { plan, ref, rating, narrative, at, noChange, late, proposesComplete, expectedBy, onBehalfOf, sequence } =
    update;
  const label = plans.length > 1 ? fullRef(plan, ref) : ref;
  const said = { plan, ref, label, rating, narrative, at, noChange, late, proposesComplete, expectedBy, onBehalfOf };
  return { ...said, sequence, again: false, undone: update.undoes !== null, doubts };
}

export type Undone = Taken | { readonly kind: 'cannot-undo'; readonly why: 'not-last' | 'not-yours' | 'already' };

/** Takes back the last update of an action: the person who gave it, or a business manager. Both lines stay on record. */
export async function undoUpdate(
  ports: Ports,
  undo: {
    readonly partnership: string;
    readonly asker: Asker;
    readonly plan: string;
    readonly ref: string;
    readonly sequence: number;
  },
): Promise<Undone> {
  return untilDone(async () => {
    const register = ports.store.register(undo.partnership);
    const [setting, plans, cycles, kept] = await Promise.all([
      gatherSetting(ports, undo.partnership),
      gatherPlans(register),
      register.list('cycle'),
      register.list('update', { prefix: updatePrefix(undo.plan, undo.ref) }),
    ]);
    const updates = valuesOf(kept).toReversed();
    const found = findAction(undo, plans);
    const target = updates.find(({ sequence }) => sequence === undo.sequence);
    if (!found.tracked || !target) return refused({ code: 'no-such-action', ref: undo.ref, nearest: [] });
    if (target.by !== undo.asker.key && !isBusinessManager(undo.asker))
      return { kind: 'cannot-undo', why: 'not-yours' };
    if (updates.some(({ undoes }) => undoes === target.sequence)) return { kind: 'cannot-undo', why: 'already' };
    if (updates.at(-1) !== target) return { kind: 'cannot-undo', why: 'not-last' };
    const line: Update = {
      ...target,
      sequence: target.sequence + 1,
      at: ports.clock.now(),
      by: undo.asker.key,
      undoes: target.sequence,
    };
    const state = takeBack(found.tracked.state, [...updates, line]);
    const open = await openRequests(register, found.tracked, setting, valuesOf(cycles));
    const reopened = open.filter(({ request }) => request.value.answeredBy === target.sequence);
    const written = await commit(ports, undo.partnership, [
      { do: 'insert', kind: 'update', id: updateKey(undo.plan, undo.ref, line.sequence), value: line },
      await writeState(register, found.tracked, state),
      ...reopened.map(({ request }): RegisterChange => {
        const value = { ...request.value, answeredBy: null };
        return { do: 'replace', kind: 'request', id: request.id, value, version: request.version };
      }),
      ...messagesOf(open).map((message) => toShow(ports, message)),
      audit(ports, undo.asker.key, 'took an update back', `${undo.plan} ${undo.ref}`),
    ]);
    return written === 'conflict' ? 'conflict' : { kind: 'taken', receipt: receiptOf(line, plans, []) };
  });
}

import { addUp } from '../domain/accept-update.ts';
import type { AnswerFacts } from '../domain/answer.ts';
import type { Cycle } from '../domain/cycle.ts';
import { type Day, londonDay } from '../domain/day.ts';
import { oldestFirst } from '../domain/decision.ts';
import type { Tracked } from '../domain/plan.ts';
import { trackThen } from '../domain/plan-history.ts';
import { fullRef } from '../domain/ref.ts';
import type { Request } from '../domain/request.ts';
import { type Plans, valuesOf } from './gather.ts';
import { requestsOf } from './gather-requests.ts';
import { planKey } from './keys.ts';
import type { Register } from './ports.ts';

// What was known on an earlier day: "as known on" answers and papers.

/** The plans with only the updates given and the decisions taken up to a day: their states are added up anew. */
export async function asKnownOn(register: Register, { plans, actions }: Plans, on: Day): Promise<Plans> {
  const [updates, decisions] = await Promise.all([
    Promise.all(plans.map(({ code }) => register.list('update', { prefix: `${planKey(code)}~` }))),
    register.list('decision'),
  ]);
  const known = byAction(updates.flatMap(valuesOf).filter(({ at }) => londonDay(at) <= on));
  const taken = byAction(valuesOf(decisions).filter(({ at }) => londonDay(at) <= on));
  // What a later meeting added to its group's log was not there yet.
  const there = actions.filter(({ action: { addedOn } }) => addedOn === null || addedOn <= on);
  const then = there.map(({ action, state }): Tracked => {
    const ref = fullRef(action.plan, action.ref);
    const updates = (known.get(ref) ?? []).toSorted((a, b) => a.sequence - b.sequence);
    const said = addUp(action.plan, action.ref, { updates, decisions: oldestFirst(taken.get(ref) ?? []) });
    const legend = plans.find(({ code }) => code === action.plan)!.legend;
    // Whom a business manager named to answer is not dated: it counts as said from the start.
    return trackThen(action, { ...said, assignedTo: state.assignedTo }, { known: updates, legend });
  });
  return { plans, actions: then };
}

function byAction<T extends { readonly plan: string; readonly ref: string }>(rows: readonly T[]) {
  return Map.groupBy(rows, ({ plan, ref }) => fullRef(plan, ref));
}

/** A cycle's requests as they stood on the day of the answer: asked by then, and answered by the updates known then. */
export async function requestsThen(
  register: Register,
  cycle: Cycle,
  { today, actions }: Pick<AnswerFacts, 'today' | 'actions'>,
): Promise<readonly Request[]> {
  const asked = cycle.ran.find(({ step }) => step === 'ask');
  if (!asked || londonDay(asked.at) > today) return [];
  const sequences = new Map(actions.map(({ action, state }) => [fullRef(action.plan, action.ref), state.sequence]));
  return (await requestsOf(register, cycle)).map((request) => {
    const known = (request.answeredBy ?? 0) <= (sequences.get(fullRef(request.plan, request.ref)) ?? 0);
    return known ? request : { ...request, answeredBy: null };
  });
}

import { type AcceptFacts, acceptUpdate, type ProposedUpdate, type Refusal } from '../domain/accept-update.ts';
import { type Asker, mayAnswer } from '../domain/access.ts';
import type { Plan } from '../domain/plan.ts';
import { fullRef } from '../domain/ref.ts';
import type { Receipt } from '../domain/request-view.ts';
import type { Update } from '../domain/update.ts';
import { audit, commit, toShow, untilDone } from './commit.ts';
import { type ActionFacts, answerRequest, gatherAction, messagesOf, notYours, writeState } from './gather-action.ts';
import { updateKey } from './keys.ts';
import type { Ports, Register } from './ports.ts';

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
  const [earlier, facts] = await Promise.all([
    register.find('submission', submit.submission),
    gatherAction(ports, submit.partnership, submit),
  ]);
  if ('code' in facts) return { kind: 'refused', refusal: facts };
  if (earlier) return again(register, facts, earlier.value.sequence);
  const right = mayAnswer(submit.asker, facts.tracked.action, facts.posts);
  if (right === 'no') return { kind: 'refused', refusal: await notYours(register, facts.tracked) };
  const accepted = acceptUpdate(onBehalf(submit.proposed, right), acceptFacts(ports, submit, facts));
  if (accepted.kind === 'refused') return accepted;
  const { update, state, doubts } = accepted;
  const { plan, ref, sequence } = update;
  const written = await commit(ports, submit.partnership, [
    { do: 'insert', kind: 'submission', id: submit.submission, value: { plan, ref, sequence } },
    { do: 'insert', kind: 'update', id: updateKey(plan, ref, sequence), value: update },
    writeState(state, facts.state),
    ...facts.open.map((open) => answerRequest(open, open.request.value.answeredBy ?? sequence)),
    ...messagesOf(facts.open).map((message) => toShow(ports, message)),
    audit(
      ports,
      submit.asker.key,
      update.route === 'card' ? 'updated' : `updated by ${update.route}`,
      `${plan} ${ref}`,
    ),
  ]);
  return written === 'conflict' ? 'conflict' : { kind: 'taken', receipt: receiptOf(update, facts.plans, doubts) };
}

/** Whoever types for others says for whom; where they do not, it was for the lead group. */
function onBehalf(proposed: ProposedUpdate, right: 'own' | 'on-behalf'): ProposedUpdate {
  if (right === 'own' || proposed.onBehalfOf !== '') return proposed;
  return { ...proposed, onBehalfOf: 'the lead group' };
}

function acceptFacts(ports: Ports, submit: Submit, { tracked, open }: ActionFacts): AcceptFacts {
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

/** The same submit once more: nothing is recorded, and the person sees what was. */
async function again(
  register: Register,
  { tracked: { action }, plans }: ActionFacts,
  sequence: number,
): Promise<Taken> {
  const kept = await register.find('update', updateKey(action.plan, action.ref, sequence));
  if (!kept) throw new Error(`submission without its update: ${action.plan} ${action.ref} ${sequence}`);
  return { kind: 'taken', receipt: { ...receiptOf(kept.value, plans, []), again: true } };
}

export function receiptOf(update: Update, plans: readonly Plan[], doubts: readonly string[]): Receipt {
  const { plan, ref, rating, narrative, at, noChange, late, proposesComplete, expectedBy, onBehalfOf, sequence } =
    update;
  const label = plans.length > 1 ? fullRef(plan, ref) : ref;
  const said = { plan, ref, label, rating, narrative, at, noChange, late, proposesComplete, expectedBy, onBehalfOf };
  return { ...said, sequence, again: false, undone: update.undoes !== null, doubts };
}

import { takeBack } from '../domain/accept-update.ts';
import { type Asker, isBusinessManager } from '../domain/access.ts';
import { oldestFirst } from '../domain/decision.ts';
import type { Update } from '../domain/update.ts';
import { audit, commit, toShow, untilDone } from './commit.ts';
import { valuesOf } from './gather.ts';
import { answerRequest, gatherAction, messagesOf, writeState } from './gather-action.ts';
import { updateKey, updatePrefix } from './keys.ts';
import type { Ports } from './ports.ts';
import { receiptOf, type Taken } from './take-update.ts';

export interface Undo {
  readonly partnership: string;
  readonly asker: Asker;
  readonly plan: string;
  readonly ref: string;
  /** The sequence of the update to take back. */
  readonly sequence: number;
}

export type Undone = Taken | { readonly kind: 'cannot-undo'; readonly why: 'not-last' | 'not-yours' | 'already' };

/** Takes back the last update of an action: the person who gave it, or a business manager. Both lines stay on record. */
export async function undoUpdate(ports: Ports, undo: Undo): Promise<Undone> {
  return untilDone(() => tryUndo(ports, undo));
}

async function tryUndo(ports: Ports, { partnership, asker, plan, ref, sequence }: Undo): Promise<Undone | 'conflict'> {
  const register = ports.store.register(partnership);
  const [facts, kept, decisions] = await Promise.all([
    gatherAction(ports, partnership, { plan, ref }),
    register.list('update', { prefix: updatePrefix(plan, ref) }),
    register.list('decision', { prefix: updatePrefix(plan, ref) }),
  ]);
  if ('code' in facts) return { kind: 'refused', refusal: facts };
  const updates = valuesOf(kept).toReversed();
  const target = updates.find((update) => update.sequence === sequence);
  if (!target) return { kind: 'refused', refusal: { code: 'no-such-action', ref, nearest: [] } };
  if (target.by !== asker.key && !isBusinessManager(asker)) return { kind: 'cannot-undo', why: 'not-yours' };
  const already = target.undoes !== null || updates.some(({ undoes }) => undoes === sequence);
  if (already) return { kind: 'cannot-undo', why: 'already' };
  if (updates.at(-1) !== target) return { kind: 'cannot-undo', why: 'not-last' };
  const line: Update = { ...target, sequence: sequence + 1, at: ports.clock.now(), by: asker.key, undoes: sequence };
  const told = { updates: [...updates, line], decisions: oldestFirst(valuesOf(decisions)) };
  const written = await commit(ports, partnership, [
    { do: 'insert', kind: 'update', id: updateKey(plan, ref, line.sequence), value: line },
    writeState(takeBack(facts.tracked.state, told), facts.state),
    ...facts.open
      .filter(({ request }) => request.value.answeredBy === sequence)
      .map((open) => answerRequest(open, null)),
    ...messagesOf(facts.open).map((message) => toShow(ports, message)),
    audit(ports, asker.key, 'took an update back', `${plan} ${ref}`),
  ]);
  return written === 'conflict' ? 'conflict' : { kind: 'taken', receipt: receiptOf(line, facts.plans, []) };
}

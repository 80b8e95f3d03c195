import { takeBack } from '../domain/accept-update.ts';
import type { Asker } from '../domain/access.ts';
import { anywhere, type Place } from '../domain/audience.ts';
import type { Instant } from '../domain/day.ts';
import { oldestFirst } from '../domain/decision.ts';
import { type CannotUndo, whyNotUndone } from '../domain/may-undo.ts';
import { receiptOf } from '../domain/receipt.ts';
import type { Request } from '../domain/request.ts';
import type { Update } from '../domain/update.ts';
import { audit, toShow, untilDone } from './commit.ts';
import { valuesOf } from './gather.ts';
import { messagesOf, writeRequest, writeState } from './gather-action.ts';
import { guardAnswerers, guarded } from './guard-answerers.ts';
import { updateKey, updatePrefix } from './keys.ts';
import { moveReopened } from './move-requests.ts';
import type { Kept, Ports, RegisterChange } from './ports.ts';
import { commitInParts } from './settle-meeting.ts';
import { forEyesOf, gatherSubmit, type Taken, viewAfter } from './take-update.ts';

export interface Undo {
  readonly partnership: string;
  readonly asker: Asker;
  readonly plan: string;
  readonly ref: string;
  /** The sequence of the update to take back. */
  readonly sequence: number;
  /** The message whose card it was pressed on: it is then drawn anew. */
  readonly card?: string | null;
  /** Where the receipt is shown; left out, as if everybody read along. */
  readonly place?: Place;
}

export type Undone = Taken | { readonly kind: 'cannot-undo'; readonly why: CannotUndo };

/** Takes back the last update of an action: the person who gave it, or a business manager. Both lines stay on record. */
export async function undoUpdate(ports: Ports, undo: Undo): Promise<Undone> {
  return untilDone(() => tryUndo(ports, undo));
}

async function tryUndo(ports: Ports, undo: Undo): Promise<Undone | 'conflict'> {
  const { partnership, asker, plan, ref } = undo;
  const register = ports.store.register(partnership);
  const guard = await guardAnswerers(register, partnership);
  const kept = await register.list('update', { prefix: updatePrefix(plan, ref) });
  const updates = valuesOf(kept).toReversed();
  const target = updates.find((update) => update.sequence === undo.sequence);
  const [[facts, pressed], decisions] = await Promise.all([
    gatherSubmit(ports, { ...undo, part: target?.part ?? null }),
    register.list('decision', { prefix: updatePrefix(plan, ref) }),
  ]);
  if ('code' in facts) return { kind: 'refused', refusal: facts };
  if (!target) return { kind: 'refused', refusal: { code: 'no-such-action', ref, nearest: [] } };
  const why = whyNotUndone(target, updates, asker);
  if (why) return { kind: 'cannot-undo', why };
  const line = undoing(target, { updates, at: ports.clock.now(), by: asker.key });
  const told = { updates: [...updates, line], decisions: oldestFirst(valuesOf(decisions)) };
  const state = takeBack(facts.tracked.state, told);
  const requests = facts.open.map(({ request }) => withoutAnswer(request, line));
  const again = requests.filter(({ value }) => value.answeredBy === null);
  const { moved, parts } = await moveReopened(ports, partnership, again);
  const undone = [
    { do: 'insert', kind: 'update', id: updateKey(plan, ref, line.sequence), value: line },
    writeState(state, facts.state),
    ...requests.filter(({ id }) => !moved.has(id)).map((request) => writeRequest(request, request.value)),
    ...messagesOf(facts.open).map((message) => toShow(ports, message)),
    ...(again.length > 0 ? [guarded(guard)] : []),
    audit(ports, asker.key, 'took an update back', `${plan} ${ref}`),
  ] satisfies RegisterChange[];
  const written = await commitInParts(ports, partnership, [undone, ...parts]);
  if (written === 'conflict') return 'conflict';
  const receipt = receiptOf(line, { ...facts, place: undo.place ?? anywhere }, []);
  return {
    kind: 'taken',
    receipt,
    view: viewAfter(forEyesOf(asker, pressed), { state, answered: valuesOf(requests), receipt }),
  };
}

/** A request that this answered is open again; one that an earlier answer had met stays so. */
function withoutAnswer({ value, ...row }: Kept<Request>, { undoes, sequence }: Update): Kept<Request> {
  const answeredBy = value.answeredBy === undoes ? null : value.answeredBy;
  return { ...row, value: { ...value, answeredBy, takenBack: sequence } };
}

function undoing(target: Update, { updates, at, by }: { updates: readonly Update[]; at: Instant; by: string }): Update {
  const last = Math.max(...updates.map(({ sequence }) => sequence));
  return { ...target, sequence: last + 1, at, by, undoes: target.sequence };
}

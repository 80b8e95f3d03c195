import { addMinutes } from '../domain/day.ts';
import type { Outbox } from '../domain/message.ts';
import { settleNext, untilDone } from './commit.ts';
import { type Committed, type Kept, type Ports, type RegisterChange, StorageUnavailable } from './ports.ts';

/**
 * A row that is still there after this long is put on the queue again. What is carried at all is carried sooner: no more
 * is put than is taken. An item too many is let go when its row is read.
 */
export const putAgainSeconds = 10;
/** Rows that are marked together, in one transaction. */
const atOnce = 50;
/** Items that are put on the queue at the same time. */
const putsAtOnce = 8;

/** How many rows were put on the queue, and how many were left because that had just been done. */
export interface Relayed {
  readonly put: number;
  readonly justPut: number;
}

/** Puts what stands in a partnership's outbox on the queue. Safe to run at any time, anywhere, any number of times. */
export async function relayOutbox(ports: Ports, partnership: string): Promise<Relayed> {
  // Where another instance does the same, it is looked anew at what that one has left.
  return untilDone(() => relayOnce(ports, partnership));
}

async function relayOnce(ports: Ports, partnership: string): Promise<Relayed | 'conflict'> {
  const register = ports.store.register(partnership);
  const waiting = await register.list('outbox');
  const realNow = ports.clock.realNow();
  const put = addMinutes(realNow, -putAgainSeconds / 60);
  const due = waiting.filter(({ value: { queuedAt } }) => !queuedAt || queuedAt < put);
  for (let at = 0; at < due.length; at += atOnce) {
    if ((await relaySome(ports, partnership, due.slice(at, at + atOnce))) === 'conflict') return 'conflict';
  }
  if (waiting.length === 0) {
    await settleNext(ports, partnership, async () => ({
      outbox: (await register.list('outbox', { limit: 1 })).length > 0,
    }));
  }
  return { put: due.length, justPut: waiting.length - due.length };
}

/**
 * Marks the rows, and then puts them: a worker that has taken an item reads a row that nobody is about to write. Where
 * this process ends in between, the next look at them puts them, at a tick or a little after its next start.
 */
async function relaySome(ports: Ports, partnership: string, rows: readonly Kept<Outbox>[]): Promise<Committed> {
  const register = ports.store.register(partnership);
  const queuedAt = ports.clock.realNow();
  const marks = rows.map(({ id, value, version }): RegisterChange => {
    return { do: 'replace', kind: 'outbox', id, value: { ...value, queuedAt }, version };
  });
  try {
    // One of them was wanted anew, or is done, or was put by another instance.
    if ((await register.commit(marks)) === 'conflict') return 'conflict';
  } catch (error) {
    // The marks may stand, and nobody else would put these soon. An item too many does no harm.
    if (!(error instanceof StorageUnavailable)) throw error;
  }
  for (let at = 0; at < rows.length; at += putsAtOnce) {
    const some = rows.slice(at, at + putsAtOnce);
    await Promise.all(some.map(({ id }) => ports.store.queue.put({ partnership, message: id })));
  }
  return 'done';
}

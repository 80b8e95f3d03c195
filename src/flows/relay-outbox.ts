import { addMinutes } from '../domain/day.ts';
import type { Outbox } from '../domain/message.ts';
import { settleNext } from './commit.ts';
import { type Kept, type Ports, type RegisterChange, StorageUnavailable } from './ports.ts';

/** An outbox row that is still there after this long is put on the queue again. */
const queueAgainMinutes = 2;
/** Rows that are marked together, in one transaction. */
const atOnce = 50;
/** Items that are put on the queue at the same time. */
const putsAtOnce = 8;

/**
 * Puts what stands in a partnership's outbox on the queue. Safe to run at any time, anywhere, any number of times.
 * `all` puts again what was put already: for a process that starts and cannot know what became of it.
 */
export async function relayOutbox(ports: Ports, partnership: string, all = false): Promise<number> {
  const register = ports.store.register(partnership);
  const waiting = await register.list('outbox');
  const realNow = ports.clock.realNow();
  const due = waiting.filter(
    ({ value: { queuedAt } }) => all || !queuedAt || addMinutes(queuedAt, queueAgainMinutes) < realNow,
  );
  for (let at = 0; at < due.length; at += atOnce) await relaySome(ports, partnership, due.slice(at, at + atOnce));
  if (waiting.length === 0) {
    await settleNext(ports, partnership, async () => ({
      outbox: (await register.list('outbox', { limit: 1 })).length > 0,
    }));
  }
  return due.length;
}

/**
 * Marks the rows, and then puts them: a worker that has taken an item reads a row that nobody is about to write. Where
 * this process ends in between, they are put two minutes later, or at its next start.
 */
async function relaySome(ports: Ports, partnership: string, rows: readonly Kept<Outbox>[]): Promise<void> {
  const register = ports.store.register(partnership);
  const queuedAt = ports.clock.realNow();
  const marks = rows.map(({ id, value, version }): RegisterChange => {
    return { do: 'replace', kind: 'outbox', id, value: { ...value, queuedAt }, version };
  });
  try {
    // A conflict means that one of them was wanted anew, or is done: then those that can be are marked one by one.
    if ((await register.commit(marks)) === 'conflict' && marks.length > 1) {
      for (const mark of marks) await register.commit([mark]);
    }
  } catch (error) {
    // The marks may stand, and nobody else would put these before two minutes are over. An item too many does no harm.
    if (!(error instanceof StorageUnavailable)) throw error;
  }
  for (let at = 0; at < rows.length; at += putsAtOnce) {
    const some = rows.slice(at, at + putsAtOnce);
    await Promise.all(some.map(({ id }) => ports.store.queue.put({ partnership, message: id })));
  }
}

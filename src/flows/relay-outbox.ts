import { addMinutes } from '../domain/day.ts';
import { settleNext } from './commit.ts';
import type { Ports } from './ports.ts';

/** An outbox row that is still there after this long is put on the queue again. */
const queueAgainMinutes = 2;

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
  for (const row of due) {
    await ports.store.queue.put({ partnership, message: row.id });
    // A conflict means that the message was wanted anew meanwhile: then it is simply put again.
    const value = { ...row.value, queuedAt: realNow };
    await register.commit([{ do: 'replace', kind: 'outbox', id: row.id, value, version: row.version }]);
  }
  if (waiting.length === 0) {
    await settleNext(ports, partnership, async () => ({
      outbox: (await register.list('outbox', { limit: 1 })).length > 0,
    }));
  }
  return due.length;
}

import { setTimeout as delay } from 'node:timers/promises';
import type { Rows, Store } from '../../src/flows/ports.ts';
import { countsHere } from './counts.ts';

/**
 * Before each call a pause, longer than any call takes: calls that are made together stay together, so that what is
 * in sequence and what is not can be told apart on the wire.
 */
const pauseMs = 25;

/** A store that counts, for whoever runs within `counted`, the rows that go by. It is not part of what is timed. */
export function countingStore(inner: Store, pause = pauseMs): Store {
  return {
    register: (partnership) => countingRows(inner.register(partnership), pause),
    directory: countingRows(inner.directory, pause),
    queue: {
      put: async (item, afterSeconds) => {
        note(({ queueCalls }) => ({ queueCalls: queueCalls + 1 }));
        return inner.queue.put(item, afterSeconds);
      },
      take: async (most) => {
        const taken = await inner.queue.take(most);
        if (taken.length > 0) note(({ queueCalls }) => ({ queueCalls: queueCalls + 1 }));
        return taken;
      },
    },
  };
}

let pausing: Promise<void> | null = null;

/** Calls that are made together go on together too, so that what the store makes one read of stays one. */
function pauseTogether(ms: number): Promise<void> {
  pausing ??= delay(ms).then(() => {
    pausing = null;
  });
  return pausing;
}

function note(change: (counts: { queueCalls: number; transactions: number; conflicts: number }) => object): void {
  const counts = countsHere();
  if (counts) Object.assign(counts, change(counts));
}

function countingRows<K>(rows: Rows<K>, pause: number): Rows<K> {
  return {
    async find(kind, id) {
      await pauseTogether(pause);
      const found = await rows.find(kind, id);
      countRead(kind, found ? 1 : 0);
      return found;
    },
    async list(kind, range) {
      await pauseTogether(pause);
      const found = await rows.list(kind, range);
      countRead(kind, found.length);
      return found;
    },
    async commit(changes) {
      await pauseTogether(pause);
      const done = await rows.commit(changes);
      note(({ transactions, conflicts }) => ({
        transactions: transactions + 1,
        conflicts: conflicts + (done === 'conflict' ? 1 : 0),
      }));
      const counts = countsHere();
      for (const { kind } of changes) if (counts) counts.written[kind] = (counts.written[kind] ?? 0) + 1;
      return done;
    },
    async replace(kind, row, value) {
      await pauseTogether(pause);
      const done = await rows.replace(kind, row, value);
      note(({ transactions, conflicts }) => ({
        transactions: transactions + 1,
        conflicts: conflicts + (done ? 0 : 1),
      }));
      const counts = countsHere();
      if (counts) counts.written[kind] = (counts.written[kind] ?? 0) + 1;
      return done;
    },
  };
}

function countRead(kind: string, rows: number): void {
  const counts = countsHere();
  if (counts) counts.rows[kind] = (counts.rows[kind] ?? 0) + rows;
}

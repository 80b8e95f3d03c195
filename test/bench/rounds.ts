import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as loopTurns } from 'node:timers/promises';
import type { Rows, Store } from '../../src/flows/ports.ts';

/** What one piece of work asked of a store: reads that were made together are one round, however many rows they brought. */
export interface Asked {
  /** `read` or `write`, in the order in which they came. */
  readonly rounds: ('read' | 'write')[];
  readonly rows: Record<string, number>;
  reads: number;
}

/** Reads that were made together: all of them are answered before anybody hears of any. */
interface Round {
  readonly reads: (() => Promise<unknown>)[];
  answered: Promise<unknown>;
}

const here = new AsyncLocalStorage<Asked>();

export function nothingAsked(): Asked {
  return { rounds: [], rows: {}, reads: 0 };
}

/** Runs something so that all it asks of a store is noted in one place. */
export function noting<T>(asked: Asked, run: () => T): T {
  return here.run(asked, run);
}

/** A read may stand back for one turn to see what is read beside it (remember-reads.ts), and is still of the same round. */
async function soonAfter(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await loopTurns();
}

/**
 * A store whose answers come all together, a few turns of the event loop later: so what waits for what can be told
 * apart without a clock, and on a busy machine as on a quiet one. It notes the register only; the directory is a row
 * here and there.
 */
export function storeInRounds(inner: Store): Store {
  const open = new WeakMap<Asked, Round>();
  const join = (asked: Asked, read: () => Promise<unknown>): Promise<unknown> => {
    const round = open.get(asked) ?? { reads: [], answered: Promise.resolve() };
    round.reads.push(read);
    if (open.has(asked)) return round.answered;
    asked.rounds.push('read');
    open.set(asked, round);
    round.answered = soonAfter().then(() => {
      open.delete(asked);
      return Promise.allSettled(round.reads.map((one) => one()));
    });
    return round.answered;
  };
  const note = async <T>(kind: string, count: (found: T) => number, read: () => Promise<T>): Promise<T> => {
    const asked = here.getStore();
    if (!asked) return read();
    asked.reads += 1;
    let found!: Promise<T>;
    await join(asked, () => {
      found = read();
      return found;
    });
    const rows = await found;
    asked.rows[kind] = (asked.rows[kind] ?? 0) + count(rows);
    return rows;
  };
  const noted = <K>(rows: Rows<K>): Rows<K> => ({
    find: (kind, id) =>
      note(
        kind,
        (found) => (found ? 1 : 0),
        () => rows.find(kind, id),
      ),
    list: (kind, range) =>
      note(
        kind,
        (found) => found.length,
        () => rows.list(kind, range),
      ),
    commit: (changes) => {
      here.getStore()?.rounds.push('write');
      return rows.commit(changes);
    },
    replace: (kind, row, value) => {
      here.getStore()?.rounds.push('write');
      return rows.replace(kind, row, value);
    },
  });
  return { ...inner, register: (partnership) => noted(inner.register(partnership)), directory: noted(inner.directory) };
}

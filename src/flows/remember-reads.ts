import type { Kept, Range, Register, Rows, Store } from './ports.ts';

export interface TurnStore extends Store {
  /** Whether anything was written to a register in this turn, so that messages may be waiting to be sent. */
  hasWritten(): boolean;
}

/**
 * A store for one turn, in which nothing is read twice: what finds out who speaks, what decides and what draws the
 * card each ask for what they need, and storage is asked once. Whoever begins to read early (`gatherSubmit` while it
 * is found out who speaks) so spares those who come later the wait. With the first writing all is forgotten, so that
 * whatever is decided on afterwards, and whatever is decided anew, is gathered anew.
 */
export function rememberReads(store: Store): TurnStore {
  const known = new Map<string, Register>();
  let written = false;
  const onWriting = () => {
    written = true;
  };
  return {
    ...store,
    hasWritten: () => written,
    register: (partnership) => {
      const register = known.get(partnership) ?? rememberRows(store.register(partnership), onWriting);
      known.set(partnership, register);
      return register;
    },
  };
}

type Found<K> = Promise<Kept<K[keyof K]> | null>;
type Listed<K> = Promise<readonly Kept<K[keyof K]>[]>;

/** The same for the rows of one table. */
export function rememberRows<K>(inner: Rows<K>, onWriting = () => {}): Rows<K> {
  const found = new Map<string, Found<K>>();
  const listed = new Map<string, { readonly kind: string; readonly rows: Listed<K> }>();
  const forget = () => {
    onWriting();
    found.clear();
    listed.clear();
  };
  const findAnew = async (kind: keyof K & string, id: string): Found<K> => {
    // What is being read together with it may bring it along: whoever comes a moment later is waited for.
    await new Promise((resolve) => setImmediate(resolve));
    for (const list of listed.values()) {
      const row = list.kind === kind ? (await list.rows).find((one) => one.id === id) : undefined;
      if (row) return row;
    }
    return inner.find(kind, id);
  };
  return {
    find: (kind, id) => once(found, `${kind}|${id}`, () => findAnew(kind, id)) as never,
    list: (kind, range: Range = {}) => {
      const key = `${kind} ${JSON.stringify(range)}`;
      const kept = listed.get(key) ?? { kind, rows: inner.list(kind, range) };
      listed.set(key, kept);
      // What went wrong is tried again by whoever asks next.
      kept.rows.catch(() => listed.delete(key));
      return kept.rows as never;
    },
    commit: async (changes) => {
      try {
        return await inner.commit(changes);
      } finally {
        forget();
      }
    },
    replace: async (kind, row, value) => {
      try {
        return await inner.replace(kind, row, value);
      } finally {
        forget();
      }
    },
  };
}

function once<T>(known: Map<string, Promise<T>>, key: string, read: () => Promise<T>): Promise<T> {
  const kept = known.get(key) ?? read();
  known.set(key, kept);
  kept.catch(() => known.delete(key));
  return kept;
}

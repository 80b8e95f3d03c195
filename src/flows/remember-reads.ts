import type { Kept, Range, Register, RegisterKinds, Store } from './ports.ts';

type Kind = keyof RegisterKinds & string;

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
      const register = known.get(partnership) ?? rememberingRegister(store.register(partnership), onWriting);
      known.set(partnership, register);
      return register;
    },
  };
}

type Rows = readonly Kept<RegisterKinds[Kind]>[];

function rememberingRegister(register: Register, onWriting: () => void): Register {
  const found = new Map<string, Promise<Kept<RegisterKinds[Kind]> | null>>();
  const listed = new Map<string, { readonly kind: Kind; readonly rows: Promise<Rows> }>();
  const forget = () => {
    onWriting();
    found.clear();
    listed.clear();
  };
  const findAnew = async (kind: Kind, id: string) => {
    // What is being read together with it may bring it along: whoever comes a moment later is waited for.
    await new Promise((resolve) => setImmediate(resolve));
    for (const list of listed.values()) {
      const row = list.kind === kind ? (await list.rows).find((one) => one.id === id) : undefined;
      if (row) return row;
    }
    return register.find(kind, id);
  };
  return {
    find: (kind, id) => once(found, `${kind}|${id}`, () => findAnew(kind, id)) as never,
    list: (kind, range: Range = {}) => {
      const key = `${kind} ${JSON.stringify(range)}`;
      const kept = listed.get(key) ?? { kind, rows: register.list(kind, range) as Promise<Rows> };
      listed.set(key, kept);
      // What went wrong is tried again by whoever asks next.
      kept.rows.catch(() => listed.delete(key));
      return kept.rows as never;
    },
    commit: async (changes) => {
      try {
        return await register.commit(changes);
      } finally {
        forget();
      }
    },
    replace: async (kind, row, value) => {
      try {
        return await register.replace(kind, row, value);
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

import type { Kept, Range, Register, RegisterKinds, Store } from '../flows/ports.ts';

type Rows = readonly Kept<RegisterKinds['action']>[];

/** A list with the mark under which it stays as it is; the mark is the version of the plan's row. */
interface Remembered {
  readonly mark: string;
  readonly rows: Rows;
}

/** The most actions whose words are kept in memory, of all plans together: about 15 MB. */
const mostActions = 10_000;

/**
 * A store that remembers the words of whole plan editions. They are long, most questions need those of all actions,
 * and they change only when their plan's row does, which is read each time: so what is remembered is never out of date,
 * whoever has written (docs/decisions/0019-turns-read-once.md). Lists without a mark, and all else, pass through.
 */
export function rememberEditions(store: Store, most = mostActions): Store {
  const editions = new Map<string, Remembered>();
  return {
    ...store,
    register: (partnership) => {
      const register = store.register(partnership);
      const list = async (kind: keyof RegisterKinds & string, range: Range = {}) => {
        const { mark } = range;
        if (kind !== 'action' || mark === undefined) return register.list(kind, range);
        return listActions(register, { editions, most, partnership, range, mark });
      };
      return { ...register, list: list as Register['list'] };
    },
  };
}

interface Asked {
  readonly editions: Map<string, Remembered>;
  readonly most: number;
  readonly partnership: string;
  readonly range: Range;
  readonly mark: string;
}

async function listActions(register: Register, asked: Asked): Promise<Rows> {
  const { editions, partnership, range, mark } = asked;
  const { prefix, between } = range;
  const key = `${partnership} ${prefix ?? editionOf(between?.[0] ?? '')}`;
  const known = editions.get(key);
  if (known?.mark === mark) {
    editions.delete(key);
    editions.set(key, known);
    return between ? known.rows.filter(({ id }) => between[0] <= id && id <= between[1]) : known.rows;
  }
  const rows = await register.list('action', range);
  if (prefix !== undefined) remember(asked, key, { mark, rows });
  return rows;
}

/** An action's id is `<plan>~<edition>~<ref>`; an edition's prefix ends where the ref begins. */
function editionOf(id: string): string {
  return id.slice(0, id.lastIndexOf('~') + 1);
}

/** Keeps an edition, and lets go of those that were not asked for longest. */
function remember({ editions, most }: Asked, key: string, edition: Remembered): void {
  editions.delete(key);
  if (edition.rows.length > most) return;
  editions.set(key, edition);
  let count = [...editions.values()].reduce((sum, { rows }) => sum + rows.length, 0);
  for (const [oldest, { rows }] of editions) {
    if (count <= most) return;
    editions.delete(oldest);
    count -= rows.length;
  }
}

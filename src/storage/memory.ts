import type { Change, Committed, Kept, Queue, QueueItem, Range, Rows, Store, TakenItem } from '../flows/ports.ts';
import { decode, type Properties } from './codec.ts';
import { directoryLayout, type Layout, registerLayout, schemaOf } from './keys.ts';
import { hiddenSeconds, mostTaken } from './queue-item.ts';
import { type Write, writesOf } from './writes.ts';

/** The wall clock in milliseconds: a test may give its own, to let taken items come again without waiting. */
type RealTime = () => number;

/**
 * A store that forgets, for tests and for trying things out. It keeps rows in the same form and under the same limits
 * as Azure Tables does, so nothing passes here that would be refused there.
 */
export function memoryStore(realTime: RealTime = Date.now): Store {
  const register = new Table();
  const directory = new Table();
  return {
    register: (partnership) => rowsIn(register, registerLayout(partnership)),
    directory: rowsIn(directory, directoryLayout),
    queue: memoryQueue(realTime),
  };
}

interface StoredRow {
  readonly properties: Properties;
  readonly version: string;
}

/** Partitions of rows, each with its keys in order. */
class Table {
  readonly #partitions = new Map<string, Map<string, StoredRow>>();
  readonly #ordered = new Map<string, readonly string[]>();
  #writings = 0;

  row(partition: string, row: string): StoredRow | undefined {
    return this.#partitions.get(partition)?.get(row);
  }

  keys(partition: string): readonly string[] {
    const ordered = this.#ordered.get(partition) ?? [...(this.#partitions.get(partition)?.keys() ?? [])].sort();
    this.#ordered.set(partition, ordered);
    return ordered;
  }

  write(write: Write): void {
    const { partition, row } = write.place;
    const rows = this.#partitions.get(partition) ?? new Map<string, StoredRow>();
    this.#partitions.set(partition, rows);
    if (rows.has(row) !== (write.do !== 'remove')) this.#ordered.delete(partition);
    if (write.do === 'remove') {
      rows.delete(row);
      return;
    }
    this.#writings += 1;
    rows.set(row, { properties: write.properties, version: String(this.#writings) });
  }
}

function rowsIn<K>(table: Table, layout: Layout<K>): Rows<K> {
  const keep = <N extends keyof K & string>(kind: N, key: string, row: StoredRow): Kept<K[N]> => ({
    id: layout.idOf(kind, key),
    value: decode(row.properties, schemaOf(layout, kind), key),
    version: row.version,
  });
  return {
    async find(kind, id) {
      const { partition, row: key } = layout.place(kind, id);
      const row = table.row(partition, key);
      return row ? keep(kind, key, row) : null;
    },
    async list(kind, range: Range = {}) {
      const { partition, from, before } = layout.rangeOf(kind, range);
      const lying = between(table.keys(partition), from, before);
      const keys = lying.filter((key) => layout.isOf(kind, key)).slice(0, range.limit);
      return keys.map((key) => keep(kind, key, table.row(partition, key)!));
    },
    async commit(changes): Promise<Committed> {
      const writes = writesOf(changes, layout);
      if (writes.some((write) => isConflict(write, table.row(write.place.partition, write.place.row)))) {
        return 'conflict';
      }
      for (const write of writes) table.write(write);
      return 'done';
    },
    async replace(kind, row, value) {
      const change = { do: 'replace', kind, id: row.id, value, version: row.version } as const;
      const [write] = writesOf([change as Change<K>], layout);
      const { partition, row: key } = write!.place;
      if (isConflict(write!, table.row(partition, key))) return null;
      table.write(write!);
      return keep(kind, key, table.row(partition, key)!);
    },
  };
}

function isConflict(write: Write, standing: StoredRow | undefined): boolean {
  switch (write.do) {
    case 'insert':
      return standing !== undefined;
    case 'put':
      return false;
    case 'replace':
      return standing?.version !== write.version;
    case 'remove':
      return write.version !== null && standing?.version !== write.version;
    default:
      return write satisfies never;
  }
}

function between(keys: readonly string[], from: string, before: string | null): readonly string[] {
  return keys.slice(firstNotBefore(keys, from), before === null ? keys.length : firstNotBefore(keys, before));
}

function firstNotBefore(keys: readonly string[], bound: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keys[middle]! < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface StoredItem {
  readonly item: QueueItem;
  readonly visibleAt: number;
  readonly timesTaken: number;
}

function memoryQueue(realTime: RealTime): Queue {
  const items = new Map<number, StoredItem>();
  let put = 0;
  const taken = (key: number, stored: StoredItem): TakenItem => ({
    ...stored.item,
    timesTaken: stored.timesTaken,
    // Whoever lost it to a later taker no longer has a say.
    done: async () => void (items.get(key) === stored && items.delete(key)),
  });
  return {
    async put({ partnership, message }, afterSeconds = 0) {
      put += 1;
      items.set(put, { item: { partnership, message }, visibleAt: realTime() + afterSeconds * 1000, timesTaken: 0 });
    },
    async take(most) {
      const now = realTime();
      const visible = [...items].filter(([, { visibleAt }]) => visibleAt <= now).slice(0, Math.min(most, mostTaken));
      return visible.map(([key, { item, timesTaken }]) => {
        const stored = { item, visibleAt: now + hiddenSeconds * 1000, timesTaken: timesTaken + 1 };
        items.set(key, stored);
        return taken(key, stored);
      });
    },
  };
}

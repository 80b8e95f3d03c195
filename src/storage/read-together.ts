import type { KeyRange, Place } from './keys.ts';

/** A row as it was read, with the key by which it is told whose it is. */
type Entity = Record<string, unknown>;

interface Batch {
  readonly ranges: KeyRange[];
  /** Everybody who asks in this moment has asked. */
  readonly full: Promise<void>;
  readonly entities: Promise<readonly Entity[]>;
}

export interface Together {
  list(shelf: string, range: KeyRange): Promise<readonly Entity[]>;
  find(shelf: string, place: Place): Promise<Entity | null>;
}

/**
 * Makes one read of several that are asked for in the same moment, where their rows lie on one shelf: each caller gets
 * its own rows of it. Whoever asks later gets a read of their own, so nobody is told what was so before they asked.
 * Rows that are looked for by themselves are looked up one by one; they lie anywhere, also years back.
 */
export function readTogether(
  list: (range: KeyRange) => Promise<readonly Entity[]>,
  find: (partition: string, row: string) => Promise<Entity | null>,
): Together {
  const open = new Map<string, Batch>();
  const begin = (shelf: string): Batch => {
    const ranges: KeyRange[] = [];
    const full = aMoment()
      .then(aMoment)
      .then(() => void open.delete(shelf));
    const entities = full.then(() => (ranges.length === 0 ? [] : list(spanOf(ranges))));
    const batch = { ranges, full, entities };
    open.set(shelf, batch);
    return batch;
  };
  const join = (shelf: string): Batch => open.get(shelf) ?? begin(shelf);
  return {
    list: async (shelf, range) => {
      const { ranges, entities } = join(shelf);
      ranges.push(range);
      return (await entities).filter(({ RowKey }) => isWithin(RowKey as string, range));
    },
    find: async (shelf, { partition, row }) => {
      const { ranges, full, entities } = join(shelf);
      await full;
      const span = ranges.length === 0 ? null : spanOf(ranges);
      if (!span || !isWithin(row, span)) return find(partition, row);
      return (await entities).find(({ RowKey }) => RowKey === row) ?? null;
    },
  };
}

function aMoment(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function spanOf(ranges: readonly KeyRange[]): KeyRange {
  const from = ranges.map((range) => range.from).toSorted()[0]!;
  const before = ranges
    .map((range) => range.before ?? '')
    .toSorted()
    .at(-1)!;
  return { partition: ranges[0]!.partition, from, before };
}

function isWithin(key: string, { from, before }: KeyRange): boolean {
  return from <= key && (before === null || key < before);
}

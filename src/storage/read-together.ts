import type { KeyRange } from './keys.ts';

/** A row as it was read, with the key by which it is told whose it is. */
type Entity = Record<string, unknown>;

interface Batch {
  readonly ranges: KeyRange[];
  readonly entities: Promise<readonly Entity[]>;
}

/**
 * Makes one read of several that are asked for in the same moment, where their rows lie side by side: each caller gets
 * its own rows of it. Whoever asks later gets a read of their own, so nobody is told what was so before they asked.
 */
export function readTogether(
  list: (range: KeyRange) => Promise<readonly Entity[]>,
): (range: KeyRange) => Promise<readonly Entity[]> {
  let open: Batch | null = null;
  const begin = (): Batch => {
    const ranges: KeyRange[] = [];
    const entities = Promise.resolve().then(() => {
      open = null;
      return list(spanOf(ranges));
    });
    return { ranges, entities };
  };
  return async (range) => {
    open ??= begin();
    const { ranges, entities } = open;
    ranges.push(range);
    return (await entities).filter(({ RowKey }) => isWithin(RowKey as string, range));
  };
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

import type { Table } from './plan-table.ts';

/** Lists that are no plans, and come in by doors of their own. */
export type ListKind = 'people' | 'meetings';

/** Whether a file is a list of people or of meetings: the words of its first row say so. */
export function listKindOf(tables: readonly Table[]): ListKind | null {
  const headings = tables[0]?.rows[0]?.cells.map(({ text }) => text.trim().toLowerCase()) ?? [];
  const has = (...words: readonly string[]) => words.every((word) => headings.includes(word));
  if (has('agency', 'post')) return 'people';
  return has('group', 'date') ? 'meetings' : null;
}

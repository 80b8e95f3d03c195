import { jsonSize } from './card.ts';

export interface Page<T> {
  readonly rows: readonly T[];
  /** Counted from 1. */
  readonly page: number;
  readonly pages: number;
}

/** What the rows of one card may weigh; headings, buttons and the fallback text need the rest. */
const rowBytes = 20_500;

/** Rows in pages of at most `most`, and no more than a card can carry. Each row stays on its page while data stays. */
export function pagesOf<T>(rows: readonly T[], most: number): readonly (readonly T[])[] {
  const pages: T[][] = [[]];
  let bytes = 0;
  for (const row of rows) {
    const size = jsonSize(row);
    const current = pages.at(-1)!;
    if (current.length > 0 && (current.length === most || bytes + size > rowBytes)) {
      pages.push([row]);
      bytes = size;
    } else {
      current.push(row);
      bytes += size;
    }
  }
  return pages;
}

/** One page; a page that is no longer there shows the last. */
export function pageOf<T>(pages: readonly (readonly T[])[], wanted: number): Page<T> {
  const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages.length);
  return { rows: pages[page - 1]!, page, pages: pages.length };
}

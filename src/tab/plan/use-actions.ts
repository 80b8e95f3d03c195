import { useCallback, useEffect, useState } from 'react';
import type { ListedActions } from '../../domain/tab-view.ts';
import type { Client } from '../client.ts';
import { useClient } from '../use-answer.ts';
import { type PlanRow, rowOf } from './plan-rows.ts';

export interface KnownActions {
  readonly rows: readonly PlanRow[];
  readonly plans: ListedActions['plans'];
  /** Of all that there are, when not all have come yet. */
  readonly total: number;
  readonly isWhole: boolean;
}

/** All actions, page by page: the first is shown while the rest come, and what was known before until it is known anew. */
export function useActions(query: string) {
  const client = useClient();
  const [known, setKnown] = useState<KnownActions | null>(() => keptOf(client, query));
  const [problem, setProblem] = useState<string | null>(null);
  const [asked, setAsked] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` asks again.
  useEffect(() => {
    let isOver = false;
    const kept = keptOf(client, query);
    setKnown(kept);
    setProblem(null);
    const show = (pages: readonly ListedActions[]) => {
      const next = knownFrom(pages);
      if (!isOver && next && (next.isWhole || !kept)) setKnown(next);
    };
    fetchAll(client, query, { isOver: () => isOver, show }).catch(
      (error: Error) => !isOver && setProblem(error.message),
    );
    return () => {
      isOver = true;
    };
  }, [client, query, asked]);
  return { known, problem, again: useCallback(() => setAsked((count) => count + 1), []) };
}

interface Progress {
  readonly isOver: () => boolean;
  readonly show: (pages: readonly ListedActions[]) => void;
}

async function fetchAll(client: Client, query: string, { isOver, show }: Progress): Promise<void> {
  const pages: ListedActions[] = [];
  for (let from: number | null = 0; from !== null && !isOver(); ) {
    const page: ListedActions = await client.get<ListedActions>(pathOf(query, from));
    pages.push(page);
    show(pages);
    from = page.next;
  }
}

function pathOf(query: string, from: number): string {
  const all = new URLSearchParams(query);
  if (from > 0) all.set('from', String(from));
  return all.size > 0 ? `actions?${all}` : 'actions';
}

/** What was fetched before, if it is whole. */
function keptOf(client: Client, query: string): KnownActions | null {
  const pages: ListedActions[] = [];
  for (let from: number | null = 0; from !== null; ) {
    const page: ListedActions | null = client.known<ListedActions>(pathOf(query, from));
    if (!page) return null;
    pages.push(page);
    from = page.next;
  }
  return knownFrom(pages);
}

function knownFrom(pages: readonly ListedActions[]): KnownActions | null {
  const last = pages.at(-1);
  if (!last) return null;
  return { rows: pages.flatMap(rowsOf), plans: last.plans, total: last.total, isWhole: last.next === null };
}

/** The rows of a page stay the same while the page does. */
const made = new WeakMap<ListedActions, readonly PlanRow[]>();

function rowsOf(page: ListedActions, at: number): readonly PlanRow[] {
  const before = made.get(page);
  if (before) return before;
  const rows = page.actions.map((action, index) => rowOf(action, at * 100_000 + index));
  made.set(page, rows);
  return rows;
}

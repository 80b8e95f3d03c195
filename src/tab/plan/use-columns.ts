import { useState } from 'react';
import { type ColumnName, columnNames, firstColumns } from './columns.tsx';

const key = 'baton-plan-columns';

/** The columns that somebody chose, kept in their browser: a choice of theirs, and no part of what a link shows. */
export function useColumns(): readonly [readonly ColumnName[], (chosen: readonly string[]) => void] {
  const [chosen, setChosen] = useState(keptColumns);
  const choose = (names: readonly string[]) => {
    const next = columnNames.filter((name) => name === 'action' || names.includes(name));
    setChosen(next);
    keep(next);
  };
  return [chosen, choose];
}

function keptColumns(): readonly ColumnName[] {
  try {
    const kept = window.localStorage.getItem(key)?.split(',');
    return kept ? columnNames.filter((name) => name === 'action' || kept.includes(name)) : firstColumns;
  } catch {
    // A browser may keep a frame from storing anything: then the choice lasts as long as the page.
    return firstColumns;
  }
}

function keep(chosen: readonly ColumnName[]): void {
  try {
    window.localStorage.setItem(key, chosen.join(','));
  } catch {
    // As above.
  }
}

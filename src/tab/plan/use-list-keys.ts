import type { Virtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { ListItem } from './plan-rows.ts';

interface Keys {
  /** The row that the tab key comes to; the arrows go on from there. */
  readonly active: number;
  readonly setActive: (index: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

const page = 10;

/** Arrow keys, Page Up and Down, Home and End go through a list of which only what is seen is drawn. */
export function useListKeys(
  items: readonly ListItem[],
  list: RefObject<HTMLElement | null>,
  virtual: RefObject<Virtualizer<Window, Element> | null>,
): Keys {
  const [chosen, setActive] = useState(0);
  const isMoving = useRef(false);
  const active = nearestRow(items, Math.min(chosen, items.length - 1), 1);
  useEffect(() => {
    if (!isMoving.current) return;
    isMoving.current = false;
    list.current?.querySelector<HTMLElement>(`[data-at="${active}"]`)?.focus({ preventScroll: true });
  }, [active, list]);
  const onKeyDown = (event: KeyboardEvent) => {
    const wanted = wantedBy(event.key, active, items.length);
    if (wanted === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = nearestRow(items, wanted, wanted < active ? -1 : 1);
    if (next === active) return;
    isMoving.current = true;
    virtual.current?.scrollToIndex(next);
    setActive(next);
  };
  return { active, setActive, onKeyDown };
}

function wantedBy(key: string, active: number, count: number): number | null {
  const to: Readonly<Record<string, number>> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: count - 1,
  };
  const wanted = to[key];
  return wanted === undefined ? null : Math.max(0, Math.min(wanted, count - 1));
}

/** Headings are passed over: on in the same direction, else back. */
function nearestRow(items: readonly ListItem[], from: number, step: 1 | -1): number {
  const isRow = (index: number) => items[index]?.kind === 'row';
  let index = from;
  while (index >= 0 && index < items.length && !isRow(index)) index += step;
  if (isRow(index)) return index;
  return items.findIndex((item) => item.kind === 'row');
}

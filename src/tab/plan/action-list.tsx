import { makeStyles, tokens } from '@fluentui/react-components';
import { defaultRangeExtractor, type Range, useWindowVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { ActionCard } from './action-card.tsx';
import { ActionRow, HeaderRow, HeadingRow } from './action-row.tsx';
import { type ColumnName, columns } from './columns.tsx';
import type { ListItem } from './plan-rows.ts';
import type { PlanView, SortKey } from './plan-view.ts';
import { useListKeys } from './use-list-keys.ts';

const useStyles = makeStyles({
  list: {
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow2,
  },
  body: { position: 'relative' },
  place: { position: 'absolute', insetInline: 0, top: 0, contain: 'layout style' },
});

/** About as high as a row is before it is measured. */
const likelyHeight = { wide: 57, narrow: 104, heading: 44 } as const;
const headerHeight = 44;

export interface ActionListProps {
  readonly items: readonly ListItem[];
  readonly view: PlanView;
  readonly chosen: readonly ColumnName[];
  readonly isWide: boolean;
  readonly onSort: (sort: SortKey) => void;
}

/**
 * The actions, of which only those in sight are drawn: as a table where there is room, else as cards. A <table> cannot
 * be drawn in part, so roles say what is what; for this folder the linter's rules that ask for elements are off.
 */
export function ActionList({ items, view, chosen, isWide, onSort }: ActionListProps) {
  const styles = useStyles();
  const list = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const virtual = useRef<Virtualizer<Window, Element> | null>(null);
  const { active, setActive, onKeyDown } = useListKeys(items, list, virtual);
  const top = useTopOf(body, isWide);
  const rows = useWindowVirtualizer({
    count: items.length,
    estimateSize: (index) =>
      items[index]?.kind === 'heading' ? likelyHeight.heading : likelyHeight[isWide ? 'wide' : 'narrow'],
    overscan: 6,
    // Rows may come a moment after the scrolling: it must never wait for them.
    useFlushSync: false,
    scrollMargin: top,
    scrollPaddingStart: isWide ? headerHeight : 0,
    // What the tab key comes to is always there, however far away it was scrolled.
    rangeExtractor: useCallback((range: Range) => withActive(range, active), [active]),
  });
  virtual.current = rows;
  const template = { '--columns': `5.5rem ${chosen.map((name) => columns[name].width).join(' ')}` } as CSSProperties;
  return (
    <div
      ref={list}
      className={styles.list}
      style={template}
      role={isWide ? 'grid' : 'list'}
      aria-label="Actions"
      {...(isWide && { 'aria-rowcount': items.length + 1, 'aria-colcount': chosen.length + 1 })}
      onKeyDown={onKeyDown}
    >
      {isWide && <HeaderRow chosen={chosen} view={view} onSort={onSort} />}
      <div
        ref={body}
        role={isWide ? 'rowgroup' : 'presentation'}
        className={styles.body}
        style={{ height: rows.getTotalSize() }}
      >
        {rows.getVirtualItems().map(({ index, start, key }) => {
          const item = items[index]!;
          const shared = { on: view.on, index, isActive: index === active, onFocus: () => setActive(index) };
          return (
            <div
              key={key}
              ref={rows.measureElement}
              data-index={index}
              role="presentation"
              className={styles.place}
              style={{ transform: `translateY(${start - top}px)` }}
            >
              {item.kind === 'heading' && (
                <HeadingRow item={item} index={index} isWide={isWide} columns={chosen.length + 1} />
              )}
              {item.kind === 'row' && isWide && <ActionRow action={item.row.action} chosen={chosen} {...shared} />}
              {item.kind === 'row' && !isWide && (
                <ActionCard action={item.row.action} count={items.length} {...shared} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function withActive(range: Range, active: number): number[] {
  const seen = defaultRangeExtractor(range);
  if (active < 0 || active >= range.count || seen.includes(active)) return seen;
  return [...seen, active].toSorted((a, b) => a - b);
}

/** How far down the page the list begins: it scrolls with the page. */
function useTopOf(body: React.RefObject<HTMLElement | null>, again: unknown): number {
  const [top, setTop] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another layout begins elsewhere.
  useLayoutEffect(() => {
    const measure = () => {
      const element = body.current;
      if (element) setTop(Math.round(element.getBoundingClientRect().top + window.scrollY));
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(document.body);
    if (body.current?.parentElement?.parentElement) watch.observe(body.current.parentElement.parentElement);
    return () => watch.disconnect();
  }, [body, again]);
  return top;
}

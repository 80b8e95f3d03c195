import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { memo } from 'react';
import type { ListedAction } from '../../domain/listed-action.ts';
import { counted } from '../../domain/shown-text.ts';
import { actionLink, goTo } from '../places.ts';
import { type ColumnName, columns } from './columns.tsx';
import type { ListItem } from './plan-rows.ts';
import type { PlanView, SortKey } from './plan-view.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'var(--columns)',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'center',
    minHeight: '3.5rem',
    paddingInline: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalXS,
    boxSizing: 'border-box',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  header: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    minHeight: '2.75rem',
    cursor: 'default',
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorNeutralBackground1,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1 },
  },
  heading: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    alignItems: 'baseline',
    minHeight: '2.5rem',
    paddingInline: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalS,
    boxSizing: 'border-box',
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  count: { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular, whiteSpace: 'nowrap' },
  cell: { minWidth: 0 },
  ref: { color: tokens.colorBrandForegroundLink, textDecorationLine: 'none', fontWeight: tokens.fontWeightSemibold },
  sort: {
    padding: 0,
    color: 'inherit',
    fontFamily: 'inherit',
    fontSize: 'inherit',
    fontWeight: 'inherit',
    backgroundColor: 'transparent',
    border: 'none',
    cursor: 'pointer',
    minHeight: '1.75rem',
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
    ':hover': { textDecorationLine: 'underline' },
  },
});

interface HeaderProps {
  readonly chosen: readonly ColumnName[];
  readonly view: PlanView;
  readonly onSort: (sort: SortKey) => void;
}

/** The names of the columns; those that rows can be put in order by are buttons. */
export function HeaderRow({ chosen, view, onSort }: HeaderProps) {
  const styles = useStyles();
  const heads = [{ title: 'Ref', sort: 'ref' as const }, ...chosen.map((name) => columns[name])];
  return (
    <div role="rowgroup" className={mergeClasses(styles.header)}>
      <div role="row" aria-rowindex={1} className={mergeClasses(styles.row, styles.header)}>
        {heads.map(({ title, sort }) => (
          <div
            key={title}
            role="columnheader"
            className={styles.cell}
            {...(sort && { 'aria-sort': orderOf(sort, view) })}
          >
            {sort ? (
              <button type="button" className={styles.sort} onClick={() => onSort(sort)}>
                {title}
                <span aria-hidden="true">{view.sort === sort ? (view.down ? '↓' : '↑') : ''}</span>
              </button>
            ) : (
              title
            )}
          </div>
        ))}
      </div>
    </div>
  );
}

function orderOf(sort: SortKey, view: PlanView): 'ascending' | 'descending' | 'none' {
  if (view.sort !== sort) return 'none';
  return view.down ? 'descending' : 'ascending';
}

export interface RowProps {
  readonly action: ListedAction;
  /** As known on this day; empty for today. */
  readonly on: string;
  readonly index: number;
  readonly isActive: boolean;
  readonly onFocus: () => void;
}

export const ActionRow = memo(Row, isSame);

function Row({ action, on, chosen, index, isActive, onFocus }: RowProps & { readonly chosen: readonly ColumnName[] }) {
  const styles = useStyles();
  const link = actionLink(action, on);
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      data-at={index}
      tabIndex={isActive ? 0 : -1}
      className={styles.row}
      onFocus={onFocus}
      onClick={(event) => {
        if (!(event.target as Element).closest('a') && window.getSelection()?.type !== 'Range') goTo(link);
      }}
      onKeyDown={(event) => event.key === 'Enter' && event.target === event.currentTarget && goTo(link)}
    >
      <div role="gridcell" className={styles.cell}>
        <a href={link} tabIndex={-1} className={styles.ref}>
          {action.label}
        </a>
      </div>
      {chosen.map((name) => (
        <div key={name} role="gridcell" className={styles.cell}>
          {columns[name].cell(action)}
        </div>
      ))}
    </div>
  );
}

function isSame<P extends RowProps & { readonly chosen: readonly ColumnName[] }>(before: P, after: P): boolean {
  return (
    before.action === after.action &&
    before.on === after.on &&
    before.index === after.index &&
    before.isActive === after.isActive &&
    before.chosen === after.chosen
  );
}

interface HeadingProps {
  readonly item: Extract<ListItem, { kind: 'heading' }>;
  readonly index: number;
  readonly isWide: boolean;
  readonly columns: number;
}

/** Above the actions of one aim, group, owner or rating. */
export function HeadingRow({ item, index, isWide, columns: span }: HeadingProps) {
  const styles = useStyles();
  const words = (
    <>
      <span>{item.words}</span>
      <span className={styles.count}>{counted(item.count, 'action')}</span>
    </>
  );
  if (!isWide) {
    return (
      <div role="listitem" className={styles.heading}>
        {words}
      </div>
    );
  }
  return (
    <div role="row" aria-rowindex={index + 2}>
      <div role="gridcell" aria-colspan={span} className={styles.heading}>
        {words}
      </div>
    </div>
  );
}

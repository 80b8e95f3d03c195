import { makeStyles, tokens } from '@fluentui/react-components';
import { actionLink } from '../places.ts';
import type { RowProps } from './action-row.tsx';
import { About, Due, Ratings } from './columns.tsx';

const useStyles = makeStyles({
  card: {
    display: 'grid',
    gridTemplateColumns: '1fr auto',
    gap: tokens.spacingVerticalXS,
    columnGap: tokens.spacingHorizontalM,
    padding: tokens.spacingHorizontalM,
    minHeight: '5.5rem',
    boxSizing: 'border-box',
    color: 'inherit',
    textDecorationLine: 'none',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  ref: { color: tokens.colorBrandForegroundLink, fontWeight: tokens.fontWeightSemibold },
  wide: { gridColumn: '1 / -1' },
  foot: {
    gridColumn: '1 / -1',
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    justifyContent: 'space-between',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

/** An action where there is no room for a table. */
export function ActionCard({ action, on, index, isActive, onFocus, count }: RowProps & { readonly count: number }) {
  const styles = useStyles();
  return (
    <div role="listitem" aria-setsize={count} aria-posinset={index + 1}>
      <a
        href={actionLink(action, on)}
        className={styles.card}
        data-at={index}
        tabIndex={isActive ? 0 : -1}
        onFocus={onFocus}
      >
        <span className={styles.ref}>{action.label}</span>
        <Ratings action={action} />
        <span className={styles.wide}>
          <About action={action} />
        </span>
        <span className={styles.foot}>
          <span>{action.leads.join(', ')}</span>
          <Due action={action} />
        </span>
      </a>
    </div>
  );
}

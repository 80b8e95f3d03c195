import { Button, Caption1, Link, makeStyles, ToggleButton, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Overview } from '../../domain/overview.ts';
import { allOf, type RatingRow, type RatingView, ratingViews } from '../../domain/rating-counts.ts';
import { counted, cut } from '../../domain/shown-text.ts';
import { planLink } from '../places.ts';
import { Bar } from './bar.tsx';
import { CountsTable } from './counts-table.tsx';
import { Legend } from './legend.tsx';
import { Panel } from './panel.tsx';
import type { Scope } from './scope.ts';

const viewWords: Readonly<Record<RatingView, string>> = { aim: 'Aim', group: 'Group', plan: 'Plan' };

/** More than these are shown on demand: a chart that fills the page is no picture. */
const rowsShown = 8;

const useStyles = makeStyles({
  views: { display: 'flex', gap: tokens.spacingHorizontalXXS, margin: 0, padding: 0, minWidth: 0, border: 'none' },
  legend: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  rows: { display: 'grid', gap: tokens.spacingVerticalM, margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXXS,
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  label: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: '2',
    overflow: 'hidden',
    color: tokens.colorNeutralForeground1,
  },
  under: { color: tokens.colorNeutralForeground2 },
  more: { alignSelf: 'start' },
});

export interface RatingsPanelProps {
  readonly overview: Overview;
  readonly scope: Scope;
  readonly className: string;
}

/** The ratings of all actions at once, then by aim, by group or by plan. */
export function RatingsPanel({ overview, scope, className }: RatingsPanelProps) {
  const styles = useStyles();
  const [view, setView] = useState<RatingView>('aim');
  const { total, ratings, ended } = overview;
  const whole = overview.group?.name ?? 'all plans';
  return (
    <Panel
      className={className}
      title={`Ratings of ${counted(allOf(total), 'action')}`}
      aside={
        <fieldset className={styles.views}>
          <legend className={styles.legend}>Ratings by</legend>
          {ratingViews.map((one) => (
            <ToggleButton
              key={one}
              size="small"
              appearance="subtle"
              checked={one === view}
              onClick={() => setView(one)}
            >{`By ${viewWords[one].toLowerCase()}`}</ToggleButton>
          ))}
        </fieldset>
      }
    >
      <Bar counts={total} label={whole} filters={{ ...scope }} height="high" />
      <Legend counts={total} filters={{ ...scope }} />
      <Rows key={view} rows={ratings[view]} view={view} scope={scope} />
      {ended.map(({ plan, open }) => (
        <Caption1 key={plan} className={styles.under}>
          {`The period of ${plan} has ended, with ${counted(open, 'action')} still open.`}
        </Caption1>
      ))}
      {view === 'group' && ratings.group.length > 1 && (
        <Caption1 className={styles.under}>An action that several groups lead is counted under each of them.</Caption1>
      )}
      <CountsTable
        head={viewWords[view]}
        rows={ratings[view].map((row) => ({ key: keyOf(row), label: row.label, counts: row }))}
      />
    </Panel>
  );
}

interface RowsProps {
  readonly rows: readonly RatingRow[];
  readonly view: RatingView;
  readonly scope: Scope;
}

function Rows({ rows, view, scope }: RowsProps) {
  const styles = useStyles();
  const [all, setAll] = useState(false);
  const most = Math.max(...rows.map(allOf));
  const shown = all ? rows : rows.slice(0, rowsShown);
  const severalPlans = new Set(rows.map(({ plan }) => plan)).size > 1;
  return (
    <>
      <ul className={styles.rows} aria-label={`Ratings by ${viewWords[view].toLowerCase()}`}>
        {shown.map((row) => {
          const filters = { ...scope, ...row.filter };
          return (
            <li key={keyOf(row)} className={styles.row}>
              <div>
                <Link appearance="subtle" className={styles.label} href={planLink(filters)} title={row.label}>
                  {row.label}
                </Link>
                <Caption1 className={styles.under}>
                  {[view === 'aim' && severalPlans ? row.plan : null, counted(allOf(row), 'action')]
                    .filter(Boolean)
                    .join(' · ')}
                </Caption1>
              </div>
              <div style={{ width: `${(allOf(row) / most) * 100}%`, minWidth: 'min-content' }}>
                <Bar counts={row} label={cut(row.label, 80)} filters={filters} height="low" />
              </div>
            </li>
          );
        })}
      </ul>
      {rows.length > rowsShown && (
        <Button size="small" className={styles.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${rows.length}`}
        </Button>
      )}
    </>
  );
}

function keyOf({ plan, label }: RatingRow): string {
  return `${plan} ${label}`;
}

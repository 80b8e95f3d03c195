import { Body1, Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type Day, formatDay, formatDayShort } from '../../domain/day.ts';
import type { Overview, TrendPoint } from '../../domain/overview.ts';
import { allOf } from '../../domain/rating-counts.ts';
import { ratingKeys, ratingWords, useRatingFills } from '../rating-look.ts';
import { CountsTable } from './counts-table.tsx';
import { Panel } from './panel.tsx';

/** The latest meetings, and today beside them. */
const pointsShown = 8;
const height = 168;

const useStyles = makeStyles({
  columns: {
    display: 'flex',
    alignItems: 'flex-end',
    gap: tokens.spacingHorizontalS,
    '@media (max-width: 480px)': { gap: tokens.spacingHorizontalXS },
    margin: 0,
    padding: 0,
    paddingBlockStart: tokens.spacingVerticalXS,
    listStyleType: 'none',
  },
  point: { flex: '1 1 0', minWidth: 0, maxWidth: '6.5rem' },
  column: {
    position: 'relative',
    display: 'grid',
    gap: tokens.spacingVerticalXS,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  link: { ':hover': { textDecorationLine: 'underline' } },
  stack: { display: 'flex', flexDirection: 'column-reverse', gap: '2px' },
  segment: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    flexBasis: 0,
    // Never lower than its number.
    minHeight: '1rem',
    boxSizing: 'border-box',
    color: '#ffffff',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '1rem',
    fontWeight: tokens.fontWeightSemibold,
    borderRadius: '2px',
    // Seen in Teams' high-contrast theme alone.
    border: `1px solid ${tokens.colorTransparentStroke}`,
    '@media (forced-colors: active)': { border: '1px solid CanvasText', forcedColorAdjust: 'none' },
  },
  when: {
    textAlign: 'center',
    color: tokens.colorNeutralForeground2,
    // The month below the day in every column, and not only where it happens to be too long.
    '@media (max-width: 480px)': { wordSpacing: '100vw' },
  },
  heard: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  about: { color: tokens.colorNeutralForeground2 },
});

export interface TrendPanelProps {
  readonly trend: Overview['trend'];
  readonly today: Day;
  readonly className: string;
}

/** How the ratings stood at each meeting, as its digest told it. */
export function TrendPanel({ trend, today, className }: TrendPanelProps) {
  const styles = useStyles();
  if (!trend) {
    return (
      <Panel title="Trend over meetings" className={className}>
        <Body1 className={styles.about}>
          Once the first digest has been posted, this shows how the ratings stood at each meeting.
        </Body1>
      </Panel>
    );
  }
  const points = trend.points.slice(-pointsShown - 1);
  const most = Math.max(...points.map(allOf));
  return (
    <Panel title="Trend over meetings" className={className}>
      <Caption1 className={styles.about}>
        {trend.composite
          ? `All groups’ actions, as the digests for the ${trend.group} told it.`
          : `The actions of ${trend.group}, as its digests told it.`}
      </Caption1>
      <ol className={styles.columns} aria-label="Ratings at each meeting">
        {points.map((point) => (
          <li key={point.meeting ?? 'today'} className={styles.point}>
            <Column point={point} most={most} today={today} />
          </li>
        ))}
      </ol>
      <CountsTable
        head="Meeting"
        rows={points.map((point) => ({
          key: point.meeting ?? 'today',
          label: whenWords(point, today, formatDay(point.on)),
          counts: point,
        }))}
      />
    </Panel>
  );
}

interface ColumnProps {
  readonly point: TrendPoint;
  readonly most: number;
  readonly today: Day;
}

function Column({ point, most, today }: ColumnProps) {
  const styles = useStyles();
  const fills = useRatingFills();
  const present = ratingKeys.filter((key) => point[key] > 0);
  const counts = present.map((key) => `${point[key]} ${ratingWords[key]}`).join(', ');
  const stack = (
    <>
      <span className={styles.stack} style={{ minHeight: (allOf(point) / most) * height }} aria-hidden>
        {present.map((key) => (
          <span key={key} className={mergeClasses(styles.segment, fills[key])} style={{ flexGrow: point[key] }}>
            {point[key]}
          </span>
        ))}
      </span>
      <Caption1 className={styles.when}>{whenWords(point, today, brief(point.on))}</Caption1>
      <span className={styles.heard}>{`: ${counts}`}</span>
    </>
  );
  if (point.meeting === null) return <span className={styles.column}>{stack}</span>;
  return (
    <a
      className={mergeClasses(styles.column, styles.link)}
      href={`#meetings/${encodeURIComponent(point.meeting)}`}
      title={`${formatDay(point.on)}: ${counts}`}
    >
      {stack}
    </a>
  );
}

function whenWords({ meeting, on }: TrendPoint, today: Day, day: string): string {
  return meeting === null && on === today ? 'Today' : day;
}

/** "24 Sep": several stand side by side on a phone. The whole day is in what a column is called. */
function brief(on: Day): string {
  const [date = '', month = ''] = formatDayShort(on).split(' ');
  return `${date} ${month.slice(0, 3)}`;
}

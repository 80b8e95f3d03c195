import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { RatingCounts } from '../../domain/rating-counts.ts';
import { type PlanFilters, planLink } from '../places.ts';
import { type RatingKey, ratingFilters, ratingKeys, ratingWords, useRatingFills } from '../rating-look.ts';

const useStyles = makeStyles({
  bar: { display: 'flex', gap: '2px', minWidth: 0 },
  segment: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    minWidth: '1.5rem',
    height: '100%',
    boxSizing: 'border-box',
    color: '#ffffff',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    textDecorationLine: 'none',
    ':first-child': { borderStartStartRadius: '4px', borderEndStartRadius: '4px' },
    ':last-child': { borderStartEndRadius: '4px', borderEndEndRadius: '4px' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px', zIndex: 1 },
    // Seen in Teams' high-contrast theme alone.
    border: `1px solid ${tokens.colorTransparentStroke}`,
    '@media (forced-colors: active)': { border: '1px solid CanvasText', forcedColorAdjust: 'none' },
  },
  link: { ':hover': { filter: 'brightness(1.15)' } },
  low: { height: '1.75rem' },
  high: { height: '2.5rem', '& > *': { fontSize: tokens.fontSizeBase400 } },
});

export interface BarProps {
  readonly counts: RatingCounts;
  /** What is counted, for whoever hears it instead of seeing it. */
  readonly label: string;
  /** Where its segments lead, beside their rating. */
  readonly filters: PlanFilters;
  readonly height: 'low' | 'high';
}

/** Ratings side by side: each as wide as its share and never narrower than its number. */
export function Bar({ counts, label, filters, height }: BarProps) {
  const styles = useStyles();
  const fills = useRatingFills();
  return (
    <span className={mergeClasses(styles.bar, styles[height])}>
      {ratingKeys
        .filter((key) => counts[key] > 0)
        .map((key) => (
          <a
            key={key}
            className={mergeClasses(styles.segment, fills[key], styles.link)}
            style={{ flexGrow: counts[key], flexBasis: 0 }}
            href={planLink({ ...filters, rating: ratingFilters[key] })}
            aria-label={segmentWords(key, counts[key], label)}
            title={`${ratingWords[key]}: ${counts[key]}`}
          >
            {counts[key]}
          </a>
        ))}
    </span>
  );
}

/** The number stands first, as it is what is seen. */
function segmentWords(key: RatingKey, count: number, label: string): string {
  return `${count} ${ratingWords[key]}: ${label}`;
}

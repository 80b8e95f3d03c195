import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { RatingCounts } from '../../domain/rating-counts.ts';
import { type PlanFilters, planLink } from '../places.ts';
import { ratingFilters, ratingKeys, ratingWords, useRatingFills } from '../rating-look.ts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  entry: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '1.5rem',
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  swatch: {
    width: '1rem',
    height: '1rem',
    boxSizing: 'border-box',
    borderRadius: '3px',
    // Seen in Teams' high-contrast theme alone.
    border: `1px solid ${tokens.colorTransparentStroke}`,
    '@media (forced-colors: active)': { border: '1px solid CanvasText', forcedColorAdjust: 'none' },
  },
  number: { fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums' },
});

/** What each colour and pattern means, with the sum of each; a sum opens its actions. */
export function Legend({ counts, filters }: { readonly counts: RatingCounts; readonly filters: PlanFilters }) {
  const styles = useStyles();
  const fills = useRatingFills();
  return (
    <ul className={styles.list} aria-label="All ratings">
      {ratingKeys.map((key) => (
        <li key={key}>
          <a className={styles.entry} href={planLink({ ...filters, rating: ratingFilters[key] })}>
            <span aria-hidden className={mergeClasses(styles.swatch, fills[key])} />
            <span>{ratingWords[key]}</span>
            <span className={styles.number}>{counts[key]}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

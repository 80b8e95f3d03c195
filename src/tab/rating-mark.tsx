import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { type Rating, ratingWord } from '../domain/rating.ts';

/** Dark enough for the white letter on them, and told apart by it as well (WCAG 2.2, 1.4.1 and 1.4.3). */
const ratingColours: Readonly<Record<Rating | 'none', string>> = {
  blue: '#0f6cbd',
  green: '#0e700e',
  amber: '#8a5a00',
  red: '#b10e1c',
  none: '#5c5c5c',
};

const useStyles = makeStyles({
  mark: {
    display: 'inline-block',
    minWidth: '4.5rem',
    paddingInline: '0.5rem',
    borderRadius: '0.25rem',
    color: '#ffffff',
    fontSize: '0.8125rem',
    lineHeight: '1.375rem',
    textAlign: 'center',
    whiteSpace: 'nowrap',
    boxSizing: 'border-box',
    '@media (forced-colors: active)': { border: '1px solid CanvasText', forcedColorAdjust: 'none' },
  },
  blue: { backgroundColor: ratingColours.blue },
  green: { backgroundColor: ratingColours.green },
  amber: { backgroundColor: ratingColours.amber },
  red: { backgroundColor: ratingColours.red },
  none: { backgroundColor: ratingColours.none },
});

/** A rating as a word on its colour, never as a colour alone. */
export function RatingMark({ rating }: { readonly rating: Rating | null }) {
  const styles = useStyles();
  return (
    <span className={mergeClasses(styles.mark, styles[rating ?? 'none'])}>
      {rating ? ratingWord(rating) : 'Not rated'}
    </span>
  );
}

import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { type Rating, ratingWord } from '../domain/rating.ts';
import { ratingColours } from './rating-look.ts';

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
  none: { backgroundColor: ratingColours.notRated },
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

import { makeStyles } from '@fluentui/react-components';
import type { RatingCounts } from '../domain/rating-counts.ts';

/** In the order of the chart in chat. */
export const ratingKeys = [
  'blue',
  'green',
  'amber',
  'red',
  'notRated',
] as const satisfies readonly (keyof RatingCounts)[];
export type RatingKey = (typeof ratingKeys)[number];

export const ratingWords: Readonly<Record<RatingKey, string>> = {
  blue: 'Blue',
  green: 'Green',
  amber: 'Amber',
  red: 'Red',
  notRated: 'Not rated',
};

/** As the plan's page filters by it. */
export const ratingFilters: Readonly<Record<RatingKey, string>> = {
  blue: 'blue',
  green: 'green',
  amber: 'amber',
  red: 'red',
  notRated: 'not-rated',
};

/** Dark enough for the white letters on them, and told apart by them as well (WCAG 2.2, 1.4.1 and 1.4.3). */
export const ratingColours: Readonly<Record<RatingKey, string>> = {
  blue: '#0f6cbd',
  green: '#0e700e',
  amber: '#8a5a00',
  red: '#b10e1c',
  notRated: '#5c5c5c',
};

/** Darker than the colour, so that what is written on it stays as plain. */
const ink = 'rgba(0, 0, 0, 0.28)';
/** For what fills most of a good chart. */
const faintInk = 'rgba(0, 0, 0, 0.18)';

/** A colour with a pattern of its own, for whoever cannot tell the colours apart. */
export const useRatingFills = makeStyles({
  blue: { backgroundColor: ratingColours.blue },
  green: {
    backgroundColor: ratingColours.green,
    backgroundImage: `repeating-linear-gradient(0deg, ${faintInk} 0 1px, transparent 1px 6px)`,
  },
  amber: {
    backgroundColor: ratingColours.amber,
    backgroundImage: `repeating-linear-gradient(45deg, ${ink} 0 2px, transparent 2px 8px)`,
  },
  red: {
    backgroundColor: ratingColours.red,
    backgroundImage: `repeating-linear-gradient(45deg, ${ink} 0 2px, transparent 2px 7px), repeating-linear-gradient(-45deg, ${ink} 0 2px, transparent 2px 7px)`,
  },
  notRated: {
    backgroundColor: ratingColours.notRated,
    backgroundImage: `radial-gradient(${ink} 1.5px, transparent 1.6px)`,
    backgroundSize: '6px 6px',
  },
});

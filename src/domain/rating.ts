/** The four ratings of a plan; `null` wherever a rating is expected means "Not rated yet". */
export const ratings = ['blue', 'green', 'amber', 'red'] as const;
export type Rating = (typeof ratings)[number];

/** What an action may be asked for by. */
export type Counted = Rating | 'not-rated';

/** What each rating means in a plan's own words: the plan's legend wins over this default. */
export type Legend = Readonly<Record<Rating, string>>;

export const defaultLegend: Legend = {
  blue: 'Complete',
  green: 'On track',
  amber: 'Started, some delay, will recover',
  red: 'Should have started and has not, or will miss its date without a decision',
};

/** "Amber", "Not rated yet": a rating is never shown by colour alone. */
export function ratingWord(rating: Rating | null): string {
  return rating === null ? 'Not rated yet' : rating[0]!.toUpperCase() + rating.slice(1);
}

/** Higher is worse; Not rated stands apart and moves nothing. */
const badness: Readonly<Record<Rating, number>> = { blue: 0, green: 1, amber: 2, red: 3 };

export type Movement = 'worse' | 'better' | 'same' | 'first-rating';

/** How a rating moved from one meeting to the next. */
export function movement(before: Rating | null, after: Rating | null): Movement {
  if (after === null || before === after) return 'same';
  if (before === null) return 'first-rating';
  return badness[after] > badness[before] ? 'worse' : 'better';
}

import ratingsTemplate from '../../cards/ratings.json' with { type: 'json' };
import tableTemplate from '../../cards/ratings-table.json' with { type: 'json' };
import type { CountedBy } from '../domain/answer.ts';
import type { AimCount } from '../domain/digest.ts';
import { ratingWord } from '../domain/rating.ts';
import { cut } from '../domain/shown-text.ts';
import { type Counted, countWords } from '../domain/words-digest.ts';
import { type CardPart, expandPart } from './card.ts';

const keys = ['blue', 'green', 'amber', 'red', 'notRated'] as const;

/** Theme colours, so that the chart reads in the light, the dark and the high-contrast theme alike. */
const colours = {
  blue: 'categoricalBlue',
  green: 'good',
  amber: 'warning',
  red: 'attention',
  notRated: 'neutral',
} as const;

const mostAims = 10;

const heads: Readonly<Record<CountedBy, string>> = { aim: 'Aim', theme: 'Theme', plan: 'Plan' };

export interface RatingsOptions {
  readonly share: number;
  /** Whether the table stands beside the chart, or only in its place where charts are not drawn. */
  readonly table: 'always' | 'instead';
  /** What each bar counts; left out, an aim. */
  readonly by?: CountedBy;
}

/** Ratings by aim: the sums in words, a stacked chart and the same as a table. Nothing where there are no actions. */
export function ratingsPart(
  byAim: readonly AimCount[],
  { share, table, by = 'aim' }: RatingsOptions,
): readonly CardPart[] {
  const aims = gathered(byAim, by);
  if (aims.length === 0) return [];
  const title = ({ aim }: AimCount) => cut(aim || `No ${by} given`, Math.round(70 * share));
  const words = expandPart(tableTemplate, {
    head: heads[by],
    aims: aims.map((aim) => ({ aim: title(aim), counts: countWords(aim) })),
  });
  const chart = expandPart(ratingsTemplate, {
    by,
    total: countWords(sumOf(byAim)),
    bars: aims.map((aim) => ({ title: title(aim), data: barOf(aim) })),
    table: table === 'always' ? 'drop' : words,
  });
  return table === 'always' ? [chart, words] : [chart];
}

function barOf(aim: AimCount) {
  return keys
    .filter((key) => aim[key] > 0)
    .map((key) => ({ legend: ratingWord(key === 'notRated' ? null : key), value: aim[key], color: colours[key] }));
}

/** A chart of more bars than a screen holds is no picture: the last ones become one. */
function gathered(byAim: readonly AimCount[], by: CountedBy): readonly AimCount[] {
  const counted = byAim.filter((aim) => keys.some((key) => aim[key] > 0));
  if (counted.length <= mostAims) return counted;
  const rest = counted.slice(mostAims - 1);
  return [...counted.slice(0, mostAims - 1), { aim: `${rest.length} other ${by}s`, ...sumOf(rest) }];
}

export function sumOf(byAim: readonly AimCount[]): Counted {
  const sum = (key: keyof Counted) => byAim.reduce((total, aim) => total + aim[key], 0);
  return { blue: sum('blue'), green: sum('green'), amber: sum('amber'), red: sum('red'), notRated: sum('notRated') };
}

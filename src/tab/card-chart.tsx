import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CardElement, GlobalRegistry, Versions } from 'adaptivecards';
import { type RatingKey, ratingKeys, useRatingFills } from './rating-look.ts';

const useStyles = makeStyles({
  chart: { display: 'grid', rowGap: tokens.spacingVerticalM, color: tokens.colorNeutralForeground1 },
  bars: { display: 'grid', rowGap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyleType: 'none' },
  bar: { display: 'flex', gap: '2px' },
  segment: {
    minWidth: '1.5rem',
    boxSizing: 'border-box',
    color: '#ffffff',
    textAlign: 'center',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '1.375rem',
  },
  legend: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalL, rowGap: tokens.spacingVerticalXS },
  meaning: { display: 'inline-flex', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  swatch: { width: '1rem', height: '1rem', boxSizing: 'border-box' },
  edge: {
    borderRadius: '3px',
    // Seen in Teams' high-contrast theme alone.
    border: `1px solid ${tokens.colorTransparentStroke}`,
    '@media (forced-colors: active)': { border: '1px solid CanvasText', forcedColorAdjust: 'none' },
  },
});

/** Teams' theme colours, as Baton's cards give them to ratings; drawn in the ratings' own. */
const keys = {
  categoricalBlue: 'blue',
  good: 'green',
  warning: 'amber',
  attention: 'red',
  neutral: 'notRated',
} as const satisfies Readonly<Record<string, RatingKey>>;

interface Segment {
  readonly legend: string;
  readonly value: number;
  readonly color: keyof typeof keys;
}

/** `Chart.HorizontalBar.Stacked` as Teams documents it. */
export interface ChartOnCard {
  readonly title: string;
  readonly data: readonly { readonly title: string; readonly data: readonly Segment[] }[];
}

const places = new WeakMap<HTMLElement, ChartOnCard>();

/** Teams has charts and the cards' own library none: it keeps a place where one is drawn. */
class ChartElement extends CardElement {
  #chart: ChartOnCard | null = null;

  getJsonTypeName(): string {
    return 'Chart.HorizontalBar.Stacked';
  }

  override parse(...[source, context]: Parameters<CardElement['parse']>): void {
    super.parse(source, context);
    this.#chart = source as ChartOnCard;
  }

  protected internalRender(): HTMLElement {
    const place = document.createElement('div');
    if (this.#chart) places.set(place, this.#chart);
    return place;
  }
}

GlobalRegistry.defaultElements.register('Chart.HorizontalBar.Stacked', ChartElement, Versions.v1_5);

/** The charts of a card that is drawn, each with its place. */
export function chartsIn(card: HTMLElement): readonly { readonly place: HTMLElement; readonly chart: ChartOnCard }[] {
  return [...card.querySelectorAll('div')].flatMap((place) => {
    const chart = places.get(place);
    return chart ? [{ place, chart }] : [];
  });
}

/** Bars of ratings, each with its numbers on it; told as words to whoever hears them. */
export function StackedBars({ title, data }: ChartOnCard) {
  const styles = useStyles();
  const fills = useRatingFills();
  const shown = data.flatMap((bar) => bar.data);
  const legend = ratingKeys.flatMap((key) => shown.find(({ color }) => keys[color] === key) ?? []);
  return (
    <div className={styles.chart}>
      <ul className={styles.bars} aria-label={title}>
        {data.map((bar) => (
          <li key={bar.title}>
            {bar.title}
            <div className={styles.bar} role="img" aria-label={bar.data.map(segmentWords).join(', ')}>
              {bar.data.map(({ legend: words, value, color }) => (
                <span
                  key={words}
                  className={mergeClasses(styles.segment, styles.edge, fills[keys[color]])}
                  style={{ flex: `${value} 1 0` }}
                >
                  {value}
                </span>
              ))}
            </div>
          </li>
        ))}
      </ul>
      <div className={styles.legend} aria-hidden>
        {legend.map(({ legend: words, color }) => (
          <span key={words} className={styles.meaning}>
            <span className={mergeClasses(styles.swatch, styles.edge, fills[keys[color]])} />
            {words}
          </span>
        ))}
      </div>
    </div>
  );
}

function segmentWords({ legend, value }: Segment): string {
  return `${value} ${legend}`;
}

import { ImageRun, Paragraph, type Table } from 'docx';
import { ratingWord } from '../domain/rating.ts';
import { allOf, type RatingCounts, totalOf } from '../domain/rating-counts.ts';
import { cleaned } from '../domain/shown-text.ts';
import { countWords } from '../domain/words-digest.ts';
import { barSize, drawBar } from './bar-picture.ts';
import { ratingFills } from './paper-columns.ts';
import { type CellGiven, table } from './word-paper.ts';

/** One bar of the chart. */
export interface RatingBar extends RatingCounts {
  readonly label: string;
}

const shown = ['blue', 'green', 'amber', 'red', 'notRated'] as const;
/** The bar's width in its column, in pixels at 96 to the inch. */
const wide = 150;

/**
 * Ratings as a chart and its figures: each bar is a picture with its numbers as alternative text, and the same numbers
 * stand beside it, so that nothing is told by colour alone.
 */
export function ratingsTable(bars: readonly RatingBar[], heading: string): Table {
  const all = bars.length > 1 ? [...bars, { label: 'All together', ...totalOf(bars) }] : bars;
  const most = Math.max(...bars.map(allOf));
  return table({
    headings: [heading, '', ...shown.map(headingOf), { text: 'All', align: 'right' }],
    shares: [29, 25, 8, 9.5, 9.5, 7, 9, 7],
    rows: all.map((bar, at) => {
      const isTotal = at === bars.length;
      return [
        { text: bar.label, bold: isTotal },
        isTotal ? '' : { text: '', children: [barParagraph(bar, most)] },
        ...shown.map((key): CellGiven => ({ text: String(bar[key]), align: 'right', bold: isTotal })),
        { text: String(allOf(bar)), align: 'right', bold: true },
      ];
    }),
  });
}

function headingOf(key: (typeof shown)[number]): CellGiven {
  return key === 'notRated'
    ? { text: 'Not rated', align: 'right' }
    : { text: ratingWord(key), align: 'right', fill: ratingFills[key] };
}

function barParagraph(bar: RatingBar, most: number): Paragraph {
  const title = cleaned(bar.label);
  const words = `${title}: ${countWords(bar)}`;
  return new Paragraph({
    spacing: { before: 30, after: 0 },
    children: [
      new ImageRun({
        type: 'png',
        data: drawBar(bar, most),
        transformation: { width: wide, height: Math.round((wide * barSize.height) / barSize.width) },
        altText: { name: 'Ratings', title, description: words },
      }),
    ],
  });
}

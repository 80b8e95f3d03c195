import { makeStyles, tokens } from '@fluentui/react-components';
import { allOf, type RatingCounts } from '../../domain/rating-counts.ts';
import { ratingKeys, ratingWords } from '../rating-look.ts';

const useStyles = makeStyles({
  summary: {
    cursor: 'pointer',
    width: 'fit-content',
    paddingBlock: tokens.spacingVerticalXXS,
    color: tokens.colorBrandForegroundLink,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  scroller: { overflowX: 'auto', marginBlockStart: tokens.spacingVerticalS },
  table: { borderCollapse: 'collapse', width: '100%', fontVariantNumeric: 'tabular-nums' },
  words: {
    padding: tokens.spacingHorizontalS,
    paddingInlineStart: 0,
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  number: {
    padding: tokens.spacingHorizontalS,
    textAlign: 'end',
    whiteSpace: 'nowrap',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

export interface CountedRow {
  readonly key: string;
  readonly label: string;
  readonly counts: RatingCounts;
}

/** The same numbers as a chart's, for whoever reads better than looks. */
export function CountsTable({ head, rows }: { readonly head: string; readonly rows: readonly CountedRow[] }) {
  const styles = useStyles();
  return (
    <details>
      <summary className={styles.summary}>Show as a table</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section className={styles.scroller} aria-label={`Ratings by ${head.toLowerCase()}`} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" className={styles.words}>
                {head}
              </th>
              {ratingKeys.map((key) => (
                <th key={key} scope="col" className={styles.number}>
                  {ratingWords[key]}
                </th>
              ))}
              <th scope="col" className={styles.number}>
                All
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, label, counts }) => (
              <tr key={key}>
                <th scope="row" className={styles.words}>
                  {label}
                </th>
                {ratingKeys.map((rating) => (
                  <td key={rating} className={styles.number}>
                    {counts[rating]}
                  </td>
                ))}
                <td className={styles.number}>{allOf(counts)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

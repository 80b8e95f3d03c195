import { Body1, Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { formatDay } from '../../domain/day.ts';
import type { ImportView } from '../../domain/set-up-view.ts';
import { Panel } from '../overview/panel.tsx';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', textAlign: 'start' },
  head: { textAlign: 'start', padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS} 0` },
  cell: {
    verticalAlign: 'top',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  // A name for each cell stands in it where there is no room for columns.
  narrow: {
    '@media (max-width: 640px)': {
      '& thead': { position: 'absolute', clipPath: 'inset(50%)' },
      '& tr': {
        display: 'grid',
        paddingBlock: tokens.spacingVerticalS,
        borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
      },
      '& td': { borderTopStyle: 'none', paddingBlock: '1px' },
    },
  },
  ref: { whiteSpace: 'nowrap' },
});

/** The first actions as they would stand in the plan: a glance tells whether the columns were read right. */
export function FirstRows({ view: { first, counts } }: { readonly view: ImportView }) {
  const styles = useStyles();
  if (first.length === 0) return null;
  return (
    <Panel
      title={first.length < counts.actions ? `The first ${first.length} of ${counts.actions} actions` : 'The actions'}
    >
      <table className={mergeClasses(styles.table, styles.narrow)}>
        <thead>
          <tr>
            {['No.', 'Action', 'Timescale', 'Lead', 'Rating'].map((words) => (
              <th key={words} scope="col" className={styles.head}>
                <Caption1>{words}</Caption1>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {first.map(({ ref, text, timescale, due, leads, rating }) => (
            <tr key={ref}>
              <td className={styles.cell}>
                <Body1 className={styles.ref}>{ref}</Body1>
              </td>
              <td className={styles.cell}>
                <Body1>{text}</Body1>
              </td>
              <td className={styles.cell}>
                <Body1>{timescale || 'No timescale'}</Body1>
                {due && formatDay(due) !== timescale && (
                  <>
                    <br />
                    <Caption1>First due {formatDay(due)}</Caption1>
                  </>
                )}
              </td>
              <td className={styles.cell}>
                <Body1>{leads || 'Nobody yet'}</Body1>
              </td>
              <td className={styles.cell}>
                <Body1>{rating ?? 'Not rated'}</Body1>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

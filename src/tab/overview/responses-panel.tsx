import { Body1, Caption1, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import type { ResponseRate } from '../../domain/response-rates.ts';
import { Panel } from './panel.tsx';

const useStyles = makeStyles({
  about: { color: tokens.colorNeutralForeground2 },
  table: { borderCollapse: 'collapse', width: '100%' },
  words: { paddingBlock: tokens.spacingVerticalS, textAlign: 'start', fontWeight: tokens.fontWeightRegular },
  bar: { width: '40%', paddingInline: tokens.spacingHorizontalM },
  number: { textAlign: 'end', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

/** Where nobody was known to answer, the group's channel was asked. */
const channelWords = 'Asked in groups’ channels';

/** How many of the requests to each agency were answered, for those who may see it. */
export function ResponsesPanel({ responses }: { readonly responses: readonly ResponseRate[] }) {
  const styles = useStyles();
  return (
    <Panel title="Response rates">
      <Caption1 className={styles.about}>
        Answered of what was asked, in each group’s last three cycles that have closed.
      </Caption1>
      {responses.length === 0 && <Body1 className={styles.about}>Nobody was asked in a cycle that has closed.</Body1>}
      {responses.length > 0 && (
        <table className={styles.table}>
          <thead className={styles.hidden}>
            <tr>
              <th scope="col">Agency</th>
              <th scope="col">Share</th>
              <th scope="col">Answered</th>
            </tr>
          </thead>
          <tbody>
            {responses.map(({ agency, asked, answered }) => (
              <tr key={agency ?? ''}>
                <th scope="row" className={styles.words}>
                  {agency ?? channelWords}
                </th>
                <td className={styles.bar}>
                  <ProgressBar
                    thickness="large"
                    value={answered / asked}
                    aria-label={`${agency ?? channelWords}: share answered`}
                  />
                </td>
                <td className={styles.number}>{`${answered} of ${asked}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { MeetingEntry } from '../../domain/meetings-view.ts';
import { withheldWords } from '../../domain/words.ts';

const useStyles = makeStyles({
  items: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalXL,
    display: 'grid',
    rowGap: tokens.spacingVerticalXXS,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** What the forward plan brings to a meeting; under a heading where the plan has headings. */
export function Items({ entry }: { readonly entry: Pick<MeetingEntry, 'items' | 'withheld'> }) {
  const styles = useStyles();
  const { items, withheld } = entry;
  if (items.length === 0 && withheld === 0) return null;
  return (
    <div>
      {items.length > 0 && (
        <ul className={styles.items}>
          {items.map(({ category, items: own }) => (
            <li key={`${category} ${own.join(' ')}`}>
              <Body1>
                {category !== '' && <strong>{category}: </strong>}
                {own.join('; ')}
              </Body1>
            </li>
          ))}
        </ul>
      )}
      {withheld > 0 && <Caption1 className={styles.quiet}>{withheldWords(withheld)}</Caption1>}
    </div>
  );
}

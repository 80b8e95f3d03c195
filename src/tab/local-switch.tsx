import { Label, makeStyles, Select, tokens, useId } from '@fluentui/react-components';
import { localLook, lookAs } from './host.ts';

const looks = [
  { value: 'manager', words: 'the business manager' },
  { value: 'chair', words: 'a chair' },
  { value: 'owner', words: 'somebody who answers' },
] as const;

const useStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalXS,
    // A line of its own where Set-up, which comes a moment later, would push it there.
    '@media (max-width: 680px)': { flexBasis: '100%' },
  },
});

/** On a newcomer's own machine: the same tab as another sees it. Teams knows who somebody is. */
export function LocalSwitch({ name }: { readonly name: string }) {
  const styles = useStyles();
  const id = useId('look-as');
  const chosen = looks.find(({ value }) => value === localLook()) ?? looks[0];
  return (
    <div className={styles.row}>
      <Label htmlFor={id}>See it as</Label>
      <Select
        id={id}
        value={chosen.value}
        title={name}
        onChange={(_, { value }) => {
          lookAs(value);
          window.location.reload();
        }}
      >
        {looks.map(({ value, words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </Select>
    </div>
  );
}

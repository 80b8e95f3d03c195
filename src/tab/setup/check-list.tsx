import { Body1, Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  all: { margin: 0, padding: 0, border: 'none', minWidth: 0 },
  legend: { padding: 0 },
  checks: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalM },
});

interface CheckListProps {
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly words: string }[];
  readonly chosen: readonly string[];
  readonly choose: (chosen: readonly string[]) => void;
  readonly className?: string | undefined;
}

/** Several of a list. No Fluent Field, which would give each of them its own label in place of theirs. */
export function CheckList({ label, choices, chosen, choose, className }: CheckListProps) {
  const styles = useStyles();
  return (
    <fieldset className={mergeClasses(styles.all, className)}>
      <legend className={styles.legend}>
        <Body1>{label}</Body1>
      </legend>
      <div className={styles.checks}>
        {choices.map(({ value, words }) => (
          <Checkbox
            key={value}
            label={words}
            checked={chosen.includes(value)}
            onChange={(_, { checked }) =>
              choose([...chosen.filter((one) => one !== value), ...(checked === true ? [value] : [])])
            }
          />
        ))}
      </div>
    </fieldset>
  );
}

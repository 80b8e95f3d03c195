import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components';
import { OneField } from './one-field.tsx';

const useStyles = makeStyles({
  all: { display: 'grid', alignContent: 'start', gap: tokens.spacingVerticalS, minWidth: 0 },
  names: { display: 'grid', gap: tokens.spacingVerticalXS, margin: 0, padding: 0, listStyleType: 'none' },
  name: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    overflowWrap: 'anywhere',
  },
});

export type AliasDoes = 'also-called' | 'not-called';

interface OtherNamesProps {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly say: (does: AliasDoes, alias: string) => Promise<unknown>;
}

/** What plans and people call a group or an agency besides its name. */
export function OtherNames({ name, aliases, say }: OtherNamesProps) {
  const styles = useStyles();
  return (
    <div className={styles.all}>
      <OneField label={`Another name for ${name}`} button="Add the name" save={(alias) => say('also-called', alias)} />
      {aliases.length > 0 && (
        <ul className={styles.names} aria-label={`Other names of ${name}`}>
          {aliases.map((alias) => (
            <li key={alias} className={styles.name}>
              <Body1>{alias}</Body1>
              <Button
                size="small"
                aria-label={`Take the name ${alias} away from ${name}`}
                onClick={() => void say('not-called', alias)}
              >
                Take away
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

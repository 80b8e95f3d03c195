import { Body1, Button, makeStyles, Title2, tokens } from '@fluentui/react-components';
import type { Choice } from './client.ts';
import { useClient } from './use-answer.ts';

const useStyles = makeStyles({
  page: { display: 'grid', gap: tokens.spacingVerticalM, justifyItems: 'start' },
  title: { margin: 0 },
  list: { display: 'grid', gap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyleType: 'none' },
});

interface Given {
  readonly choices: readonly Choice[];
  readonly chosen: () => void;
}

/** For somebody who belongs to several partnerships: each is looked at by itself. */
export function ChoosePartnership({ choices, chosen }: Given) {
  const styles = useStyles();
  const client = useClient();
  return (
    <div className={styles.page}>
      <Title2 as="h1" className={styles.title}>
        Which partnership?
      </Title2>
      <Body1>You belong to several. Choose the one to look at.</Body1>
      <ul className={styles.list}>
        {choices.map(({ id, name }) => (
          <li key={id}>
            <Button
              size="large"
              onClick={() => {
                client.look(id);
                chosen();
              }}
            >
              {name}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

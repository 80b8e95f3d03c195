import { Body1, Field, makeStyles, Radio, RadioGroup, Title2, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { PageProps } from '../page-props.ts';

const useStyles = makeStyles({
  page: { display: 'grid', gap: tokens.spacingVerticalL, maxWidth: '40rem' },
});

const everything = '';

/** What Teams shows while somebody adds the tab to a channel; its own dialog has the Save button. */
export default function ConfigPage({ me, host }: PageProps) {
  const styles = useStyles();
  const [chosen, setChosen] = useState(host.group ?? everything);
  const group = me.groups.find(({ id }) => id === chosen);
  useEffect(() => {
    host.choose({ group: group?.id ?? null, title: group ? `Baton: ${group.name}` : 'Baton' });
  }, [host, group]);
  return (
    <div className={styles.page}>
      <Title2 as="h1">What should this tab show?</Title2>
      <Field label="Show the actions and meetings of">
        <RadioGroup value={chosen} onChange={(_, { value }) => setChosen(value)}>
          <Radio value={everything} label="the whole partnership" />
          {me.groups.map(({ id, name }) => (
            <Radio key={id} value={id} label={name} />
          ))}
        </RadioGroup>
      </Field>
      <Body1>
        Whoever opens the tab can look beyond the group; everybody sees what they may see in chat. Press Save below when
        you have chosen.
      </Body1>
    </div>
  );
}

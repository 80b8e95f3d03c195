import { Body1, Button, Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { GroupProps } from './group-forms.tsx';
import { changes } from './set-up-path.ts';

const useStyles = makeStyles({
  form: { display: 'grid', alignContent: 'start', gap: tokens.spacingVerticalS, minWidth: 0 },
  submit: { justifySelf: 'start' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  question: { whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
});

/** The end of a group, and the one that takes over what it led: what follows is shown before it is done. */
export function GroupEnd({ group: { id, name, ended, mergedInto }, groups, changing }: Omit<GroupProps, 'met'>) {
  const styles = useStyles();
  const [into, setInto] = useState(mergedInto ?? '');
  const [question, setQuestion] = useState('');
  const hasEnded = ended !== null;
  const say = async (confirmed: boolean) => {
    const order = into === '' ? { do: 'end' } : { do: 'merge', into };
    const told = await changing.change(changes, { ...order, group: name, confirmed });
    setQuestion(told?.confirm ? told.text : '');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void say(false);
  };
  const heirs = groups.filter((other) => other.id !== id).map((other) => other.name);
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field label={`What ${name} leads goes to`}>
        <Select
          value={into}
          onChange={(_, { value }) => {
            setInto(value);
            setQuestion('');
          }}
        >
          <option value="">The group that it reports to</option>
          {heirs.map((heir) => (
            <option key={heir}>{heir}</option>
          ))}
        </Select>
      </Field>
      {question === '' ? (
        <Button
          className={styles.submit}
          type="submit"
          disabledFocusable={changing.isBusy || (hasEnded && into === (mergedInto ?? ''))}
        >
          {hasEnded ? 'Say who takes over …' : `${name} has ended …`}
        </Button>
      ) : (
        <div role="alert" className={styles.form}>
          <Body1 className={styles.question}>{question}</Body1>
          <span className={styles.buttons}>
            <Button appearance="primary" onClick={() => void say(true)}>
              {hasEnded ? `${into || 'That group'} takes over` : `Yes, ${name} has ended`}
            </Button>
            <Button onClick={() => setQuestion('')}>{hasEnded ? 'Leave it' : 'It goes on'}</Button>
          </span>
        </div>
      )}
    </form>
  );
}

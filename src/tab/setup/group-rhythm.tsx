import { Body1, Button, Caption1, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { Rhythms } from '../../domain/partnership.ts';
import type { GroupProps } from './group-forms.tsx';
import { changes } from './set-up-path.ts';

const useStyles = makeStyles({
  form: { display: 'grid', alignContent: 'start', gap: tokens.spacingVerticalS, minWidth: 0 },
  days: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(5.5rem, 1fr))',
    alignItems: 'end',
    gap: tokens.spacingHorizontalM,
  },
  input: { minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  submit: { justifySelf: 'start' },
});

const steps: readonly (readonly [keyof Rhythms, string])[] = [
  ['papers', 'Papers'],
  ['ask', 'Ask'],
  ['remind', 'Remind'],
  ['chase', 'Chase'],
  ['close', 'Close'],
];

/** On which day before a meeting each step runs. */
export function GroupRhythm({ group: { name, rhythms }, changing }: Pick<GroupProps, 'group' | 'changing'>) {
  const styles = useStyles();
  const [days, setDays] = useState(asTyped(rhythms));
  const isSame = steps.every(([step]) => days[step] === String(rhythms[step]));
  const isWhole = steps.every(([step]) => /^\d{1,3}$/.test(days[step]));
  const save = (event: FormEvent) => {
    event.preventDefault();
    const numbers = Object.fromEntries(steps.map(([step]) => [step, Number(days[step])]));
    void changing.change(changes, { do: 'rhythm', group: name, ...numbers });
  };
  return (
    <form className={styles.form} onSubmit={save} aria-label={`When ${name} is asked`}>
      <Body1>Working days before</Body1>
      <div className={styles.days}>
        {steps.map(([step, label]) => (
          <Field key={step} label={label}>
            <Input
              className={styles.input}
              inputMode="numeric"
              maxLength={3}
              value={days[step]}
              onChange={(_, { value }) => setDays((before) => ({ ...before, [step]: value.trim() }))}
            />
          </Field>
        ))}
      </div>
      <Caption1 className={styles.quiet}>
        The papers count back from the meeting; every other step counts back from the papers.
      </Caption1>
      <Button className={styles.submit} type="submit" disabledFocusable={changing.isBusy || isSame || !isWhole}>
        Save the days
      </Button>
    </form>
  );
}

function asTyped(rhythms: Rhythms): Readonly<Record<keyof Rhythms, string>> {
  const { papers, ask, remind, chase, close } = rhythms;
  return {
    papers: String(papers),
    ask: String(ask),
    remind: String(remind),
    chase: String(chase),
    close: String(close),
  };
}

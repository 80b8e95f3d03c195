import { Button, Caption1, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { SetUpMeeting } from '../../domain/set-up-view.ts';
import { changes } from './set-up-path.ts';
import type { Changing } from './use-change.ts';

const useStyles = makeStyles({
  all: { display: 'grid', gap: tokens.spacingVerticalM, flexBasis: '100%', minWidth: 0 },
  form: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(13rem, 100%), 1fr))',
    alignItems: 'end',
    gap: tokens.spacingHorizontalM,
  },
  ask: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  quiet: { color: tokens.colorNeutralForeground2 },
  input: { minWidth: 0 },
});

const steps = [
  ['ask', 'The ask'],
  ['remind', 'The reminder'],
  ['chase', 'The chase'],
  ['digest', 'The digest'],
  ['addendum', 'The addendum'],
] as const;

interface CycleStepsProps {
  readonly meeting: SetUpMeeting;
  readonly changing: Changing;
}

/** What the run-up to a group's next meeting does: it asks before its day, or leaves one step out. */
export function CycleSteps({ meeting: { group }, changing }: CycleStepsProps) {
  const styles = useStyles();
  const [step, setStep] = useState<string>('remind');
  const [why, setWhy] = useState('');
  const skip = async (event: FormEvent) => {
    event.preventDefault();
    if (await changing.change(changes, { do: 'skip', group, step, why })) setWhy('');
  };
  return (
    <div className={styles.all}>
      <span className={styles.ask}>
        <Button
          disabledFocusable={changing.isBusy}
          aria-label={`Ask now for ${group}`}
          onClick={() => void changing.change(changes, { do: 'ask-now', group })}
        >
          Ask now
        </Button>
        <Caption1 className={styles.quiet}>
          Sends the requests at once and not on their day; nobody is asked twice.
        </Caption1>
      </span>
      <form className={styles.form} onSubmit={(event) => void skip(event)}>
        <Field label="Leave out">
          <Select value={step} onChange={(_, { value }) => setStep(value)}>
            {steps.map(([name, words]) => (
              <option key={name} value={name}>
                {words}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Because (if you like)">
          <Input className={styles.input} value={why} maxLength={200} onChange={(_, { value }) => setWhy(value)} />
        </Field>
        <div>
          <Button type="submit" disabledFocusable={changing.isBusy}>
            Leave it out
          </Button>
        </div>
      </form>
    </div>
  );
}

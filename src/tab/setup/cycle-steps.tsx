import { Button, Caption1, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { SetUpMeeting } from '../../domain/set-up-view.ts';
import { AskFirst } from './ask-first.tsx';
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
  return (
    <div className={styles.all}>
      <AskNow group={group} changing={changing} />
      <LeaveOut group={group} changing={changing} />
    </div>
  );
}

interface StepProps {
  readonly group: string;
  readonly changing: Changing;
}

function AskNow({ group, changing }: StepProps) {
  const styles = useStyles();
  const [question, setQuestion] = useState('');
  const ask = async (confirmed: boolean) => {
    const told = await changing.change(changes, { do: 'ask-now', group, confirmed });
    setQuestion(told?.confirm ? told.text : '');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void ask(false);
  };
  return (
    <form className={styles.ask} onSubmit={submit}>
      <Button type="submit" disabledFocusable={changing.isBusy} aria-label={`Ask now for ${group}`}>
        Ask now …
      </Button>
      <Caption1 className={styles.quiet}>
        Sends the requests at once and not on their day; nobody is asked twice.
      </Caption1>
      {question !== '' && (
        <AskFirst
          question={question}
          yes={`Yes, ask for ${group} now`}
          no="Wait for its day"
          isBusy={changing.isBusy}
          answer={(isYes) => (isYes ? void ask(true) : setQuestion(''))}
        />
      )}
    </form>
  );
}

function LeaveOut({ group, changing }: StepProps) {
  const styles = useStyles();
  const [step, setStep] = useState<string>('remind');
  const [why, setWhy] = useState('');
  const [question, setQuestion] = useState('');
  const skip = async (confirmed: boolean) => {
    const told = await changing.change(changes, { do: 'skip', group, step, why, confirmed });
    setQuestion(told?.confirm ? told.text : '');
    if (told && !told.confirm) setWhy('');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void skip(false);
  };
  const choose = (chosen: string) => {
    setStep(chosen);
    setQuestion('');
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field label="Leave out">
        <Select value={step} onChange={(_, { value }) => choose(value)}>
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
          Leave it out …
        </Button>
      </div>
      {question !== '' && (
        <AskFirst
          question={question}
          yes="Yes, leave it out"
          no="Leave it in"
          isBusy={changing.isBusy}
          answer={(isYes) => (isYes ? void skip(true) : setQuestion(''))}
        />
      )}
    </form>
  );
}

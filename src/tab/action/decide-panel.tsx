import { Body1, Button, Field, Input, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { ActionView } from '../../domain/action-view.ts';
import type { AskedKind } from '../../domain/decide.ts';
import { askedWords, rulingTitles } from '../../domain/words-record.ts';
import { Panel } from '../overview/panel.tsx';
import type { Decided } from './use-update.ts';

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: tokens.spacingVerticalS, justifyItems: 'start' },
});

interface DecideProps {
  readonly view: ActionView;
  readonly isBusy: boolean;
  readonly decide: (body: Decided) => unknown;
}

/** What waits for the chair who looks: decided here and now, and noted at the next meeting. */
export function DecidePanel({ view, isBusy, decide }: DecideProps) {
  return (
    <Panel title="For you to decide, as chair">
      <Body1>What you decide stands at once. The next meeting can note it.</Body1>
      {view.mayDecide.map((kind) => (
        <Ruling
          // What was chosen before somebody spoke is to be chosen again.
          key={`${kind} ${view.line.sequence}`}
          kind={kind}
          view={view}
          isBusy={isBusy}
          rule={(ruled) => decide({ seq: view.line.sequence, matter: kind, ...ruled })}
        />
      ))}
    </Panel>
  );
}

type Outcome = Decided['outcome'];

interface RulingProps extends Pick<DecideProps, 'view' | 'isBusy'> {
  readonly kind: AskedKind;
  readonly rule: (ruled: Pick<Decided, 'outcome' | 'to'>) => unknown;
}

/** Two steps, so that no slip of a key decides. */
function Ruling({ kind, view, isBusy, rule }: RulingProps) {
  const styles = useStyles();
  const [chosen, setChosen] = useState<Outcome | null>(null);
  const { askedFor, on } = view;
  // A date that has passed since it was asked for cannot be agreed to any more.
  const [to, setTo] = useState(askedFor && askedFor >= on ? askedFor : '');
  const movesDate = kind === 'extension' && chosen === 'agreed';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen) rule({ outcome: chosen, to: movesDate ? to : '' });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field label={askedWords(kind, view.askedFor)}>
        <RadioGroup value={chosen ?? ''} onChange={(_, { value }) => setChosen(value as Outcome)}>
          {(['agreed', 'not-agreed'] as const).map((outcome) => (
            <Radio key={outcome} value={outcome} label={rulingTitles[kind][outcome]} />
          ))}
        </RadioGroup>
      </Field>
      {movesDate && (
        <Field label="To which date" hint="What was asked for, or another date">
          <Input type="date" value={to} onChange={(_, { value }) => setTo(value)} />
        </Field>
      )}
      <Button type="submit" disabledFocusable={isBusy || chosen === null}>
        Save the decision
      </Button>
    </form>
  );
}

import { Body1, Button, Caption1, Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { formatDay, londonDay } from '../../domain/day.ts';
import type { SetUpPlan, SetUpView } from '../../domain/set-up-view.ts';
import { Panel } from '../overview/panel.tsx';
import { CheckList } from './check-list.tsx';
import { useRowStyles } from './row-styles.ts';
import { changes } from './set-up-path.ts';
import type { Changing } from './use-change.ts';

const useStyles = makeStyles({
  form: { flexBasis: '100%', display: 'grid', gap: tokens.spacingVerticalS, minWidth: 0 },
  submit: { justifySelf: 'start' },
});

interface PlansProps {
  readonly view: SetUpView;
  readonly changing: Changing;
}

/** The plans that were brought in: who may read each, and the way back from its last import. */
export function PlansPanel({ view, changing }: PlansProps) {
  const rows = useRowStyles();
  if (view.plans.length === 0) return null;
  return (
    <Panel title="Plans">
      <ul className={rows.list}>
        {view.plans.map((plan) => (
          <PlanRow key={plan.code} plan={plan} view={view} changing={changing} />
        ))}
      </ul>
    </Panel>
  );
}

interface PlanProps extends PlansProps {
  readonly plan: SetUpPlan;
}

function PlanRow({ plan, view, changing }: PlanProps) {
  const rows = useRowStyles();
  const [isOpen, setOpen] = useState(false);
  const { code, title, edition, source, importedAt, readers, mayUndo } = plan;
  return (
    <li className={rows.item}>
      <span className={rows.words}>
        <Body1>
          {code} · {title}
        </Body1>
        <Caption1 className={rows.quiet}>
          Edition {edition}, from {source}, {formatDay(londonDay(importedAt))}
        </Caption1>
        <Caption1 className={rows.quiet}>
          {readers === null ? 'For the whole partnership' : `Its words are for ${readers.join(', ')} alone`}
        </Caption1>
      </span>
      <span className={rows.buttons}>
        <Button
          size="small"
          aria-expanded={isOpen}
          aria-label={`Who may read ${code}`}
          onClick={() => setOpen(!isOpen)}
        >
          Who may read it …
        </Button>
        {mayUndo && (
          <Button
            size="small"
            onClick={() => void changing.change('set-up/undo', { plan: code, edition: null })}
            aria-label={`Undo the last import of ${code}`}
          >
            Undo the import
          </Button>
        )}
      </span>
      {isOpen && <Readers key={JSON.stringify(readers)} plan={plan} view={view} changing={changing} />}
    </li>
  );
}

/** To show a plan to more people is asked about first: it cannot be unseen. */
function Readers({ plan: { code, readers }, view, changing }: PlanProps) {
  const styles = useStyles();
  const rows = useRowStyles();
  const [isForAll, setForAll] = useState(readers === null);
  const [chosen, setChosen] = useState<readonly string[]>(readers ?? []);
  const [question, setQuestion] = useState('');
  const names = view.groups
    .filter(({ name, ended }) => ended === null || chosen.includes(name))
    .map(({ name }) => name);
  const save = async (confirmed: boolean) => {
    const groups = isForAll ? null : chosen;
    const told = await changing.change(changes, { do: 'audience', plan: code, groups, confirmed });
    setQuestion(told?.confirm ? told.text : '');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(false);
  };
  const choose = (names: readonly string[]) => {
    setQuestion('');
    setChosen(names);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field label={`Who may read the words of ${code}`}>
        <RadioGroup
          value={isForAll ? 'all' : 'some'}
          onChange={(_, { value }) => {
            setQuestion('');
            setForAll(value === 'all');
          }}
        >
          <Radio value="all" label="The whole partnership" />
          <Radio value="some" label="These groups, their chairs and business managers" />
        </RadioGroup>
      </Field>
      {!isForAll && (
        <CheckList
          label={`Groups that may read ${code}`}
          choices={names.map((name) => ({ value: name, words: name }))}
          chosen={chosen}
          choose={choose}
        />
      )}
      {question === '' ? (
        <Button
          className={styles.submit}
          type="submit"
          disabledFocusable={changing.isBusy || (!isForAll && chosen.length === 0)}
        >
          Save who may read it
        </Button>
      ) : (
        <div role="alert" className={styles.form}>
          <Body1>{question}</Body1>
          <span className={rows.buttons}>
            <Button appearance="primary" onClick={() => void save(true)}>
              Yes, show it to them
            </Button>
            <Button onClick={() => setQuestion('')}>Leave it</Button>
          </span>
        </div>
      )}
    </form>
  );
}

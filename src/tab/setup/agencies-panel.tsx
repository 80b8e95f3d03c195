import { Body1, Button, Caption1, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { AgencyShown } from '../../domain/set-up-view.ts';
import { Panel } from '../overview/panel.tsx';
import { OtherNames } from './other-names.tsx';
import { useRowStyles } from './row-styles.ts';
import { changes } from './set-up-path.ts';
import type { Changing } from './use-change.ts';

const useStyles = makeStyles({
  forms: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(18rem, 100%), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalXXL,
    flexBasis: '100%',
  },
  form: { display: 'grid', alignContent: 'start', gap: tokens.spacingVerticalS, minWidth: 0 },
  parts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(18rem, 100%), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalM,
  },
  whole: { gridColumn: '1 / -1' },
  input: { minWidth: 0 },
  submit: { justifySelf: 'start' },
});

interface AgenciesProps {
  readonly agencies: readonly AgencyShown[];
  readonly changing: Changing;
}

/** The member bodies: what they are called, which post answers for each, and the parts that they owe. */
export function AgenciesPanel({ agencies, changing }: AgenciesProps) {
  const rows = useRowStyles();
  return (
    <Panel title="Agencies">
      <ul className={rows.list}>
        {agencies.map((agency) => (
          <AgencyRow key={agency.name} agency={agency} changing={changing} />
        ))}
      </ul>
      <Parts changing={changing} />
    </Panel>
  );
}

interface AgencyProps {
  readonly agency: AgencyShown;
  readonly changing: Changing;
}

function AgencyRow({ agency, changing }: AgencyProps) {
  const styles = useStyles();
  const rows = useRowStyles();
  const [isOpen, setOpen] = useState(false);
  const { name, aliases, answers, posts } = agency;
  const facts = [
    aliases.length > 0 ? `Also called ${aliases.join(', ')}` : '',
    posts.length === 0 ? 'No post yet' : '',
    answers ? `${answers} answers where an action names it alone` : '',
  ].filter(Boolean);
  return (
    <li className={rows.item}>
      <span className={rows.words}>
        <Body1>{name}</Body1>
        {facts.map((fact) => (
          <Caption1 key={fact} className={rows.quiet}>
            {fact}
          </Caption1>
        ))}
      </span>
      <Button size="small" aria-expanded={isOpen} aria-label={`Change ${name}`} onClick={() => setOpen(!isOpen)}>
        Change …
      </Button>
      {isOpen && (
        <div className={styles.forms}>
          <OtherNames
            name={name}
            aliases={aliases}
            say={(does, alias) => changing.change(changes, { do: 'call-agency', agency: name, does, alias })}
          />
          {posts.length > 0 && <Answers key={answers} agency={agency} changing={changing} />}
        </div>
      )}
    </li>
  );
}

function Answers({ agency: { name, answers, posts }, changing }: AgencyProps) {
  const styles = useStyles();
  const [post, setPost] = useState(answers ?? '');
  const save = (event: FormEvent) => {
    event.preventDefault();
    void changing.change(changes, { do: 'answers-for-agency', post: `${post} at ${name}`, agency: name });
  };
  return (
    <form className={styles.form} onSubmit={save}>
      <Field label={`Who answers for ${name}`} hint="Where an action names the agency alone">
        <Select value={post} onChange={(_, { value }) => setPost(value)}>
          {answers === null && <option value="">Nobody has said yet</option>}
          {posts.map((title) => (
            <option key={title}>{title}</option>
          ))}
        </Select>
      </Field>
      <Button
        className={styles.submit}
        type="submit"
        disabledFocusable={changing.isBusy || post === '' || post === (answers ?? '')}
      >
        Save who answers
      </Button>
    </form>
  );
}

/** Agencies that each owe a part of one action, and are asked separately. */
function Parts({ changing }: Pick<AgenciesProps, 'changing'>) {
  const styles = useStyles();
  const [action, setAction] = useState('');
  const [agencies, setAgencies] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await changing.change(changes, { do: 'parts', action, agencies }))) return;
    setAction('');
    setAgencies('');
  };
  return (
    <form className={styles.parts} onSubmit={(event) => void submit(event)}>
      <Field label="An action of which agencies owe a part" hint="Such as DP 4.1">
        <Input className={styles.input} value={action} maxLength={40} onChange={(_, { value }) => setAction(value)} />
      </Field>
      <Field label="All agencies that owe one" hint="Such as Police, Health; or: none">
        <Input
          className={styles.input}
          value={agencies}
          maxLength={200}
          onChange={(_, { value }) => setAgencies(value)}
        />
      </Field>
      <div className={styles.whole}>
        <Button type="submit" disabledFocusable={changing.isBusy || action.trim() === '' || agencies.trim() === ''}>
          Save who owes a part
        </Button>
      </div>
    </form>
  );
}

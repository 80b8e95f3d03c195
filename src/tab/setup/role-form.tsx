import { Body1, Button, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { type FormEvent, useId, useState } from 'react';
import type { Role } from '../../domain/partnership.ts';
import { changes } from './set-up-path.ts';
import type { Changing } from './use-change.ts';

const useStyles = makeStyles({
  all: { display: 'grid', alignContent: 'start', gap: tokens.spacingVerticalS, minWidth: 0 },
  form: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(11rem, 100%), 1fr))',
    alignItems: 'end',
    gap: tokens.spacingHorizontalM,
  },
  input: { minWidth: 0 },
  submit: { justifySelf: 'start' },
  holders: { display: 'grid', gap: tokens.spacingVerticalXS, margin: 0, padding: 0, listStyleType: 'none' },
  holder: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    overflowWrap: 'anywhere',
  },
});

/** A role that can be given here, and who has it. */
export interface RoleShown {
  readonly role: Role['kind'];
  readonly words: string;
  readonly holders: readonly string[];
}

export interface RoleFormProps {
  readonly label: string;
  /** The group whose roles these are; null for those in none. */
  readonly group: string | null;
  readonly roles: readonly RoleShown[];
  /** Names of everybody who may be given one. */
  readonly met: readonly string[];
  readonly changing: Changing;
}

/** Who has which role, each with the way to take it away, and a form that gives one. */
export function RoleForm({ label, group, roles, met, changing }: RoleFormProps) {
  const styles = useStyles();
  const take = (role: Role['kind'], person: string) =>
    void changing.change(changes, { do: 'take-role', role, person, group });
  const held = roles.flatMap(({ role, words, holders }) => holders.map((person) => ({ role, words, person })));
  return (
    <div className={styles.all}>
      <GiveRole label={label} group={group} roles={roles} met={met} changing={changing} />
      {held.length > 0 && (
        <ul className={styles.holders} aria-label={label}>
          {held.map(({ role, words, person }) => (
            <li key={`${role} ${person}`} className={styles.holder}>
              <Body1>
                {words}: {person}
              </Body1>
              <Button
                size="small"
                aria-label={`${person} is no longer ${words.toLowerCase()}${group ? ` of ${group}` : ''}`}
                onClick={() => take(role, person)}
              >
                No longer
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function GiveRole({ label, group, roles, met, changing }: RoleFormProps) {
  const styles = useStyles();
  const names = useId();
  const [person, setPerson] = useState('');
  const [role, setRole] = useState(roles[0]!.role);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await changing.change(changes, { do: 'give-role', role, person, group })) setPerson('');
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <Field label={label} hint="Somebody who has met Baton in Teams">
        <Input
          className={styles.input}
          list={names}
          value={person}
          maxLength={200}
          onChange={(_, { value }) => setPerson(value)}
        />
      </Field>
      <datalist id={names}>
        {met.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Field label={group ? `As what in ${group}` : 'As what'} hint=" ">
        <Select value={role} onChange={(_, { value }) => setRole(value as Role['kind'])}>
          {roles.map((one) => (
            <option key={one.role} value={one.role}>
              {one.words}
            </option>
          ))}
        </Select>
      </Field>
      <Button className={styles.submit} type="submit" disabledFocusable={changing.isBusy || person.trim() === ''}>
        Give the role
      </Button>
    </form>
  );
}

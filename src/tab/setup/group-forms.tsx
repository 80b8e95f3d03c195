import { Button, Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { SetUpGroup } from '../../domain/set-up-view.ts';
import { GroupEnd } from './group-end.tsx';
import { GroupRhythm } from './group-rhythm.tsx';
import { type AliasDoes, OtherNames } from './other-names.tsx';
import { RoleForm } from './role-form.tsx';
import { changes } from './set-up-path.ts';
import type { Changing } from './use-change.ts';

export interface GroupProps {
  readonly group: SetUpGroup;
  /** All that meet. */
  readonly groups: readonly SetUpGroup[];
  /** Names of everybody whom Baton has met in Teams. */
  readonly met: readonly string[];
  readonly changing: Changing;
}

const useStyles = makeStyles({
  forms: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(18rem, 100%), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalXXL,
  },
  form: { display: 'grid', alignContent: 'start', gap: tokens.spacingVerticalS, minWidth: 0 },
  submit: { justifySelf: 'start' },
});

/** What can be changed of a group besides what steers it from day to day. */
export function GroupForms(props: GroupProps) {
  const styles = useStyles();
  return (
    <div className={styles.forms}>
      <Names {...props} />
      <ReportsTo key={props.group.reportsTo} {...props} />
      <Chairs {...props} />
      <GroupRhythm key={JSON.stringify(props.group.rhythms)} {...props} />
      <GroupEnd {...props} />
    </div>
  );
}

function Chairs({ group: { name, chairs, viceChairs }, met, changing }: GroupProps) {
  const roles = [
    { role: 'chair', words: 'Chair', holders: chairs },
    { role: 'vice-chair', words: 'Vice chair', holders: viceChairs },
  ] as const;
  return <RoleForm label={`Who chairs ${name}`} group={name} roles={roles} met={met} changing={changing} />;
}

function Names({ group: { name, aliases }, changing }: Pick<GroupProps, 'group' | 'changing'>) {
  const say = (does: AliasDoes, alias: string) => changing.change(changes, { do: does, group: name, alias });
  return <OtherNames name={name} aliases={aliases} say={say} />;
}

/** The group that leads what this one led, should it end. */
function ReportsTo({ group: { id, name, reportsTo }, groups, changing }: Omit<GroupProps, 'met'>) {
  const styles = useStyles();
  const [to, setTo] = useState(reportsTo ?? '');
  const others = groups.filter((other) => other.id !== id).map((other) => other.name);
  // One that has ended stands there until somebody chooses another.
  const choices = reportsTo === null || others.includes(reportsTo) ? others : [reportsTo, ...others];
  const save = (event: FormEvent) => {
    event.preventDefault();
    void changing.change(changes, { do: 'reports-to', group: name, to: to || null });
  };
  return (
    <form className={styles.form} onSubmit={save}>
      <Field label={`${name} reports to`} hint="That group leads what it led, should it end.">
        <Select value={to} onChange={(_, { value }) => setTo(value)}>
          <option value="">No group</option>
          {choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </Select>
      </Field>
      <Button className={styles.submit} type="submit" disabledFocusable={changing.isBusy || to === (reportsTo ?? '')}>
        Save whom it reports to
      </Button>
    </form>
  );
}

import { Button, Caption1, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { SetUpView } from '../../domain/set-up-view.ts';
import { Panel } from '../overview/panel.tsx';
import { changes } from './set-up-path.ts';
import type { Changing } from './use-change.ts';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  form: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(14rem, 100%), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalM,
  },
  submit: { gridColumn: '1 / -1' },
  input: { minWidth: 0 },
});

interface FrontDoorProps {
  readonly view: Pick<SetUpView, 'frontDoor'>;
  readonly changing: Changing;
}

/** Whom to ring about a child: without it the set-up is not finished. */
export function FrontDoor({ view, changing }: FrontDoorProps) {
  const styles = useStyles();
  const [contact, setContact] = useState(view.frontDoor ?? { name: '', phone: '', hours: '' });
  const save = (event: FormEvent) => {
    event.preventDefault();
    void changing.change(changes, { do: 'front-door', ...contact });
  };
  const field = (part: 'name' | 'phone' | 'hours', label: string, example: string) => (
    <Field label={label} hint={example} required>
      <Input
        className={styles.input}
        value={contact[part]}
        maxLength={200}
        onChange={(_, { value }) => setContact((before) => ({ ...before, [part]: value }))}
      />
    </Field>
  );
  return (
    <Panel title="Whom to ring about a child">
      <Caption1 className={styles.quiet}>
        Anyone who types a concern about a child to Baton is told to ring this contact.
      </Caption1>
      <form className={styles.form} onSubmit={save}>
        {field('name', 'Name', 'Such as MASH')}
        {field('phone', 'Number', 'Such as 01632 960123')}
        {field('hours', 'Hours', 'Such as Monday to Friday 9 to 5')}
        <div className={styles.submit}>
          <Button type="submit" disabledFocusable={changing.isBusy}>
            Save the contact
          </Button>
        </div>
      </form>
    </Panel>
  );
}

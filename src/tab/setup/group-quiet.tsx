import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { GroupProps } from './group-forms.tsx';
import { changes } from './set-up-path.ts';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  form: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(14rem, 100%), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalM,
  },
  submit: { gridColumn: '1 / -1' },
  input: { minWidth: 0 },
});

interface QuietProps extends Pick<GroupProps, 'group' | 'changing'> {
  /** What stands before its buttons. */
  readonly children: ReactNode;
}

/** A holiday or a purdah in which a group is not asked. */
export function Quiet({ group: { name, quiet, paused }, changing, children }: QuietProps) {
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (await changing.change(changes, { do: 'quiet', group: name, from, to })) setOpen(false);
  };
  const say = (order: Readonly<Record<string, unknown>>) => void changing.change(changes, { group: name, ...order });
  return (
    <>
      <span className={styles.buttons}>
        {children}
        <Button
          size="small"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          aria-label={`Quiet period for ${name}`}
        >
          Quiet period …
        </Button>
        {quiet.length > 0 && (
          <Button size="small" onClick={() => say({ do: 'no-quiet' })} aria-label={`No quiet periods for ${name}`}>
            No quiet periods
          </Button>
        )}
        {paused ? (
          <Button size="small" onClick={() => say({ do: 'resume' })} aria-label={`Resume ${name}`}>
            Resume
          </Button>
        ) : (
          <Button size="small" onClick={() => say({ do: 'pause', until: null })} aria-label={`Pause ${name}`}>
            Pause
          </Button>
        )}
      </span>
      {isOpen && (
        <form className={styles.form} onSubmit={(event) => void save(event)}>
          <Field label="Not asked from" required>
            <Input className={styles.input} type="date" value={from} onChange={(_, { value }) => setFrom(value)} />
          </Field>
          <Field label="to" required>
            <Input className={styles.input} type="date" value={to} onChange={(_, { value }) => setTo(value)} />
          </Field>
          <div className={styles.submit}>
            <Button type="submit" disabledFocusable={changing.isBusy || from === '' || to === ''}>
              Save
            </Button>
          </div>
        </form>
      )}
    </>
  );
}

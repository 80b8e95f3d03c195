import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useState } from 'react';

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(13rem, 100%), 1fr))',
    alignItems: 'end',
    gap: tokens.spacingHorizontalM,
    flexBasis: '100%',
  },
  input: { minWidth: 0 },
});

interface OneFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly button: string;
  readonly type?: 'date' | 'text';
  readonly save: (value: string) => Promise<unknown>;
  readonly children?: ReactNode;
}

/** A field with its own button; emptied once what was typed is taken. */
export function OneField({ label, hint, button, type = 'text', save, children }: OneFieldProps) {
  const styles = useStyles();
  const [value, setValue] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await save(value.trim())) setValue('');
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <Field label={label} hint={hint}>
        <Input
          className={styles.input}
          type={type}
          value={value}
          maxLength={200}
          onChange={(_, { value: typed }) => setValue(typed)}
        />
      </Field>
      <div>
        <Button type="submit" disabledFocusable={value.trim() === ''}>
          {button}
        </Button>{' '}
        {children}
      </div>
    </form>
  );
}

import { Button, Checkbox, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { HiddenView, ImportView } from '../../domain/set-up-view.ts';
import { counted } from '../../domain/shown-text.ts';
import type { Fix } from './import-preview.tsx';

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gridTemplateColumns: '8rem minmax(0, 2fr) minmax(0, 1fr) minmax(0, 1fr)',
    alignItems: 'start',
    gap: tokens.spacingHorizontalM,
    '@media (max-width: 800px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  whole: { gridColumn: '1 / -1' },
  input: { minWidth: 0 },
});

export interface FixProps {
  readonly view: ImportView;
  readonly fix: Fix;
  readonly isBusy: boolean;
}

/** What a person says of the plan as a whole: what the file says stands there already. */
export function PlanForm({ view, fix, isBusy }: FixProps) {
  const styles = useStyles();
  const [code, setCode] = useState(view.code);
  const [title, setTitle] = useState(view.title);
  const [period, setPeriod] = useState(view.period);
  const [audience, setAudience] = useState(view.audience);
  const [sheets, setSheets] = useState(() => view.hidden.filter(({ isRead }) => isRead).map(({ part }) => part));
  const save = (event: FormEvent) => {
    event.preventDefault();
    void fix({ code, title, period, audience, ...(view.hidden.length > 0 && { sheets }) });
  };
  return (
    <form className={styles.form} onSubmit={save}>
      <Field label="Code">
        <Input className={styles.input} value={code} maxLength={10} onChange={(_, { value }) => setCode(value)} />
      </Field>
      <Field label="Title">
        <Input className={styles.input} value={title} maxLength={200} onChange={(_, { value }) => setTitle(value)} />
      </Field>
      <Field label="Years it covers" hint="Such as April 2026 to March 2027">
        <Input className={styles.input} value={period} maxLength={80} onChange={(_, { value }) => setPeriod(value)} />
      </Field>
      <Field label="Who may read it">
        <Select value={audience} onChange={(_, { value }) => setAudience(value as ImportView['audience'])}>
          <option value="partnership">The whole partnership</option>
          <option value="restricted">Its lead groups only</option>
        </Select>
      </Field>
      {view.hidden.length > 0 && (
        <Field label="Hidden sheets to read as well" className={styles.whole}>
          <div>
            {view.hidden.map((sheet) => (
              <Checkbox
                key={sheet.part}
                label={sheetWords(sheet)}
                checked={sheets.includes(sheet.part)}
                onChange={(_, { checked }) =>
                  setSheets((before) => [
                    ...before.filter((one) => one !== sheet.part),
                    ...(checked ? [sheet.part] : []),
                  ])
                }
              />
            ))}
          </div>
        </Field>
      )}
      <div className={styles.whole}>
        <Button type="submit" disabledFocusable={isBusy}>
          Save
        </Button>
      </div>
    </form>
  );
}

function sheetWords({ part, actions }: HiddenView): string {
  return actions === null ? part : `${part} (${counted(actions, 'action')})`;
}

import { Button, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { HiddenView, ImportView } from '../../domain/set-up-view.ts';
import { counted } from '../../domain/shown-text.ts';
import { CheckList } from './check-list.tsx';
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
  said: { marginInlineStart: tokens.spacingHorizontalM },
});

export interface FixProps {
  readonly view: ImportView;
  readonly fix: Fix;
  readonly isBusy: boolean;
}

/** What a person says of the plan as a whole: what the file says stands there already. */
export function PlanForm({ view, fix, isBusy }: FixProps) {
  const styles = useStyles();
  // What is typed and not saved outlives what is put right elsewhere on the page.
  const [typed, setTyped] = useState<Partial<PlanSaid>>({});
  const [saved, setSaved] = useState(false);
  const { code, title, period, audience, sheets } = { ...saidIn(view), ...typed };
  const type = (more: Partial<PlanSaid>) => {
    setSaved(false);
    setTyped((before) => ({ ...before, ...more }));
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const isSaved = await fix({ code, title, period, audience, ...(view.hidden.length > 0 && { sheets }) });
    if (isSaved) setTyped({});
    setSaved(isSaved);
  };
  return (
    <form className={styles.form} onSubmit={(event) => void save(event)}>
      <Field label="Code">
        <Input
          className={styles.input}
          value={code}
          maxLength={20}
          onChange={(_, { value }) => type({ code: value })}
        />
      </Field>
      <Field label="Title">
        <Input
          className={styles.input}
          value={title}
          maxLength={200}
          onChange={(_, { value }) => type({ title: value })}
        />
      </Field>
      <Field label="Years it covers" hint="Such as April 2026 to March 2027">
        <Input
          className={styles.input}
          value={period}
          maxLength={80}
          onChange={(_, { value }) => type({ period: value })}
        />
      </Field>
      <Field label="Who may read it">
        <Select value={audience} onChange={(_, { value }) => type({ audience: value as ImportView['audience'] })}>
          <option value="partnership">The whole partnership</option>
          <option value="restricted">Its lead groups only</option>
        </Select>
      </Field>
      {view.hidden.length > 0 && (
        <CheckList
          label="Hidden sheets to read as well"
          className={styles.whole}
          choices={view.hidden.map((sheet) => ({ value: sheet.part, words: sheetWords(sheet) }))}
          chosen={sheets}
          choose={(chosen) => type({ sheets: chosen })}
        />
      )}
      <div className={styles.whole}>
        <Button type="submit" disabledFocusable={isBusy}>
          Save
        </Button>
        <span role="status" className={styles.said}>
          {saved && 'Saved'}
        </span>
      </div>
    </form>
  );
}

interface PlanSaid extends Pick<ImportView, 'code' | 'title' | 'period' | 'audience'> {
  /** The hidden sheets that are read as well. */
  readonly sheets: readonly string[];
}

function saidIn({ code, title, period, audience, hidden }: ImportView): PlanSaid {
  return { code, title, period, audience, sheets: hidden.filter(({ isRead }) => isRead).map(({ part }) => part) };
}

function sheetWords({ part, actions }: HiddenView): string {
  return actions === null ? part : `${part} (${counted(actions, 'action')})`;
}

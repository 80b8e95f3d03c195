import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { ActionView } from '../../domain/action-view.ts';
import type { FormValues, UpdateForm } from '../../domain/update-form.ts';
import { confirmTitles } from '../../domain/words.ts';
import { formTitle } from '../../domain/words-update.ts';
import { Panel } from '../overview/panel.tsx';
import { Loading, Problem } from '../states.tsx';
import { useClient } from '../use-answer.ts';
import { useInSight } from '../where-to-look.ts';
import { Written } from './paragraphs.tsx';
import { draftOf, keepDraft } from './typed-drafts.ts';
import { UpdateFields } from './update-fields.tsx';
import type { Outcome, Submit } from './use-update.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gap: tokens.spacingVerticalL, gridTemplateColumns: 'minmax(0, 1fr)' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

export interface UpdatePanelProps {
  /** `actions/DP/4.1`. */
  readonly path: string;
  readonly part: string | null;
  readonly legend: ActionView['legend'];
  readonly outcome: Outcome | null;
  readonly isBusy: boolean;
  readonly submit: (body: Submit) => Promise<Outcome | null>;
  readonly close: () => void;
}

/** The form for an update, fetched as it stands now, with what was said last or what was typed before. */
export function UpdatePanel(props: UpdatePanelProps) {
  const { path, part } = props;
  const query = part === null ? '' : `?part=${encodeURIComponent(part)}`;
  const { form, problem, again } = useForm(`${path}/form${query}`);
  return (
    <Panel title={form ? formTitle(form) : 'Update'}>
      {problem && <Problem text={problem} again={again} />}
      {!form && !problem && <Loading rows={5} />}
      {form && <Form {...props} form={form} />}
    </Panel>
  );
}

/** The form as it is now: one from before would begin with what has been said over since. */
function useForm(path: string) {
  const client = useClient();
  const [form, setForm] = useState<UpdateForm | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [asked, setAsked] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` asks again.
  useEffect(() => {
    let isOver = false;
    setProblem(null);
    client.get<UpdateForm>(path).then(
      (found) => !isOver && setForm(found),
      (error: Error) => !isOver && setProblem(error.message),
    );
    return () => {
      isOver = true;
    };
  }, [client, path, asked]);
  return { form, problem, again: () => setAsked(asked + 1) };
}

function Form({ path, part, form, legend, outcome, isBusy, submit, close }: UpdatePanelProps & { form: UpdateForm }) {
  const styles = useStyles();
  const key = `${path} ${part ?? ''}`;
  const [values, setValues] = useState(() => draftOf(key) ?? freshValues(form));
  const first = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const at = (what: string) => first.current?.querySelector<HTMLElement>(what);
    // What is chosen among radio buttons is their one stop; from another the arrow keys would go astray.
    (at('[role=radiogroup] input:checked') ?? at('input'))?.focus();
  }, []);
  const problem = useInSight<HTMLDivElement>(outcome);
  const change = (next: FormValues) => {
    keepDraft(key, next);
    setValues(next);
  };
  const save = async (confirmed: boolean) => {
    const became = await submit({ seq: form.line.sequence, part, values, confirmed });
    if (became && became.kind !== 'problem') keepDraft(key, null);
  };
  return (
    <form
      ref={first}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save(false);
      }}
    >
      {form.line.lastSaidOn === null && !form.line.restricted && <span>Nobody has said anything on it yet.</span>}
      <UpdateFields form={form} legend={legend} values={values} onChange={change} />
      {outcome?.kind === 'problem' && (
        <div ref={problem} role="alert">
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>
              <Written text={outcome.text} />
            </MessageBarBody>
            {outcome.confirm && (
              <MessageBarActions>
                <Button disabledFocusable={isBusy} onClick={() => void save(true)}>
                  {confirmTitles[outcome.confirm]}
                </Button>
              </MessageBarActions>
            )}
          </MessageBar>
        </div>
      )}
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={isBusy}>
          {isBusy ? 'Saving…' : 'Save'}
        </Button>
        <Button
          onClick={() => {
            keepDraft(key, null);
            close();
          }}
        >
          Cancel
        </Button>
      </div>
    </form>
  );
}

/** A fresh form begins with what was said last, by e-mail where somebody answers for another. */
function freshValues({ values, line }: UpdateForm): FormValues {
  return {
    ...values,
    rating: values.rating || (line.rating ?? ''),
    progress: values.progress || line.lastSaid,
    route: values.route || 'e-mail',
  };
}

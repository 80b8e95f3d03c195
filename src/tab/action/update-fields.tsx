import { Checkbox, Field, Input, makeStyles, Radio, RadioGroup, Textarea, tokens } from '@fluentui/react-components';
import { defaultLegend, type Legend, ratings, ratingWord } from '../../domain/rating.ts';
import { shownCount } from '../../domain/shown-text.ts';
import { longestNarrative } from '../../domain/update.ts';
import type { FormValues, UpdateForm } from '../../domain/update-form.ts';
import { routeChoices, stepWords } from '../../domain/words-update.ts';

const useStyles = makeStyles({
  fields: { display: 'grid', gap: tokens.spacingVerticalL, gridTemplateColumns: 'minmax(0, 1fr)' },
  pair: {
    display: 'grid',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(16rem, 100%), 1fr))',
  },
  checks: { display: 'grid', gap: tokens.spacingVerticalXS },
  group: { margin: 0, padding: 0, minWidth: 0, border: 'none' },
  legend: { padding: 0, paddingBlockEnd: tokens.spacingVerticalXXS },
});

interface FieldsProps {
  readonly form: UpdateForm;
  readonly legend: Legend | null;
  readonly values: FormValues;
  readonly onChange: (values: FormValues) => void;
}

/** The inputs of the form in chat, by the same names. */
export function UpdateFields({ form, legend, values, onChange }: FieldsProps) {
  const styles = useStyles();
  const set =
    (name: keyof FormValues) =>
    (_: unknown, { value }: { readonly value: string }) =>
      onChange({ ...values, [name]: value });
  const check =
    (name: keyof FormValues) =>
    (_: unknown, { checked }: { readonly checked: boolean | 'mixed' }) =>
      onChange({ ...values, [name]: String(checked === true) });
  const isWhole = form.part === null;
  const tooLong = values.progress.length > longestNarrative;
  return (
    <div className={styles.fields}>
      {form.onBehalf && <OnBehalf values={values} onChange={onChange} />}
      <Field label="Rating">
        <RadioGroup value={values.rating} onChange={set('rating')}>
          {ratings.map((rating) => (
            <Radio key={rating} value={rating} label={`${ratingWord(rating)}: ${(legend ?? defaultLegend)[rating]}`} />
          ))}
        </RadioGroup>
      </Field>
      <Field
        label="Progress"
        hint={`${shownCount(values.progress.length)} of ${shownCount(longestNarrative)} characters`}
        validationState={tooLong ? 'warning' : 'none'}
        {...(tooLong && { validationMessage: 'Please shorten it, or link to a document.' })}
      >
        <Textarea
          value={values.progress}
          onChange={set('progress')}
          rows={4}
          resize="vertical"
          placeholder="One line is enough. Please name no child or family."
        />
      </Field>
      {isWhole && form.steps.length > 1 && <DoneFor form={form} values={values} onChange={onChange} />}
      <div className={styles.pair}>
        {isWhole && (
          <Field label="Expected by" hint="Only to ask for more time. The date changes when that is agreed.">
            <Input type="date" min={form.today} value={values.expectedBy} onChange={set('expectedBy')} />
          </Field>
        )}
        <Field label="Evidence link" hint="A web address">
          <Input type="url" placeholder="https://" value={values.evidence} onChange={set('evidence')} />
        </Field>
      </div>
      <div className={styles.pair}>
        <Field label="Blocked">
          <Checkbox
            label="Something stands in the way that we cannot move ourselves"
            checked={values.blocked === 'true'}
            onChange={check('blocked')}
          />
        </Field>
        {isWhole && (
          <Field label="Propose as complete">
            <Checkbox
              label="It is done: please put it forward for sign-off"
              checked={values.complete === 'true'}
              onChange={check('complete')}
            />
          </Field>
        )}
      </div>
    </div>
  );
}

type Change = Pick<FieldsProps, 'values' | 'onChange'>;

function OnBehalf({ values, onChange }: Change) {
  const styles = useStyles();
  return (
    <div className={styles.pair}>
      <Field label="How it reached you">
        <RadioGroup value={values.route} onChange={(_, { value }) => onChange({ ...values, route: value })}>
          {routeChoices.map(({ title, value }) => (
            <Radio key={value} value={value} label={title} />
          ))}
        </RadioGroup>
      </Field>
      <Field label="Who said it">
        <Input
          placeholder="A post or an agency"
          maxLength={120}
          value={values.onBehalfOf}
          onChange={(_, { value }) => onChange({ ...values, onBehalfOf: value })}
        />
      </Field>
    </div>
  );
}

function DoneFor({ form, values, onChange }: Pick<FieldsProps, 'form'> & Change) {
  const styles = useStyles();
  const done = values.doneFor.split(',').filter(Boolean);
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>Done for</legend>
      <div className={styles.checks}>
        {form.steps.map((step) => (
          <Checkbox
            key={step.due}
            label={stepWords(step)}
            checked={done.includes(step.due)}
            onChange={(_, { checked }) => {
              const next = checked ? [...done, step.due] : done.filter((due) => due !== step.due);
              onChange({ ...values, doneFor: next.join(',') });
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}

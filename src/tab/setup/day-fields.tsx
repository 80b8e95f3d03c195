import { Field, Input, makeStyles } from '@fluentui/react-components';

const useStyles = makeStyles({ input: { minWidth: 0 } });

export const noDays = { date: '', time: '', papers: '' };
export type Days = typeof noDays;

/** When a meeting is, and when its papers go out. */
export function DayFields({ days, setDays }: { readonly days: Days; readonly setDays: (days: Days) => void }) {
  const styles = useStyles();
  const field = (part: keyof Days, label: string, hint?: string) => (
    <Field label={label} hint={hint} required={part === 'date'}>
      <Input
        className={styles.input}
        type={part === 'time' ? 'time' : 'date'}
        value={days[part]}
        onChange={(_, { value }) => setDays({ ...days, [part]: value })}
      />
    </Field>
  );
  return (
    <>
      {field('date', 'Date')}
      {field('time', 'Time', 'If it is known')}
      {field('papers', 'Papers go out', 'Empty: as usual')}
    </>
  );
}

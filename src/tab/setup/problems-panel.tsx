import {
  Body1,
  Button,
  Caption1,
  Field,
  Input,
  Link,
  makeStyles,
  mergeClasses,
  Select,
  Subtitle2,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { formatDay } from '../../domain/day.ts';
import type { ProblemsView, ProblemView } from '../../domain/set-up-view.ts';
import { Panel } from '../overview/panel.tsx';
import type { FixProps } from './plan-form.tsx';

const useStyles = makeStyles({
  kind: { display: 'grid', gap: tokens.spacingVerticalXS },
  title: { margin: 0 },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    display: 'grid',
    gridTemplateColumns: '5rem minmax(0, 1fr) minmax(0, 22rem)',
    gap: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
    '@media (max-width: 800px)': { gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalXS },
  },
  wide: { gridColumn: '2 / -1', '@media (max-width: 800px)': { gridColumn: 'auto' } },
  words: { display: 'grid', gap: tokens.spacingVerticalXXS },
  silent: { position: 'absolute' },
  quiet: { color: tokens.colorNeutralForeground2 },
  fix: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'end',
    gap: tokens.spacingHorizontalS,
    '& > :first-child': { flex: '1 1 11rem', minWidth: 0 },
  },
  input: { minWidth: 0, width: '100%' },
});

/** Of a kind so many stand there at first: the rest comes when it is asked for. */
const mostShown = 20;

/** What a person should look at before the import, by kind, each with where it stands and, where it can be, a remedy. */
export function ProblemsPanel({ view, fix, isBusy }: FixProps) {
  const styles = useStyles();
  const total = view.problems.reduce((sum, { items }) => sum + items.length, 0);
  return (
    <Panel title={total === 0 ? 'Nothing to look at' : `To look at (${total})`}>
      <Caption1 role="status" className={view.fixed.length > 0 ? styles.quiet : styles.silent}>
        {view.fixed.length > 0 && `Put right: ${view.fixed.at(-1)}.`}
      </Caption1>
      {total === 0 && <Body1>Everything in the file was understood.</Body1>}
      {view.unled > 1 && <LeadAll view={view} fix={fix} isBusy={isBusy} />}
      {view.problems.map((kind) => (
        <Kind key={kind.code} kind={kind} view={view} fix={fix} isBusy={isBusy} />
      ))}
    </Panel>
  );
}

function Kind({ kind: { title, items }, ...props }: FixProps & { readonly kind: ProblemsView }) {
  const styles = useStyles();
  const [isAll, setAll] = useState(false);
  const shown = isAll ? items : items.slice(0, mostShown);
  return (
    <div className={styles.kind}>
      <Subtitle2 as="h3" className={styles.title}>
        {title} ({items.length})
      </Subtitle2>
      <ul className={styles.list}>
        {keyed(shown).map(({ key, problem }) => (
          <Item key={key} problem={problem} {...props} />
        ))}
      </ul>
      {shown.length < items.length && (
        <div>
          <Link as="button" onClick={() => setAll(true)}>
            Show all {items.length}
          </Link>
        </div>
      )}
    </div>
  );
}

/** What is typed at one problem stays when another is put right; a row may have two that say the same. */
function keyed(problems: readonly ProblemView[]) {
  const seen = new Map<string, number>();
  return problems.map((problem) => {
    const name = `${problem.ref} ${problem.where} ${problem.message}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { key: `${name} ${count}`, problem };
  });
}

function Item({ problem, ...props }: FixProps & { readonly problem: ProblemView }) {
  const styles = useStyles();
  const { ref, where, message, action, fix: kind } = problem;
  return (
    <li className={styles.item}>
      <Body1>{ref ?? ''}</Body1>
      <span className={mergeClasses(styles.words, kind === null && styles.wide)}>
        <Body1>{message}</Body1>
        {action && <Caption1 className={styles.quiet}>“{action}”</Caption1>}
        <Caption1 className={styles.quiet}>{where}</Caption1>
      </span>
      {ref !== null && kind === 'lead' && <LeadFix about={ref} {...props} />}
      {ref !== null && kind === 'date' && <DateFix about={ref} nearest={problem.nearest} {...props} />}
    </li>
  );
}

interface AboutRef extends FixProps {
  readonly about: string;
}

function groupsOf({ groups, knownGroups }: FixProps['view']): readonly string[] {
  return [...new Set([...groups.map(({ name }) => name), ...knownGroups])];
}

function LeadFix({ about, view, fix, isBusy }: AboutRef) {
  const styles = useStyles();
  const [value, setValue] = useState('');
  return (
    <div className={styles.fix}>
      <Field label={`Who leads ${about}?`}>
        <GroupSelect value={value} none="Nobody yet" names={groupsOf(view)} choose={setValue} />
      </Field>
      <Button
        disabledFocusable={isBusy || value === ''}
        onClick={() => void fix({ fixes: [{ kind: 'lead', about, value }] })}
        aria-label={`Save who leads ${about}`}
      >
        Save
      </Button>
    </div>
  );
}

function LeadAll({ view, fix, isBusy }: FixProps) {
  const styles = useStyles();
  const [value, setValue] = useState('');
  return (
    <div className={styles.fix}>
      <Field label={`${view.unled} actions name nobody to lead them. Who leads all of these?`}>
        <GroupSelect value={value} none="Each by itself" names={groupsOf(view)} choose={setValue} />
      </Field>
      <Button disabledFocusable={isBusy || value === ''} onClick={() => void fix({ leadAll: value })}>
        Save for all
      </Button>
    </div>
  );
}

interface GroupSelectProps {
  readonly value: string;
  readonly none: string;
  readonly names: readonly string[];
  readonly choose: (name: string) => void;
  readonly id?: string;
}

function GroupSelect({ value, none, names, choose, ...field }: GroupSelectProps) {
  const styles = useStyles();
  return (
    <Select
      {...field}
      className={styles.input}
      select={{ className: styles.input }}
      value={value}
      onChange={(_, { value: name }) => choose(name)}
    >
      <option value="">{none}</option>
      {names.map((name) => (
        <option key={name}>{name}</option>
      ))}
    </Select>
  );
}

function DateFix({ about, nearest, fix, isBusy }: AboutRef & { readonly nearest: ProblemView['nearest'] }) {
  const styles = useStyles();
  const [value, setValue] = useState<string>(nearest ?? '');
  return (
    <div className={styles.fix}>
      <Field label={`When is ${about} due?`} hint={nearest ? `Perhaps ${formatDay(nearest)}` : undefined}>
        <Input className={styles.input} type="date" value={value} onChange={(_, { value: day }) => setValue(day)} />
      </Field>
      <Button
        disabledFocusable={isBusy || value === ''}
        onClick={() => void fix({ fixes: [{ kind: 'date', about, value }] })}
        aria-label={`Save when ${about} is due`}
      >
        Save
      </Button>
    </div>
  );
}

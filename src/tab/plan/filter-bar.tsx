import { Button, Field, makeStyles, SearchBox, Select, tokens } from '@fluentui/react-components';
import { type ReactNode, useMemo, useState } from 'react';
import { havingNone } from '../../domain/having-none.ts';
import type { Me } from '../../domain/tab-view.ts';
import { AsKnownOn } from '../as-known-on.tsx';
import type { PlanRow } from './plan-rows.ts';
import { choices, type GroupBy, listWords, type PlanView, ratingChoices } from './plan-view.ts';
import type { KnownActions } from './use-actions.ts';

const useStyles = makeStyles({
  bar: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalS },
  line: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(11rem, 1fr))',
    alignItems: 'end',
    gap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalS,
  },
  search: { width: '100%', minWidth: 0, maxWidth: 'none', '& input': { minWidth: 0 } },
  field: { minWidth: 0 },
  select: { minWidth: 0, width: '100%', textOverflow: 'ellipsis' },
  searching: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'end' },
  grows: { flexGrow: 1, minWidth: 0 },
});

interface FilterBarProps {
  readonly view: PlanView;
  readonly typed: string;
  readonly me: Me;
  readonly known: KnownActions | null;
  readonly isWide: boolean;
  readonly onType: (text: string) => void;
  readonly onView: (view: PlanView) => void;
}

/** Everything the plan can be filtered and grouped by; on a phone behind one button. */
export function FilterBar(props: FilterBarProps) {
  const styles = useStyles();
  const { view, typed, isWide, onType } = props;
  const rare = choices.filter((name) => ['plan', 'aim', 'theme', 'on'].includes(name) && view[name] !== '');
  const [isOpen, setOpen] = useState(rare.length > 0);
  return (
    <div className={styles.bar}>
      <div className={isWide ? styles.line : styles.searching}>
        <Field label="Search" className={isWide ? styles.field : styles.grows}>
          <SearchBox
            className={styles.search}
            placeholder="Words or a ref"
            value={typed}
            onChange={(_, { value }) => onType(value)}
          />
        </Field>
        {isWide && <Often {...props} />}
        <div>
          <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isWide ? (isOpen ? 'Fewer filters' : 'More filters') : 'Filters'}
          </Button>
        </div>
      </div>
      {isOpen && (
        <div className={styles.line}>
          {!isWide && <Often {...props} />}
          <Rarely {...props} />
        </div>
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
}

function Choose({ label, value, onChange, children }: ChoiceProps) {
  const styles = useStyles();
  return (
    <Field label={label} className={styles.field}>
      <Select
        className={styles.select}
        select={{ className: styles.select }}
        value={value}
        onChange={(_, chosen) => onChange(chosen.value)}
      >
        {children}
      </Select>
    </Field>
  );
}

/** What people ask most: which list, which rating, which group, and how it is put together. */
function Often({ view, me, onView }: FilterBarProps) {
  const names = Object.entries(listWords);
  return (
    <>
      <Choose label="Show" value={view.list} onChange={(list) => onView({ ...view, list })}>
        <option value="">All actions</option>
        {names.map(([name, words]) => (
          <option key={name} value={name}>
            {words}
          </option>
        ))}
      </Choose>
      <Choose label="Rating" value={view.rating} onChange={(rating) => onView({ ...view, rating })}>
        <option value="">Any rating</option>
        {ratingChoices.map(([name, words]) => (
          <option key={name} value={name}>
            {words}
          </option>
        ))}
      </Choose>
      <Choose label="Lead group" value={view.group} onChange={(group) => onView({ ...view, group })}>
        <option value="">All groups</option>
        <option value={havingNone}>No lead group</option>
        {me.groups.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Choose>
      <Choose label="Group by" value={view.by} onChange={(by) => onView({ ...view, by: by as GroupBy })}>
        <option value="">Nothing</option>
        <option value="aim">Aim</option>
        <option value="group">Lead group</option>
        <option value="owner">Who answers</option>
        <option value="rating">Rating</option>
      </Choose>
    </>
  );
}

const none: readonly PlanRow[] = [];

function Rarely({ view, me, known, onView }: FilterBarProps) {
  const styles = useStyles();
  const rows = known?.rows ?? none;
  const [aims, themes] = useMemo(() => wordsIn(rows, view.plan), [rows, view.plan]);
  return (
    <>
      <Choose label="Plan" value={view.plan} onChange={(plan) => onView({ ...view, plan, aim: '', theme: '' })}>
        <option value="">All plans</option>
        {known?.plans.map(({ code, title }) => (
          <option key={code} value={code}>
            {code === title ? code : `${code} · ${title}`}
          </option>
        ))}
      </Choose>
      {(aims.length > 0 || view.aim) && (
        <Choose label="Aim" value={view.aim} onChange={(aim) => onView({ ...view, aim })}>
          <option value="">All aims</option>
          <option value={havingNone}>No aim</option>
          {aims.map(optionOf)}
        </Choose>
      )}
      {(themes.length > 0 || view.theme) && (
        <Choose label="Theme" value={view.theme} onChange={(theme) => onView({ ...view, theme })}>
          <option value="">All themes</option>
          <option value={havingNone}>No theme</option>
          {themes.map(optionOf)}
        </Choose>
      )}
      <Field label="As known on" className={styles.field}>
        <AsKnownOn day={view.on} today={me.today} onDay={(on) => onView({ ...view, on })} />
      </Field>
    </>
  );
}

function optionOf(words: string) {
  return (
    <option key={words} value={words}>
      {words}
    </option>
  );
}

/** The aims and themes that there are, in the order of the plan. */
function wordsIn(rows: readonly PlanRow[], plan: string): readonly [readonly string[], readonly string[]] {
  const own = rows.filter(({ action }) => plan === '' || action.plan === plan);
  const aims = new Set(own.map(({ action }) => action.aim).filter(Boolean));
  const themes = new Set(own.flatMap(({ action }) => action.themes));
  return [[...aims], [...themes].toSorted()];
}

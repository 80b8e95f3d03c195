import { Body1, Button, Caption1, Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { LeadView } from '../../domain/set-up-view.ts';
import { counted } from '../../domain/shown-text.ts';
import { Panel } from '../overview/panel.tsx';
import type { FixProps } from './plan-form.tsx';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 22rem)',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  words: { display: 'grid', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Who leads what, and which group of the register that is: a new name may be one that is known. */
export function LeadsPanel({ view, fix, isBusy }: FixProps) {
  const styles = useStyles();
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const fixes = Object.entries(chosen).flatMap(([about, value]) => (value ? [{ kind: 'group', about, value }] : []));
  const save = async () => {
    if (await fix({ fixes })) setChosen({});
  };
  const hasNew = view.knownGroups.length > 0 && view.groups.some(({ known }) => known === null);
  return (
    <Panel title="Led by">
      {view.groups.length === 0 && <Body1>The file names no lead group.</Body1>}
      <ul className={styles.list}>
        {view.groups.map((group) => (
          <li key={group.name} className={styles.item}>
            <span className={styles.words}>
              <Body1>{group.name}</Body1>
              <Caption1 className={styles.quiet}>{leadWords(group)}</Caption1>
            </span>
            {group.known === null && view.knownGroups.length > 0 && (
              <Field label={`Which group is ${group.name}?`}>
                <Select
                  value={chosen[group.name] ?? ''}
                  onChange={(_, { value }) => setChosen((before) => ({ ...before, [group.name]: value }))}
                >
                  <option value="">A new group</option>
                  {view.knownGroups.map((name) => (
                    <option key={name}>{name}</option>
                  ))}
                </Select>
              </Field>
            )}
          </li>
        ))}
      </ul>
      {hasNew && (
        <div>
          <Button disabledFocusable={isBusy || fixes.length === 0} onClick={() => void save()}>
            Save the groups
          </Button>
        </div>
      )}
    </Panel>
  );
}

function leadWords({ name, actions, known }: LeadView): string {
  const leads = `Leads ${counted(actions, 'action')}`;
  if (known === null) return `${leads}; Baton does not know it yet`;
  return known === name ? leads : `${leads}; it is ${known}`;
}

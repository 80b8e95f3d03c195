import { Body1, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { formatDay } from '../../domain/day.ts';
import { Panel } from '../overview/panel.tsx';
import { GroupEnd } from './group-end.tsx';
import type { GroupProps } from './group-forms.tsx';
import { changes } from './set-up-path.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalM,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  words: { display: 'grid', minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  form: { flexBasis: '100%', display: 'grid', gridTemplateColumns: 'minmax(0, 24rem)' },
});

interface EndedGroupsProps extends Pick<GroupProps, 'groups' | 'changing'> {
  readonly ended: GroupProps['groups'];
}

/** Groups that met for the last time: who took over, and the way back. */
export function EndedGroups({ ended, groups, changing }: EndedGroupsProps) {
  const styles = useStyles();
  return (
    <Panel title="Groups that have ended">
      <ul className={styles.list}>
        {ended.map((group) => (
          <EndedGroup key={group.id} group={group} groups={groups} changing={changing} />
        ))}
      </ul>
    </Panel>
  );
}

function EndedGroup({ group, groups, changing }: Omit<GroupProps, 'met'>) {
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  const { name, ended, mergedInto } = group;
  return (
    <li className={styles.item}>
      <span className={styles.words}>
        <Body1>{name}</Body1>
        <Caption1 className={styles.quiet}>
          Ended on {formatDay(ended!)}
          {mergedInto && `; ${mergedInto} took over what it led`}
        </Caption1>
      </span>
      <span className={styles.buttons}>
        <Button
          size="small"
          aria-expanded={isOpen}
          aria-label={`Who takes over from ${name}`}
          onClick={() => setOpen(!isOpen)}
        >
          Who takes over …
        </Button>
        <Button
          size="small"
          aria-label={`${name} meets again`}
          onClick={() => void changing.change(changes, { do: 'revive', group: name })}
        >
          Meets again
        </Button>
      </span>
      {isOpen && (
        <div className={styles.form}>
          <GroupEnd key={mergedInto} group={group} groups={groups} changing={changing} />
        </div>
      )}
    </li>
  );
}

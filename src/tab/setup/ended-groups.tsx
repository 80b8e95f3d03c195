import { Body1, Button, Caption1, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { formatDay } from '../../domain/day.ts';
import { Panel } from '../overview/panel.tsx';
import { GroupEnd } from './group-end.tsx';
import type { GroupProps } from './group-forms.tsx';
import { useRowStyles } from './row-styles.ts';
import { changes } from './set-up-path.ts';

const useStyles = makeStyles({
  form: { flexBasis: '100%', display: 'grid', gridTemplateColumns: 'minmax(0, 24rem)' },
});

interface EndedGroupsProps extends Pick<GroupProps, 'groups' | 'changing'> {
  readonly ended: GroupProps['groups'];
}

/** Groups that met for the last time: who took over, and the way back. */
export function EndedGroups({ ended, groups, changing }: EndedGroupsProps) {
  const rows = useRowStyles();
  return (
    <Panel title="Groups that have ended">
      <ul className={rows.list}>
        {ended.map((group) => (
          <EndedGroup key={group.id} group={group} groups={groups} changing={changing} />
        ))}
      </ul>
    </Panel>
  );
}

function EndedGroup({ group, groups, changing }: Omit<GroupProps, 'met'>) {
  const styles = useStyles();
  const rows = useRowStyles();
  const [isOpen, setOpen] = useState(false);
  const { name, ended, mergedInto } = group;
  return (
    <li className={rows.item}>
      <span className={rows.words}>
        <Body1>{name}</Body1>
        <Caption1 className={rows.quiet}>
          Ended on {formatDay(ended!)}
          {mergedInto && `; ${mergedInto} took over what it led`}
        </Caption1>
      </span>
      <span className={rows.buttons}>
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

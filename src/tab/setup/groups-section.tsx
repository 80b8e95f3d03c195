import { Button, Caption1, Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { SetUpGroup, SetUpView } from '../../domain/set-up-view.ts';
import { Panel } from '../overview/panel.tsx';
import { Empty } from '../states.tsx';
import { EndedGroups } from './ended-groups.tsx';
import { FrontDoor } from './front-door.tsx';
import { GroupRow } from './group-row.tsx';
import { OutcomeBar } from './outcome-bar.tsx';
import { changes } from './set-up-path.ts';
import { type Changing, useChange } from './use-change.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  quiet: { color: tokens.colorNeutralForeground2 },
  form: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(14rem, 100%), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalM,
  },
  submit: { gridColumn: '1 / -1' },
});

interface SectionProps {
  readonly view: SetUpView;
  readonly again: () => void;
}

/** The front door, and the groups with what steers them. */
export function GroupsSection({ view, again }: SectionProps) {
  const styles = useStyles();
  const changing = useChange(again);
  const living = view.groups.filter(({ ended }) => ended === null);
  const ended = view.groups.filter((group) => group.ended !== null);
  return (
    <>
      <OutcomeBar outcome={changing.outcome} />
      <FrontDoor key={JSON.stringify(view.frontDoor)} view={view} changing={changing} />
      {living.length > 0 && <Oversight groups={living} changing={changing} />}
      <Panel title="Groups">
        {view.groups.length === 0 && (
          <Empty text="No groups yet. They come with the first plan, with the list of meetings, or with a channel." />
        )}
        {living.length > 0 && (
          <Caption1 className={styles.quiet}>
            A group gets its channel in the channel itself: type “@Baton use this channel for” and its name. A new group
            comes with its first meeting, under Meetings.
          </Caption1>
        )}
        <ul className={styles.list}>
          {living.map((group) => (
            <GroupRow key={group.id} group={group} groups={living} met={view.roles.met} changing={changing} />
          ))}
        </ul>
      </Panel>
      {ended.length > 0 && <EndedGroups ended={ended} groups={living} changing={changing} />}
    </>
  );
}

interface ChangingProps {
  readonly changing: Changing;
}

function Oversight({ groups, changing }: ChangingProps & { readonly groups: readonly SetUpGroup[] }) {
  const styles = useStyles();
  const now = groups.find(({ isOversight }) => isOversight)?.name ?? '';
  const [chosen, setChosen] = useState(now);
  return (
    <Panel title="The group that oversees the others">
      <div className={styles.form}>
        <Field label="Every group’s summary goes to its channel">
          <Select value={chosen} onChange={(_, { value }) => setChosen(value)}>
            {now === '' && <option value="">Not chosen yet</option>}
            {groups.map(({ id, name }) => (
              <option key={id}>{name}</option>
            ))}
          </Select>
        </Field>
        <div className={styles.submit}>
          <Button
            disabledFocusable={changing.isBusy || chosen === '' || chosen === now}
            onClick={() => void changing.change(changes, { do: 'oversight', group: chosen })}
          >
            Save the overseeing group
          </Button>
        </div>
      </div>
    </Panel>
  );
}

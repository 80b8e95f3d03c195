import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { type FormEvent, useId, useState } from 'react';
import type { SetUpTold, SetUpView } from '../../domain/set-up-view.ts';
import { Panel } from '../overview/panel.tsx';
import { Empty } from '../states.tsx';
import { DayFields, noDays } from './day-fields.tsx';
import { FileDrop } from './file-drop.tsx';
import { MeetingRow, MeetingWords } from './meeting-row.tsx';
import { OutcomeBar } from './outcome-bar.tsx';
import { useRowStyles } from './row-styles.ts';
import { changes } from './set-up-path.ts';
import { type Changing, useChange } from './use-change.ts';

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(11rem, 100%), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalM,
    flexBasis: '100%',
  },
  submit: { gridColumn: '1 / -1' },
  input: { minWidth: 0 },
});

interface SectionProps {
  readonly view: SetUpView;
  readonly again: () => void;
}

/** The dates by which Baton asks: added one by one or as a list, moved, cancelled, brought back. */
export function MeetingsSection({ view, again }: SectionProps) {
  const rows = useRowStyles();
  const changing = useChange(again);
  const [isPastShown, setPastShown] = useState(false);
  const take = async (file: File) => {
    const told = await changing.run((client) => client.send<SetUpTold>('set-up/lists/meetings', file));
    if (!told) return;
    changing.tell({ intent: 'success', text: told.text, undo: null });
    again();
  };
  const ahead = view.meetings.filter(({ date }) => date >= view.today);
  const past = view.meetings.filter(({ date }) => date < view.today).toReversed();
  return (
    <>
      <OutcomeBar outcome={changing.outcome} />
      <Panel title="Bring in a list">
        <FileDrop
          small
          title="Drop a list of meetings or a forward plan here."
          button="Choose a list"
          note="Headings: group, date; and if you like time, papers, title."
          take={take}
        />
      </Panel>
      <Panel title="Add a meeting">
        <AddMeeting view={view} changing={changing} />
      </Panel>
      <Panel title="Meetings ahead">
        {ahead.length === 0 && <Empty text="No meeting ahead. Add one above, or drop a list of dates." />}
        <ul className={rows.list}>
          {ahead.map((meeting) => (
            <MeetingRow
              key={meeting.id}
              meeting={meeting}
              isNext={ahead.find(({ group, cancelled }) => group === meeting.group && !cancelled) === meeting}
              changing={changing}
            />
          ))}
        </ul>
        {past.length > 0 && (
          <div>
            <Button size="small" aria-expanded={isPastShown} onClick={() => setPastShown(!isPastShown)}>
              {isPastShown ? 'Hide past meetings' : `Show ${past.length} past`}
            </Button>
          </div>
        )}
        {isPastShown && (
          <ul className={rows.list}>
            {past.map((meeting) => (
              <li key={meeting.id} className={rows.item}>
                <MeetingWords meeting={meeting} />
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </>
  );
}

interface ChangingProps {
  readonly changing: Changing;
}

function AddMeeting({ view, changing }: ChangingProps & Pick<SectionProps, 'view'>) {
  const styles = useStyles();
  const known = useId();
  const [group, setGroup] = useState('');
  const [days, setDays] = useState(noDays);
  const names = view.groups.filter(({ ended }) => ended === null).map(({ name }) => name);
  const called = view.groups.flatMap(({ name, aliases }) => [name, ...aliases]).map((name) => name.toLowerCase());
  const isNew = group.trim() !== '' && !called.includes(group.trim().toLowerCase());
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const told = await changing.change(changes, {
      ...{ do: 'add-meeting', group, newGroup: isNew },
      ...{ date: days.date, time: days.time, papers: days.papers || null },
    });
    if (told) setDays(noDays);
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <Field label="Group" required hint={isNew ? 'This makes a new group' : undefined}>
        <Input
          className={styles.input}
          list={known}
          value={group}
          maxLength={80}
          onChange={(_, { value }) => setGroup(value)}
        />
      </Field>
      <datalist id={known}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <DayFields days={days} setDays={setDays} />
      <div className={styles.submit}>
        <Button type="submit" disabledFocusable={changing.isBusy || group.trim() === '' || days.date === ''}>
          Add the meeting
        </Button>
      </div>
    </form>
  );
}

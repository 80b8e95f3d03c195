import { Body1, Button, Caption1, Field, Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type FormEvent, useId, useState } from 'react';
import { formatDay } from '../../domain/day.ts';
import type { SetUpMeeting, SetUpTold, SetUpView } from '../../domain/set-up-view.ts';
import { Panel } from '../overview/panel.tsx';
import { Empty } from '../states.tsx';
import { FileDrop } from './file-drop.tsx';
import { OutcomeBar } from './outcome-bar.tsx';
import { changes } from './set-up-path.ts';
import { type Changing, useChange } from './use-change.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  words: { display: 'grid', minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
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
  const styles = useStyles();
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
        <ul className={styles.list}>
          {ahead.map((meeting) => (
            <MeetingRow key={meeting.id} meeting={meeting} changing={changing} />
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
          <ul className={styles.list}>
            {past.map((meeting) => (
              <li key={meeting.id} className={styles.item}>
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

const noDays = { date: '', time: '', papers: '' };
type Days = typeof noDays;

function DayFields({ days, setDays }: { readonly days: Days; readonly setDays: (days: Days) => void }) {
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

function MeetingWords({
  meeting: { group, date, time, papers, title, cancelled },
}: {
  readonly meeting: SetUpMeeting;
}) {
  const styles = useStyles();
  const more = [title ?? '', papers ? `Papers go out on ${formatDay(papers)}` : ''].filter(Boolean);
  return (
    <span className={styles.words}>
      <Body1>
        {formatDay(date)}
        {time && `, ${time}`} · {group}
        {cancelled && ' (cancelled)'}
      </Body1>
      {more.length > 0 && <Caption1 className={styles.quiet}>{more.join(' · ')}</Caption1>}
    </span>
  );
}

function MeetingRow({ meeting, changing }: ChangingProps & { readonly meeting: SetUpMeeting }) {
  const styles = useStyles();
  const [open, setOpen] = useState<'move' | 'cancel' | null>(null);
  const [question, setQuestion] = useState('');
  const { group, date: on, cancelled } = meeting;
  const about = `${group}’s meeting on ${formatDay(on)}`;
  const cancel = async (confirmed: boolean) => {
    const told = await changing.change(changes, { do: 'cancel-meeting', group, on, confirmed });
    setQuestion(told?.confirm ? told.text : '');
    setOpen(told?.confirm ? 'cancel' : null);
  };
  return (
    <li className={styles.item}>
      <MeetingWords meeting={meeting} />
      <span className={styles.buttons}>
        {cancelled ? (
          <Button
            size="small"
            aria-label={`Bring back ${about}`}
            onClick={() => void changing.change(changes, { do: 'reinstate-meeting', group, on })}
          >
            Bring back
          </Button>
        ) : (
          <>
            <Button
              size="small"
              aria-expanded={open === 'move'}
              aria-label={`Move ${about}`}
              onClick={() => setOpen(open === 'move' ? null : 'move')}
            >
              Move …
            </Button>
            <Button
              size="small"
              aria-expanded={open === 'cancel'}
              aria-label={`Cancel ${about}`}
              onClick={() => void cancel(false)}
            >
              Cancel …
            </Button>
          </>
        )}
      </span>
      {open === 'move' && <Move meeting={meeting} changing={changing} close={() => setOpen(null)} />}
      {open === 'cancel' && (
        <div className={styles.form} role="alert">
          <Body1 className={styles.submit}>{question}</Body1>
          <span className={mergeClasses(styles.buttons, styles.submit)}>
            <Button appearance="primary" onClick={() => void cancel(true)}>
              Cancel the meeting
            </Button>
            <Button onClick={() => setOpen(null)}>Keep it</Button>
          </span>
        </div>
      )}
    </li>
  );
}

interface MoveProps extends ChangingProps {
  readonly meeting: SetUpMeeting;
  readonly close: () => void;
}

function Move({ meeting: { group, date: on, time }, changing, close }: MoveProps) {
  const styles = useStyles();
  const [days, setDays] = useState<Days>({ date: on, time: time ?? '', papers: '' });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const moved = { date: days.date, time: days.time, papers: days.papers || null };
    if (await changing.change(changes, { do: 'move-meeting', group, on, ...moved })) close();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <DayFields days={days} setDays={setDays} />
      <div className={styles.submit}>
        <Button type="submit" disabledFocusable={changing.isBusy || days.date === ''}>
          Move the meeting
        </Button>
      </div>
    </form>
  );
}

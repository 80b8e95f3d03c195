import { Body1, Button, Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { formatDay } from '../../domain/day.ts';
import type { SetUpMeeting } from '../../domain/set-up-view.ts';
import { CycleSteps } from './cycle-steps.tsx';
import { DayFields, type Days } from './day-fields.tsx';
import { useRowStyles } from './row-styles.ts';
import { changes } from './set-up-path.ts';
import type { Changing } from './use-change.ts';

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(11rem, 100%), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalM,
    flexBasis: '100%',
  },
  submit: { gridColumn: '1 / -1' },
});

export function MeetingWords({
  meeting: { group, date, time, papers, title, cancelled },
}: {
  readonly meeting: SetUpMeeting;
}) {
  const rows = useRowStyles();
  const more = [title ?? '', papers ? `Papers go out on ${formatDay(papers)}` : ''].filter(Boolean);
  return (
    <span className={rows.words}>
      <Body1>
        {formatDay(date)}
        {time && `, ${time}`} · {group}
        {cancelled && ' (cancelled)'}
      </Body1>
      {more.length > 0 && <Caption1 className={rows.quiet}>{more.join(' · ')}</Caption1>}
    </span>
  );
}

interface RowProps {
  readonly meeting: SetUpMeeting;
  /** Its group's next one, whose cycle can be steered. */
  readonly isNext: boolean;
  readonly changing: Changing;
}

/** A meeting ahead, moved, cancelled or brought back; and what the next one's cycle does. */
export function MeetingRow({ meeting, isNext, changing }: RowProps) {
  const styles = useStyles();
  const rows = useRowStyles();
  const [open, setOpen] = useState<'move' | 'cancel' | 'steps' | null>(null);
  const [question, setQuestion] = useState('');
  const { group, date: on, cancelled } = meeting;
  const about = `${group}’s meeting on ${formatDay(on)}`;
  const cancel = async (confirmed: boolean) => {
    const told = await changing.change(changes, { do: 'cancel-meeting', group, on, confirmed });
    setQuestion(told?.confirm ? told.text : '');
    setOpen(told?.confirm ? 'cancel' : null);
  };
  return (
    <li className={rows.item}>
      <MeetingWords meeting={meeting} />
      <span className={rows.buttons}>
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
            {isNext && (
              <Button
                size="small"
                aria-expanded={open === 'steps'}
                aria-label={`Steps before ${about}`}
                onClick={() => setOpen(open === 'steps' ? null : 'steps')}
              >
                Steps …
              </Button>
            )}
          </>
        )}
      </span>
      {open === 'steps' && <CycleSteps meeting={meeting} changing={changing} />}
      {open === 'move' && <Move meeting={meeting} changing={changing} close={() => setOpen(null)} />}
      {open === 'cancel' && (
        <div className={styles.form} role="alert">
          <Body1 className={styles.submit}>{question}</Body1>
          <span className={mergeClasses(rows.buttons, styles.submit)}>
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

interface MoveProps extends Pick<RowProps, 'meeting' | 'changing'> {
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

import { Body1, Caption1, Link, makeStyles, ProgressBar, Text, tokens } from '@fluentui/react-components';
import type { CycleStanding } from '../../domain/cycle-standing.ts';
import { formatDayShort } from '../../domain/day.ts';
import type { Me } from '../../domain/tab-view.ts';
import { meetingWords, stepTitles } from '../../domain/words.ts';
import { Panel } from './panel.tsx';

const useStyles = makeStyles({
  list: { display: 'grid', margin: 0, padding: 0, listStyleType: 'none' },
  meeting: {
    display: 'grid',
    gap: tokens.spacingVerticalXXS,
    paddingBlock: tokens.spacingVerticalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ':first-child': { paddingBlockStart: 0 },
    ':last-child': { borderBottom: 'none' },
  },
  about: { color: tokens.colorNeutralForeground2 },
  bar: { marginBlock: tokens.spacingVerticalXXS },
});

/** The next meeting of each group, and where its run-up stands. */
export function MeetingsPanel({ meetings, me }: { readonly meetings: readonly CycleStanding[]; readonly me: Me }) {
  const styles = useStyles();
  return (
    <Panel title="Next meetings" aside={<Link href="#meetings">All meetings</Link>}>
      {meetings.length === 0 && (
        <Body1 className={styles.about}>
          No meeting is dated.{' '}
          {me.isBusinessManager ? (
            <>
              Baton asks for updates before each meeting:{' '}
              <Link inline href="#setup">
                enter the dates in Set-up
              </Link>
              .
            </>
          ) : (
            'Your business manager enters the dates.'
          )}
        </Body1>
      )}
      {meetings.length > 0 && (
        <ul className={styles.list}>
          {meetings.map((standing) => (
            <li key={standing.meeting} className={styles.meeting}>
              <Link href={`#meetings/${encodeURIComponent(standing.meeting)}`}>
                <Text weight="semibold">{`${standing.group.name}, ${meetingWords(standing)}`}</Text>
              </Link>
              {standing.asked > 0 && (
                <>
                  <Body1>{`${standing.answered} of ${standing.asked} answered`}</Body1>
                  <ProgressBar
                    className={styles.bar}
                    thickness="large"
                    value={standing.answered / standing.asked}
                    aria-label={`Answered for ${standing.group.name}: ${standing.answered} of ${standing.asked}`}
                  />
                </>
              )}
              <Caption1 className={styles.about}>{phaseWords(standing)}</Caption1>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function phaseWords({ phase, next, asked }: CycleStanding): string {
  const then = next ? `${stepTitles[next.step]} on ${formatDayShort(next.on)}` : '';
  switch (phase) {
    case 'ahead':
      return then || 'Nothing has been asked yet';
    case 'asking':
      return [asked === 0 ? 'Nothing had to be asked' : '', then && `Next: ${lower(then)}`].filter(Boolean).join('. ');
    case 'closed':
      return ['Answers are closed', then && `next: ${lower(then)}`].filter(Boolean).join('; ');
    case 'held':
      return 'Held, and still to be recorded';
    case 'stands-still':
      return 'Paused: nothing is asked for it';
    default:
      return phase satisfies never;
  }
}

function lower(text: string): string {
  return text[0]!.toLowerCase() + text.slice(1);
}

import { Body1, Button, Caption1, makeStyles, SearchBox, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { formatInstant } from '../../domain/day.ts';
import type { Trail, TrailLine } from '../../domain/set-up-view.ts';
import { counted } from '../../domain/shown-text.ts';
import { Panel } from '../overview/panel.tsx';
import { Empty, Loading, Problem } from '../states.tsx';
import { useAnswer } from '../use-answer.ts';

const useStyles = makeStyles({
  search: { maxWidth: '24rem', width: '100%' },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    display: 'grid',
    gridTemplateColumns: '14rem minmax(0, 1fr)',
    gap: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)', gap: 0 },
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  pages: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

const pageLength = 50;
const typingPause = 300;

/** Who did what when, newest first; never anybody's words. */
export function TrailSection() {
  const styles = useStyles();
  const [typed, setTyped] = useState('');
  const [wanted, setWanted] = useState('');
  const [from, setFrom] = useState(0);
  useEffect(() => {
    const timer = setTimeout(() => {
      setWanted(typed.trim());
      setFrom(0);
    }, typingPause);
    return () => clearTimeout(timer);
  }, [typed]);
  const query = new URLSearchParams({ from: String(from), ...(wanted && { text: wanted }) });
  const { value, problem, again } = useAnswer<Trail>(`set-up/trail?${query}`);
  // While another page is fetched, the one before stays where it is.
  const last = useRef<Trail | null>(null);
  if (value) last.current = value;
  const shown = value ?? (problem ? null : last.current);
  return (
    <Panel title="Audit trail">
      <SearchBox
        className={styles.search}
        placeholder="Filter by person, group or what was done"
        aria-label="Filter the audit trail"
        value={typed}
        onChange={(_, { value: text }) => setTyped(text)}
      />
      {problem && <Problem text={problem} again={again} />}
      {!shown && !problem && <Loading rows={10} />}
      {shown && <Lines trail={shown} from={from} turn={setFrom} />}
    </Panel>
  );
}

interface LinesProps {
  readonly trail: Trail;
  readonly from: number;
  readonly turn: (from: number) => void;
}

function Lines({ trail: { lines, total, next }, from, turn }: LinesProps) {
  const styles = useStyles();
  if (total === 0) return <Empty text="Nothing in the trail says so. Filter by fewer words." />;
  return (
    <>
      <Caption1 role="status" className={styles.quiet}>
        {counted(total, 'line')}
        {total > lines.length && `, ${from + 1} to ${from + lines.length} shown`}
      </Caption1>
      <ul className={styles.list}>
        {lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same of one instant.
          <li key={`${line.at} ${at}`} className={styles.item}>
            <Caption1 className={styles.quiet}>{formatInstant(line.at)}</Caption1>
            <Body1>{lineWords(line)}</Body1>
          </li>
        ))}
      </ul>
      {(next !== null || from > 0) && (
        <div className={styles.pages}>
          <Button disabledFocusable={from === 0} onClick={() => turn(Math.max(0, from - pageLength))}>
            Newer
          </Button>
          <Button disabledFocusable={next === null} onClick={() => next !== null && turn(next)}>
            Older
          </Button>
        </div>
      )}
    </>
  );
}

function lineWords({ by, what, about }: TrailLine): string {
  return about ? `${by} ${what}: ${about}` : `${by} ${what}`;
}

import { Button, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ToldLine } from '../../domain/action-view.ts';
import { Panel } from '../overview/panel.tsx';
import { RatingMark } from '../rating-mark.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  entry: {
    position: 'relative',
    display: 'grid',
    gap: tokens.spacingVerticalXS,
    paddingInlineStart: tokens.spacingHorizontalXL,
    paddingBlockEnd: tokens.spacingVerticalL,
    borderLeft: `2px solid ${tokens.colorNeutralStroke2}`,
    ':last-child': { paddingBlockEnd: 0 },
    '::before': {
      content: '""',
      position: 'absolute',
      insetInlineStart: '-6px',
      top: '0.4rem',
      width: '10px',
      height: '10px',
      borderRadius: '50%',
      backgroundColor: tokens.colorNeutralStrokeAccessible,
    },
  },
  decision: { '::before': { borderRadius: 0, transform: 'rotate(45deg)', backgroundColor: tokens.colorBrandStroke1 } },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  when: { color: tokens.colorNeutralForeground2 },
  word: { fontWeight: tokens.fontWeightSemibold },
  notes: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  words: { marginBlock: 0, overflowWrap: 'anywhere', maxWidth: '48rem' },
  struck: { textDecorationLine: 'line-through', color: tokens.colorNeutralForeground2 },
  link: { overflowWrap: 'anywhere' },
});

interface TimelineProps {
  readonly told: readonly ToldLine[];
  readonly isBusy: boolean;
  readonly onUndo: (sequence: number) => void;
}

/** All that was said and decided, newest first; what was taken back stays, and is marked. */
export function Timeline({ told, isBusy, onUndo }: TimelineProps) {
  const styles = useStyles();
  return (
    <Panel title="History">
      {told.length === 0 && <span>Nothing has been said yet.</span>}
      <ol className={styles.list}>
        {told.map((line) => (
          <li key={line.id} className={mergeClasses(styles.entry, line.kind === 'decision' && styles.decision)}>
            <Entry line={line} isBusy={isBusy} onUndo={onUndo} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Entry({ line, isBusy, onUndo }: Omit<TimelineProps, 'told'> & { readonly line: ToldLine }) {
  const styles = useStyles();
  const { kind, when, rating, word, notes, paragraphs, struck, evidence, undo } = line;
  return (
    <>
      <div className={styles.head}>
        {kind === 'decision' ? <span className={styles.word}>{word}</span> : <RatingMark rating={rating} />}
        <span className={styles.when}>{when}</span>
        {undo !== null && (
          <Button size="small" disabledFocusable={isBusy} onClick={() => onUndo(undo)}>
            Undo
          </Button>
        )}
      </div>
      {notes.length > 0 && <span className={styles.notes}>{notes.join(' · ')}</span>}
      {paragraphs.map((text, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of one text stay where they are.
        <p key={at} className={mergeClasses(styles.words, struck && styles.struck)}>
          {struck ? <s>{text}</s> : text}
        </p>
      ))}
      {evidence && (
        <Link href={evidence} target="_blank" rel="noreferrer noopener" className={styles.link}>
          Evidence: {evidence}
        </Link>
      )}
    </>
  );
}

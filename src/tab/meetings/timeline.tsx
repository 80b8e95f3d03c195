import { Caption1, Caption1Strong, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { TimelineStep } from '../../domain/meetings-view.ts';
import { timelineTitles, timelineWords } from '../../domain/words-meetings.ts';
import { StepMark } from './step-mark.tsx';

const wide = '@media (min-width: 900px)';

const useStyles = makeStyles({
  steps: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    [wide]: { gridAutoFlow: 'column', gridAutoColumns: 'minmax(0, 1fr)' },
  },
  step: {
    position: 'relative',
    display: 'flex',
    columnGap: tokens.spacingHorizontalS,
    paddingBottom: tokens.spacingVerticalS,
    // The line to the next dot: down on a phone, across where there is room.
    '::before': {
      content: '""',
      position: 'absolute',
      left: '9px',
      top: '20px',
      bottom: 0,
      width: '2px',
      backgroundColor: tokens.colorNeutralStroke1,
    },
    ':last-child::before': { display: 'none' },
    [wide]: {
      flexDirection: 'column',
      alignItems: 'center',
      textAlign: 'center',
      paddingBottom: 0,
      paddingInline: tokens.spacingHorizontalXS,
      '::before': {
        left: 'calc(50% + 10px)',
        right: 'calc(-50% + 10px)',
        top: '9px',
        bottom: 'auto',
        width: 'auto',
        height: '2px',
      },
    },
  },
  passed: { '::before': { backgroundColor: tokens.colorBrandStroke1 } },
  words: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'baseline',
    [wide]: { flexDirection: 'column', alignItems: 'center', marginTop: tokens.spacingVerticalXXS },
  },
  when: { color: tokens.colorNeutralForeground2 },
});

const settled: ReadonlySet<TimelineStep['standing']> = new Set(['done', 'skipped']);

/** The cycle of one meeting: what was done, what comes next. */
export function Timeline({ steps, label }: { readonly steps: readonly TimelineStep[]; readonly label: string }) {
  const styles = useStyles();
  return (
    <ol className={styles.steps} aria-label={label}>
      {steps.map((step) => (
        <li
          key={step.name}
          className={mergeClasses(styles.step, settled.has(step.standing) && styles.passed)}
          aria-current={step.standing === 'next' ? 'step' : undefined}
        >
          <StepMark standing={step.standing} />
          <div className={styles.words}>
            <Caption1Strong>{timelineTitles[step.name]}</Caption1Strong>
            <Caption1 className={styles.when}>{timelineWords(step)}</Caption1>
          </div>
        </li>
      ))}
    </ol>
  );
}

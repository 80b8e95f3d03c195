import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import type { Outcome } from './use-change.ts';

const useStyles = makeStyles({
  // Seen from wherever on a long page something was done: nobody is taken away from there to read it.
  bar: { position: 'sticky', top: tokens.spacingVerticalS, zIndex: 1, boxShadow: tokens.shadow4 },
  // Before there is anything to say it takes no room, and stands there all the same for screen readers.
  empty: { position: 'absolute' },
  text: { whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
});

export interface OutcomeBarProps {
  readonly outcome: Outcome | null;
  readonly undo?: (undo: NonNullable<Outcome['undo']>) => void;
}

/** What came of what somebody did, in sight and read out by itself. */
export function OutcomeBar({ outcome, undo }: OutcomeBarProps) {
  const styles = useStyles();
  return (
    <div role="status" className={outcome ? styles.bar : styles.empty}>
      {outcome && (
        <MessageBar intent={outcome.intent} layout="multiline" politeness="polite">
          <MessageBarBody className={styles.text}>{outcome.text}</MessageBarBody>
          {outcome.undo && undo && (
            <MessageBarActions>
              <Button onClick={() => undo(outcome.undo!)}>Undo the import</Button>
            </MessageBarActions>
          )}
        </MessageBar>
      )}
    </div>
  );
}

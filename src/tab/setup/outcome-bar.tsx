import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { Outcome } from './use-change.ts';

const useStyles = makeStyles({
  // Before there is anything to say it takes no room, and stands there all the same for screen readers.
  empty: { position: 'absolute' },
  text: { whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
});

export interface OutcomeBarProps {
  readonly outcome: Outcome | null;
  readonly undo?: (undo: NonNullable<Outcome['undo']>) => void;
}

/** What came of what somebody did, where they look next; read out by itself. */
export function OutcomeBar({ outcome, undo }: OutcomeBarProps) {
  const styles = useStyles();
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (outcome) bar.current?.scrollIntoView({ block: 'nearest' });
  }, [outcome]);
  return (
    <div ref={bar} role="status" className={outcome ? undefined : styles.empty}>
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

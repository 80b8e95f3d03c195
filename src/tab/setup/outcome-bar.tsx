import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
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
  const bar = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the bar is as high as its words.
  useEffect(() => keepClear(bar.current!), [outcome]);
  return (
    <div ref={bar} role="status" className={outcome ? styles.bar : styles.empty}>
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

/** Around the bar, in pixels: the theme's distances are not known to the page as a whole. */
const around = 16;

/** Whoever goes up the page by keyboard comes to nothing that lies under the bar (WCAG 2.2, 2.4.11). */
function keepClear(bar: HTMLElement): () => void {
  const { style } = document.documentElement;
  const { height } = bar.getBoundingClientRect();
  style.scrollPaddingTop = height > 0 ? `${height + around}px` : '';
  return () => {
    style.scrollPaddingTop = '';
  };
}

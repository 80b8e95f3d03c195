import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { ActionView } from '../../domain/action-view.ts';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface AnswerButtonsProps {
  readonly view: ActionView;
  readonly isBusy: boolean;
  /** Somebody comes back from the form without saving: the keyboard goes on from here. */
  readonly isBack: boolean;
  readonly onOpen: (part: string | null) => void;
  readonly onNoChange: () => void;
}

/** What whoever looks may answer: the action, parts that agencies owe, or that all is as it was. */
export function AnswerButtons({ view, isBusy, isBack, onOpen, onNoChange }: AnswerButtonsProps) {
  const styles = useStyles();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isBack) place.current?.querySelector('button')?.focus();
  }, [isBack]);
  const mayKeep = view.line.lastSaidOn !== null && view.mayAnswer.some(({ part }) => part === null);
  return (
    <div ref={place} className={styles.buttons}>
      {view.mayAnswer.map(({ part }) => (
        <Button
          key={part?.agency ?? ''}
          appearance={part === null ? 'primary' : 'secondary'}
          onClick={() => onOpen(part?.agency ?? null)}
        >
          {part === null ? 'Update' : `Update the part of ${part.name}`}
        </Button>
      ))}
      {mayKeep && (
        <Button disabledFocusable={isBusy} onClick={onNoChange}>
          No change
        </Button>
      )}
    </div>
  );
}

import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useFocusHere } from '../where-to-look.ts';
import { Written } from './paragraphs.tsx';
import type { Outcome } from './use-update.ts';

interface NoticeProps {
  readonly outcome: Outcome | null;
  readonly isBusy: boolean;
  readonly onUndo: (sequence: number) => void;
}

/** What became of the last update: its receipt, or the safety message. */
export function Notice({ outcome, isBusy, onUndo }: NoticeProps) {
  if (!outcome) return null;
  if (outcome.kind !== 'saved') {
    return (
      <Read of={outcome}>
        <MessageBar intent={outcome.kind === 'concern' ? 'error' : 'warning'} layout="multiline">
          <MessageBarBody>
            <Written text={outcome.text} />
          </MessageBarBody>
        </MessageBar>
      </Read>
    );
  }
  const { title, words, notes, doubts, undo } = outcome.saved;
  return (
    <Read of={outcome}>
      <MessageBar intent="success" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{title}</MessageBarTitle>
          {words}
          {[...notes, ...doubts].map((text) => (
            <Written key={text} text={text} />
          ))}
        </MessageBarBody>
        {undo !== null && (
          <MessageBarActions>
            <Button disabledFocusable={isBusy} onClick={() => onUndo(undo)}>
              Undo
            </Button>
          </MessageBarActions>
        )}
      </MessageBar>
    </Read>
  );
}

/** The form that had the focus is gone: it goes to what is to be read now. */
function Read({ of, children }: { readonly of: Outcome; readonly children: ReactNode }) {
  return (
    <div ref={useFocusHere<HTMLDivElement>(of)} tabIndex={-1} role="alert" style={{ outline: 'none' }}>
      {children}
    </div>
  );
}

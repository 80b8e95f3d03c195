import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { Written } from './paragraphs.tsx';
import type { Outcome } from './use-update.ts';

interface NoticeProps {
  readonly outcome: Outcome | null;
  readonly isBusy: boolean;
  readonly onUndo: (sequence: number) => void;
}

/** What became of the last update: its receipt, or the safety message. */
export function Notice({ outcome, isBusy, onUndo }: NoticeProps) {
  if (!outcome) return <div role="status" />;
  if (outcome.kind !== 'saved') {
    return (
      <div role="alert">
        <MessageBar intent={outcome.kind === 'concern' ? 'error' : 'warning'} layout="multiline">
          <MessageBarBody>
            <Written text={outcome.text} />
          </MessageBarBody>
        </MessageBar>
      </div>
    );
  }
  const { title, words, notes, doubts, undo } = outcome.saved;
  return (
    <div role="status">
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
    </div>
  );
}

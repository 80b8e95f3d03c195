import { useCallback, useState } from 'react';
import type { SetUpTold } from '../../domain/set-up-view.ts';
import type { Client } from '../client.ts';
import { useClient } from '../use-answer.ts';

/** What became of the last thing that somebody did here. */
export interface Outcome {
  readonly intent: 'success' | 'error';
  readonly text: string;
  readonly undo: SetUpTold['undo'];
}

export interface Changing {
  readonly outcome: Outcome | null;
  readonly isBusy: boolean;
  /** Does one thing and tells what came of it; what it answered, or null where it was refused. */
  readonly run: <T>(work: (client: Client) => Promise<T>) => Promise<T | null>;
  /** The same where the answer is a sentence: it is shown, and the page is asked for anew. */
  readonly change: (path: string, body: unknown) => Promise<SetUpTold | null>;
  readonly tell: (outcome: Outcome | null) => void;
}

export function useChange(changed: () => void): Changing {
  const client = useClient();
  const [outcome, tell] = useState<Outcome | null>(null);
  const [isBusy, setBusy] = useState(false);
  const run = useCallback(
    async <T>(work: (client: Client) => Promise<T>) => {
      setBusy(true);
      tell(null);
      try {
        return await work(client);
      } catch (error) {
        tell({ intent: 'error', text: (error as Error).message, undo: null });
        return null;
      } finally {
        setBusy(false);
      }
    },
    [client],
  );
  const change = useCallback(
    async (path: string, body: unknown) => {
      const told = await run((line) => line.post<SetUpTold>(path, body));
      if (told && !told.confirm) {
        tell({ intent: 'success', text: told.text, undo: told.undo });
        changed();
      }
      return told;
    },
    [run, changed],
  );
  return { outcome, isBusy, run, change, tell };
}

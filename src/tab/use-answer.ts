import { createContext, useCallback, useContext, useEffect, useState } from 'react';
import { type Choice, type Client, choicesOf } from './client.ts';

export const ClientContext = createContext<Client | null>(null);

export function useClient(): Client {
  const client = useContext(ClientContext);
  if (!client) throw new Error('no client stands above this page');
  return client;
}

/** What the API said to a question: what it said last time is shown at once, and replaced by what it says now. */
export interface Answered<T> {
  readonly value: T | null;
  readonly problem: string | null;
  /** The partnerships to choose from, where somebody belongs to several. */
  readonly choices: readonly Choice[];
  readonly again: () => void;
}

export function useAnswer<T>(path: string): Answered<T> {
  const client = useClient();
  const [value, setValue] = useState<T | null>(() => client.known<T>(path));
  const [failed, setFailed] = useState<Error | null>(null);
  const [asked, setAsked] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` asks again.
  useEffect(() => {
    let isOver = false;
    setValue(client.known<T>(path));
    setFailed(null);
    client.get<T>(path).then(
      (found) => !isOver && setValue(found),
      (error: Error) => !isOver && setFailed(error),
    );
    return () => {
      isOver = true;
    };
  }, [client, path, asked]);
  const again = useCallback(() => setAsked((count) => count + 1), []);
  return { value, problem: failed?.message ?? null, choices: failed ? choicesOf(failed) : [], again };
}

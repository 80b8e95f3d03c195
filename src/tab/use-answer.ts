import { createContext, useCallback, useContext, useEffect, useState } from 'react';
import type { Client } from './client.ts';

export const ClientContext = createContext<Client | null>(null);

function useClient(): Client {
  const client = useContext(ClientContext);
  if (!client) throw new Error('no client stands above this page');
  return client;
}

/** What the API said to a question: what it said last time is shown at once, and replaced by what it says now. */
export interface Answered<T> {
  readonly value: T | null;
  readonly problem: string | null;
  readonly again: () => void;
}

export function useAnswer<T>(path: string): Answered<T> {
  const client = useClient();
  const [value, setValue] = useState<T | null>(() => client.known<T>(path));
  const [problem, setProblem] = useState<string | null>(null);
  const [asked, setAsked] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` asks again.
  useEffect(() => {
    let isOver = false;
    setValue(client.known<T>(path));
    setProblem(null);
    client.get<T>(path).then(
      (found) => !isOver && setValue(found),
      (error: Error) => !isOver && setProblem(error.message),
    );
    return () => {
      isOver = true;
    };
  }, [client, path, asked]);
  return { value, problem, again: useCallback(() => setAsked((count) => count + 1), []) };
}

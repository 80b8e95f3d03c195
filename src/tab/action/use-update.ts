import { useState } from 'react';
import type { SavedUpdate } from '../../domain/action-view.ts';
import type { AskedKind } from '../../domain/decide.ts';
import { confirmable } from '../../domain/typed-update.ts';
import type { FormValues, UpdateForm } from '../../domain/update-form.ts';
import { Refused } from '../client.ts';
import { useClient } from '../use-answer.ts';

/** What became of the last submit. */
export type Outcome =
  | { readonly kind: 'saved'; readonly saved: SavedUpdate }
  /** What has to change, or be said, before it can be saved; what was typed stays. */
  | { readonly kind: 'problem'; readonly text: string; readonly confirm: UpdateForm['confirm'] }
  /** Words about a child in danger: the safety message, and nothing of what was typed. */
  | { readonly kind: 'concern'; readonly text: string };

export interface Submit {
  readonly seq: number;
  readonly part: string | null;
  readonly noChange?: boolean;
  readonly confirmed?: boolean;
  readonly values?: FormValues;
}

export interface Decided {
  readonly seq: number;
  readonly matter: AskedKind;
  readonly outcome: 'agreed' | 'not-agreed';
  /** The date that is agreed to; empty for the one that was asked for. */
  readonly to: string;
}

/** Sends updates of one action, their undoing and what its chair decides; while one is on its way no other is sent. */
export function useUpdate(path: string) {
  const client = useClient();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [isBusy, setBusy] = useState(false);
  const send = async (about: 'updates' | 'undo' | 'decisions', body: unknown): Promise<Outcome | null> => {
    if (isBusy) return null;
    setBusy(true);
    const next = await client.post<SavedUpdate>(`${path}/${about}`, body).then(
      (saved): Outcome => ({ kind: 'saved', saved }),
      (error: unknown): Outcome => outcomeOf(error),
    );
    setBusy(false);
    setOutcome(next);
    return next;
  };
  return {
    outcome,
    isBusy,
    clear: () => setOutcome(null),
    submit: (body: Submit) => send('updates', body),
    decide: (body: Decided) => send('decisions', body),
    undo: (sequence: number) => send('undo', { sequence }),
  };
}

function outcomeOf(error: unknown): Outcome {
  const { message: text } = error as Error;
  const code = error instanceof Refused ? error.code : null;
  if (code === 'concern') return { kind: 'concern', text };
  return { kind: 'problem', text, confirm: confirmable[code as keyof typeof confirmable] ?? null };
}

import { useEffect, useState } from 'react';
import type { RecordPart } from '../../domain/meeting-record.ts';
import { pageToSend, stillThere, typedBeside } from '../../domain/record-inputs.ts';
import type { RecordTyped } from '../../domain/record-typed.ts';
import type { RecordPageSaved, RecordView } from '../../domain/record-view.ts';
import { confirmable } from '../../domain/typed-update.ts';
import type { UpdateForm } from '../../domain/update-form.ts';
import { finishedWords, savedWords, takenOutWords } from '../../domain/words-record.ts';
import { Refused } from '../client.ts';
import { useAnswer, useClient } from '../use-answer.ts';

/** What was typed and not saved yet, by meeting: it outlives a look at another page, and never leaves the window. */
const drafts = new Map<string, RecordTyped>();

/** What became of the last save. A `concern` is answered with the safety message, and nothing of what was typed. */
export type Said =
  | { readonly kind: 'saved'; readonly text: string }
  | { readonly kind: 'problem'; readonly text: string; readonly confirm: UpdateForm['confirm'] }
  | { readonly kind: 'concern'; readonly text: string };

export interface SaveOptions {
  readonly takeOut?: string;
  readonly confirmed?: boolean;
  readonly finish?: boolean;
}

/** The record of a meeting, what is typed on its pages, and their saving. */
export function useRecord(meeting: string) {
  const client = useClient();
  const path = `meetings/${encodeURIComponent(meeting)}/record`;
  const { value, problem, again } = useAnswer<RecordView>(path);
  const [fresh, setFresh] = useState<RecordView | null>(null);
  const [typed, setTyped] = useState<RecordTyped>(() => drafts.get(meeting) ?? {});
  const [said, setSaid] = useState<Said | null>(null);
  const [isBusy, setBusy] = useState(false);
  const view = fresh ?? value;
  const isDirty = Object.keys(typed).length > 0;
  useEffect(() => warnWhile(isDirty), [isDirty]);
  const keep = (next: RecordTyped) => {
    drafts.set(meeting, next);
    setTyped(next);
  };
  const save = async (part: RecordPart, { takeOut, confirmed, finish }: SaveOptions = {}): Promise<Said | null> => {
    if (!view || isBusy) return null;
    setBusy(true);
    const whatWasSaved = ({ wrote, about }: RecordPageSaved) => {
      if (finish) return finishedWords(view);
      return wrote && takeOut ? takenOutWords(about) : savedWords(part, wrote, about);
    };
    const page = takeOut ? {} : pageToSend(view, part, typed);
    const body = { seq: view.sequence, typed: page, takeOut: takeOut ?? null, confirmed, finish };
    const next = await client.post<RecordPageSaved>(`${path}/${part}`, body).then(
      (saved): Said => ({ kind: 'saved', text: whatWasSaved(saved) }),
      (error: unknown): Said => whyNot(error),
    );
    const drawn = await client.get<RecordView>(path).catch(() => null);
    if (drawn) setFresh(drawn);
    const isDone = next.kind === 'saved' || next.kind === 'concern';
    if (isDone && !takeOut) keep(typedBeside(part, typed));
    else if (drawn) keep(stillThere(drawn, typed));
    setSaid(next);
    setBusy(false);
    return next;
  };
  const change = (input: string, words: string) => keep({ ...typed, [input]: words });
  return { view, problem, again, typed, change, said, clear: () => setSaid(null), isBusy, save };
}

export type RecordDesk = ReturnType<typeof useRecord>;

function whyNot(error: unknown): Said {
  const { message: text } = error as Error;
  const code = error instanceof Refused ? error.code : null;
  if (code === 'concern') return { kind: 'concern', text };
  return { kind: 'problem', text, confirm: confirmable[code as keyof typeof confirmable] ?? null };
}

/** The browser asks before the window is closed on what was typed. */
function warnWhile(isDirty: boolean): (() => void) | undefined {
  if (!isDirty) return undefined;
  const warn = (event: BeforeUnloadEvent) => event.preventDefault();
  window.addEventListener('beforeunload', warn);
  return () => window.removeEventListener('beforeunload', warn);
}

import type { FormValues } from '../../domain/update-form.ts';

/** What was typed about an action and not yet saved: it outlives a look at another page, and never leaves the window. */
const drafts = new Map<string, FormValues>();

export function draftOf(key: string): FormValues | null {
  return drafts.get(key) ?? null;
}

export function keepDraft(key: string, values: FormValues | null): void {
  if (values) drafts.set(key, values);
  else drafts.delete(key);
}

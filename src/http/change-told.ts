import type { SetUpTold } from '../domain/set-up-view.ts';
import type { ApiAnswer } from './api.ts';

/** What was done, in the chat's sentence. */
export function told(text: string): ApiAnswer {
  return { kind: 'value', value: { text, undo: null, confirm: false } satisfies SetUpTold };
}

/** What would follow: nothing is done until it is said again. */
export function toConfirm(text: string): ApiAnswer {
  return { kind: 'value', value: { text, undo: null, confirm: true } satisfies SetUpTold };
}

export function refused(status: 400 | 422, message: string, code?: string): ApiAnswer {
  return { kind: 'refused', status, message, ...(code && { code }) };
}

import type { PostOutcome } from '../flows/ports.ts';

/** Nothing was posted when this is thrown, and it may be tried again. */
export class NotPosted extends Error {
  override name = 'NotPosted';
  readonly seconds: number | null;
  constructor(reason: string, seconds: number | null = null) {
    super(reason);
    this.seconds = seconds;
  }
}

/** What the Bot Framework's client throws. */
interface WireError {
  readonly statusCode?: number;
  readonly code?: string;
  readonly message?: string;
  readonly response?: { readonly headers?: { get(name: string): string | undefined | null } };
}

/** Teams answered that it did not take the message, and says that it may be tried again. */
const refusals = new Set([412, 429, 502, 503]);
/** Teams answered that this message can never be taken. */
const impossible = new Set([400, 401, 403, 404, 405, 410, 413, 415, 501]);
/** The connection was never made, so nothing can have been posted. */
const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** What an error of the Bot Framework's client says about the message: only "not taken" may be tried again. */
export function outcomeOfError(error: unknown): PostOutcome {
  if (error instanceof NotPosted) return { kind: 'refused', reason: error.message, retryAfterSeconds: error.seconds };
  const { statusCode, code, message } = error as WireError;
  const reason = [statusCode, code, !statusCode && message?.slice(0, 200)].filter(Boolean).join(' ') || 'unknown error';
  if (statusCode === undefined) {
    return code && neverSent.has(code)
      ? { kind: 'refused', reason, retryAfterSeconds: null }
      : { kind: 'unknown', reason };
  }
  if (refusals.has(statusCode)) return refused(error as WireError, reason);
  if (!impossible.has(statusCode)) return { kind: 'unknown', reason };
  return { kind: statusCode === 404 ? 'gone' : 'impossible', reason: whyNot(statusCode, code, reason) };
}

function refused({ statusCode, code = '', message = '', response }: WireError, reason: string): PostOutcome {
  const retryAfterSeconds = secondsOf(response?.headers?.get('retry-after'));
  if (statusCode !== 429) return { kind: 'refused', reason, retryAfterSeconds };
  // Teams' limits are a conversation's, unless it speaks of the app's own in the whole tenant.
  const throttled = /tenant|\bapp\b|application|global/i.test(`${code} ${message}`) ? 'tenant' : 'conversation';
  return { kind: 'refused', reason, retryAfterSeconds, throttled };
}

/** The kinds of 403 by Teams' own codes, and what can be done about each. */
const forbidden: Readonly<Record<string, string>> = {
  ConversationBlockedByUser:
    'Baton is blocked there, by that person or by the channel’s moderation. Ask for it to be unblocked in Teams.',
  MessageWritesBlocked:
    'Teams lets Baton write nothing there, because Baton was blocked or taken out. Ask for Baton to be added again.',
  BotNotInConversationRoster: 'Baton is not in that chat or channel. Add Baton to it again in Teams.',
  BotDisabledByAdmin: 'your Teams administrator has switched Baton off. Ask for the app to be allowed.',
  ForbiddenOperationException:
    'Baton is not installed for that person. Add Baton to a team that they are in, or ask them to add it.',
};

function whyNot(status: number, code = '', reason: string): string {
  const words = wordsFor(status, code);
  return `${words.replace(/\.$/, '')} (${reason}).`;
}

function wordsFor(status: number, code: string): string {
  if (status === 404) return 'Teams no longer has that place.';
  if (status === 403) return forbidden[code] ?? 'Teams does not let Baton post there.';
  if (status === 413) return 'the message is too big for Teams, and sending it again would not help.';
  return 'Teams would not take it.';
}

/** `Retry-After` is a number of seconds or a date. */
function secondsOf(header: string | undefined | null): number | null {
  if (!header) return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(1, Math.ceil(seconds));
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(1, Math.ceil((at - Date.now()) / 1000));
}

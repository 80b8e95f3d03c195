import type { Instant } from './day.ts';

export const messageKinds = ['request', 'digest', 'summary', 'notice'] as const;
export type MessageKind = (typeof messageKinds)[number];

export const messageStates = ['due', 'sending', 'sent', 'failed', 'in-doubt', 'cancelled'] as const;
export type MessageState = (typeof messageStates)[number];

/** Where a message goes: a group's one channel, a reply under another message, or a person's own chat. */
export type Address =
  | { readonly kind: 'channel'; readonly group: string }
  | { readonly kind: 'thread'; readonly message: string; readonly group: string }
  | { readonly kind: 'person'; readonly person: string };

/**
 * Anything Baton sends of its own accord. It has a name and is posted once. What it shows is drawn from the
 * register when it is sent, and drawn again whenever an outbox row stands for it.
 */
export interface Message {
  readonly id: string;
  readonly kind: MessageKind;
  readonly to: Address;
  readonly meeting: string | null;
  /** The words of a notice; other kinds are drawn from the register. */
  readonly text: string;
  readonly state: MessageState;
  readonly dueAt: Instant;
  readonly sentAt: Instant | null;
  readonly conversationId: string | null;
  readonly activityId: string | null;
  readonly reason: string | null;
  readonly attempts: number;
  /** When it may next be tried (real time): Teams refused it, and asked for time or gets some. */
  readonly notBefore: Instant | null;
  /** The instance that has it on the wire, and until when (real time) that claim stands. */
  readonly claimedBy: string | null;
  readonly claimedUntil: Instant | null;
}

/** A message to be posted, or shown again; the row's version is the revision that is wanted. */
export interface Outbox {
  readonly message: string;
  readonly wantedAt: Instant;
  /** When a relay last put it on the queue (real time). */
  readonly queuedAt: Instant | null;
}

/** `message|<meeting>~<step>~<recipient>`: the name that makes sure of "once". */
export function messageId(meeting: string, step: string, recipient: string): string {
  return `${meeting}~${step}~${recipient}`;
}

export function newMessage(
  message: Pick<Message, 'id' | 'kind' | 'to' | 'meeting'> & { text?: string },
  at: Instant,
): Message {
  return {
    text: '',
    ...message,
    state: 'due',
    dueAt: at,
    sentAt: null,
    conversationId: null,
    activityId: null,
    reason: null,
    attempts: 0,
    notBefore: null,
    claimedBy: null,
    claimedUntil: null,
  };
}

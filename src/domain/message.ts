import type { Instant } from './day.ts';

export const messageKinds = [
  /** What a group or a person is asked about before a meeting. */
  'request',
  /** What is still to answer: under the request, or to a deputy. */
  'reminder',
  /** To a business manager: who has not answered. */
  'chase',
  /** To a chair: what is still open, told by the business manager. */
  'open-requests',
  /** To chairs and business managers: the digest as it will be posted. */
  'draft',
  'digest',
  /** A group's digest in the oversight group's thread. */
  'summary',
  /** What was answered after the close. */
  'addendum',
  /** To a business manager: the card that records the meeting. */
  'record',
  /** To a business manager: who answers for which action? */
  'who-answers',
  'notice',
] as const;
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
  /** Other meetings whose requests joined this card: a person has one card for all groups. */
  readonly also: readonly string[];
  /** The request card that a reminder is about. */
  readonly request: string | null;
  /** The person without Teams to whom a business manager is to send this on. */
  readonly forPerson: string | null;
  /** The words of a notice; other kinds are drawn from the register. */
  readonly text: string;
  readonly state: MessageState;
  readonly dueAt: Instant;
  readonly sentAt: Instant | null;
  readonly conversationId: string | null;
  /** The channel in which it opened a thread: a reply goes there only while the group's channel is that one. */
  readonly channel: string | null;
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
  message: Pick<Message, 'id' | 'kind' | 'to' | 'meeting'> & Partial<Pick<Message, 'text' | 'request' | 'forPerson'>>,
  at: Instant,
): Message {
  return {
    text: '',
    also: [],
    request: null,
    forPerson: null,
    ...message,
    state: 'due',
    dueAt: at,
    sentAt: null,
    conversationId: null,
    channel: null,
    activityId: null,
    reason: null,
    attempts: 0,
    notBefore: null,
    claimedBy: null,
    claimedUntil: null,
  };
}

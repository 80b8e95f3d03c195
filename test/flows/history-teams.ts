import type { Message } from '../../src/domain/message.ts';
import type { Content, Destination, Messenger, PostOutcome } from '../../src/flows/ports.ts';

/** How Teams may answer. `lost` and `arrived` both leave it unknown to Baton; only the second was posted. */
export const answers = ['posted', 'refused', 'refused for an hour', 'lost', 'arrived', 'gone', 'impossible'] as const;
export type Answer = (typeof answers)[number];

/** Something that people in Teams have seen, or seen changed. */
export interface Seen {
  readonly message: string;
  readonly how: 'post' | 'update';
  /** The channel, or the conversation. */
  readonly place: string;
  readonly content: Content;
}

/** All that reached Teams, and how often more than once a message may come: it was said to be gone, or sent again. */
export interface FakeTeams {
  readonly seen: Seen[];
  readonly again: Map<string, number>;
  posted: number;
}

export function newTeams(): FakeTeams {
  return { seen: [], again: new Map(), posted: 0 };
}

/** What carries one message: whoever calls it is known, and it answers as it was told to. */
export function messengerFor(teams: FakeTeams, { id }: Pick<Message, 'id'>, nextAnswer: () => Answer): Messenger {
  return {
    post: async (to, content) => {
      const answer = nextAnswer();
      if (answer === 'posted' || answer === 'arrived')
        teams.seen.push({ message: id, how: 'post', place: placeOf(to), content });
      teams.posted += 1;
      const conversationId = to.kind === 'conversation' ? to.conversation : newConversation(to, teams.posted);
      return outcomeOf(answer, { conversationId, activityId: `activity-${teams.posted}` });
    },
    update: async ({ conversationId, activityId }, content) => {
      const answer = nextAnswer();
      if (answer === 'posted' || answer === 'arrived')
        teams.seen.push({ message: id, how: 'update', place: conversationId, content });
      if (answer === 'gone') mayComeAgain(teams, id);
      return outcomeOf(answer, { conversationId, activityId });
    },
  };
}

function placeOf(to: Destination): string {
  if (to.kind === 'channel') return to.channel;
  return to.kind === 'person' ? `chat:${to.tenant}~${to.objectId}` : to.conversation;
}

/** As in Teams: a chat is one conversation, and each post in a channel opens one of its own. */
function newConversation(to: Destination, posted: number): string {
  return to.kind === 'channel' ? `${to.channel};messageid=${posted}` : placeOf(to);
}

function outcomeOf(answer: Answer, posted: { conversationId: string; activityId: string }): PostOutcome {
  switch (answer) {
    case 'posted':
      return { kind: 'posted', ...posted };
    case 'refused':
      return { kind: 'refused', reason: 'too busy', retryAfterSeconds: null };
    case 'refused for an hour':
      return { kind: 'refused', reason: 'too busy', retryAfterSeconds: 3600, throttled: 'conversation' };
    case 'lost':
    case 'arrived':
      return { kind: 'unknown', reason: 'no answer came.' };
    case 'gone':
      return { kind: 'gone', reason: 'not found' };
    case 'impossible':
      return { kind: 'impossible', reason: 'not allowed.' };
    default:
      return answer satisfies never;
  }
}

export function mayComeAgain({ again }: FakeTeams, message: string): void {
  again.set(message, (again.get(message) ?? 0) + 1);
}

import type { DeliveryPorts } from '../../src/flows/deliver-messages.ts';
import type { Content, Destination, Messenger, Pacer, Ports, PostOutcome } from '../../src/flows/ports.ts';
import { openReach } from '../../src/flows/unreachable.ts';

/** A pace at which everything may leave at once. */
export const unhurried: Pacer = {
  join: () => ({ seconds: 0, leave: () => {} }),
  reserve: async () => ({ ready: async () => {}, giveBack: () => {} }),
  rest: async () => {},
};

/** What a worker needs to carry messages to a fake Teams, on whose rosters everybody is. */
export function carrying(ports: Ports, messenger: Messenger, more: Partial<DeliveryPorts> = {}): DeliveryPorts {
  const usual = { pace: unhurried, reach: openReach(ports), isHere: async () => 'here' as const, instance: 'one' };
  return { ...ports, messenger, ...usual, ...more };
}

export interface Shown {
  readonly how: 'post' | 'update';
  /** The channel, conversation or person it went to; for an update the activity it changed. */
  readonly to: string;
  readonly content: Content;
}

/** A Teams that remembers what reached it, and answers as it was told to; told nothing, it takes everything. */
export class FakeMessenger implements Messenger {
  readonly shown: Shown[] = [];
  readonly #answers: (PostOutcome | (() => Promise<PostOutcome>))[] = [];
  #posted = 0;

  /** What the next calls end with, one after another. */
  answer(...outcomes: readonly (PostOutcome | (() => Promise<PostOutcome>))[]): void {
    this.#answers.push(...outcomes);
  }

  async post(to: Destination, content: Content): Promise<PostOutcome> {
    this.#posted += 1;
    const n = this.#posted;
    const place = to.kind === 'channel' ? to.channel : to.kind === 'person' ? to.objectId : to.conversation;
    return this.#take(
      { how: 'post', to: place, content },
      {
        kind: 'posted',
        conversationId: to.kind === 'conversation' ? to.conversation : `conversation-${n}`,
        activityId: `activity-${n}`,
      },
    );
  }

  update(at: { readonly activityId: string }, content: Content): Promise<PostOutcome> {
    return this.#take(
      { how: 'update', to: at.activityId, content },
      { kind: 'posted', conversationId: 'same', activityId: at.activityId },
    );
  }

  async #take(shown: Shown, usual: PostOutcome): Promise<PostOutcome> {
    const next = this.#answers.shift();
    const outcome = next === undefined ? usual : typeof next === 'function' ? await next() : next;
    if (outcome.kind === 'posted' || outcome.kind === 'unknown') this.shown.push(shown);
    return outcome;
  }

  /** "request to 19:mace@thread.tacv2", of everything that was posted. */
  get posts(): readonly string[] {
    return this.shown.filter(({ how }) => how === 'post').map(({ content, to }) => `${content.kind} to ${to}`);
  }
}

import type { CloudAdapter, ConversationReference } from 'botbuilder';
import { type Connector, connectorOf, wireSeconds } from './adapter.ts';

/** How Teams is spoken to outside of a turn. */
export interface Wire {
  readonly adapter: CloudAdapter;
  readonly appId: string;
  /** How long Teams may take to answer. */
  readonly wireSeconds?: number;
}

/** Which of Teams' addresses it is, and as whom it is spoken to. */
export interface Line {
  readonly serviceUrl: string;
  readonly botId: string;
  readonly tenant: string;
}

/** What is left of the time that Teams has for all the requests of one message. */
export class WireTime {
  readonly #ms: number;
  #began: number | null = null;

  constructor({ wireSeconds: seconds = wireSeconds }: Wire) {
    this.#ms = seconds * 1000;
  }

  /** Counted from the first request; the waiting for its turn is not Teams'. */
  leftMs(): number {
    this.#began ??= performance.now();
    return this.#ms - (performance.now() - this.#began);
  }

  /** Whether a further request would be given long enough to be answered. */
  isEnough(): boolean {
    return this.leftMs() >= this.#ms / 4;
  }
}

export interface Asked {
  readonly to: Line;
  readonly conversation: string;
  readonly time: WireTime;
  /** Waited for when all else is ready, so that the request leaves when its turn is. */
  readonly ready: () => Promise<void>;
}

/** Makes one request of Teams, and waits for the answer no longer than there is time. */
export async function askOf<T>(
  wire: Wire,
  { to, conversation, time, ready }: Asked,
  call: (client: Connector) => Promise<T>,
): Promise<T> {
  const reference: Partial<ConversationReference> = {
    channelId: 'msteams',
    serviceUrl: to.serviceUrl,
    bot: { id: to.botId, name: 'Baton' },
    conversation: { id: conversation, tenantId: to.tenant, isGroup: true, conversationType: 'channel', name: '' },
  };
  const results: Promise<T>[] = [];
  await wire.adapter.continueConversationAsync(wire.appId, reference, async (context) => {
    const client = connectorOf(wire.adapter, context);
    if (!client) throw new Error('the adapter gave no connector');
    const result = ready().then(() => withinTime(call(client), time.leftMs()));
    results.push(result);
    // What went wrong is for whoever asks, and not for the adapter.
    await result.catch(() => {});
  });
  if (results.length === 0) throw new Error('the adapter ended a proactive turn without running it');
  return results[0]!;
}

class NoAnswerInTime extends Error {}

async function withinTime<T>(answer: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswerInTime(`no answer within ${Math.round(ms / 1000)} seconds`)), ms);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

import PQueue from 'p-queue';
import type { Ports } from './flows/ports.ts';
import { putAgainSeconds, relayOutbox } from './flows/relay-outbox.ts';
import { faultOf, type Log } from './log.ts';

/** Looks at outboxes and puts what stands there on the queue, one partnership after the other, so that its own comes together. */
export interface Relays {
  /** Looked at before all others: somebody has just written there. */
  nudge(partnership: string): void;
  /** Looked at when its turn comes. `all`: and again until nothing stands there that was put on the queue before. */
  catchUp(partnership: string, all: boolean): void;
  /** Whether more is wanted on the queue. */
  setWanted(isWanted: boolean): void;
  stop(): Promise<void>;
}

export interface RelayOptions {
  readonly log: Log;
  /** There is something on the queue. */
  readonly wake: () => void;
}

interface Look {
  readonly partnership: string;
  readonly all: boolean;
  readonly priority: 0 | 1;
}

export function openRelays(ports: Ports, { log, wake }: RelayOptions): Relays {
  const relays = new PQueue({ concurrency: 1 });
  const waiting = new Set<string>();
  let stopping = false;

  const relay = async ({ partnership, all }: Look): Promise<void> => {
    try {
      const { put, justPut } = await relayOutbox(ports, partnership);
      // Whoever marked them may have ended before they were put.
      if (all && justPut > 0) later({ partnership, all, priority: 0 });
      if (put + justPut > 0) wake();
    } catch (error) {
      log.warn(faultOf(error), 'outbox could not be relayed');
    }
  };
  const look = (wanted: Look): void => {
    const { partnership, all, priority } = wanted;
    const key = `${partnership} ${all} ${priority}`;
    if (waiting.has(key)) return;
    waiting.add(key);
    const work = () => {
      waiting.delete(key);
      return relay(wanted);
    };
    void relays.add(work, { priority });
  };
  const later = (wanted: Look): void => {
    setTimeout(() => !stopping && look(wanted), (putAgainSeconds + 1) * 1000).unref();
  };

  return {
    nudge: (partnership) => look({ partnership, all: false, priority: 1 }),
    catchUp: (partnership, all) => look({ partnership, all, priority: 0 }),
    setWanted: (isWanted) => void (isWanted ? relays.start() : relays.pause()),
    stop: async () => {
      stopping = true;
      relays.start();
      await relays.onIdle();
    },
  };
}

import PQueue from 'p-queue';
import { type DeliveryPorts, deliver } from './flows/deliver-messages.ts';
import type { TakenItem } from './flows/ports.ts';
import { relayOutbox } from './flows/relay-outbox.ts';
import { faultOf, type Log } from './log.ts';

/** Carries messages from the outbox by way of the queue to Teams. Any number may run, on any number of machines. */
export interface Courier {
  /** Something may be due in this partnership: look now and not at the next tick. */
  nudge(partnership: string, all?: boolean): void;
  /** Resolves once what is on the wire has ended; nothing new is taken. */
  stop(): Promise<void>;
}

/** Messages in hand at the same time: enough for 50 a second where one takes half a second, mostly waiting its turn. */
const inHandAtMost = 28;
/** Items that are taken beforehand, so that nothing waits for the queue. */
const takenBefore = 8;
/** Between two looks at an idle queue: short after something happened, then longer and longer. */
const shortestWaitMs = 200;
const longestWaitMs = 4000;

export function startCourier(ports: DeliveryPorts, log: Log): Courier {
  const inHand = new PQueue({ concurrency: inHandAtMost });
  const relays = new PQueue({ concurrency: 3 });
  let stopping = false;
  let waitMs = shortestWaitMs;
  let wake = () => {};

  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, waitMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const nudge = (partnership: string, all = false): void => {
    void relays.add(async () => {
      try {
        const put = await relayOutbox(ports, partnership, all);
        if (put === 0) return;
        waitMs = shortestWaitMs;
        wake();
      } catch (error) {
        log.warn(faultOf(error), 'outbox could not be relayed');
      }
    });
  };

  /** What comes again soon is looked for then, however long the queue has been empty. */
  const lookAgainIn = (seconds: number): void => {
    if (seconds * 1000 > longestWaitMs * 5) return;
    setTimeout(() => {
      waitMs = shortestWaitMs;
      wake();
    }, seconds * 1000).unref();
  };

  const carry = async (item: TakenItem): Promise<void> => {
    try {
      const { outcome, reason, message, againAfterSeconds } = await deliver(ports, item);
      if (againAfterSeconds !== undefined) lookAgainIn(againAfterSeconds);
      if (outcome !== 'not-needed') log.info({ message, outcome, reason }, 'delivery');
      // The business manager is told of it, and now.
      if (outcome === 'failed' || outcome === 'in-doubt') nudge(item.partnership);
    } catch (error) {
      // The item comes again by itself when it has been hidden long enough.
      log.error({ ...faultOf(error), message: item.message }, 'delivery failed');
    }
  };

  /** Takes what there is room for, without waiting for what is in hand; true when the queue had nothing more. */
  const round = async (): Promise<boolean> => {
    await inHand.onSizeLessThan(1);
    if (stopping) return true;
    const room = inHandAtMost - inHand.pending + takenBefore;
    const items = await ports.store.queue.take(room);
    for (const item of items) void inHand.add(() => carry(item));
    waitMs = items.length > 0 ? shortestWaitMs : Math.min(longestWaitMs, waitMs * 2);
    return items.length < room;
  };

  const run = async (): Promise<void> => {
    while (!stopping) {
      let isEmpty = true;
      try {
        isEmpty = await round();
      } catch (error) {
        waitMs = longestWaitMs;
        log.warn(faultOf(error), 'queue could not be read');
      }
      if (isEmpty && !stopping) await pause();
    }
  };
  const running = run();

  return {
    nudge,
    stop: async () => {
      stopping = true;
      wake();
      await running;
      await inHand.onIdle();
      await relays.onIdle();
    },
  };
}

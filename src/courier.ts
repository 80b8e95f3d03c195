import { type Delivery, type DeliveryPorts, deliverTogether } from './flows/deliver-messages.ts';
import type { TakenItem } from './flows/ports.ts';
import { faultOf, type Log } from './log.ts';
import { openRelays } from './relays.ts';

/** Carries messages from the outbox by way of the queue to Teams. Any number may run, on any number of machines. */
export interface Courier {
  /** Something was written in this partnership that is to be shown: look now and not at the next tick. */
  nudge(partnership: string): void;
  /**
   * Something may be due there: looked at as soon as there is room for it. `all`: and again until nothing stands there
   * that was put on the queue before.
   */
  catchUp(partnership: string, all?: boolean): void;
  /** Resolves once what is on the wire has ended; nothing new is taken. */
  stop(): Promise<void>;
}

/**
 * Messages in hand beyond which no more are taken: at 50 a second, what is drawn, waits its turn, is on its way and is
 * written down, with some to spare that wait for a busy conversation.
 */
const enoughInHand = 64;
/** So many are looked at together at most: more at once would keep the storage from those whose turn has come. */
const takenTogether = 16;
/** Between two looks at an idle queue: short after something happened, then longer and longer. */
const shortestWaitMs = 200;
const longestWaitMs = 4000;

export function startCourier(ports: DeliveryPorts, log: Log): Courier {
  const inHand = new Set<Promise<void>>();
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

  const lookAgain = (): void => {
    waitMs = shortestWaitMs;
    wake();
  };
  const relays = openRelays(ports, { log, wake: lookAgain });

  /** What comes again soon is looked for then, however long the queue has been empty. */
  const lookAgainIn = (seconds: number): void => {
    if (seconds * 1000 > longestWaitMs * 5) return;
    setTimeout(lookAgain, seconds * 1000).unref();
  };

  const carry = async ({ partnership, message: id }: TakenItem, delivered: Promise<Delivery>): Promise<void> => {
    try {
      const { outcome, reason, message, againAfterSeconds } = await delivered;
      if (againAfterSeconds !== undefined) lookAgainIn(againAfterSeconds);
      if (outcome !== 'not-needed') log.info({ message, outcome, reason }, 'delivery');
      // The business manager is told of it, and now.
      if (outcome === 'failed' || outcome === 'in-doubt') relays.nudge(partnership);
    } catch (error) {
      // The item comes again by itself when it has been hidden long enough.
      log.error({ ...faultOf(error), message: id }, 'delivery failed');
    }
  };

  const hold = (work: Promise<void>): void => {
    inHand.add(work);
    void work.then(() => inHand.delete(work));
  };

  /** Takes what there is room for, without waiting for all that is in hand; true when the queue had nothing more. */
  const round = async (): Promise<boolean> => {
    while (inHand.size > enoughInHand) await Promise.race(inHand);
    if (stopping) return true;
    const items = await ports.store.queue.take(takenTogether);
    // While the queue holds more than is carried, nothing is added to it: whoever writes meanwhile would stand behind it.
    relays.setWanted(items.length < takenTogether);
    for (const together of byPartnership(items)) {
      const deliveries = deliverTogether(ports, together);
      for (const [at, item] of together.entries()) hold(carry(item, deliveries[at]!));
    }
    waitMs = items.length > 0 ? shortestWaitMs : Math.min(longestWaitMs, waitMs * 2);
    return items.length === 0;
  };

  const run = async (): Promise<void> => {
    while (!stopping) {
      let isEmpty = true;
      try {
        isEmpty = await round();
      } catch (error) {
        relays.setWanted(true);
        waitMs = longestWaitMs;
        log.warn(faultOf(error), 'queue could not be read');
      }
      if (isEmpty && !stopping) await pause();
    }
  };
  const running = run();

  return {
    nudge: relays.nudge,
    catchUp: (partnership, all = false) => relays.catchUp(partnership, all),
    stop: async () => {
      stopping = true;
      wake();
      await running;
      await Promise.all(inHand);
      await relays.stop();
    },
  };
}

function byPartnership(items: readonly TakenItem[]): Iterable<readonly TakenItem[]> {
  return Map.groupBy(items, ({ partnership }) => partnership).values();
}

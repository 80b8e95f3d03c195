import PQueue from 'p-queue';
import { type DeliveryPorts, deliver } from './flows/deliver-messages.ts';
import { relayOutbox } from './flows/relay-outbox.ts';
import { faultOf, type Log } from './log.ts';

/** Carries messages from the outbox by way of the queue to Teams. Any number may run, on any number of machines. */
export interface Courier {
  /** Something may be due in this partnership: look now and not at the next tick. */
  nudge(partnership: string, all?: boolean): void;
  /** Resolves once what is on the wire has ended; nothing new is taken. */
  stop(): Promise<void>;
}

const itemsAtOnce = 8;
/** Between two looks at an idle queue: short after something happened, then longer and longer. */
const shortestWaitMs = 200;
const longestWaitMs = 4000;

export function startCourier(ports: DeliveryPorts, log: Log): Courier {
  // Teams allows 7 sends a second into one conversation and 50 a second in all.
  const wire = new PQueue({ concurrency: 4, interval: 1000, intervalCap: 6 });
  const relays = new PQueue({ concurrency: 1 });
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

  const round = async (): Promise<void> => {
    const items = await ports.store.queue.take(itemsAtOnce);
    waitMs = items.length > 0 ? shortestWaitMs : Math.min(longestWaitMs, waitMs * 2);
    await Promise.all(
      items.map((item) =>
        wire.add(async () => {
          try {
            const { outcome, reason, message } = await deliver(ports, item);
            if (outcome !== 'not-needed') log.info({ message, outcome, reason }, 'delivery');
            // The business manager is told of it, and now.
            if (outcome === 'failed' || outcome === 'in-doubt') nudge(item.partnership);
          } catch (error) {
            // The item comes again by itself when it has been hidden long enough.
            log.error({ ...faultOf(error), message: item.message }, 'delivery failed');
          }
        }),
      ),
    );
  };

  const run = async (): Promise<void> => {
    while (!stopping) {
      try {
        await round();
      } catch (error) {
        waitMs = longestWaitMs;
        log.warn(faultOf(error), 'queue could not be read');
      }
      if (!stopping) await pause();
    }
  };
  const running = run();

  return {
    nudge,
    stop: async () => {
      stopping = true;
      wake();
      await running;
      await relays.onIdle();
    },
  };
}

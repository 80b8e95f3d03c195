import { londonDay } from '../domain/day.ts';
import { carryMessage, type Looked } from './carry-message.ts';
import type { Delivery, DeliveryPorts } from './claim-message.ts';
import { sinceFor } from './gather.ts';
import type { QueueItem, Register, TakenItem } from './ports.ts';
import { rememberReads, rememberRows } from './remember-reads.ts';

export type { Delivery, DeliveryPorts } from './claim-message.ts';

/** Takes one queued id and brings its message to Teams, or says why not. */
export function deliver(ports: DeliveryPorts, item: TakenItem): Promise<Delivery> {
  return deliverTogether(ports, [item])[0]!;
}

/**
 * Takes queued ids of one partnership and brings their messages to Teams, each by itself. What several of them need is
 * read once, and only when it is known which revision of each is wanted: what is answered after that makes a new one,
 * which is shown once more.
 */
export function deliverTogether(ports: DeliveryPorts, items: readonly TakenItem[]): readonly Promise<Delivery>[] {
  const looks = items.map((item) => lookAt(ports, item));
  const reading = Promise.allSettled(looks).then(() => readingOnce(ports, items));
  return items.map(async (item, at) => {
    const own = await reading;
    const delivery = await carryMessage(own, item, await looks[at]!);
    if (delivery.outcome === 'later') await ports.store.queue.put(item, delivery.againAfterSeconds ?? 30);
    await item.done();
    return delivery;
  });
}

async function lookAt({ store }: DeliveryPorts, { partnership, message: id }: QueueItem): Promise<Looked> {
  const register = store.register(partnership);
  const [message, outbox] = await Promise.all([register.find('message', id), register.find('outbox', id)]);
  return { message, outbox };
}

/** Ports through which nothing is read twice until something is written. */
function readingOnce(ports: DeliveryPorts, items: readonly QueueItem[]): DeliveryPorts {
  const store = { ...rememberReads(ports.store), directory: rememberRows(ports.store.directory) };
  const today = londonDay(ports.clock.now());
  if (items.length > 1) readDesk(store.register(items[0]!.partnership), sinceFor(today));
  return { ...ports, store };
}

/** One read brings what every card needs; whoever draws one finds it there, or hears what went wrong. */
function readDesk(register: Register, since: ReturnType<typeof sinceFor>): void {
  for (const kind of ['meeting', 'cycle'] as const) void register.list(kind, { since });
  for (const kind of ['group', 'agency', 'post', 'plan'] as const) void register.list(kind);
}

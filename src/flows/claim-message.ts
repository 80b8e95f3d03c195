import { addMinutes, type Instant } from '../domain/day.ts';
import type { Message } from '../domain/message.ts';
import { commit } from './commit.ts';
import type { DestinationPorts } from './find-destination.ts';
import {
  type Kept,
  type Messenger,
  type Pacer,
  type Ports,
  type QueueItem,
  type RegisterChange,
  StorageUnavailable,
} from './ports.ts';

export interface DeliveryPorts extends DestinationPorts {
  readonly messenger: Messenger;
  readonly pace: Pacer;
  /** The name of this process, for the claims it makes. */
  readonly instance: string;
}

export interface Delivery extends QueueItem {
  readonly outcome: 'posted' | 'updated' | 'not-needed' | 'later' | 'failed' | 'in-doubt';
  readonly reason: string | null;
  readonly againAfterSeconds?: number;
}

/** A message that this instance has been handed. */
export interface Job {
  readonly partnership: string;
  readonly message: Kept<Message>;
  /** The version of the outbox row: the revision that is being shown. */
  readonly outbox: string;
  readonly result: (outcome: Delivery['outcome'], reason?: string | null) => Delivery;
}

/**
 * How long a claim stands: longer than a message waits for its turns (8 s at most) and for Teams (20 s, the opening of a
 * chat included) together. A claim that lapsed leaves its message in doubt.
 */
const claimMinutes = 0.75;
/** How long it is tried to write a claim: the rest of its time is for the wire. */
const claimTryMinutes = 0.1;

export const unclaimed = { claimedBy: null, claimedUntil: null } as const;

export function isLapsed(message: Message, realNow: Instant): boolean {
  return message.claimedUntil === null || message.claimedUntil < realNow;
}

/** Takes the message for this instance, or finds that another one has it. */
export async function claim(
  ports: DeliveryPorts,
  { partnership, message }: Job,
  state: Partial<Message>,
): Promise<Kept<Message> | null> {
  const realNow = ports.clock.realNow();
  const claimedUntil = addMinutes(realNow, claimMinutes);
  const attempts = message.value.attempts + 1;
  // Each claim has a name of its own, so that the row tells whose it is when the answer to the writing was lost.
  const claimedBy = `${ports.instance}.${crypto.randomUUID()}`;
  const value = { ...message.value, ...state, attempts, notBefore: null, claimedBy, claimedUntil };
  const register = ports.store.register(partnership);
  let isRepeated = false;
  return throughOutage(ports, addMinutes(realNow, claimTryMinutes), async () => {
    const standing = isRepeated ? await register.find('message', message.id) : null;
    isRepeated = true;
    if (standing?.value.claimedBy === claimedBy) return standing;
    return register.replace('message', message, value);
  });
}

/**
 * Does something that may be done again, for as long as the storage is away and there is time. What became of a post
 * is known only here: forgotten over a moment's outage, the message would be in doubt.
 */
export async function throughOutage<T>({ clock }: Ports, until: Instant | null, work: () => Promise<T>): Promise<T> {
  for (let waitMs = 250; ; waitMs *= 2) {
    try {
      return await work();
    } catch (error) {
      const isTime = until !== null && Date.parse(clock.realNow()) + waitMs < Date.parse(until);
      if (!(error instanceof StorageUnavailable) || !isTime) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
}

export async function write(ports: Ports, { partnership, message }: Job, change: Partial<Message>): Promise<void> {
  await ports.store.register(partnership).replace('message', message, { ...message.value, ...change });
}

/**
 * Writes how it ended and takes the outbox row away, unless the message was wanted anew while it was on the wire:
 * then the row stays and the message is shown once more, with everything that came in between.
 */
export async function settle(
  ports: Ports,
  job: Job,
  change: Partial<Message>,
  delivery: Delivery,
  also: readonly RegisterChange[] = [],
): Promise<Delivery> {
  const { partnership, message, outbox } = job;
  const value = { ...message.value, ...change, ...unclaimed };
  const row: RegisterChange = { do: 'replace', kind: 'message', id: message.id, value, version: message.version };
  const done = await commit(ports, partnership, [
    row,
    { do: 'remove', kind: 'outbox', id: message.id, version: outbox },
    ...also,
  ]);
  if (done === 'done') return delivery;
  await commit(ports, partnership, [row, ...also]);
  await ports.store.queue.put({ partnership, message: message.id }, 1);
  return delivery;
}

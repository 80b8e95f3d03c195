import { addMinutes, type Instant } from '../domain/day.ts';
import type { Message } from '../domain/message.ts';
import { audit, commit } from './commit.ts';
import { drawMessage, nameOf } from './draw-message.ts';
import { destinationOf } from './find-destination.ts';
import {
  type Kept,
  type Messenger,
  type Ports,
  type PostOutcome,
  type QueueItem,
  type RegisterChange,
  StorageUnavailable,
  type TakenItem,
} from './ports.ts';
import { noticesToManagers } from './tell-managers.ts';

export interface DeliveryPorts extends Ports {
  readonly messenger: Messenger;
  /** The name of this process, for the claims it makes. */
  readonly instance: string;
}

/** How long a claim stands: longer than the wire is waited for. A claim that lapsed leaves its message in doubt. */
const claimMinutes = 0.5;
/** How long it is tried to write a claim: the rest of its time is for the wire. */
const claimTryMinutes = 0.1;
export interface Delivery extends QueueItem {
  readonly outcome: 'posted' | 'updated' | 'not-needed' | 'later' | 'failed' | 'in-doubt';
  readonly reason: string | null;
  readonly againAfterSeconds?: number;
}

/** Takes one queued id and brings its message to Teams, or says why not. */
export async function deliver(ports: DeliveryPorts, item: TakenItem): Promise<Delivery> {
  const delivery = await deliverMessage(ports, item);
  if (delivery.outcome === 'later') await ports.store.queue.put(item, delivery.againAfterSeconds ?? 30);
  await item.done();
  return delivery;
}

async function deliverMessage(ports: DeliveryPorts, { partnership, message: id }: QueueItem): Promise<Delivery> {
  const register = ports.store.register(partnership);
  const [message, outbox] = await Promise.all([register.find('message', id), register.find('outbox', id)]);
  const result = (outcome: Delivery['outcome'], reason: string | null = null): Delivery => ({
    partnership,
    message: id,
    outcome,
    reason,
  });
  if (!outbox) return result('not-needed');
  if (!message) {
    await register.commit([{ do: 'remove', kind: 'outbox', id }]);
    return result('not-needed', 'no such message');
  }
  const job: Job = { partnership, message, outbox: outbox.version, result };
  switch (message.value.state) {
    case 'due':
      return isTooEarly(job, ports.clock.realNow()) ?? post(ports, job);
    case 'sent':
      return isTooEarly(job, ports.clock.realNow()) ?? showAgain(ports, job);
    case 'sending':
      return isLapsed(message.value, ports.clock.realNow()) ? leaveInDoubt(ports, job) : busy(ports, job);
    case 'failed':
    case 'in-doubt':
    case 'cancelled':
      return settle(ports, job, {}, result('not-needed', message.value.state));
    default:
      return message.value.state satisfies never;
  }
}

interface Job {
  readonly partnership: string;
  readonly message: Kept<Message>;
  /** The version of the outbox row: the revision that is being shown. */
  readonly outbox: string;
  readonly result: (outcome: Delivery['outcome'], reason?: string | null) => Delivery;
}

/** An item that comes before its time is let go: the one that was put for that time is on its way. */
function isTooEarly({ message, result }: Job, realNow: Instant): Delivery | null {
  const { notBefore } = message.value;
  return notBefore !== null && notBefore > realNow ? result('not-needed', 'it waits for its next try') : null;
}

/** Another instance has it: look again when its claim has lapsed. */
function busy({ clock }: Ports, { message, result }: Job): Delivery {
  const until = message.value.claimedUntil ?? clock.realNow();
  const seconds = Math.ceil((Date.parse(until) - Date.parse(clock.realNow())) / 1000) + 1;
  return { ...result('later', 'another instance has it'), againAfterSeconds: Math.max(1, seconds) };
}

function isLapsed(message: Message, realNow: Instant): boolean {
  return message.claimedUntil === null || message.claimedUntil < realNow;
}

async function post(ports: DeliveryPorts, job: Job): Promise<Delivery> {
  const [content, destination] = await Promise.all([
    drawMessage(ports, job.partnership, job.message.value),
    destinationOf(ports, job.partnership, job.message.value.to),
  ]);
  if (!content) return tooLate(ports, job);
  if (destination.kind === 'cannot-reach') return fail(ports, job, destination.reason);
  if (destination.kind === 'not-yet') return { ...job.result('later', destination.reason), againAfterSeconds: 15 };
  const claimed = await claim(ports, job, { state: 'sending' });
  if (!claimed) return busy(ports, job);
  const outcome = await ports.messenger.post(destination, content);
  return throughOutage(ports, claimed.value.claimedUntil, () => posted(ports, { ...job, message: claimed }, outcome));
}

/** There is nothing left to post: what Teams refused until its time was over is listed as not sent, with the reason. */
function tooLate(ports: DeliveryPorts, job: Job): Promise<Delivery> {
  const { attempts, reason } = job.message.value;
  if (attempts > 0) return fail(ports, job, `it was tried until the close (${reason ?? 'no reason given'}).`);
  return settle(ports, job, { state: 'cancelled', reason: 'nothing left to say' }, job.result('not-needed'));
}

/**
 * Does something that may be done again, for as long as the storage is away and there is time. What became of a post
 * is known only here: forgotten over a moment's outage, the message would be in doubt.
 */
async function throughOutage<T>({ clock }: Ports, until: Instant | null, work: () => Promise<T>): Promise<T> {
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

async function posted(ports: DeliveryPorts, job: Job, outcome: PostOutcome): Promise<Delivery> {
  switch (outcome.kind) {
    case 'posted': {
      const { conversationId, activityId } = outcome;
      const sent = { state: 'sent', sentAt: ports.clock.now(), conversationId, activityId, reason: null } as const;
      return settle(ports, job, sent, job.result('posted'));
    }
    case 'refused': {
      return tryLater(ports, job, { state: 'due' }, outcome);
    }
    case 'gone':
    case 'impossible':
      return fail(ports, job, outcome.reason);
    case 'unknown':
      return leaveInDoubt(ports, job, outcome.reason);
    default:
      return outcome satisfies never;
  }
}

const unclaimed = { claimedBy: null, claimedUntil: null } as const;

interface Refused {
  readonly reason: string;
  readonly retryAfterSeconds: number | null;
}

/** Gives the claim up until the next try: when Teams asks for it, else later each time, from two seconds to five minutes. */
async function tryLater(
  ports: DeliveryPorts,
  job: Job,
  change: Partial<Message>,
  { reason, retryAfterSeconds }: Refused,
): Promise<Delivery> {
  const seconds = retryAfterSeconds ?? Math.min(300, 2 ** Math.min(job.message.value.attempts, 8));
  // A moment earlier than the item that is put for it, so that this one is never let go as too early.
  const notBefore = addMinutes(ports.clock.realNow(), (seconds - 0.5) / 60);
  await write(ports, job, { ...change, reason, notBefore, ...unclaimed });
  return { ...job.result('later', reason), againAfterSeconds: seconds };
}

/** Shows a posted message anew. To repeat an update is harmless, so a claim that lapsed here leaves nothing in doubt. */
async function showAgain(ports: DeliveryPorts, job: Job): Promise<Delivery> {
  const { message } = job;
  const { conversationId, activityId } = message.value;
  if (message.value.claimedUntil && !isLapsed(message.value, ports.clock.realNow())) return busy(ports, job);
  const [content, destination] = await Promise.all([
    drawMessage(ports, job.partnership, job.message.value),
    destinationOf(ports, job.partnership, message.value.to),
  ]);
  if (!content || !conversationId || !activityId || !('serviceUrl' in destination)) {
    return settle(ports, job, {}, job.result('not-needed', 'it can no longer be shown anew'));
  }
  const claimed = await claim(ports, job, {});
  if (!claimed) return busy(ports, job);
  const now: Job = { ...job, message: claimed };
  const { serviceUrl, botId, tenant } = destination;
  const outcome = await ports.messenger.update({ serviceUrl, botId, tenant, conversationId, activityId }, content);
  if (outcome.kind === 'posted') return settle(ports, now, {}, job.result('updated'));
  if (outcome.kind === 'gone') return postAnew(ports, now, outcome.reason);
  // It still stands there as it was: posted anew it would stand there twice.
  if (outcome.kind === 'impossible') {
    return settle(ports, now, { reason: outcome.reason }, job.result('not-needed', outcome.reason));
  }
  const { reason } = outcome;
  return tryLater(ports, now, {}, outcome.kind === 'refused' ? outcome : { reason, retryAfterSeconds: null });
}

/** A card that can no longer be changed is posted anew; the old id is retired. Only what people still use comes back. */
function postAnew(ports: DeliveryPorts, job: Job, reason: string): Promise<Delivery> {
  const anew = { state: 'due', conversationId: null, activityId: null, reason } as const;
  return write(ports, job, { ...anew, ...unclaimed }).then(() => ({
    ...job.result('later', reason),
    againAfterSeconds: 1,
  }));
}

/** Takes the message for this instance, or finds that another one has it. */
async function claim(
  ports: DeliveryPorts,
  { partnership, message }: Job,
  state: Partial<Message>,
): Promise<Kept<Message> | null> {
  const claimedUntil = addMinutes(ports.clock.realNow(), claimMinutes);
  const attempts = message.value.attempts + 1;
  // Each claim has a name of its own, so that the row tells whose it is, also when the answer to the writing was lost.
  const claimedBy = `${ports.instance}.${crypto.randomUUID()}`;
  const value = { ...message.value, ...state, attempts, notBefore: null, claimedBy, claimedUntil };
  const register = ports.store.register(partnership);
  const row = { kind: 'message', id: message.id } as const;
  return throughOutage(ports, addMinutes(ports.clock.realNow(), claimTryMinutes), async () => {
    await register.commit([{ do: 'replace', ...row, value, version: message.version }]);
    const kept = await register.find('message', message.id);
    return kept?.value.claimedBy === claimedBy ? kept : null;
  });
}

async function write(ports: DeliveryPorts, { partnership, message }: Job, change: Partial<Message>): Promise<void> {
  const value = { ...message.value, ...change };
  await ports.store
    .register(partnership)
    .commit([{ do: 'replace', kind: 'message', id: message.id, value, version: message.version }]);
}

/**
 * Writes how it ended and takes the outbox row away, unless the message was wanted anew while it was on the wire:
 * then the row stays and the message is shown once more, with everything that came in between.
 */
async function settle(
  ports: DeliveryPorts,
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

async function fail(ports: DeliveryPorts, job: Job, reason: string): Promise<Delivery> {
  const { message, partnership } = job;
  const told =
    message.value.kind === 'notice'
      ? []
      : await noticesToManagers(ports, partnership, {
          meeting: message.value.meeting ?? 'none',
          name: `cannot-reach.${message.value.kind}.${message.value.attempts}`,
          text: `I could not post ${await nameOf(ports, partnership, message.value)}: ${reason} Nothing was posted anywhere else.`,
        });
  const about = audit(ports, 'baton', 'could not post', `${message.id}: ${reason}`);
  return settle(ports, job, { state: 'failed', reason }, job.result('failed', reason), [...told, about]);
}

/** A message that may or may not have arrived is never sent again by itself: the business manager decides. */
async function leaveInDoubt(
  ports: DeliveryPorts,
  job: Job,
  reason = 'Baton stopped while it was being sent.',
): Promise<Delivery> {
  const { message, partnership } = job;
  const told =
    message.value.kind === 'notice'
      ? []
      : await noticesToManagers(ports, partnership, {
          meeting: message.value.meeting ?? 'none',
          name: `in-doubt.${message.value.kind}.${message.value.attempts}`,
          text: `I cannot tell whether ${await nameOf(ports, partnership, message.value)} arrived (${reason}) Please look. If it is not there, type “send again”.`,
        });
  const about = audit(ports, 'baton', 'left in doubt', message.id);
  return settle(ports, job, { state: 'in-doubt', reason }, job.result('in-doubt', reason), [...told, about]);
}

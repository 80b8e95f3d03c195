import type { Instant } from '../domain/day.ts';
import type { Message, Outbox } from '../domain/message.ts';
import {
  claim,
  type Delivery,
  type DeliveryPorts,
  isLapsed,
  type Job,
  settle,
  throughOutage,
  unclaimed,
  write,
} from './claim-message.ts';
import { drawMessage } from './draw-message.ts';
import { destinationOf, type Found } from './find-destination.ts';
import { leaveFailed, leaveInDoubt } from './leave-failed.ts';
import { NoTurn } from './pace-requests.ts';
import type { Content, Destination, Kept, Place, Ports, PostOutcome, QueueItem, Turn } from './ports.ts';
import { tooLate, tryLater } from './try-later.ts';

/** What stood in the register when a queued id was looked at. */
export interface Looked {
  readonly message: Kept<Message> | null;
  readonly outbox: Kept<Outbox> | null;
}

/** Brings a message to Teams as it now stands, or says why not. */
export async function carryMessage(
  ports: DeliveryPorts,
  { partnership, message: id }: QueueItem,
  { message, outbox }: Looked,
): Promise<Delivery> {
  const result = (outcome: Delivery['outcome'], reason: string | null = null): Delivery => ({
    partnership,
    message: id,
    outcome,
    reason,
  });
  if (!outbox) return result('not-needed');
  if (!message) {
    await ports.store.register(partnership).commit([{ do: 'remove', kind: 'outbox', id }]);
    return result('not-needed', 'no such message');
  }
  const job: Job = { partnership, message, outbox: outbox.version, result };
  switch (message.value.state) {
    case 'due':
      return isTooEarly(job, ports.clock.realNow()) ?? inTurn(ports, job, post);
    case 'sent':
      return isTooEarly(job, ports.clock.realNow()) ?? inTurn(ports, job, showAgain);
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

/** What is shown, and where: a content of null has nothing left to say. */
interface Drawn {
  readonly destination: Exclude<Found, { kind: 'not-yet' }>;
  readonly content: Content | null;
}

/** Finds the place, and a message that cannot have its turn there soon makes room for others before anything is done. */
async function inTurn(
  ports: DeliveryPorts,
  job: Job,
  show: (ports: DeliveryPorts, job: Job, drawn: Drawn) => Promise<Delivery>,
): Promise<Delivery> {
  const { partnership, message } = job;
  const destination = await destinationOf(ports, partnership, message.value.to);
  if (destination.kind === 'not-yet')
    return { ...job.result('later', destination.reason), againAfterSeconds: destination.seconds };
  const draw = async () =>
    show(ports, job, { destination, content: await drawMessage(ports, partnership, message.value) });
  if (destination.kind === 'cannot-reach') return draw();
  const { seconds, leave } = ports.pace.join(destination.place);
  try {
    if (seconds === 0) return await draw();
    return { ...job.result('later', 'others go there first'), againAfterSeconds: seconds };
  } finally {
    leave();
  }
}

async function post(ports: DeliveryPorts, job: Job, { destination, content }: Drawn): Promise<Delivery> {
  if (!content) return tooLate(ports, job);
  if (destination.kind === 'cannot-reach') return leaveFailed(ports, job, destination.reason);
  const turn = await turnFor(ports, job, destination.place);
  if ('outcome' in turn) return turn;
  const claimed = await claimFor(ports, job, { turn, state: { state: 'sending' } });
  if (!claimed) return busy(ports, job);
  const outcome = await ports.messenger.post(destination, content, turn);
  const delivery = await throughOutage(ports, claimed.value.claimedUntil, () =>
    posted(ports, { ...job, message: claimed }, { destination, outcome }),
  );
  if (outcome.kind === 'posted') await ports.reach.heardFrom(destination.place);
  return delivery;
}

/** A turn at Teams; or that there is none soon, and the message comes again. */
async function turnFor({ pace }: DeliveryPorts, { result }: Job, place: Place): Promise<Turn | Delivery> {
  try {
    return await pace.reserve(place);
  } catch (error) {
    if (!(error instanceof NoTurn)) throw error;
    return { ...result('later', error.message), againAfterSeconds: error.seconds };
  }
}

/** Where it cannot be claimed, its turn is somebody else's. */
async function claimFor(
  ports: DeliveryPorts,
  job: Job,
  { turn, state }: { readonly turn: Turn; readonly state: Partial<Message> },
): Promise<Kept<Message> | null> {
  let claimed: Kept<Message> | null = null;
  try {
    claimed = await claim(ports, job, state);
    return claimed;
  } finally {
    if (!claimed) turn.giveBack();
  }
}

interface Ended {
  readonly destination: Destination;
  readonly outcome: PostOutcome;
}

async function posted(ports: DeliveryPorts, job: Job, { destination, outcome }: Ended): Promise<Delivery> {
  switch (outcome.kind) {
    case 'posted': {
      const { conversationId, activityId } = outcome;
      const channel = destination.kind === 'channel' ? destination.channel : null;
      const how = { conversationId, activityId, channel, reason: null };
      const sent = { state: 'sent', sentAt: ports.clock.now(), ...how } as const;
      return settle(ports, job, sent, job.result('posted'));
    }
    case 'refused':
      await restAsAsked(ports, destination.place, outcome);
      return tryLater(ports, job, { state: 'due' }, outcome);
    case 'gone':
      return missed(ports, job, { destination, outcome });
    case 'impossible':
      return leaveFailed(ports, job, outcome.reason);
    case 'unknown':
      return leaveInDoubt(ports, job, outcome.reason);
    default:
      return outcome satisfies never;
  }
}

/** What Teams asks of one message it asks of all that go there, by whichever instance. */
async function restAsAsked(ports: DeliveryPorts, place: Place, outcome: PostOutcome): Promise<void> {
  if (outcome.kind !== 'refused' || !outcome.throttled) return;
  await ports.pace.rest(place, outcome.throttled, outcome.retryAfterSeconds ?? unaskedSeconds);
}

/** Teams wants silence and does not say for how long. */
const unaskedSeconds = 2;
/** Until a conversation counts as gone it is looked for again, now and then. */
const missedSeconds = 6 * 3600;

async function missed(ports: DeliveryPorts, job: Job, { destination, outcome }: Ended): Promise<Delivery> {
  const isGone = await ports.reach.missed(destination.place);
  const reason = outcome.kind === 'posted' ? '' : outcome.reason;
  if (!isGone) return tryLater(ports, job, { state: 'due' }, { reason, retryAfterSeconds: missedSeconds });
  const now = await destinationOf(ports, job.partnership, job.message.value.to);
  return leaveFailed(ports, job, now.kind === 'cannot-reach' ? now.reason : reason);
}

/** Shows a posted message anew. To repeat an update is harmless, so a claim that lapsed here leaves nothing in doubt. */
async function showAgain(ports: DeliveryPorts, job: Job, { destination, content }: Drawn): Promise<Delivery> {
  const { conversationId, activityId, claimedUntil } = job.message.value;
  if (claimedUntil && !isLapsed(job.message.value, ports.clock.realNow())) return busy(ports, job);
  if (!content || !conversationId || !activityId || destination.kind === 'cannot-reach') {
    return settle(ports, job, {}, job.result('not-needed', 'it can no longer be shown anew'));
  }
  const turn = await turnFor(ports, job, destination.place);
  if ('outcome' in turn) return turn;
  const claimed = await claimFor(ports, job, { turn, state: {} });
  if (!claimed) return busy(ports, job);
  const now: Job = { ...job, message: claimed };
  const { serviceUrl, botId, tenant, place } = destination;
  const outcome = await ports.messenger.update(
    { serviceUrl, botId, tenant, place, conversationId, activityId },
    content,
    turn,
  );
  switch (outcome.kind) {
    case 'posted':
      return settle(ports, now, {}, job.result('updated'));
    case 'gone':
      return postAnew(ports, now, outcome.reason);
    case 'impossible':
      // It still stands there as it was: posted anew it would stand there twice.
      return settle(ports, now, { reason: outcome.reason }, job.result('not-needed', outcome.reason));
    case 'refused':
      await restAsAsked(ports, place, outcome);
      return tryLater(ports, now, {}, outcome);
    case 'unknown':
      return tryLater(ports, now, {}, { reason: outcome.reason, retryAfterSeconds: null });
    default:
      return outcome satisfies never;
  }
}

/** A card that can no longer be changed is posted anew; the old id is retired. Only what people still use comes back. */
async function postAnew(ports: DeliveryPorts, job: Job, reason: string): Promise<Delivery> {
  const anew = { state: 'due', conversationId: null, activityId: null, reason } as const;
  await write(ports, job, { ...anew, ...unclaimed });
  return { ...job.result('later', reason), againAfterSeconds: 1 };
}

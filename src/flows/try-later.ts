import { england } from '../domain/calendar.ts';
import { stepsOfCycle } from '../domain/cycle.ts';
import { addMinutes, atLondon, type Instant } from '../domain/day.ts';
import type { Message } from '../domain/message.ts';
import { type Delivery, type Job, settle, unclaimed, write } from './claim-message.ts';
import { gatherCard } from './gather-card.ts';
import { leaveFailed } from './leave-failed.ts';
import type { Ports } from './ports.ts';

/** Why it was not taken, and when Teams asks to be tried again. */
export interface Refused {
  readonly reason: string;
  readonly retryAfterSeconds: number | null;
}

/**
 * Gives the claim up until the next try: when Teams asks for it, else later each time, from two seconds to five minutes,
 * a little apart from others that were refused with it. When its time is over it is listed as not sent.
 */
export async function tryLater(
  ports: Ports,
  job: Job,
  change: Partial<Message>,
  { reason, retryAfterSeconds }: Refused,
): Promise<Delivery> {
  const until = await triedUntil(ports, job);
  const leftSeconds = Math.ceil((Date.parse(until.at) - Date.parse(ports.clock.now())) / 1000);
  if (leftSeconds <= 0) return giveUp(ports, job, `it was tried until ${until.words} (${reason}).`);
  const usual = Math.min(300, 2 ** Math.min(job.message.value.attempts, 8)) * (1 + 0.2 * Math.random());
  const seconds = Math.max(1, Math.min(Math.ceil(retryAfterSeconds ?? usual), leftSeconds));
  // A moment earlier than the item that is put for it, so that this one is never let go as too early.
  const notBefore = addMinutes(ports.clock.realNow(), (seconds - 0.5) / 60);
  await write(ports, job, { ...change, reason, notBefore, ...unclaimed });
  return { ...job.result('later', reason), againAfterSeconds: seconds };
}

/** There is nothing left to post: what Teams refused until its time was over is listed as not sent, with the reason. */
export async function tooLate(ports: Ports, job: Job): Promise<Delivery> {
  const { attempts, reason } = job.message.value;
  if (attempts > 0) return leaveFailed(ports, job, `it was tried until the close (${reason ?? 'no reason given'}).`);
  if (await askedNobody(ports, job)) return leaveFailed(ports, job, 'its turn came only after the close.');
  return settle(ports, job, { state: 'cancelled', reason: 'nothing left to say' }, job.result('not-needed'));
}

/** A request whose turn never came before its close, and that nobody answered unasked: whom it was for was never asked. */
async function askedNobody(ports: Ports, { partnership, message: { value } }: Job): Promise<boolean> {
  const card = value.kind === 'request' ? await gatherCard(ports, partnership, value) : null;
  return card?.requests.some(({ answeredBy }) => answeredBy === null) ?? false;
}

/** A card that stands already keeps standing as it was; what never stood has failed. */
function giveUp(ports: Ports, job: Job, reason: string): Promise<Delivery> {
  if (job.message.value.conversationId === null) return leaveFailed(ports, job, reason);
  return settle(ports, job, { reason }, job.result('not-needed', reason));
}

/** What has no meeting of its own is tried for a week. */
const otherwiseMinutes = 7 * 24 * 60;

/** A request or a reminder is of use until the close, everything else until its meeting. */
async function triedUntil(
  ports: Ports,
  { partnership, message: { value } }: Job,
): Promise<{ readonly at: Instant; readonly words: string }> {
  const { kind, meeting: id, dueAt } = value;
  const register = ports.store.register(partnership);
  const meeting = id === null ? null : await register.find('meeting', id);
  const group = meeting && (await register.find('group', meeting.value.group));
  if (!meeting || !group) return { at: addMinutes(dueAt, otherwiseMinutes), words: 'a week was over' };
  if (kind !== 'request' && kind !== 'reminder')
    return { at: atLondon(meeting.value.date, '23:59'), words: 'the day of the meeting was over' };
  const close = stepsOfCycle(meeting.value, group.value, england).find(({ name }) => name === 'close');
  return { at: close?.at ?? dueAt, words: 'the close' };
}

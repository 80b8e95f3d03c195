import { lateLines } from '../domain/addendum.ts';
import { asReadBy, readerOfGroup } from '../domain/audience.ts';
import { isClosed, newCycle } from '../domain/cycle.ts';
import { addendumMessage, digestMessage, draftMessages } from '../domain/cycle-messages.ts';
import { type Instant, londonDay } from '../domain/day.ts';
import type { DigestLine, FrozenDigest } from '../domain/digest.ts';
import type { Meeting } from '../domain/meeting.ts';
import { type Message, messageId, newMessage } from '../domain/message.ts';
import { fullRef } from '../domain/ref.ts';
import { openRefs, type Request, stillAsked } from '../domain/request.ts';
import { audit, commit, toSend, toShow } from './commit.ts';
import { gatherPlans, lineFacts, meetingsOf, type Plans, type Setting, valuesOf } from './gather.ts';
import { type CycleFacts, writeCycle } from './gather-cycle.ts';
import { gatherDigests } from './gather-digests.ts';
import { gatherPeople } from './gather-people.ts';
import { requestsOf } from './gather-requests.ts';
import type { Committed, Ports, Register, RegisterChange } from './ports.ts';

/**
 * Closes a cycle: freezes what its digest will state, has the request cards say that the close has come, and shows the
 * draft to the group's chairs and the business managers, who may add a note or hold it.
 */
export async function closeCycle(ports: Ports, facts: CycleFacts): Promise<Committed> {
  const { setting, meeting, group } = facts;
  const register = ports.store.register(setting.partnership.id);
  const now = ports.clock.now();
  const [plans, who, before] = await Promise.all([
    gatherPlans(register),
    gatherPeople(register, setting),
    register.find('digest', meeting.id),
  ]);
  const cycle = facts.cycle?.value ?? newCycle(meeting);
  const all = await requestsOf(register, cycle);
  // What was settled by the close is not among what the cycle asked, for whoever counts it afterwards.
  const requests = stillAsked(all, openRefs(plans.actions));
  const asked = cycle.asked.filter((ref) => requests.some((one) => fullRef(one.plan, one.ref) === ref));
  const frozen = await gatherDigests(register, { setting, plans, meeting, group, requests, until: now });
  // A meeting that was moved closes a second time: what was noted then still stands.
  const value: FrozenDigest = { ...frozen, notes: before?.value.notes ?? [], addendum: null };
  const unanswered = requests.filter(({ answeredBy }) => answeredBy === null).length;
  return commit(ports, setting.partnership.id, [
    writeCycle({ ...cycle, asked, ran: [...cycle.ran, { step: 'close', at: now }] }, facts.cycle),
    { do: 'put', kind: 'digest', id: meeting.id, value },
    ...cardsOf(all).map((message) => toShow(ports, message)),
    ...(await toSendOrShow(ports, register, draftMessages(meeting, who, now))),
    audit(ports, 'baton', 'closed', `${meeting.id}: ${unanswered} of ${requests.length} unanswered`),
  ]);
}

/** The cards that carry these requests. */
export function cardsOf(requests: readonly Request[]): readonly string[] {
  return [...new Set(requests.map(({ message }) => message))];
}

/** Messages that are to exist; those that do are shown anew. */
async function toSendOrShow(
  ports: Ports,
  register: Register,
  messages: readonly Message[],
): Promise<readonly RegisterChange[]> {
  const known = await Promise.all(messages.map(({ id }) => register.find('message', id)));
  return messages.flatMap((message, at) => (known[at] ? [toShow(ports, message.id)] : toSend(ports, message)));
}

/** Posts what was frozen at the close to the group's channel, and its summary to the oversight group's. */
export async function sendDigest(ports: Ports, facts: CycleFacts): Promise<Committed> {
  const { setting, meeting, group, cycle } = facts;
  if (!cycle || !isClosed(cycle.value)) return closeCycle(ports, facts);
  const now = ports.clock.now();
  const { oversight } = setting.partnership;
  const digest = digestMessage(meeting, now);
  return commit(ports, setting.partnership.id, [
    writeCycle({ ...cycle.value, ran: [...cycle.value.ran, { step: 'digest', at: now }] }, cycle),
    ...toSend(ports, digest),
    ...(oversight && oversight !== group.id ? await summary(ports, facts, oversight) : []),
    audit(ports, 'baton', 'posted the digest', `${meeting.id}, on ${londonDay(now)}`),
  ]);
}

/**
 * The name of the post under which the summaries between two meetings of the oversight group stand. It is named after
 * the earlier one, so that a meeting which is dated, moved or cancelled meanwhile begins no second post.
 */
export function summaryThread(oversight: string, setting: Setting): string {
  const previous = meetingsOf(oversight, setting).findLast(({ date }) => date < setting.today);
  return messageId(previous?.id ?? `${oversight}.first`, 'summary', oversight);
}

/**
 * The oversight group's channel gets one post an interval, its previous meeting to its next: the first digest opens
 * the thread, and each other group's is one short reply in it.
 */
async function summary(ports: Ports, facts: CycleFacts, oversight: string): Promise<readonly RegisterChange[]> {
  const { setting, meeting } = facts;
  const register = ports.store.register(setting.partnership.id);
  const opened = (await register.find('message', summaryThread(oversight, setting))) !== null;
  return toSend(ports, summaryMessage({ meeting, setting, opened }, oversight, ports.clock.now()));
}

export function summaryMessage(
  { meeting, setting, opened }: { readonly meeting: Meeting; readonly setting: Setting; readonly opened: boolean },
  oversight: string,
  at: Instant,
): Message {
  const thread = summaryThread(oversight, setting);
  const id = opened ? messageId(meeting.id, 'summary', oversight) : thread;
  const to = opened
    ? ({ kind: 'thread', message: thread, group: oversight } as const)
    : ({ kind: 'channel', group: oversight } as const);
  return newMessage({ id, kind: 'summary', to, meeting: meeting.id }, at);
}

/** Posts what was answered after the close under the digest; nothing, where nothing was. */
export async function sendAddendum(ports: Ports, facts: CycleFacts): Promise<Committed> {
  const { setting, meeting, cycle } = facts;
  if (!cycle) return 'done';
  const now = ports.clock.now();
  const register = ports.store.register(setting.partnership.id);
  const [plans, frozen, requests] = await Promise.all([
    gatherPlans(register),
    register.find('digest', meeting.id),
    requestsOf(register, cycle.value),
  ]);
  const lines = frozen ? await gatherLate(register, facts, { plans, requests }) : [];
  const ran = writeCycle({ ...cycle.value, ran: [...cycle.value.ran, { step: 'addendum', at: now }] }, cycle);
  if (!frozen || lines.length === 0) return commit(ports, setting.partnership.id, [ran]);
  const { id, version, value } = frozen;
  return commit(ports, setting.partnership.id, [
    ran,
    { do: 'replace', kind: 'digest', id, version, value: { ...value, addendum: lines } },
    // Posted once: where the meeting was moved since, its addendum is shown anew with what came until then.
    ...(await toSendOrShow(ports, register, [addendumMessage(meeting, now)])),
    audit(ports, 'baton', 'posted the addendum', `${meeting.id}: ${lines.length} late answers`),
  ]);
}

/** What was said since the close of the actions that were asked about, as the group may read it. */
async function gatherLate(
  register: Register,
  { setting, group, cycle }: CycleFacts,
  { plans, requests }: { readonly plans: Plans; readonly requests: readonly Request[] },
): Promise<readonly DigestLine[]> {
  const closedAt = cycle!.value.ran.findLast(({ step }) => step === 'close')?.at;
  if (closedAt === undefined) return [];
  const about = lineFacts(setting, plans, readerOfGroup(group.id));
  const { actions } = asReadBy(about.readerOf, plans);
  const agencies = valuesOf(await register.list('agency'));
  return lateLines({ ...about, actions, requests, agencies, closedAt });
}

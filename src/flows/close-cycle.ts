import { readerOfGroup } from '../domain/access.ts';
import type { Cycle } from '../domain/cycle.ts';
import { isClosed, newCycle } from '../domain/cycle.ts';
import { type Instant, londonDay } from '../domain/day.ts';
import { computeDigest, type DigestFacts, type FrozenDigest } from '../domain/digest.ts';
import type { Meeting } from '../domain/meeting.ts';
import { type Message, messageId, newMessage } from '../domain/message.ts';
import type { Group } from '../domain/partnership.ts';
import { type CycleFacts, writeCycle } from './ask-for-updates.ts';
import { audit, commit, toSend, toShow } from './commit.ts';
import { gatherPlans, lineFacts, meetingsOf, type Plans, type Setting, valuesOf } from './gather.ts';
import type { Committed, Ports, Register, RegisterChange } from './ports.ts';

/** Closes a cycle: freezes what its digest will state, and has the request card say that the close has come. */
export async function closeCycle(ports: Ports, facts: CycleFacts): Promise<Committed> {
  const { setting, meeting, group } = facts;
  const register = ports.store.register(setting.partnership.id);
  const now = ports.clock.now();
  const [plans, message] = await Promise.all([
    gatherPlans(register),
    register.find('message', messageId(meeting.id, 'ask', group.id)),
  ]);
  const cycle = facts.cycle?.value ?? newCycle(meeting);
  const requests = await requestsOf(register, cycle);
  const frozen = digestsOf(setting, plans, { meeting, group, requests });
  const unanswered = requests.filter(({ answeredBy }) => answeredBy === null).length;
  return commit(ports, setting.partnership.id, [
    writeCycle({ ...cycle, ran: [...cycle.ran, { step: 'close', at: now }] }, facts.cycle),
    { do: 'put', kind: 'digest', id: meeting.id, value: frozen },
    ...(message ? [toShow(ports, message.id)] : []),
    audit(ports, 'baton', 'closed', `${meeting.id}: ${unanswered} of ${requests.length} unanswered`),
  ]);
}

/** The requests that a cycle really asked; rows written ahead by an ask that never came about do not count. */
export async function requestsOf(register: Register, cycle: Cycle): Promise<DigestFacts['requests']> {
  const asked = new Set(cycle.asked);
  const rows = await register.list('request', { prefix: `${cycle.meeting}~` });
  return valuesOf(rows).filter(({ plan, ref }) => asked.has(`${plan} ${ref}`));
}

interface Subject {
  readonly meeting: Meeting;
  readonly group: Group;
  readonly requests: DigestFacts['requests'];
}

/** A cycle's digest as its own group and as the oversight group may read it. */
export function digestsOf(setting: Setting, plans: Plans, { meeting, group, requests }: Subject): FrozenDigest {
  const facts = (reader: string | null): DigestFacts => ({
    ...lineFacts(setting, plans, readerOfGroup(reader)),
    posts: lineFacts(setting, plans, new Set()).posts,
    group,
    meeting,
    meetings: meetingsOf(group.id, setting),
    actions: plans.actions.filter(({ action }) => action.leads.includes(group.id)),
    requests,
  });
  return { group: computeDigest(facts(group.id)), oversight: computeDigest(facts(setting.partnership.oversight)) };
}

/** Posts what was frozen at the close to the group's channel, and its summary to the oversight group's. */
export async function sendDigest(ports: Ports, facts: CycleFacts): Promise<Committed> {
  const { setting, meeting, group, cycle } = facts;
  if (!cycle || !isClosed(cycle.value)) return closeCycle(ports, facts);
  const now = ports.clock.now();
  const { oversight } = setting.partnership;
  const digest = digestMessage(meeting, group, now);
  return commit(ports, setting.partnership.id, [
    writeCycle({ ...cycle.value, ran: [...cycle.value.ran, { step: 'digest', at: now }] }, cycle),
    ...toSend(ports, digest),
    ...(oversight && oversight !== group.id ? await summary(ports, facts, oversight) : []),
    audit(ports, 'baton', 'posted the digest', `${meeting.id}, on ${londonDay(now)}`),
  ]);
}

/** The name of the post under which the summaries up to the oversight group's next meeting stand. */
export function summaryThread(oversight: string, setting: Setting): string {
  const next = meetingsOf(oversight, setting).find(({ date }) => date >= setting.today);
  return messageId(next?.id ?? `${oversight}.undated`, 'summary', oversight);
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

export function digestMessage(meeting: Meeting, { id: group }: Group, at: Instant): Message {
  const id = messageId(meeting.id, 'digest', group);
  return newMessage({ id, kind: 'digest', to: { kind: 'channel', group }, meeting: meeting.id }, at);
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

import type { Cycle, StepName } from '../domain/cycle.ts';
import { chaseMessages, type OpenRequests, reminders } from '../domain/cycle-messages.ts';
import { addDays, londonDay } from '../domain/day.ts';
import type { Meeting } from '../domain/meeting.ts';
import { type Message, messageId } from '../domain/message.ts';
import { isWaitedFor, openRefs } from '../domain/request.ts';
import { audit, commit, toSend } from './commit.ts';
import { gatherCycles, gatherPlans, valuesOf } from './gather.ts';
import { type CycleFacts, writeCycle } from './gather-cycle.ts';
import { gatherPeople } from './gather-people.ts';
import { requestsOf } from './gather-requests.ts';
import type { Committed, Kept, Ports, Register } from './ports.ts';

/** Asks once more for what nobody has answered, in the thread or chat of the card that asked first. */
export async function remind(ports: Ports, facts: CycleFacts): Promise<Committed> {
  const { cycle, meeting, setting } = facts;
  if (!cycle) return 'done';
  const register = ports.store.register(setting.partnership.id);
  const open = await gatherOpen(register, cycle, meeting);
  const wanted = reminders(open, 'remind', ports.clock.now());
  const messages = await notJustReminded(ports, facts, { step: 'remind', messages: wanted });
  return sendAll(ports, facts, { step: 'remind', messages });
}

/** Asks a last time before the close: whoever answers, their deputies, and privately the business managers. */
export async function chase(ports: Ports, facts: CycleFacts): Promise<Committed> {
  const { cycle, meeting, setting } = facts;
  if (!cycle) return 'done';
  const register = ports.store.register(setting.partnership.id);
  const [open, who] = await Promise.all([gatherOpen(register, cycle, meeting), gatherPeople(register, setting)]);
  const wanted = chaseMessages(open, who, ports.clock.now());
  const messages = await notJustReminded(ports, facts, { step: 'chase', messages: wanted });
  return sendAll(ports, facts, { step: 'chase', messages });
}

interface Sending {
  readonly step: StepName;
  readonly messages: readonly Message[];
}

/** Rows of one transaction that are left for messages, two each. */
const messagesAtOnce = 45;

async function sendAll(ports: Ports, facts: CycleFacts, { step, messages }: Sending): Promise<Committed> {
  const { cycle, meeting, setting } = facts;
  const partnership = setting.partnership.id;
  const fresh = await notThereYet(ports.store.register(partnership), messages);
  // What does not fit into the last transaction goes ahead; a step that stopped in between finds it there.
  const ahead = fresh.slice(0, Math.max(0, fresh.length - messagesAtOnce));
  for (let at = 0; at < ahead.length; at += messagesAtOnce) {
    const some = ahead.slice(at, at + messagesAtOnce);
    const written = await commit(
      ports,
      partnership,
      some.flatMap((message) => toSend(ports, message)),
    );
    if (written === 'conflict') return 'conflict';
  }
  const at = ports.clock.now();
  return commit(ports, partnership, [
    writeCycle({ ...cycle!.value, ran: [...cycle!.value.ran, { step, at }] }, cycle),
    ...fresh.slice(ahead.length).flatMap((message) => toSend(ports, message)),
    audit(ports, 'baton', step === 'remind' ? 'reminded' : 'chased', `${meeting.id}: ${messages.length} messages`),
  ]);
}

async function notThereYet(register: Register, messages: readonly Message[]): Promise<readonly Message[]> {
  const known = await Promise.all(messages.map(({ id }) => register.find('message', id)));
  return messages.filter((_, at) => known[at] === null);
}

/** What a cycle has asked and still waits for. Cards that never went out are told of elsewhere. */
async function gatherOpen(register: Register, cycle: Kept<Cycle>, meeting: Meeting): Promise<OpenRequests> {
  const [asked, plans] = await Promise.all([requestsOf(register, cycle.value), gatherPlans(register)]);
  const open = openRefs(plans.actions);
  const requests = asked.filter((request) => isWaitedFor(request, open));
  const ids = [...new Set(requests.map(({ message }) => message))];
  const cards = await Promise.all(ids.map((id) => register.find('message', id)));
  const there = cards.flatMap((card) => (card ? [card.value] : []));
  return { meeting, requests, cards: there.filter(({ state }) => state !== 'failed' && state !== 'cancelled') };
}

/** Days in which a person is not reminded twice of a card that several groups' cycles share. */
const quietDays = 2;

/** Without what somebody has just had for another meeting: a reminder, or a chase, of the same card in the same days. */
async function notJustReminded(
  ports: Ports,
  { setting, meeting }: CycleFacts,
  { step, messages }: { readonly step: 'remind' | 'chase'; readonly messages: readonly Message[] },
): Promise<readonly Message[]> {
  const personal = messages.filter(({ kind, to }) => kind === 'reminder' && to.kind === 'person');
  if (personal.length === 0) return messages;
  const register = ports.store.register(setting.partnership.id);
  const since = addDays(londonDay(ports.clock.now()), -quietDays);
  // A reminder is spared by a chase as well; a chase is the last word before its close, and only by another chase.
  const sparing = step === 'remind' ? (['remind', 'chase'] as const) : (['chase'] as const);
  const others = valuesOf(await gatherCycles(ports, setting.partnership.id)).flatMap((cycle) => {
    const ran = cycle.ran.filter(({ step: name, at }) => sparing.some((one) => one === name) && londonDay(at) > since);
    return cycle.meeting === meeting.id ? [] : ran.map(({ step: name }) => messageId(cycle.meeting, name, ''));
  });
  const sent = await Promise.all(others.map((prefix) => register.list('message', { prefix })));
  const reminded = new Set(sent.flat().map(({ value }) => aboutAndTo(value)));
  return messages.filter((message) => !personal.includes(message) || !reminded.has(aboutAndTo(message)));
}

function aboutAndTo({ request, to }: Message): string {
  return `${request} ${to.kind === 'person' ? to.person : to.group}`;
}

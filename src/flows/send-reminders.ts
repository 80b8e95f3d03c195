import type { Cycle, StepName } from '../domain/cycle.ts';
import { chaseMessages, type OpenRequests, reminders } from '../domain/cycle-messages.ts';
import { addDays, londonDay } from '../domain/day.ts';
import type { Meeting } from '../domain/meeting.ts';
import { type Message, messageId } from '../domain/message.ts';
import { type CycleFacts, writeCycle } from './ask-for-updates.ts';
import { audit, commit, toSend } from './commit.ts';
import { valuesOf } from './gather.ts';
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
  return sendAll(ports, facts, { step: 'remind', messages: await notJustReminded(ports, facts, wanted) });
}

/** Asks a last time before the close: whoever answers, their deputies, and privately the business managers. */
export async function chase(ports: Ports, facts: CycleFacts): Promise<Committed> {
  const { cycle, meeting, setting } = facts;
  if (!cycle) return 'done';
  const register = ports.store.register(setting.partnership.id);
  const [open, who] = await Promise.all([gatherOpen(register, cycle, meeting), gatherPeople(register, setting)]);
  return sendAll(ports, facts, { step: 'chase', messages: chaseMessages(open, who, ports.clock.now()) });
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

/** What a cycle has asked that may still be reminded of: cards that never went out are told of elsewhere. */
export async function gatherOpen(register: Register, cycle: Kept<Cycle>, meeting: Meeting): Promise<OpenRequests> {
  const requests = await requestsOf(register, cycle.value);
  const ids = [...new Set(requests.map(({ message }) => message))];
  const cards = await Promise.all(ids.map((id) => register.find('message', id)));
  const there = cards.flatMap((card) => (card ? [card.value] : []));
  return { meeting, requests, cards: there.filter(({ state }) => state !== 'failed' && state !== 'cancelled') };
}

/** Days in which a person is not reminded twice of a card that several groups' cycles share. */
const quietDays = 2;

async function notJustReminded(
  ports: Ports,
  { setting, meeting }: CycleFacts,
  wanted: readonly Message[],
): Promise<readonly Message[]> {
  const personal = wanted.filter(({ to }) => to.kind === 'person');
  if (personal.length === 0) return wanted;
  const register = ports.store.register(setting.partnership.id);
  const since = addDays(londonDay(ports.clock.now()), -quietDays);
  const others = valuesOf(await register.list('cycle')).filter(
    (cycle) =>
      cycle.meeting !== meeting.id && cycle.ran.some(({ step, at }) => step === 'remind' && londonDay(at) > since),
  );
  const sent = await Promise.all(
    others.map((cycle) => register.list('message', { prefix: messageId(cycle.meeting, 'remind', '') })),
  );
  const reminded = new Set(sent.flat().map(({ value }) => value.request));
  return wanted.filter((message) => message.to.kind !== 'person' || !reminded.has(message.request));
}

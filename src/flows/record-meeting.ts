import { newCycle, type StepName } from '../domain/cycle.ts';
import { recordMessages, unrecordedMessages } from '../domain/cycle-messages.ts';
import type { Message } from '../domain/message.ts';
import { audit, commit, toSend } from './commit.ts';
import { valuesOf } from './gather.ts';
import { type CycleFacts, writeCycle } from './gather-cycle.ts';
import type { Committed, Ports, Register, RegisterChange } from './ports.ts';
import { noMeetingAhead } from './raise-alarms.ts';

/** After the meeting: brings each business manager the card that records it. */
export async function sendRecordCard(ports: Ports, facts: CycleFacts): Promise<Committed> {
  const { setting, meeting } = facts;
  const register = ports.store.register(setting.partnership.id);
  const people = valuesOf(await register.list('person'));
  return commit(ports, setting.partnership.id, [
    ran(ports, facts, 'record'),
    ...(await notYetSent(ports, register, recordMessages(meeting, { people }, ports.clock.now()))),
    ...(await noMeetingAhead(ports, setting, meeting)),
    audit(ports, 'baton', 'asked for the record', meeting.id),
  ]);
}

/** Ten working days after a meeting: says to business managers and the group's chairs that it has no record yet. */
export async function tellUnrecorded(ports: Ports, facts: CycleFacts): Promise<Committed> {
  const { setting, meeting, group } = facts;
  const register = ports.store.register(setting.partnership.id);
  const [rows, record] = await Promise.all([register.list('person'), register.find('record', meeting.id)]);
  const who = { people: valuesOf(rows), name: group.name, isBegun: record !== null };
  const notices = unrecordedMessages(meeting, who, ports.clock.now());
  return commit(ports, setting.partnership.id, [
    ran(ports, facts, 'unrecorded'),
    ...(await notYetSent(ports, register, notices)),
    audit(ports, 'baton', 'said that a meeting is not recorded', meeting.id),
  ]);
}

function ran(ports: Ports, { meeting, cycle }: CycleFacts, step: StepName): RegisterChange {
  const before = cycle?.value ?? newCycle(meeting);
  return writeCycle({ ...before, ran: [...before.ran, { step, at: ports.clock.now() }] }, cycle);
}

/** A meeting that was moved may come to the same step twice; whoever has the message keeps the one they have. */
async function notYetSent(
  ports: Ports,
  register: Register,
  messages: readonly Message[],
): Promise<readonly RegisterChange[]> {
  const known = await Promise.all(messages.map(({ id }) => register.find('message', id)));
  return messages.flatMap((message, at) => (known[at] ? [] : toSend(ports, message)));
}

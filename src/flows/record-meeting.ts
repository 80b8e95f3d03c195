import { newCycle, type StepName } from '../domain/cycle.ts';
import { formatDay } from '../domain/day.ts';
import { type Message, messageId, newMessage } from '../domain/message.ts';
import { isWithoutTeams } from '../domain/partnership.ts';
import { chairsOf, managersOf } from '../domain/recipient.ts';
import { type CycleFacts, writeCycle } from './ask-for-updates.ts';
import { audit, commit, toSend } from './commit.ts';
import { valuesOf } from './gather.ts';
import type { Committed, Ports, Register, RegisterChange } from './ports.ts';

/** After the meeting: brings each business manager the card that records it. */
export async function sendRecordCard(ports: Ports, facts: CycleFacts): Promise<Committed> {
  const { setting, meeting } = facts;
  const register = ports.store.register(setting.partnership.id);
  const people = valuesOf(await register.list('person'));
  const now = ports.clock.now();
  const cards = managersOf({ people })
    .filter((person) => !isWithoutTeams(person))
    .map((person) => {
      const id = messageId(meeting.id, 'record', person);
      return newMessage({ id, kind: 'record', to: { kind: 'person', person }, meeting: meeting.id }, now);
    });
  return commit(ports, setting.partnership.id, [
    ran(ports, facts, 'record'),
    ...(await notYetSent(ports, register, cards)),
    audit(ports, 'baton', 'asked for the record', meeting.id),
  ]);
}

/** Ten working days after a meeting: says to business managers and the group's chairs that it has no record yet. */
export async function tellUnrecorded(ports: Ports, facts: CycleFacts): Promise<Committed> {
  const { setting, meeting, group } = facts;
  const register = ports.store.register(setting.partnership.id);
  const [rows, record] = await Promise.all([register.list('person'), register.find('record', meeting.id)]);
  const people = valuesOf(rows);
  const managers = new Set(managersOf({ people }));
  const begun = record ? ' Its record was begun, but not finished.' : '';
  const said = `The meeting of ${group.name} on ${formatDay(meeting.date)} has not been recorded.${begun}`;
  const now = ports.clock.now();
  const notices = [...new Set([...managers, ...chairsOf(group.id, { people })])]
    .filter((person) => !isWithoutTeams(person))
    .map((person) => {
      const next = managers.has(person)
        ? `Type “record the ${group.name} meeting on ${formatDay(meeting.date)}” to do it now: it takes a few minutes, and can be left and taken up again.`
        : 'The business manager has been told too, and can record it with Baton.';
      const id = messageId(meeting.id, 'unrecorded', person);
      const to = { kind: 'person', person } as const;
      return newMessage({ id, kind: 'notice', to, meeting: meeting.id, text: `${said} ${next}` }, now);
    });
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

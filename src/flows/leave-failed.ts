import type { Message } from '../domain/message.ts';
import { type Delivery, type Job, settle } from './claim-message.ts';
import { audit } from './commit.ts';
import { nameOf } from './draw-message.ts';
import type { Ports, RegisterChange } from './ports.ts';
import { noticesToManagers } from './tell-managers.ts';

/** It can never be posted, as things are: listed with the reason, and the business managers hear of it. */
export async function leaveFailed(ports: Ports, job: Job, reason: string): Promise<Delivery> {
  const told = await tellManagers(ports, job, 'cannot-reach', (name) => {
    return `I could not post ${name}: ${reason} Nothing was posted anywhere else.`;
  });
  const about = audit(ports, 'baton', 'could not post', `${job.message.id}: ${reason}`);
  return settle(ports, job, { state: 'failed', reason }, job.result('failed', reason), [...told, about]);
}

/** A message that may or may not have arrived is never sent again by itself: the business manager decides. */
export async function leaveInDoubt(
  ports: Ports,
  job: Job,
  reason = 'Baton stopped while it was being sent.',
): Promise<Delivery> {
  const told = await tellManagers(ports, job, 'in-doubt', (name) => {
    return `I cannot tell whether ${name} arrived (${reason}) Please look. If it is not there, type “send again”.`;
  });
  const about = audit(ports, 'baton', 'left in doubt', job.message.id);
  return settle(ports, job, { state: 'in-doubt', reason }, job.result('in-doubt', reason), [...told, about]);
}

/** Every message that goes wrong is told of by itself. A notice that fails is not told of by another notice. */
async function tellManagers(
  ports: Ports,
  { partnership, message: { value } }: Job,
  trouble: string,
  words: (name: string) => string,
): Promise<readonly RegisterChange[]> {
  if (value.kind === 'notice') return [];
  const meeting = value.meeting ?? 'none';
  const own = value.id.startsWith(`${meeting}~`) ? value.id.slice(meeting.length + 1) : value.id;
  return noticesToManagers(ports, partnership, {
    meeting,
    name: `${trouble}.${value.attempts}.${own}`,
    text: words(await wholeName(ports, partnership, value)),
  });
}

/** "the request for updates to Jo Example": a person's messages are told apart by whose they are. */
async function wholeName(ports: Ports, partnership: string, message: Message): Promise<string> {
  const name = await nameOf(ports, partnership, message);
  if (message.to.kind !== 'person') return name;
  const person = await ports.store.register(partnership).find('person', message.to.person);
  return person?.value.name ? `${name} to ${person.value.name}` : name;
}

import { isBusinessManager } from '../domain/access.ts';
import { messageId, newMessage } from '../domain/message.ts';
import { toSend } from './commit.ts';
import type { Ports, RegisterChange } from './ports.ts';

export interface Notice {
  readonly meeting: string;
  /** With the meeting and the person, the message's name: the same notice is sent once. */
  readonly name: string;
  readonly text: string;
}

/** One private message to every business manager; those who already have it are left out. */
export async function noticesToManagers(
  ports: Ports,
  partnership: string,
  { meeting, name, text }: Notice,
): Promise<readonly RegisterChange[]> {
  const register = ports.store.register(partnership);
  const people = (await register.list('person')).map(({ value }) => value);
  const managers = people.filter((person) => isBusinessManager(person) && !person.left);
  const changes = await Promise.all(
    managers.map(async ({ key }) => {
      const id = messageId(meeting, name, key);
      if (await register.find('message', id)) return [];
      const to = { kind: 'person', person: key } as const;
      return toSend(ports, newMessage({ id, kind: 'notice', to, meeting, text }, ports.clock.now()));
    }),
  );
  return changes.flat();
}

import { type Asker, isBusinessManager } from '../domain/access.ts';
import { newMessage } from '../domain/message.ts';
import { chairsOf } from '../domain/recipient.ts';
import { audit, commit, toSend, toShow, untilDone } from './commit.ts';
import { chairMessageId } from './draw-chase.ts';
import { gatherCycle } from './gather-cycle.ts';
import { gatherPeople } from './gather-people.ts';
import type { Ports } from './ports.ts';

export type ChairTold =
  | { readonly kind: 'told'; readonly names: readonly string[] }
  | { readonly kind: 'refused'; readonly code: 'not-business-manager' | 'no-such-meeting' | 'no-chair' };

/** A business manager has the group's chairs told, privately, of what is still open. Told once, however often pressed. */
export async function tellChair(
  ports: Ports,
  { partnership, asker, meeting }: { readonly partnership: string; readonly asker: Asker; readonly meeting: string },
): Promise<ChairTold> {
  if (!isBusinessManager(asker)) return { kind: 'refused', code: 'not-business-manager' };
  const register = ports.store.register(partnership);
  return untilDone(async (): Promise<ChairTold | 'conflict'> => {
    const facts = await gatherCycle(ports, partnership, meeting);
    if (!facts?.cycle) return { kind: 'refused', code: 'no-such-meeting' };
    const who = await gatherPeople(register, facts.setting);
    const chairs = chairsOf(facts.group.id, who);
    if (chairs.length === 0) return { kind: 'refused', code: 'no-chair' };
    const known = await Promise.all(chairs.map((chair) => register.find('message', chairMessageId(meeting, chair))));
    const changes = chairs.flatMap((person, at) => {
      const id = chairMessageId(meeting, person);
      const to = { kind: 'person', person } as const;
      if (known[at]) return [toShow(ports, id)];
      return toSend(ports, newMessage({ id, kind: 'open-requests', to, meeting }, ports.clock.now()));
    });
    const names = chairs.map((chair) => who.people.find(({ key }) => key === chair)?.name ?? 'the chair');
    const written = await commit(ports, partnership, [...changes, audit(ports, asker.key, 'told the chair', meeting)]);
    return written === 'conflict' ? 'conflict' : { kind: 'told', names };
  });
}

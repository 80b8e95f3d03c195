import { type Cycle, hasRun, isClosed } from '../domain/cycle.ts';
import { askMessage } from '../domain/cycle-messages.ts';
import type { Instant } from '../domain/day.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { Message } from '../domain/message.ts';
import type { Group } from '../domain/partnership.ts';
import type { Tracked } from '../domain/plan.ts';
import { addressed, type WhoFacts } from '../domain/recipient.ts';
import { fullRef } from '../domain/ref.ts';
import { isWaitedFor, openRefs, type Request } from '../domain/request.ts';
import { gatherCycles, gatherWritten, meetingsOf, type Setting } from './gather.ts';
import { writeCycle } from './gather-cycle.ts';
import { gatherPeople } from './gather-people.ts';
import { requestsOf } from './gather-requests.ts';
import { requestKey } from './keys.ts';
import { cardShown } from './move-requests.ts';
import type { Kept, Ports, Register, RegisterChange } from './ports.ts';

/** A group that ends, and the one that leads from now on what it led. */
export interface Succession {
  readonly setting: Setting;
  readonly ended: Group;
  readonly heir: Group;
}

/**
 * What a group has asked and nobody has answered is asked for the heir's meeting, where that has been asked for already:
 * an ask runs once, so that it would else wait for the meeting after it. Where the heir's ask is still to come, it asks.
 */
export async function adoptRequests(ports: Ports, succession: Succession): Promise<readonly RegisterChange[]> {
  const { setting, ended, heir } = succession;
  const register = ports.store.register(setting.partnership.id);
  const cycles = await gatherCycles(ports, setting.partnership.id);
  const [into] = asking(heir, setting, cycles);
  const from = asking(ended, setting, cycles);
  if (!into || from.length === 0) return [];
  const [{ actions }, who] = await Promise.all([gatherWritten(register), gatherPeople(register, setting)]);
  const open = openRefs(actions);
  const left = (await Promise.all(from.map(({ cycle }) => requestsOf(register, cycle.value)))).flat();
  const isNew = ({ plan, ref }: Request) => !into.cycle.value.asked.includes(fullRef(plan, ref));
  const waiting = left.filter((request) => isWaitedFor(request, open) && isNew(request));
  const asks = waiting.flatMap((request) => askAnew(request, { ...into, heir, actions, who, now: ports.clock.now() }));
  if (asks.length === 0) return [];
  const asked = [...new Set([...into.cycle.value.asked, ...asks.map(({ value }) => fullRef(value.plan, value.ref))])];
  return [
    writeCycle({ ...into.cycle.value, asked }, into.cycle),
    ...asks.map(({ value }): RegisterChange => {
      const id = requestKey(value.meeting, value.plan, value.ref, value.part);
      return { do: 'put', kind: 'request', id, value };
    }),
    ...(await cardsShown(ports, register, new Map(asks.map(({ card }) => [card.id, card])))),
  ];
}

interface Asking {
  readonly meeting: Meeting;
  readonly cycle: Kept<Cycle>;
}

/** A group's meetings ahead that have been asked for and take answers still, the next one first. */
function asking({ id }: Group, setting: Setting, cycles: readonly Kept<Cycle>[]): readonly Asking[] {
  return meetingsOf(id, setting).flatMap((meeting) => {
    const cycle = cycles.find((one) => one.id === meeting.id);
    const isAsking = cycle && meeting.date >= setting.today && hasRun(cycle.value, 'ask') && !isClosed(cycle.value);
    return isAsking ? [{ meeting, cycle }] : [];
  });
}

interface Anew extends Asking {
  readonly heir: Group;
  readonly actions: readonly Tracked[];
  readonly who: WhoFacts;
  readonly now: Instant;
}

/** The request as the heir asks it, with its card. */
function askAnew(request: Request, { meeting, heir, actions, who, now }: Anew) {
  const { plan, ref, part, reason } = request;
  const tracked = actions.find(({ action }) => action.plan === plan && action.ref === ref);
  const to = tracked && addressed([{ tracked, reason }], heir, who).find((one) => one.part === part);
  if (!to) return [];
  const card = askMessage(meeting, to.to, now);
  const value: Request = {
    ...request,
    meeting: meeting.id,
    group: heir.id,
    post: to.post,
    message: card.id,
    seenAt: null,
  };
  return [{ value, card }];
}

async function cardsShown(
  ports: Ports,
  register: Register,
  cards: ReadonlyMap<string, Message>,
): Promise<readonly RegisterChange[]> {
  const shown = [...cards.values()].map(async (card) =>
    cardShown(ports, card, await register.find('message', card.id)),
  );
  return (await Promise.all(shown)).flat();
}

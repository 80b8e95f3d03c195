import type { ChaseView } from '../../src/domain/chase-view.ts';
import type { Meeting } from '../../src/domain/meeting.ts';
import type { Message } from '../../src/domain/message.ts';
import type { Group } from '../../src/domain/partnership.ts';
import { isWaitedFor, openRefs } from '../../src/domain/request.ts';
import { isPrepared } from '../../src/domain/succession.ts';
import { type Delivery, deliver } from '../../src/flows/deliver-messages.ts';
import { gatherPlans } from '../../src/flows/gather.ts';
import { requestKey } from '../../src/flows/keys.ts';
import type { Kept, TakenItem } from '../../src/flows/ports.ts';
import type { Instance } from './history-instance.ts';
import type { Answer, Seen } from './history-teams.ts';
import type { HistoryWorld, Model } from './history-world.ts';

/** Says what is wrong with a history, in words. */
export function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}

/** Carries one message, and looks at what people then see of it: where, and whether it still had anything to say. */
export async function carryItem(
  { world, model, instance }: { readonly world: HistoryWorld; readonly model: Model; readonly instance: Instance },
  item: TakenItem,
  nextAnswer: () => Answer,
): Promise<Delivery['outcome']> {
  const before = await lookAt(world, model, item.message);
  const from = world.teams.seen.length;
  try {
    return (await deliver(instance.carrying(item.message, nextAnswer), item)).outcome;
  } finally {
    const seen = world.teams.seen.slice(from).filter(({ message }) => message === item.message);
    for (const one of seen) expectFitting(one, before);
  }
}

/** What was so when a message was about to be carried. */
interface Before {
  readonly message: Message | null;
  /** The channel of the group that it goes to, as it was set up. */
  readonly channel: string | null;
  /** The conversation that it is to be a reply in. */
  readonly thread: string | null;
  readonly gone: ReadonlySet<string>;
  /** Its meeting is not held: it was cancelled, or its group had met for the last time. */
  readonly cancelled: boolean;
  readonly recorded: boolean;
  /** Keys of what nobody waits for: it is answered, or of an action that is complete or left its plan. */
  readonly settled: ReadonlySet<string>;
  readonly isFirst: boolean;
}

const asking: ReadonlySet<Message['kind']> = new Set(['reminder', 'chase']);

function isOff(meeting: Meeting, groups: readonly Kept<Group>[]): boolean {
  return (
    meeting.cancelled ||
    !isPrepared(
      meeting,
      groups.map(({ value }) => value),
    )
  );
}

async function lookAt({ register, teams, offRoster }: HistoryWorld, model: Model, id: string): Promise<Before> {
  const message = (await register.find('message', id))?.value ?? null;
  const isAsking = message !== null && asking.has(message.kind);
  const [group, opener, meeting, requests, groups, plans] = await Promise.all([
    message && message.to.kind !== 'person' ? register.find('group', message.to.group) : null,
    message?.to.kind === 'thread' ? register.find('message', message.to.message) : null,
    message?.meeting ? register.find('meeting', message.meeting) : null,
    isAsking ? register.list('request') : [],
    register.list('group'),
    isAsking ? gatherPlans(register) : { actions: [] },
  ]);
  const open = openRefs(plans.actions);
  return {
    message,
    channel: group?.value.channel?.channel ?? null,
    thread: opener?.value.conversationId ?? null,
    gone: new Set([...model.left, ...offRoster]),
    cancelled: meeting !== null && isOff(meeting.value, groups),
    recorded: model.recorded.has(message?.meeting ?? ''),
    settled: new Set(requests.filter(({ value }) => !isWaitedFor(value, open)).map((row) => row.id)),
    isFirst: !teams.seen.some((seen) => seen.message === id),
  };
}

function expectFitting({ message: id, how, place, content }: Seen, before: Before): void {
  const { message, channel, thread, gone } = before;
  must(message !== null, `${id} reached Teams and is no message`);
  const { to, kind, also } = message!;
  if (to.kind === 'person') {
    must(place === `chat:${to.person}`, `${id} went to ${place}`);
    must(!gone.has(to.person), `${id} went to ${to.person}, who has left`);
  } else if (how === 'post') {
    const isIn = channel !== null && (place === thread || place.split(';')[0] === channel);
    must(isIn, `${id} went to ${place}, and the channel is ${channel}`);
  }
  if (how !== 'post' || !before.isFirst) return;
  must(!before.cancelled || kind === 'notice' || also.length > 0, `${id} was posted for a meeting that is cancelled`);
  must(!before.recorded || kind !== 'record', `${id} was posted though the meeting was recorded`);
  if (content.kind === 'chase') expectOpen(id, content.view, before);
  const view = 'view' in content && 'items' in content.view && 'closesAt' in content.view ? content.view : null;
  if (!view) return;
  must(!view.closed, `${id} was posted after the close`);
  if (kind !== 'reminder') return;
  for (const { line, meeting, part } of view.items) {
    const key = requestKey(meeting, line.plan, line.ref, part?.agency ?? null);
    must(!before.settled.has(key), `${id} reminds of ${key}, which nobody waits for`);
  }
}

function expectOpen(id: string, { cycle, lines }: ChaseView, { settled }: Before): void {
  for (const ref of lines.flatMap(({ refs }) => refs)) {
    const [own, part] = ref.split(' (');
    const key = requestKey(cycle, 'DP', own!, part ? 'police' : null);
    must(!settled.has(key), `${id} chases ${key}, which nobody waits for`);
  }
}

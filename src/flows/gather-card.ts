import { londonDay } from '../domain/day.ts';
import type { AskingMeeting, RequestCardFacts } from '../domain/draw-request.ts';
import type { Message } from '../domain/message.ts';
import type { Group } from '../domain/partnership.ts';
import { fullRef } from '../domain/ref.ts';
import { gatherSome, valuesOf } from './gather.ts';
import { requestsOf } from './gather-requests.ts';
import type { Ports, Register } from './ports.ts';

/**
 * Gathers what a request card shows: the meetings it asks for with what stands round them, then their requests and
 * the actions they asked about. Two rounds of reads, and of the plan only what lies among those actions.
 */
export async function gatherCard(
  ports: Ports,
  partnership: string,
  message: Pick<Message, 'id' | 'meeting' | 'also' | 'to' | 'forPerson'>,
): Promise<RequestCardFacts | null> {
  if (message.meeting === null) return null;
  const register = ports.store.register(partnership);
  const wanted = [message.meeting, ...message.also];
  const [asking, plans, groups, posts, agencies] = await Promise.all([
    Promise.all(wanted.map((id) => meetingWithCycle(register, id))),
    register.list('plan'),
    register.list('group'),
    register.list('post'),
    register.list('agency'),
  ]);
  const known = asking.flatMap((one) => withGroup(one, valuesOf(groups)));
  const asked = new Set(known.flatMap(({ cycle }) => cycle.asked));
  const [requests, actions] = await Promise.all([
    Promise.all(known.map(({ cycle }) => requestsOf(register, cycle))),
    Promise.all(
      plans.map((plan) =>
        gatherSome(register, plan, { refs: refsOf(plan.value.code, asked), groups: valuesOf(groups) }),
      ),
    ),
  ]);
  return {
    message: message.id,
    shownTo: message.forPerson !== null ? 'elsewhere' : message.to.kind === 'person' ? 'person' : 'channel',
    chatOf: message.to.kind === 'person' ? message.to.person : null,
    asking: known,
    requests: requests.flat().filter((request) => request.message === message.id),
    actions: actions.flat(),
    plans: valuesOf(plans),
    groups: valuesOf(groups),
    posts: valuesOf(posts),
    agencies: valuesOf(agencies),
    today: londonDay(ports.clock.now()),
  };
}

type Found = Pick<AskingMeeting, 'meeting' | 'cycle'> | null;

async function meetingWithCycle(register: Register, id: string): Promise<Found> {
  const [meeting, cycle] = await Promise.all([register.find('meeting', id), register.find('cycle', id)]);
  return meeting && cycle ? { meeting: meeting.value, cycle: cycle.value } : null;
}

function withGroup(found: Found, groups: readonly Group[]): readonly AskingMeeting[] {
  const group = found && groups.find(({ id }) => id === found.meeting.group);
  return found && group ? [{ ...found, group }] : [];
}

/** The refs of one plan among full ones, "DP 4.1". */
function refsOf(plan: string, asked: ReadonlySet<string>): readonly string[] {
  const before = fullRef(plan, '');
  return [...asked].filter((ref) => ref.startsWith(before)).map((ref) => ref.slice(before.length));
}

import { england } from '../domain/calendar.ts';
import { type ChaseView, chaseLines } from '../domain/chase-view.ts';
import { closesAt, isClosed, stepsOfCycle } from '../domain/cycle.ts';
import { messageId } from '../domain/message.ts';
import { chairsOf } from '../domain/recipient.ts';
import { isWaitedFor, openRefs } from '../domain/request.ts';
import { cardsOf } from './close-cycle.ts';
import { gatherPlans } from './gather.ts';
import { gatherCycle } from './gather-cycle.ts';
import { gatherPeople } from './gather-people.ts';
import { requestsOf } from './gather-requests.ts';
import type { Ports } from './ports.ts';

/** What is still open in a cycle, as it stands now; null once nothing is, or where the meeting is not known. */
export async function drawChase(ports: Ports, partnership: string, meetingId: string): Promise<ChaseView | null> {
  const facts = await gatherCycle(ports, partnership, meetingId);
  if (!facts?.cycle) return null;
  const { setting, meeting, group, cycle } = facts;
  const register = ports.store.register(partnership);
  const [who, requests, plans] = await Promise.all([
    gatherPeople(register, setting),
    requestsOf(register, cycle.value),
    gatherPlans(register),
  ]);
  const open = openRefs(plans.actions);
  const waiting = requests.filter((request) => isWaitedFor(request, open));
  const answered = requests.filter(({ answeredBy }) => answeredBy !== null).length;
  const cards = await Promise.all(cardsOf(requests).map((id) => register.find('message', id)));
  const there = cards.flatMap((card) => (card ? [card.value] : []));
  const chairs = chairsOf(group.id, who);
  const told = chairs[0] ? await register.find('message', chairMessageId(meeting.id, chairs[0])) : null;
  return {
    cycle: meeting.id,
    group: group.name,
    meeting: meeting.date,
    closesAt: closesAt(cycle.value, stepsOfCycle(meeting, group, england)),
    closed: isClosed(cycle.value),
    answered,
    asked: answered + waiting.length,
    lines: chaseLines({ group, requests: waiting, cards: there, who, severalPlans: plans.plans.length > 1 }),
    chair: chairs.length === 0 ? 'none' : told ? 'told' : 'not-told',
  };
}

/** The name of what a chair is told about one cycle. */
export function chairMessageId(meeting: string, chair: string): string {
  return messageId(meeting, 'tell-chair', chair);
}

import { readerOfGroup } from '../domain/access.ts';
import { lineOf } from '../domain/action-line.ts';
import { england } from '../domain/calendar.ts';
import { isClosed, stepsOfCycle } from '../domain/cycle.ts';
import type { Message } from '../domain/message.ts';
import { compareActions } from '../domain/request.ts';
import type { Receipt, RequestView } from '../domain/request-view.ts';
import { requestsOf } from './close-cycle.ts';
import { gatherPlans, lineFacts } from './gather.ts';
import type { Ports } from './ports.ts';
import { gatherCycle } from './run-due-steps.ts';

/** What a request card shows now; null when there is nothing left that it stands for. */
export async function showRequest(
  ports: Ports,
  partnership: string,
  message: Message,
  receipt: Receipt | null = null,
): Promise<RequestView | null> {
  if (!message.meeting) return null;
  const facts = await gatherCycle(ports, partnership, message.meeting);
  if (!facts?.cycle) return null;
  const { setting, meeting, group, cycle } = facts;
  const register = ports.store.register(partnership);
  const [plans, requests] = await Promise.all([gatherPlans(register), requestsOf(register, cycle.value)]);
  const about = lineFacts(setting, plans, readerOfGroup(group.id));
  const items = plans.actions.toSorted(compareActions).flatMap((tracked) => {
    const { plan, ref } = tracked.action;
    const request = requests.find((one) => one.message === message.id && one.plan === plan && one.ref === ref);
    if (!request) return [];
    return [{ line: lineOf(tracked, about), reason: request.reason, answered: request.answeredBy !== null }];
  });
  if (items.length === 0) return null;
  return {
    message: message.id,
    group: group.name,
    meeting: meeting.date,
    closesAt: stepsOfCycle(meeting, group, england).find(({ name }) => name === 'close')!.at,
    closed: isClosed(cycle.value),
    answered: items.filter(({ answered }) => answered).length,
    asked: items.length,
    items,
    receipt,
  };
}

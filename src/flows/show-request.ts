import { readerOfGroup } from '../domain/access.ts';
import { lineOf } from '../domain/action-line.ts';
import { england } from '../domain/calendar.ts';
import { isClosed, stepsOfCycle } from '../domain/cycle.ts';
import { addMinutes } from '../domain/day.ts';
import type { Message } from '../domain/message.ts';
import { compareActions } from '../domain/request.ts';
import type { Receipt, RequestItem, RequestView } from '../domain/request-view.ts';
import { requestsOf } from './close-cycle.ts';
import { gatherPlans, lineFacts, type Plans } from './gather.ts';
import { updateKey } from './keys.ts';
import type { Ports, Register } from './ports.ts';
import { gatherCycle } from './run-due-steps.ts';
import { receiptOf } from './take-update.ts';

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
    receipt: receipt ?? (await freshReceipt(ports, register, { items, plans })),
  };
}

/** How long the receipt of what was said last stands at the top of the card. */
const freshMinutes = 10;

/**
 * The receipt of what was said last of a card's actions, while it is fresh. A card is drawn anew a moment after each
 * reply, and that must not take away the receipt, with its Undo, from whoever has just pressed Save.
 */
async function freshReceipt(
  ports: Ports,
  register: Register,
  { items, plans }: { readonly items: readonly RequestItem[]; readonly plans: Plans },
): Promise<Receipt | null> {
  const since = addMinutes(ports.clock.now(), -freshMinutes);
  const lines = items.map(({ line }) => line).filter(({ sequence }) => sequence > 0);
  const said = await Promise.all(
    lines.map(({ plan, ref, sequence }) => register.find('update', updateKey(plan, ref, sequence))),
  );
  const fresh = said.flatMap((kept) =>
    kept && kept.value.route !== 'chat' && kept.value.at >= since ? kept.value : [],
  );
  const last = fresh.toSorted((a, b) => (a.at < b.at ? -1 : 1)).at(-1);
  if (!last) return null;
  // Doubts are for whoever answered; here the whole channel reads.
  const receipt = receiptOf(last, plans.plans, []);
  const restricted = lines.some((line) => line.restricted && line.plan === last.plan && line.ref === last.ref);
  return restricted ? { ...receipt, narrative: '' } : receipt;
}

import { addMinutes, type Instant } from '../domain/day.ts';
import { drawRequest, type RequestCardFacts } from '../domain/draw-request.ts';
import type { Message } from '../domain/message.ts';
import { lastWordOn } from '../domain/plan.ts';
import { receiptOf } from '../domain/receipt.ts';
import type { Receipt, RequestView } from '../domain/request-view.ts';
import type { Update } from '../domain/update.ts';
import { valuesOf } from './gather.ts';
import { gatherCard } from './gather-card.ts';
import { updateKey, updatePrefix } from './keys.ts';
import type { Ports, Register } from './ports.ts';

/** What a request card shows now; null when there is nothing left that it stands for. */
export async function showRequest(ports: Ports, partnership: string, message: Message): Promise<RequestView | null> {
  const facts = await gatherCard(ports, partnership, message);
  return facts && drawRequest(facts, await freshReceipt(ports, ports.store.register(partnership), facts));
}

/** How long the receipt of what was said last stands at the top of the card. */
const freshMinutes = 10;

/**
 * The receipt of what was said last of a card's actions, while it is fresh. A card is drawn anew a moment after each
 * reply, and that must not take away the receipt, with its Undo, from whoever has just pressed Save.
 */
async function freshReceipt(ports: Ports, register: Register, facts: RequestCardFacts): Promise<Receipt | null> {
  const [said, undone] = [lastSaid(facts).at(-1), await lastTakenBack(register, facts)];
  const isUndone = undone !== null && (!said || undone.at >= said.at);
  const at = isUndone ? undone.at : said?.at;
  if (at === undefined || at < addMinutes(ports.clock.now(), -freshMinutes)) return null;
  const update = isUndone ? undone : await wordOf(register, said!);
  // Doubts are for whoever answered; here the whole channel reads, and the card shows no more than it may.
  return update && receiptOf(update, { ...facts, place: { kind: 'private' } }, []);
}

async function wordOf(register: Register, { plan, ref, part, at }: Said): Promise<Update | null> {
  // Others may have spoken of the same action since, each of a part of their own.
  const newest = await register.list('update', { prefix: updatePrefix(plan, ref), limit: 10 });
  return valuesOf(newest).find((one) => one.part === part && one.at === at) ?? null;
}

/** The newest line by which an answer was taken back, of what has not been answered since. */
async function lastTakenBack(register: Register, { requests }: RequestCardFacts): Promise<Update | null> {
  const keys = requests.flatMap(({ plan, ref, takenBack }) =>
    takenBack === null ? [] : [updateKey(plan, ref, takenBack)],
  );
  const lines = await Promise.all(keys.map((key) => register.find('update', key)));
  return (
    lines
      .flatMap((line) => (line ? [line.value] : []))
      .toSorted(byTime)
      .at(-1) ?? null
  );
}

interface Said extends Named {
  readonly part: string | null;
  readonly at: Instant;
}

function byTime(a: { readonly at: Instant }, b: { readonly at: Instant }): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : 0;
}

/** What was said of the answered ones, other than in chat, oldest first. */
function lastSaid({ requests, actions }: RequestCardFacts): readonly Said[] {
  const said = requests.flatMap(({ plan, ref, part, answeredBy }) => {
    const state = answeredBy === null ? null : actions.find(({ action }) => isSame(action, { plan, ref }))?.state;
    const word = state && (part === null ? state.lastWord : lastWordOn(state, part));
    return word && word.route !== 'chat' ? [{ plan, ref, part, at: word.at }] : [];
  });
  return said.toSorted(byTime);
}

interface Named {
  readonly plan: string;
  readonly ref: string;
}

function isSame(a: Named, b: Named): boolean {
  return a.plan === b.plan && a.ref === b.ref;
}

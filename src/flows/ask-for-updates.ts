import { nobodyAskedText } from '../domain/alarm.ts';
import type { AskedAlready } from '../domain/asked-already.ts';
import { england } from '../domain/calendar.ts';
import { type Cycle, freshSince, newCycle, stepsOfCycle } from '../domain/cycle.ts';
import { askMessage } from '../domain/cycle-messages.ts';
import { type Day, type Instant, londonDay } from '../domain/day.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { Message } from '../domain/message.ts';
import type { Partnership } from '../domain/partnership.ts';
import { ownerRating } from '../domain/plan.ts';
import {
  type Addressed,
  addressed,
  type Recipient,
  recipientKey,
  type WhoFacts,
  withinPersonCap,
} from '../domain/recipient.ts';
import { fullRef } from '../domain/ref.ts';
import { type Asked, actionsToAsk, type Request } from '../domain/request.ts';
import { isOpen } from '../domain/schedule.ts';
import { isPrepared } from '../domain/succession.ts';
import { audit, commit, toSend, toShow } from './commit.ts';
import { gatherCycles, gatherPlans, meetingsOf, type Plans, type Setting, valuesOf } from './gather.ts';
import { gatherAskedAlready } from './gather-asked-already.ts';
import { type CycleFacts, writeCycle } from './gather-cycle.ts';
import { gatherPeople } from './gather-people.ts';
import { guardAnswerers, guarded } from './guard-answerers.ts';
import { requestKey } from './keys.ts';
import type { Committed, Kept, Ports, Register, RegisterChange } from './ports.ts';
import { noticesToManagers } from './tell-managers.ts';

/** Requests that one transaction writes ahead. */
const aheadAtOnce = 80;

/** What a cycle asks about if its ask runs now: the same for the ask itself and for a preview of the day. */
function askedIn(
  facts: CycleFacts & { readonly cycles: readonly Cycle[]; readonly most?: number },
  plans: Plans,
  now: Instant,
): readonly Asked[] {
  const { setting, meeting, group } = facts;
  const askAt = stepsOfCycle(meeting, group, england).find((step) => step.name === 'ask')?.at ?? now;
  return actionsToAsk({
    group,
    meeting,
    meetings: meetingsOf(group.id, setting),
    plans: plans.plans,
    actions: plans.actions.filter(({ action }) => action.leads.includes(group.id)),
    lastAsked: lastAsked(facts.cycles.filter(isHeld(setting))),
    freshSince: freshSince(askAt, england),
    today: londonDay(now),
    ...(facts.most !== undefined && { most: facts.most }),
  });
}

/** What was asked for a meeting that is not held, and not answered, was as good as not asked. */
function isHeld({ meetings, groups }: Setting): (cycle: Cycle) => boolean {
  const off = meetings.filter((meeting) => meeting.cancelled || !isPrepared(meeting, groups));
  const ids = new Set(off.map(({ id }) => id));
  return ({ meeting }) => !ids.has(meeting);
}

function lastAsked(cycles: readonly Cycle[]): ReadonlyMap<string, Day> {
  const days = new Map<string, Day>();
  for (const cycle of cycles) {
    const ran = cycle.ran.find(({ step }) => step === 'ask');
    if (!ran) continue;
    for (const ref of cycle.asked) {
      const day = londonDay(ran.at);
      if (day > (days.get(ref) ?? '')) days.set(ref, day);
    }
  }
  return days;
}

/** What a cycle asks, and of whom: decided here for the ask itself and for a preview of the day. */
export function addressedIn(
  facts: CycleFacts & { readonly cycles: readonly Cycle[] },
  { plans, who, already }: { readonly plans: Plans; readonly who: WhoFacts; readonly already: AskedAlready },
  now: Instant,
): readonly Addressed[] {
  const asked = askedIn(facts, plans, now);
  return withinPersonCap(addressed(asked, facts.group, who), already.counts);
}

/** How many quarterly check-ins an ask holds back: for the group's cap, and for those of people. */
export function heldBackIn(
  facts: CycleFacts & { readonly cycles: readonly Cycle[] },
  about: { readonly plans: Plans; readonly who: WhoFacts; readonly already: AskedAlready },
  now: Instant,
): { readonly group: number; readonly person: number } {
  const asked = askedIn(facts, about.plans, now);
  const all = askedIn({ ...facts, most: Number.POSITIVE_INFINITY }, about.plans, now);
  const wanted = addressed(asked, facts.group, about.who).length;
  return { group: all.length - asked.length, person: wanted - addressedIn(facts, about, now).length };
}

/** Asks about every action that a group's coming meeting needs to hear of. Safe to run twice, and on two machines. */
export async function askForUpdates(ports: Ports, facts: CycleFacts): Promise<Committed> {
  const { setting, meeting } = facts;
  const register = ports.store.register(setting.partnership.id);
  const now = ports.clock.now();
  const guard = await guardAnswerers(register, setting.partnership.id);
  const [plans, who, rows] = await Promise.all([
    gatherPlans(register),
    whoNow(register, setting),
    gatherCycles(ports, setting.partnership.id),
  ]);
  const cycles = valuesOf(rows);
  const already = await gatherAskedAlready(register, { cycles, meeting, now });
  const asks = addressedIn({ ...facts, cycles }, { plans, who, already }, now);
  const cards = Map.groupBy(asks, ({ to }) => recipientKey(to));
  const cardOf = (to: Recipient) => {
    const joined = already.cards.get(recipientKey(to));
    return (joined && already.rows.get(joined.id)) ?? askMessage(meeting, to, now);
  };
  const waves = wavesOf(await notYetAsked(register, facts, [...cards.values()]));
  let [cycle, held] = [facts.cycle, guard];
  for (const [at, wave] of waves.entries()) {
    const isLast = at === waves.length - 1;
    const written = await askWave(ports, { ...facts, cycle }, { wave, cardOf, isLast, guard: held });
    if (written === 'conflict') return 'conflict';
    if (isLast) break;
    held = await guardAnswerers(register, setting.partnership.id);
    cycle = await register.find('cycle', meeting.id);
    if (JSON.stringify(await whoNow(register, setting)) !== JSON.stringify(who)) return 'conflict';
  }
  return 'done';
}

/** Who answers at this moment: what the step was gathered with may be a moment older. */
async function whoNow(register: Register, setting: Setting): Promise<WhoFacts> {
  return gatherPeople(register, { ...setting, posts: valuesOf(await register.list('post')) });
}

/** What one recipient is asked: one card. */
type CardAsks = readonly Addressed[];

/** A transaction holds 100 rows, two for each card: more recipients than this are asked in several. */
const cardsAtOnce = 40;

function wavesOf(cards: readonly CardAsks[]): readonly (readonly CardAsks[])[] {
  const waves: (readonly CardAsks[])[] = [];
  for (let at = 0; at < cards.length; at += cardsAtOnce) waves.push(cards.slice(at, at + cardsAtOnce));
  return waves.length > 0 ? waves : [[]];
}

/** An ask that stopped between two of its transactions goes on with the cards that are not there yet. */
async function notYetAsked(
  register: Register,
  { cycle, meeting }: CycleFacts,
  cards: readonly CardAsks[],
): Promise<readonly CardAsks[]> {
  if (!cycle || cycle.value.asked.length === 0) return cards;
  const asked = new Set(cycle.value.asked);
  const rows = valuesOf(await register.list('request', { prefix: `${meeting.id}~` }));
  const messages = new Set((await register.list('message', { prefix: `${meeting.id}~ask~` })).map(({ id }) => id));
  const isOwn = (message: string) => message.startsWith(`${meeting.id}~`);
  const sent = rows.filter(
    ({ plan, ref, message }) => asked.has(fullRef(plan, ref)) && (messages.has(message) || !isOwn(message)),
  );
  return cards.filter(
    (asks) =>
      !sent.some(({ plan, ref, part }) => asks.some((one) => refOf(one) === fullRef(plan, ref) && one.part === part)),
  );
}

interface Wave {
  readonly wave: readonly CardAsks[];
  readonly cardOf: (to: Recipient) => Message | Kept<Message>;
  readonly isLast: boolean;
  readonly guard: Kept<Partnership>;
}

async function askWave(ports: Ports, facts: CycleFacts, { wave, cardOf, isLast, guard }: Wave): Promise<Committed> {
  const { setting, meeting } = facts;
  const now = ports.clock.now();
  const cards = wave.map((asks) => cardOf(asks[0]!.to));
  const requests = wave.flatMap((asks, at) => asks.map((one) => requestRow(one, meeting, cards[at]!.id)));
  const last = Math.max(0, rowsLeft - 2 * cards.length);
  const staged = await writeAhead(ports.store.register(setting.partnership.id), { requests, last }, facts);
  if (staged === 'conflict') return 'conflict';
  const before = staged?.value ?? newCycle(meeting);
  const asked = [...new Set([...before.asked, ...wave.flat().map(refOf)])];
  const cycle: Cycle = { ...before, asked, ran: isLast ? [...before.ran, { step: 'ask', at: now }] : before.ran };
  return commit(ports, setting.partnership.id, [
    ...(last > 0 ? requests.slice(-last) : []),
    writeCycle(cycle, staged),
    guarded(guard),
    ...cards.flatMap((card) => ('version' in card ? join(ports, card, meeting) : toSend(ports, card))),
    ...(isLast && asked.length === 0 ? await askedNobody(ports, facts) : []),
    audit(ports, 'baton', 'asked', `${meeting.id}: ${asked.length} actions`),
  ]);
}

/** Rows of a transaction that are left for cards and requests, beside the cycle, the audit line and notices. */
const rowsLeft = 90;

/** A person has one card for all groups, and at most one new card a week: what this cycle asks joins that card. */
function join(ports: Ports, { id, value, version }: Kept<Message>, meeting: Meeting): readonly RegisterChange[] {
  const joined = { ...value, also: [...value.also, meeting.id] };
  return [{ do: 'replace', kind: 'message', id, value: joined, version }, toShow(ports, id)];
}

/**
 * Writes all but the last requests ahead: they count only once the cycle names them. Every such transaction also
 * writes the cycle as it was read, so that it is refused once another process has asked and answers may be in.
 */
async function writeAhead(
  register: Register,
  { requests, last }: { readonly requests: readonly RegisterChange[]; readonly last: number },
  { meeting, cycle }: CycleFacts,
): Promise<Kept<Cycle> | null | 'conflict'> {
  let current = cycle;
  const ahead = requests.slice(0, Math.max(0, requests.length - last));
  for (let at = 0; at < ahead.length; at += aheadAtOnce) {
    const some = ahead.slice(at, at + aheadAtOnce);
    const written = await register.commit([...some, writeCycle(current?.value ?? newCycle(meeting), current)]);
    if (written === 'conflict') return 'conflict';
    current = await register.find('cycle', meeting.id);
  }
  return current;
}

function refOf({ tracked: { action } }: Asked): string {
  return fullRef(action.plan, action.ref);
}

function requestRow(one: Addressed, meeting: Meeting, message: string): RegisterChange {
  const value = requestOf(one, meeting, message);
  return { do: 'put', kind: 'request', id: requestKey(meeting.id, value.plan, value.ref, value.part), value };
}

/** One thing that a card asks about. */
export function requestOf({ tracked, reason, part, post }: Addressed, meeting: Meeting, message: string): Request {
  const { plan, ref } = tracked.action;
  const before = ownerRating(tracked.state);
  const asked = { meeting: meeting.id, group: meeting.group, plan, ref, reason, part, post, message };
  return { ...asked, before, seenAt: null, answeredBy: null, takenBack: null };
}

/** The name of the notice that says so. */
export const nobodyAsked = 'asked-nobody';

/** A cycle that asked nobody is either a quiet plan or a mistake in the set-up: the business manager should know. */
async function askedNobody(ports: Ports, { setting, meeting, group }: CycleFacts): Promise<readonly RegisterChange[]> {
  const { actions } = await gatherPlans(ports.store.register(setting.partnership.id));
  const open = actions.filter((tracked) => isOpen(tracked) && tracked.action.leads.includes(group.id)).length;
  // The oversight group need not lead anything: its own digest is over what the others lead.
  if (open === 0 && group.id === setting.partnership.oversight) return [];
  return noticesToManagers(ports, setting.partnership.id, {
    meeting: meeting.id,
    name: nobodyAsked,
    text: nobodyAskedText(group, open),
  });
}

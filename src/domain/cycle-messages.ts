import { formatDay, type Instant } from './day.ts';
import { firstDay, type Meeting } from './meeting.ts';
import { type Address, type Message, messageId, newMessage } from './message.ts';
import { isWithoutTeams } from './partnership.ts';
import { chairsOf, managersOf, type Recipient, recipientKey, type WhoFacts } from './recipient.ts';
import type { Request } from './request.ts';

// The messages that the steps of a cycle make: the same for the step itself and for a preview of the day.

/** The card that asks one recipient about their actions. */
export function askMessage(meeting: Meeting, to: Recipient, at: Instant): Message {
  const id = messageId(meeting.id, 'ask', recipientKey(to));
  const forPerson = to.kind === 'by-hand' ? to.person : null;
  return newMessage({ id, kind: 'request', to: addressOf(to), meeting: meeting.id, forPerson }, at);
}

function addressOf(to: Recipient): Address {
  switch (to.kind) {
    case 'channel':
      return to;
    case 'person':
      return to;
    case 'by-hand':
      return { kind: 'person', person: to.manager };
    default:
      return to satisfies never;
  }
}

/** What a step that asks once more needs to know: the cards that went out, and what nobody has answered on them. */
export interface OpenRequests {
  readonly meeting: Meeting;
  readonly cards: readonly Message[];
  readonly requests: readonly Request[];
}

/** One reminder under each card with something still to answer; in the card's thread, or in the same chat. */
export function reminders(open: OpenRequests, step: 'remind' | 'chase', at: Instant): readonly Message[] {
  const waiting = new Set(unanswered(open).map(({ message }) => message));
  return open.cards.filter(({ id }) => waiting.has(id)).map((card) => reminderOf(card, open.meeting, { step, at }));
}

function reminderOf(
  card: Message,
  meeting: Meeting,
  { step, at }: { readonly step: 'remind' | 'chase'; readonly at: Instant },
): Message {
  const { to, forPerson } = card;
  const key = keyOf(card);
  const address: Address = to.kind === 'channel' ? { kind: 'thread', message: card.id, group: to.group } : to;
  const id = messageId(meeting.id, step, key);
  return newMessage({ id, kind: 'reminder', to: address, meeting: meeting.id, request: card.id, forPerson }, at);
}

/** Whose card it is. */
function keyOf({ to, forPerson }: Message): string {
  return forPerson ?? (to.kind === 'person' ? to.person : to.group);
}

/** The chase: whoever answers once more, the deputies of posts that have not, and privately the business managers. */
export function chaseMessages(open: OpenRequests, facts: WhoFacts, at: Instant): readonly Message[] {
  if (unanswered(open).length === 0) return [];
  const { meeting } = open;
  const managers = managersOf(facts).map((person) => {
    const id = messageId(meeting.id, 'chase', `manager.${person}`);
    return newMessage({ id, kind: 'chase', to: { kind: 'person', person }, meeting: meeting.id }, at);
  });
  return [...reminders(open, 'chase', at), ...toDeputies(open, facts, at), ...managers];
}

/** One for each card that they stand in for: a deputy may have a card of their own, and may stand in for several. */
function toDeputies(open: OpenRequests, facts: WhoFacts, at: Instant): readonly Message[] {
  const { meeting, cards } = open;
  const byDeputy = new Map<string, Message>();
  for (const { post, message } of unanswered(open)) {
    const card = cards.find(({ id }) => id === message);
    const deputy = deputyOf(post, facts);
    if (!card || !deputy || (card.to.kind === 'person' && card.to.person === deputy)) continue;
    const id = messageId(meeting.id, 'chase', `for.${keyOf(card).replaceAll('~', '.')}.${deputy}`);
    const to = { kind: 'person', person: deputy } as const;
    byDeputy.set(id, newMessage({ id, kind: 'reminder', to, meeting: meeting.id, request: card.id }, at));
  }
  return [...byDeputy.values()];
}

/** The deputy of a post who is still here and can be reached in Teams. */
function deputyOf(post: string | null, { posts, people }: WhoFacts): string | null {
  const deputy = posts.find(({ id }) => id === post)?.deputy ?? null;
  const left = people.some(({ key, left }) => key === deputy && left);
  return deputy === null || left || isWithoutTeams(deputy) ? null : deputy;
}

/** The digest as it will be posted, privately to the group's chairs and the business managers. */
export function draftMessages(meeting: Meeting, facts: WhoFacts, at: Instant): readonly Message[] {
  const readers = new Set([...chairsOf(meeting.group, facts), ...managersOf(facts)]);
  return [...readers].map((person) => {
    const id = messageId(meeting.id, 'close', person);
    return newMessage({ id, kind: 'draft', to: { kind: 'person', person }, meeting: meeting.id }, at);
  });
}

export function digestMessage(meeting: Meeting, at: Instant): Message {
  const { id: cycle, group } = meeting;
  const id = messageId(cycle, 'digest', group);
  return newMessage({ id, kind: 'digest', to: { kind: 'channel', group }, meeting: cycle }, at);
}

/** What was answered after the close, under the digest. */
export function addendumMessage(meeting: Meeting, at: Instant): Message {
  const { id: cycle, group } = meeting;
  const to = { kind: 'thread', message: messageId(cycle, 'digest', group), group } as const;
  return newMessage({ id: messageId(cycle, 'addendum', group), kind: 'addendum', to, meeting: cycle }, at);
}

/** A meeting that is held on another day after all is recorded by a new card: the old one came too early. */
function onItsDay({ id, date }: Meeting, person: string): string {
  const first = firstDay(id);
  return first === null || first === date ? person : `${date}.${person}`;
}

/** The card that records a meeting, to each business manager. */
export function recordMessages(meeting: Meeting, facts: Pick<WhoFacts, 'people'>, at: Instant): readonly Message[] {
  return managersOf(facts).map((person) => {
    const id = messageId(meeting.id, 'record', onItsDay(meeting, person));
    return newMessage({ id, kind: 'record', to: { kind: 'person', person }, meeting: meeting.id }, at);
  });
}

/** That a meeting has still not been recorded, to the group's chairs and the business managers. */
export function unrecordedMessages(
  meeting: Meeting,
  { people, name, isBegun }: Pick<WhoFacts, 'people'> & { readonly name: string; readonly isBegun: boolean },
  at: Instant,
): readonly Message[] {
  const managers = new Set(managersOf({ people }));
  const begun = isBegun ? ' Its record was begun, but not finished.' : '';
  const said = `The meeting of ${name} on ${formatDay(meeting.date)} has not been recorded.${begun}`;
  return [...new Set([...managers, ...chairsOf(meeting.group, { people })])].map((person) => {
    const next = managers.has(person)
      ? `Type “record the ${name} meeting on ${formatDay(meeting.date)}” to do it now: it takes a few minutes, and can be left and taken up again.`
      : 'The business manager has been told too, and can record it with Baton.';
    const id = messageId(meeting.id, 'unrecorded', onItsDay(meeting, person));
    const to = { kind: 'person', person } as const;
    return newMessage({ id, kind: 'notice', to, meeting: meeting.id, text: `${said} ${next}` }, at);
  });
}

function unanswered({ requests }: OpenRequests): readonly Request[] {
  return requests.filter(({ answeredBy }) => answeredBy === null);
}

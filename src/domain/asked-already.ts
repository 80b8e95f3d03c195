import { type Cycle, isClosed } from './cycle.ts';
import { addDays, type Instant, londonDay } from './day.ts';
import type { Meeting } from './meeting.ts';
import type { Message } from './message.ts';
import type { Request } from './request.ts';

/** The cards that people have already got this week, by their key, and how much stands unanswered on them. */
export interface AskedAlready {
  readonly cards: ReadonlyMap<string, Message>;
  readonly counts: ReadonlyMap<string, number>;
}

/** Days in which a person gets no second card. */
const oneCardDays = 7;

/** Cycles other than a meeting's own whose cards are at most a week old and not closed: what is asked now joins these. */
export function cyclesJoined(cycles: readonly Cycle[], meeting: Meeting, now: Instant): readonly Cycle[] {
  const since = addDays(londonDay(now), -oneCardDays);
  return cycles.filter((cycle) => {
    const ran = cycle.ran.find(({ step }) => step === 'ask');
    return cycle.meeting !== meeting.id && ran && londonDay(ran.at) > since && !isClosed(cycle);
  });
}

export function askedAlready(messages: readonly Message[], requests: readonly Request[]): AskedAlready {
  const live = messages.filter(isPersonal);
  const open = requests.filter(({ answeredBy }) => answeredBy === null);
  const countOf = ({ id }: Message) => open.filter(({ message }) => message === id).length;
  return {
    cards: new Map(live.map((card) => [personOf(card), card])),
    counts: new Map(live.map((card) => [personOf(card), countOf(card)])),
  };
}

/** A card in somebody's own chat that has gone out or is about to; one that failed takes nothing more. */
function isPersonal({ kind, to, state }: Message): boolean {
  return kind === 'request' && to.kind === 'person' && (state === 'due' || state === 'sending' || state === 'sent');
}

function personOf({ to, forPerson }: Message): string {
  return forPerson ?? (to.kind === 'person' ? to.person : '');
}

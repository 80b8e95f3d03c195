import { formatDay, type Instant } from '../domain/day.ts';
import type { AskReason } from '../domain/request.ts';
import type { RequestItem, RequestMeeting, RequestView } from '../domain/request-view.ts';
import { cut } from '../domain/shown-text.ts';
import { momentShort } from '../domain/words.ts';

// What request cards, the update form and receipts say.

const whyAsked: Readonly<Record<AskReason, string>> = {
  // Its days overdue stand on the card already.
  overdue: '',
  red: 'asked because it was Red',
  amber: 'asked because it was Amber',
  'step-due': 'asked because its date is near',
  'gone-quiet': 'asked because nothing has been heard for a while',
  'check-in': 'asked because it has not come up for a quarter',
  'every-action': '',
};

export function whyAskedWords(reason: AskReason): string {
  return whyAsked[reason];
}

export function requestTitle({
  group,
  meeting,
  meetings,
}: Pick<RequestView, 'group' | 'meeting' | 'meetings'>): string {
  return meetings.length > 1 ? `Updates for ${group}` : `${group} · updates for ${formatDay(meeting)}`;
}

/** Above what one of several meetings asks: "MACE · meeting on 24 September 2019 · answers by 13 September at 09:00". */
export function meetingHeading({ group, date, closesAt, closed, cancelled }: RequestMeeting): string {
  if (cancelled) return `${group} · meeting on ${formatDay(date)} · off; nothing more is asked for it`;
  const close = closed ? 'the close has passed; late answers still count' : `please answer by ${momentShort(closesAt)}`;
  return `${group} · meeting on ${formatDay(date)} · ${close}`;
}

/** Above what is asked of one of several plans: "PR · Peer Review Response", or its code alone. */
export function planHeading({ line: { plan }, planTitle }: Pick<RequestItem, 'line' | 'planTitle'>): string {
  return planTitle === '' ? plan : `${plan} · ${cut(planTitle, 100)}`;
}

export function requestIntroduction({
  closed,
  closesAt,
  meetings,
}: Pick<RequestView, 'closed' | 'closesAt' | 'meetings'>): string {
  if (meetings.every(({ cancelled }) => cancelled)) {
    return 'The meeting is off, and nothing more is asked for it. What was answered is kept.';
  }
  if (meetings.length > 1) return 'One line per action is enough.';
  if (!closed) return `One line per action is enough. Please answer by ${momentShort(closesAt)}.`;
  return `The close has passed (${momentShort(closesAt)}). Replies are still welcome; they are marked late.`;
}

/** Beside an action that was completed or withdrawn after it was asked about. */
export const settledWords = 'Settled: no answer needed';

export function progressWords({ answered, asked }: Pick<RequestView, 'answered' | 'asked'>): string {
  if (asked === 0) return 'Nothing is left to answer.';
  return answered >= asked ? `All ${asked} answered. Thank you.` : `${answered} of ${asked} answered`;
}

export function changeUntilWords(until: Instant | null): string {
  return until
    ? `You can change this until ${momentShort(until)}.`
    : 'You can change this at any time: send another update.';
}

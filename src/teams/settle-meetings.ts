import type { MeetingOrder } from '../domain/accept-meeting.ts';
import { addDays, type Day, formatDay, londonDay } from '../domain/day.ts';
import { readWrittenDay, readWrittenTime } from '../domain/written-day.ts';
import { changeMeeting, type MeetingChanged } from '../flows/change-meeting.ts';
import { endGroup, type GroupEnded } from '../flows/end-group.ts';
import { previewNext } from '../flows/preview-next.ts';
import { type SteerOrder, steerCycle } from '../flows/steer-cycle.ts';
import { type Card, confirmCard, noticeCard } from './cards.ts';
import { endRefusalWords, endWords, revivedWords } from './end-wording.ts';
import {
  confirmedWord,
  type MeetingIntent,
  type MeetingWords,
  newGroupWords,
  type SteerWords,
} from './meeting-intents.ts';
import {
  badDateWords,
  badTimeWords,
  cancelQuestion,
  meetingDoneWords,
  meetingRefusalWords,
  noGroupWords,
  unchangedWords,
} from './meeting-wording.ts';
import { previewWords, steeredOrNot, steeringRefusalWords } from './steer-wording.ts';
import type { Turn } from './turn.ts';

/** Does what somebody said about meetings, a group's cycles or its end. */
export async function settleMeetings(turn: Turn, intent: MeetingIntent): Promise<Card> {
  switch (intent.kind) {
    case 'meeting':
      return settleMeeting(turn, intent.words);
    case 'steer':
      return steer(turn, intent.group, intent.words);
    case 'end-group':
      return end(turn, intent);
    case 'preview':
      return preview(turn, intent.group);
    default:
      return intent satisfies never;
  }
}

/** What could not be read as a day or a time. */
interface Unread {
  readonly unread: string;
}

async function settleMeeting({ ports, present }: Turn, words: MeetingWords): Promise<Card> {
  const order = orderFrom(words, londonDay(ports.clock.now()));
  if ('unread' in order) return noticeCard(order.unread);
  const { partnership, asker } = present;
  const { group, newGroup, confirmed } = words;
  return meetingCard(await changeMeeting(ports, { partnership, asker, group, order, newGroup, confirmed }), words);
}

function meetingCard(changed: MeetingChanged, words: MeetingWords): Card {
  switch (changed.kind) {
    case 'done':
      return noticeCard(meetingDoneWords(changed));
    case 'unchanged':
      return noticeCard(unchangedWords(changed.group, changed.meeting));
    case 'confirm': {
      const { group, meeting, asked } = changed;
      const said = `cancel the ${group} meeting on ${formatDay(meeting.date)}`;
      return askFirst({
        title: `Cancel ${group}’s meeting on ${formatDay(meeting.date)}?`,
        text: cancelQuestion(group, meeting, asked),
        button: 'Cancel the meeting',
        says: `${said} ${confirmedWord}`,
      });
    }
    case 'refused':
      return refusedCard(changed, words);
    default:
      return changed satisfies never;
  }
}

/** A meeting of a group that nobody knows may be the first of a new group: that is asked about. */
function refusedCard({ refusal, group }: Extract<MeetingChanged, { kind: 'refused' }>, words: MeetingWords): Card {
  if (refusal.code !== 'unknown-group' || words.does !== 'add') return noticeCard(meetingRefusalWords(refusal, group));
  const { name } = refusal;
  return askFirst({
    title: `A new group: ${name}?`,
    text: noGroupWords(refusal),
    button: `Make ${name}`,
    says: `add a meeting for ${newGroupWords} ${name} on ${words.date}${words.time ? ` at ${words.time}` : ''}${words.papers ? ` with papers on ${words.papers}` : ''}`,
  });
}

interface Question {
  readonly title: string;
  readonly text: string;
  readonly button: string;
  /** What the button says, as if it had been typed. */
  readonly says: string;
}

function askFirst({ title, text, button, says }: Question): Card {
  return confirmCard({ title, text, confirm: { title: button, data: { verb: 'say', text: says } } });
}

/** How far back a day without a year may lie when it names a meeting that there is. */
const lookBackDays = 92;

function orderFrom(words: MeetingWords, today: Day): MeetingOrder | Unread {
  const on = dayIn(words.on, addDays(today, -lookBackDays));
  const date = dayIn(words.date, today);
  const papers = dayIn(words.papers, today);
  const unread = [on, date, papers].find((one) => typeof one === 'object' && one !== null);
  if (unread) return unread as Unread;
  const time = words.time === '' ? null : readWrittenTime(words.time);
  if (words.time !== '' && time === null) return { unread: badTimeWords(words.time) };
  return meant(words.does, { on, date, papers, time } as Days) ?? { unread: badDateWords(words.date || words.papers) };
}

interface Days {
  readonly on: Day | null;
  readonly date: Day | null;
  readonly papers: Day | null;
  readonly time: string | null;
}

function meant(does: MeetingWords['does'], { on, date, papers, time }: Days): MeetingOrder | null {
  switch (does) {
    case 'add':
      return date && { do: does, date, time, papers, title: null };
    case 'move':
      return date && { do: does, on, date, time, papers };
    case 'cancel':
    case 'reinstate':
      return { do: does, on };
    case 'papers':
      return papers && { do: does, on, papers };
    case 'time':
      return time === null ? null : { do: does, on, time };
    default:
      return does satisfies never;
  }
}

function dayIn(words: string, from: Day): Day | null | Unread {
  if (words === '') return null;
  return readWrittenDay(words, from) ?? { unread: badDateWords(words) };
}

async function steer({ ports, present }: Turn, group: string, words: SteerWords): Promise<Card> {
  const order = steerOrder(words, londonDay(ports.clock.now()));
  if ('unread' in order) return noticeCard(order.unread);
  const { partnership, asker } = present;
  const steered = await steerCycle(ports, { partnership, asker, group, order, confirmed: true });
  return noticeCard(steeredOrNot(steered, 'chat'));
}

function steerOrder(words: SteerWords, today: Day): SteerOrder | Unread {
  switch (words.do) {
    case 'pause': {
      const until = dayIn(words.until, today);
      return typeof until === 'object' && until !== null ? until : { do: words.do, until };
    }
    case 'quiet':
      return quietOrder(words, today);
    case 'rhythm':
      return { do: words.do, change: { [words.step]: words.days } };
    case 'skip':
    case 'resume':
    case 'no-quiet':
    case 'ask-now':
      return words;
    default:
      return words satisfies never;
  }
}

/** Without years, "from 20 December to 3 January" begins in the winter in which it ends. */
function quietOrder({ from, to }: Extract<SteerWords, { do: 'quiet' }>, today: Day): SteerOrder | Unread {
  const last = readWrittenDay(to, today);
  if (!last) return { unread: badDateWords(to) };
  const first = readWrittenDay(from, addDays(last, -lookBackDays));
  return first ? { do: 'quiet', from: first, to: last } : { unread: badDateWords(from) };
}

async function end({ ports, present }: Turn, said: Extract<MeetingIntent, { kind: 'end-group' }>): Promise<Card> {
  const { partnership, asker } = present;
  const { group, confirmed, into } = said;
  const does = said.does === 'merge' ? ({ do: 'merge', into } as const) : ({ do: said.does } as const);
  return endCard(await endGroup(ports, { partnership, asker, group, does, confirmed }));
}

function endCard(ended: GroupEnded): Card {
  switch (ended.kind) {
    case 'done':
      return noticeCard(endWords(ended.legacy, true));
    case 'confirm': {
      const { group, heir } = ended.legacy;
      const merged = ended.merges ? heir : null;
      return askFirst({
        title: merged === null ? `Has ${group} ended?` : `Has ${group} merged into ${merged}?`,
        text: endWords(ended.legacy, false),
        button: merged === null ? `Yes, ${group} has ended` : 'Yes, it has merged',
        says: `${group} ${merged === null ? 'has ended' : `has merged into ${merged}`} ${confirmedWord}`,
      });
    }
    case 'revived':
      return noticeCard(revivedWords(ended.group));
    case 'refused':
      return noticeCard(endRefusalWords(ended, 'chat'));
    default:
      return ended satisfies never;
  }
}

async function preview({ ports, present }: Turn, group: string | null): Promise<Card> {
  const { partnership, asker } = present;
  const shown = await previewNext(ports, { partnership, asker, group });
  return noticeCard(
    shown.kind === 'preview'
      ? previewWords(shown)
      : steeringRefusalWords(shown.refusal, { group: shown.group, door: 'chat' }),
  );
}

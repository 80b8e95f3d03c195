import { formatDayShort, type Instant, londonDay } from '../../src/domain/day.ts';
import type { Digest, DigestLine } from '../../src/domain/digest.ts';
import type { Message } from '../../src/domain/message.ts';
import type { RecordView } from '../../src/domain/record-view.ts';
import type { RequestItem, RequestView } from '../../src/domain/request-view.ts';
import { possessive } from '../../src/domain/shown-text.ts';
import type { Content } from '../../src/flows/ports.ts';
import { calledBy } from './year-setting.ts';

/** One message as the story tells it: who gets it when, and what it says in short. */
export interface Told {
  readonly at: Instant;
  /** The group whose cycle it belongs to; none for what concerns the whole partnership. */
  readonly group: string | null;
  readonly kind: Message['kind'];
  readonly line: string;
}

export interface Sent {
  readonly at: Instant;
  readonly message: Message;
  readonly content: Content;
}

/** Tells a message with refs, ratings, dates and counts: the plan's own words stay out of the project. */
export function tell({ at, message, content }: Sent, names: ReadonlyMap<string, string>): Told {
  const group = names.get(message.meeting?.replace(/\.(?:\d{4}-.*|first)$/, '') ?? '') ?? null;
  const place = `${when(at)} · ${message.kind} · ${toWhom(message, names)}`;
  return { at, group, kind: message.kind, line: `${place} · ${inShort(content)}` };
}

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

/** "Tue 3 Sep 09:00". */
function when(at: Instant): string {
  return london.format(new Date(at)).replaceAll(',', '').replace('Sept', 'Sep').replace(' at ', ' ');
}

function toWhom({ to, forPerson }: Message, names: ReadonlyMap<string, string>): string {
  switch (to.kind) {
    case 'channel':
      return `${names.get(to.group)} channel`;
    case 'thread':
      return `${names.get(to.group)} channel, in the thread`;
    case 'person': {
      const who = calledBy.get(to.person) ?? to.person;
      return forPerson ? `${who}, to send on to the ${calledBy.get(forPerson)}` : who;
    }
    default:
      return to satisfies never;
  }
}

function inShort(content: Content): string {
  switch (content.kind) {
    case 'request':
    case 'by-hand':
    case 'reminder':
      return requestWords(content.view);
    case 'chase':
    case 'open-requests': {
      const { answered, asked, lines } = content.view;
      return `${answered} of ${asked} answered; open: ${lines.map(({ who, refs }) => `${who.replace(/ \(.*/, '')} ${refs.join(', ')}`).join('; ')}`;
    }
    case 'draft':
      return `posts ${formatDayShort(londonDay(content.draft.postsAt))}; ${digestWords(content.draft.digest)}`;
    case 'digest':
      return `${content.digest.group} ${formatDayShort(content.digest.meeting)}; ${digestWords(content.digest)}`;
    case 'addendum':
      return linesWords(content.lines);
    case 'record':
      return recordWords(content.view);
    case 'who-answers':
      return `${content.view.items.length} actions without anybody who answers`;
    case 'notice':
      return content.text.replaceAll('\n', ' / ');
    default:
      return content satisfies never;
  }
}

function requestWords({ group, meetings, meeting, closesAt, items, asked }: RequestView): string {
  const open = items.filter(({ state }) => state === 'waits');
  const byReason = Map.groupBy(open, ({ reason }) => reason);
  const reasons = [...byReason].map(([reason, some]) => `${reason} ${some.map(itemWords).join(', ')}`);
  const joined = meetings.length > 1 ? ` (${meetings.length} meetings)` : '';
  const count = open.length === asked ? `${asked} asked` : `${open.length} of ${asked} open`;
  return `${group} ${formatDayShort(meeting)}${joined}, by ${formatDayShort(londonDay(closesAt))}; ${count}: ${reasons.join('; ')}`;
}

function itemWords({ line, part }: RequestItem): string {
  const days = line.daysOverdue > 0 ? ` +${line.daysOverdue}d` : '';
  return `${line.label}${part ? ` (${possessive(part.name)} part)` : ''}${days}`;
}

function digestWords({ answered, asked, sections }: Digest): string {
  const told = sections
    .filter(({ lines, more }) => lines.length + more > 0)
    .map(({ key, lines, more }) => `${key}: ${linesWords(lines)}${more > 0 ? ` and ${more} more` : ''}`);
  return [`${answered} of ${asked}`, ...told].join(' | ');
}

/** Without what an action is about, which is the plan's; what people say in this story is made up, and told of notes. */
function linesWords(lines: readonly DigestLine[]): string {
  return lines.map(({ label, fact, quote }) => (label === '' ? `“${quote}”` : `${label} (${fact || '–'})`)).join(', ');
}

function recordWords({ decisions, toNote, ratings, alsoOpen }: RecordView): string {
  const what = decisions.map(({ kind, line }) => `${line.label} ${kind}`).join(', ') || 'none';
  const noted = toNote.length > 0 ? `; to note ${toNote.length}` : '';
  const also = alsoOpen.length > 0 ? `; also unrecorded ${alsoOpen.map(formatDayShort).join(', ')}` : '';
  return `decisions: ${what}; ratings to look at: ${ratings.length}${noted}${also}`;
}

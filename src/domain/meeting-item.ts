import type { Day, Instant } from './day.ts';
import type { DigestLine } from './digest.ts';
import { firstDay, type Meeting } from './meeting.ts';
import type { Month } from './meeting-heading.ts';

/** Something that comes to a meeting of a group: from a forward plan, or typed by somebody. */
export interface MeetingItem {
  /** The group's id. */
  readonly group: string;
  readonly month: Month;
  /** Null where only the month is known. */
  readonly day: Day | null;
  readonly category: string;
  readonly text: string;
  /** Who brings it, in the plan's words; '' where nobody is named. */
  readonly who: string;
  /** The code of the plan whose file brought it; null where somebody typed it. */
  readonly plan: string | null;
}

/** What somebody said about the items of a month: it counts whatever edition of a forward plan comes. */
export interface ItemChange {
  readonly does: 'add' | 'drop';
  readonly group: string;
  readonly month: Month;
  readonly day: Day | null;
  readonly text: string;
  readonly by: string;
  readonly at: Instant;
}

/** Items by what they say, however it is written. */
export function foldItem(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The forward plans' items with what people changed: dropped ones left out, typed ones last. */
export function withChanges(planned: readonly MeetingItem[], changes: readonly ItemChange[]): readonly MeetingItem[] {
  const keyOf = ({ group, month, text }: Pick<MeetingItem, 'group' | 'month' | 'text'>) =>
    `${group}~${month}~${foldItem(text)}`;
  const dropped = new Set(changes.filter(({ does }) => does === 'drop').map(keyOf));
  const kept = planned.filter((item) => !dropped.has(keyOf(item)));
  const there = new Set(kept.map(keyOf));
  const added = changes.filter((change) => change.does === 'add' && !there.has(keyOf(change)));
  const typed = added.map(({ group, month, day, text }): MeetingItem => {
    return { group, month, day, category: '', text, who: '', plan: null };
  });
  return [...kept, ...typed];
}

/**
 * The meeting that an item is for, as the meetings stand now: the one of its day, else the only one of its month. A
 * meeting that moved is still the one of its first day and month. Null where there is none, or more than one.
 */
export function meetingOf(
  item: Pick<MeetingItem, 'group' | 'month' | 'day'>,
  meetings: readonly Meeting[],
): Meeting | null {
  const own = meetings.filter(({ group, cancelled }) => group === item.group && !cancelled);
  const { day } = item;
  if (day) {
    const named = own.find((one) => one.date === day) ?? own.find(({ id }) => firstDay(id) === day);
    if (named) return named;
  }
  const first = own.filter(({ id, date }) => (firstDay(id) ?? date).startsWith(item.month));
  const found = first.length > 0 ? first : own.filter(({ date }) => date.startsWith(item.month));
  return found.length === 1 ? found[0]! : null;
}

/** What comes to one meeting, or in a month whose meeting has no day yet. */
export interface Coming {
  readonly group: string;
  readonly meeting: Meeting | null;
  readonly month: Month;
  /** The day that the items name, where no meeting is dated so. */
  readonly day: Day | null;
  readonly items: readonly MeetingItem[];
}

/** Items by what they come to, in the order of the calendar. Meetings without an item are not among them. */
export function comingIn(items: readonly MeetingItem[], meetings: readonly Meeting[]): readonly Coming[] {
  const found = items.map((item) => ({ item, meeting: meetingOf(item, meetings) }));
  const together = Map.groupBy(found, ({ item, meeting }) => meeting?.id ?? `${item.group}~${item.day ?? item.month}`);
  const all = [...together.values()].map((own): Coming => {
    const [{ item, meeting }] = own as [(typeof own)[number]];
    return { group: item.group, meeting, month: item.month, day: item.day, items: own.map((one) => one.item) };
  });
  return all.toSorted((a, b) => compare(dayOrMonth(a), dayOrMonth(b)));
}

/** A month sorts before its days. */
function dayOrMonth({ meeting, day, month }: Coming): string {
  return meeting?.date ?? day ?? month;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** An item with who brings it. */
function itemWords({ text, who }: Pick<MeetingItem, 'text' | 'who'>): string {
  return who === '' ? text : `${text} (${who})`;
}

/** Items that stand under one heading; without one, each stands alone. */
export interface ItemLine {
  readonly category: string;
  readonly items: readonly string[];
}

/** Items under their headings, in the order in which they first come; those whose words are withheld are not among them. */
export function itemLines(items: readonly MeetingItem[]): readonly ItemLine[] {
  const shown = items.filter(({ text }) => text !== '');
  const under = Map.groupBy(shown, (item) => (item.category === '' ? item : item.category));
  return [...under.values()].map((own) => ({ category: own[0]!.category, items: own.map(itemWords) }));
}

/** Items as lines, and how many are only counted. */
export function toldItems(items: readonly MeetingItem[]) {
  return { items: itemLines(items), withheld: items.filter(({ text }) => text === '').length };
}

const mostAlone = 5;
const wordsInLine = 18;

/** What comes to a meeting as lines of its digest: each item by itself where there are few, else a line a heading. */
export function agendaLines(items: readonly MeetingItem[]): readonly DigestLine[] {
  const lines = itemLines(items);
  const isFew = lines.flatMap((line) => line.items).length <= mostAlone;
  const apart = isFew ? lines.flatMap((line) => line.items.map((item) => ({ ...line, items: [item] }))) : lines;
  return apart.map(({ category, items: own }) => ({
    label: category,
    ...wholeItems(own),
    quote: '',
  }));
}

/** As many whole items as fit in a line; the rest are counted. */
function wholeItems(items: readonly string[]): Pick<DigestLine, 'about' | 'fact'> {
  const words = (some: readonly string[]) => some.join(' ').split(/\s+/).length;
  let shown = items.length;
  while (shown > 1 && words(items.slice(0, shown)) > wordsInLine) shown -= 1;
  const about = items.slice(0, shown).join('; ');
  return { about, fact: shown < items.length ? `and ${items.length - shown} more` : '' };
}

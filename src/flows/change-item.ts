import { type Refusal, refusalOfText } from '../domain/accept-update.ts';
import { type Asker, isBusinessManager, isChairOf } from '../domain/access.ts';
import type { Day } from '../domain/day.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { Month } from '../domain/meeting-heading.ts';
import { foldItem, type MeetingItem, meetingOf } from '../domain/meeting-item.ts';
import type { Group } from '../domain/partnership.ts';
import { audit, commit, untilDone } from './commit.ts';
import { findGroup, type NoGroup } from './find-group.ts';
import { gatherSetting, type Setting } from './gather.ts';
import { gatherItems } from './gather-items.ts';
import { itemChangeKey } from './keys.ts';
import type { Ports } from './ports.ts';

/** Which meeting somebody means. */
export type ItemWhen =
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'month'; readonly month: Month }
  /** The next that is dated; and to drop an item, whichever has it. */
  | { readonly kind: 'next' | 'any' };

export interface ItemWish {
  readonly partnership: string;
  readonly asker: Asker;
  readonly does: 'add' | 'drop';
  /** The group's name as it was typed. */
  readonly group: string;
  readonly text: string;
  readonly when: ItemWhen;
  /** Somebody has seen what is to be dropped, and says so again. */
  readonly confirmed: boolean;
}

export type ItemRefusal =
  | NoGroup
  | { readonly code: 'not-yours' | 'no-such-item' | 'no-meeting-ahead' }
  | { readonly code: 'group-ended'; readonly on: Day }
  | { readonly code: 'too-long'; readonly most: number }
  | { readonly code: 'past' }
  | { readonly code: 'unsafe-text'; readonly why: Refusal }
  /** Several meetings have it. */
  | { readonly code: 'which'; readonly places: readonly ItemPlace[] };

/** Where an item stands: its meeting, or the month or day for which none is dated. */
export interface ItemPlace {
  readonly month: Month;
  readonly day: Day | null;
  readonly meeting: Meeting | null;
}

export type ItemChanged =
  | ({
      readonly kind: 'done' | 'confirm' | 'unchanged';
      readonly does: ItemWish['does'];
      readonly group: string;
      readonly text: string;
    } & ItemPlace)
  | { readonly kind: 'refused'; readonly group: string; readonly refusal: ItemRefusal };

/** An item is a line of an agenda. */
const longestItem = 300;

/** Adds an item to a group's meeting or takes one away: by a business manager, or by a chair of that group. */
export async function changeItem(ports: Ports, wish: ItemWish): Promise<ItemChanged> {
  const register = ports.store.register(wish.partnership);
  const [setting, groups] = await Promise.all([gatherSetting(ports, wish.partnership), register.list('group')]);
  const found = findGroup(wish.group, groups);
  if ('code' in found) return { kind: 'refused', group: '', refusal: found };
  const group = found.value;
  const refused = (refusal: ItemRefusal): ItemChanged => ({ kind: 'refused', group: group.name, refusal });
  if (!isBusinessManager(wish.asker) && !isChairOf(wish.asker, group.id)) return refused({ code: 'not-yours' });
  const why = wish.does === 'add' ? refusalOfText(wish.text, false) : null;
  if (why) return refused({ code: 'unsafe-text', why });
  if (wish.text.length > longestItem) return refused({ code: 'too-long', most: longestItem });
  // Whoever may change a group's items may know them all.
  const items = await gatherItems(register, { groups: setting.groups, reader: 'all' });
  const own = items.filter((item) => item.group === group.id);
  const decided = wish.does === 'add' ? placeToAdd(wish, own, { group, setting }) : placeToDrop(wish, own, setting);
  if ('code' in decided) return refused(decided);
  const { place, text, isThere } = decided;
  const about = { does: wish.does, group: group.name, text, ...place };
  if (wish.does === 'add' && isThere) return { kind: 'unchanged', ...about };
  if (wish.does === 'drop' && !wish.confirmed) return { kind: 'confirm', ...about };
  await write(ports, wish, { group: group.id, month: place.month, day: place.day, text });
  return { kind: 'done', ...about };
}

type Decided = { readonly place: ItemPlace; readonly text: string; readonly isThere: boolean } | ItemRefusal;

interface About {
  readonly group: Group;
  readonly setting: Setting;
}

function placeToAdd({ when, text }: ItemWish, own: readonly MeetingItem[], { group, setting }: About): Decided {
  const { meetings, today } = setting;
  if (group.ended !== null) return { code: 'group-ended', on: group.ended };
  const next = meetings.find((one) => one.group === group.id && !one.cancelled && one.date >= today);
  const day = when.kind === 'day' ? when.day : when.kind === 'month' ? null : (next?.date ?? null);
  const month = when.kind === 'month' ? when.month : (day?.slice(0, 7) as Month | undefined);
  if (!month) return { code: 'no-meeting-ahead' };
  if (month < today.slice(0, 7) || (day !== null && day < today)) return { code: 'past' };
  const meeting = meetingOf({ group: group.id, month, day }, meetings);
  const isThere = own.some((item) => item.month === month && foldItem(item.text) === foldItem(text));
  return { place: { month, day, meeting }, text, isThere };
}

/** The item that is meant, in the words in which it stands. */
function placeToDrop({ when, text }: ItemWish, own: readonly MeetingItem[], { meetings }: Setting): Decided {
  const called = own.filter((item) => foldItem(item.text) === foldItem(text));
  const placed = called.map((item) => ({ item, meeting: meetingOf(item, meetings) }));
  const meant = placed.filter(({ item, meeting }) => {
    if (when.kind === 'day') return (meeting?.date ?? item.day) === when.day || item.month === when.day.slice(0, 7);
    return when.kind !== 'month' || item.month === when.month || meeting?.date.startsWith(when.month);
  });
  const months = [...Map.groupBy(meant, ({ item }) => item.month).values()].map(([one]) => one!);
  const [first] = months;
  if (!first) return { code: 'no-such-item' };
  const placeOf = ({ item, meeting }: (typeof months)[number]): ItemPlace => ({
    month: item.month,
    day: item.day,
    meeting,
  });
  if (months.length > 1) return { code: 'which', places: months.map(placeOf) };
  return { place: placeOf(first), text: first.item.text, isThere: true };
}

async function write(
  ports: Ports,
  { partnership, asker, does }: ItemWish,
  item: Pick<MeetingItem, 'group' | 'month' | 'day' | 'text'>,
): Promise<void> {
  const value = { does, ...item, by: asker.key, at: ports.clock.now() };
  const what = does === 'add' ? 'added an item to a meeting' : 'dropped an item from a meeting';
  await untilDone(() =>
    commit(ports, partnership, [
      { do: 'put', kind: 'item-change', id: itemChangeKey(item), value },
      audit(ports, asker.key, what, `${item.group}: ${item.month}`),
    ]),
  );
}

import { itemFor, type Reader } from '../domain/audience.ts';
import { type MeetingItem, withChanges } from '../domain/meeting-item.ts';
import type { Group } from '../domain/partnership.ts';
import type { Plan } from '../domain/plan.ts';
import { successorOf } from '../domain/succession.ts';
import { valuesOf } from './gather.ts';
import { editionPrefix, itemKey } from './keys.ts';
import type { Register, RegisterChange } from './ports.ts';

/**
 * What comes to meetings, of all groups: the items of each plan's edition that counts, with what people added and
 * dropped, and no more of them than the reader may see. A group that has ended leaves its items to its successor.
 */
export async function gatherItems(
  register: Register,
  { groups, reader }: { readonly groups: readonly Group[]; readonly reader: Reader },
): Promise<readonly MeetingItem[]> {
  const [plans, changes] = await Promise.all([register.list('plan'), register.list('item-change')]);
  const rows = await Promise.all(
    plans.map(({ value: { code, edition } }) => register.list('item', { prefix: editionPrefix(code, edition) })),
  );
  return withChanges(valuesOf(rows.flat()), valuesOf(changes)).flatMap((item) => {
    const group = successorOf(item.group, groups);
    const plan = plans.find(({ value }) => value.code === item.plan)?.value;
    return group === null ? [] : [itemFor(reader, plan, { ...item, group })];
  });
}

/** The items of an edition as rows, in the order of its file. */
export function itemRows(items: readonly MeetingItem[], { code, edition }: Plan): readonly RegisterChange[] {
  return items.map((value, at) => ({ do: 'insert', kind: 'item', id: itemKey(code, edition, at + 1), value }));
}

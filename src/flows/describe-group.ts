import { type Asker, isBusinessManager } from '../domain/access.ts';
import { alsoCalled, type DescribeRefusal, notCalled, reportingTo } from '../domain/describe-group.ts';
import type { Group } from '../domain/partnership.ts';
import { audit, commit, untilDone } from './commit.ts';
import { findGroup, isSafeName, type NoGroup, writeGroup } from './find-group.ts';
import { valuesOf } from './gather.ts';
import type { Kept, Ports } from './ports.ts';

/** What is to be known of a group besides its name; every group as it was typed. */
export type DescribeOrder =
  | { readonly do: 'also-called' | 'not-called'; readonly alias: string }
  /** Null: it reports to no group. */
  | { readonly do: 'reports-to'; readonly to: string | null };

export interface DescribeWish {
  readonly partnership: string;
  readonly asker: Asker;
  readonly group: string;
  readonly order: DescribeOrder;
}

export type Described =
  | { readonly kind: 'done'; readonly group: string; readonly order: DescribeOrder }
  | {
      readonly kind: 'refused';
      readonly group: string;
      readonly refusal: DescribeRefusal | NoGroup | { readonly code: 'not-business-manager' };
    };

/** "MACE is also called the Exploitation Panel", "MACE reports to the MEB". */
export async function describeGroup(ports: Ports, wish: DescribeWish): Promise<Described> {
  if (!isBusinessManager(wish.asker)) return refused('', { code: 'not-business-manager' });
  return untilDone(() => tryDescribe(ports, wish));
}

function refused(group: string, refusal: Extract<Described, { kind: 'refused' }>['refusal']): Described {
  return { kind: 'refused', group, refusal };
}

async function tryDescribe(ports: Ports, wish: DescribeWish): Promise<Described | 'conflict'> {
  const groups = await ports.store.register(wish.partnership).list('group');
  const kept = findGroup(wish.group, groups);
  if ('code' in kept) return refused('', kept);
  const { name } = kept.value;
  const changed = changedBy(wish.order, kept, groups);
  if ('code' in changed) return refused(name, changed);
  const written = await commit(ports, wish.partnership, [
    writeGroup(changed.after, kept),
    audit(ports, wish.asker.key, changed.what, changed.about),
  ]);
  return written === 'conflict' ? 'conflict' : { kind: 'done', group: name, order: changed.order };
}

interface Changed {
  readonly after: Group;
  /** The order with names as they stand in the register. */
  readonly order: DescribeOrder;
  readonly what: string;
  readonly about: string;
}

function changedBy(order: DescribeOrder, kept: Kept<Group>, rows: readonly Kept<Group>[]) {
  const groups = valuesOf(rows);
  switch (order.do) {
    case 'also-called':
    case 'not-called':
      return namesChanged(order, kept, groups);
    case 'reports-to': {
      const to = order.to === null ? null : findGroup(order.to, rows);
      if (to && 'code' in to) return to;
      const after = reportingTo(kept.value, to?.value ?? null, groups);
      if ('code' in after) return after;
      const about = [kept.id, to?.id ?? 'no group'].join(': ');
      return { after, order: { ...order, to: to?.value.name ?? null }, what: 'set whom a group reports to', about };
    }
    default:
      return order satisfies never;
  }
}

function namesChanged(
  { do: does, alias: typed }: Extract<DescribeOrder, { readonly alias: string }>,
  { id, value }: Kept<Group>,
  groups: readonly Group[],
): Changed | DescribeRefusal | NoGroup {
  if (!isSafeName(typed)) return { code: 'unsafe-name' };
  // A name is looked for without its article, however it is typed.
  const alias = typed.trim().replace(/^(?:the|our)\s+/i, '');
  const isGiven = does === 'also-called';
  const after = isGiven ? alsoCalled(value, alias, groups) : notCalled(value, alias);
  if ('code' in after) return after;
  const what = isGiven ? `gave a group the name “${alias}” too` : `took the name “${alias}” from a group`;
  return { after, order: { do: does, alias }, what, about: id };
}

import type { Asker } from './access.ts';
import { havingNone } from './having-none.ts';
import type { MeetingItem } from './meeting-item.ts';
import type { Plan, Tracked } from './plan.ts';
import { defaultLegend } from './rating.ts';
import { fullRef } from './ref.ts';

/**
 * What may be read somewhere, or by somebody: the restricted plans of these groups (by id) and single actions of
 * others (by full ref, which no id can be: it has a space in it); 'all' for a business manager in private. Nothing
 * else decides who sees a restricted plan's words, and what is gathered for a reader passes through here
 * (docs/decisions/0024-who-reads-a-restricted-plan.md).
 */
export type Reader = ReadonlySet<string> | 'all';

/** Where words would be shown: to one person alone, or in a channel, by the groups whose channel it is. */
export type Place = { readonly kind: 'private' } | { readonly kind: 'channel'; readonly groups: readonly string[] };

/** Where nobody has said where it is: as if everybody read along. */
export const anywhere: Place = { kind: 'channel', groups: [] };

/** Whoever is outside every audience: what leaves Teams is written for them. */
export const outsider: Reader = new Set<string>();

/** What may be read in a group's channel: open plans, and restricted ones that name the group. */
export function readerOfGroup(group: string | null): Reader {
  return new Set(group === null ? [] : [group]);
}

/** Groups whose restricted plans somebody may read in a private chat: a business manager all, others their own. */
export function readerOf({ roles, memberOf }: Pick<Asker, 'roles' | 'memberOf'>): Reader {
  if (roles.some(({ kind }) => kind === 'business-manager')) return 'all';
  const chaired = roles.flatMap((role) => (role.kind === 'chair' || role.kind === 'vice-chair' ? [role.group] : []));
  return new Set([...memberOf, ...chaired]);
}

/** What somebody may read in a place: in a channel no more than the channel may, and no more than they may. */
export function readerAt(asker: Pick<Asker, 'roles' | 'memberOf'>, place: Place): Reader {
  return place.kind === 'private' ? readerOf(asker) : narrower(readerOf(asker), new Set(place.groups));
}

/** What both may read. */
export function narrower(one: Reader, other: Reader): Reader {
  if (one === 'all') return other;
  return other === 'all' ? one : new Set([...one].filter((id) => other.has(id)));
}

/** The same reader, who may also read these single actions (full refs), because they answer for them. */
export function alsoReading(reader: Reader, refs: readonly string[]): Reader {
  return reader === 'all' || refs.length === 0 ? reader : new Set([...reader, ...refs]);
}

/** Whether the words of one action may be shown; those of a plan that is not known may not. */
export function maySeeWords(
  reader: Reader,
  plan: Pick<Plan, 'audience'> | undefined,
  { action: { plan: code, ref } }: Tracked,
): boolean {
  return (plan !== undefined && maySeePlan(reader, plan)) || (reader !== 'all' && reader.has(fullRef(code, ref)));
}

/** Whether a plan as a whole, its title among it, may be shown. */
export function maySeePlan(reader: Reader, { audience }: Pick<Plan, 'audience'>): boolean {
  if (audience.kind === 'partnership' || reader === 'all') return true;
  return audience.groups.some((group) => reader.has(group));
}

/**
 * An action as a reader may see it: outside its plan's audience only code, ref, rating and due date, and beside them
 * what is decided by and never shown, such as who is to answer. Exports ask here too.
 */
export function wordsFor(reader: Reader, plan: Pick<Plan, 'audience'> | undefined, tracked: Tracked): Tracked {
  return maySeeWords(reader, plan, tracked) ? tracked : withheld(tracked);
}

/**
 * Whether a reader knows an action as led by a group, or by none (`havingNone`): who leads a restricted action is told
 * with its words, and to the leading group itself, which is asked about it.
 */
export function isKnownLedBy(
  group: string,
  tracked: Tracked,
  { plans, readerOf }: { readonly plans: readonly Plan[]; readonly readerOf: Reader },
): boolean {
  const { plan: code, leads } = tracked.action;
  const plan = plans.find((one) => one.code === code);
  const isTold = maySeeWords(readerOf, plan, tracked);
  if (group === havingNone) return isTold && leads.length === 0;
  return leads.includes(group) && (isTold || (readerOf !== 'all' && readerOf.has(group)));
}

/** Whether an action is part of its plan for a reader: that one was withdrawn or merged is none of the four things. */
export function isStillThere(reader: Reader, plan: Pick<Plan, 'audience'> | undefined, tracked: Tracked): boolean {
  const { standing } = tracked.state;
  return maySeeWords(reader, plan, tracked) || (standing !== 'withdrawn' && standing !== 'merged');
}

/** Plans and their actions as a reader may see them. */
export function asReadBy<P extends { readonly plans: readonly Plan[]; readonly actions: readonly Tracked[] }>(
  reader: Reader,
  known: P,
): P {
  const byCode = new Map(known.plans.map((plan) => [plan.code, plan]));
  return {
    ...known,
    plans: known.plans.map((plan) => (maySeePlan(reader, plan) ? plan : untitled(plan))),
    actions: known.actions.map((tracked) => wordsFor(reader, byCode.get(tracked.action.plan), tracked)),
  };
}

/**
 * An item for a meeting as a reader may see it: it is for its group's own channel and people, and of a restricted plan
 * for its audience as well. Elsewhere it is only counted.
 */
export function itemFor(reader: Reader, plan: Pick<Plan, 'audience'> | undefined, item: MeetingItem): MeetingItem {
  const isOwn = reader === 'all' || reader.has(item.group);
  const isOpen = item.plan === null || (plan !== undefined && maySeePlan(reader, plan));
  return isOwn && isOpen ? item : { ...item, category: '', text: '', who: '' };
}

/** A title says what a plan is about, and so does the name of its file: outside its audience it is its code. */
function untitled(plan: Plan): Plan {
  return { ...plan, title: plan.code, source: '', legend: defaultLegend, lastImport: null };
}

function withheld({ action, state }: Tracked): Tracked {
  const { lastWord, parts } = state;
  const nothing = { narrative: '', blocked: false } as const;
  return {
    action: {
      ...action,
      aim: '',
      objective: '',
      text: '',
      measure: '',
      timescale: { ...action.timescale, text: '' },
      named: [],
      themes: [],
      links: [],
      source: { part: '', row: 0 },
      said: action.said && { ...action.said, narrative: '', entries: [] },
    },
    state: {
      ...state,
      standingWhy: '',
      lastWord: lastWord && { ...lastWord, ...nothing },
      parts: parts.map((part) => ({ ...part, lastWord: { ...part.lastWord, ...nothing } })),
    },
  };
}

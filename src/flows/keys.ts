import type { Day, Instant } from '../domain/day.ts';
import { foldItem, type ItemChange } from '../domain/meeting-item.ts';
import { slugOf, sortableRef } from '../domain/ref.ts';

// The ids of the register's rows, in one place: parts are slugs, joined by "~" (docs/design.md, "What is stored").

export function planKey(code: string): string {
  return slugOf(code);
}

export function actionKey(plan: string, edition: number, ref: string): string {
  return `${editionPrefix(plan, edition)}${sortableRef(ref)}`;
}

export function editionPrefix(plan: string, edition: number): string {
  return `${planKey(plan)}~${String(edition).padStart(4, '0')}~`;
}

/** The items of an edition in the order of its file. */
export function itemKey(plan: string, edition: number, number: number): string {
  return `${editionPrefix(plan, edition)}${String(number).padStart(5, '0')}`;
}

/** One for what an item says in a month, so that adding what was dropped takes its place. */
export function itemChangeKey({ group, month, text }: Pick<ItemChange, 'group' | 'month' | 'text'>): string {
  return `${group}~${month}~${slugOf(foldItem(text))}`;
}

export function stateKey(plan: string, ref: string): string {
  return `${planKey(plan)}~${sortableRef(ref)}`;
}

/** One action asked about in one cycle; where an agency owes a part of it, that part has a request of its own. */
export function requestKey(meeting: string, plan: string, ref: string, part: string | null = null): string {
  return `${meeting}~${stateKey(plan, ref)}${part ? `~${part}` : ''}`;
}

/** Newest first: the sequence is counted down from a large number. */
export function updateKey(plan: string, ref: string, sequence: number): string {
  return `${updatePrefix(plan, ref)}${String(999_999 - sequence).padStart(6, '0')}`;
}

export function updatePrefix(plan: string, ref: string): string {
  return `${stateKey(plan, ref)}~`;
}

/** An entry of a plan's own log: after all that was said to Baton, which is newer as a rule. */
export function entryKey(plan: string, ref: string, entry: string): string {
  return `${updatePrefix(plan, ref)}plan.${entry}`;
}

export function decisionKey(plan: string, ref: string, at: Instant, unique: string): string {
  return `${stateKey(plan, ref)}~${auditKey(at, unique)}`;
}

/** Newest first, and never the same twice. */
export function auditKey(at: Instant, unique: string): string {
  return `${String(9_999_999_999_999 - Date.parse(at)).padStart(13, '0')}~${unique}`;
}

/** A meeting's id is made from its group and first date, and kept when it moves. */
export function meetingKey(group: string, date: Day): string {
  return `${group}.${date}`;
}

export function teamKey(tenant: string, team: string): string {
  return `${tenant.toLowerCase()}~${opaque(team)}`;
}

/** One of Teams' conversations. */
export function placeKey({ tenant, conversation }: { readonly tenant: string; readonly conversation: string }): string {
  return `${tenant.toLowerCase()}~${opaque(conversation)}`;
}

/** `tenant~object id`: how a person is known everywhere. */
export function personKey(tenant: string, objectId: string): string {
  return `${tenant.toLowerCase()}~${objectId.toLowerCase()}`;
}

/** Teams' own ids ("19:abc@thread.tacv2") as characters that a key may hold, without two becoming one. */
function opaque(id: string): string {
  return id.replace(/[^A-Za-z0-9.-]/g, (char) => `_${char.codePointAt(0)!.toString(16)}_`);
}

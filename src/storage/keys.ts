import type { z } from 'zod';
import type { DirectoryKinds, Range, RegisterKinds } from '../flows/ports.ts';
import { Unstorable } from './codec.ts';
import { directorySchemas } from './directory-schema.ts';
import type { Schemas } from './field-schemas.ts';
import { registerSchemas } from './register-schema.ts';

export interface Place {
  readonly partition: string;
  readonly row: string;
}

/** How the kinds of one table lie in its partitions. */
export interface Layout<K> {
  readonly schemas: Schemas<K>;
  place(kind: string, id: string): Place;
  idOf(kind: string, row: string): string;
  /** Where the rows of a kind lie together whose ids begin with the prefix, or that are of the day or a later one. */
  rangeOf(kind: string, range: Range): KeyRange;
  /** Whether a row of a kind's range is of that kind: some kinds lie among each other. */
  isOf(kind: string, row: string): boolean;
  /** What lies on one shelf lies side by side, and is read together where it is asked for in the same moment. */
  shelfOf(kind: string, range?: Range): string | null;
}

/** Rows of a partition from one key to before another; `before` is null where all that follow belong to it. */
export interface KeyRange {
  readonly partition: string;
  readonly from: string;
  readonly before: string | null;
}

/** `register`: one partition per partnership, so that whatever a decision changes is one transaction. */
export function registerLayout(partnership: string): Layout<RegisterKinds> {
  checkKey(partnership);
  return {
    schemas: registerSchemas,
    place: (kind, id) => ({ partition: partnership, row: rowOf(kind, id) }),
    idOf: (kind, row) => row.slice(rowOf(kind, '').length),
    isOf: (kind, row) => !datedKinds.has(kind) || row.startsWith(`|${kind}|`, dayEnds),
    shelfOf: (kind, range) => (liesOnDesk(kind) ? deskShelf(range) : planShelf(kind, range)),
    rangeOf: (kind, range) => ({ partition: partnership, ...keysOf(kind, range) }),
  };
}

/**
 * What nearly every turn needs lies together on the desk: first meetings and cycles by the day in their ids, then what
 * the partnership is made of. So one read brings the meetings from a day on with all the rest, and not those of years
 * ago: "desk|2019-09-24|meeting|mace.2019-09-24", "desk|~|group|mace" (docs/decisions/0017-one-read-for-the-desk.md).
 */
const datedKinds: ReadonlySet<string> = new Set(['meeting', 'cycle']);
const settingKinds: ReadonlySet<string> = new Set(['agency', 'group', 'partnership', 'plan', 'post', 'writer']);

/** Stands for the day where an id names none: after every day, so that such a row is never overlooked. */
const noDay = '9999-99-99';
const dayEnds = `desk|${noDay}`.length;

function liesOnDesk(kind: string): boolean {
  return datedKinds.has(kind) || settingKinds.has(kind);
}

function deskShelf(range: Range = {}): string | null {
  return range.limit === undefined ? 'desk' : null;
}

/** Actions of one plan, whose cards are drawn together: the rows from one ref to another of each are one read. */
function planShelf(kind: string, { between }: Range = {}): string | null {
  const isOfPlan = kind === 'state' || kind === 'action';
  if (!isOfPlan || !between) return null;
  const [from, to] = between.map((id) => id.slice(0, id.lastIndexOf('~')));
  return from === to ? `${kind}|${from}` : null;
}

function rowOf(kind: string, id: string): string {
  if (datedKinds.has(kind)) return `desk|${dayIn(id)}|${kind}|${id}`;
  return settingKinds.has(kind) ? `desk|~|${kind}|${id}` : `${kind}|${id}`;
}

function dayIn(id: string): string {
  return /\d{4}-\d{2}-\d{2}(?!.*\d{4}-\d{2}-\d{2})/.exec(id)?.[0] ?? noDay;
}

function keysOf(kind: string, { prefix = '', since, between, limit }: Range): Omit<KeyRange, 'partition'> {
  const isDated = datedKinds.has(kind);
  const isOtherwise = isDated ? prefix !== '' || between !== undefined || limit !== undefined : since !== undefined;
  if (isOtherwise) {
    throw new Unstorable(`Rows of the kind "${kind}" lie by ${isDated ? 'their day' : 'their id'}, not otherwise.`);
  }
  if (isDated) return { from: `desk|${since ?? ''}`, before: 'desk|~' };
  if (between) return { from: rowOf(kind, between[0]), before: after(rowOf(kind, between[1])) };
  return within(rowOf(kind, prefix));
}

/** The first key after this one: nothing that a key may hold sorts before a space. */
function after(key: string): string {
  return `${key} `;
}

export function within(prefix: string): Omit<KeyRange, 'partition'> {
  return { from: prefix, before: afterPrefix(prefix) };
}

/** `directory`: one partition per kind, so that a tick reads `next` of all partnerships in one range. */
export const directoryLayout: Layout<DirectoryKinds> = {
  schemas: directorySchemas,
  place: (kind, id) => ({ partition: kind, row: id }),
  idOf: (_kind, row) => row,
  isOf: () => true,
  shelfOf: () => null,
  rangeOf: (kind, { prefix = '' }) => ({ partition: kind, ...within(prefix) }),
};

export function schemaOf<K, N extends keyof K & string>(layout: Layout<K>, kind: N): z.ZodObject & z.ZodType<K[N]> {
  if (!Object.hasOwn(layout.schemas, kind)) throw new Unstorable(`There are no rows of the kind "${kind}" here.`);
  return layout.schemas[kind];
}

const longestKey = 512;

/**
 * Azure forbids / \ # ? and control characters in keys. Characters from U+D800 on are kept out too: their order as
 * UTF-16 and as UTF-8 differs, and the order of keys is part of the port's promise.
 */
const forbidden = /[/\\#?\p{Cc}\u{D800}-\u{10FFFF}]/u;

export function checkKey(key: string): void {
  if (key.length > longestKey)
    throw new Unstorable(`A key is longer than ${longestKey} characters: "${key.slice(0, 40)} …".`);
  if (forbidden.test(key))
    throw new Unstorable(`A key holds a character that Azure Tables forbids: ${JSON.stringify(key)}.`);
}

/** No row has a key that could not be stored, so looking for one finds nothing. */
export function mayBeKey(key: string): boolean {
  return key.length <= longestKey && !forbidden.test(key);
}

/** The first text after every key that begins with the prefix; null when every key does. */
export function afterPrefix(prefix: string): string | null {
  if (prefix === '') return null;
  const last = prefix.charCodeAt(prefix.length - 1);
  // "~" joins ids, and the character after it is DEL, which a filter may not hold. No key lies between these two.
  const next = last === 0x7e ? 0xa0 : last + 1;
  return prefix.slice(0, -1) + String.fromCharCode(next);
}

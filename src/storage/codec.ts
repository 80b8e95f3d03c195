import { z } from 'zod';

/** A row's own properties as Azure Tables keeps them. A field that is null has none. */
export type Properties = Readonly<Record<string, string | number | boolean>>;

/** A value that may not be stored as it is. The sentence names the row and the field, never what stands there. */
export class Unstorable extends TypeError {
  override name = 'Unstorable';
}

/** A row that does not hold what its kind should hold: somebody else wrote it, or an older Baton did. */
export class DamagedRow extends Error {
  override name = 'DamagedRow';
}

/** Azure takes 64 KiB a text, which is 32,768 UTF-16 units. */
export const longestText = 32_000;

/**
 * A value as properties. Words, numbers and yes/no stand under their own names, so that outside tools can read them;
 * lists and objects stand as JSON in `<name>Json`, continued in `<name>Json2`, `<name>Json3` … where they are long.
 */
export function encode(value: unknown, schema: z.ZodObject, row: string): Properties {
  const checked = schema.safeParse(value);
  if (!checked.success) throw new Unstorable(`${row} cannot be stored: ${fieldOf(checked.error)} is not valid.`);
  return Object.fromEntries(Object.entries(checked.data).flatMap(([name, field]) => encodeField(name, field, row)));
}

function encodeField(name: string, field: unknown, row: string): readonly [string, string | number | boolean][] {
  if (field === null) return [];
  if (typeof field === 'number' || typeof field === 'boolean') return [[name, field]];
  if (typeof field === 'string') return [[name, storableText(field, name, row)]];
  return parts(JSON.stringify(field)).map((part, at) => [jsonName(name, at), part]);
}

function storableText(text: string, name: string, row: string): string {
  if (text.length > longestText) {
    throw new Unstorable(`${row} cannot be stored: ${name} is longer than ${longestText} characters.`);
  }
  // Half a surrogate pair has no UTF-8 form: what came back would not be what was stored.
  if (!text.isWellFormed()) throw new Unstorable(`${row} cannot be stored: ${name} holds half a character.`);
  return text;
}

function parts(json: string): readonly string[] {
  if (json.length <= longestText) return [json];
  const splitsPair = /[\uD800-\uDBFF]/.test(json[longestText - 1]!);
  const cut = splitsPair ? longestText - 1 : longestText;
  return [json.slice(0, cut), ...parts(json.slice(cut))];
}

function jsonName(name: string, at: number): string {
  return at === 0 ? `${name}Json` : `${name}Json${at + 1}`;
}

/** The value that a row's properties stand for, checked: inside Baton, data is already valid. */
export function decode<T>(
  properties: Readonly<Record<string, unknown>>,
  schema: z.ZodObject & z.ZodType<T>,
  row: string,
): T {
  const value: Record<string, unknown> = {};
  for (const field of fieldsOf(schema)) {
    const read = decodeField(field, properties, row);
    if (read !== undefined) value[field.name] = read;
  }
  const checked = schema.safeParse(value);
  if (!checked.success) throw new DamagedRow(`${row} is damaged: ${fieldOf(checked.error)} cannot be read.`);
  return checked.data;
}

interface Field {
  readonly name: string;
  readonly json: string;
  /** What a row without it says: nothing stood there; or nothing at all, so that the schema's default counts. */
  readonly absent: null | undefined;
}

const fields = new WeakMap<z.ZodObject, readonly Field[]>();

/** Asked of every row that is read, and the same for all rows of a kind. */
function fieldsOf(schema: z.ZodObject): readonly Field[] {
  const known = fields.get(schema);
  if (known) return known;
  const made = Object.entries(schema.shape).map(
    ([name, field]): Field => ({
      name,
      json: jsonName(name, 0),
      absent: field instanceof z.ZodDefault || field instanceof z.ZodExactOptional ? undefined : null,
    }),
  );
  fields.set(schema, made);
  return made;
}

function decodeField(
  { name, json, absent }: Field,
  properties: Readonly<Record<string, unknown>>,
  row: string,
): unknown {
  const plain = properties[name];
  if (plain !== undefined) return plain;
  const first = properties[json];
  if (first === undefined) return absent;
  try {
    return JSON.parse(`${json}2` in properties ? joined(name, properties) : (first as string));
  } catch {
    // The parser's own message quotes the text, which must not reach a log.
    throw new DamagedRow(`${row} is damaged: ${name} cannot be read.`);
  }
}

function joined(name: string, properties: Readonly<Record<string, unknown>>): string {
  const found: unknown[] = [];
  for (let at = 0; jsonName(name, at) in properties; at += 1) found.push(properties[jsonName(name, at)]);
  return found.join('');
}

/** "steps.0.due": where the first fault is. Zod's messages are left out, as some quote the value. */
function fieldOf(error: z.ZodError): string {
  return error.issues[0]?.path.join('.') || 'the row';
}

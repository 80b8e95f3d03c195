import type { Change } from '../flows/ports.ts';
import { encode, type Properties, Unstorable } from './codec.ts';
import { checkKey, type Layout, type Place, schemaOf } from './keys.ts';

/** A change in the terms of the table: where, what, and which writing of it must still stand. */
export type Write =
  | { readonly do: 'insert' | 'put'; readonly place: Place; readonly properties: Properties }
  | { readonly do: 'replace'; readonly place: Place; readonly properties: Properties; readonly version: string }
  | { readonly do: 'remove'; readonly place: Place; readonly version: string | null };

/** The most operations that Azure Tables takes in one transaction. */
const mostWrites = 100;
const mebibyte = 1024 * 1024;
const mostProperties = 252;

/**
 * The writes of a commit, refused as a whole with a sentence when Azure would not take them. Azurite takes rows that
 * Azure refuses, so the limits are ours to keep.
 */
export function writesOf<K>(changes: readonly Change<K>[], layout: Layout<K>): readonly Write[] {
  if (changes.length > mostWrites) {
    throw new Unstorable(`A commit writes at most ${mostWrites} rows, not ${changes.length}.`);
  }
  const writes = changes.map((change) => writeOf(change, layout));
  checkTogether(writes);
  return writes;
}

function writeOf<K>(change: Change<K>, layout: Layout<K>): Write {
  const schema = schemaOf(layout, change.kind);
  const place = layout.place(change.kind, change.id);
  checkKey(place.row);
  if (change.do === 'remove') return { do: 'remove', place, version: change.version ?? null };
  const properties = encode(change.value, schema, place.row);
  checkSize(place, properties);
  if (change.do === 'replace') return { do: 'replace', place, properties, version: change.version };
  return { do: change.do, place, properties };
}

function checkTogether(writes: readonly Write[]): void {
  const rows = new Set<string>();
  for (const { place } of writes) {
    if (place.partition !== writes[0]!.place.partition) {
      throw new Unstorable(`A commit to the directory writes rows of one kind: ${place.row} is of another.`);
    }
    if (rows.has(place.row)) throw new Unstorable(`A commit writes each row once: ${place.row} stands in it twice.`);
    rows.add(place.row);
  }
  const bytes = writes.reduce((sum, write) => sum + bytesOnTheWire(write), 0);
  if (bytes >= 4 * mebibyte) throw new Unstorable(`A commit is less than 4 MiB; this one has ${bytes} bytes.`);
}

/** What one change takes in the body of a transaction; its headers and boundaries are about 600 bytes. */
function bytesOnTheWire(write: Write): number {
  const keys = 2 * encodeURIComponent(write.place.partition + write.place.row).length;
  const body = write.do === 'remove' ? 0 : Buffer.byteLength(JSON.stringify(write.properties));
  return 700 + keys + body;
}

function checkSize(place: Place, properties: Properties): void {
  const entries = Object.entries(properties);
  if (entries.length > mostProperties) {
    throw new Unstorable(`${place.row} cannot be stored: it has ${entries.length} properties, not ${mostProperties}.`);
  }
  // As Azure counts an entity: texts and names two bytes a character, eight bytes for each property.
  const keys = 2 * (place.partition.length + place.row.length);
  const bytes = entries.reduce((sum, [name, field]) => sum + 16 + 2 * (name.length + String(field).length), keys);
  if (bytes >= mebibyte) throw new Unstorable(`${place.row} cannot be stored: it has ${bytes} bytes, 1 MiB or more.`);
}

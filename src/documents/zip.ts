import { createInflateRaw } from 'node:zlib';
import { Refused } from './refusal.ts';

/** The parts of a zip file; nothing is unpacked before it is asked for, and then piece by piece. */
export interface Zip {
  readonly names: ReadonlySet<string>;
  /** A part's bytes, unpacked; none where there is no such part. */
  pieces(name: string): AsyncIterable<Uint8Array>;
}

const largestPart = 200 * 1024 * 1024;
/** Office's XML shrinks by 10 to 40, repeated rows by up to 250; a bomb by 1,000. Small parts may shrink as they like. */
const largestRatio = 400;
const smallPart = 1024 * 1024;
const mostParts = 5_000;
const full32 = 0xffffffff;

interface Part {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

const broken = () =>
  new Refused('broken', 'is damaged and cannot be opened. Open it in Office, save it, and send it again.');
const unsafe = () =>
  new Refused(
    'unsafe',
    'is far larger inside than a plan can be, so it was not opened. Save it again from Office, without pictures.',
  );

/** Reads the directory of a zip. Pictures, macros and embedded files inside it are never unpacked, whatever they are. */
export function openZip(bytes: Uint8Array): Zip {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = directoryOf(view);
  // Parts that together are larger than the file overlap: the trick of bombs that declare honest sizes.
  const total = parts.reduce((sum, { packed }) => sum + packed, 0);
  if (parts.length > mostParts || total > view.length) throw unsafe();
  const byName = new Map(parts.map((part) => [part.name, part]));
  return {
    names: new Set(byName.keys()),
    pieces: (name) => piecesOf(view, byName.get(name)),
  };
}

function directoryOf(view: Buffer): readonly Part[] {
  const end = view.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || end + 20 > view.length) throw broken();
  const count = view.readUInt16LE(end + 10);
  const parts: Part[] = [];
  let at = view.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== 0x02014b50) throw broken();
    const nameEnd = at + 46 + view.readUInt16LE(at + 28);
    const extraEnd = nameEnd + view.readUInt16LE(at + 30);
    const [unpacked, packed, offset] = placesOf(view, at, view.subarray(nameEnd, extraEnd));
    parts.push({
      name: view.toString('utf8', at + 46, nameEnd).replaceAll('\\', '/'),
      method: view.readUInt16LE(at + 10),
      encrypted: (view.readUInt16LE(at + 8) & 1) === 1,
      packed,
      unpacked,
      offset,
    });
    at = extraEnd + view.readUInt16LE(at + 32);
  }
  return parts;
}

/** Sizes and place of a part; writers that stream leave them to an extra field with 64 bits each ("zip64"). */
function placesOf(view: Buffer, at: number, extra: Buffer): readonly [number, number, number] {
  const short = [view.readUInt32LE(at + 24), view.readUInt32LE(at + 20), view.readUInt32LE(at + 42)] as const;
  if (!short.includes(full32)) return short;
  let field = 0;
  while (field + 4 <= extra.length && extra.readUInt16LE(field) !== 1) field += 4 + extra.readUInt16LE(field + 2);
  let next = field + 4;
  const long = short.map((value) => {
    if (value !== full32) return value;
    if (next + 8 > extra.length) throw broken();
    next += 8;
    return Number(extra.readBigUInt64LE(next - 8));
  });
  return [long[0]!, long[1]!, long[2]!];
}

async function* piecesOf(view: Buffer, part: Part | undefined): AsyncGenerator<Uint8Array> {
  if (!part) return;
  if (part.encrypted) {
    throw new Refused('password-protected', 'is protected with a password. Save it without one and send it again.');
  }
  const { packed, unpacked, method } = part;
  if (unpacked > largestPart || (unpacked > smallPart && unpacked > packed * largestRatio)) throw unsafe();
  const content = contentOf(view, part);
  if (method === 0) yield content;
  else if (method === 8) yield* inflated(content, unpacked);
  else throw broken();
}

function contentOf(view: Buffer, { offset, packed }: Part): Buffer {
  if (offset + 30 > view.length || view.readUInt32LE(offset) !== 0x04034b50) throw broken();
  const start = offset + 30 + view.readUInt16LE(offset + 26) + view.readUInt16LE(offset + 28);
  if (start + packed > view.length) throw broken();
  return view.subarray(start, start + packed);
}

/** A part must keep to the size it declares: one that grows beyond it is a bomb that lies. */
async function* inflated(content: Buffer, declared: number): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 });
  inflate.end(content);
  let size = 0;
  try {
    for await (const piece of inflate as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > declared) throw broken();
      yield piece;
    }
  } catch (error) {
    // What zlib says of bad data helps nobody who has a damaged file before them.
    throw (error as NodeJS.ErrnoException).code?.startsWith('Z_') ? broken() : error;
  }
  if (size !== declared) throw broken();
}

import { inflateRawSync } from 'node:zlib';

/** Names of the parts of a zip that is safe to open, or why it is not. */
type ZipCheck =
  | { readonly ok: true; readonly parts: ReadonlySet<string> }
  | { readonly ok: false; readonly reason: 'broken' | 'unsafe' };

const largestTotal = 100 * 1024 * 1024;
/** Office's XML shrinks by 10 to 40; a bomb by up to 1,000. Small parts may shrink as they like. */
const largestRatio = 200;
const smallPart = 1024 * 1024;
const mostParts = 5_000;

interface Part {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

const broken = { ok: false, reason: 'broken' } as const;
const unsafe = { ok: false, reason: 'unsafe' } as const;

/**
 * Looks into an office file before a library opens it: sizes as its directory declares them, then whether each part
 * keeps to its declared size, and that no XML part declares a DOCTYPE (entities that expand or fetch; Office writes none).
 */
export function checkZip(bytes: Uint8Array): ZipCheck {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const parts = directoryOf(view);
    if (!parts) return broken;
    if (isTooBig(parts, view.length)) return unsafe;
    for (const part of parts) {
      const content = unpack(view, part);
      if (!content) return broken;
      if (/\.(?:xml|rels)$/i.test(part.name) && declaresDoctype(content)) return unsafe;
    }
    return { ok: true, parts: new Set(parts.map(({ name }) => name)) };
  } catch {
    // Reading past the end, bad deflate data, or a part larger than it declares.
    return broken;
  }
}

function directoryOf(view: Buffer): readonly Part[] | null {
  const end = view.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) return null;
  const count = view.readUInt16LE(end + 10);
  const parts: Part[] = [];
  let at = view.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (view.readUInt32LE(at) !== 0x02014b50) return null;
    const nameLength = view.readUInt16LE(at + 28);
    parts.push({
      name: view.toString('utf8', at + 46, at + 46 + nameLength),
      method: view.readUInt16LE(at + 10),
      packed: view.readUInt32LE(at + 20),
      unpacked: view.readUInt32LE(at + 24),
      offset: view.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32);
  }
  return parts;
}

/** Parts that together are larger than the file overlap: the trick of bombs that declare honest sizes. */
function isTooBig(parts: readonly Part[], fileSize: number): boolean {
  const total = (size: (part: Part) => number) => parts.reduce((sum, part) => sum + size(part), 0);
  return (
    parts.length > mostParts ||
    total((part) => part.unpacked) > largestTotal ||
    total((part) => part.packed) > fileSize ||
    parts.some(({ packed, unpacked }) => unpacked > smallPart && unpacked > packed * largestRatio)
  );
}

function unpack(view: Buffer, { method, packed, unpacked, offset }: Part): Buffer | null {
  if (view.readUInt32LE(offset) !== 0x04034b50) return null;
  const start = offset + 30 + view.readUInt16LE(offset + 26) + view.readUInt16LE(offset + 28);
  const content = view.subarray(start, start + packed);
  if (content.length !== packed) return null;
  if (method === 0) return content;
  if (method !== 8) return null;
  const inflated = inflateRawSync(content, { maxOutputLength: Math.max(unpacked, 1) });
  return inflated.length === unpacked ? inflated : null;
}

/** A DOCTYPE stands before the root element, in any encoding that XML allows without a library's help. */
function declaresDoctype(content: Buffer): boolean {
  const head = content.subarray(0, 4096).toString('latin1').replaceAll('\0', '');
  return /<!DOCTYPE|<!ENTITY/i.test(head);
}

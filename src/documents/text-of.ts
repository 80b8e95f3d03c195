/**
 * The words of a text file: UTF-8, UTF-16 (Excel's "Unicode Text"), else Windows-1252, in which Excel saves CSV in
 * the UK. Null when the bytes are no text.
 */
export function textOf(bytes: Uint8Array): string | null {
  const text = decoded(bytes, unicodeOf(bytes)) ?? decoded(bytes, 'windows-1252');
  return text === null || isBinary(text) ? null : text;
}

/** UTF-16 without a mark at its beginning has a nought in every other byte. */
function unicodeOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 200);
  const noughts = (odd: number) => head.filter((byte, at) => at % 2 === odd && byte === 0).length;
  if (noughts(1) > head.length / 4) return 'utf-16le';
  return noughts(0) > head.length / 4 ? 'utf-16be' : 'utf-8';
}

function isBinary(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: text holds none of these
  return /[\0-\x08\x0e-\x1a]/.test(text);
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * The words of a text file: UTF-8, UTF-16 (Excel's "Unicode Text"), else Windows-1252, in which Excel saves CSV in
 * the UK. Null when the bytes are no text.
 */
export function textOf(bytes: Uint8Array): string | null {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  const text = decoded(bytes, encoding) ?? decoded(bytes, 'windows-1252');
  return text === null || text.includes('\0') ? null : text;
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

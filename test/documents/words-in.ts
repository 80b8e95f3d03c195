import { strFromU8, unzipSync } from 'fflate';

/** All that a Word file says, as Word would show it: paragraph by paragraph, with its headers. */
export function wordsIn(docx: Uint8Array): string {
  const files = unzipSync(docx);
  const parts = Object.keys(files).filter((name) => /^word\/(?:document|header\d+|footer\d+)\.xml$/.test(name));
  const xml = parts.map((name) => strFromU8(files[name]!)).join('\n');
  return xml
    .replaceAll('</w:p>', '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'");
}

/** The descriptions of its pictures, for those who do not see them. */
export function picturesIn(docx: Uint8Array): readonly string[] {
  const xml = strFromU8(unzipSync(docx)['word/document.xml']!);
  return [...xml.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, words]) => words!);
}

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readTables } from '../../src/documents/read-tables.ts';
import { cell, docxOf, odfOf, paragraph, sheetOf, table, zipOf } from './office-files.ts';

const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const document = docxOf(table(['a', 'b']));
const png = bytesOf('\x89PNG\r\n\x1a\n');
const old = (entry = '') => Buffer.concat([bytesOf('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), Buffer.from(entry, 'utf16le')]);
const doctype = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>';
const row = (at: number, cells: string) => `<row r="${at}">${cells}</row>`;
const words = (at: string) => `<c r="${at}" t="inlineStr"><is><t>x</t></is></c>`;
const rows = (count: number) => Array.from({ length: count }, (_, at) => row(at + 1, words(`A${at + 1}`))).join('');
const inSheet = (inside: string) => sheetOf(`<sheetData>${inside}</sheetData>`);
const pieces = (count: number) => Array.from({ length: count }, (_, at) => `<w:r w:id="${at % 1000}"/>`).join('');
const zeros = Buffer.alloc(9_000_000);

/** A zip whose parts say that they need a password. */
function encrypted(bytes: Uint8Array): Uint8Array {
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf('PK\x01\x02'); at >= 0; at = copy.indexOf('PK\x01\x02', at + 1)) copy[at + 8] = 1;
  return copy;
}

function damaged(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(bytes, (byte, at) => (at > bytes.length / 3 && at < bytes.length / 2 ? byte ^ 0x5a : byte));
}

describe('a file that cannot be read', () => {
  it.each<[string, string, Uint8Array | string, string, RegExp]>([
    ['an empty file', 'plan.docx', '', 'empty', /Check/],
    ['one over 10 MB', 'plan.docx', new Uint8Array(10 * 1024 * 1024 + 1), 'too-large', /10 MB/],
    ['Excel 97', 'plan.xls', old(), 'old-format', /save it as \.xlsx/],
    ['Word 97', 'plan.doc', old(), 'old-format', /save it as \.docx/],
    ['Word 97 under a newer name', 'plan.docx', old('WordDocument'), 'old-format', /save it as \.docx/],
    ['a file with a password', 'plan.xlsx', old(), 'password-protected', /without one/],
    ['one under an older name', 'plan.xls', old('EncryptedPackage'), 'password-protected', /without one/],
    ['a zip with a password', 'plan.docx', encrypted(document), 'password-protected', /without one/],
    [
      'an OpenDocument file with one',
      'plan.odt',
      odfOf('', '', '<manifest:encryption-data/>'),
      'password-protected',
      /without one/,
    ],
    ['an e-mail', 'plan.msg', old('__substg1.0_0037001F'), 'unsupported', /attached/],
    ['a picture', 'photo.png', png, 'no-text', /picture/],
    ['a picture called .docx', 'plan.docx', png, 'no-text', /picture/],
    ['a picture called .csv', 'plan.csv', Uint8Array.of(...png, 0, 0), 'no-text', /picture/],
    ['a document of pictures', 'plan.docx', docxOf('<w:p><w:r><w:drawing/></w:r></w:p>'), 'no-text', /no text/],
    ['Rich Text called .doc', 'plan.doc', '{\\rtf1 Plan}', 'unsupported', /save it as \.docx/],
    ['a web page called .xls', 'plan.xls', '\r\n<html><table>', 'unsupported', /web page.*save it as \.xlsx/],
    ['XML of Office 2003', 'plan.xml', '<?xml version="1.0"?><Workbook/>', 'unsupported', /save it as/],
    ['something packed', 'plan.gz', gzipSync('plan'), 'unsupported', /Unpack/],
    ['a zip with a plan in it', 'plan.zip', zipOf({ 'plan.docx': Buffer.from(document) }), 'unsupported', /Unpack/],
    ['a zip of something else', 'plan.docx', zipOf({ 'a.txt': 'a' }), 'unsupported', /neither/],
    ['a binary workbook', 'plan.xlsx', zipOf({ 'xl/workbook.bin': '' }), 'unsupported', /save it as \.xlsx/],
    ['a file of Pages', 'plan.pages', zipOf({ 'Index/Document.iwa': '' }), 'unsupported', /Export/],
    ['something else called .docx', 'plan.docx', '\x01\x02\0', 'not-what-it-says', /save it as \.docx/],
    ['something else', 'plan.xyz', '\x01\x02\0', 'unsupported', /\.docx/],
    ['half a document', 'plan.docx', document.slice(0, document.length / 2), 'broken', /damaged/],
    ['a document with bytes changed', 'plan.docx', damaged(document), 'broken', /damaged/],
    ['XML that is not XML', 'plan.docx', zipOf({ 'word/document.xml': '<w:document><' }), 'broken', /damaged/],
    ['XML that ends early', 'plan.docx', zipOf({ 'word/document.xml': '<a><b/>' }), 'broken', /damaged/],
    [
      'XML in the wrong encoding',
      'plan.docx',
      zipOf({ 'word/document.xml': Buffer.from('<a>\xe9</a>', 'latin1') }),
      'broken',
      /damaged/,
    ],
    ['XML nested without end', 'plan.docx', docxOf('<w:sdt>'.repeat(5000)), 'broken', /damaged/],
    ['XML that fetches', 'plan.docx', docxOf(table(['a', 'b']), doctype), 'unsafe', /DOCTYPE.*not opened/],
    ['a bomb', 'plan.docx', zipOf({ 'word/document.xml': zeros }), 'unsafe', /not opened/],
    [
      'a bomb by size alone',
      'plan.docx',
      zipOf({ 'word/document.xml': 'a' }, { declaredSize: 1e9 }),
      'unsafe',
      /not opened/,
    ],
    ['a bomb that lies', 'plan.docx', zipOf({ 'word/document.xml': zeros }, { declaredSize: 10 }), 'broken', /damaged/],
    ['20,001 rows', 'plan.xlsx', inSheet(rows(20_001)), 'too-large', /20,000 rows in “Plan”/],
    ['20,001 rows of CSV', 'plan.csv', 'a,b\n'.repeat(20_001), 'too-large', /20,000 rows/],
    [
      '20,001 rows of Word',
      'plan.docx',
      docxOf(`<w:tbl>${`<w:tr>${cell('a')}</w:tr>`.repeat(20_001)}</w:tbl>`),
      'too-large',
      /20,000 rows/,
    ],
    ['words in column 501', 'plan.xlsx', inSheet(row(1, words('SG1'))), 'too-large', /column 500 in “Plan”/],
    ['16,000 columns of CSV', 'plan.csv', `${'a,'.repeat(16_000)}\n`.repeat(2), 'too-large', /column 500/],
    [
      '400,001 cells',
      'plan.xlsx',
      inSheet(row(1, words('OJ1')) + rows(1001).replace(/<row r="1">.*?<\/row>/, '')),
      'too-large',
      /400,000 cells/,
    ],
    ['a row without end', 'plan.csv', 'a'.repeat(2_000_000), 'too-large', /far longer/],
    ['a document without tables', 'letter.docx', docxOf(paragraph('Dear all')), 'no-tables', /no table/],
    ['an unclosed quotation mark', 'plan.csv', 'a,b\n"c,d', 'broken', /quotation mark.*line 2/],
  ])('is refused with a sentence that says what to do: %s', async (_, name, given, reason, message) => {
    const bytes = typeof given === 'string' ? bytesOf(given) : given;
    const result = await readTables({ name, bytes });
    expect(result).toMatchObject({ ok: false, reason, message: expect.stringMatching(message) });
    if (!result.ok) expect(result.message).toMatch(new RegExp(`^${name}.*\\.$`));
  });

  it('is named in one short line, whatever it is called', async () => {
    const result = await readTables({ name: `a\u202e\nb${'c'.repeat(300)}.docx`, bytes: new Uint8Array() });
    expect(result).toMatchObject({ message: expect.stringMatching(/^a bc{90,96}… is empty\. [^\n]*$/) });
  });
});

describe('a file that looks worse than it is', () => {
  it('is read without its macros, pictures and embedded files, which are never unpacked', async () => {
    const parts = { 'word/vbaProject.bin': 'macros', 'word/media/bomb.emf': zeros, 'word/embeddings/a.zip': zeros };
    expect(await readTables({ name: 'plan.docm', bytes: docxOf(table(['a', 'b']), '', { parts }) })).toMatchObject({
      ok: true,
      remarks: [expect.stringMatching(/macros; they were neither run nor kept/)],
    });
  });
});

it('is read or refused, whatever happened to its bytes', async () => {
  const sheet = inSheet(row(1, words('A1') + words('B1')));
  const text = odfOf(
    '<office:text><table:table><table:table-row><table:table-cell/></table:table-row></table:table></office:text>',
  );
  const changes = fc.array(fc.tuple(fc.nat(5_000), fc.nat(255)), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(document, sheet, text), changes, fc.nat(5_000), async (whole, changed, cut) => {
      const bytes = Buffer.from(whole.slice(0, cut < 2_500 ? cut : whole.length));
      for (const [at, value] of changed) if (at < bytes.length) bytes[at] = value;
      expect(typeof (await readTables({ name: 'plan', bytes })).ok).toBe('boolean');
    }),
    { numRuns: 300 },
  );
});

describe('memory', () => {
  const folder = mkdtempSync(join(tmpdir(), 'baton-bad-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** What a process of its own needs at most to read a file, in MB, and what it says. */
  function readApart(name: string, bytes: Uint8Array) {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    const reader = JSON.stringify(new URL('../../src/documents/file-reader.ts', import.meta.url).href);
    const script = `import { readFileSync } from 'node:fs';
      const { readFileApart } = await import(${reader});
      const read = await readFileApart({ name: ${JSON.stringify(name)}, bytes: readFileSync(${JSON.stringify(file)}) });
      console.log(JSON.stringify({ reason: read.reason ?? 'read', megabytes: process.resourceUsage().maxRSS / 1024 }));`;
    return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }));
  }

  it.each([
    ['200,000 rows', 'rows.xlsx', () => inSheet(rows(200_000)), 'too-large'],
    [
      'a million rows of formatting',
      'formatted.xlsx',
      () => inSheet(row(1, words('A1')) + '<row r="2" s="1"><c r="A2" s="1"/></row>'.repeat(1_000_000)),
      'read',
    ],
    ['a bomb', 'bomb.docx', () => docxOf(paragraph(' '.repeat(150_000_000))), 'unsafe'],
    ['a document of millions of pieces', 'words.docx', () => docxOf(`<w:p>${pieces(2_500_000)}</w:p>`), 'too-large'],
    ['a text that is one long row', 'row.csv', () => Buffer.alloc(10_000_000, ','), 'too-large'],
  ])('stays under 500 MB for the whole process: %s', (_, name, make, reason) => {
    const read = readApart(name, make());
    // On a machine that is busy elsewhere the time may be over first.
    expect([reason, reason === 'read' ? 'read' : 'too-slow']).toContain(read.reason);
    expect(read.megabytes).toBeLessThan(500);
  });
});

import { crc32, deflateRawSync } from 'node:zlib';
import ExcelJS from '@zurmokeeper/exceljs';

/** Small office files made here, so that a test shows what is in them. */

interface ZipOptions {
  /** What the directory says of a part's size, where it lies. */
  readonly declaredSize?: number;
}

export function zipOf(parts: Readonly<Record<string, string | Buffer>>, { declaredSize }: ZipOptions = {}): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const raw = Buffer.from(content);
    const packed = deflateRawSync(raw);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(8, 4);
    about.writeUInt32LE(crc32(raw), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(declaredSize ?? raw.length, 18);
    about.writeUInt16LE(Buffer.byteLength(name), 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    const file = Buffer.concat([Buffer.from('PK\x03\x04'), about, Buffer.from(name), packed]);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), about, place, Buffer.from(name)]));
    files.push(file);
    offset += file.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, entries, end]);
}

export const paragraph = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** A table cell of paragraphs; `properties` are Word's, such as `<w:vMerge/>`. */
export const cell = (texts: string | readonly string[], properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${[texts].flat().map(paragraph).join('')}</w:tc>`;

export const table = (...rows: readonly (readonly string[])[]) =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((each) => (each.startsWith('<') ? each : cell(each))).join('')}</w:tr>`).join('')}</w:tbl>`;

const office = 'http://schemas.openxmlformats.org';

interface DocxParts {
  /** Parts beside the document, by the last word of their relation: `styles`, `numbering`, `theme`, `header`. */
  readonly beside?: Readonly<Record<string, string>>;
  /** Any other parts, by name. */
  readonly parts?: Readonly<Record<string, string | Buffer>>;
}

export function docxOf(body: string, prologue = '', { beside = {}, parts = {} }: DocxParts = {}): Uint8Array {
  const named = Object.keys(beside);
  return zipOf({
    ...Object.fromEntries(named.map((name) => [`word/${name}.xml`, beside[name]!])),
    ...parts,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${office}/package/2006/relationships">${named.map((name) => `<Relationship Id="${name}" Type="${office}/officeDocument/2006/relationships/${name}" Target="${name}.xml"/>`).join('')}</Relationships>`,
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<?xml version="1.0"?>${prologue}<w:document xmlns:w="${office}/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  });
}

export async function xlsxOf(fill: (workbook: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  fill(workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** A workbook of one sheet whose XML is written here, where the library that writes workbooks would not. */
export function sheetOf(sheet: string, { strings = '', styles = '' } = {}): Uint8Array {
  const main = `xmlns="${office}/spreadsheetml/2006/main"`;
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/officeDocument/2006/relationships/${kind}" Target="${target}"/>`;
  const relations = (...all: readonly string[]) =>
    `<Relationships xmlns="${office}/package/2006/relationships">${all.join('')}</Relationships>`;
  return zipOf({
    '_rels/.rels': relations(relation('w', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${office}/officeDocument/2006/relationships"><sheets><sheet name="Plan" sheetId="1" r:id="s"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      relation('s', 'worksheet', '/xl/worksheets/sheet1.xml'),
      relation('t', 'sharedStrings', 'sharedStrings.xml'),
      relation('y', 'styles', 'styles.xml'),
    ),
    'xl/worksheets/sheet1.xml': `<worksheet ${main}>${sheet}</worksheet>`,
    'xl/sharedStrings.xml': `<sst ${main}>${strings}</sst>`,
    'xl/styles.xml': `<styleSheet ${main}>${styles}</styleSheet>`,
  });
}

const openDocument = 'urn:oasis:names:tc:opendocument:xmlns';

/** An OpenDocument file: `body` is its text or spreadsheet, `styles` its automatic styles. */
export function odfOf(body: string, styles = '', manifest = ''): Uint8Array {
  const names = ['office', 'table', 'text', 'style'].map((name) => `xmlns:${name}="${openDocument}:${name}:1.0"`);
  const others = `xmlns:fo="${openDocument}:xsl-fo-compatible:1.0" xmlns:draw="${openDocument}:drawing:1.0"`;
  return zipOf({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'META-INF/manifest.xml': `<!DOCTYPE manifest:manifest PUBLIC "x" "Manifest.dtd"><manifest:manifest>${manifest}</manifest:manifest>`,
    'content.xml': `<office:document-content ${names.join(' ')} ${others}><office:automatic-styles>${styles}</office:automatic-styles><office:body>${body}</office:body></office:document-content>`,
  });
}

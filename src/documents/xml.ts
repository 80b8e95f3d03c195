import { SaxesParser, type SaxesTagNS } from 'saxes';
import { Refused } from './refusal.ts';

/** What stands between two tags; names carry the prefixes below, whatever the file itself calls them. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: readonly XmlNode[];
}
export type XmlNode = XmlElement | string;
export type Attributes = Readonly<Record<string, string>>;

/** Told of each tag and text as it is read; a sheet is far too large to be held as a tree. */
export interface XmlListener {
  open(name: string, attributes: Attributes): void;
  text(text: string): void;
  close(name: string): void;
}

const office = 'http://schemas.openxmlformats.org';
const strict = 'http://purl.oclc.org/ooxml';
const openDocument = 'urn:oasis:names:tc:opendocument:xmlns';
const prefixes: Readonly<Record<string, string>> = {
  [`${office}/wordprocessingml/2006/main`]: 'w:',
  [`${strict}/wordprocessingml/main`]: 'w:',
  [`${office}/spreadsheetml/2006/main`]: '',
  [`${strict}/spreadsheetml/main`]: '',
  [`${office}/drawingml/2006/main`]: 'a:',
  [`${strict}/drawingml/main`]: 'a:',
  [`${office}/officeDocument/2006/relationships`]: 'r:',
  [`${strict}/officeDocument/relationships`]: 'r:',
  [`${office}/officeDocument/2006/math`]: 'm:',
  [`${strict}/officeDocument/math`]: 'm:',
  [`${office}/markup-compatibility/2006`]: 'mc:',
  [`${office}/package/2006/relationships`]: '',
  [`${office}/package/2006/content-types`]: '',
  [`${openDocument}:office:1.0`]: 'office:',
  [`${openDocument}:table:1.0`]: 'table:',
  [`${openDocument}:text:1.0`]: 'text:',
  [`${openDocument}:style:1.0`]: 'style:',
  [`${openDocument}:drawing:1.0`]: 'draw:',
  [`${openDocument}:xsl-fo-compatible:1.0`]: 'fo:',
};

const deepest = 500;

/**
 * Reads XML piece by piece. It must be well-formed, and a DOCTYPE ends it: entities that expand or fetch live there,
 * and no office program writes one. `thin` may take out of its text what nobody needs; null is its end.
 */
export async function readXml(
  pieces: AsyncIterable<Uint8Array>,
  listener: XmlListener,
  thin: (text: string | null) => string = (text) => text ?? '',
): Promise<void> {
  const parser = new SaxesParser({ xmlns: true, position: false });
  let depth = 0;
  parser.on('error', () => {
    throw damaged();
  });
  parser.on('doctype', () => {
    throw new Refused(
      'unsafe',
      'holds a definition of its own XML (DOCTYPE), which Office never writes, so it was not opened. Save it again from Office.',
    );
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > deepest) throw damaged();
    listener.open(nameOf(tag), attributesOf(tag));
  });
  parser.on('text', (text) => listener.text(text));
  parser.on('cdata', (text) => listener.text(text));
  parser.on('closetag', (tag) => {
    depth -= 1;
    listener.close(nameOf(tag));
  });
  let isEmpty = true;
  await feed(pieces, (text) => {
    isEmpty = false;
    parser.write(thin(text));
  });
  // A part that the file does not have is no error here; one that ends too early is.
  if (!isEmpty) parser.write(thin(null)).close();
}

/** The whole part as a tree; null where the file has no such part. */
export async function xmlTree(pieces: AsyncIterable<Uint8Array>): Promise<XmlElement | null> {
  const root = { name: '', attributes: {}, children: [] as XmlNode[] };
  const path = [root];
  await readXml(pieces, {
    open: (name, attributes) => {
      const element = { name, attributes, children: [] };
      path.at(-1)!.children.push(element);
      path.push(element);
    },
    text: (text) => path.at(-1)!.children.push(text),
    close: () => path.pop(),
  });
  return elementsOf(root)[0] ?? null;
}

export function elementsOf(element: XmlElement | undefined): readonly XmlElement[] {
  return (element?.children ?? []).filter((child) => typeof child !== 'string');
}

/** The element at the end of this path of names, each the first of its name. */
export function elementAt(element: XmlElement | null | undefined, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>(
    (found, name) => elementsOf(found).find((each) => each.name === name),
    element ?? undefined,
  );
}

async function feed(pieces: AsyncIterable<Uint8Array>, write: (text: string) => void): Promise<void> {
  let decoder: TextDecoder | null = null;
  try {
    for await (const piece of pieces) {
      decoder ??= new TextDecoder(encodingOf(piece), { fatal: true });
      write(decoder.decode(piece, { stream: true }));
    }
    if (decoder) write(decoder.decode());
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? damaged() : error;
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  return (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c) ? 'utf-16be' : 'utf-8';
}

function nameOf({ uri, local }: SaxesTagNS): string {
  return (prefixes[uri] ?? 'other:') + local;
}

const none: Attributes = {};

function attributesOf(tag: SaxesTagNS): Attributes {
  let found: Record<string, string> | null = null;
  for (const name in tag.attributes) {
    const { uri, local, value } = tag.attributes[name]!;
    const prefix = uri === '' ? '' : prefixes[uri];
    // Word's rsids say who typed in which session: half of a document's attributes, and never needed.
    if (prefix === undefined || local.startsWith('rsid')) continue;
    found ??= {};
    found[prefix + local] = value;
  }
  return found ?? none;
}

function damaged(): Refused {
  return new Refused('broken', 'is damaged and cannot be opened. Open it in Office, save it, and send it again.');
}

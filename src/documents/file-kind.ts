import { type Refusal, refuse, type SourceFile } from './refusal.ts';

/**
 * What a file is, as its first bytes say: a name may lie. Null for what may be text.
 * Everything that Baton does not read gets a sentence of its own: it has to say what to do.
 */
export type FileKind = 'zip' | 'pdf' | Refusal;

export function kindOf({ name, bytes }: SourceFile): FileKind | null {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (head.startsWith('PK')) return 'zip';
  // Some programs write a few bytes before a PDF's own beginning, which readers allow.
  if (head.includes('%PDF-')) return 'pdf';
  if (head.startsWith('\xd0\xcf\x11\xe0')) return oldOffice(name, bytes);
  const picture = pictures.find((signature) => head.startsWith(signature));
  if (picture || /^....ftyp(?:heic|mif1|avif)/s.test(head)) {
    return refuse('no-text', `${name} is a picture, which has no text to read. Send the file that it shows.`);
  }
  if (archives.some((signature) => head.startsWith(signature))) {
    return refuse('unsupported', `${name} is a packed folder. Unpack it and send the plan that is in it.`);
  }
  return markup(name, head.replace(/^(?:\xef\xbb\xbf|\s)+/, ''));
}

const pictures = ['\x89PNG', '\xff\xd8\xff', 'GIF8', 'BM', 'II*\0', 'MM\0*', 'RIFF'];
const archives = ['\x1f\x8b', '7z\xbc\xaf', 'Rar!', 'BZh', '\xfd7zXZ'];

/** Text that only looks like a document to the program that wrote it. */
function markup(name: string, head: string): Refusal | null {
  if (head.startsWith('{\\rtf')) {
    return refuse(
      'unsupported',
      `${name} is a Rich Text file inside. Open it in Word, save it as .docx, and send it again.`,
    );
  }
  if (/^(?:<!doctype html|<html|<table|<meta|mime-version:)/i.test(head)) {
    return refuse(
      'unsupported',
      `${name} is a web page inside. Open it in Excel or Word, save it as .xlsx or .docx, and send it again.`,
    );
  }
  if (/^<\?xml|^<!DOCTYPE/i.test(head)) {
    return refuse(
      'unsupported',
      `${name} is plain XML inside. Open it in Office, save it as .xlsx or .docx, and send it again.`,
    );
  }
  return null;
}

/** Files of Office 97, and the envelope around a newer file with a password, begin alike; their directory tells. */
function oldOffice(name: string, bytes: Uint8Array): Refusal {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (entry: string) => view.includes(Buffer.from(entry, 'utf16le'));
  const named = /\.(?:doc|xls|ppt)[xm]$|\.od[ts]$/i.test(name) && !holds('WordDocument') && !holds('Workbook');
  if (holds('EncryptedPackage') || named) {
    return refuse('password-protected', `${name} is protected with a password. Save it without one and send it again.`);
  }
  if (holds('__substg1.0_')) {
    return refuse('unsupported', `${name} is an e-mail. Save what is attached to it and send that.`);
  }
  const newer = holds('WordDocument') || /\.do[ct]$/i.test(name) ? '.docx' : '.xlsx';
  return refuse('old-format', `${name} is in an old format that Baton does not read. Open it and save it as ${newer}.`);
}

import { checkZip } from './check-zip.ts';
import { readCsv } from './read-csv.ts';
import { readDocx } from './read-docx.ts';
import { readPdf } from './read-pdf.ts';
import type { ReadResult } from './read-result.ts';
import { readText } from './read-text.ts';
import { readXlsx } from './read-xlsx.ts';
import { type Refusal, refuse, type SourceFile } from './refusal.ts';
import { textOf } from './text-of.ts';

const largestFile = 10 * 1024 * 1024;
const formats = 'Word (.docx), Excel (.xlsx), PDF, .csv or tab-separated .txt';

/**
 * The tables of a file, whatever its format; what a file is, its bytes say and not its name. A file that cannot be
 * read, or not safely, is a refusal with a sentence for the person who sent it.
 */
export async function readTables(file: SourceFile): Promise<ReadResult> {
  const { name, bytes } = file;
  if (bytes.length === 0) return refuse('empty', `${name} is empty. Check that it is the right file.`);
  if (bytes.length > largestFile) {
    return refuse('too-large', `${name} is larger than 10 MB. Remove pictures from it and save it again.`);
  }
  const result = await readByContent(file);
  const holdsWords = result.ok && result.tables.some((table) => table.rows.length > 0);
  if (!result.ok || holdsWords) return result;
  return refuse(
    'no-tables',
    `${name} has no table in it, so no plan can be read from it. Check that it is the right file.`,
  );
}

async function readByContent(file: SourceFile): Promise<ReadResult> {
  const { name, bytes } = file;
  if (startsWith(bytes, 'PK')) return readOffice(file);
  if (startsWith(bytes, '\xd0\xcf\x11\xe0')) return refuseOldOffice(name);
  if (startsWith(bytes, '%PDF')) return readPdf(file);
  const extension = extensionOf(name);
  if (['docx', 'docm', 'xlsx', 'xlsm', 'xls', 'doc'].includes(extension)) {
    return refuse(
      'not-what-it-says',
      `${name} is not a ${extension} file inside. Open it, save it as .docx or .xlsx, and send it again.`,
    );
  }
  const text = ['csv', 'txt', 'tsv', 'md'].includes(extension) ? textOf(bytes) : null;
  if (text === null)
    return refuse('unsupported', `${name} is of a kind that Baton does not read. Send it as ${formats}.`);
  return extension === 'csv' ? readCsv(name, text) : readText(text);
}

async function readOffice({ name, bytes }: SourceFile): Promise<ReadResult> {
  const zip = checkZip(bytes);
  if (!zip.ok && zip.reason === 'unsafe') {
    return refuse(
      'unsafe',
      `${name} is far larger inside than a plan can be, so it was not opened. Save it again, without pictures.`,
    );
  }
  if (!zip.ok) return refuseBroken(name);
  const reader = readerFor(zip.parts);
  if (!reader) return refuse('unsupported', `${name} is neither a Word nor an Excel file. Send it as ${formats}.`);
  try {
    return { ok: true, tables: await reader(bytes) };
  } catch {
    // The libraries throw whatever they stumble over; to the person it is one thing, a damaged file.
    return refuseBroken(name);
  }
}

function readerFor(parts: ReadonlySet<string>) {
  if (parts.has('word/document.xml')) return readDocx;
  return parts.has('xl/workbook.xml') ? readXlsx : null;
}

function refuseBroken(name: string): Refusal {
  return refuse(
    'broken',
    `${name} is damaged and cannot be opened. Open it in Word or Excel, save it, and send it again.`,
  );
}

/** Excel 97 and Word 97 files, and the envelope around a newer file with a password, begin alike. */
function refuseOldOffice(name: string): Refusal {
  if (/\.(?:doc|xls)[xm]$/i.test(name)) {
    return refuse('password-protected', `${name} is protected with a password. Save it without one and send it again.`);
  }
  const newer = /\.doc$/i.test(name) ? '.docx' : '.xlsx';
  return refuse('old-format', `${name} is in an old format that Baton does not read. Open it and save it as ${newer}.`);
}

function startsWith(bytes: Uint8Array, signature: string): boolean {
  return [...signature].every((character, at) => bytes[at] === character.charCodeAt(0));
}

function extensionOf(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

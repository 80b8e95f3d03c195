import { headingAt } from '../domain/plan-heading.ts';
import { kindOf } from './file-kind.ts';
import { mainPartOf } from './office-package.ts';
import { looksLikeCsv, readCsv } from './read-csv.ts';
import { type DocumentRead, readDocx } from './read-docx.ts';
import { readFlowedText } from './read-flowed-text.ts';
import { readLaidOutText } from './read-laid-out-text.ts';
import { hasPipeTable, readMarkdown } from './read-markdown.ts';
import { readOdf } from './read-odf.ts';
import type { ReadResult } from './read-result.ts';
import { readText } from './read-text.ts';
import { readXlsx } from './read-xlsx.ts';
import { largestFile, type Refusal, Refused, refuse, refuseTooLarge, type SourceFile, shownName } from './refusal.ts';
import { mostRows, refuseTooMany, tooManyRows } from './size-limits.ts';
import { textOf } from './text-of.ts';
import { openZip, type Zip } from './zip.ts';

const mostLines = 5 * mostRows;
const formats = 'Word (.docx), Excel (.xlsx), OpenDocument (.odt), PDF, .csv, or text with tabs or pipes';

/**
 * The tables of a file, whatever its format; what a file is, its bytes say and not its name. A file that cannot be
 * read, or not safely, is a refusal with a sentence for the person who sent it.
 */
export async function readTables({ name: given, bytes }: SourceFile): Promise<ReadResult> {
  const name = shownName(given);
  if (bytes.length === 0) return refuse('empty', `${name} is empty. Check that it is the right file.`);
  if (bytes.length > largestFile) return refuseTooLarge(name);
  const result = await withinLimits({ name, bytes });
  const holdsWords = result.ok && result.tables.some((table) => table.rows.length > 0);
  if (!result.ok || holdsWords) return result;
  return refuse(
    'no-tables',
    `${name} has no table in it, so no plan can be read from it. Check that it is the right file.`,
  );
}

async function withinLimits(file: SourceFile): Promise<ReadResult> {
  try {
    const result = await readByContent(file);
    if (result.ok) refuseTooMany(result.tables);
    return result;
  } catch (error) {
    if (error instanceof Refused) return refuse(error.reason, `${file.name} ${error.message}`);
    throw error;
  }
}

async function readByContent(file: SourceFile): Promise<ReadResult> {
  const kind = kindOf(file);
  if (kind === null) return readWords(file);
  if (kind === 'zip') return readOffice(file);
  // The library for PDF is large, and the other formats need not wait for it.
  if (kind === 'pdf') return (await import('./read-pdf.ts')).readPdf(file);
  return kind;
}

function readWords({ name, bytes }: SourceFile): ReadResult {
  const extension = extensionOf(name);
  const text = textOf(bytes);
  const isOffice = /^(?:docx|docm|xlsx|xlsm|xls|doc|odt|ods|pdf)$/.test(extension);
  if (text === null && isOffice) {
    return refuse(
      'not-what-it-says',
      `${name} is not a ${extension} file inside. Open it, save it as .docx or .xlsx, and send it again.`,
    );
  }
  if (text === null) {
    return refuse('unsupported', `${name} is of a kind that Baton does not read. Send it as ${formats}.`);
  }
  if (hasTooManyLines(text)) throw tooManyRows('text');
  if (/^(?:csv|tsv)$/.test(extension) || (extension !== 'md' && looksLikeCsv(text))) return readCsv(name, text);
  return readPlainText(text);
}

/** Text without a plan in rows may be a table whose cells a PDF gave one below the other. */
function readPlainText(text: string): ReadResult {
  const isMarkdown = !text.includes('\t') && hasPipeTable(text);
  const result: ReadResult = isMarkdown ? { ok: true, tables: readMarkdown(text) } : readText(text);
  const hasPlan = result.ok && result.tables.some(({ rows }) => rows.some((_, at) => headingAt(rows, at) !== null));
  const flowed = hasPlan ? null : (readLaidOutText(text) ?? readFlowedText(text));
  return flowed ? { ok: true, tables: flowed } : result;
}

/** Lines are counted before anything is made of them; a cell may hold several. */
function hasTooManyLines(text: string): boolean {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0 && lines <= mostLines; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines > mostLines;
}

async function readOffice({ name, bytes }: SourceFile): Promise<ReadResult> {
  const zip = openZip(bytes);
  const read = await readerFor(zip);
  if (!read) return refuseZip(name, zip);
  const { tables, remarks, hasWords } = await read();
  if (!hasWords) {
    return refuse(
      'no-text',
      `${name} has no text in it: pictures of a plan cannot be read. Send the file they were made from.`,
    );
  }
  const macros = [...zip.names].some((part) => part.endsWith('vbaProject.bin'));
  const left = macros ? ['The file holds macros; they were neither run nor kept.'] : [];
  return { ok: true, tables, remarks: [...left, ...remarks] };
}

async function readerFor(zip: Zip): Promise<(() => Promise<DocumentRead>) | null> {
  const part = await mainPartOf(zip);
  if (part?.startsWith('word/')) return () => readDocx(zip, part);
  if (part?.endsWith('.xml') && part.startsWith('xl/')) return () => readXlsx(zip, part);
  return part === null && zip.names.has('content.xml') ? () => readOdf(zip) : null;
}

function refuseZip(name: string, { names }: Zip): Refusal {
  const all = [...names];
  if (all.some((part) => part === 'xl/workbook.bin')) {
    return refuse(
      'unsupported',
      `${name} is a binary workbook (.xlsb). Open it in Excel, save it as .xlsx, and send it again.`,
    );
  }
  if (all.some((part) => part.endsWith('.iwa'))) {
    return refuse('unsupported', `${name} is a file of Numbers or Pages. Export it to Excel or Word and send that.`);
  }
  if (all.some((part) => /\.(?:docx|xlsx|pdf|odt|csv|zip)$/i.test(part))) {
    return refuse('unsupported', `${name} is a packed folder. Unpack it and send the plan that is in it.`);
  }
  return refuse('unsupported', `${name} is neither a Word nor an Excel file. Send it as ${formats}.`);
}

function extensionOf(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

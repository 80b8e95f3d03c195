import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { headingAt } from '../domain/plan-heading.ts';
import type { Table } from '../domain/plan-table.ts';
import { flowOf } from './pdf-flow.ts';
import { type Page, readPage } from './pdf-page.ts';
import { remarksOn } from './pdf-remarks.ts';
import { tablesOf } from './pdf-tables.ts';
import { readFlowedText } from './read-flowed-text.ts';
import type { ReadResult } from './read-result.ts';
import { refuse, type SourceFile } from './refusal.ts';

const mostPages = 300;

/** The tables of a PDF, from where its words and lines stand: the file itself knows no tables. */
export async function readPdf({ name, bytes }: SourceFile): Promise<ReadResult> {
  const loading = getDocument({
    // The library takes the bytes away from whoever gave them.
    data: new Uint8Array(bytes),
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    // Pictures are of no use here, and a small file can hold a huge one.
    maxImageSize: 1,
    verbosity: 0,
  });
  try {
    const document = await loading.promise;
    if (document.numPages > mostPages) {
      return refuse(
        'too-large',
        `${name} has ${document.numPages} pages; Baton reads up to ${mostPages}. Send the pages that hold the plan.`,
      );
    }
    return await readDocument(name, document);
  } catch (error) {
    if (isPasswordWanted(error)) {
      return refuse(
        'password-protected',
        `${name} is protected with a password. Save it without one and send it again.`,
      );
    }
    // The library throws whatever it stumbles over; to the person it is one thing, a damaged file.
    return refuse('broken', `${name} is damaged and cannot be opened. Save it as PDF again, and send it again.`);
  } finally {
    await loading.destroy();
  }
}

async function readDocument(name: string, document: PDFDocumentProxy): Promise<ReadResult> {
  const pages = [];
  for (let number = 1; number <= document.numPages; number++)
    pages.push(await readPage(await document.getPage(number)));
  if (pages.every(({ runs }) => runs.length === 0)) {
    return refuse(
      'no-text',
      `${name} has no text: it holds pictures of pages. Send the Word or Excel file it was made from, or a PDF saved from that.`,
    );
  }
  return { ok: true, tables: planTablesOf(pages), remarks: remarksOn(pages) };
}

/** Where neither lines nor gaps give a plan, its cells may follow each other in the order of the words. */
function planTablesOf(pages: readonly Page[]): readonly Table[] {
  const tables = tablesOf(pages);
  const hasPlan = tables.some(({ rows }) => rows.some((_, at) => headingAt(rows, at) !== null));
  return (hasPlan ? null : readFlowedText(flowOf(pages))) ?? tables;
}

function isPasswordWanted(error: unknown): boolean {
  return error instanceof Error && error.name === 'PasswordException';
}

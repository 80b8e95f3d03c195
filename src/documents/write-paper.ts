import type { Paper } from '../domain/paper.ts';

/** Writes a paper as the bytes of its file. The office libraries are loaded only by who needs them. */
export async function writePaper(paper: Paper): Promise<Uint8Array> {
  switch (paper.kind) {
    case 'plan':
      return writePlan(paper);
    case 'meeting':
      return (await import('./write-meeting-paper.ts')).writeMeetingPaper(paper);
    case 'year':
      return (await import('./write-year-report.ts')).writeYearReport(paper);
    default:
      return paper satisfies never;
  }
}

async function writePlan({ format, matrix }: Extract<Paper, { readonly kind: 'plan' }>): Promise<Uint8Array> {
  switch (format) {
    case 'xlsx':
      return (await import('./write-workbook.ts')).writeWorkbook(matrix);
    case 'docx':
      return (await import('./write-docx.ts')).writeDocx(matrix);
    case 'csv':
      return (await import('./write-csv.ts')).writeCsv(matrix);
    default:
      return format satisfies never;
  }
}

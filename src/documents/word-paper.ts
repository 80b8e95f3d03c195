import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  type IParagraphOptions,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { cleaned } from '../domain/shown-text.ts';

// A paper in Word as boards know it: A4 upright, black on white, headings, thin-lined tables, numbered pages.

/** A4 with margins of 2 cm, in twentieths of a point. */
const page = { width: 11_906, height: 16_838, margin: 1_134 };
const textWidth = page.width - 2 * page.margin;
const textSize = 20;
const grey = 'A6A6A6';

export interface WordPaper {
  readonly title: string;
  /** Stands on every page: what it is, and as known on which day. */
  readonly header: string;
  readonly children: readonly (Paragraph | Table)[];
}

export async function packPaper({ title, header, children }: WordPaper): Promise<Uint8Array> {
  const document = new Document({
    creator: 'Baton',
    title: cleaned(title),
    styles: {
      default: {
        document: { run: { font: 'Arial', size: textSize }, paragraph: { spacing: { after: 80 } } },
        heading1: headingStyle(30, 0),
        heading2: headingStyle(24, 240),
        heading3: headingStyle(21, 160),
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height },
            margin: { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin },
          },
        },
        headers: { default: new Header({ children: [small(header)] }) },
        footers: { default: new Footer({ children: [pageNumbers()] }) },
        children,
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function headingStyle(size: number, before: number) {
  return {
    run: { font: 'Arial', size, bold: true, color: '000000' },
    paragraph: { spacing: { before, after: 80 }, keepNext: true },
  };
}

export function heading(level: 1 | 2 | 3, text: string): Paragraph {
  const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
  return new Paragraph({ heading: levels[level], children: [run(text)] });
}

export function words(text: string, options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ ...options, children: [run(text)] });
}

/** A point of a list, of runs one after another. */
export function point(...runs: readonly TextRun[]): Paragraph {
  return new Paragraph({ bullet: { level: 0 }, spacing: { after: 60 }, children: runs });
}

/** Text from outside holds marks that a Word file may not: they are taken out. */
export function run(text: string, look: { readonly bold?: boolean; readonly italics?: boolean } = {}): TextRun {
  return new TextRun({ text: cleaned(text), ...look });
}

function small(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: [new TextRun({ text: cleaned(text), size: 16, color: '595959' })],
  });
}

function pageNumbers(): Paragraph {
  const children = ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES];
  return new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: [new TextRun({ children, size: 16, color: '595959' })],
  });
}

export interface CellGiven {
  readonly text: string;
  readonly fill?: string | undefined;
  readonly bold?: boolean;
  readonly align?: 'right' | 'left';
  /** In place of text: a picture, or paragraphs. */
  readonly children?: readonly Paragraph[];
}

export interface TableGiven {
  /** Headings stand on every page that the table reaches. */
  readonly headings: readonly (string | CellGiven)[];
  /** Of the page's width, beside each other. */
  readonly shares: readonly number[];
  readonly rows: readonly (readonly (string | CellGiven)[])[];
}

export function table({ headings, shares, rows }: TableGiven): Table {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const line = { style: BorderStyle.SINGLE, size: 4, color: grey };
  const rowOf = (cells: readonly (string | CellGiven)[], isHeading: boolean) =>
    new TableRow({
      tableHeader: isHeading,
      cantSplit: true,
      children: cells.map((cell) => cellOf(given(cell), isHeading)),
    });
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: shares.map((share) => Math.round((textWidth * share) / whole)),
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows: [rowOf(headings, true), ...rows.map((row) => rowOf(row, false))],
  });
}

function given(cell: string | CellGiven): CellGiven {
  return typeof cell === 'string' ? { text: cell } : cell;
}

function cellOf({ text, fill, bold = false, align = 'left', children }: CellGiven, isHeading: boolean): TableCell {
  const shade = isHeading ? 'DDEBF7' : fill;
  const alignment = align === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT;
  const lines = text
    .split('\n')
    .map(
      (one) => new Paragraph({ alignment, spacing: { after: 0 }, children: [run(one, { bold: bold || isHeading })] }),
    );
  return new TableCell({
    verticalAlign: VerticalAlign.TOP,
    margins: { top: 50, bottom: 50, left: 90, right: 90 },
    ...(shade && { shading: { type: ShadingType.CLEAR, color: 'auto', fill: shade } }),
    children: children ?? lines,
  });
}

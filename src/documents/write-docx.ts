import {
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  PageOrientation,
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
import { type Day, formatDay } from '../domain/day.ts';
import { logText } from '../domain/log-text.ts';
import type { Matrix, MatrixPlan, MatrixRow } from '../domain/matrix.ts';
import { plateWords } from '../domain/plan-plate.ts';
import { ratingWord } from '../domain/rating.ts';
import { cleaned } from '../domain/shown-text.ts';
import { legendWords, ratingFills, standingWords, titleWords } from './paper-columns.ts';

interface WordColumn {
  readonly heading: string;
  /** Of the page's width, beside the others. */
  readonly share: number;
  readonly textOf: (row: MatrixRow) => string;
}

const columns: readonly WordColumn[] = [
  { heading: 'Action no', share: 6, textOf: ({ ref }) => ref },
  { heading: 'Objective', share: 14, textOf: ({ objective }) => objective },
  { heading: 'Action', share: 23, textOf: ({ text }) => text },
  { heading: 'Measure', share: 13, textOf: ({ measure }) => measure },
  { heading: 'Time scale', share: 10, textOf: ({ timescale }) => timescale },
  { heading: 'Lead group', share: 10, textOf: ({ leads }) => leads.join('\n') },
  { heading: 'Responsible', share: 10, textOf: ({ responsible }) => responsible.join('\n') },
  { heading: 'Theme', share: 9, textOf: ({ themes }) => themes.join('\n') },
  { heading: 'Latest update', share: 17, textOf: ({ updates }) => logText(updates.slice(-1)) },
  { heading: 'RAG', share: 7, textOf: ({ rating }) => (rating ? ratingWord(rating) : '') },
  {
    heading: 'State (Baton)',
    share: 9,
    textOf: ({ standing }) => (standing && standing !== 'open' ? standingWords[standing] : ''),
  },
];

/** Of these a plan that says nothing has no column. */
const optional: ReadonlySet<string> = new Set(['Objective', 'Measure', 'Responsible', 'Theme', 'State (Baton)']);

function columnsFor(plan: MatrixPlan): readonly WordColumn[] {
  if (plan.restricted) return restrictedColumns;
  return columns.filter(({ heading, textOf }) => !optional.has(heading) || plan.rows.some((row) => textOf(row) !== ''));
}

/** What is said of a restricted plan outside its audience. */
const restrictedColumns: readonly WordColumn[] = [
  { heading: 'Action no', share: 20, textOf: ({ ref }) => ref },
  { heading: 'Time scale', share: 50, textOf: ({ due }) => (due ? formatDay(due) : '') },
  { heading: 'RAG', share: 30, textOf: ({ rating }) => (rating ? ratingWord(rating) : '') },
];

// A4 on its side with margins of 1.5 cm, in twentieths of a point.
const page = { width: 11_906, height: 16_838, margin: 850 };
const tableWidth = page.height - 2 * page.margin;
const textSize = 17;

/** The plans as the tables that boards put into their papers: the latest update of each action, and its rating as word and colour. */
export async function writeDocx({ plans, on }: Matrix): Promise<Uint8Array> {
  const document = new Document({
    creator: 'Baton',
    title: cleaned(plans.map(titleWords).join(', ')),
    styles: {
      default: { document: { run: { font: 'Arial', size: textSize }, paragraph: { spacing: { after: 40 } } } },
    },
    sections: plans.map((plan) => ({
      properties: {
        page: {
          size: { width: page.width, height: page.height, orientation: PageOrientation.LANDSCAPE },
          margin: { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin },
        },
      },
      footers: { default: pageNumbers() },
      children: [...titleOf(plan, on), new Paragraph({}), tableOf(plan)],
    })),
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function titleOf(plan: MatrixPlan, on: Day): readonly (Paragraph | Table)[] {
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      children: [new TextRun({ text: cleaned(titleWords(plan)), color: '000000' })],
    }),
    new Paragraph(plateWords(plan, on)),
    new Table({
      width: { size: tableWidth, type: WidthType.DXA },
      rows: [
        new TableRow({
          cantSplit: true,
          children: legendWords(plan.legend).map(({ rating, words }) => cellOf(words, { fill: ratingFills[rating] })),
        }),
      ],
    }),
  ];
}

function tableOf(plan: MatrixPlan): Table {
  const shown = columnsFor(plan);
  const whole = shown.reduce((sum, { share }) => sum + share, 0);
  const byAim = [...Map.groupBy(plan.rows, ({ aim }) => aim)];
  const aims = byAim.filter(([aim]) => aim !== '').map(([aim]) => aim);
  return new Table({
    width: { size: tableWidth, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: shown.map(({ share }) => Math.round((tableWidth * share) / whole)),
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: shown.map(({ heading }) => cellOf(heading, { fill: 'DDEBF7', bold: true })),
      }),
      ...byAim.flatMap(([aim, rows]) => [
        ...(aim === '' ? [] : [aimRow(`Aim ${aims.indexOf(aim) + 1}: ${aim}`, shown.length)]),
        ...rows.map((row) => rowOf(row, shown)),
      ]),
    ],
  });
}

function aimRow(text: string, columnSpan: number): TableRow {
  return new TableRow({ cantSplit: true, children: [cellOf(text, { fill: 'F2F2F2', bold: true, columnSpan })] });
}

function rowOf(row: MatrixRow, shown: readonly WordColumn[]): TableRow {
  const children = shown.map(({ heading, textOf }) => {
    const fill = heading === 'RAG' && row.rating ? ratingFills[row.rating] : null;
    return cellOf(textOf(row), fill ? { fill } : {});
  });
  // A row that is taken to the next page whole is read whole.
  return new TableRow({ cantSplit: true, children });
}

interface CellLook {
  readonly fill?: string;
  readonly bold?: boolean;
  readonly columnSpan?: number;
}

function cellOf(text: string, { fill, bold = false, columnSpan }: CellLook): TableCell {
  return new TableCell({
    verticalAlign: VerticalAlign.TOP,
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    ...(columnSpan && { columnSpan }),
    ...(fill && { shading: { type: ShadingType.CLEAR, color: 'auto', fill } }),
    children: cleaned(text)
      .split('\n')
      .map((line) => new Paragraph({ children: [new TextRun({ text: line, bold })] })),
  });
}

function pageNumbers(): Footer {
  const children = ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES];
  return new Footer({ children: [new Paragraph({ children: [new TextRun({ children })] })] });
}

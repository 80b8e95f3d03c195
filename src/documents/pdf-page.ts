import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Drawing, type Matrix, type Paint, paintOf, placeOf } from './pdf-paint.ts';

/** A run of words as the file sets it: part of a line. Points from the page's top left corner; `y` is the baseline. */
export interface Run {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

export interface Page extends Paint {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly runs: readonly Run[];
}

export async function readPage(page: PDFPageProxy): Promise<Page> {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const start = transform as unknown as Matrix;
  const { items } = await page.getTextContent();
  const runs = printedOnce(items.flatMap((item) => ('str' in item ? runOf(item, start) : [])));
  const drawing = (await page.getOperatorList()) as Drawing;
  const { horizontals, verticals, fills } = paintOf(drawing, start);
  page.cleanup();
  return { number: page.pageNumber, width, height, runs, horizontals, verticals, fills };
}

/** Some programs print words twice, a hair apart, to make them bold. */
function printedOnce(runs: readonly Run[]): readonly Run[] {
  return runs.filter((run, at) => {
    const before = runs.slice(Math.max(0, at - 3), at);
    return !before.some(
      ({ text, left, y }) => text === run.text && Math.abs(left - run.left) < 1 && Math.abs(y - run.y) < 1,
    );
  });
}

interface TextItem {
  readonly str: string;
  readonly width: number;
  readonly height: number;
  readonly transform: readonly number[];
}

/** Words set askew (a "DRAFT" across the page) are in no line and left out; a heading turned on its side is kept. */
function runOf(item: TextItem, start: Matrix): readonly Run[] {
  if (item.str.trim() === '') return [];
  const [a, b, , , x, y] = placeOf(item.transform as unknown as Matrix, start);
  const text = item.str.replace(/[\p{Cc}\u00ad]/gu, ' ').replace(/\s+/g, ' ');
  const size = item.height || Math.hypot(a, b);
  if (Math.abs(a) < Math.abs(b) / 10) {
    return [{ text: text.trim(), left: x - size / 2, right: x, y: y + Math.sign(b) * (item.width / 2), size }];
  }
  if (Math.abs(b) > Math.abs(a) / 10) return [];
  const leading = text.length - text.trimStart().length;
  const per = item.width / text.length;
  return [{ text: text.trim(), left: x + leading * per, right: x + text.trimEnd().length * per, y, size }];
}

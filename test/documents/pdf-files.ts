/** Small PDFs made here: words at places, boxes and lines. Points from the top left corner of a landscape A4 page. */

const [width, height] = [842, 595];

export interface DrawnCell {
  readonly text?: string;
  readonly fill?: string;
  /** How many columns or rows it covers. */
  readonly across?: number;
  readonly down?: number;
}

interface DrawnTable {
  readonly top?: number;
  readonly widths: readonly number[];
  readonly rows: readonly (readonly (string | DrawnCell | null)[])[];
  readonly borders?: boolean;
}

const left = 40;
const size = 10;
const leading = 12;
const padding = 4;

/** About what Helvetica's letters take: the test's words need not fill their column to the last point. */
const widthOf = (text: string) => [...text].reduce((sum, letter) => sum + (/[ijlt.,' ]/.test(letter) ? 2.8 : 5.4), 0);

export function words(text: string, y: number, x = left, letters = size): string {
  const escaped = text
    .replace(/[\\()]/g, '\\$&')
    .replaceAll('–', '\\226')
    .replaceAll('•', '\\225');
  return `BT /F1 ${letters} Tf 0 0 0 rg 1 0 0 1 ${x} ${height - y} Tm (${escaped}) Tj ET\n`;
}

export function box(x: number, y: number, [across, down]: readonly [number, number], colour: string): string {
  const parts = [1, 3, 5].map((at) => (Number.parseInt(colour.slice(at, at + 2), 16) / 255).toFixed(3));
  return `${parts.join(' ')} rg ${x} ${height - y - down} ${across} ${down} re f\n`;
}

/** A table as Word prints it: null is a place that a cell above or beside it covers. */
export function drawn({ top = 60, widths, rows, borders = true }: DrawnTable): string {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? { text: cell } : cell)));
  const xs = [left];
  for (const each of widths) xs.push(xs.at(-1)! + each);
  const wrapped = cells.map((row) =>
    row.map((cell, at) => (cell?.text ? wrap(cell.text, xs[at + (cell.across ?? 1)]! - xs[at]! - 2 * padding) : [])),
  );
  const ys = [top];
  for (const row of wrapped) {
    const lines = row.map((each, at) => (cells[ys.length - 1]![at]?.down ? 1 : each.length));
    ys.push(ys.at(-1)! + Math.max(1, ...lines) * leading + 2 * padding);
  }
  let drawing = '';
  for (const [down, row] of cells.entries()) {
    for (const [at, cell] of row.entries()) {
      if (!cell) continue;
      const [x, y] = [xs[at]!, ys[down]!];
      const [w, h] = [xs[at + (cell.across ?? 1)]! - x, ys[down + (cell.down ?? 1)]! - y];
      if (cell.fill) drawing += box(x, y, [w, h], cell.fill);
      if (borders) drawing += `0 0 0 RG 0.5 w ${x} ${height - y - h} ${w} ${h} re S\n`;
      for (const [line, text] of wrapped[down]![at]!.entries()) {
        drawing += words(text, y + padding + size + line * leading, x + padding);
      }
    }
  }
  return drawing;
}

function wrap(text: string, room: number): readonly string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    for (const word of paragraph.split(' ')) {
      const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
      if (lines.length > 0 && widthOf(longer) <= room) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  });
}

interface PdfOptions {
  /** Further entries of the catalogue and of the trailer, as they stand in the file. */
  readonly catalogue?: string;
  readonly trailer?: string;
}

export function pdfOf(pages: readonly string[], { catalogue = '', trailer = '' }: PdfOptions = {}): Uint8Array {
  const kids = pages.map((_, at) => `${4 + 2 * at} 0 R`).join(' ');
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((content, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * at} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}endstream`,
    ]),
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${file.length}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(file + table + end, 'latin1'));
}

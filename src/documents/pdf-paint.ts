import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A horizontal or vertical line: `at` is its y or x, and it runs from `from` to `to`. Points, y grows downwards. */
export interface Line {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Fill extends Box {
  readonly colour: string;
}

/** What is drawn on a page besides its words: the borders of cells and their shading. */
export interface Paint {
  readonly horizontals: readonly Line[];
  readonly verticals: readonly Line[];
  /** In the order in which they are painted: a later one covers an earlier one. */
  readonly fills: readonly Fill[];
}

export interface Drawing {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly (readonly unknown[] | null)[];
}

export type Matrix = readonly [number, number, number, number, number, number];

interface Pen {
  readonly matrix: Matrix;
  readonly colour: string | null;
}

/** Word and Excel draw a border as a line or as a box this thin. */
const thickestRule = 2.5;
const mostLines = 50_000;

const fills: ReadonlySet<number> = new Set([
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);
const strokes: ReadonlySet<number> = new Set([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);

/** Follows a page's drawing operations; `start` takes the page's coordinates to points from its top left corner. */
export function paintOf(drawing: Drawing, start: Matrix): Paint {
  const canvas = new Canvas(start);
  for (const [index, operation] of drawing.fnArray.entries()) canvas.draw(operation, drawing.argsArray[index] ?? []);
  return canvas;
}

class Canvas implements Paint {
  readonly horizontals: Line[] = [];
  readonly verticals: Line[] = [];
  readonly fills: Fill[] = [];
  private pen: Pen;
  private readonly saved: Pen[] = [];

  constructor(start: Matrix) {
    this.pen = { matrix: start, colour: '#000000' };
  }

  draw(operation: number, args: readonly unknown[]): void {
    if (operation === OPS.save) this.saved.push(this.pen);
    else if (operation === OPS.restore || operation === OPS.paintFormXObjectEnd)
      this.pen = this.saved.pop() ?? this.pen;
    else if (operation === OPS.transform) this.move(args);
    else if (operation === OPS.paintFormXObjectBegin) {
      this.saved.push(this.pen);
      if (args[0]) this.move(Array.from(args[0] as Iterable<number>));
    } else if (operation === OPS.setFillRGBColor) this.pen = { ...this.pen, colour: String(args[0]).toUpperCase() };
    else if (operation === OPS.setFillColorN || operation === OPS.setFillTransparent) {
      this.pen = { ...this.pen, colour: null };
    } else if (operation === OPS.constructPath) this.drawPath(args);
  }

  private move(matrix: readonly unknown[]): void {
    this.pen = { ...this.pen, matrix: times(this.pen.matrix, matrix as unknown as Matrix) };
  }

  private drawPath([operation, data]: readonly unknown[]): void {
    const path = (data as readonly unknown[] | undefined)?.[0];
    if (!path || typeof (path as Iterable<number>)[Symbol.iterator] !== 'function') return;
    for (const points of subpaths(Array.from(path as Iterable<number>))) {
      const placed = points.map((point) => moved(point, this.pen.matrix));
      if (fills.has(Number(operation))) this.fill(placed);
      if (strokes.has(Number(operation))) this.stroke(placed);
    }
  }

  private fill(points: readonly Point[]): void {
    const box = boxAround(points);
    const [width, height] = [box.right - box.left, box.bottom - box.top];
    if (Math.min(width, height) <= thickestRule) this.rule(box);
    else if (isUpright(points) && this.pen.colour) this.fills.push({ ...box, colour: this.pen.colour });
  }

  private stroke(points: readonly Point[]): void {
    for (const [index, to] of points.entries()) {
      const from = points[index - 1];
      if (from) this.rule(boxAround([from, to]));
    }
  }

  private rule({ left, top, right, bottom }: Box): void {
    if (this.horizontals.length + this.verticals.length > mostLines) return;
    const [width, height] = [right - left, bottom - top];
    if (height <= thickestRule && width > height) {
      this.horizontals.push({ at: (top + bottom) / 2, from: left, to: right });
    } else if (width <= thickestRule && height > width) {
      this.verticals.push({ at: (left + right) / 2, from: top, to: bottom });
    }
  }
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** How many numbers follow each code of a path: move, line, curve, quadratic curve, close. */
const lengths = [2, 2, 6, 4, 0];

/** The corners of each stretch of a path; a closed one ends where it began. Curves count by their ends. */
function subpaths(data: readonly number[]): readonly (readonly Point[])[] {
  const paths: Point[][] = [];
  let at = 0;
  while (at < data.length) {
    const code = data[at]!;
    const length = lengths[code];
    if (length === undefined) return paths;
    const path = paths.at(-1);
    if (code === 0) paths.push([{ x: data[at + 1]!, y: data[at + 2]! }]);
    else if (length === 0) path?.push(path[0]!);
    else path?.push({ x: data[at + length - 1]!, y: data[at + length]! });
    at += 1 + length;
  }
  return paths;
}

/** A box whose sides are level: shading, and not a drawn shape. */
function isUpright(points: readonly Point[]): boolean {
  const { left, top, right, bottom } = boxAround(points);
  const near = (a: number, b: number) => Math.abs(a - b) < 0.5;
  return (
    points.length >= 4 &&
    points.every(({ x, y }) => (near(x, left) || near(x, right)) && (near(y, top) || near(y, bottom)))
  );
}

function boxAround(points: readonly Point[]): Box {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

function moved({ x, y }: Point, [a, b, c, d, e, f]: Matrix): Point {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

function times(outer: Matrix, [a, b, c, d, e, f]: Matrix): Matrix {
  const [oa, ob, oc, od, oe, of] = outer;
  return [
    oa * a + oc * b,
    ob * a + od * b,
    oa * c + oc * d,
    ob * c + od * d,
    oa * e + oc * f + oe,
    ob * e + od * f + of,
  ];
}

/** A point's place after a transformation, for the words of the page. */
export function placeOf(inner: Matrix, outer: Matrix): Matrix {
  return times(outer, inner);
}

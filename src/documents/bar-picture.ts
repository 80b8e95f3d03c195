import { crc32, deflateSync } from 'node:zlib';
import type { RatingCounts } from '../domain/rating-counts.ts';

// A bar of a ratings chart as a PNG, drawn without any library: five colours and a pattern for each, so that it can be
// told apart on a black and white print too. Format: https://www.w3.org/TR/png-3/

/** The order and the colours of the bar, as red, green and blue; white is what is left over. */
const barColours = [
  ['blue', [0x2f, 0x75, 0xb5]],
  ['green', [0x54, 0x82, 0x35]],
  ['amber', [0xff, 0xc0, 0x00]],
  ['red', [0xc0, 0x00, 0x00]],
  ['notRated', [0xd9, 0xd9, 0xd9]],
] as const satisfies readonly (readonly [keyof RatingCounts, readonly [number, number, number]])[];

export const barSize = { width: 600, height: 48 } as const;

const white = barColours.length;
const black = white + 1;

/** Draws how many actions have which rating; `most` is how many fill the whole width. */
export function drawBar(counts: RatingCounts, most: number): Uint8Array {
  const { width, height } = barSize;
  const columns = columnsOf(counts, most);
  const rows = Array.from({ length: height }, (_, y) =>
    // Each row begins with its filter: none.
    Uint8Array.from([0, ...columns.map(({ colour, edge }, x) => (edge ? black : patterned(colour, x, y)))]),
  );
  const palette = barColours.flatMap(([, colour]) => [...colour]);
  return Buffer.concat([
    Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', [...bytesOf(width), ...bytesOf(height), 8, 3, 0, 0, 0]),
    chunk('PLTE', [...palette, 0xff, 0xff, 0xff, 0x40, 0x40, 0x40]),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', []),
  ]);
}

interface Column {
  readonly colour: number;
  readonly edge: boolean;
}

/** The colour of each pixel across the bar: a line stands where one rating ends. */
function columnsOf(counts: RatingCounts, most: number): readonly Column[] {
  const ends: number[] = [];
  let sum = 0;
  for (const [key] of barColours) {
    sum += counts[key];
    ends.push(Math.round((sum / Math.max(1, most)) * barSize.width));
  }
  const isEdge = new Set(ends.flatMap((end, at) => (counts[barColours[at]![0]] > 0 ? [end - 1, end - 2] : [])));
  return Array.from({ length: barSize.width }, (_, x) => {
    const at = ends.findIndex((end) => x < end);
    return { colour: at < 0 ? white : at, edge: isEdge.has(x) };
  });
}

/** Amber is striped, red is crossed and not rated is dotted; blue and green are plain, dark and less dark. */
function patterned(colour: number, x: number, y: number): number {
  const name = barColours[colour]?.[0];
  const [rising, falling] = [(x + y) % 12 < 2, (x - y + 1200) % 12 < 2];
  if (name === 'amber' && rising) return black;
  if (name === 'red' && (rising || falling)) return white;
  if (name === 'notRated' && x % 8 < 2 && y % 8 < 2) return black;
  return colour;
}

function chunk(type: string, data: ArrayLike<number>): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), Uint8Array.from(data)]);
  return Buffer.concat([Uint8Array.from(bytesOf(data.length)), body, Uint8Array.from(bytesOf(crc32(body)))]);
}

function bytesOf(number: number): readonly number[] {
  return [24, 16, 8, 0].map((shift) => (number >>> shift) & 0xff);
}

import { type Rating, ratings } from './rating.ts';

/** Words and letters of rating columns. What stands here beside the colour's own name is its meaning in the legend. */
const words: Readonly<Record<Rating, readonly string[]>> = {
  blue: ['b', 'complete', 'completed', 'done'],
  green: ['g', 'on track'],
  amber: ['a', 'yellow'],
  red: ['r', 'overdue', 'not started'],
};

/** The rating in a cell's words ("Amber", "B", "Complete"), else in its colour; null when it shows neither. */
export function ratingIn(text: string, fill: string | null): Rating | null {
  const word = text.trim().toLowerCase();
  const written = ratings.find((rating) => rating === word || words[rating].includes(word));
  if (written) return written;
  return word === '' && fill ? ratingOfColour(fill) : null;
}

/** By hue, because every author picks another green. Greys, white and black say nothing. */
function ratingOfColour(fill: string): Rating | null {
  const match = /^#?(?:[0-9a-f]{2})?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(fill);
  if (!match) return null;
  const [red, green, blue] = match.slice(1).map((hex) => Number.parseInt(hex, 16)) as [number, number, number];
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  if (most < 64 || (most - least) / most < 0.25) return null;
  const hue = hueOf(red, green, blue);
  if (hue < 20 || hue >= 340) return 'red';
  if (hue < 66) return 'amber';
  if (hue < 170) return 'green';
  return hue < 255 ? 'blue' : null;
}

/** Degrees on the colour circle: red 0, yellow 60, green 120, blue 240. */
function hueOf(red: number, green: number, blue: number): number {
  const most = Math.max(red, green, blue);
  const range = most - Math.min(red, green, blue);
  if (most === red) return (60 * ((green - blue) / range) + 360) % 360;
  if (most === green) return 60 * ((blue - red) / range) + 120;
  return 60 * ((red - green) / range) + 240;
}

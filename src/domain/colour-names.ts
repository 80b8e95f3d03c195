import { hueOf, labOf, strengthOf } from './colour.ts';
import type { Rating } from './rating.ts';

/** Ratings by their colours, and a fifth colour that some plans have. */
export type Hue = Rating | 'purple';

const colours: ReadonlyMap<string, Hue | 'grey'> = new Map(
  Object.entries({
    blue: 'blue',
    green: 'green',
    amber: 'amber',
    yellow: 'amber',
    orange: 'amber',
    red: 'red',
    purple: 'purple',
    grey: 'grey',
    gray: 'grey',
    white: 'grey',
    black: 'grey',
  } as const),
);
const letters: ReadonlyMap<string, Hue> = new Map(
  Object.entries({ b: 'blue', g: 'green', a: 'amber', r: 'red', p: 'purple' } as const),
);
const discs: Readonly<Record<string, string>> = {
  '🔵🟦💙': 'blue',
  '🟢🟩💚': 'green',
  '🟡🟨🟠🟧💛🧡': 'amber',
  '🔴🟥': 'red',
  '🟣🟪💜': 'purple',
  '⚪⬜⚫⬛': 'grey',
};

/** Coloured circles and squares by the names of their colours, so that "🟢 on track" is read as "green: on track". */
export function withoutDiscs(text: string, [before, after]: readonly [string, string] = [' ', ': ']): string {
  return text.replace(/\p{Extended_Pictographic}\uFE0F?/gu, (sign) => {
    const found = Object.entries(discs).find(([signs]) => [...signs].some((each) => sign.startsWith(each)));
    return found ? before + found[1] + after : sign;
  });
}

/** The colour that a name or letter stands for: "Yellow" and "A" are amber. */
export function colourNamed(mark: string): Hue | 'grey' | null {
  const folded = mark.toLowerCase();
  return colours.get(folded) ?? letters.get(folded) ?? null;
}

/** Below this a colour is a shade of grey, or a table's banding. */
const weakest = 0.044;

/** The name of a cell's colour, because every author picks another green; null for greys, white and black. */
export function colourOf(fill: string): Hue | null {
  const lab = labOf(fill);
  if (!lab || strengthOf(lab) < weakest) return null;
  const hue = hueOf(lab);
  if (hue < 40 || hue >= 340) return 'red';
  if (hue < 118) return 'amber';
  if (hue < 185) return 'green';
  return hue < 285 ? 'blue' : 'purple';
}

/** A whole name: "B" and "3" are marks of another kind. */
export function isColourName(mark: string): boolean {
  return colours.has(mark);
}

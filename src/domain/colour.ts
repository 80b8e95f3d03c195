/** A colour as the eye tells colours apart (OKLab): equal distances look equally far, whatever the hue. */
export interface Lab {
  readonly lightness: number;
  readonly a: number;
  readonly b: number;
}

/** Reads "#FFC000", "FFC000" and "FFFFC000" (with its opacity in front); null when the text is no colour. */
export function labOf(hex: string): Lab | null {
  const match = /^#?(?:[0-9a-f]{2})?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex.trim());
  if (!match) return null;
  const [r, g, b] = match.slice(1).map((pair) => linear(Number.parseInt(pair, 16) / 255)) as [number, number, number];
  // Björn Ottosson, "A perceptual color space for image processing" (2020).
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    a: 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    b: 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  };
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

export function farApart(one: Lab, other: Lab): number {
  return Math.hypot(one.lightness - other.lightness, one.a - other.a, one.b - other.b);
}

/** How much of a colour it is: 0 for greys, white and black, 0.3 for the strongest red. */
export function strengthOf({ a, b }: Lab): number {
  return Math.hypot(a, b);
}

/** Degrees on OKLab's colour circle: red 29, yellow 110, green 142, blue 264. */
export function hueOf({ a, b }: Lab): number {
  return ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360;
}

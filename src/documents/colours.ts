import { elementAt, elementsOf, type XmlElement } from './xml.ts';

/** A theme's twelve colours by the names that Office gives them: "accent1" is "4472C4". */
export type Theme = ReadonlyMap<string, string>;

export function themeIn(part: XmlElement | null): Theme {
  const scheme = elementAt(part, 'a:themeElements', 'a:clrScheme');
  return new Map(
    elementsOf(scheme).flatMap((slot) => {
      const { val = '', lastClr } = elementsOf(slot)[0]?.attributes ?? {};
      const hex = hexIn(lastClr ?? val);
      return hex ? [[slot.name.replace('a:', ''), hex] as const] : [];
    }),
  );
}

/** The six digits of a colour as files write it ("FFC000", "FFFFC000", "#ffc000"); null for "auto" and the like. */
export function hexIn(text: string | undefined): string | null {
  const found = /^#?(?:[0-9a-f]{2})?([0-9a-f]{6})$/i.exec(text ?? '');
  return found ? found[1]!.toUpperCase() : null;
}

/** A colour made lighter (0 to 1: white) or darker (0 to -1: black), as Office does with its theme's. */
export function tinted(hex: string, tint: number): string {
  if (tint === 0) return hex;
  const rgb = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [high, low] = [Math.max(...rgb), Math.min(...rgb)];
  const light = (high + low) / 2;
  const target = tint < 0 ? light * (1 + tint) : light * (1 - tint) + tint;
  // The hue and saturation stay (in HSL): every channel keeps its place between black, the lightness and white.
  const strength = high === low ? 0 : (high - low) / (1 - Math.abs(2 * light - 1));
  const chroma = (1 - Math.abs(2 * target - 1)) * strength;
  const channels = rgb.map((value) => (high === low ? target : target + chroma * ((value - low) / (high - low) - 0.5)));
  return channels
    .map((value) =>
      Math.round(Math.min(Math.max(value, 0), 1) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')
    .toUpperCase();
}

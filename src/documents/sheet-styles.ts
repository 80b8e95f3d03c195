import { hexIn, type Theme, tinted } from './colours.ts';
import { elementAt, elementsOf, type XmlElement } from './xml.ts';

/** How the cells of one style look: the code of their number format, and their colour. */
export interface SheetStyle {
  readonly format: string;
  readonly fill: string | null;
}

/** Styles by the number that a cell gives. Colours that a rule gives ("conditional formatting") are not in them. */
export function sheetStyles(part: XmlElement | null, theme: Theme): readonly SheetStyle[] {
  const formats = new Map(
    elementsOf(elementAt(part, 'numFmts')).map(({ attributes: { numFmtId = '', formatCode = '' } }) => [
      Number(numFmtId),
      formatCode,
    ]),
  );
  const palette = elementsOf(elementAt(part, 'colors', 'indexedColors')).map(({ attributes }) => hexIn(attributes.rgb));
  const fills = elementsOf(elementAt(part, 'fills')).map((fill) => fillIn(fill, { theme, palette }));
  return elementsOf(elementAt(part, 'cellXfs')).map(({ attributes: { numFmtId = '0', fillId = '0' } }) => ({
    format: formats.get(Number(numFmtId)) ?? builtIn[Number(numFmtId)] ?? 'General',
    fill: fills[Number(fillId)] ?? null,
  }));
}

interface Colours {
  readonly theme: Theme;
  readonly palette: readonly (string | null)[];
}

function fillIn(fill: XmlElement, colours: Colours): string | null {
  const pattern = elementAt(fill, 'patternFill');
  const type = pattern?.attributes.patternType ?? 'none';
  if (pattern && type === 'none') return null;
  if (pattern) {
    const behind = colourIn(elementAt(pattern, 'bgColor'), colours);
    return type === 'solid' ? colourIn(elementAt(pattern, 'fgColor'), colours) : behind;
  }
  return colourIn(elementAt(fill, 'gradientFill', 'stop', 'color'), colours);
}

/** The theme's colours in the order in which a workbook counts them, which is not the theme's own. */
const themeOrder = ['lt1', 'dk1', 'lt2', 'dk2', 'accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6'];

function colourIn(colour: XmlElement | undefined, { theme, palette }: Colours): string | null {
  if (!colour) return null;
  const { rgb, theme: slot, indexed, tint = '0' } = colour.attributes;
  const hex = hexIn(rgb) ?? theme.get(themeOrder[Number(slot)] ?? '') ?? indexedColour(indexed, palette);
  return hex === null ? null : tinted(hex, Math.min(Math.max(Number(tint) || 0, -1), 1));
}

/** The colours of Excel 97, 8 to 63 (0 to 7 repeat the first eight), which a workbook may redefine. */
const usualPalette =
  '000000FFFFFFFF000000FF000000FFFFFF00FF00FF00FFFF800000008000000080808000800080008080C0C0C08080809999FF993366FFFFCCCCFFFF660066FF80800066CCCCCCFF000080FF00FFFFFF0000FFFF8000808000000080800000FF00CCFFCCFFFFCCFFCCFFFF9999CCFFFF99CCCC99FFFFCC993366FF33CCCC99CC00FFCC00FF9900FF6600666699969696003366339966003300333300993300993366333399333333';

function indexedColour(indexed: string | undefined, palette: readonly (string | null)[]): string | null {
  if (indexed === undefined) return null;
  const at = Number(indexed);
  if (palette[at]) return palette[at];
  const from = (at < 8 ? at : at - 8) * 6;
  return hexIn(usualPalette.slice(from, from + 6));
}

/** The formats that a workbook need not spell out. */
const builtIn: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'dd/mm/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'dd/mm/yyyy h:mm',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  45: 'h:mm:ss',
  46: 'h:mm:ss',
  47: 'h:mm:ss',
  49: '@',
  ...Object.fromEntries([27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'dd/mm/yyyy'])),
};

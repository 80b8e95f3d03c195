import { elementAt, elementsOf, type XmlElement } from './xml.ts';

/** The numbers that Word shows before paragraphs; they are not in the text but counted anew each time it is shown. */
export interface Numbering {
  /** For the paragraph that comes next in the document. */
  labelOf(properties: XmlElement | undefined): Label;
}

export interface Label {
  /** "2."; '' for a bullet or none. */
  readonly text: string;
  /** Whether the list begins with it. */
  readonly isFirst: boolean;
}

export const noLabel: Label = { text: '', isFirst: false };

interface Level {
  readonly format: string;
  /** "%1.%2." */
  readonly pattern: string;
  readonly start: number;
}

interface List {
  /** Lists made of the same pattern count on together. */
  readonly counters: number[];
  readonly levels: ReadonlyMap<number, Level>;
}

interface Parts {
  readonly numbering: XmlElement | null;
  readonly styles: XmlElement | null;
}

export function numberingOf({ numbering, styles }: Parts): Numbering {
  const lists = listsIn(numbering);
  const byStyle = stylesIn(styles);
  return {
    labelOf: (properties) => {
      const style = elementAt(properties, 'w:pStyle')?.attributes['w:val'] ?? '';
      const own = numberIn(elementAt(properties, 'w:numPr'));
      const inherited = inheritedFrom(byStyle, style);
      const id = own.id ?? inherited.id;
      const list = id === undefined ? undefined : lists.get(id);
      return list ? nextLabel(list, own.level ?? inherited.level ?? 0) : noLabel;
    },
  };
}

interface NumberOf {
  readonly id: string | undefined;
  readonly level: number | undefined;
}

function numberIn(numPr: XmlElement | undefined): NumberOf {
  const level = elementAt(numPr, 'w:ilvl')?.attributes['w:val'];
  return {
    id: elementAt(numPr, 'w:numId')?.attributes['w:val'],
    level: level === undefined ? undefined : Number(level),
  };
}

interface Style {
  readonly basedOn: string;
  readonly number: NumberOf;
}

function stylesIn(styles: XmlElement | null): ReadonlyMap<string, Style> {
  return new Map(
    elementsOf(styles ?? undefined)
      .filter(({ name }) => name === 'w:style')
      .map((style) => [
        style.attributes['w:styleId'] ?? '',
        {
          basedOn: elementAt(style, 'w:basedOn')?.attributes['w:val'] ?? '',
          number: numberIn(elementAt(style, 'w:pPr', 'w:numPr')),
        },
      ]),
  );
}

function inheritedFrom(styles: ReadonlyMap<string, Style>, first: string): NumberOf {
  let level: number | undefined;
  let style = styles.get(first);
  for (let steps = 0; style && steps < 20; steps++) {
    level ??= style.number.level;
    if (style.number.id !== undefined) return { id: style.number.id, level };
    style = styles.get(style.basedOn);
  }
  return { id: undefined, level };
}

function listsIn(numbering: XmlElement | null): ReadonlyMap<string, List> {
  const children = elementsOf(numbering ?? undefined);
  const patterns = new Map<string, List>();
  for (const pattern of children.filter(({ name }) => name === 'w:abstractNum')) {
    patterns.set(pattern.attributes['w:abstractNumId'] ?? '', { counters: [], levels: levelsIn(pattern) });
  }
  const lists = new Map<string, List>();
  for (const number of children.filter(({ name }) => name === 'w:num')) {
    const pattern = patterns.get(elementAt(number, 'w:abstractNumId')?.attributes['w:val'] ?? '');
    if (pattern) lists.set(number.attributes['w:numId'] ?? '', overridden(pattern, number));
  }
  return lists;
}

function levelsIn(parent: XmlElement): ReadonlyMap<number, Level> {
  return new Map(
    elementsOf(parent)
      .filter(({ name }) => name === 'w:lvl')
      .map((level) => {
        const value = (name: string) => elementAt(level, name)?.attributes['w:val'];
        const start = Number(value('w:start') ?? 1);
        const format = value('w:numFmt') ?? 'decimal';
        return [Number(level.attributes['w:ilvl']), { format, pattern: value('w:lvlText') ?? '', start }];
      }),
  );
}

/** A list that starts again, or looks otherwise, counts for itself. */
function overridden(pattern: List, number: XmlElement): List {
  const overrides = elementsOf(number).filter(({ name }) => name === 'w:lvlOverride');
  if (overrides.length === 0) return pattern;
  const levels = new Map(pattern.levels);
  for (const override of overrides) {
    const at = Number(override.attributes['w:ilvl']);
    const level = levelsIn(override).get(at) ?? levels.get(at);
    const start = elementAt(override, 'w:startOverride')?.attributes['w:val'];
    if (level) levels.set(at, start === undefined ? level : { ...level, start: Number(start) });
  }
  return { counters: [], levels };
}

function nextLabel({ counters, levels }: List, at: number): Label {
  const level = levels.get(at);
  if (!level) return noLabel;
  counters[at] = (counters[at] ?? level.start - 1) + 1;
  counters.length = at + 1;
  if (level.format === 'bullet' || level.format === 'none') return noLabel;
  const text = level.pattern.replace(/%(\d)/g, (_, digit: string) => {
    const which = Number(digit) - 1;
    const { format = 'decimal', start = 1 } = levels.get(which) ?? {};
    return numberAs(which === at ? level.format : format, counters[which] ?? start);
  });
  return { text, isFirst: counters[at] === level.start };
}

function numberAs(format: string, number: number): string {
  switch (format) {
    case 'lowerLetter':
      return letters(number);
    case 'upperLetter':
      return letters(number).toUpperCase();
    case 'lowerRoman':
      return roman(number);
    case 'upperRoman':
      return roman(number).toUpperCase();
    case 'decimalZero':
      return String(number).padStart(2, '0');
    default:
      return String(number);
  }
}

/** a … z, aa, bb …: Word repeats the letter. */
function letters(number: number): string {
  const letter = String.fromCharCode(97 + ((number - 1) % 26));
  return letter.repeat(Math.min(Math.floor((number - 1) / 26) + 1, 10));
}

const romans = [
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
] as const;

function roman(number: number): string {
  let rest = Math.min(number, 999);
  let text = '';
  for (const [sign, value] of romans) {
    while (rest >= value) {
      text += sign;
      rest -= value;
    }
  }
  return text;
}

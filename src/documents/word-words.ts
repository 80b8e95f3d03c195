import { type Label, type Numbering, noLabel } from './word-numbering.ts';
import { elementAt, elementsOf, type XmlElement } from './xml.ts';

/** What stands behind a stretch of words: a highlighter, or a shade. */
export interface Shown {
  readonly highlight: string | null;
  readonly shd: XmlElement | undefined;
}

export interface Words {
  readonly label: Label;
  text: string;
  /** Text boxes that hang on the paragraph. */
  readonly boxes: XmlElement[];
  readonly shown: Shown[];
}

const highlights: Readonly<Record<string, string>> = {
  black: '000000',
  blue: '0000FF',
  cyan: '00FFFF',
  darkBlue: '000080',
  darkCyan: '008080',
  darkGray: '808080',
  darkGreen: '008000',
  darkMagenta: '800080',
  darkRed: '800000',
  darkYellow: '808000',
  green: '00FF00',
  lightGray: 'C0C0C0',
  magenta: 'FF00FF',
  red: 'FF0000',
  white: 'FFFFFF',
  yellow: 'FFFF00',
};

/** Wingdings' ticks and crosses, with which people mark what is done. */
const symbols: Readonly<Record<string, string>> = { FC: '✓', FE: '☑', FB: '✗', FD: '☒', A8: '☐', '6F': '☐' };

const notShown: ReadonlySet<string> = new Set([
  'w:del',
  'w:moveFrom',
  'w:delText',
  'w:instrText',
  'w:pPr',
  'w:rPr',
  'w:sdtPr',
  'mc:Fallback',
  'w:rt',
  'w:footnoteReference',
]);

/** The words of paragraphs as Word shows them: without what was deleted or hidden, with the numbers Word counts. */
export class WordWords {
  private readonly numbering: Numbering;
  private readonly hiddenStyles: ReadonlySet<string>;
  private deleted = false;
  private hidden = false;

  constructor(numbering: Numbering, styles: XmlElement | null) {
    this.numbering = numbering;
    this.hiddenStyles = new Set(
      elementsOf(styles ?? undefined)
        .filter((style) => isOn(elementAt(style, 'w:rPr', 'w:vanish')))
        .map(({ attributes }) => attributes['w:styleId'] ?? ''),
    );
  }

  remarks(): readonly string[] {
    return [
      ...(this.deleted ? ['Words that tracked changes delete were left out, and those they insert were read.'] : []),
      ...(this.hidden ? ['Hidden text was left out.'] : []),
    ];
  }

  noteDeleted(): void {
    this.deleted = true;
  }

  inParagraph(paragraph: XmlElement, shown: Shown[]): Words {
    const properties = elementAt(paragraph, 'w:pPr');
    const isDeleted = elementAt(properties, 'w:rPr', 'w:del') !== undefined;
    const label = isDeleted ? noLabel : this.numbering.labelOf(properties);
    const words: Words = { label, text: '', boxes: [], shown };
    const style = elementAt(properties, 'w:pStyle')?.attributes['w:val'] ?? '';
    if (!this.hiddenStyles.has(style)) this.addAll(paragraph, words, elementAt(properties, 'w:shd'));
    return words;
  }

  private addAll(element: XmlElement, words: Words, shd: XmlElement | undefined): void {
    for (const child of elementsOf(element)) {
      if (child.name === 'w:r') this.addRun(child, words, shd);
      else this.add(child, words, shd);
    }
  }

  private addRun(run: XmlElement, words: Words, shd: XmlElement | undefined): void {
    const properties = elementAt(run, 'w:rPr');
    const style = elementAt(properties, 'w:rStyle')?.attributes['w:val'] ?? '';
    const vanish = elementAt(properties, 'w:vanish');
    const before = words.text;
    this.addAll(run, words, shd);
    const hasWords = words.text.slice(before.length).trim() !== '';
    if (vanish ? isOn(vanish) : this.hiddenStyles.has(style)) {
      words.text = before;
      this.hidden ||= hasWords;
    } else if (hasWords) {
      const highlight = highlights[elementAt(properties, 'w:highlight')?.attributes['w:val'] ?? ''] ?? null;
      words.shown.push({ highlight, shd: elementAt(properties, 'w:shd') ?? shd });
    }
  }

  private add(element: XmlElement, words: Words, shd: XmlElement | undefined): void {
    switch (element.name) {
      case 'w:t':
      case 'm:t':
        words.text += element.children.join('');
        return;
      case 'w:br':
      case 'w:cr':
        words.text += '\n';
        return;
      case 'w:tab':
      case 'w:ptab':
        words.text += '\t';
        return;
      case 'w:noBreakHyphen':
        words.text += '-';
        return;
      case 'w:sym':
        words.text += symbols[(element.attributes['w:char'] ?? '').slice(-2).toUpperCase()] ?? '';
        return;
      case 'w:txbxContent':
        words.boxes.push(element);
        return;
      default:
        if (element.name === 'w:del' || element.name === 'w:moveFrom') this.deleted = true;
        if (!notShown.has(element.name)) this.addAll(element, words, shd);
    }
  }
}

export function isOff(element: XmlElement): boolean {
  return element.attributes['w:val'] === 'nil';
}

/** A switch of Word's: on where it stands alone. */
function isOn(element: XmlElement | undefined): boolean {
  return element !== undefined && !/^(?:0|false|off)$/.test(element.attributes['w:val'] ?? '');
}

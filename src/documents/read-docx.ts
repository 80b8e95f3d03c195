import type { Table } from '../domain/plan-table.ts';
import { hexIn, type Theme, themeIn, tinted } from './colours.ts';
import { type Block, type Grid, type GridCell, tablesOf } from './document-tables.ts';
import { related, relationsOf } from './office-package.ts';
import { mostColumns } from './size-limits.ts';
import { numberingOf } from './word-numbering.ts';
import { isOff, type Shown, type Words, WordWords } from './word-words.ts';
import { elementAt, elementsOf, type XmlElement, xmlTree } from './xml.ts';
import type { Zip } from './zip.ts';

export interface DocumentRead {
  readonly tables: readonly Table[];
  readonly remarks: readonly string[];
  /** Whether anything at all is written in it: pictures of a plan are not. */
  readonly hasWords: boolean;
}

/** The tables of a Word document as Word shows them, each with the paragraphs that stand before it. */
export async function readDocx(zip: Zip, part: string): Promise<DocumentRead> {
  const relations = await relationsOf(zip, part);
  const tree = (name: string) => xmlTree(zip.pieces(name));
  const styles = await tree(related(relations, 'styles'));
  const numbering = await tree(related(relations, 'numbering'));
  const theme = themeIn(await tree(related(relations, 'theme')));
  const words = new WordWords(numberingOf({ numbering, styles }), styles);
  const body = elementAt(await tree(part), 'w:body');
  const reader = new WordBlocks(words, theme);
  const blocks = reader.blocksIn(elementsOf(body));
  const titled = typeof blocks[0] === 'string' ? blocks : [...(await headerLines()), ...blocks];
  return { tables: tablesOf(titled), remarks: words.remarks(), hasWords: blocks.length > 0 };

  /** A plan that begins with its table often has its title in the page's header. */
  async function headerLines(): Promise<readonly string[]> {
    const header = await tree(related(relations, 'header'));
    return reader.blocksIn(elementsOf(header ?? undefined)).filter((block) => typeof block === 'string');
  }
}

/** Tracked deletions, and where moved words came from: Word shows them struck out. */
const deleted: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom']);
const containers: ReadonlySet<string> = new Set([
  'w:sdt',
  'w:sdtContent',
  'w:customXml',
  'w:smartTag',
  'w:ins',
  'w:moveTo',
  'mc:AlternateContent',
  'mc:Choice',
]);

class WordBlocks {
  private readonly words: WordWords;
  private readonly theme: Theme;

  constructor(words: WordWords, theme: Theme) {
    this.words = words;
    this.theme = theme;
  }

  blocksIn(elements: readonly XmlElement[]): readonly Block[] {
    return elements.flatMap((element): readonly Block[] => {
      if (element.name === 'w:p') return this.paragraph(element);
      if (element.name === 'w:tbl') return [this.grid(element)];
      if (deleted.has(element.name)) this.words.noteDeleted();
      return containers.has(element.name) ? this.blocksIn(elementsOf(element)) : [];
    });
  }

  private paragraph(element: XmlElement): readonly Block[] {
    return this.blocksOf(this.words.inParagraph(element, []), true);
  }

  private blocksOf({ label, text, boxes }: Words, isNumbered: boolean): readonly Block[] {
    const shown = isNumbered && label.text !== '' ? `${label.text} ${text}`.trimEnd() : text;
    const lines = shown.split('\n').filter((line) => line.trim() !== '');
    return [...lines, ...boxes.flatMap((box) => this.blocksIn(elementsOf(box)))];
  }

  /** Rows and cells may stand inside content controls and tracked changes. */
  private inside(element: XmlElement, name: string): readonly XmlElement[] {
    return elementsOf(element).flatMap((child) => {
      if (child.name === name) return [child];
      return containers.has(child.name) ? this.inside(child, name) : [];
    });
  }

  private grid(table: XmlElement): Grid {
    const rows: GridCell[][] = [];
    /** Where a cell began that goes on below, by its column. */
    const open = new Map<number, { row: number; at: number }>();
    for (const row of this.inside(table, 'w:tr')) {
      if (elementAt(row, 'w:trPr', 'w:del')) {
        this.words.noteDeleted();
        continue;
      }
      rows.push(this.rowOf(row, rows, open));
    }
    return { rows };
  }

  private rowOf(row: XmlElement, above: GridCell[][], open: Map<number, { row: number; at: number }>): GridCell[] {
    const cells: GridCell[] = [];
    let column = numberOf(elementAt(row, 'w:trPr', 'w:gridBefore')) ?? 0;
    for (const element of this.inside(row, 'w:tc')) {
      const properties = elementAt(element, 'w:tcPr');
      const across = Math.min(numberOf(elementAt(properties, 'w:gridSpan')) ?? 1, mostColumns);
      const merge = elementAt(properties, 'w:vMerge');
      const goesOn = merge && merge.attributes['w:val'] !== 'restart' ? open.get(column) : undefined;
      if (goesOn) {
        const start = above[goesOn.row]![goesOn.at]!;
        above[goesOn.row]![goesOn.at] = { ...start, down: above.length - goesOn.row + 1 };
      } else {
        if (merge) open.set(column, { row: above.length, at: cells.length });
        else open.delete(column);
        cells.push(this.cellOf(element, column, across));
      }
      column += across;
    }
    return cells;
  }

  private cellOf(element: XmlElement, column: number, across: number): GridCell {
    const shown: Shown[] = [];
    const isDeleted = elementAt(element, 'w:tcPr', 'w:cellDel') !== undefined;
    const children = isDeleted ? [] : elementsOf(element);
    const words = new Map(
      children.filter(({ name }) => name === 'w:p').map((child) => [child, this.words.inParagraph(child, shown)]),
    );
    const isNumbered = isOwnList([...words.values()]);
    const blocks = children.flatMap((child) => {
      const own = words.get(child);
      return own ? this.blocksOf(own, isNumbered) : this.blocksIn([child]);
    });
    const fill = this.shade(elementAt(element, 'w:tcPr', 'w:shd')) ?? this.shadeOfWords(shown);
    return { column, across, down: 1, blocks, fill };
  }

  /** Colour behind all words of a cell is as good as colour of the cell. */
  private shadeOfWords(shown: readonly Shown[]): string | null {
    const fills = new Set(shown.map(({ highlight, shd }) => highlight ?? this.shade(shd)));
    const [only] = fills;
    return fills.size === 1 ? (only ?? null) : null;
  }

  private shade(shd: XmlElement | undefined): string | null {
    if (!shd || isOff(shd)) return null;
    const at = (name: string) => shd.attributes[`w:${name}`];
    if (at('val') === 'solid') return hexIn(at('color'));
    const themed = this.theme.get(themeName(at('themeFill')));
    if (!themed) return hexIn(at('fill'));
    const share = (hex: string | undefined) => Number.parseInt(hex ?? 'FF', 16) / 255;
    const tint = at('themeFillTint') ? 1 - share(at('themeFillTint')) : share(at('themeFillShade')) - 1;
    return tinted(themed, tint);
  }
}

/** "6." to "9." of a list that began in another cell number nothing in this one; a lone number, and "1." to "3.", do. */
function isOwnList(paragraphs: readonly Words[]): boolean {
  const labels = paragraphs.map(({ label }) => label).filter(({ text }) => text !== '');
  return labels.length < 2 || labels[0]!.isFirst;
}

/** Documents name the theme's first four by what they are for. */
function themeName(name = ''): string {
  const names: Readonly<Record<string, string>> = {
    background1: 'lt1',
    text1: 'dk1',
    background2: 'lt2',
    text2: 'dk2',
    light1: 'lt1',
    dark1: 'dk1',
    light2: 'lt2',
    dark2: 'dk2',
  };
  return names[name] ?? name;
}

function numberOf(element: XmlElement | undefined): number | undefined {
  const value = element?.attributes['w:val'];
  return value === undefined ? undefined : Math.max(Number(value) || 0, 0);
}

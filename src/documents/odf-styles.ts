import { hexIn } from './colours.ts';
import { elementAt, elementsOf, type XmlElement } from './xml.ts';

/** What the styles of an OpenDocument file say of colours, of what is hidden, and of how lists are numbered. */
export interface OdfStyles {
  fillOf(style: string | undefined): string | null;
  isHidden(style: string | undefined): boolean;
  /** "2." for the second item of this level; '' for a bullet or none. */
  labelOf(list: string | undefined, level: number, number: number): string;
}

interface Style {
  readonly parent: string;
  readonly fill: string | undefined;
  readonly hidden: boolean;
}

export function odfStyles(...parts: readonly (XmlElement | null)[]): OdfStyles {
  const groups = parts.flatMap((part) => [
    elementAt(part, 'office:styles'),
    elementAt(part, 'office:automatic-styles'),
  ]);
  const all = groups.flatMap((group) => elementsOf(group));
  const styles = new Map(
    all
      .filter(({ name }) => name === 'style:style')
      .map((each) => [each.attributes['style:name'] ?? '', styleIn(each)]),
  );
  const lists = new Map(
    all.filter(({ name }) => name === 'text:list-style').map((each) => [each.attributes['style:name'] ?? '', each]),
  );
  return {
    fillOf: (name) => {
      let style = styles.get(name ?? '');
      for (let steps = 0; style && style.fill === undefined && steps < 20; steps++) style = styles.get(style.parent);
      return hexIn(style?.fill);
    },
    isHidden: (name) => styles.get(name ?? '')?.hidden ?? false,
    labelOf: (name, level, number) => labelIn(lists.get(name ?? ''), level, number),
  };
}

function styleIn(style: XmlElement): Style {
  const table = elementAt(style, 'style:table-properties')?.attributes ?? {};
  const text = elementAt(style, 'style:text-properties')?.attributes ?? {};
  return {
    parent: style.attributes['style:parent-style-name'] ?? '',
    fill: elementAt(style, 'style:table-cell-properties')?.attributes['fo:background-color'],
    hidden: table['table:display'] === 'false' || text['text:display'] === 'none',
  };
}

function labelIn(list: XmlElement | undefined, level: number, number: number): string {
  const found = elementsOf(list).find(({ attributes }) => attributes['text:level'] === String(level));
  if (found?.name !== 'text:list-level-style-number') return '';
  const {
    'style:num-format': format = '',
    'style:num-prefix': before = '',
    'style:num-suffix': after = '',
  } = found.attributes;
  if (format === '') return '';
  const letter = String.fromCharCode((format === 'A' ? 65 : 97) + ((number - 1) % 26));
  return before + (/^a$/i.test(format) ? letter : String(number)) + after;
}

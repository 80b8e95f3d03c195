import { hexIn } from './colours.ts';
import { elementAt, elementsOf, type XmlElement } from './xml.ts';

/** What the styles of an OpenDocument file say of colours, of what is hidden, and of how lists are numbered. */
export interface OdfStyles {
  fillOf(style: string | undefined): string | null;
  isHidden(style: string | undefined): boolean;
  /** "2." for the second item, "2.1" for the first one below it; '' for a bullet or none. */
  labelOf(list: string | undefined, numbers: readonly number[]): string;
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
    labelOf: (name, numbers) => labelIn(lists.get(name ?? ''), numbers),
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

function labelIn(list: XmlElement | undefined, numbers: readonly number[]): string {
  const levels = elementsOf(list);
  const of = (level: number) => levels.find(({ attributes }) => attributes['text:level'] === String(level));
  const found = of(numbers.length);
  if (found?.name !== 'text:list-level-style-number' || !found.attributes['style:num-format']) return '';
  const {
    'style:num-prefix': before = '',
    'style:num-suffix': after = '',
    'text:display-levels': shown = '1',
  } = found.attributes;
  const parts = numbers.map((number, at) => numberAs(of(at + 1)?.attributes['style:num-format'], number));
  return before + parts.slice(-Number(shown)).join('.') + after;
}

function numberAs(format: string | undefined, number: number): string {
  if (format === 'a' || format === 'A') return String.fromCharCode(format.charCodeAt(0) + ((number - 1) % 26));
  return String(number);
}

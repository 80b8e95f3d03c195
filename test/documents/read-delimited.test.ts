import { describe, expect, it } from '@jest/globals';
import { readWhole, textsOf } from './tables-in.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
const swapped = (bytes: Uint8Array) => new Uint8Array(Buffer.from(bytes).swap16());
const read = async (name: string, bytes: Uint8Array | string) =>
  textsOf((await readWhole(name, typeof bytes === 'string' ? bytesOf(bytes) : bytes)).tables[0]!);

const expected = [
  ['ref', 'action', 'by'],
  ['1', 'Ask, and “tell”', '£5'],
];
const lines = (between: string) => `ref${between}action${between}by\r\n1${between}"Ask, and “tell”"${between}£5\r\n`;

describe('cells between signs', () => {
  it.each([
    ['commas', 'plan.csv', bytesOf(lines(','))],
    ['semicolons', 'plan.csv', bytesOf(lines(';'))],
    ['tabs, called .csv', 'plan.csv', bytesOf(lines('\t'))],
    ['tabs, called .tsv', 'plan.tsv', bytesOf(lines('\t'))],
    ['tabs and quotes, called .txt', 'plan.txt', bytesOf(lines('\t'))],
    ['pipes', 'plan.csv', bytesOf(lines('|'))],
    ['semicolons, called .txt', 'plan.txt', bytesOf(lines(';'))],
    ['commas, called .xlsx', 'plan.xlsx', bytesOf(lines(','))],
    ['a line for Excel', 'plan.csv', bytesOf(`sep=;\r\n${lines(';')}`)],
    ['UTF-8 with its mark', 'plan.csv', bytesOf(`\ufeff${lines(',')}`)],
    ['UTF-16 with its mark', 'plan.csv', utf16(`\ufeff${lines('\t')}`)],
    ['UTF-16 without', 'plan.csv', utf16(lines(','))],
    ['UTF-16, the other way round', 'plan.csv', swapped(utf16(`\ufeff${lines(',')}`))],
    [
      'Windows-1252',
      'plan.csv',
      Uint8Array.from(Buffer.from(lines(',').replace('“', '\x93').replace('”', '\x94'), 'latin1')),
    ],
  ])('are read: %s', async (_, name, bytes) => expect(await read(name, bytes)).toEqual(expected));

  it('are told from the commas of sentences and from a title above', async () => {
    const text = 'Plan, 2026\nref;action;by\n1;Ask, tell, and report;March\n2;Ask, and go;April\n';
    expect((await read('plan.csv', text)).at(-1)).toEqual(['2', 'Ask, and go', 'April']);
  });
});

describe('pipes in text', () => {
  it('are a table of Markdown, with words before it, marks taken off, links kept, and pipes of its words kept', async () => {
    const text =
      '# Delivery *plan*\n\n| Ref | Action | By |\n|:---|:--:|---:|\n| 1.1 | **Ask** [them](https://example.org) | March |\n| 1.2 | a \\| b<br>c_d_e | |\n\nThe end\n';
    const { tables } = await readWhole('plan.md', bytesOf(text));
    expect(tables[0]!.before).toEqual(['Delivery plan']);
    expect(textsOf(tables[0]!)).toEqual([
      ['Ref', 'Action', 'By'],
      ['1.1', 'Ask them (https://example.org)', 'March'],
      ['1.2', 'a | b\nc_d_e', ''],
    ]);
    expect(tables[0]!.rows.map(({ row }) => row)).toEqual([3, 5, 6]);
  });

  it('may have none at the ends of lines, and no rule', async () => {
    expect(await read('plan.md', 'Ref | Action\n--- | ---\n1 | Ask\n')).toEqual([
      ['Ref', 'Action'],
      ['1', 'Ask'],
    ]);
    expect(await read('plan.txt', 'Plan\n\nRef | Action | By\n1 | Ask | |\n')).toEqual([
      ['Ref', 'Action', 'By'],
      ['1', 'Ask', ''],
    ]);
  });
});

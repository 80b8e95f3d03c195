import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFlowedText } from '../../src/documents/read-flowed-text.ts';
import { readTables } from '../../src/documents/read-tables.ts';
import { draftFrom } from '../../src/domain/import-draft.ts';
import type { Table } from '../../src/domain/plan-table.ts';

/** Blocks as a PDF's text has them: a blank line between cells. */
const text = (...blocks: readonly string[]) => blocks.join('\n\n');

function tableIn(words: string): Table {
  const tables = readFlowedText(words);
  if (!tables) throw new Error('no table was found');
  return tables[0]!;
}

const textsIn = ({ rows }: Table) => rows.map(({ cells }) => cells.map((cell) => cell.text));
const doubtsIn = ({ rows }: Table) => rows.map(({ doubts }) => (doubts ?? []).join('; '));

const headings = ['No', 'Action', 'By when', 'Lead'];

describe('a table whose cells run one below the other', () => {
  it('is read by its headings and its numbers, with wrapped lines joined', () => {
    const table = tableIn(
      text(
        'Neglect Action Plan 2026-27',
        ...headings,
        ...['1', 'Agree with each school how concerns\nare written down', 'March 2027', 'Quality Group'],
        ...['2', 'Tell every new head what was agreed', 'Each term', 'Business Team'],
      ),
    );
    expect(table.before).toEqual(['Neglect Action Plan 2026-27']);
    expect(textsIn(table)).toEqual([
      headings,
      ['1', 'Agree with each school how concerns are written down', 'March 2027', 'Quality Group'],
      ['2', 'Tell every new head what was agreed', 'Each term', 'Business Team'],
    ]);
    expect(doubtsIn(table)).toEqual(['', '', '']);
  });

  it('may have its headings in one line, and each number before its words', () => {
    const table = tableIn(
      text('No Action By when Lead', '1.1 Agree the words', 'May', 'MACE', '1.2 Print the words', 'June', 'MACE'),
    );
    expect(textsIn(table).slice(1)).toEqual([
      ['1.1', 'Agree the words', 'May', 'MACE'],
      ['1.2', 'Print the words', 'June', 'MACE'],
    ]);
  });

  it('may have each heading above the first row’s cell', () => {
    const table = tableIn(
      text(
        ...[
          'Recommendation',
          'Hear from young people',
          'Action',
          'Hold a meeting at the youth club',
          'Response',
          'Held in May.',
        ],
        ...['2', 'Hear from parents', 'Send a survey to each family', 'Sent in June.'],
        ...['3', 'Hear from schools', 'Visit each school', 'Begun in July.'],
      ),
    );
    expect(textsIn(table)).toEqual([
      ['No', 'Recommendation', 'Action', 'Response'],
      ['1', 'Hear from young people', 'Hold a meeting at the youth club', 'Held in May.'],
      ['2', 'Hear from parents', 'Send a survey to each family', 'Sent in June.'],
      ['3', 'Hear from schools', 'Visit each school', 'Begun in July.'],
    ]);
    expect(doubtsIn(table)[1]).toBe('its number is missing in the text; it is 1 by the rows before and after it');
  });

  it('is read on where a page ended in the middle of a cell, without pages’ marks and repeated headings', () => {
    const table = tableIn(
      text(
        ...[...headings, '1', 'Agree with each school how concerns', 'Page 1 of 2', ...headings],
        ...['are written down', 'March 2027', 'Quality Group', '2', 'Tell every head', 'Each term', 'Business Team'],
      ),
    );
    expect(textsIn(table)[1]).toEqual([
      '1',
      'Agree with each school how concerns are written down',
      'March 2027',
      'Quality Group',
    ]);
  });

  it('knows a theme by its standing above numbers, whole or cut into lines by the columns', () => {
    const rows = (number: string, words: string) => [number, `${words} first`, `${words} second`];
    const table = tableIn(
      text(
        ...['Recommendation', 'Action'],
        ...['Early\nHelp', ...rows('1', 'One')],
        ...['Early\nHelp', ...rows('2', 'Two')],
        ...['Early', '3', 'Three first', 'Help', 'Three second'],
        ...['Voice', ...rows('4', 'Four')],
      ),
    );
    expect(textsIn(table)).toEqual([
      ['Theme', 'No', 'Recommendation', 'Action'],
      ['Early Help', '1', 'One first', 'One second'],
      ['Early Help', '2', 'Two first', 'Two second'],
      ['Early Help', '3', 'Three first', 'Three second'],
      ['Voice', '4', 'Four first', 'Four second'],
    ]);
  });
});

describe('what a scan lost', () => {
  const themed = (numbers: readonly string[]) =>
    tableIn(
      text(
        'Recommendation',
        'Action',
        ...numbers.flatMap((number) => [
          'Early Help',
          ...(number === '' ? [] : [number]),
          'What is to be',
          'What is done',
        ]),
      ),
    );

  it.each([
    ['a missing number', ['1', '', '3'], 'its number is missing in the text; it is 2 by the rows before and after it'],
    [
      'a misread number',
      ['1', 'N', '3'],
      'its number stands in the text as "N"; it is 2 by the rows before and after it',
    ],
    [
      'a number in two',
      ['1', '©\n\nN', '3'],
      'its number stands in the text as "© N"; it is 2 by the rows before and after it',
    ],
  ])('is mended and told where the rows around make it certain: %s', (_, numbers, doubt) => {
    const table = themed(numbers);
    expect(textsIn(table).map(([, number]) => number)).toEqual(['No', '1', '2', '3']);
    expect(doubtsIn(table)).toEqual(['', '', doubt, '']);
  });

  it('stays blank where they do not', () => {
    const table = themed(['1', '', '', '9']);
    expect(textsIn(table).map(([, number]) => number)).toEqual(['No', '1', '', '', '9']);
    expect(doubtsIn(table)[2]).toMatch(/^its number is missing in the text, and its neighbours do not tell it/);
  });

  it('is kept and told of, where words are left that stand alone', () => {
    const table = tableIn(
      text(...headings, '1', 'Agree the words and', 'omcnt', 'May', 'MACE', '2', 'Print', 'June', 'MACE'),
    );
    expect(textsIn(table)[1]![1]).toBe('Agree the words and omcnt');
    expect(doubtsIn(table)[1]).toBe('the words “omcnt” stand alone in the text, perhaps misread');
  });
});

describe('cells that are not one block each', () => {
  it('are divided by the width of the columns that other rows show', () => {
    const wide =
      'The group met in May and looked at all that the schools had sent to it,\nand asked two of them for more than they had written so far.';
    const narrow = 'Ask each of the schools\nfor what it wrote down';
    const table = tableIn(
      text(
        ...['No', 'Action', 'Update', '1', narrow, wide, '2', narrow, wide],
        ...['3', narrow, 'Ask the parents for all\nthat they may have seen', wide],
      ),
    );
    expect(textsIn(table)[3]).toEqual([
      '3',
      'Ask each of the schools for what it wrote down\nAsk the parents for all that they may have seen',
      wide.replace('\n', ' '),
    ]);
  });

  it('are told of where a line runs across the columns, and lose no word', () => {
    const rows = [
      '1',
      'Ask each of the schools\nfor what it wrote down',
      'The group met in May and heard\nfrom two of the schools there',
    ];
    const table = tableIn(
      text(
        ...['No', 'Action', 'Update', ...rows],
        '2|Ask each of the parents |The group met again in June and\nfor what they saw then heard from ten of them',
      ),
    );
    const [, action, update] = textsIn(table)[2]!;
    expect(`${action} ${update}`.split(' ').toSorted()).toEqual(
      'Ask each of the parents The group met again in June and for what they saw then heard from ten of them'
        .split(' ')
        .toSorted(),
    );
    expect(doubtsIn(table)[2]).toMatch(/^lines of its cells run into each other in the text/);
  });
});

it('loses no word, whatever the text is like', () => {
  const word = fc.constantFrom(
    'Agree',
    'the',
    'words',
    'by',
    'May',
    'MACE',
    '|',
    '12',
    '3',
    'N',
    'a)',
    '-',
    '2021.',
    'Help',
  );
  const line = fc.array(word, { minLength: 1, maxLength: 14 }).map((words) => words.join(' '));
  const block = fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(fc.array(block, { minLength: 4, maxLength: 40 }), (blocks) => {
      const tables = readFlowedText(
        text('Theme', 'Recommendation', 'Action', 'Update', '1', ...blocks, '2', 'x', 'y', 'z'),
      );
      const count = (all: readonly string[], each: string) =>
        all
          .join(' ')
          .split(/[^a-z]+/i)
          .filter((one) => one === each).length;
      const kept = tables!.flatMap((table) => [...textsIn(table).slice(1).flat(), ...doubtsIn(table)]);
      const lost = ['Agree', 'the', 'words', 'by', 'May', 'MACE', 'N', 'Help'].filter(
        (each) => count(kept, each) < count(blocks, each),
      );
      expect(lost).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

describe('a legend', () => {
  it('stands below the table and is no part of its last row', () => {
    const table = tableIn(
      text(
        ...headings,
        '1',
        'A',
        'May',
        'MACE',
        '2',
        'B',
        'June',
        'MACE',
        'Key to the ratings',
        'Amber Begun, and\nlate',
      ),
    );
    expect(
      table.rows.slice(-2).map(({ cells }) => cells.filter(({ merged }) => !merged).map((cell) => cell.text)),
    ).toEqual([['Key to the ratings'], ['Amber: Begun, and late']]);
    const drafted = draftFrom([table], { fileName: 'plan.txt' });
    expect(drafted.ok && drafted.draft.actions.map(({ ref }) => ref)).toEqual(['1', '2']);
  });
});

it.each([
  ['prose', text('Dear all,', 'The action was agreed.', 'Yours')],
  ['headings with no rows', text(...headings)],
  ['nothing', ''],
])('is not found in %s', (_, words) => {
  expect(readFlowedText(words)).toBeNull();
});

it('becomes a draft with every row, and a problem for each that is uncertain', async () => {
  const words = text(
    'Recommendation',
    'Action',
    ...['1', '', '3'].flatMap((no) => ['Early Help', ...(no ? [no] : []), 'What for', 'What then']),
  );
  const result = await readTables({ name: 'plan.txt', bytes: new TextEncoder().encode(words) });
  if (!result.ok) throw new Error(result.message);
  const drafted = draftFrom(result.tables, { fileName: 'plan.txt' });
  if (!drafted.ok) throw new Error(drafted.message);
  expect(drafted.draft.actions.map(({ ref }) => ref)).toEqual(['1', '2', '3']);
  expect(drafted.draft.problems.filter(({ code }) => code === 'cells-uncertain')).toMatchObject([
    { ref: '2', message: expect.stringContaining('Check its words against the document.') },
  ]);
});

const seeds = new URL('../../../shared/', import.meta.url);
const scanned = new URL('seeds/peer-review-action-plan.txt', seeds);
const workbook = new URL('office/peer-review-action-plan.xlsx', seeds);
const withSeeds = existsSync(scanned) && existsSync(workbook) ? it : it.skip;

withSeeds('gives of a scanned plan the cells that its workbook has, and says where it is not sure', async () => {
  const result = await readTables({ name: 'plan.xlsx', bytes: new Uint8Array(readFileSync(workbook)) });
  if (!result.ok) throw new Error(result.message);
  const plain = (row: Table['rows'][number]) => row.cells.slice(0, 5).map((cell) => cell.text.replace(/\s/g, ''));
  const true26 = result.tables[0]!.rows.filter(({ cells }) => /^\d+$/.test(cells[1]?.text ?? ''));
  const table = tableIn(readFileSync(scanned, 'utf8'));
  const own = table.rows.filter(({ cells }) => !cells[1]!.merged);
  const read = new Map(own.map((row) => [row.cells[1]!.text, row]));
  expect([...read.keys()]).toEqual(['No', ...true26.map(({ cells }) => cells[1]!.text)]);

  const wrong = true26.flatMap((row) => {
    const here = read.get(row.cells[1]!.text)!;
    const differs = plain(row).filter((words, at) => words !== plain(here)[at]).length;
    return differs === 0 ? [] : [{ number: row.cells[1]!.text, differs, isTold: here.doubts !== undefined }];
  });
  expect(wrong.filter(({ isTold }) => !isTold)).toEqual([]);
  expect(wrong.reduce((sum, { differs }) => sum + differs, 0)).toBeLessThanOrEqual(26);
});

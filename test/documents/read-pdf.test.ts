import { describe, expect, it } from '@jest/globals';
import { readTables } from '../../src/documents/read-tables.ts';
import type { Cell, Table } from '../../src/domain/plan-table.ts';
import { box, type DrawnCell, drawn, pdfOf, words } from './pdf-files.ts';

const read = (bytes: Uint8Array) => readTables({ name: 'plan.pdf', bytes });

async function tablesIn(...pages: readonly string[]): Promise<readonly Table[]> {
  const result = await read(pdfOf(pages));
  if (!result.ok) throw new Error(result.message);
  return result.tables;
}

const textsIn = ({ rows }: Table) => rows.map(({ cells }) => cells.map(({ text }) => text));
const cellAt = ({ rows }: Table, row: number, column: number): Cell | undefined => rows[row]?.cells[column];

const headings = ['No', 'Objective', 'Action', 'By when', 'Lead'];
const widths = [40, 160, 260, 100, 120];
const page = (rows: readonly (readonly (string | DrawnCell | null)[])[], top = 60) => drawn({ top, widths, rows });

describe('a PDF whose tables have borders', () => {
  it('gives the grid, with wrapped lines joined and paragraphs and lists kept apart', async () => {
    const action = 'Agree how concerns about neglect are written down and who reads them\n• at school\n• at home';
    const [table] = await tablesIn(
      words('Neglect Plan 2026 – 2027', 30, 40, 18) +
        page([headings, ['1', 'Early help', action, 'March 2027', 'MACE']]),
    );
    expect(table).toMatchObject({ part: 'table 1 (page 1)', before: ['Neglect Plan 2026 – 2027'] });
    expect(textsIn(table!)).toEqual([headings, ['1', 'Early help', action, 'March 2027', 'MACE']]);
  });

  it('joins a word that was divided at its own hyphen', async () => {
    const [table] = await tablesIn(
      page([headings, ['1', '', 'Set out all that will be new in the coming multi-\nagency training', '', '']]),
    );
    expect(cellAt(table!, 1, 2)!.text).toBe('Set out all that will be new in the coming multi-agency training');
  });

  it('gives a cell its colour, and a merged cell its words in each place', async () => {
    const [table] = await tablesIn(
      page([
        [{ text: 'Aim 1', across: 4, fill: '#5B2D82' }, null, null, null, 'x'],
        ['1.1', { text: 'Shared', down: 2 }, 'First', 'May', { fill: '#FFC000' }],
        ['1.2', null, 'Second', 'June', { fill: '#00B050' }],
      ]),
    );
    expect(table!.rows.map(({ cells }) => cells)).toEqual([
      [
        { text: 'Aim 1', fill: '#5B2D82' },
        ...[1, 2, 3].map(() => ({ text: 'Aim 1', fill: '#5B2D82', merged: 'across' })),
        { text: 'x' },
      ],
      [{ text: '1.1' }, { text: 'Shared' }, { text: 'First' }, { text: 'May' }, { text: '', fill: '#FFC000' }],
      [
        { text: '1.2' },
        { text: 'Shared', merged: 'down' },
        { text: 'Second' },
        { text: 'June' },
        { text: '', fill: '#00B050' },
      ],
    ]);
  });

  it('keeps what stands below the last table', async () => {
    const tables = await tablesIn(page([headings, ['1', 'A', 'B', 'C', 'D']]) + words('Amber: begun, and late', 300));
    expect(tables.at(-1)).toEqual({ part: 'the end', before: ['Amber: begun, and late'], rows: [] });
  });

  it('keeps tables apart that stand on one page, each with the words above it', async () => {
    const first = page([headings, ['1', 'A', 'B', 'C', 'D']]);
    const second = drawn({
      top: 200,
      widths: [100, 300],
      rows: [
        ['Budget', 'Sum'],
        ['Training', '900'],
      ],
    });
    const tables = await tablesIn(first + words('What it costs', 180) + second);
    expect(tables.map(({ before }) => before)).toEqual([[], ['What it costs']]);
    expect(textsIn(tables[1]!)).toEqual([
      ['Budget', 'Sum'],
      ['Training', '900'],
    ]);
  });
});

describe('a table over several pages', () => {
  const running = (number: number) => words('Neglect Plan', 20) + words(`Page ${number} of 2`, 580, 380);

  it('is one table: without repeated headings, page numbers and running titles', async () => {
    const tables = await tablesIn(
      running(1) + page([headings, ['1', 'A', 'First.', 'May', 'MACE']]),
      running(2) + page([headings, ['2', 'B', 'Second.', 'June', 'MACE']]),
    );
    expect(tables).toHaveLength(1);
    expect(tables[0]!.before).toEqual([]);
    expect(textsIn(tables[0]!)).toEqual([
      headings,
      ['1', 'A', 'First.', 'May', 'MACE'],
      ['2', 'B', 'Second.', 'June', 'MACE'],
    ]);
  });

  it('puts a row together that the page cut', async () => {
    const [table] = await tablesIn(
      page([headings, ['1', 'A', 'Ask each school', 'May', 'MACE']]),
      page([headings, ['', '', 'what it does', '', ''], ['2', 'B', 'Second.', 'June', 'MACE']]),
    );
    expect(textsIn(table!)).toEqual([
      headings,
      ['1', 'A', 'Ask each school what it does', 'May', 'MACE'],
      ['2', 'B', 'Second.', 'June', 'MACE'],
    ]);
  });

  it('puts a cell together that spans rows on both pages', async () => {
    const [table] = await tablesIn(
      page([headings, ['1.1', 'Children are', 'First.', 'May', 'MACE']]),
      page([
        headings,
        ['1.2', { text: 'safe at home', down: 2 }, 'Second.', 'June', 'MACE'],
        ['1.3', null, 'Third.', 'July', 'MACE'],
      ]),
    );
    expect([1, 2, 3].map((row) => cellAt(table!, row, 1))).toEqual([
      { text: 'Children are safe at home' },
      { text: 'Children are safe at home', merged: 'down' },
      { text: 'Children are safe at home', merged: 'down' },
    ]);
  });

  it('leaves a whole row alone that has no number', async () => {
    const [table] = await tablesIn(
      page([headings, ['1', 'A', 'First.', 'May', 'MACE']]),
      page([headings, ['', 'B', 'Second.', 'June', 'MACE']]),
    );
    expect(textsIn(table!).at(-1)).toEqual(['', 'B', 'Second.', 'June', 'MACE']);
  });
});

describe('a PDF whose tables have no borders', () => {
  const plain = (rows: readonly (readonly (string | DrawnCell | null)[])[], top = 60) =>
    drawn({ top, widths, rows, borders: false });
  const long = 'Agree how concerns about neglect are written down, by whom, and who reads them in the week after';

  it('is read by its headings and the gaps below them', async () => {
    const [table] = await tablesIn(
      words('Neglect Plan', 30, 40, 18) +
        plain([
          [{ text: 'No', fill: '#1F3864' }, ...headings.slice(1)],
          ['1.1', 'Early help', long, 'March 2027', { text: 'MACE', fill: '#FFC000' }],
          ['1.2', '', long, 'Each term', 'Business Team'],
        ]),
    );
    expect(table!.before).toEqual(['Neglect Plan']);
    expect(textsIn(table!)).toEqual([
      headings,
      ['1.1', 'Early help', long, 'March 2027', 'MACE'],
      ['1.2', '', long, 'Each term', 'Business Team'],
    ]);
    expect(cellAt(table!, 1, 4)!.fill).toBe('#FFC000');
  });

  it('has its rows between the lines or the shading that divide them, wherever in them the words stand', async () => {
    const line = (y: number) => `0 0 0 RG 0.5 w 40 ${595 - y} 680 0 re S\n`;
    const at = (y: number, cells: readonly (readonly [number, string])[]) =>
      cells.map(([x, text]) => words(text, y, x)).join('');
    const rows =
      at(50, [
        [44, 'No'],
        [84, 'Action'],
        [400, 'By when'],
        [520, 'Lead'],
      ]) +
      at(80, [[84, 'Agree how concerns are']]) +
      at(86, [
        [44, '1'],
        [400, 'March 2027'],
        [520, 'MACE'],
      ]) +
      at(92, [[84, 'written down']]) +
      at(120, [
        [44, '2'],
        [84, 'Print it'],
        [400, 'Each term'],
        [520, 'MACE'],
      ]);
    const expected = [
      ['No', 'Action', 'By when', 'Lead'],
      ['1', 'Agree how concerns are written down', 'March 2027', 'MACE'],
      ['2', 'Print it', 'Each term', 'MACE'],
    ];
    const lined = await tablesIn([60, 100, 140].map(line).join('') + rows);
    const shaded = await tablesIn(box(40, 60, [680, 40], '#EEEEEE') + rows);
    expect(
      [textsIn(lined[0]!), textsIn(shaded[0]!)].map((each) =>
        each.map((row) => row.map((text) => text.replace('\n', ' '))),
      ),
    ).toEqual([expected, expected]);
  });

  it('may stand below a table that has borders', async () => {
    const budget = drawn({
      widths: [100, 100],
      rows: [
        ['Training', '900'],
        ['Print', '100'],
      ],
    });
    const tables = await tablesIn(budget + plain([headings, ['1', 'A', 'B', 'May', 'MACE']], 200));
    expect(tables.map((table) => textsIn(table)[0])).toEqual([['Training', '900'], headings]);
  });

  it('goes on over pages, whether they repeat the headings or not', async () => {
    const row = (number: string) => [number, 'Early help', long, 'March 2027', 'MACE'];
    const [table] = await tablesIn(
      words('Neglect Plan', 30, 40, 18) + plain([headings, row('1'), row('2')]),
      plain([headings, row('3'), row('4')]),
      plain([row('5'), row('6')]),
    );
    expect(textsIn(table!).map(([number]) => number)).toEqual(['No', '1', '2', '3', '4', '5', '6']);
  });
});

describe('a PDF whose words show no columns', () => {
  it('is read in the order of its words, as text copied from it', async () => {
    const cells = [
      'No',
      'Action',
      'By when',
      'Lead',
      '1',
      'Agree the words',
      'May',
      'MACE',
      '2',
      'Print them',
      'June',
      'MACE',
    ];
    const [table] = await tablesIn(cells.map((cell, at) => words(cell, 40 + at * 30)).join(''));
    expect(textsIn(table!)).toEqual([cells.slice(0, 4), cells.slice(4, 8), cells.slice(8)]);
  });
});

describe('what a person must know of a PDF', () => {
  const remarksOn = async (...pages: readonly string[]) => {
    const result = await read(pdfOf(pages));
    return result.ok ? result.remarks : [result.message];
  };
  const table = page([headings, ['1', 'A', 'B', 'C', 'D']]);

  it('is nothing where all of it was read', async () => {
    expect(await remarksOn(table + words('Once', 300) + words('Once', 300.3))).toEqual([]);
  });

  it('is which pages hold pictures only', async () => {
    expect(await remarksOn(table, box(0, 0, [800, 500], '#C0C0C0'))).toEqual([
      'Page 2 is without words, so nothing was read there. Check that no part of the plan is a picture.',
    ]);
  });

  it('is where words stand on top of each other', async () => {
    const rows = [0, 1, 2, 3, 4, 5].map((at) => words('Words of a row that is too low', 200 + at * 4)).join('');
    expect(await remarksOn(table + rows)).toEqual([
      'Page 1 is printed with words on top of each other: cells may be mixed up. Send the file it was made from.',
    ]);
  });
});

describe('a PDF that cannot be read', () => {
  const lock = `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (${'o'.repeat(32)}) /U (${'u'.repeat(32)}) >>`;
  const locked = { trailer: `${lock} /ID [<00> <00>]` };
  const refusals: readonly (readonly [string, Uint8Array, RegExp])[] = [
    [
      'holds pictures only',
      pdfOf([box(0, 0, [800, 500], '#C0C0C0')]),
      /^plan\.pdf has no text: it holds pictures of pages\./,
    ],
    ['is locked', pdfOf([page([headings])], locked), /^plan\.pdf is protected with a password\. Save it without one/],
    ['is cut off', pdfOf([page([headings])]).slice(0, 300), /^plan\.pdf (?:is damaged|has no text)/],
    ['is no PDF behind its first letters', new TextEncoder().encode('%PDF-1.7 nothing'), /^plan\.pdf is damaged/],
    [
      'has too many pages',
      pdfOf(Array.from({ length: 301 }, () => '')),
      /^plan\.pdf has 301 pages; Baton reads up to 300\./,
    ],
  ];
  it.each(refusals)('is refused in a sentence when it %s', async (_, bytes, sentence) => {
    expect(await read(bytes)).toMatchObject({ ok: false, message: expect.stringMatching(sentence) });
  });

  it('runs no script that it carries', async () => {
    const script = '/OpenAction << /S /JavaScript /JS (globalThis.ran = true; app.alert\\(1\\)) >>';
    const result = await read(pdfOf([page([headings, ['1', 'A', 'B', 'C', 'D']])], { catalogue: script }));
    expect(result.ok).toBe(true);
    expect('ran' in globalThis).toBe(false);
  });
});

import { describe, expect, it } from '@jest/globals';
import ExcelJS from '@zurmokeeper/exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { readTables } from '../../src/documents/read-tables.ts';
import { writeCsv } from '../../src/documents/write-csv.ts';
import { writeDocx } from '../../src/documents/write-docx.ts';
import { writeWorkbook } from '../../src/documents/write-workbook.ts';
import { draftFrom } from '../../src/domain/import-draft.ts';
import { computeMatrix, type Matrix, type MatrixFacts } from '../../src/domain/matrix.ts';
import type { Standing } from '../../src/domain/plan.ts';
import { defaultLegend } from '../../src/domain/rating.ts';
import { aGroup, anUpdate, aPlan, aState, tracked } from '../builders.ts';
import { wordsIn } from './words-in.ts';

const restricted = aPlan({
  code: 'CR1',
  title: 'A title that tells too much',
  audience: { kind: 'restricted', groups: ['lpr'] },
});

const facts: MatrixFacts = {
  plans: [aPlan({ code: 'DP', title: 'Delivery Plan 2019 – 2020', legend: defaultLegend }), restricted],
  groups: [aGroup({ id: 'mace', name: 'MACE' }), aGroup({ id: 'lpr', name: 'LPR Group' })],
  posts: new Map([['yos', 'Head of YOS']]),
  today: '2019-11-01',
  readerOf: 'all',
  actions: [
    tracked(
      {
        ref: '1.1',
        aim: 'Children are heard',
        objective: 'Hear them earlier',
        text: '=SUM(of all that schools do)\n- ask each school\n- write it down',
        measure: '@home survey, +10 % answered',
        timescale: 'July and December 2019',
        leads: ['mace', 'lpr'],
        responsible: ['yos'],
      },
      aState({ agreed: { rating: 'red', decision: 'd' }, standing: 'open' }),
    ),
    tracked(
      { plan: 'CR1', ref: '1', text: 'Secret words', measure: 'Secret measure' },
      aState({ plan: 'CR1', ref: '1' }),
    ),
  ],
  agencies: [],
  updates: [
    anUpdate({
      ref: '1.1',
      sequence: 1,
      at: '2019-09-02T09:00:00Z',
      narrative: 'First school asked.\nTwo more booked.',
    }),
    anUpdate({ ref: '1.1', sequence: 2, at: '2019-10-02T09:00:00Z', narrative: 'A slip.' }),
    anUpdate({ ref: '1.1', sequence: 3, at: '2019-10-02T09:05:00Z', narrative: '', undoes: 2 }),
    anUpdate({ ref: '1.1', sequence: 4, at: '2019-10-20T09:00:00Z', narrative: 'As before.', noChange: true }),
    anUpdate({ ref: '1.1', sequence: 5, at: '2019-12-20T09:00:00Z', narrative: 'Not known yet.' }),
  ],
};
const matrix = computeMatrix(facts);
const outside = computeMatrix({ ...facts, readerOf: new Set(['mace']) });

async function opened(of: Matrix): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  const bytes = Buffer.from(await writeWorkbook(of));
  await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  return workbook;
}

describe(computeMatrix, () => {
  it('tells what was said by the day, without what was taken back', () => {
    expect(matrix.plans.find(({ code }) => code === 'DP')!.rows[0]!.updates).toEqual([
      { on: '2019-09-02', text: 'First school asked.\nTwo more booked.' },
      { on: '2019-10-20', text: 'As before.' },
    ]);
  });

  it('shows of a restricted plan, outside its audience, code, ref, rating and due date only', () => {
    const plan = outside.plans.find(({ code }) => code === 'CR1')!;
    expect(plan).toMatchObject({ restricted: true, title: '' });
    expect(JSON.stringify(plan)).not.toMatch(/Secret|tells too much/);
    expect(plan.rows[0]).toMatchObject({ ref: '1', standing: null, leads: [], updates: [] });
  });
});

describe(writeWorkbook, () => {
  it('gives each plan a sheet and all plans one more, with headings that stay in sight and on each page', async () => {
    const workbook = await opened(matrix);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['All plans', 'CR1', 'DP']);
    const sheet = workbook.getWorksheet('DP')!;
    expect(sheet.pageSetup).toMatchObject({ paperSize: 8, orientation: 'landscape', printTitlesRow: '5:5' });
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 5 });
    expect(sheet.autoFilter).toBeTruthy();
    const rating = sheet.getRow(6).values as unknown[];
    expect(rating).toContain('Red');
  });

  it('holds words as words, whatever they begin with', async () => {
    const sheet = (await opened(matrix)).getWorksheet('DP')!;
    const cell = sheet.getRow(6).getCell(4);
    expect(cell.type).toBe(ExcelJS.ValueType.String);
    expect(cell.value).toBe('=SUM(of all that schools do)\n- ask each school\n- write it down');
  });

  it('moves the older part of a log that no cell can hold to a sheet of its own, and loses none of it', async () => {
    const said = Array.from({ length: 40 }, (_, at) =>
      anUpdate({ ref: '1.1', sequence: at + 1, at: '2019-05-02T09:00:00Z', narrative: `${at} ${'word '.repeat(390)}` }),
    );
    const workbook = await opened(computeMatrix({ ...facts, updates: said }));
    const cell = workbook.getWorksheet('DP')!.getRow(6).getCell(8);
    expect(String(cell.value).length).toBeLessThanOrEqual(32_767);
    expect(String(cell.value)).toContain('39 word');
    expect(workbook.getWorksheet('Updates')!.rowCount).toBe(41);
  });

  it('writes nothing of a restricted plan but what may be read', async () => {
    const headings = (await opened(outside)).getWorksheet('CR1')!.getRow(5).values;
    expect(headings).toEqual([undefined, 'Action no', 'RAG', 'Next due (Baton)']);
    expect(new TextDecoder().decode(writeCsv(outside))).toMatch(/^CR1,1,+\r$/m);
    const bytes = JSON.stringify((await opened(outside)).worksheets.map((sheet) => sheet.getSheetValues()));
    expect(bytes).not.toMatch(/Secret|tells too much/);
  });
});

describe(writeDocx, () => {
  const [row] = matrix.plans.find(({ code }) => code === 'DP')!.rows;
  const withRows = (...standings: readonly Standing[]): Matrix => ({
    ...matrix,
    plans: matrix.plans
      .filter(({ code }) => code === 'DP')
      .map((plan) => ({ ...plan, rows: standings.map((standing, at) => ({ ...row!, ref: `1.${at + 1}`, standing })) })),
  });

  it('says of an action that it is not open any more', async () => {
    const text = wordsIn(await writeDocx(withRows('open', 'withdrawn', 'complete')));
    expect(text).toMatch(/State \(Baton\).*Withdrawn.*Complete/s);
    expect(wordsIn(await writeDocx(withRows('open', 'open')))).not.toContain('State');
  });
});

describe('whatever stands in the words', () => {
  const odd = [
    '=1+1',
    '+10 %',
    '-5 schools',
    '@home',
    "'=quoted",
    '＝1+1',
    "=cmd|'/c calc'!A0",
    '_x0041_ and _x000D_',
    '<b>& "q" ]]>',
    '👩‍👩‍👧‍👦 ✅',
    'حماية الأطفال',
    'no\uFFFEcharacter\uFFFF',
  ];
  const words = odd.join('\n');
  const plan = matrix.plans.find(({ code }) => code === 'DP')!;
  const withWords: Matrix = {
    ...matrix,
    plans: ['HISTORY', 'UPDATES', 'LOG-MACE'].map((code) => ({
      ...plan,
      code,
      title: words,
      rows: odd.map((text, at) => {
        const updates = [{ on: null, text: `${text} ${'word '.repeat(at === 0 ? 7_000 : 1)}` }];
        return { ...plan.rows[0]!, ref: `1.${at + 1}`, aim: words, objective: text, text, measure: text, updates };
      }),
    })),
  };

  it.each([
    ['m.xlsx', writeWorkbook],
    ['m.docx', writeDocx],
  ] as const)('a file of Office can be opened: %s', async (name, write) => {
    const files = unzipSync(await write(withWords));
    for (const [part, bytes] of Object.entries(files).filter(([part]) => part.endsWith('.xml'))) {
      // What XML can hold, and nothing else.
      expect([part, strFromU8(bytes).match(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u)]).toEqual([
        part,
        null,
      ]);
    }
    expect((await readTables({ name, bytes: await write(withWords) })).ok).toBe(true);
  });

  it.each([
    ['m.xlsx', writeWorkbook],
    ['m.csv', writeCsv],
  ] as const)('it is read again as it was: %s', async (name, write) => {
    const read = await readTables({ name, bytes: await write(withWords) });
    if (!read.ok) throw new Error(read.message);
    const cells = read.tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells.map(({ text }) => text)));
    for (const text of odd) expect(cells).toContain(name === 'm.xlsx' ? text.replace(/[\uFFFE\uFFFF]/g, '') : text);
  });

  it('no cell of a CSV begins like a formula', () => {
    const cells = new TextDecoder().decode(writeCsv(withWords)).split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)|\r\n/);
    expect(cells.filter((cell) => /^"?[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([]);
  });
});

describe('what is written', () => {
  const only: Matrix = { ...matrix, plans: matrix.plans.filter(({ code }) => code === 'DP') };
  it.each([
    ['m.xlsx', writeWorkbook],
    ['m.csv', writeCsv],
    ['m.docx', writeDocx],
  ] as const)('is read again as the same action: %s', async (name, write) => {
    const read = await readTables({ name, bytes: await write(only) });
    if (!read.ok) throw new Error(read.message);
    const result = draftFrom(read.tables, { fileName: name, code: 'DP' });
    if (!result.ok) throw new Error(result.message);
    expect(result.draft.actions).toMatchObject([
      {
        ref: '1.1',
        objective: 'Hear them earlier',
        text: '=SUM(of all that schools do)\nask each school\nwrite it down',
        measure: '@home survey, +10 % answered',
        timescale: { kind: 'by', due: ['2019-07-31', '2019-12-31'] },
        leads: ['MACE', 'LPR Group'],
        rating: 'red',
      },
    ]);
  });
});

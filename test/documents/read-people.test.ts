import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readPeople } from '../../src/documents/read-people.ts';
import { readTables } from '../../src/documents/read-tables.ts';
import { xlsxOf } from './office-files.ts';

const read = (text: string) => readPeople({ name: 'people.csv', bytes: new TextEncoder().encode(text) }, readTables);
const nobody = { name: '', email: '' };

describe(readPeople, () => {
  it('reads columns in any order, and takes what is left empty as not said', async () => {
    const text = [
      'Post,Agency,Holder,Holder e-mail,Deputy,Away until,Groups,Answers for agency,Actions',
      'Detective Inspector,Police,Robin Example,ROBIN@Example.org,Kim Example,14/05/2027,"MACE; LPR Group",Yes,"DP 4.1; part of 30.1"',
      'Designated Nurse,Health Trust,,,,,,,',
    ].join('\n');
    expect(await read(text)).toEqual({
      ok: true,
      rows: [
        {
          row: 2,
          agency: 'Police',
          post: 'Detective Inspector',
          holder: { name: 'Robin Example', email: 'robin@example.org' },
          deputy: { name: 'Kim Example', email: '' },
          awayUntil: '2027-05-14',
          groups: ['MACE', 'LPR Group'],
          answers: true,
          actions: 'DP 4.1; part of 30.1',
        },
        {
          row: 3,
          agency: 'Health Trust',
          post: 'Designated Nurse',
          holder: nobody,
          deputy: nobody,
          awayUntil: null,
          groups: [],
          answers: false,
          actions: '',
        },
      ],
      problems: [],
    });
  });

  it('reads a sheet below its title, with a date cell as the day it holds', async () => {
    const bytes = await xlsxOf((workbook) => {
      const sheet = workbook.addWorksheet('People');
      sheet.addRow(['Who is who']);
      sheet.addRow(['agency', 'post', 'away until']);
      sheet.addRow(['Police', 'Inspector', new Date('2027-05-14')]);
    });
    expect(await readPeople({ name: 'people.xlsx', bytes }, readTables)).toMatchObject({
      rows: [{ row: 3, agency: 'Police', awayUntil: '2027-05-14' }],
    });
  });

  it.each([
    ['a post without an agency', ',Inspector,,,', /names no agency/],
    ['an agency without a post', 'Police,,,,', /names no post/],
    ['a day that does not exist', 'Police,Inspector,31/09/2027,,', /"31\/09\/2027" is not a date/],
    ['an address that is none', 'Police,Inspector,,robin at police,', /is not an e-mail address/],
    ['an answer that is neither yes nor no', 'Police,Inspector,,,perhaps', /neither yes nor no/],
  ])('names %s, says what to do, and keeps the others', async (_, line, message) => {
    const text = `agency,post,away until,holder e-mail,answers\nSchools,Lead,,,\n${line}\nHealth,Nurse,,,\n`;
    expect(await read(text)).toMatchObject({
      ok: true,
      rows: [{ row: 2 }, { row: 4 }],
      problems: [{ row: 3, message: expect.stringMatching(message) }],
    });
  });

  it('refuses a file without the two headings, and one that is empty', async () => {
    expect(await read('group,date\nMACE,24/09/2019\n')).toMatchObject({ ok: false, reason: 'not-people' });
    expect(await read('')).toMatchObject({ ok: false, reason: 'empty' });
  });

  it('takes or tells every row, whatever stands in its cells', async () => {
    const cell = fc.string({ maxLength: 30 }).map((text) => `"${text.replace(/["\r\n]/g, ' ')}"`);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, cell, cell, cell), { minLength: 1, maxLength: 8 }),
        async (rows) => {
          const lines = rows.map((cells) => cells.join(','));
          const result = await read(`agency,post,holder,away until,answers\n${lines.join('\n')}\n`);
          if (!result.ok) throw new Error(result.message);
          const told = [...result.rows, ...result.problems].map(({ row }) => row).toSorted((a, b) => a - b);
          const said = rows.flatMap((cells, at) => (/[\p{L}\p{N}]/u.test(cells.join('')) ? [at + 2] : []));
          expect(told).toEqual(said);
        },
      ),
      { numRuns: 60 },
    );
  });
});

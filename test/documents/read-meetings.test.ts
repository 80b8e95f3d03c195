import { describe, expect, it } from '@jest/globals';
import { readMeetings } from '../../src/documents/read-meetings.ts';
import { readTables } from '../../src/documents/read-tables.ts';
import { xlsxOf } from './office-files.ts';

const read = (text: string) =>
  readMeetings({ name: 'meetings.csv', bytes: new TextEncoder().encode(text) }, readTables);

describe(readMeetings, () => {
  it('reads columns in any order, dates as ISO or the day first, and what is left out as null', async () => {
    expect(
      await read(
        'Date,Group,Title,Papers,Time\n24/09/2019,MACE,Autumn,2019-09-17,10.00\n2019-10-01,LPR Group,,,\n1st October 2019,MACE,,,\n',
      ),
    ).toEqual({
      ok: true,
      rows: [
        { group: 'MACE', date: '2019-09-24', time: '10:00', papers: '2019-09-17', title: 'Autumn', row: 2 },
        { group: 'LPR Group', date: '2019-10-01', time: null, papers: null, title: null, row: 3 },
        { group: 'MACE', date: '2019-10-01', time: null, papers: null, title: null, row: 4 },
      ],
      problems: [],
    });
  });

  it('reads date and time cells of a sheet as what they hold', async () => {
    const bytes = await xlsxOf((workbook) => {
      const sheet = workbook.addWorksheet('Dates');
      sheet.addRow(['Meetings']);
      sheet.addRow(['group', 'date', 'time']);
      sheet.addRow(['MACE', new Date('2019-09-04'), new Date('1899-12-30T14:30:00Z')]);
      sheet.getCell('B3').numFmt = 'd mmm';
      sheet.getCell('C3').numFmt = 'h:mm';
    });
    expect(await readMeetings({ name: 'meetings.xlsx', bytes }, readTables)).toMatchObject({
      rows: [{ group: 'MACE', date: '2019-09-04', time: '14:30', row: 3 }],
    });
  });

  it.each([
    ['without a group', ',24/09/2019,,', /no group/],
    ['without a date', 'MACE,,,', /no date/],
    ['with a date that does not exist', 'MACE,31/09/2019,,', /"31\/09\/2019" is not a date/],
    ['with an American date', 'MACE,09/24/2019,,', /is not a date/],
    ['with a time that is none', 'MACE,24/09/2019,25:00,', /"25:00" is not a time/],
    ['with papers that are no date', 'MACE,24/09/2019,,soon', /"soon" is not a date/],
    ['with papers after the meeting', 'MACE,24/09/2019,,25/09/2019', /is after the meeting/],
    ['with a date that has no year', 'MACE,24 September,,', /Write the day, month and year/],
  ])('names a row %s, says what to do, and keeps the others', async (_, line, message) => {
    const result = await read(`group,date,time,papers\nAudit Group,24/09/2019,10am,\n${line}\nMACE,1/10/2019,,\n`);
    expect(result).toMatchObject({
      ok: true,
      rows: [{ row: 2 }, { row: 4 }],
      problems: [{ row: 3, message: expect.stringMatching(message) }],
    });
  });

  it('refuses a file without the two headings, and one that cannot be read', async () => {
    expect(await read('Action No,Action\n1.1,Do it\n')).toMatchObject({ ok: false, reason: 'not-meetings' });
    expect(await read('')).toMatchObject({ ok: false, reason: 'empty' });
  });
});

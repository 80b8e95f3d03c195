import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { readTables } from '../../src/documents/read-tables.ts';
import { draftFrom, type ImportDraft } from '../../src/domain/import-draft.ts';

/** The forward plans at the end of a business plan that the engineers keep beside the project; a clone has no such file. */
const file = new URL('../../../shared/seeds/southend-business-plan-2011-14.txt', import.meta.url);
const available = existsSync(file);
if (!available) console.info('Skipped: the business plan with its forward plans is not in ../shared.');

(available ? describe : describe.skip)('the forward plans of the 2011–14 business plan', () => {
  let draft: ImportDraft;
  beforeAll(async () => {
    const name = 'business-plan-2011-14.txt';
    const read = await readTables({ name, bytes: readFileSync(file) });
    if (!read.ok) throw new Error(read.message);
    const result = draftFrom(read.tables, { fileName: name, knownGroups: [{ name: 'Executive Group', aliases: [] }] });
    if (!result.ok) throw new Error(result.message);
    draft = result.draft;
  });

  const meetingsOf = (group: string) =>
    draft.meetings
      .filter((meeting) => meeting.group === group)
      .map(({ text, month }) => [
        month,
        draft.forward.filter((item) => item.group === group && item.meeting.text === text).length,
      ]);

  it('bring items to three meetings of the Board and seven of the Executive', () => {
    expect(meetingsOf('Full Board')).toEqual([
      ['2011-11', 10],
      ['2012-03', 7],
      ['2012-07', 6],
    ]);
    expect(meetingsOf('Executive Group')).toEqual([
      ['2011-10', 12],
      ['2011-12', 11],
      ['2012-01', 12],
      ['2012-03', 11],
      ['2012-05', 11],
      ['2012-07', 9],
      ['2012-09', 11],
    ]);
  });

  it('ask for the day of each, and leave nothing else unread', () => {
    const about = draft.problems.filter(({ code }) => /^(?:meeting|item|forward)/.test(code));
    expect(about.map(({ code }) => code)).toEqual(Array.from({ length: 10 }, () => 'meeting-without-day'));
  });

  it('keep the categories of continued rows', () => {
    const audits = draft.forward.filter(({ category }) => category === 'Audit Reports');
    expect(audits.map(({ meeting }) => meeting.month)).toEqual([
      ...['2011-10', '2011-12', '2012-01', '2012-03', '2012-05', '2012-09'],
      ...['2011-10', '2011-12', '2012-03'],
    ]);
  });
});

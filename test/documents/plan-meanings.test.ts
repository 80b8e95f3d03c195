import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readTables } from '../../src/documents/read-tables.ts';
import { draftFrom, type ImportDraft } from '../../src/domain/import-draft.ts';

/** What the cells of real plans mean; the folder beside the project holds them, and a clone without it skips these. */
const shared = new URL('../../../shared/', import.meta.url);

async function draftOf(file: string): Promise<ImportDraft> {
  const name = file.replace(/^.*\//, '');
  const read = await readTables({ name, bytes: readFileSync(new URL(file, shared)) });
  if (!read.ok) throw new Error(read.message);
  const result = draftFrom(read.tables, { fileName: name });
  if (!result.ok) throw new Error(result.message);
  return result.draft;
}

const isThere = existsSync(new URL('seeds/', shared));
const action = ({ actions }: ImportDraft, ref: string) => actions.find((each) => each.ref === ref)!;
const count = (values: readonly unknown[]) =>
  Object.fromEntries([...Map.groupBy(values, String)].map(([value, some]) => [value, some.length]));

(isThere ? describe : describe.skip)('what real plans mean', () => {
  it.each(['seeds/scr-action-plan.txt', 'office/scr-action-plan.docx', 'office/scr-action-plan-shading-only.docx'])(
    '%s: 12 blue, 1 green and 1 amber, its log in dated entries, and a code without its name',
    async (file) => {
      const draft = await draftOf(file);
      expect(count(draft.actions.map(({ rating }) => rating))).toEqual({ blue: 12, green: 1, amber: 1 });
      expect([action(draft, '6').rating, action(draft, '3.2').rating]).toEqual(['green', 'amber']);
      const dates = (ref: string) => action(draft, ref).updates.map(({ on }) => on);
      expect([dates('2'), dates('3.1'), dates('4.2')]).toEqual([
        [null, '2021-03-25'],
        ['2021-03-25', '2021-09-02'],
        ['2021-05-05', '2021-08-24'],
      ]);
      const others = draft.actions.filter(({ ref }) => !['2', '3.1', '4.2'].includes(ref));
      expect(others.map(({ updates }) => updates.map(({ on }) => on))).toEqual(others.map(() => [null]));
      expect(draft.plan).toMatchObject({ code: 'SCR1', kind: 'case-review', audience: 'restricted' });
      expect(action(draft, '5').offered).toEqual({ names: [], each: true });
    },
  );

  it.each(['seeds/peer-review-action-plan.txt', 'office/peer-review-action-plan.xlsx'])(
    '%s: a theme, a response and the links of each of 26 recommendations, and its legend',
    async (file) => {
      const draft = await draftOf(file);
      // The text of the seed has lost the first row's theme.
      expect(draft.actions.slice(1).every(({ themes }) => themes.length === 1)).toBe(true);
      expect(draft.actions.every(({ updates }) => updates.length === 1)).toBe(true);
      expect(new Set(draft.actions.flatMap(({ themes }) => themes)).size).toBe(5);
      const linked = draft.actions.filter(({ links }) => links.length > 0);
      expect(Object.fromEntries(linked.map(({ ref, links }) => [ref, links]))).toEqual({
        5: ['10', '17', '21'],
        10: ['5'],
        11: ['12'],
        12: ['11'],
        17: ['5', '18', '21'],
        18: ['17'],
        21: ['5', '17'],
        22: ['23'],
        23: ['22'],
      });
      expect(draft.plan).toMatchObject({ kind: 'peer-review', audience: 'partnership' });
      expect(draft.plan.legend!.amber).toMatch(/^Action commenced, some delay/);
    },
  );

  it('seeds/southend-business-plan-2011-14.txt: groups lead, chairs and managers answer, letters are themes', async () => {
    const draft = await draftOf('seeds/southend-business-plan-2011-14.txt');
    expect(draft.plan).toMatchObject({ kind: 'business', title: expect.stringMatching(/Business Plan 2011 – 2014$/) });
    expect(draft.plan.legend).toBeUndefined();
    expect(action(draft, '2.1')).toMatchObject({ themes: ['A', 'C'], responsible: ['LSCB Chair', 'SVAB Chair'] });
    expect(action(draft, '5.6').leads).toHaveLength(3);
    expect(action(draft, '1.2').responsible).toEqual(['LSCB Chair', 'LSCB Business Manager']);
  });

  it('seeds/annual-report-2011-12.txt: a status alone in the progress of a task is its rating', async () => {
    const draft = await draftOf('seeds/annual-report-2011-12.txt');
    const ratings = draft.actions.filter(({ updates }) => /^Completed(?:\n|$)/.test(updates.at(-1)?.text ?? ''));
    expect(ratings.length).toBeGreaterThan(3);
    expect(ratings.every(({ rating }) => rating === 'blue')).toBe(true);
  });

  it('office/delivery-plan-2019-20.docx: initials are learned, and who reports is offered', async () => {
    const draft = await draftOf('office/delivery-plan-2019-20.docx');
    expect(draft.aliases).toEqual([{ group: 'Management Executive Board', aliases: ['MEB'] }]);
    expect(action(draft, '25.2').offered).toEqual({ names: ['SARC'], each: false });
    expect(action(draft, '26.2').offered!.names).toEqual(['Police', 'BTUH', 'Wize-Up']);
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readTables } from '../../src/documents/read-tables.ts';
import { draftFrom, type ImportDraft } from '../../src/domain/import-draft.ts';

/** Plans as boards really keep them, in the folder beside the project; a clone has no such folder and skips these. */
const shared = new URL('../../../shared/', import.meta.url);

async function draftOf(file: string): Promise<ImportDraft> {
  const name = file.replace(/^.*\//, '');
  const read = await readTables({ name, bytes: readFileSync(new URL(file, shared)) });
  if (!read.ok) throw new Error(read.message);
  const result = draftFrom(read.tables, { fileName: name });
  if (!result.ok) throw new Error(result.message);
  return result.draft;
}

function describeFile(file: string, tests: (draft: () => Promise<ImportDraft>) => void): void {
  const isThere = existsSync(new URL(file, shared));
  (isThere ? describe : describe.skip)(file, () => {
    let draft: Promise<ImportDraft> | null = null;
    tests(() => {
      draft ??= draftOf(file);
      return draft;
    });
  });
}

const refs = ({ actions }: ImportDraft) => actions.map(({ ref }) => ref);
const whys = ({ leftAlone }: ImportDraft) => leftAlone.map(({ title, why }) => `${title}: ${why}`).join('\n');

describe.each(['seeds/scr-action-plan.txt', 'office/scr-action-plan.docx', 'office/scr-action-plan-shading-only.docx'])(
  'a case review',
  (file) => {
    describeFile(file, (draft) => {
      it('has 14 rows, one for each number, though a cell of it numbers two things to do', async () => {
        expect(refs(await draft())).toEqual([
          '1',
          '2',
          '3.1',
          '3.2',
          '4.1',
          '4.2',
          '5',
          '6',
          '7',
          '8',
          '9',
          '10.1',
          '10.2',
          '10.3',
        ]);
      });

      it('has an objective and an action in each, the number being neither', async () => {
        const { actions } = await draft();
        expect(actions.every(({ objective, text }) => /^\p{Lu}/u.test(objective) && text.length > 20)).toBe(true);
      });
    });
  },
);

describeFile('office/peer-review-action-plan.xlsx', (draft) => {
  it('has 26 recommendations with theme and action; its legend is no action', async () => {
    const { actions } = await draft();
    expect(actions.map(({ ref }) => Number(ref))).toEqual(Array.from({ length: 26 }, (_, at) => at + 1));
    expect(actions.every(({ objective, text, themes }) => objective && text && themes.length > 0)).toBe(true);
  });
});

describeFile('seeds/southend-business-plan-2011-14.txt', (draft) => {
  it('has 32 items in 54 rows, each row under a ref of its own', async () => {
    const all = refs(await draft());
    expect(all).toHaveLength(54);
    expect(new Set(all).size).toBe(54);
    expect(all.filter((ref) => !ref.includes('-'))).toHaveLength(32);
    expect(all.filter((ref) => ref.startsWith('8.2'))).toEqual(['8.2', '8.2-2', '8.2-3', '8.2-4']);
  });

  it('gives each row its aim, objective, action and outcome, and what blank cells inherit', async () => {
    const { actions } = await draft();
    for (const { ref, aim, objective, text, measure, timescale } of actions) {
      expect([ref, aim, objective, text, measure, timescale.text]).not.toContain('');
    }
    expect(new Set(actions.map(({ aim }) => aim)).size).toBe(9);
  });

  it.each([
    ['2.1', ['A', 'C']],
    ['8.2', ['A', 'C']],
    ['4.1', ['A', 'B', 'C']],
    ['3.1', ['A', 'B', 'C']],
    ['5.6', ['B']],
    ['1.2', []],
  ])('reads the themes behind %s, on the next page too', async (ref, themes) => {
    const { actions } = await draft();
    expect(actions.find((action) => action.ref === ref)!.themes).toEqual(themes);
  });

  it('leaves alone and names the review, the lists of objectives, the budget and the members', async () => {
    const { leftAlone } = await draft();
    expect(leftAlone.map(({ why }) => why.split(/[ ,:]/).slice(0, 3).join(' '))).toEqual([
      'it is a',
      'it reviews what',
      'no heading in',
      'no action stands',
      'no action stands',
      'it holds figures',
      'it lists people',
      'it lists people',
    ]);
  });
});

describeFile('seeds/annual-report-2011-12.txt', (draft) => {
  it('has 8 further actions of the 17 activities it reports on, and says which 9 have none', async () => {
    const read = await draft();
    const progress = read.actions.filter(({ ref }) => ref.startsWith('x'));
    expect(progress).toHaveLength(8);
    expect(progress.every(({ objective, text, updates }) => objective && text && updates.length === 1)).toBe(true);
    expect(whys(read)).toMatch(/9 of the activities/);
  });

  it('has 15 tasks in 9 sessions, each with the date of its session', async () => {
    const { actions } = await draft();
    const tasks = actions.filter(({ ref }) => !ref.startsWith('x'));
    expect(tasks).toHaveLength(15);
    expect(new Set(tasks.map(({ ref }) => ref.split('-')[0])).size).toBe(9);
    expect(tasks.every(({ text, timescale }) => text && timescale.text)).toBe(true);
  });

  it('leaves its finances, self-evaluation, attendance and data alone', async () => {
    const read = await draft();
    expect(read.leftAlone.length).toBeGreaterThan(8);
    expect(whys(read)).toMatch(/Training Attendance 2011\/12: it holds figures/);
  });
});

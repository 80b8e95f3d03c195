import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { readTables } from '../../src/documents/read-tables.ts';
import { type DraftAction, draftFrom, type ImportDraft } from '../../src/domain/import-draft.ts';

/**
 * The 2019–20 delivery plan in its three forms, read from the folder beside the project where the engineers keep it.
 * A clone has no such folder: then these tests are skipped.
 */
const shared = new URL('../../../shared/', import.meta.url);
const forms = {
  docx: 'office/delivery-plan-2019-20.docx',
  xlsx: 'office/delivery-plan-2019-20.xlsx',
  text: 'seeds/delivery-plan-2019-20.txt',
};
type Form = keyof typeof forms;
const available = Object.values(forms).every((file) => existsSync(new URL(file, shared)));
if (!available) console.info('Skipped: the three forms of the 2019–20 delivery plan are not in ../shared.');

async function draftOf(form: Form): Promise<ImportDraft> {
  const name = forms[form].replace(/^.*\//, '');
  const read = await readTables({ name, bytes: readFileSync(new URL(forms[form], shared)) });
  if (!read.ok) throw new Error(read.message);
  const result = draftFrom(read.tables, { fileName: name });
  if (!result.ok) throw new Error(result.message);
  return result.draft;
}

(available ? describe : describe.skip)('the 2019–20 delivery plan', () => {
  let drafts: Readonly<Record<Form, ImportDraft>>;
  beforeAll(async () => {
    const [docx, xlsx, text] = await Promise.all([draftOf('docx'), draftOf('xlsx'), draftOf('text')]);
    drafts = { docx, xlsx, text };
  });
  const action = (ref: string, form: Form = 'docx') => drafts[form].actions.find((each) => each.ref === ref)!;
  const words = ({ source: _, ...rest }: DraftAction) => rest;

  it.each<Form>(['docx', 'xlsx', 'text'])('has 101 actions, 43 objectives and 5 aims as %s', (form) => {
    const { plan, groups, actions } = drafts[form];
    expect(plan).toMatchObject({
      code: 'DP',
      title: 'Delivery Plan 2019 – 2020',
      period: { from: '2019-04-01', to: '2020-03-31' },
    });
    expect(actions).toHaveLength(101);
    expect(new Set(actions.map(({ objective }) => objective)).size).toBe(43);
    expect(new Set(actions.map(({ aim }) => aim)).size).toBe(5);
    expect(actions.every(({ aim, objective, text, measure }) => aim && objective && text && measure)).toBe(true);
    expect(groups.toSorted()).toEqual([
      'Agencies',
      'Audit Group',
      'LPR Group',
      'LSCP Business Team',
      'MACE',
      'Management Executive Board',
      'Strategic Group',
    ]);
  });

  it('says the same in all three forms, field for field', () => {
    expect(drafts.xlsx.actions.map(words)).toEqual(drafts.docx.actions.map(words));
    expect(drafts.text.actions.map(words)).toEqual(drafts.docx.actions.map(words));
  });

  it('says where each action stands', () => {
    expect(action('1.2').source).toEqual({ part: 'table 1', row: 4 });
    expect(action('1.2', 'xlsx').source).toEqual({ part: 'Delivery Plan 2019-20', row: 7 });
    expect(action('1.2', 'text').source).toEqual({ part: 'text', row: 73 });
  });

  it('counts the leads', () => {
    const leads = drafts.docx.actions.flatMap((each) => each.leads);
    const count = (name: string) => leads.filter((lead) => lead === name).length;
    expect({
      'Management Executive Board': count('Management Executive Board'),
      'LPR Group': count('LPR Group'),
      'Audit Group': count('Audit Group'),
      MACE: count('MACE'),
      'LSCP Business Team': count('LSCP Business Team'),
      'Strategic Group': count('Strategic Group'),
      Agencies: count('Agencies'),
    }).toEqual({
      'Management Executive Board': 30,
      'LPR Group': 37,
      'Audit Group': 10,
      MACE: 14,
      'LSCP Business Team': 7,
      'Strategic Group': 3,
      Agencies: 1,
    });
    expect(action('1.3').leads).toEqual(['LSCP Business Team', 'Agencies']);
    expect(action('29.2').leads).toEqual(['Management Executive Board']);
    expect(action('42.1').leads).toEqual(['Management Executive Board', 'LPR Group']);
    expect(action('23.1').leads).toEqual([]);
  });

  it.each([
    ['1.1', 'by', ['2019-12-31']],
    ['1.2', 'by', ['2019-09-30', '2020-01-31', '2020-03-31']],
    ['1.3', 'by', ['2019-07-31', '2019-12-31']],
    ['1.4', 'programme', []],
    ['1.5', 'each-meeting', []],
    ['2.1', 'yearly', ['2019-07-31']],
    ['2.3', 'every-two-years', []],
    ['3.1', 'undated', []],
    ['13.2', 'by', ['2019-07-31']],
    ['18.1', 'by', ['2019-10-31']],
    ['24.1', 'by', ['2020-02-29']],
    ['37.1', 'each-meeting', []],
    ['38.5', 'quarterly', []],
  ])('understands the timescale of %s as %s', (ref, kind, due) => {
    expect(action(ref).timescale).toMatchObject({ kind, due });
  });

  it('counts each kind of timescale', () => {
    const byKind = Map.groupBy(drafts.docx.actions, ({ timescale }) => timescale.kind);
    expect(Object.fromEntries([...byKind].map(([kind, actions]) => [kind, actions.length]))).toEqual({
      by: 58,
      'each-meeting': 26,
      programme: 10,
      undated: 4,
      yearly: 1,
      'every-two-years': 1,
      quarterly: 1,
    });
  });

  it('has one thing to ask about, the missing lead of 23.1, and as text also what the pages shifted', () => {
    const problems = (form: Form) => drafts[form].problems.map(({ code, ref }) => `${ref} ${code}`);
    expect(problems('docx')).toEqual(['23.1 no-lead']);
    expect(problems('xlsx')).toEqual(['23.1 no-lead']);
    expect(problems('text')).toEqual([
      '23.1 cells-shifted',
      '23.2 cells-shifted',
      '23.3 cells-shifted',
      '23.1 no-lead',
      '42.1 leads-run-together',
    ]);
  });
});

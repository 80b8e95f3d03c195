import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { linksBetween } from '../../src/domain/action-links.ts';
import { draftFrom } from '../../src/domain/import-draft.ts';
import type { PlanKind } from '../../src/domain/plan.ts';
import { kindOfPlan, neutralCode } from '../../src/domain/plan-kind.ts';
import type { Table } from '../../src/domain/plan-table.ts';
import { codeOf, titleOf } from '../../src/domain/plan-title.ts';
import { themesIn } from '../../src/domain/theme-names.ts';

describe('links between actions', () => {
  const refs = ['1', '2', '3.1', '3.2', '4.2', '5', '17'];
  const linksFrom = (text: string) => {
    const { of, broken } = linksBetween([{ ref: '9', texts: [text] }, ...refs.map((ref) => ({ ref, texts: [] }))]);
    return {
      links: of.get('9'),
      back: refs.filter((ref) => of.get(ref)!.includes('9')),
      broken: broken.map(({ to }) => to),
    };
  };

  it.each([
    ['linked to Recommendation 5', ['5']],
    ['(Linked to Reccommendation 5)', ['5']],
    ['Links with 17', ['17']],
    ['It is linked closely with recommendations 5 and 17 and goes on.', ['5', '17']],
    ['Recommendations 1 & 2 are closely linked.', ['1', '2']],
    ['Recommendations 9 & 2 are linked.', ['2']],
    ['see also 4.2', ['4.2']],
    ['See: 4.2.', ['4.2']],
    ['relates to actions 1, 2 and 4.2', ['1', '2', '4.2']],
    ['Links to recommendation 1 and recommendation 2', ['1', '2']],
    ['as per recommendation 5', ['5']],
    ['links to objective 3', ['3.1', '3.2']],
  ])('are read from "%s", and stand on both', (text, links) => {
    expect(linksFrom(text)).toEqual({ links, back: links, broken: [] });
  });

  it.each([
    'linked to 3 schools',
    'linked to the Section 11 audit',
    'see action 4.2 of the Neglect Strategy',
    'linked to action 5 in the council’s delivery plan',
    'There are 5 of 17.',
    'see page 12',
    '1. Gather findings and recommendations.\n5. Tell each school',
    'Meeting on 4.2.21',
  ])('are not read from "%s"', (text) => {
    expect(linksFrom(text)).toEqual({ links: [], back: [], broken: [] });
  });

  it('are pointed out where the plan has no such number', () => {
    expect(linksFrom('linked to action 99')).toEqual({ links: [], back: [], broken: ['99'] });
  });

  it('are the same from both sides, whatever the words', () => {
    const piece = fc.constantFrom(
      'linked to ',
      'recommendation ',
      'see also ',
      '1',
      '2',
      '3',
      ' and ',
      ', ',
      '. ',
      'words ',
    );
    fc.assert(
      fc.property(fc.array(fc.array(piece, { maxLength: 8 }), { minLength: 2, maxLength: 4 }), (texts) => {
        const { of } = linksBetween(texts.map((words, at) => ({ ref: String(at + 1), texts: [words.join('')] })));
        for (const [ref, others] of of) {
          expect(others).not.toContain(ref);
          for (const other of others) expect(of.get(other)).toContain(ref);
        }
      }),
    );
  });
});

describe('themes', () => {
  it.each([
    ['A, B & C', ['A', 'B', 'C']],
    ['A and B', ['A', 'B']],
    ['B', ['B']],
    ['Neglect\nExploitation', ['Neglect', 'Exploitation']],
    ['Neglect, Exploitation', ['Neglect', 'Exploitation']],
    ['Children, young people and families', ['Children, young people and families']],
    ['Shared Priorities/Engagement', ['Shared Priorities/Engagement']],
    ['Shared Priorities/\nEngagement', ['Shared Priorities/Engagement']],
    ['Governance &\nSupport\nFinance', ['Governance & Support', 'Finance']],
    ['', []],
  ])('in %j are %j', (text, themes) => {
    expect(themesIn(text)).toEqual(themes);
  });
});

describe('the kind of a plan', () => {
  it.each<[PlanKind, readonly string[]]>([
    ['delivery', ['Delivery Plan 2019 – 2020', 'Our plan', 'Learning and Practice Review Group delivery plan']],
    ['peer-review', ['Peer Review Action Plan', 'Response to the Peer Challenge']],
    [
      'case-review',
      [
        'SCR Robin - Action Plan',
        'Serious Case Review',
        'LCSPR recommendations',
        'Learning Review: Child R',
        'Robin_LSPR_actions',
      ],
    ],
    ['business', ['Revised Business Plan 2011 – 2014', 'Work Plan']],
    ['action-log', ['MACE action log', 'Actions arising']],
  ])('is %s by what it calls itself', (kind, titles) => {
    expect(titles.map((title) => kindOfPlan([title]))).toEqual(titles.map(() => kind));
  });

  it('is a case review where only the file says so', () => {
    expect(kindOfPlan(['Actions', 'scr-action-plan.docx'])).toBe('case-review');
  });

  it('is a case review where another line of the title page says so', () => {
    const before = ['Local Child Safeguarding Practice Review: “Robin”', 'Composite action plan, agreed 3 March 2026'];
    const rows = [
      ['No', 'Action', 'Lead', 'Deadline'],
      ['1', 'Write it down', 'Board', 'June 2026'],
    ].map((texts, at) => ({
      row: at + 1,
      cells: texts.map((text) => ({ text })),
    }));
    const result = draftFrom([{ part: 'table 1', before, rows }], { fileName: 'plan.docx' });
    expect(result.ok && result.draft.plan).toMatchObject({ kind: 'case-review', audience: 'restricted', code: 'CR1' });
  });

  it('gives a case review a code without its name, the same again for the same review', () => {
    const known = [
      { code: 'SCR1', title: 'SCR Robin' },
      { code: 'CR1', title: 'Learning Review: Child W' },
    ];
    expect(neutralCode('SCR Robin', [])).toBe('SCR1');
    expect(neutralCode('SCR Robin', known)).toBe('SCR1');
    expect(neutralCode('SCR Wren', known)).toBe('SCR2');
    expect(neutralCode('Practice review', known)).toBe('CR2');
  });
});

describe('the title of a plan', () => {
  const titleIn = (before: readonly string[], more: Partial<Table> = {}) =>
    titleOf([{ part: 'table 1', before, rows: [], ...more }], 'my_file-2020.docx');

  it.each([
    ['its first line', ['Peer Review Action Plan'], 'Peer Review Action Plan'],
    ['Markdown', ['### SCR Robin - Action Plan'], 'SCR Robin - Action Plan'],
    [
      'a title page in capitals',
      ['ANYWHERE', 'SAFEGUARDING BOARD', 'REVISED MSCB BUSINESS', 'PLAN', '2011 – 2014'],
      'Revised MSCB Business Plan 2011 – 2014',
    ],
    ['a title with the years below', ['Delivery Plan', '2019 – 2020'], 'Delivery Plan 2019 – 2020'],
    ['a report', ['Annual Report 2011-12', 'We are pleased to present this plan.'], 'Annual Report 2011-12'],
    ['no sentence', ['This plan will cover 2020 to 2021.'], 'My file-2020'],
    ['nothing', [], 'My file-2020'],
  ])('is found in %s', (_, before, title) => {
    expect(titleIn(before)).toBe(title);
  });

  it("is the sheet's name where the sheet has no title", () => {
    expect(titleIn([], { part: 'Delivery Plan 2019-20' })).toBe('Delivery Plan 2019-20');
  });

  it('gives the code by its initials, without its dates', () => {
    expect(['Delivery Plan 2019 – 2020', 'Annual Report April 2011 to March 2012'].map(codeOf)).toEqual(['DP', 'AR']);
  });
});

import { describe, expect, it } from '@jest/globals';
import { type DraftOptions, draftFrom, type ImportDraft } from '../../src/domain/import-draft.ts';
import type { Cell, Table } from '../../src/domain/plan-table.ts';

const headings = 'Action No | Objective | Action | Measure | Time Scale | Lead Group';
const down: Cell = { text: '', merged: 'down' };

/** A table from lines such as "1.1 | Objective | …"; a cell object stands for itself. */
function aTable(lines: readonly (string | readonly (string | Cell)[])[], more: Partial<Table> = {}): Table {
  const rows = lines.map((line, index) => ({
    row: index + 1,
    cells: (typeof line === 'string' ? line.split('|').map((text) => text.trim()) : line).map((cell) =>
      typeof cell === 'string' ? { text: cell } : cell,
    ),
  }));
  return { part: 'table 1', before: ['A Partnership Delivery Plan 2019 – 2020'], rows, ...more };
}

function draftOf(table: Table | readonly Table[], options: Partial<DraftOptions> = {}): ImportDraft {
  const tables = 'rows' in table ? [table] : table;
  const result = draftFrom(tables, { fileName: 'plan.docx', ...options });
  if (!result.ok) throw new Error(result.message);
  return result.draft;
}

const codesOf = ({ problems }: ImportDraft) => problems.map(({ code, ref }) => [code, ref]);

describe(draftFrom, () => {
  it('reads an action with everything the row says of it', () => {
    const draft = draftOf(
      aTable([
        'Strategic Aim 1 | | Aim one | | |',
        headings,
        '1.1 | Train | Run a course | Places filled | May 2019 | MACE',
      ]),
    );
    expect(draft).toEqual({
      plan: {
        code: 'DP',
        title: 'Delivery Plan 2019 – 2020',
        kind: 'delivery',
        audience: 'partnership',
        period: { from: '2019-04-01', to: '2020-03-31' },
      },
      groups: ['MACE'],
      actions: [
        {
          ref: '1.1',
          aim: 'Aim one',
          objective: 'Train',
          text: 'Run a course',
          measure: 'Places filled',
          timescale: { text: 'May 2019', kind: 'by', due: ['2019-05-31'] },
          leads: ['MACE'],
          responsible: [],
          themes: [],
          links: [],
          rating: null,
          updates: [],
          source: { part: 'table 1', row: 3 },
        },
      ],
      forward: [],
      meetings: [],
      problems: [],
      leftAlone: [],
      hidden: [],
    });
  });

  it('finds columns by their words, in any order and with other names for them', () => {
    const [action] = draftOf(
      aTable([
        'Lead | By when | Success criteria | Agreed actions | Recommendation | Ref',
        'MACE | May 2019 | Fewer | Do it | Why | R12',
      ]),
    ).actions;
    expect(action).toMatchObject({ ref: 'R12', objective: 'Why', text: 'Do it', measure: 'Fewer', leads: ['MACE'] });
  });

  it('carries columns and aim into the next table, and finds refs in a column without a heading', () => {
    const first = aTable([
      'Strategic Aim 2: Early help | | |',
      ' | Action | Time Scale | Lead Group',
      '1 | One | May 2019 | MACE',
    ]);
    const second = aTable(['2 | Two | June 2019 | MACE'], { part: 'table 2', before: [] });
    expect(draftOf([first, second]).actions.map(({ ref, aim, source }) => [ref, aim, source.part])).toEqual([
      ['1', 'Early help', 'table 1'],
      ['2', 'Early help', 'table 2'],
    ]);
  });

  it('gives an objective that spans rows to each of its actions, merged or left blank', () => {
    const merged: Cell = { text: 'Shared', merged: 'down' };
    const draft = draftOf(
      aTable([
        headings,
        '1.1 | Shared | A | M | May 2019 | X',
        ['1.2', merged, 'B', 'M', 'May 2019', 'X'],
        '1.3 | | C | M | May 2019 | X',
      ]),
    );
    expect(draft.actions.map(({ objective }) => objective)).toEqual(['Shared', 'Shared', 'Shared']);
  });

  it('joins what a page break cut: the rest of a measure, of an action, and of an objective for all its actions', () => {
    const draft = draftOf(
      aTable([
        headings,
        '1.1 | Children that | Review the | Workers show it in | May 2019 | MACE',
        ' | | | their work | | ',
        '1.2 | are supported | Look into | M | May 2019 | MACE',
        ' | | and report on | | | ',
        ' | At Home | | | | ',
      ]),
    );
    expect(draft.actions).toMatchObject([
      {
        objective: 'Children that are supported At Home',
        text: 'Review the',
        measure: 'Workers show it in their work',
      },
      { objective: 'Children that are supported At Home', text: 'Look into and report on', measure: 'M' },
    ]);
    expect(draft.problems).toEqual([]);
  });

  it('adds the lines of rows whose number is merged to the action above', () => {
    const draft = draftOf(
      aTable([headings, '1.1 | O | A | First | May 2019 | MACE', [down, down, down, 'Second', down, down]]),
    );
    expect(draft.actions).toMatchObject([{ measure: 'First\nSecond' }]);
  });

  it('puts cells straight that a converter shifted, and says so (23.1 to 23.3 of the 2019–20 plan as text)', () => {
    const draft = draftOf(
      aTable([
        headings,
        '22.1 | Before | A | M | May 2019 | MACE',
        '23.1 | | Thresholds are | Audit cases | Audit | As per the Audit Group programme',
        '23.2 | Brief new staff | | Sessions | As per meeting cycle | MACE',
        ' | understood | | | | ',
      ]),
    );
    expect(draft.actions.slice(1)).toMatchObject([
      { ref: '23.1', objective: 'Thresholds are understood', text: 'Audit cases', measure: 'Audit', leads: [] },
      {
        ref: '23.2',
        objective: 'Thresholds are understood',
        text: 'Brief new staff',
        measure: 'Sessions',
        leads: ['MACE'],
      },
    ]);
    expect(codesOf(draft)).toEqual([
      ['cells-shifted', '23.1'],
      ['cells-shifted', '23.2'],
      ['no-lead', '23.1'],
    ]);
  });

  it('never drops a row with an action: without a number, with one used twice, without lead or timescale', () => {
    const draft = draftOf(
      aTable([
        headings,
        '1.1 | O | A | M | May 2019 | MACE',
        '1.1 | | B | M | May 2019 | MACE',
        ' | | Also | M | Sometime | ',
        '1.2 | O | | M | | MACE',
      ]),
    );
    expect(draft.actions.map(({ ref }) => ref)).toEqual(['1.1', '1.1-2', 'x1', '1.2']);
    expect(codesOf(draft)).toEqual([
      ['duplicate-ref', '1.1-2'],
      ['no-ref', 'x1'],
      ['no-action-text', '1.2'],
      ['timescale-not-understood', 'x1'],
      ['no-lead', 'x1'],
      ['no-timescale', '1.2'],
    ]);
  });

  it('offers the date that an action’s words name where it has no timescale, and decides nothing', () => {
    const draft = draftOf(
      aTable([
        headings,
        '1.1 | O | Share the proposal - March 2020 | M | | MACE',
        '1.2 | O | Ask around - January 2020. Write it up - March 2020 | M | | MACE',
      ]),
    );
    expect(draft.actions.map(({ timescale }) => timescale.kind)).toEqual(['undated', 'undated']);
    const [one, two] = draft.problems;
    expect(one).toMatchObject({ code: 'no-timescale', ref: '1.1', nearest: '2020-03-31' });
    expect(one!.message).toMatch(/Its words name 31 March 2020\.$/);
    expect(two).not.toHaveProperty('nearest');
    expect(two!.message).toMatch(/31 January 2020 and 31 March 2020\.$/);
  });

  it('reads 1.1 after 1.9 as 1.10, which Excel shows without its nought, and says so', () => {
    const lines = ['1.1', '1.9', '1.1'].map((ref) => `${ref} | O | A${ref} | M | May 2019 | MACE`);
    const draft = draftOf(aTable([headings, ...lines]));
    expect(draft.actions.map(({ ref }) => ref)).toEqual(['1.1', '1.9', '1.10']);
    expect(codesOf(draft)).toEqual([['duplicate-ref', '1.10']]);
  });

  it('keeps an objective beside a blank action where numbers do not tell objectives apart', () => {
    const draft = draftOf(
      aTable([headings, '1 | Why | A | M | May 2019 | MACE', '2 | Another | | M | May 2019 | MACE']),
    );
    expect(draft.actions[1]).toMatchObject({ objective: 'Another', text: '' });
    expect(codesOf(draft)).toEqual([['no-action-text', '2']]);
  });

  it('does not let an action without a number part the actions of an objective', () => {
    const draft = draftOf(
      aTable([
        headings,
        '1.1 | O | A | M | May 2019 | MACE',
        ' | | New | M | May 2019 | MACE',
        '1.2 | | B | M | May 2019 | MACE',
      ]),
    );
    expect(draft.actions.map(({ objective }) => objective)).toEqual(['O', 'O', 'O']);
  });

  it('asks about an action without objective, and about words that belong to no action', () => {
    const draft = draftOf(
      aTable([
        'Aim 1: One',
        headings,
        '1.1 | O | A | M | May 2019 | MACE',
        '2.1 | | B | M | May 2019 | MACE',
        'Aim 2: Two',
        ' | Stray | | | | ',
      ]),
    );
    expect(draft.actions.map(({ objective }) => objective)).toEqual(['O', '']);
    expect(codesOf(draft)).toEqual([
      ['no-objective', '2.1'],
      ['row-not-understood', null],
    ]);
  });

  it('says where a problem stands and what to do', () => {
    const { problems } = draftOf(aTable([headings, '1.1 | O | A | M | May 2019 | ']));
    expect(problems).toEqual([
      {
        code: 'no-lead',
        ref: '1.1',
        source: { part: 'table 1', row: 2 },
        message:
          '1.1 (table 1, row 2): no lead group is named. Say in the file who leads it, or choose the lead before the import or after it.',
      },
    ]);
  });

  it('passes over headings repeated, empty rows, titles and legends', () => {
    const across: Cell = { text: 'Legend', merged: 'across' };
    const draft = draftOf(
      aTable([
        headings,
        headings,
        '1.1 | O | A | M | May 2019 | MACE',
        ' | | | | | ',
        'End | | | | | ',
        ['Amber', 'Late', across, across, across, across],
      ]),
    );
    expect(draft.actions).toHaveLength(1);
    expect(draft.problems).toEqual([]);
  });

  it('writes lists as plain lines, whichever marks a form of the plan gives them', () => {
    const [bulleted, lettered, numbered] = draftOf(
      aTable([
        headings,
        ['1.1', 'O', 'Audit:\n• CIN\n• CP', 'M', 'May 2019', 'MACE'],
        ['1.2', 'O', 'a. Ask\nb. Tell', 'M', 'May 2019', 'MACE'],
        ['1.3', 'O', '1. Ask\n2. Tell', 'M', 'May 2019', 'MACE'],
      ]),
    ).actions;
    expect([bulleted!.text, lettered!.text, numbered!.text]).toEqual([
      'Audit:\nCIN\nCP',
      'Ask\nTell',
      '1. Ask\n2. Tell',
    ]);
  });

  it('reads ratings from letters, words and colours, and the entries of a log', () => {
    const draft = draftOf(
      aTable([
        'No | Action | Updates | RAG Rating',
        ['1', 'A', '25.03.21 - Asked\nand waited\n02/09/21: Answered', { text: '', fill: '#FFC000' }],
        ['2', 'B', 'No date', { text: 'G', fill: '#FF0000' }],
        ['3', 'C', '', { text: 'Mauve' }],
      ]),
    );
    expect(draft.actions.map(({ rating }) => rating)).toEqual(['amber', 'green', null]);
    expect(draft.actions.map(({ updates }) => updates)).toEqual([
      [
        { on: '2021-03-25', text: 'Asked\nand waited' },
        { on: '2021-09-02', text: 'Answered' },
      ],
      [{ on: null, text: 'No date' }],
      [],
    ]);
    expect(codesOf(draft)).toContainEqual(['rating-not-understood', '3']);
  });

  it("goes by the colour of any cell where no column is for ratings and the plan's own legend explains colours", () => {
    const swatch = (fill: string) => ({ text: '', fill });
    const draft = draftOf([
      aTable([
        'No | Action | Time Scale',
        [{ text: '1', fill: '#FF0000' }, 'A', 'May 2019'],
        ['2', 'B', { text: 'May 2019', fill: '#00B050' }],
        [{ text: '3', fill: '#FFFF00' }, 'C', 'May 2019'],
      ]),
      aTable([['Key'], [swatch('#00B050'), 'Complete'], [swatch('#FF0000'), 'Overdue']], {
        part: 'table 2',
        before: [],
      }),
    ]);
    expect(draft.actions.map(({ rating }) => rating)).toEqual(['red', 'blue', null]);
    expect(draft.plan.legend).toMatchObject({ blue: 'Complete (Green in the plan)', red: 'Overdue' });
  });

  it('takes a status alone in the progress column for the rating only where no column is for ratings', () => {
    const rows = ['1 | A | Completed', '2 | B | Pilot completed', '3 | C | 25.03.21 - Asked // 01.04.21 - Done'];
    const lines = rows.map((row) => row.replaceAll(' // ', '\n'));
    const ratings = (headings: string, more = '') =>
      draftOf(aTable([headings, ...lines.map((line) => line + more)])).actions.map(({ rating }) => rating);
    expect(ratings('No | Action | Progress')).toEqual(['blue', null, 'blue']);
    expect(ratings('No | Action | Progress | RAG', ' | G')).toEqual(['green', 'green', 'green']);
  });

  it('takes a key below the actions for the legend and for no action, whatever its marks', () => {
    const draft = draftOf(
      aTable([
        'No | Action | RAG',
        'DP/01 | Review it | 3',
        'DP/02 | Complete the audit, see DP/01 | 1',
        ' | | ',
        'RAG key | | ',
        '1 | Not on track | ',
        '2 | On track | ',
        '3 | Complete | ',
      ]),
    );
    expect(draft.actions.map(({ ref, rating, links }) => [ref, rating, links])).toEqual([
      ['DP/01', 'blue', ['DP/02']],
      ['DP/02', 'red', ['DP/01']],
    ]);
    expect(draft.leftAlone).toEqual([]);
  });

  it('reads a legend that stands below the last table', () => {
    const plan = aTable(['No | Action | RAG', ['1', 'A', { text: '', fill: '#7030A0' }]]);
    const end: Table = { part: 'the end', before: ['Key: Purple = complete; Green = on track'], rows: [] };
    expect(draftOf([plan, end]).actions[0]!.rating).toBe('blue');
    expect(codesOf(draftOf(plan))).toContainEqual(['rating-not-understood', '1']);
  });

  it("says where the plan's own legend gives a colour another meaning", () => {
    const before = ['Delivery Plan 2019-20', 'Green = complete; Amber = in progress; Red = not started'];
    const draft = draftOf(aTable(['No | Action | RAG', '1 | A | Green'], { before }));
    expect(draft.actions[0]!.rating).toBe('blue');
    expect(draft.problems).toContainEqual(
      expect.objectContaining({ code: 'legend-differs', message: expect.stringContaining('green means "complete"') }),
    );
  });

  it('links actions both ways, and asks about a number that the plan does not have', () => {
    const draft = draftOf(aTable(['No | Action | Progress', '1 | A | Linked to action 2', '2 | B | See action 7']));
    expect(draft.actions.map(({ links }) => links)).toEqual([['2'], ['1']]);
    expect(codesOf(draft)).toContainEqual(['link-broken', '2']);
  });

  it('offers whom the words name, and asks once about a lead that may be no group', () => {
    const draft = draftOf(
      aTable([
        headings,
        '1.1 | O | Report from Example Hospital | M | May 2019 | Sam Example',
        '1.2 | O | Each agency should look at it | M | May 2019 | Sam Example',
      ]),
    );
    expect(draft.actions.map(({ offered }) => offered)).toEqual([
      { names: ['Example Hospital'], each: false },
      { names: [], each: true },
    ]);
    expect(codesOf(draft)).toEqual([['lead-unclear', '1.1']]);
  });

  it('points out words that may identify a child, in an update too, but not an office', () => {
    const draft = draftOf(
      aTable([
        'No | Action | Progress',
        '1 | A | Seen with XQ (14) in May',
        '2 | B | Ring 01375 000000, Civic Offices, 1 New Road',
      ]),
    );
    expect(draft.problems.filter(({ code }) => code === 'may-identify').map(({ ref }) => ref)).toEqual(['1']);
  });

  it('drafts a case review as restricted, under a code that does not give it away', () => {
    const table = aTable(['No | Action | Time Scale', '1 | A | May 2019'], {
      before: ['SCR Robin Action Plan 2019-20'],
    });
    expect(draftOf(table).plan).toMatchObject({ code: 'SCR1', kind: 'case-review', audience: 'restricted' });
    const knownPlans = [{ code: 'SCR1', title: 'SCR Wren Action Plan' }];
    expect(draftOf(table, { knownPlans }).plan.code).toBe('SCR2');
    expect(draftOf(table, { code: 'ROB' }).plan).toMatchObject({ code: 'ROB', audience: 'restricted' });
  });

  describe('leads', () => {
    const leadsOf = (cells: readonly string[], options: Partial<DraftOptions> = {}) =>
      draftOf(
        aTable([headings, ...cells.map((lead, i) => [`1.${i + 1}`, 'O', 'A', 'M', 'May 2019', lead])]),
        options,
      ).actions.map(({ leads }) => leads);

    it.each([
      ['joined by "and"', ['LSCP Business Team and Agencies'], [['LSCP Business Team', 'Agencies']]],
      ['one of whose names has "and" in it', ['Learning and Improvement Group'], [['Learning and Improvement Group']]],
      ['on two lines', ['Audit Group\nMACE'], [['Audit Group', 'MACE']]],
      [
        'with nothing between them',
        ['Audit Group', 'MACE', 'Audit Group MACE'],
        [['Audit Group'], ['MACE'], ['Audit Group', 'MACE']],
      ],
      [
        'by initials',
        ['Management Executive Board', 'MEB'],
        [['Management Executive Board'], ['Management Executive Board']],
      ],
      [
        'in two spellings',
        ['Audit group', 'Audit Group', 'Audit Group'],
        [['Audit Group'], ['Audit Group'], ['Audit Group']],
      ],
    ])('reads leads %s', (_, cells, expected) => {
      expect(leadsOf(cells)).toEqual(expected);
    });

    it('uses the names and aliases of the register before those of the plan', () => {
      const knownGroups = [{ name: 'Audit Group MACE', aliases: ['AGM'] }];
      expect(leadsOf(['AGM', 'Audit Group', 'MACE', 'audit group mace'], { knownGroups })).toEqual([
        ['Audit Group MACE'],
        ['Audit Group'],
        ['MACE'],
        ['Audit Group MACE'],
      ]);
    });
  });

  describe('the plan', () => {
    const rows = [headings, '1.1 | O | A | M | July | MACE'];
    it.each([
      [
        'its heading',
        { before: ['Anywhere Safeguarding Children Board: Business Plan 2011-14'] },
        'BP',
        '2011-04-01',
        '2014-03-31',
      ],
      ['a heading with a slash', { before: ['Our Delivery Plan 2019/2020'] }, 'DP', '2019-04-01', '2020-03-31'],
      ['the file name', { before: [] }, 'MP', '2022-04-01', '2023-03-31'],
    ])('is named and dated after %s', (_, more, code, from, to) => {
      const { plan } = draftOf(aTable(rows, more), { fileName: 'my-plan-2022-23.docx' });
      expect(plan).toMatchObject({ code, period: { from, to } });
    });

    it('is what the person says it is', () => {
      const said = { code: 'PR', title: 'Peer review', period: { from: '2021-01-01', to: '2021-12-31' } } as const;
      const draft = draftOf(aTable(rows), said);
      expect(draft.plan).toMatchObject(said);
      expect(draft.actions[0]!.timescale.due).toEqual(['2021-07-31']);
    });

    it("keeps the document's years when the person gives only a title", () => {
      const { plan } = draftOf(aTable(rows), { title: 'Our plan' });
      expect(plan).toMatchObject({ code: 'P', title: 'Our plan', period: { from: '2019-04-01', to: '2020-03-31' } });
    });

    it('has the period of the dates in it, or none, where nothing says the years; the person is told', () => {
      const assumed = draftOf(aTable([headings, '1.1 | O | A | M | July 2021 | MACE'], { before: [] }));
      expect(assumed.plan.period).toEqual({ from: '2021-04-01', to: '2022-03-31' });
      expect(codesOf(assumed)).toEqual([['period-assumed', null]]);
      const unknown = draftOf(aTable(rows, { before: [] }));
      expect(unknown.plan.period).toBeNull();
      expect(codesOf(unknown)).toEqual([
        ['no-period', null],
        ['timescale-not-understood', '1.1'],
      ]);
    });
  });

  it('reports a hidden sheet and a column that it does not keep', () => {
    const hidden = aTable([headings, '9.9 | O | A | M | May 2019 | MACE'], { part: 'Old', hidden: true });
    const draft = draftOf([aTable([`${headings} | Budget`, '1.1 | O | A | M | May 2019 | MACE | 5']), hidden]);
    expect(draft.actions).toHaveLength(1);
    expect(codesOf(draft)).toEqual([
      ['column-not-kept', null],
      ['hidden-sheet', null],
    ]);
  });

  it.each([
    ['a list of meetings', ['group | date', 'MACE | 2019-09-24'], 'not-a-plan'],
    ['a plan with no actions', [headings, ' | | | | | '], 'no-actions'],
  ])('refuses %s with a sentence', (_, lines, reason) => {
    const result = draftFrom([aTable(lines)], { fileName: 'file.csv' });
    expect(result).toMatchObject({ ok: false, reason, message: expect.stringMatching(/^file\.csv .+\. Check .+\.$/) });
  });
});

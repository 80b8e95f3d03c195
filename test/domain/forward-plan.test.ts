import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ForwardMeeting } from '../../src/domain/forward-part.ts';
import { type ForwardContext, type ForwardPlan, readForwardPlan } from '../../src/domain/forward-plan.ts';
import { draftFrom } from '../../src/domain/import-draft.ts';
import type { Cell, Table } from '../../src/domain/plan-table.ts';

/** A table from lines such as "Item | Jan | Apr", "/" for a new line in a cell; a cell object stands for itself. */
function aTable(title: string, lines: readonly (string | readonly (string | Cell)[])[], part = 'table 1'): Table {
  const rows = lines.map((line, index) => ({
    row: index + 1,
    cells: (typeof line === 'string' ? line.split('|') : line).map((cell) =>
      typeof cell === 'string' ? { text: cell.trim().replaceAll(' / ', '\n') } : cell,
    ),
  }));
  return { part, before: title === '' ? [] : [title], rows };
}

const executive = { name: 'Executive Group', aliases: [] };

function read(table: Table, about: Partial<ForwardContext> = {}): ForwardPlan | null {
  return readForwardPlan(table, { fileName: 'plan.docx', period: null, groups: [], ...about });
}

function planOf(table: Table, about: Partial<ForwardContext> = {}): ForwardPlan {
  const plan = read(table, about);
  if (!plan) throw new Error('not read as a forward plan');
  return plan;
}

const when = ({ month, day, text }: Pick<ForwardMeeting, 'month' | 'day' | 'text'>) => day ?? month ?? text;

/** "2026-03: Reports > Annual report (Health)". */
function told({ items }: ForwardPlan): readonly string[] {
  return items.map(({ meeting, category, item, who }) => {
    const under = category === '' ? '' : `${category} > `;
    return `${when(meeting)}: ${under}${item}${who === '' ? '' : ` (${who})`}`;
  });
}

const monthsOf = ({ meetings }: ForwardPlan) => meetings.map(when);
const codesOf = ({ problems }: ForwardPlan) => problems.map(({ code }) => code);

describe('meetings as columns', () => {
  it('reads the items below each meeting', () => {
    const plan = planOf(
      aTable('SCP Executive Forward Plan 2026 – 2027', [
        'September 26 | March 27',
        'Budget for next year | Annual report',
        ' | Learning from audits',
      ]),
    );
    expect(told(plan)).toEqual([
      '2026-09: Budget for next year',
      '2027-03: Annual report',
      '2027-03: Learning from audits',
    ]);
    expect(plan.meetings.map(({ group }) => group)).toEqual(['Executive', 'Executive']);
    expect(codesOf(plan)).toEqual(['meeting-without-day', 'meeting-without-day']);
  });

  it('gives a row without a category to the category above, and parts the items of a cell', () => {
    const plan = planOf(
      aTable('Forward plan for the Executive Group', [
        ' | Oct 2026 | Dec | Feb',
        'Agency reports | Police | Health; Probation |',
        ' | | Fire and rescue | Schools / colleges / Early years',
        'Sub-group reports | Audit SG; Training SG, Case Review Panel; | n/a | -',
      ]),
      { groups: [executive] },
    );
    expect(told(plan)).toEqual([
      '2026-10: Agency reports > Police',
      '2026-12: Agency reports > Health',
      '2026-12: Agency reports > Probation',
      '2026-12: Agency reports > Fire and rescue',
      '2027-02: Agency reports > Schools colleges',
      '2027-02: Agency reports > Early years',
      '2026-10: Sub-group reports > Audit SG',
      '2026-10: Sub-group reports > Training SG',
      '2026-10: Sub-group reports > Case Review Panel',
    ]);
    expect(plan.meetings[0]?.group).toBe('Executive Group');
  });

  it('reads ticks as the item that the row names, under the heading above', () => {
    const plan = planOf(
      aTable('Board forward plan 2026/27', [
        'Item | Lead | Apr | Jul | Oct | Jan',
        'STANDING ITEMS | | | | |',
        'Minutes and matters arising | Chair | x | X | ✓ | \uf0fc',
        'Annual items: | | | | |',
        'Annual report | Manager | | x (draft) | Final |',
        'Terms of reference | Chair | | | |',
      ]),
    );
    expect(told(plan)).toEqual([
      ...['2026-04', '2026-07', '2026-10', '2027-01'].map(
        (month) => `${month}: STANDING ITEMS > Minutes and matters arising (Chair)`,
      ),
      '2026-07: Annual items > Annual report (draft) (Manager)',
      '2026-10: Annual items > Annual report: Final (Manager)',
    ]);
    expect(plan.problems.find(({ code }) => code === 'item-not-understood')?.message).toContain('Terms of reference');
  });

  it('keeps days, times and the groups beside them, and a column for every meeting', () => {
    const plan = planOf(
      aTable('Agenda items 2026', [
        ' | Executive Wed 14 January 2026, 10am | Board 11/02/26 | Every meeting',
        'Reports | Audit findings | Budget | Risk register',
      ]),
    );
    expect(plan.meetings.map(({ group, day, time }) => [group, day, time])).toEqual([
      ['Executive', '2026-01-14', '10:00'],
      ['Board', '2026-02-11', null],
    ]);
    expect(told(plan)).toEqual([
      '2026-01-14: Reports > Audit findings',
      '2026-02-11: Reports > Budget',
      '2026-01-14: Reports > Risk register',
      '2026-02-11: Reports > Risk register',
    ]);
  });

  it('reads the year above the months, and each part under its own title', () => {
    const wide = (text: string): Cell[] => [{ text }, { text, merged: 'across' }, { text, merged: 'across' }];
    const plan = planOf(
      aTable('', [
        wide('Audit Group forward plan'),
        ['', { text: '2026' }, { text: '2027' }],
        'Item | November | February',
        'Case audits | x | x',
        wide('Training Group forward plan'),
        'Item | Dec 2026 | Mar 2027',
        'Course reviews | | x',
      ]),
    );
    expect(plan.items.map(({ group, meeting, item }) => [group, meeting.month, item])).toEqual([
      ['Audit Group', '2026-11', 'Case audits'],
      ['Audit Group', '2027-02', 'Case audits'],
      ['Training Group', '2027-03', 'Course reviews'],
    ]);
  });

  it.each([
    [
      'a date cell that shows a month',
      [
        { text: 'Mar-26', day: '2026-03-01' },
        { text: 'Jun-26', day: '2026-06-01' },
      ],
      ['2026-03', '2026-06'],
    ],
    [
      'a date cell that shows a day',
      [
        { text: '14/03/2026', day: '2026-03-14' },
        { text: '10/06/2026', day: '2026-06-10' },
      ],
      ['2026-03-14', '2026-06-10'],
    ],
  ] as const)('takes %s as what it shows', (_, cells, expected) => {
    const plan = planOf(aTable('Forward plan: MACE', [['', ...cells], 'Reports | One thing | Another thing']));
    expect(monthsOf(plan)).toEqual(expected);
  });

  it.each([
    ['2026/27', 'Apr | Jul | Oct | Jan', ['2026-04', '2026-07', '2026-10', '2027-01']],
    ['2026-27', 'Sept | Nov | Jan | Mar | May', ['2026-09', '2026-11', '2027-01', '2027-03', '2027-05']],
    ['2026', 'Jan | Apr | Jul | Oct', ['2026-01', '2026-04', '2026-07', '2026-10']],
    ['', 'Oct 2026 | Dec | Feb', ['2026-10', '2026-12', '2027-02']],
    ['', 'Oct | Dec | Feb 2027', ['2026-10', '2026-12', '2027-02']],
    ['', "Nov '26 | Mar-27", ['2026-11', '2027-03']],
    ['', 'November 26 | March 27 | July 27', ['2026-11', '2027-03', '2027-07']],
    ['', '14th March 2026 | 3 June', ['2026-03-14', '2026-06-03']],
    // Not told: the year, or whether the number is a day.
    ['2026/27', 'Jan | Apr | Jul | Oct', ['Jan', 'Apr', 'Jul', 'Oct']],
    ['', 'Jan | Apr', ['Jan', 'Apr']],
    ['', 'March 12 | May 14', ['March 12', 'May 14']],
    ['2014 – 2016', 'May | June', ['May', 'June']],
  ])('under "%s" reads %s', (years, headings, expected) => {
    const plan = planOf(aTable(`Forward plan ${years}`, [headings, headings.replaceAll(/[^|]+/g, ' An item ')]));
    expect(monthsOf(plan)).toEqual(expected);
    expect(plan.items).toHaveLength(expected.length);
    const unread = expected.filter((one) => !/^20/.test(one)).length;
    expect(codesOf(plan).filter((code) => code === 'meeting-not-understood')).toHaveLength(unread);
  });

  it('says that a day does not exist, and keeps what comes to its month', () => {
    const plan = planOf(aTable('Forward plan 2026', ['31 June 2026 | 1 July 2026', 'One | Two']));
    expect(told(plan)).toEqual(['2026-06: One', '2026-07-01: Two']);
    expect(plan.problems.map(({ message }) => message).join()).toContain('The nearest is 30 June 2026');
  });

  it('says of each cell that it cannot read where it stands', () => {
    const plan = planOf(
      aTable('Executive forward plan 2026', [
        'Item | Jan | Apr | ',
        'Budget | x | TBC | see minutes',
        'Audit | x | | ',
      ]),
    );
    expect(plan.problems.filter(({ code }) => code === 'item-not-understood').map(({ source }) => source.row)).toEqual([
      2, 2,
    ]);
  });
});

describe('a row for each meeting', () => {
  it('reads a date and its agenda items', () => {
    const plan = planOf(
      aTable(
        '',
        [
          'Date | Agenda items | Lead | Papers due',
          '14 March 2026 | • Annual report / • Budget | Manager | 6 March',
          ' | Risk register | |',
          'Thursday 11th June 2026, 2pm | Audit programme | |',
          'Sept 2026 | 1. Training plan / 2. Learning reviews | Training lead | ',
          'All meetings | Minutes | Chair |',
        ],
        'MACE',
      ),
    );
    expect(told(plan)).toEqual([
      '2026-03-14: Annual report (Manager)',
      '2026-03-14: Budget (Manager)',
      '2026-03-14: Risk register',
      '2026-06-11: Audit programme',
      '2026-09: Training plan (Training lead)',
      '2026-09: Learning reviews (Training lead)',
      '2026-03-14: Minutes (Chair)',
      '2026-06-11: Minutes (Chair)',
      '2026-09: Minutes (Chair)',
    ]);
    expect(plan.meetings.map(({ time, papers }) => [time, papers])).toEqual([
      [null, '2026-03-06'],
      ['14:00', null],
      [null, null],
    ]);
  });

  it('takes the headings of several columns of items as their categories', () => {
    const plan = planOf(
      aTable('Executive Group', [
        'Meeting | Standing items | Reports | Presentations | Venue',
        'March 2026 | Minutes | Annual report | Young people’s voice | Town hall',
        'June 2026 | Minutes | | Domestic abuse strategy | Library',
      ]),
    );
    expect(told(plan)).toEqual([
      '2026-03: Standing items > Minutes',
      '2026-03: Reports > Annual report',
      '2026-03: Presentations > Young people’s voice',
      '2026-06: Standing items > Minutes',
      '2026-06: Presentations > Domestic abuse strategy',
    ]);
    expect(plan.meetings[0]?.group).toBe('Executive Group');
    expect(plan.problems.find(({ code }) => code === 'column-not-kept')?.message).toContain('"Venue"');
  });

  it('knows whose meeting it is by a column, or by the heading of the items', () => {
    const byColumn = planOf(
      aTable('Forward plan', [
        'Date | Group | Items',
        '14 March 2026 | Executive | Budget',
        '20 March 2026 | MACE | Case audits',
      ]),
      { groups: [executive] },
    );
    expect(byColumn.items.map(({ group }) => group)).toEqual(['Executive Group', 'MACE']);
    const byHeading = planOf(
      aTable('Forward plan 2026', [
        'Month | Full Board | Executive',
        'March | Annual report | Budget',
        'April | | Audits',
      ]),
      { groups: [executive] },
    );
    expect(byHeading.items.map(({ group, item }) => [group, item])).toEqual([
      ['Full Board', 'Annual report'],
      ['Executive Group', 'Budget'],
      ['Executive Group', 'Audits'],
    ]);
    expect(byHeading.meetings).toHaveLength(3);
  });

  it('keeps the items of a meeting whose date it cannot read', () => {
    const plan = planOf(
      aTable('MACE forward plan', ['Date | Items', '14 March 2026 | One', 'Away day | Two', '10 June 2026 | Three']),
    );
    expect(told(plan)).toEqual(['2026-03-14: One', 'Away day: Two', '2026-06-10: Three']);
    expect(codesOf(plan)).toEqual(['meeting-not-understood']);
  });
});

it('reads meetings with their items below them, and dates without headings', () => {
  const below = planOf(
    aTable('MACE forward plan', [
      'January 2026 | | ',
      'Item | Lead | Time',
      'Missing children | Analyst | 10 mins',
      'April 2026 | | ',
      'Annual report; Budget | Manager | 20 mins',
    ]),
  );
  expect(told(below)).toEqual([
    '2026-01: Missing children (Analyst)',
    '2026-04: Annual report (Manager)',
    '2026-04: Budget (Manager)',
  ]);
  const bare = planOf(aTable('Board forward plan 2026', ['14 March | Annual report', '13 June | Budget']));
  expect(told(bare)).toEqual(['2026-03-14: Annual report', '2026-06-13: Budget']);
});

it('keeps what comes in a quarter, and asks for its day', () => {
  const plan = planOf(aTable('MACE forward plan 2026', ['Item | Q1 (Jan-Mar) | Q2', 'Audit | x | x']));
  expect(told(plan)).toEqual(['Q1 (Jan-Mar): Audit', 'Q2: Audit']);
  expect(codesOf(plan)).toEqual(['meeting-not-understood', 'meeting-not-understood']);
});

it('asks whose meetings these are where no title says so', () => {
  const plan = planOf(aTable('Forward plan 2026', ['Jan | Apr', 'One | Two']));
  expect(plan.items.map(({ group }) => group)).toEqual(['', '']);
  expect(codesOf(plan)).toContain('forward-no-group');
});

it.each([
  ['LSCB Executive Forward Plan 2011 – 2012', 'Executive'],
  ['Forward Plan for the Quality and Performance Sub Group 2026/27', 'Quality and Performance Sub Group'],
  ['Section 6 – Work Programme of the Learning Hub as of October 2026', 'Learning Hub'],
  ['Draft MACE agenda planner', 'MACE'],
  ['Executive Group – Annual Work Programme 2026/27', 'Executive Group'],
  ['Forward plan – Strategic Board', 'Strategic Board'],
])('finds the group in "%s"', (title, group) => {
  expect(planOf(aTable(title, ['Jan 2026 | Apr 2026', 'One | Two'])).meetings[0]?.group).toBe(group);
});

it('names a tick that stands beside a date and under no heading', () => {
  const cells = [
    ['March 2026', 'Report 1'],
    ['May 2026', 'x'],
    ['July 2026', 'x (draft)'],
  ];
  const plan = read(aTable('MACE forward plan 2026', cells));
  expect(plan?.items.map(({ item }) => item)).toEqual(['Report 1']);
  const told = plan?.problems.filter(({ code }) => code === 'item-not-understood').map(({ message }) => message);
  expect(told).toHaveLength(2);
  expect(told?.[0]).toContain('in a column without a heading was not read as an item for a meeting. Write there what');
});

describe('whatever a table holds', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '',
      '',
      '-',
      'x',
      'X (draft)',
      'TBC',
      '12',
      'March 2026',
      '14/03/26',
      'Every meeting',
      'Item',
      'Date',
    ),
    fc.string({ maxLength: 12 }),
    fc.integer({ min: 1, max: 999 }).map((number) => `Report ${number}`),
  );
  const grid = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 12 });

  it('is read or left alone, and never breaks the reader', () => {
    fc.assert(
      fc.property(grid, fc.constantFrom('', 'MACE forward plan 2026', 'Attendance'), (cells, title) => {
        const plan = read(aTable(title, cells));
        for (const { meeting, item } of plan?.items ?? []) {
          expect(item.trim()).not.toBe('');
          expect(meeting.month ?? '2026-01').toMatch(/^20\d\d-(?:0[1-9]|1[0-2])$/);
        }
      }),
    );
  });

  it('keeps every item below a meeting, or says where it stands', () => {
    const below = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(below, (rows) => {
        const reports = rows.map((row) => row.map((text) => (/^Report/.test(text) ? text : '')));
        const plan = planOf(
          aTable('MACE forward plan', [['', 'Jan 2026', 'April 2026'], ...reports, ['', 'Last', 'Last']]),
        );
        const items = plan.items.map(({ item, category }) => `${category} ${item}`).join('\n');
        for (const text of reports.flatMap((row) => row.slice(1))) expect(items).toContain(text);
      }),
    );
  });
});

describe('leaves alone what is no forward plan', () => {
  it.each([
    [
      'figures by month',
      'Contacts and referrals',
      ['Indicator | Apr 2026 | May 2026', 'Contacts | 120 | 98', 'Referrals | 40 | 35%'],
    ],
    ['figures by quarter', 'Performance', ['Measure | Q1 | Q2', 'Contacts | 120 | 98']],
    ['attendance', 'Attendance at meetings', ['Member | Jan 2026 | Apr 2026', 'Police | ✓ | ✓', 'Health | ✓ | A']],
    ['attendance without a title', '', ['Agency | Jan 2026 | Apr 2026', 'Police | ✓ | ✓', 'Health | ✓ | ✓']],
    [
      'a training calendar',
      'Training programme',
      [
        'Date | Course | Venue | Places',
        '14 March 2026 | Level 3 | Town hall | 20',
        '2 April 2026 | Level 2 | Library | 25',
      ],
    ],
    [
      'courses with counts',
      '',
      ['Month | Training topic | Attendees', 'March 2026 | Neglect | 20', 'April 2026 | Exploitation | 25'],
    ],
    [
      'a plan with months to tick',
      'Action plan',
      ['Action | Lead | Jan 2026 | Feb 2026', 'Write a policy | Manager | x | x'],
    ],
    [
      'a plan with a date',
      'Action plan',
      ['Date | Action | Lead', '14 March 2026 | Write a policy | Manager', '2 April 2026 | Train staff | Manager'],
    ],
    [
      'a plan with updates by month',
      '',
      ['Recommendation | Jan 2026 | Apr 2026', 'Improve recording | Audit under way | Audit completed'],
    ],
    [
      'a plan’s rows',
      '',
      ['1.1 | Write a policy | March 2026 | June 2026', '1.2 | Train staff | April 2026 | July 2026'],
    ],
    ['a budget', 'Budget 2026/27', ['Item | April | May', 'Staff | £1,000 | £1,000']],
    ['a log of updates', '', ['Date | Update', '14 March 2026 | Audit begun', '2 April 2026 | Audit done']],
  ])('%s', (_, title, lines) => {
    expect(read(aTable(title, lines))).toBeNull();
  });
});

describe('in a plan’s file', () => {
  const actions = aTable('Delivery Plan 2026 – 2027', [
    'Action No | Action | Time Scale | Lead Group',
    '1.1 | Write a policy | May 2026 | Executive Group',
  ]);
  const forward = aTable('', ['SCP Executive forward plan 2026/27', 'May | Sept', 'Budget | Audits'], 'Ahead');
  const draftOf = (tables: readonly Table[], sheets: readonly string[] = []) => {
    const result = draftFrom(tables, { fileName: 'plan.xlsx', sheets });
    if (!result.ok) throw new Error(result.message);
    return result.draft;
  };

  it('stands beside the actions, under the name that the plan has for the group', () => {
    const draft = draftOf([actions, forward]);
    expect(draft.actions).toHaveLength(1);
    expect(draft.forward.map(({ group, meeting, item }) => [group, meeting.month, item])).toEqual([
      ['Executive Group', '2026-05', 'Budget'],
      ['Executive Group', '2026-09', 'Audits'],
    ]);
  });

  it('is read on a hidden sheet only where somebody chose that', () => {
    const hidden = { ...forward, hidden: true };
    const unread = draftOf([actions, hidden]);
    expect(unread.forward).toEqual([]);
    expect(unread.problems.map(({ code }) => code)).toContain('hidden-sheet');
    expect(draftOf([actions, hidden], ['Ahead']).forward).toHaveLength(2);
  });

  it('may be all that there is', () => {
    const draft = draftOf([forward]);
    expect(draft.plan).toMatchObject({ kind: 'forward', period: { from: '2026-04-01', to: '2027-03-31' } });
    expect(draft.actions).toEqual([]);
  });
});

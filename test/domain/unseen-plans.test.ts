import { describe, expect, it } from '@jest/globals';
import { type DraftOptions, draftFrom, type ImportDraft } from '../../src/domain/import-draft.ts';
import type { Cell, Table } from '../../src/domain/plan-table.ts';

/** Plans in shapes that other boards keep, each made up here: the reader was written for none of them. */

const down = (text: string): Cell => ({ text, merged: 'down' });
const across = (text: string): Cell => ({ text, merged: 'across' });
type Line = string | readonly (string | Cell)[];

/** A table from lines such as "1.1 | Objective | …"; a blank line is a gap, as between two tables of a sheet. */
function aTable(lines: readonly Line[], more: Partial<Table> = {}): Table {
  const rows = lines.flatMap((line, index) => {
    if (line === '') return [];
    const cells = typeof line === 'string' ? line.split('|').map((text) => text.trim()) : line;
    const made = cells.map((cell) => (typeof cell === 'string' ? { text: cell.replaceAll('//', '\n') } : cell));
    return [{ row: index + 1, cells: made }];
  });
  return { part: 'table 1', before: ['Borough Safeguarding Partnership Improvement Plan 2024-25'], rows, ...more };
}

function draftOf(tables: Table | readonly Table[], options: Partial<DraftOptions> = {}): ImportDraft {
  const result = draftFrom('rows' in tables ? [tables] : tables, { fileName: 'plan.docx', ...options });
  if (!result.ok) throw new Error(result.message);
  return result.draft;
}

const refsOf = ({ actions }: ImportDraft) => actions.map(({ ref }) => ref);
const codesOf = ({ problems }: ImportDraft) => problems.map(({ code }) => code);
const pick = <K extends keyof ImportDraft['actions'][number]>({ actions }: ImportDraft, ...keys: readonly K[]) =>
  actions.map((action) => keys.map((key) => action[key]));

describe('columns', () => {
  it('are found by questions as headings', () => {
    const draft = draftOf(
      aTable([
        'What needs to change? | What are we going to do? | Who will do it? | By when? | How will we know? | What have we done so far?',
        'Children wait too long | Set a standard of ten days | Head of Service | June 2024 | Nobody waits longer | Drafted',
      ]),
    );
    expect(draft.actions).toMatchObject([
      {
        objective: 'Children wait too long',
        text: 'Set a standard of ten days',
        measure: 'Nobody waits longer',
        timescale: { due: ['2024-06-30'] },
        updates: [{ text: 'Drafted' }],
      },
    ]);
  });

  it('are found with line breaks, brackets and slashes in their headings', () => {
    const draft = draftOf(
      aTable([
        'Ref.//No. | Agreed//Action(s) | Lead//(name and agency) | Target date//(dd/mm/yy) | Success criteria / impact | BRAG//rating',
        'A1 | Write a protocol | MACE | 30/06/2024 | It is used | Green',
      ]),
    );
    expect(draft.actions).toMatchObject([
      {
        ref: 'A1',
        text: 'Write a protocol',
        measure: 'It is used',
        rating: 'green',
        timescale: { due: ['2024-06-30'] },
      },
    ]);
    expect(codesOf(draft)).toEqual([]);
  });

  it('that start in column B and in a lower row are found, with the title and the legend above left out', () => {
    const draft = draftOf(
      aTable([
        ['', 'Neglect action plan', across('Neglect action plan'), across('Neglect action plan')],
        ['', 'Red', 'Not started', ''],
        ['', 'Green', 'On track', ''],
        '',
        ' | No | Action | Owner | Deadline',
        ' | 1 | Train staff | MACE | May 2024',
        ' | 2 | Audit ten cases | Audit Group | July 2024',
      ]),
    );
    expect(refsOf(draft)).toEqual(['1', '2']);
    expect(draft.leftAlone).toEqual([]);
  });

  it('in two rows take their meaning from the heading above where their own says too little', () => {
    const merged = [
      [
        'Ref',
        'Action',
        'Accountability',
        across('Accountability'),
        'Timescale',
        across('Timescale'),
        'Progress',
        across('Progress'),
      ],
      [down('Ref'), down('Action'), 'Lead', 'Support', 'Start', 'End', 'Quarter 1', 'Quarter 2'],
    ];
    const blank = [
      'Ref | Action | Accountability | | Timescale | | Progress | ',
      ' | | Lead | Support | Start | End | Quarter 1 | Quarter 2',
    ];
    for (const headings of [merged, blank]) {
      const draft = draftOf(
        aTable([...headings, '1 | Train staff | MACE | Schools | April 2024 | June 2024 | Begun | Half done']),
      );
      expect(draft.actions).toMatchObject([{ ref: '1', text: 'Train staff', timescale: { due: ['2024-06-30'] } }]);
      const words = JSON.stringify(draft.actions);
      for (const kept of ['MACE', 'Begun', 'Half done', 'April 2024']) expect(words).toContain(kept);
    }
  });

  it('may be explained in a row below, which is no action and is named', () => {
    const draft = draftOf(
      aTable([
        'Objective | Action | Lead | Timescale | RAG',
        'What do we want to achieve? | What will we do? (SMART) | Who will do this? | e.g. by March 2025 | Choose a colour',
        'Safer homes | Visit every home | Fire service | May 2024 | G',
      ]),
    );
    expect(pick(draft, 'text')).toEqual([['Visit every home']]);
    expect(draft.leftAlone).toMatchObject([{ row: 2, why: expect.stringMatching(/what to write/) }]);
  });

  it('repeated on every page head nothing new', () => {
    const headings = 'Action | Lead | Timescale';
    const draft = draftOf([
      aTable([headings, 'Train staff | MACE | May 2024', headings, 'Audit cases | MACE | June 2024']),
      aTable([headings, 'Ask children | MACE | July 2024'], { part: 'table 2', before: [] }),
    ]);
    expect(pick(draft, 'text')).toEqual([['Train staff'], ['Audit cases'], ['Ask children']]);
  });

  it('of several plans in one file are each table’s own', () => {
    const draft = draftOf([
      aTable(['No | Action | Lead | By when', '1 | Train staff | MACE | May 2024']),
      aTable(['Deadline | Owner | Task | Recommendation', 'June 2024 | LPR Group | Write it down | Be clear'], {
        part: 'table 2',
        before: ['Learning review'],
      }),
    ]);
    expect(draft.actions).toMatchObject([
      { ref: '1', text: 'Train staff' },
      { text: 'Write it down', objective: 'Be clear', timescale: { due: ['2024-06-30'] }, source: { part: 'table 2' } },
    ]);
  });

  it('may lack a ref, a timescale or a lead: the action is there and the person is told', () => {
    const draft = draftOf(aTable(['Action | Progress', 'Train staff | Ten trained', 'Audit cases | ']));
    expect(refsOf(draft)).toEqual(['x1', 'x2']);
    expect(new Set(codesOf(draft))).toEqual(new Set(['no-ref', 'no-lead', 'no-timescale']));
  });

  it('that Baton does not know are named once, and those of one kind are kept together', () => {
    const draft = draftOf(
      aTable([
        'Action | Lead | Budget code | Outcome | Evidence | Date | Revised date | Status | RAG',
        'Train staff | MACE | K12 | Staff know | Register | May 2024 | July 2024 | Under way | Amber',
      ]),
    );
    expect(draft.problems.filter(({ code }) => code === 'column-not-kept').map(({ message }) => message)).toEqual([
      expect.stringContaining('"Budget code"'),
    ]);
    expect(draft.actions).toMatchObject([
      { measure: 'Staff know\nEvidence: Register', rating: 'amber', timescale: { due: ['2024-05-31'] } },
    ]);
    expect(JSON.stringify(draft.actions[0]!.updates)).toContain('Revised date: July 2024');
  });

  it('may be numbered, and a degree of priority is no aim', () => {
    const draft = draftOf(
      aTable([
        '1. Objective | 2. Action | 3. Lead | 4. Timescale | 5. Priority',
        'Safer homes | Visit | MACE | May 2024 | High',
        'Safer streets | Patrol | MACE | May 2024 | Low',
      ]),
    );
    expect(pick(draft, 'objective', 'text', 'aim')).toEqual([
      ['Safer homes', 'Visit', ''],
      ['Safer streets', 'Patrol', ''],
    ]);
    expect(codesOf(draft)).toContain('column-not-kept');
  });

  it('name recommendations as what is to be done, where nothing else does', () => {
    const draft = draftOf(
      aTable(['Recommendation | Lead agency | Deadline', 'Review the pathway | Health | May 2024']),
    );
    expect(draft.actions).toMatchObject([{ text: 'Review the pathway', objective: '' }]);
  });
});

describe('sections', () => {
  it.each([
    ['numbered', 'Priority 1: Neglect', 'Priority 2 – Exploitation'],
    ['with a dash', 'Theme – Neglect', 'Theme – Exploitation'],
    ['spelled out', 'Strategic Priority One: Neglect', 'Strategic Priority Two: Exploitation'],
  ])('%s are the aims of the actions below', (_, first, second) => {
    const wide = (text: string) => [text, across(text), across(text), across(text)];
    const draft = draftOf(
      aTable([
        'Ref | Action | Lead | When',
        wide(first),
        '1 | A | MACE | May 2024',
        wide(second),
        '2 | B | MACE | May 2024',
      ]),
    );
    expect(pick(draft, 'aim')).toEqual([['Neglect'], ['Exploitation']]);
  });

  it('without any such word are aims where actions stand below, and nothing where none do', () => {
    const wide = (text: string) => [text, across(text), across(text)];
    const draft = draftOf(
      aTable([
        'Action | Lead | When',
        wide('Early help'),
        'Train staff | MACE | May 2024',
        wide('Plan agreed by the board'),
      ]),
    );
    expect(pick(draft, 'aim')).toEqual([['Early help']]);
  });

  it('may be objectives under an aim, and paragraphs above a table', () => {
    const draft = draftOf([
      aTable(['Objective 1: Be heard | | ', 'Action | Lead | When', 'Ask children | MACE | May 2024'], {
        before: ['Improvement Plan 2024-25', 'Priority 1: Voice of the child'],
      }),
      aTable(['Action | Lead | When', 'Ask parents | MACE | May 2024'], { before: ['Priority 2: Families'] }),
    ]);
    expect(pick(draft, 'aim', 'objective')).toEqual([
      ['Voice of the child', 'Be heard'],
      ['Families', ''],
    ]);
  });

  it('with a number alone head the items that go on from it', () => {
    const draft = draftOf(
      aTable([
        'No. | Objective | Action | Lead | When',
        '3 | Safer schools | | | ',
        '3.1 | Heads know whom to call | Send a card | MACE | May 2024',
      ]),
    );
    expect(pick(draft, 'ref', 'aim', 'objective')).toEqual([['3.1', 'Safer schools', 'Heads know whom to call']]);
  });

  it('stand in the first column as text, where no cells are merged', () => {
    const lines = [
      'Action | Lead | When',
      'Outcome 1: Safe | | ',
      'Visit | MACE | May 2024',
      'Outcome 2: Heard | | ',
      'Ask | MACE | May 2024',
    ];
    expect(pick(draftOf(aTable(lines)), 'aim', 'text')).toEqual([
      ['Safe', 'Visit'],
      ['Heard', 'Ask'],
    ]);
  });

  it('that are themes in the first column count until the next one', () => {
    const draft = draftOf(
      aTable([
        'Theme | No. | Recommendation | Action | Lead',
        'Voice | 1 | Ask | Ask children | MACE',
        ' | 2 | Listen | Write it down | MACE',
        'Neglect | 3 | See | Visit homes | MACE',
      ]),
    );
    expect(pick(draft, 'themes')).toEqual([[['Voice']], [['Voice']], [['Neglect']]]);
  });

  it('may stand in a column or be the names of sheets', () => {
    const columns = draftOf(
      aTable([
        'Priority | Action | Lead | When',
        'Neglect | A | MACE | May 2024',
        ' | B | MACE | May 2024',
        'Voice | C | MACE | May 2024',
      ]),
    );
    expect(pick(columns, 'aim')).toEqual([['Neglect'], ['Neglect'], ['Voice']]);
    const rows = ['Action | Lead | When', 'A | MACE | May 2024'];
    const sheets = draftOf(
      ['Priority 1 - Neglect', 'Priority 2 - Voice'].map((part) => aTable(rows, { part, before: [] })),
    );
    expect(pick(sheets, 'aim')).toEqual([['Neglect'], ['Voice']]);
  });
});

describe('rows', () => {
  it('without a number go on with the item above: a further action, a further date, a further lead', () => {
    const draft = draftOf(
      aTable([
        'Ref | Objective | Action | Measure | Timescale | Lead Group',
        '1.1 | Know the need | Gather figures | A report | May 2024 | MACE',
        ' | | Ask children | | | ',
        '1.2 | Meet the need | Write a plan | A plan | Drafted by June 2024 | LPR Group',
        ' | | | | Agreed September 2024 | Audit Group',
        ' | | | | | Strategic Group',
      ]),
    );
    expect(pick(draft, 'ref', 'text', 'measure')).toEqual([
      ['1.1', 'Gather figures', 'A report'],
      ['1.1-2', 'Ask children', 'A report'],
      ['1.2', 'Write a plan', 'A plan'],
      ['1.2-2', 'Write a plan', 'A plan'],
    ]);
    expect(draft.actions.map(({ leads }) => leads)).toEqual([
      ['MACE'],
      ['MACE'],
      ['LPR Group'],
      ['Audit Group', 'Strategic Group'],
    ]);
    expect(draft.problems).toMatchObject([
      { code: 'no-ref', message: expect.stringMatching(/1\.1-2, 1\.2-2.*row above/) },
    ]);
  });

  it('merged down in the file inherit what is merged, and nothing else', () => {
    const draft = draftOf(
      aTable([
        'Ref | Recommendation | Action | Lead | Timescale',
        '1 | Be clear | Write it | MACE | May 2024',
        [down('1'), down('Be clear'), 'Publish it', down('MACE'), ''],
      ]),
    );
    expect(draft.actions).toMatchObject([
      { ref: '1' },
      { ref: '1-2', text: 'Publish it', leads: ['MACE'], timescale: { text: '' } },
    ]);
  });

  it('broken across a page are one row', () => {
    const headings = 'Ref | Recommendation | Action | Lead | Timescale';
    const draft = draftOf([
      aTable([headings, '1 | Be clear | Write the new pathway and | MACE | May 2024']),
      aTable([' | | send it to every school | | ', '2 | Be kind | Ask first | MACE | May 2024'], {
        part: 'table 2',
        before: [],
      }),
    ]);
    expect(pick(draft, 'text')).toEqual([['Write the new pathway and send it to every school'], ['Ask first']]);
  });

  it('whose lines a page’s text has as rows are put together', () => {
    const draft = draftOf(
      aTable(
        [
          'Finding | Action | Lead',
          'Thresholds were | Brief all social | MACE',
          'not understood by | workers and their | ',
          'new staff | managers | ',
          'Records late | Audit ten files | LPR Group',
        ],
        { part: 'text' },
      ),
    );
    expect(pick(draft, 'objective', 'text')).toEqual([
      ['Thresholds were not understood by new staff', 'Brief all social workers and their managers'],
      ['Records late', 'Audit ten files'],
    ]);
  });

  it('that number several actions with a date or a lead each are that many actions', () => {
    const draft = draftOf(
      aTable([
        'Ref | Recommendation | Action | Lead | Timescale | Update',
        '4 | Be clear | 1. Write it//2. Publish it | 1. MACE//2. LPR Group | 1. May 2024//2. June 2024 | 1. Begun//2. Not begun',
        '5 | Be kind | 1. Ask//2. Listen | MACE | May 2024 | 1. Asked//2. Heard',
      ]),
    );
    expect(pick(draft, 'ref', 'text', 'leads')).toEqual([
      ['4', 'Write it', ['MACE']],
      ['4-2', 'Publish it', ['LPR Group']],
      ['5', '1. Ask\n2. Listen', ['MACE']],
    ]);
    expect(draft.actions.map(({ timescale }) => timescale.due)).toEqual([
      ['2024-05-31'],
      ['2024-06-30'],
      ['2024-05-31'],
    ]);
    expect(draft.actions[1]!.updates).toMatchObject([{ text: 'Not begun' }]);
  });

  it('with the number in front of their words have it as their ref', () => {
    const draft = draftOf(
      aTable([
        'Recommendation | Action | Lead | When',
        '1. Share what is known | Agree a protocol | MACE | May 2024',
        ' | Train on it | MACE | June 2024',
        '2. Hear the child | Ask children | LPR Group | May 2024',
      ]),
    );
    expect(pick(draft, 'ref', 'objective')).toEqual([
      ['1', 'Share what is known'],
      ['1-2', 'Share what is known'],
      ['2', 'Hear the child'],
    ]);
  });

  it('with an objective alone head the actions below', () => {
    const draft = draftOf(
      aTable([
        'Objective | Action | Lead | When',
        'Safer homes | | | ',
        ' | Visit | MACE | May 2024',
        'Safer streets | | | ',
      ]),
    );
    expect(pick(draft, 'objective', 'text')).toEqual([['Safer homes', 'Visit']]);
    expect(draft.problems).toContainEqual(
      expect.objectContaining({ code: 'row-not-understood', message: expect.stringContaining('Safer streets') }),
    );
  });

  it('are numbered by letters where the plan does so', () => {
    const draft = draftOf(
      aTable(['Ref | Action | Lead | When', 'A | One | MACE | May 2024', 'B | Two | MACE | May 2024']),
    );
    expect(refsOf(draft)).toEqual(['A', 'B']);
  });

  it('numbered from 1 again in another table get refs of their own, with a warning', () => {
    const rows = ['No | Action | Lead | When', '1 | One | MACE | May 2024'];
    const draft = draftOf([aTable(rows), aTable(rows, { part: 'table 2' })]);
    expect(refsOf(draft)).toEqual(['1', '1-2']);
    expect(codesOf(draft)).toEqual(['duplicate-ref']);
  });

  it('in time that does not grow with their number', () => {
    const rows = Array.from({ length: 5000 }, () => '1 | Do it | MACE | May 2024');
    const draft = draftOf(aTable(['No | Action | Lead | When', ...rows]));
    expect(new Set(refsOf(draft)).size).toBe(5000);
  });
});

describe('columns with a heading that says little', () => {
  it('are the timescale where dates stand below it, and nothing else is', () => {
    const draft = draftOf(
      aTable([
        'Item | Activity | Responsible | Target | Update',
        '1 | Write the guide | Board Manager | Mar-25 | Begun',
        '2 | Launch it | Comms Group | each October |',
      ]),
    );
    expect(pick(draft, 'timescale')).toMatchObject([
      [{ kind: 'by', due: ['2025-03-31'] }],
      [{ kind: 'yearly', due: ['2024-10-31'] }],
    ]);
    expect(codesOf(draft)).not.toContain('column-not-kept');
  });
});

describe('cells that hold several actions', () => {
  it('are parted by their own numbers, with the dates and ratings of the same numbers', () => {
    const draft = draftOf(
      aTable([
        'Finding | Agency | Agreed action | Deadline | Status',
        'Visits were missed | Trust | 1.1 Write a policy//1.2 Brief all clinics | 1.1 30 June 2024//1.2 September 2024 | 1.1 Complete//1.2 On track',
        'Nobody asked | Council | 2.1 Ask | July 2024 | Not started',
      ]),
    );
    expect(pick(draft, 'ref', 'text', 'rating')).toEqual([
      ['1.1', 'Write a policy', 'blue'],
      ['1.2', 'Brief all clinics', 'green'],
      ['2.1', 'Ask', 'red'],
    ]);
    expect(draft.actions.map(({ timescale }) => timescale.due)).toEqual([
      ['2024-06-30'],
      ['2024-09-30'],
      ['2024-07-31'],
    ]);
  });
});

describe('what is no plan', () => {
  it('is an attendance list in a sheet of its own, whose marks look like themes', () => {
    const plan = aTable([
      '',
      ' | Ref | Action | Lead | Deadline',
      ' | P1 | Ask | MACE | June 2024',
      ' | P2 | Tell | MACE | July 2024',
    ]);
    const list = aTable(['Member | Apr | Jul | Oct', 'Health | Y | Y | A', 'Police | Y | A | Y'], {
      part: 'Attendance',
      before: [],
    });
    const draft = draftOf([plan, list]);
    expect(refsOf(draft)).toEqual(['P1', 'P2']);
    expect(draft.leftAlone.map(({ part }) => part)).toEqual(['Attendance']);
  });

  const plan = aTable(['No | Action | Lead | When', '1 | Train staff | MACE | May 2024']);

  it.each<[string, readonly string[], readonly string[], RegExp]>([
    ['a budget', ['Budget 2024-25'], ['Income | 2024 | 2025', 'Council | £20,000 | £21,000'], /figures/],
    ['members', ['Membership'], ['Role | Organisation', 'Chair | Independent'], /people/],
    ['attendance', ['Attendance'], ['Agency | April | June | September', 'Police | 1 | 0 | 1'], /months|figures/],
    ['training', ['Training'], ['Course | Date | Number attending', 'Level 2 | 14/2/24 | 51'], /no heading|figures/],
    ['a review', ['What we did'], ['Objective | What we achieved', 'Safer homes | All were visited'], /reviews/],
    ['definitions', ['Terms'], ['Term | Meaning', 'Neglect | Not meeting needs'], /no heading/],
  ])('is left alone and named: %s', (_, before, lines, why) => {
    const draft = draftOf([plan, aTable(lines, { part: 'table 2', before })]);
    expect(refsOf(draft)).toEqual(['1']);
    expect(draft.leftAlone).toEqual([
      { part: 'table 2', row: 1, to: 2, title: before[0], why: expect.stringMatching(why) },
    ]);
  });

  it('is left alone below the plan in the same sheet too', () => {
    const draft = draftOf(
      aTable([
        'No | Action | Lead | When',
        '1 | Train staff | MACE | May 2024',
        '',
        'Cost | 2024 | 2025',
        'Venue | 100 | 200',
      ]),
    );
    expect(refsOf(draft)).toEqual(['1']);
    expect(draft.leftAlone).toMatchObject([{ row: 4, why: expect.stringMatching(/figures/) }]);
  });

  it('but a blank row within the plan ends nothing', () => {
    const draft = draftOf(
      aTable(['Action | Lead', 'Train staff | MACE', '', 'Audit cases | LPR Group', '', 'Ask children | MACE']),
    );
    expect(draft.actions).toHaveLength(3);
  });

  it('is an empty template: nothing is imported, and the sentence says so', () => {
    const template = aTable([
      'Ref | Action | Lead | When',
      'Number | What will you do? | Who? | By when?',
      '1 | | | ',
      '2 | | | ',
    ]);
    const result = draftFrom([template], { fileName: 'template.docx' });
    expect(result).toMatchObject({
      ok: false,
      reason: 'no-actions',
      message: expect.stringMatching(/template\.docx.*no actions/),
    });
  });
});

describe('hidden sheets', () => {
  const shown = aTable(['Ref | Action | Lead | When', '1 | Train staff | MACE | May 2024'], { part: 'Plan' });
  const old = aTable(['Ref | Action | Lead | When', '8 | Old | MACE | May 2024', '9 | Older | MACE | May 2024'], {
    part: 'Archive',
    hidden: true,
  });
  const lists = aTable(['Red', 'Amber'], { part: 'Lists', hidden: true });

  it('are offered with what they hold, and not imported unasked', () => {
    const draft = draftOf([shown, old, lists]);
    expect(refsOf(draft)).toEqual(['1']);
    expect(draft.hidden).toEqual([{ part: 'Archive', actions: 2 }]);
  });

  it('that hold the only actions are named in the refusal', () => {
    const result = draftFrom([lists, old], { fileName: 'plan.xlsx' });
    expect(result).toMatchObject({ ok: false, message: expect.stringMatching(/only in the sheet "Archive".*unhide/) });
  });

  it('are read where a person chose them', () => {
    const draft = draftOf([shown, old, lists], { sheets: ['Archive'] });
    expect(refsOf(draft)).toEqual(['1', '8', '9']);
    expect(draft.hidden).toEqual([]);
  });
});

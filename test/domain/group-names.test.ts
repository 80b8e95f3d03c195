import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type KnownGroup, leadReader } from '../../src/domain/group-names.ts';
import { kindOf, type NameKind } from '../../src/domain/name-kind.ts';

/** What each cell of a lead column is read as, beside the others. */
function readLeads(cells: readonly string[], known: readonly KnownGroup[] = []) {
  const rows = cells.map((lead) => ({ lead, responsible: '' }));
  return rows.map(leadReader(rows, known).read);
}

const leadsOf = (cells: readonly string[], known: readonly KnownGroup[] = []) =>
  readLeads(cells, known).map(({ leads }) => leads);

describe('a name', () => {
  it.each<[NameKind, readonly string[]]>([
    ['group', ['Audit Group', 'Training Sub-Group', 'Case Review Panel', 'MACE', 'Strategic Partners', 'Executive']],
    [
      'post',
      [
        'Business Manager',
        'Head of Early Help',
        'Board Chair',
        'Designated Nurse',
        'Lead Social Worker for Fostering',
        'LADO',
        'Director of Public Health',
      ],
    ],
    ['person', ['Dr Sam Example', 'S. Example', 'Sam Example, Head of Service', 'Sam Example (Police)']],
    ['agency', ['Police', 'County Council', 'Youth Offending Service', 'CCG', 'Health', 'Borough Hospital']],
    ['everybody', ['All agencies', 'Each agency', 'Partner agencies', 'All Sub Groups', 'All schools']],
    ['unclear', ['Sam Example', 'SE', 'Signs of Safety']],
  ])('is taken for %s only by its own words', (kind, names) => {
    expect(names.map(kindOf)).toEqual(names.map(() => kind));
  });
});

describe('leads', () => {
  it.each([
    ['a slash', 'MACE/Audit Group', ['MACE', 'Audit Group']],
    ['"and"', 'Audit Group and Business Team', ['Audit Group', 'Business Team']],
    ['an ampersand', 'MACE & LPR', ['MACE', 'LPR']],
    ['commas', 'Audit Group, Training Group and MACE', ['Audit Group', 'Training Group', 'MACE']],
    ['a semicolon', 'Audit Group; MACE', ['Audit Group', 'MACE']],
    ['lines', 'Audit Group\nMACE', ['Audit Group', 'MACE']],
    ['what each does', 'Audit Group (lead), MACE (support)', ['Audit Group', 'MACE']],
    ['what each does, in front', 'Lead: Audit Group\nSupport: MACE', ['Audit Group', 'MACE']],
    ['nothing, where the name has the word in it', 'Learning & Improvement Group', ['Learning & Improvement Group']],
    ['nothing, where the name has a slash in it', 'Quality/Audit Group', ['Quality/Audit Group']],
  ])('are parted by %s', (_, cell, leads) => {
    expect(leadsOf([cell])).toEqual([leads]);
  });

  it.each(['TBC', 'N/A', '-', 'To be confirmed'])('are none where the cell says "%s"', (cell) => {
    expect(readLeads([cell])).toMatchObject([{ leads: [], responsible: [] }]);
  });

  it('joins a name that a narrow column broke', () => {
    expect(
      leadsOf(['Management Executive Board', 'Management Executive\nBoard', 'Learning and\nReview Group']),
    ).toEqual([['Management Executive Board'], ['Management Executive Board'], ['Learning and Review Group']]);
  });

  it('knows a group by its initials, explained or not, and by its name without "Group"', () => {
    const cells = ['Management Executive Board (MEB)', 'MEB', 'LPR Group', 'LPR', 'LPRG'];
    expect(leadsOf(cells).flat()).toEqual([
      'Management Executive Board',
      'Management Executive Board',
      'LPR Group',
      'LPR Group',
      'LPR Group',
    ]);
    const { aliases } = leadReader(
      cells.map((lead) => ({ lead, responsible: '' })),
      [],
    );
    expect([...aliases]).toEqual([
      ['Management Executive Board', ['MEB']],
      ['LPR Group', ['LPR', 'LPRG']],
    ]);
  });

  it('learns initials that the words of an action explain', () => {
    const rows = [
      { lead: 'Exploitation Panel', responsible: '' },
      { lead: 'MAEP', responsible: '' },
    ];
    const { read } = leadReader(rows, [], ['A report to the Multi Agency Exploitation Panel (MAEP) each year']);
    expect(rows.map((row) => read(row).leads)).toEqual([['Exploitation Panel'], ['MAEP']]);
    const whole = [{ lead: 'Multi Agency Exploitation Panel', responsible: '' }, rows[1]!];
    expect(whole.map((row) => leadReader(whole, []).read(row).leads)).toEqual([
      ['Multi Agency Exploitation Panel'],
      ['Multi Agency Exploitation Panel'],
    ]);
  });

  it.each([
    ['spellings', ['Audit Sub-Group', 'Audit Sub Group', 'audit subgroup'], 'Audit Sub-Group'],
    ["the partnership's name in front", ['LSCP Business Team', 'Business Team'], 'LSCP Business Team'],
  ])('takes %s for one group', (_, cells, name) => {
    expect(leadsOf(cells)).toEqual(cells.map(() => [name]));
  });

  it('parts two names with nothing between them, and says so', () => {
    const read = readLeads(['Audit Group', 'MACE', 'Audit Group MACE', 'LSCP Audit Group LSCP Training Group']);
    expect(read.map(({ leads, ranTogether }) => [leads, ranTogether]).slice(2)).toEqual([
      [['Audit Group', 'MACE'], true],
      [['Audit Group', 'LSCP Training Group'], true],
    ]);
  });

  it('puts posts, people and agencies with those who answer, and asks about what may be anything', () => {
    const cells = ['Police and Health', 'MACE, Business Manager', 'All agencies', 'Sam Example', 'LSCB/SAB Chair'];
    expect(readLeads(cells)).toMatchObject([
      { leads: [], responsible: ['Police', 'Health'], unclear: [] },
      { leads: ['MACE'], responsible: ['Business Manager'], unclear: [] },
      { leads: [], responsible: ['All agencies'], unclear: [] },
      { leads: ['Sam Example'], responsible: [], unclear: ['Sam Example'] },
      { leads: [], responsible: ['LSCB Chair', 'SAB Chair'], unclear: [] },
    ]);
  });

  it("goes by the register's groups before all else", () => {
    const known = [
      { name: 'Health and Police', aliases: ['Blue Light'] },
      { name: 'Sam Example', aliases: [] },
    ];
    expect(leadsOf(['Health and Police', 'blue light', 'Sam Example', 'Police'], known)).toEqual([
      ['Health and Police'],
      ['Health and Police'],
      ['Sam Example'],
      [],
    ]);
  });
});

describe('a column of who is responsible', () => {
  const rows = [
    { lead: '', responsible: 'Board Chair\nBusiness Manager' },
    { lead: '', responsible: 'Training Sub Group' },
    { lead: '', responsible: 'Sam Example, Head of Service' },
  ];

  it('says who leads where no column does', () => {
    const { read } = leadReader(rows, []);
    expect(rows.map(read)).toMatchObject([
      { leads: [], responsible: ['Board Chair', 'Business Manager'] },
      { leads: ['Training Sub Group'], responsible: [] },
      { leads: [], responsible: ['Sam Example, Head of Service'] },
    ]);
  });

  it('says who answers beside a column of leads, also where that is a group', () => {
    const led = rows.map((row) => ({ ...row, lead: 'MACE' }));
    expect(leadReader(led, []).read(led[1]!)).toMatchObject({ leads: ['MACE'], responsible: ['Training Sub Group'] });
  });
});

it('loses no name: every word of a cell stands among its leads or those who answer', () => {
  const name = fc.constantFrom(
    'MACE',
    'Audit Group',
    'Police',
    'Business Manager',
    'Sam Example',
    'All agencies',
    'Health',
  );
  const joiner = fc.constantFrom('\n', ', ', ' and ', ' & ', '; ', '/');
  fc.assert(
    fc.property(fc.array(fc.tuple(name, joiner), { minLength: 1, maxLength: 5 }), (parts) => {
      const cell = parts.map(([one, join]) => one + join).join('');
      const [{ leads, responsible }] = readLeads([cell]) as [ReturnType<typeof readLeads>[number]];
      const read = [...leads, ...responsible].join(' ');
      for (const [one] of parts) expect(read).toContain(one);
    }),
  );
});

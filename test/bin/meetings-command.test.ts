import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Call } from '../../src/bin/command.ts';
import { meetingsCommand } from '../../src/bin/meetings-command.ts';
import type { CommandLine } from '../../src/bin/open-command-line.ts';
import { aPartnership, rowsOf, type World } from '../builders.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'baton-meetings-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function meetings(world: World, rest: readonly string[], values: Call['values'] = {}) {
  const line = { ports: world.ports, partnership: world.partnership, close: async () => {} };
  return meetingsCommand({ rest, values, open: async () => line as unknown as CommandLine });
}

describe('meetings', () => {
  it('are added, moved and cancelled, and the list says so', async () => {
    const world = await aPartnership('2019-08-01T09:00:00Z');
    const added = await meetings(world, ['add', 'MACE', '24/09/2019', '10am'], { papers: '2019-09-16' });
    expect(added.text).toContain('Added: MACE meets on 24 September 2019 at 10:00.');
    await meetings(world, ['add', 'LPR Group', '2019-10-08']);
    await meetings(world, ['move', 'MACE', '2019-09-24', '1 October 2019']);
    await meetings(world, ['cancel', 'LPR Group', '2019-10-08']);
    const { text, json } = await meetings(world, ['list']);
    expect(text).toBe(
      '1 October 2019, 10:00 · MACE (moved from 24 September 2019)\n8 October 2019 · LPR Group (cancelled)',
    );
    expect(json).toMatchObject({
      meetings: [
        { group: 'MACE', date: '2019-10-01', movedFrom: '2019-09-24' },
        { cancelled: true, movedFrom: null },
      ],
    });
  });

  it('are imported from a forward plan: its days are taken, and its months asked about', async () => {
    const world = await aPartnership('2019-08-01T09:00:00Z');
    const file = join(folder, 'forward.csv');
    const lines = [
      'SCP MACE Group forward plan 2019/20',
      ',24 September 2019 at 10am,Nov,14/01/20',
      'Reports,One,Two,Three',
    ];
    writeFileSync(file, lines.join('\n'));
    const { text, json } = await meetings(world, ['import', file]);
    expect(json).toMatchObject({ added: 2, newGroups: [], problems: [{ row: 2 }] });
    expect(text).toContain('MACE’s meeting in November 2019 has no day.');
    const listed = await meetings(world, ['list']);
    expect(listed.text).toBe('24 September 2019, 10:00 · MACE\n14 January 2020 · MACE');
  });

  it('are listed with what comes to them, and the months that wait for a day', async () => {
    const world = await aPartnership('2019-08-01T09:00:00Z');
    await meetings(world, ['add', 'MACE', '24/09/2019']);
    const item = { group: 'mace', day: null, by: 'x', at: '2019-08-01T09:00:00Z' } as const;
    await world.register.commit([
      { do: 'insert', kind: 'item-change', id: 'a', value: { ...item, does: 'add', month: '2019-09', text: 'One' } },
      { do: 'insert', kind: 'item-change', id: 'b', value: { ...item, does: 'add', month: '2019-11', text: 'Two' } },
    ]);
    const { text, json } = await meetings(world, ['list']);
    expect(text).toBe('24 September 2019 · MACE\n  One\nNovember 2019, day not known · MACE\n  Two');
    expect(json).toMatchObject({
      meetings: [{ date: '2019-09-24', items: [{ category: '', items: ['One'] }] }],
      undated: [{ group: 'MACE', month: '2019-11', items: [{ items: ['Two'] }] }],
    });
  });

  it.each<[string, readonly string[], string]>([
    ['past', ['add', 'MACE', '2019-07-01'], '1 July 2019 has passed, so nothing was changed.'],
    ['group', ['add', 'MACCE', '2019-09-01'], 'Did you mean MACE? If it is a new group, add --new-group.'],
    ['meeting', ['cancel', 'MACE', '2019-09-01'], 'MACE has no meeting on 1 September 2019'],
    ['date', ['add', 'MACE', '31/09/2019'], '“31/09/2019” is not a date.'],
    ['time', ['add', 'MACE', '2019-09-01', 'noon'], '“noon” is not a time.'],
    ['command', ['shift', 'MACE'], 'It is “meetings list”'],
    ['whole', ['move', 'MACE'], 'It is “meetings move GROUP DATE NEW-DATE'],
  ])('are refused in a sentence for a wrong %s, and nothing is stored', async (_, rest, sentence) => {
    const world = await aPartnership('2019-08-01T09:00:00Z');
    await expect(meetings(world, rest)).rejects.toThrow(sentence);
    expect(await rowsOf(world, 'meeting')).toEqual([]);
  });

  it('are imported line by line: each one not taken is named by its row, and the others are stored', async () => {
    const world = await aPartnership('2019-08-01T09:00:00Z');
    await meetings(world, ['add', 'MACE', '2019-10-22']);
    const file = join(folder, 'meetings.csv');
    const lines = [
      'MACE,24/09/2019,',
      'MACE Group,24/09/2019,',
      'MACE,soon,',
      'MACE,1/2/2019,',
      'MACE,05/11/2019,06/11/2019',
      'MACE,12/11/2019,',
    ];
    writeFileSync(file, `group,date,papers\n${lines.join('\n')}\n`);
    const { text, json } = await meetings(world, ['import', file]);
    expect(text.split('\n')).toEqual([
      '3 added, 0 brought up to date.',
      '',
      '3 rows were not taken:',
      '  · Row 3 was not taken: MACE Group has a meeting on that day in row 2 already. A group meets once on a day: delete one of them.',
      '  · Row 4 was not taken: "soon" is not a date. Write the day, month and year, such as 24/09/2019 or 2019-09-24.',
      '  · Row 6 was not taken: its papers date, 6 November 2019, is after the meeting on 5 November 2019. Correct one of them.',
      '',
      'To look at:',
      '  · Row 5: 1 February 2019 has passed: kept for the record, and nobody is asked.',
      '',
      'Not in this list, and they stand: MACE on 22 October 2019. If one was moved or is off: meetings move, meetings cancel.',
    ]);
    expect(json).toMatchObject({ added: 3, problems: [{ row: 3 }, { row: 4 }, { row: 6 }], notes: [{ row: 5 }] });
    expect(await rowsOf(world, 'meeting')).toHaveLength(4);
  });
});

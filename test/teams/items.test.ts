import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readItemIntent } from '../../src/teams/item-intents.ts';
import { anAskedPartnership, aPartnership, closeInstant, digestInstant, type Partnership } from './a-partnership.ts';
import { shownOf } from './a-user.ts';

let partnership: Partnership;

afterEach(async () => {
  await partnership?.end();
  expect(partnership.teams.complaints).toEqual([]);
});

const says = async (words: string) => (await partnership.sam.says(words)).text;
const changes = async () =>
  (await partnership.rows('item-change')).map(({ value }) => [value.does, value.text, value.month]);

describe('a business manager', () => {
  beforeEach(async () => {
    partnership = await aPartnership();
  });

  it('adds an item, sees it among the dates and in the forward plan, and drops it', async () => {
    expect(await says('add "Annual report, draft" to the MACE on 24 September')).toBe(
      'Added: “Annual report, draft” comes to MACE (24 September 2019).',
    );
    expect(await says('put “Budget” on the agenda of MACE in January')).toBe(
      'Added: “Budget” comes to MACE (January 2020). No meeting of MACE is dated so yet: it waits for one. “add a meeting of MACE on” and the day makes it.',
    );
    expect(await says('meetings for MACE')).toContain('Annual report, draft');
    const plan = await says('forward plan for MACE');
    expect(plan).toContain('MACE · 24 September 2019, 10:00\nAnnual report, draft');
    expect(plan).toContain('MACE · January 2020, day not known\nBudget');
    const asked = await partnership.sam.says('drop "annual report draft" from MACE');
    expect(asked.text).toContain('“Annual report, draft” would no longer come to MACE (24 September 2019)');
    const done = await partnership.sam.presses('Drop it', asked);
    expect(done.text).toBe('Dropped: “Annual report, draft” no longer comes to MACE (24 September 2019).');
    expect(await changes()).toEqual([
      ['drop', 'Annual report, draft', '2019-09'],
      ['add', 'Budget', '2020-01'],
    ]);
  });

  it.each([
    ['add "Case of 943 476 5919" to MACE on 24 September', 'seems to hold an NHS number'],
    ['add "Visit to J.S., aged 7" to MACE on 24 September', 'may identify a child'],
    ['add "A boy says his dad hits him" to MACE on 24 September', '999'],
    ['add "Budget" to the Learning Hub on 24 September', 'There is no group called Learning Hub'],
    ['add "Budget" to MACE on 31 September 2019', '“31 September 2019” is not a date that I understand'],
    ['add "Budget" to MACE on 2 May 2019', 'That has passed'],
    ['drop "Budget" from MACE', 'No such item comes to MACE then'],
  ])('is told why “%s” changed nothing', async (typed, why) => {
    expect(await says(typed)).toContain(why);
    expect(await changes()).toEqual([]);
  });

  it('is offered what to do where no item is known', async () => {
    expect(await says('what is coming to MACE in December?')).toContain('No item is known for a meeting of MACE then.');
  });
});

it('takes items from nobody else', async () => {
  partnership = await aPartnership();
  const robin = await partnership.robin.says('add "Budget" to MACE on 24 September');
  expect(robin.text).toContain('is settled by its chair and the business manager');
  expect(await changes()).toEqual([]);
});

it('shows what comes to the meeting in the digest of its channel', async () => {
  partnership = await anAskedPartnership();
  await says('add "Annual report" to MACE on 24 September');
  for (const at of [closeInstant, digestInstant]) {
    await partnership.reach(at);
    await partnership.settled();
  }
  const shown = partnership.postsIn('MACE').map((post) => shownOf(post, 'MACE').text);
  expect(shown.find((text) => text.includes('digest for'))).toMatch(/Coming to this meeting\nAnnual report/);
  const drafts = partnership.notesTo(partnership.sam).map((note) => shownOf(note, 'personal').text);
  expect(drafts.find((text) => text.includes('Coming to this meeting'))).toContain('Annual report');
});

it.each([
  [
    'Please add "Annual report" to the Executive on 14 March 2012',
    ['add', 'Annual report', 'Executive', '14 March 2012'],
  ],
  ["add 'Carers' report' to the next Executive meeting", ['add', "Carers' report", 'Executive', 'next']],
  [
    'put “Review of "Early help"” on the agenda of the Full Board in March',
    ['add', 'Review of "Early help"', 'Full Board', 'March'],
  ],
  ['add "X" to the Quality in Practice Group', ['add', 'X', 'Quality in Practice Group', '']],
  ['drop "X" from the Executive’s forward plan in March 2012, please', ['drop', 'X', 'Executive’s', 'March 2012']],
  ['remove "X" from MACE on Wednesday 14 March confirmed', ['drop', 'X', 'MACE', 'Wednesday 14 March']],
])('reads %s', (typed, expected) => {
  const read = readItemIntent(typed);
  expect([read?.does, read?.text, read?.group, read?.when]).toEqual(expected);
});

it.each(['add a meeting for MACE on 12 May', 'add "X"', 'update 4.1 amber “waiting”', 'assign 4.1 to @Sam'])(
  'reads nothing of the kind in %s',
  (typed) => {
    expect(readItemIntent(typed)).toBeNull();
  },
);

import { afterEach, describe, expect, it } from '@jest/globals';
import { defaultPartnership } from '../../src/flows/meet-team.ts';
import { anAskedPartnership, closeInstant, type Partnership } from './a-partnership.ts';
import type { Shown, User } from './a-user.ts';
import { complaints, inputsOf, titlesOf } from './cards-reading.ts';

const dayAfter = '2019-09-25T08:00:00Z';
const both = ['dialog', 'in-place'] as const;

let partnership: Partnership;

afterEach(async () => {
  await partnership.end();
  expect(partnership.teams.complaints).toEqual([]);
});

/** The day after MACE met, with 4.2 proposed as complete and more time asked for 4.4; Sam has the record's card. */
async function theDayAfter(forms: (typeof both)[number] = 'dialog'): Promise<Partnership> {
  partnership = await anAskedPartnership({ forms });
  const { robin, sam } = partnership;
  await sam.opensChat();
  await robin.says('complete 4.2: The toolkit is out', { in: 'MACE' });
  await robin.says('update 4.4 amber The auditor is ill', { in: 'MACE' });
  await robin.says('extend 4.4 to 30 November 2019', { in: 'MACE' });
  await partnership.reach(closeInstant);
  await partnership.reach('2019-09-17T08:00:00Z');
  await partnership.reach(dayAfter);
  await partnership.settled();
  return partnership;
}

function recordCardOf(user: User): Shown {
  const notes = partnership.notesTo(user).map((_, at) => user.sees('personal', at));
  const card = notes.find(({ text }) => text.startsWith('Record · MACE'));
  if (!card) throw new Error(`no record among: ${notes.map(({ text }) => text).join('\n---\n')}`);
  return card;
}

async function makeManager(user: User): Promise<void> {
  const { who } = user;
  const key = `00000000-0000-0000-0000-0000000000aa~${who.aadObjectId}`;
  const value = { key, name: who.name, roles: [{ kind: 'business-manager' } as const], left: false };
  const register = partnership.store.register(defaultPartnership);
  await register.commit([{ do: 'put', kind: 'person', id: key, value }]);
}

async function decisionsOf() {
  return (await partnership.rows('decision')).map(({ value }) => value);
}

describe.each(both)('the record of a meeting (%s)', (forms) => {
  it('is walked from the card that came, page by page, and closes the cycle', async () => {
    const { sam } = await theDayAfter(forms);
    const card = recordCardOf(sam);
    expect(card.text).toContain('Record · MACE · 24 September 2019');
    const decisions = await sam.presses('Record the meeting', card);
    expect(decisions.inDialog).toBe(forms === 'dialog');
    expect(decisions.text).toContain('page 1 of 5');
    const ratings = await sam.presses('Next', decisions.shown!, {
      'Sign-off of 4.2': 'agreed',
      'More time for 4.4': 'agreed',
      'New date for 4.4': '2019-10-31',
      'Note on 4.4': 'Only until half term',
    });
    expect(ratings.text).toContain('Saved: decisions, DP 4.4 and DP 4.2.');
    expect(ratings.text).toContain('page 2 of 5');
    const actions = await sam.presses('Next', ratings.shown!, { 'Rating of 4.4 agreed at the meeting': 'red' });
    expect(actions.text).toContain('page 3 of 5');
    const added = await sam.presses('Save', actions.shown!, {
      'New action': 'Write to the hospital trust',
      'By when': '2019-11-30',
    });
    expect(added.text).toContain('Saved: new actions, LOG-MACE 1.');
    expect(added.text).toContain('Write to the hospital trust');
    const attendance = await sam.presses('Next', added.shown!);
    expect(attendance.text).toContain('page 4 of 5');
    const finish = await sam.presses('Next', attendance.shown!);
    expect(finish.text).toContain('Decisions: \n2 of 2 recorded');
    const done = await sam.presses('Finish', finish.shown!, { 'Minute reference': 'Item 4' });
    expect(done.inDialog).toBe(false);
    expect(done.text).toContain(forms === 'dialog' ? 'its cycle is closed. Thank you.' : 'Recorded by Sam');
    await partnership.settled();
    expect(recordCardOf(sam).text).toContain('The cycle is closed.');
    expect(titlesOf(recordCardOf(sam).card)).toEqual([]);
    expect((await decisionsOf()).map(({ matter, takenBy }) => [matter.kind, takenBy.kind]).toSorted()).toEqual([
      ['agreed-rating', 'meeting'],
      ['extension', 'meeting'],
      ['new-action', 'meeting'],
      ['sign-off', 'meeting'],
    ]);
    const cycles = await partnership.rows('cycle');
    expect(cycles.find(({ id }) => id === 'mace.2019-09-24')!.value.recordedAt).toMatch(/^2019-09-25T08:00/);
  });

  it('can be left and taken up again where something is still to be said', async () => {
    const { sam } = await theDayAfter(forms);
    const decisions = await sam.presses('Record the meeting', recordCardOf(sam));
    const ratings = await sam.presses('Next', decisions.shown!, {
      'Sign-off of 4.2': 'agreed',
      'More time for 4.4': 'deferred',
    });
    const left = await sam.presses('Leave for now', ratings.shown!);
    expect(left.text).toContain(forms === 'dialog' ? 'Everything you saved is kept' : 'Its record is begun');
    const overview = await sam.says('record the MACE meeting on 24 September 2019');
    const again = await sam.presses('Go on', overview);
    expect(again.text).toContain('page 2 of 5');
    const back = await sam.presses('Previous', again.shown!);
    expect(back.text).toContain('Recorded. Agreed: complete.');
    expect(back.text).toContain('Recorded. Deferred: more time, to 30 November 2019.');
  });

  it('tells the second of two what the first recorded, and keeps what he typed', async () => {
    const { sam, ash } = await theDayAfter(forms);
    await makeManager(ash);
    await ash.opensChat();
    const [first, second] = await Promise.all(
      [sam, ash].map(async (user) => user.presses('Record the meeting', await user.says('record MACE'))),
    );
    await sam.presses('Save', first!.shown!, { 'Sign-off of 4.2': 'agreed' });
    const typed = { 'More time for 4.4': 'not-agreed', 'Note on 4.4': 'It was promised' };
    const told = await ash.presses('Save', second!.shown!, typed);
    expect(told.text).toContain('Sam Example has recorded meanwhile: decisions (DP 4.2).');
    const note = inputsOf(told.shown!.card).find(({ label }) => label === 'Note on 4.4');
    expect(note?.value).toBe('It was promised');
    const signOff = inputsOf(told.shown!.card).find(({ label }) => label === 'Sign-off of 4.2');
    expect(signOff?.value).toBe('agreed');
    const saved = await ash.presses('Save', told.shown!);
    expect(saved.text).toContain('Saved: decisions, DP 4.4.');
    expect((await decisionsOf()).map(({ ref, outcome }) => [ref, outcome]).toSorted()).toEqual([
      ['4.2', 'agreed'],
      ['4.4', 'not-agreed'],
    ]);
  });

  it('asks again, with what is new, where an action changed while the page was open', async () => {
    const { sam, robin } = await theDayAfter(forms);
    const page = await sam.presses('Record the meeting', recordCardOf(sam));
    await robin.says('update 4.2 red It had to be taken back', { in: 'MACE' });
    const note = 'Agreed with thanks to the authors';
    const asked = await sam.presses('Next', page.shown!, { 'Sign-off of 4.2': 'agreed', 'Note on 4.2': note });
    expect(asked.text).toContain('4.2 has changed since this page was drawn');
    expect(asked.text).toContain('Red, “It had to be taken back”');
    expect(asked.text).toContain(note);
    expect(await decisionsOf()).toEqual([]);
  });

  it('keeps what was typed where it may identify a child, and takes it once that is denied', async () => {
    const { sam } = await theDayAfter(forms);
    const page = await sam.presses('Record the meeting', recordCardOf(sam));
    const typed = { 'Sign-off of 4.2': 'agreed', 'Note on 4.2': 'Ring 01375 652802 about it' };
    const asked = await sam.presses('Save', page.shown!, typed);
    expect(asked.text).toContain('this may identify a child (a phone number)');
    const saved = await sam.presses('Save: identifies no child', asked.shown!);
    expect(saved.text).toContain('Saved: decisions, DP 4.2.');
  });

  it('answers a concern about a child with the safety message alone, and stores none of it', async () => {
    const { sam } = await theDayAfter(forms);
    const page = await sam.presses('Record the meeting', recordCardOf(sam));
    const words = 'a boy in my class says his dad hits him';
    const answer = await sam.presses('Save', page.shown!, { 'Sign-off of 4.2': 'agreed', 'Note on 4.2': words });
    expect(answer.text).toContain('999');
    expect(partnership.everythingWritten()).not.toContain('dad hits him');
    expect(await decisionsOf()).toEqual([]);
  });
});

describe('a record that cannot be made now', () => {
  it('keeps what was typed while the storage is away', async () => {
    const { sam, store } = await theDayAfter('dialog');
    const page = await sam.presses('Record the meeting', recordCardOf(sam));
    store.down = true;
    const kept = await sam.presses('Next', page.shown!, { 'Sign-off of 4.2': 'agreed', 'Note on 4.2': 'As shown' });
    store.down = false;
    expect(kept.text).toContain('cannot reach its records');
    const saved = await sam.presses('Save', kept.shown!);
    expect(saved.text).toContain('DP 4.2');
    expect(await decisionsOf()).toMatchObject([{ ref: '4.2', outcome: 'agreed', note: 'As shown' }]);
  });

  it('is refused with a sentence in a channel, to others, and before the meeting', async () => {
    const { sam, robin } = await theDayAfter();
    expect((await sam.says('record MACE', { in: 'MACE' })).text).toContain('in your own chat with Baton');
    expect((await robin.says('record MACE')).text).toContain('Only a business manager can do that');
    expect((await sam.says('record MACE on 10 December 2019')).text).toContain('it can be recorded from that day on');
    expect((await sam.says('record MACE on 12 September')).text).toContain('It met on 24 September 2019.');
    expect((await sam.says('record Nobody')).text).toContain('There is no group called Nobody');
  });
});

describe('what was recorded', () => {
  it('stands in the history of the action and among the changes', async () => {
    const { sam } = await theDayAfter();
    const page = await sam.presses('Record the meeting', recordCardOf(sam));
    await sam.presses('Save', page.shown!, { 'Sign-off of 4.2': 'agreed', 'Note on 4.2': 'With thanks' });
    const history = await sam.says('history 4.2');
    expect(history.text).toContain('by MACE on 24 September 2019');
    expect(history.text).toContain('Agreed: complete. “With thanks”');
    const changes = await sam.says('changes since the last meeting for MACE');
    expect(changes.text).toContain('Complete, agreed');
  });

  it('can be shown by every reader of cards, page by page', async () => {
    const { sam } = await theDayAfter('in-place');
    let page = await sam.presses('Record the meeting', recordCardOf(sam));
    for (let at = 1; at < 6; at += 1) {
      expect(page.text).toContain(`page ${at} of 5`);
      expect(complaints(page.shown!.card)).toEqual([]);
      for (const input of inputsOf(page.shown!.card)) expect(input.label).toMatch(/\w/);
      if (at < 5) page = await sam.presses('Next', page.shown!);
    }
    expect(titlesOf(page.shown!.card)).toContain('Finish');
  });
});

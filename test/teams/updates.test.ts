import { afterEach, describe, expect, it } from '@jest/globals';
import { anAskedPartnership, aPartnership, askInstant, type Partnership } from './a-partnership.ts';

let partnership: Partnership;

afterEach(async () => {
  await partnership.end();
  expect(partnership.teams.complaints).toEqual([]);
});

async function updatesOf(ref: string) {
  const rows = await partnership.rows('update');
  return rows.map(({ value }) => value).filter((update) => update.ref === ref);
}

describe('the ask', () => {
  it('comes to the group’s channel once, at the minute it is due, however often Baton looks', async () => {
    partnership = await anAskedPartnership();
    await Promise.all([partnership.reach(askInstant), partnership.tick()]);
    await partnership.settled();
    const asks = partnership.postsIn('MACE').filter(({ replyTo }) => replyTo === null);
    expect(asks).toHaveLength(1);
    expect(asks[0]!.forms).toHaveLength(1);
    expect(partnership.robin.sees('MACE').text).toContain('0 of 4 answered');
    expect(partnership.postsIn('LPR')).toEqual([]);
  });
});

describe('what somebody else said meanwhile', () => {
  it('is told to whoever saves a form that stood open, and both are kept', async () => {
    partnership = await anAskedPartnership();
    const { robin, ash } = partnership;
    const form = await robin.presses('Update of 4.1', robin.sees('MACE'));
    await ash.says('update 4.1 green All is in place');
    const saved = await robin.presses('Save', form.shown!, { Rating: 'red', Progress: 'Nothing has begun' });
    expect(saved.said).toContain('Somebody else said Green while you were writing. Both are kept');
    expect((await updatesOf('4.1')).map(({ rating }) => rating)).toEqual(['red', 'green']);
  });

  it('is never said once more by “No change” on a card that did not show it', async () => {
    partnership = await aPartnership();
    const { robin, ash } = partnership;
    await robin.says('update 4.2 amber Waiting for the printer');
    await partnership.reach(askInstant);
    await partnership.settled();
    const card = robin.sees('MACE');
    await ash.says('update 4.2 red It was never ordered');
    const kept = await robin.presses('No change of 4.2', card);
    expect(kept.text).toContain('Somebody else has spoken of 4.2 since this was shown to you, so nothing was recorded');
    expect(await updatesOf('4.2')).toHaveLength(2);
  });

  it('opens no form on an action that is signed off', async () => {
    partnership = await anAskedPartnership();
    const { robin, ash, sam } = partnership;
    const card = robin.sees('MACE');
    await sam.says('make @Ash Example chair of MACE', { in: 'MACE' });
    await ash.says('complete 4.2');
    expect((await robin.presses('Update of 4.2', card)).text).toContain('4.2 is complete already');
  });
});

describe('Update, as a dialog in Teams', () => {
  it('opens a form; Save closes it with a receipt, and the posted card is updated once with the progress', async () => {
    partnership = await anAskedPartnership();
    const card = partnership.robin.sees('MACE');
    const form = await partnership.robin.presses('Update of 4.1', card);
    expect(form.inDialog).toBe(true);
    expect(form.text).toContain('Update 4.1\nAgree how hospital data');
    const saved = await partnership.robin.presses('Save', form.shown!, {
      Rating: 'amber',
      Progress: 'Waiting for hospital data',
    });
    expect(saved).toMatchObject({ inDialog: false, said: '4.1: Amber. “Waiting for hospital data”' });
    await partnership.settled();
    expect(partnership.postsIn('MACE').find(({ replyTo }) => replyTo === null)!.forms).toHaveLength(2);
    expect(partnership.robin.sees('MACE').text).toContain('1 of 4 answered');
    expect(await updatesOf('4.1')).toEqual([
      expect.objectContaining({ rating: 'amber', narrative: 'Waiting for hospital data', route: 'card', late: false }),
    ]);
  });

  it('begins with what was said last, and Cancel records nothing', async () => {
    partnership = await anAskedPartnership();
    await partnership.robin.says('update 4.1 amber Waiting for hospital data');
    const form = await partnership.ash.presses('Update of 4.1', partnership.ash.sees('MACE'));
    expect(JSON.stringify(form.shown!.card)).toContain('"value":"Waiting for hospital data"');
    expect((await partnership.ash.presses('Cancel', form.shown!)).said).toBe('Nothing was changed.');
    expect(await updatesOf('4.1')).toHaveLength(1);
  });

  it('takes everything that the form has', async () => {
    partnership = await anAskedPartnership();
    const form = await partnership.robin.presses('Update of 4.4', partnership.robin.sees('MACE'));
    const saved = await partnership.robin.presses('Save', form.shown!, {
      Rating: 'red',
      Progress: 'The auditor has left',
      'Done for': '2019-09-30',
      'Expected by': '2020-01-31',
      'Evidence link': 'https://example.org/audit',
      Blocked: 'true',
    });
    expect(saved.said).toContain('4.4: Red.');
    expect(await updatesOf('4.4')).toEqual([
      expect.objectContaining({
        doneFor: ['2019-09-30'],
        expectedBy: '2020-01-31',
        evidence: 'https://example.org/audit',
        blocked: true,
      }),
    ]);
  });
});

describe('Update, in place where there are no dialogs', () => {
  it('turns the card into the form, and Save turns it back with a receipt and the progress', async () => {
    partnership = await anAskedPartnership({ forms: 'in-place' });
    const form = await partnership.robin.presses('Update of 4.1', partnership.robin.sees('MACE'));
    expect(form.inDialog).toBe(false);
    expect(form.text).toContain('Update 4.1');
    const saved = await partnership.robin.presses('Save', form.shown!, { Rating: 'green', Progress: 'Agreed' });
    expect(saved.text).toContain('Saved 4.1: Green. “Agreed”');
    expect(saved.text).toContain('1 of 4 answered');
    await partnership.settled();
    expect(partnership.ash.sees('MACE').text).toContain('1 of 4 answered');
  });
});

describe('No change, and Undo', () => {
  it('says the last words again, and is there only where something was said', async () => {
    partnership = await anAskedPartnership();
    await partnership.robin.says('update 4.2 red Not begun');
    await partnership.reach('2019-09-17T08:00:00Z');
    await partnership.reach('2019-11-19T09:00:00Z');
    await partnership.settled();
    const next = partnership.robin.sees('MACE', -1);
    expect(next.text).toContain('updates for 10 December 2019');
    expect(() => partnership.robin.pressOf('No change of 4.1', next)).toThrow('no button');
    const kept = await partnership.robin.presses('No change of 4.2', next);
    expect(kept.text).toContain('Saved 4.2: no change, Red. “Not begun”');
    expect(await updatesOf('4.2')).toHaveLength(2);
  });

  it('takes an update back for whoever gave it, once, and the progress with it', async () => {
    partnership = await anAskedPartnership({ forms: 'in-place' });
    const form = await partnership.robin.presses('Update of 4.1', partnership.robin.sees('MACE'));
    const saved = await partnership.robin.presses('Save', form.shown!, { Rating: 'green', Progress: 'Agreed' });
    const undo = partnership.robin.pressOf('Undo', saved.shown!);
    expect((await partnership.ash.presses('Undo', saved.shown!)).text).toContain(
      'Only the person who gave this update',
    );
    expect((await partnership.robin.presses('Undo', saved.shown!)).text).toContain('0 of 4 answered');
    expect((await partnership.robin.sendsPress(undo, saved.shown!)).said).toContain('It had been taken back already');
    await partnership.settled();
    expect(partnership.ash.sees('MACE').text).toContain('0 of 4 answered');
  });
});

describe('the same and different answers at once', () => {
  it('records a form that arrives three times as one update, and answers well each time', async () => {
    partnership = await anAskedPartnership();
    const form = await partnership.robin.presses('Update of 4.1', partnership.robin.sees('MACE'));
    const typed = { Rating: 'amber', Progress: 'Waiting' };
    const answers = await partnership.robin.pressesTimes(3, 'Save', form.shown!, typed);
    expect(answers.map(({ status, said }) => [status, said])).toEqual(Array(3).fill([200, '4.1: Amber. “Waiting”']));
    expect(await updatesOf('4.1')).toHaveLength(1);
  });

  it('records a chat message that arrives three times as one update', async () => {
    partnership = await anAskedPartnership();
    const same = { id: '1700000000777' };
    await Promise.all([1, 2, 3].map(() => partnership.robin.says('update 4.1 amber Waiting', same)));
    expect(await updatesOf('4.1')).toHaveLength(1);
  });

  it('keeps two different replies given at the same moment, one after the other', async () => {
    partnership = await anAskedPartnership();
    const { robin, ash } = partnership;
    const forms = await Promise.all([robin, ash].map((user) => user.presses('Update of 4.1', user.sees('MACE'))));
    const answers = await Promise.all([
      robin.presses('Save', forms[0]!.shown!, { Rating: 'amber', Progress: 'Waiting for the trust' }),
      ash.presses('Save', forms[1]!.shown!, { Rating: 'green', Progress: 'The trust has answered' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const updates = (await updatesOf('4.1')).toSorted((a, b) => a.sequence - b.sequence);
    expect(updates.map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect(new Set(updates.map(({ narrative }) => narrative)).size).toBe(2);
    const history = await partnership.sam.says('history 4.1');
    expect(history.text).toContain('Waiting for the trust');
    expect(history.text).toContain('The trust has answered');
  });
});

describe('after the close', () => {
  it('still takes an answer, marks it late and says so', async () => {
    partnership = await anAskedPartnership({ forms: 'in-place' });
    await partnership.reach('2019-09-13T08:00:00Z');
    await partnership.settled();
    const card = partnership.robin.sees('MACE');
    expect(card.text).toContain('The close has passed');
    const form = await partnership.robin.presses('Update of 4.1', card);
    const saved = await partnership.robin.presses('Save', form.shown!, { Rating: 'green', Progress: 'Agreed' });
    expect(saved.text).toContain('It came after the close, so it is marked late. It still counts.');
    expect(await updatesOf('4.1')).toEqual([expect.objectContaining({ late: true })]);
  });
});

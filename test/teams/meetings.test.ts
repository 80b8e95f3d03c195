import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { anAskedPartnership, aPartnership, type Partnership } from './a-partnership.ts';

let partnership: Partnership;

afterEach(async () => {
  await partnership.end();
  expect(partnership.teams.complaints).toEqual([]);
});

const dates = async () =>
  (await partnership.rows('meeting')).flatMap(({ value }) => (value.group === 'mace' ? [value.date] : []));
const says = async (words: string) => (await partnership.sam.says(words)).text;

describe('a business manager', () => {
  beforeEach(async () => {
    partnership = await aPartnership();
  });

  it('adds a meeting, with or without a year, and sees what follows', async () => {
    const added = await says('Please add a meeting for MACE on Tuesday, 5th November at 10am');
    expect(added).toBe(
      'Added: MACE meets on 5 November 2019 at 10:00.\nAsks on 15 October 2019, closes on 25 October 2019, digest on the papers date, 29 October 2019.',
    );
    expect(await dates()).toEqual(['2019-09-24', '2019-11-05', '2019-12-10']);
  });

  it('moves one, gives it another time and other papers', async () => {
    expect(await says('move the MACE meeting to 1 October 2019')).toContain(
      'Moved: MACE’s meeting of 24 September 2019 is now on 1 October 2019 at 10:00',
    );
    expect(await says('move the MACE meeting on 10 December to 11/12/2019 at 2:30 pm')).toContain(
      '11 December 2019 at 14:30',
    );
    expect(await says('move the MACE meeting to 9:30am')).toContain('MACE’s meeting on 1 October 2019 is at 09:30.');
    expect(await says('papers for MACE on 20 September 2019')).toContain(
      'The papers for MACE’s meeting on 1 October 2019 at 09:30 go out on 20 September 2019.',
    );
    expect(await dates()).toEqual(['2019-10-01', '2019-12-11']);
  });

  it('cancels one only after having read what follows, and brings it back', async () => {
    const asked = await partnership.sam.says('cancel the MACE meeting on 24 September 2019');
    expect(asked.text).toContain('Cancel MACE’s meeting on 24 September 2019?');
    expect((await partnership.rows('meeting'))[0]!.value.cancelled).toBe(false);
    const done = await partnership.sam.presses('Cancel the meeting', asked);
    expect(done.text).toContain('Cancelled: MACE does not meet on 24 September 2019.');
    expect((await partnership.rows('meeting'))[0]!.value.cancelled).toBe(true);
    expect(await says('meetings for MACE')).not.toContain('24 September');
    expect(await says('reinstate the MACE meeting on 24 September 2019')).toContain('will be held after all');
  });

  it.each<[string, string]>([
    ['add a meeting for MACE on 2 September 2018', '2 September 2018 has passed, so nothing was changed.'],
    ['add a meeting for MACE on 24 September 2019', 'MACE meets on 24 September 2019 at 10:00 already'],
    ['add a meeting for MACE on 31 September 2019', '“31 September 2019” is not a date that I understand'],
    ['move the MACE meeting to 943 476 5919', 'this seems to hold an NHS number'],
    ['add a meeting for MACE on 1 October 2019 at 25:00', '“25:00” is not a time'],
    [
      'add a meeting for MACE on 1 October 2019 with papers on 2 October 2019',
      'Papers on 2 October 2019 would come after the meeting on 1 October 2019',
    ],
    [
      'move the MACE meeting on 1 October 2019 to 8 October 2019',
      'MACE has no meeting on 1 October 2019, so nothing was changed. It meets on 24 September 2019 and 10 December 2019.',
    ],
    [
      'move the MACE meeting to 17 December 2019',
      'Which meeting? Nothing was changed. It meets on 24 September 2019 and 10 December 2019.',
    ],
    ['cancel the MACCE meeting', 'There is no group called MACCE, so nothing was changed. Did you mean MACE?'],
    ['pause MACE until 1 January 2019', '1 January 2019 is not ahead'],
    ['skip the close for MACE', 'the close cannot be left out'],
    ['ask 3 working days before the papers for MACE', 'The steps must come in their order'],
    ['quiet for MACE from 10 October 2019 to 1 October 2019', '1 October 2019 comes before 10 October 2019'],
    ['Strategic Group has ended', 'Has Strategic Group ended?'],
    ['MACE has merged into MACE', 'A group cannot merge into itself'],
    ['resume MACE', 'MACE is not paused'],
  ])('is told why not, and nothing is lost: “%s”', async (words, sentence) => {
    const before = await Promise.all([
      partnership.rows('meeting'),
      partnership.rows('group'),
      partnership.rows('cycle'),
    ]);
    const said = await says(words);
    expect(said).toContain(sentence);
    expect(
      await Promise.all([partnership.rows('meeting'), partnership.rows('group'), partnership.rows('cycle')]),
    ).toEqual(before);
  });

  it.each([
    ['add a MACE meeting on 31/3/20', 'Added: MACE meets on 31 March 2020'],
    ['add MACE meeting 31 March 2020', 'Added: MACE meets on 31 March 2020'],
    ['move MACE’s next meeting to 26/9/19', '26 September 2019'],
    ['move the next meeting of MACE to 26 September', '26 September 2019'],
  ])('is understood where they type “%s”', async (words, done) => {
    expect((await partnership.sam.says(words)).text).toContain(done);
  });

  it('makes a new group by its first meeting only once that is confirmed', async () => {
    const asked = await partnership.sam.says('add a meeting for Neglect Task Group on 5 November 2019 at 10:00');
    expect(asked.text).toContain('A new group: Neglect Task Group?');
    expect((await partnership.rows('group')).map(({ id }) => id)).not.toContain('neglect-task-group');
    const done = await partnership.sam.presses('Make Neglect Task Group', asked);
    expect(done.text).toContain('Added: Neglect Task Group meets on 5 November 2019 at 10:00.');
    expect(done.text).toContain('The group has no channel yet');
  });

  it('sees beforehand what the next step asks and sends, and asks at once', async () => {
    const shown = await says('preview for MACE');
    expect(shown).toContain('3 September 2019 at 09:00 · MACE, meeting of 24 September 2019: ask');
    expect(shown).toContain('asks about DP 4.1, DP 4.2, DP 4.3, DP 4.4');
    expect(shown).toContain('Nothing was sent.');
    expect(await says('ask now for MACE')).toBe(
      'Asked about 4 actions for MACE’s meeting on 24 September 2019. The other steps come on their days.',
    );
    await partnership.settled();
    expect(
      partnership.postsIn('MACE').some(({ forms }) => JSON.stringify(forms).includes('updates for 24 September 2019')),
    ).toBe(true);
    expect(await says('ask MACE now')).toContain('nobody is asked twice');
  });

  it('pauses, resumes, leaves a step out, and sets times', async () => {
    expect(await says('pause MACE until 30 September 2019')).toContain('MACE is paused until 30 September 2019');
    expect(await says('preview')).toContain('MACE is paused until 30 September 2019.');
    expect(await says('resume MACE')).toContain('MACE goes on.');
    expect(await says('skip the reminder for MACE because half term')).toBe(
      'The reminder for MACE’s meeting on 24 September 2019 is left out.',
    );
    expect(await says('ask 15 working days before the papers for MACE')).toContain('ask 15, remind 5');
    expect(await says('quiet for MACE from 21 October to 25 October')).toContain(
      'from 21 October 2019 to 25 October 2019',
    );
    expect(await says('quiet for MACE')).toContain('Gone quiet');
    expect(await says('no quiet periods for MACE')).toContain('MACE has no quiet periods.');
  });

  it('ends a group only after having read what follows, and lets it meet again', async () => {
    const asked = await partnership.sam.says('the LPR Group has merged into MACE');
    expect(asked.text).toContain('Has LPR Group merged into MACE?');
    expect(asked.text).toContain('It leads 1 open action. 1 goes to MACE.');
    const done = await partnership.sam.presses('Yes, it has merged', asked);
    expect(done.text).toContain('LPR Group has ended.');
    expect(await says('show 9.1')).toContain('MACE');
    expect(await says('LPR Group meets again')).toContain('LPR Group meets again');
  });
});

describe('somebody else', () => {
  it('changes no meeting; a chair pauses and previews their own group only', async () => {
    partnership = await aPartnership();
    await partnership.sam.says('make @Robin Example chair of MACE', { in: 'MACE' });
    const robin = async (words: string) => (await partnership.robin.says(words)).text;
    expect(await robin('move the MACE meeting to 1 October 2019')).toContain('Only a business manager can do that');
    expect(await robin('pause MACE')).toContain('MACE is paused');
    expect(await robin('preview for LPR Group')).toContain('Only a business manager or the chair of LPR Group');
    expect((await partnership.ash.says('resume MACE')).text).toContain('Only a business manager or the chair of MACE');
    expect(await dates()).toEqual(['2019-09-24', '2019-12-10']);
  });
});

describe('after the ask', () => {
  it('the card shows the new day, and its thread says once that it moved', async () => {
    partnership = await anAskedPartnership();
    await says('move the MACE meeting to 8 October 2019');
    await partnership.settled();
    expect(partnership.sam.sees('MACE', -2).text).toContain('MACE · updates for 8 October 2019');
    expect(partnership.sam.sees('MACE', -1).text).toBe(
      'MACE’s meeting on 24 September 2019 was moved to 8 October 2019. Answers given so far are kept.',
    );
  });

  it('the card says that the meeting was cancelled', async () => {
    partnership = await anAskedPartnership();
    const asked = await partnership.sam.says('cancel the MACE meeting');
    expect(asked.text).toContain('4 actions were asked about for it');
    await partnership.sam.presses('Cancel the meeting', asked);
    await partnership.settled();
    expect(partnership.sam.sees('MACE', -2).text).toContain('The meeting is off, and nothing more is asked for it.');
  });
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aPartnership, type Partnership } from './a-partnership.ts';
import { inputsOf } from './cards-reading.ts';

let partnership: Partnership;

/** Ash chairs MACE. */
beforeEach(async () => {
  partnership = await aPartnership();
  await partnership.sam.says('make @Ash Example chair of MACE', { in: 'MACE' });
});

afterEach(async () => {
  await partnership.end();
});

describe('more time', () => {
  it.each([
    ['extend 4.1 to 31/3/27', '31 March 2027'],
    ['extend 4,1 to 31st March 2027', '31 March 2027'],
    ['please extend 4.1 until Wednesday 31 March 2027, thanks', '31 March 2027'],
    ['extend 4.1 to 31 March', '31 March 2020'],
    ['extend 4.1 to the end of March', '31 March 2020'],
    ['extend 4.1 to end of March 2021.', '31 March 2021'],
    ['extend 4.1 to May', '31 May 2020'],
  ])('is given to the day that “%s” means', async (words, day) => {
    expect((await partnership.ash.says(words)).text).toContain(`Agreed: 4.1 is now due ${day}`);
  });

  it.each(['next Tuesday', '31 February 2020', '12/31/2020', '2220-01-01', 'Easter'])(
    'to “%s” is not guessed at',
    async (day) => {
      const { text } = await partnership.ash.says(`extend 4.1 to ${day}`);
      expect(text).toContain(`${day} is not a date that Baton understands`);
    },
  );

  it('is asked for in the form where the action has no rating yet, and the day and the words stand in it', async () => {
    const form = await partnership.robin.says('extend 4.1 to 31 March 2020 because the trust is late');
    expect(form.text).toContain('please choose a rating');
    const typed = inputsOf(form.card).map(({ label, value }) => [label, value]);
    expect(Object.fromEntries(typed)).toMatchObject({
      Progress: 'because the trust is late',
      'Expected by': '2020-03-31',
    });
    const saved = await partnership.robin.presses('Save', form, { Rating: 'amber' });
    expect(saved.text).toContain('More time asked for: to 31 March 2020');
  });
});

describe('a chair’s word', () => {
  it('keeps what the chair says with it, and is not undone by politeness', async () => {
    await partnership.robin.says('complete 4.1: Signed, sealed; delivered!');
    expect((await partnership.ash.says('return 4.1 because it needs evidence, please')).text).toContain(
      'Returned: 4.1',
    );
    expect((await partnership.ash.says('Please accept 4.1.')).text).toContain('Agreed: 4.1 is complete');
    const { text } = await partnership.robin.says('history 4.1');
    expect(text).toContain('“because it needs evidence”');
    expect(text).toContain('Signed, sealed; delivered!');
  });

  it('with an identifier in it settles nothing', async () => {
    expect((await partnership.ash.says('complete 4.1 Seen: 943 476 5919')).text).toContain('an NHS number');
    expect(await partnership.rows('decision')).toEqual([]);
  });

  it('on several actions at once settles none', async () => {
    const { text } = await partnership.ash.says('complete 4.1 and 4.2');
    expect(text).toContain('one action at a time');
    expect(await partnership.rows('decision')).toEqual([]);
  });
});

describe('who answers', () => {
  /** A message with mentions, as Teams sends it in a channel. */
  const mentioning = (words: string, ...ids: readonly string[]) => {
    const message = partnership.robin.messageOf(words, { in: 'MACE' });
    const names = words.match(/<at>[^<]+<\/at>/g) ?? [];
    const entities = ids.map((id, at) => ({
      type: 'mention',
      text: names[at],
      mentioned: { id, name: names[at]!.replace(/<[^>]+>/g, '') },
    }));
    return { ...message, entities: [...message.entities, ...entities] };
  };
  const answerTo = async (message: ReturnType<typeof mentioning>) => {
    await partnership.robin.sends(message);
    return JSON.stringify(partnership.teams.posted.find(({ replyTo }) => replyTo === message.id)?.forms);
  };

  it.each(['assign 4.1 to me', 'Assign 4,1 to me, please'])('is whoever says “%s”', async (words) => {
    expect((await partnership.robin.says(words)).text).toContain('Robin Example answers for 4.1');
  });

  it('is nobody where two people are named', async () => {
    const both = mentioning('assign 4.1 to <at>Ash Example</at> <at>Sam Example</at>', '29:ash', '29:sam');
    expect(await answerTo(both)).toContain('one person at a time');
    const { text } = await partnership.robin.says('assign 4.1 to @Ash and @Sam', { in: 'MACE' });
    expect(text).toContain('one person at a time');
  });

  it('is not somebody who is mentioned beside the one that is named', async () => {
    const told = mentioning('<at>Robin Example</at> make Ash Example chair of MACE', '29:robin');
    await partnership.sam.sends({ ...told, from: partnership.sam.who });
    expect(JSON.stringify(await partnership.rows('person'))).not.toMatch(/Robin Example[^}]*chair/);
  });

  it('is not somebody whom the channel does not have, and the answer says so', async () => {
    const unknown = mentioning('assign 4.1 to <at>Pat Elsewhere</at>', '29:pat');
    expect(await answerTo(unknown)).toContain('I cannot find Pat Elsewhere in this channel');
    expect((await partnership.robin.says('assign 4.1 to @Pat')).text).toContain('in MACE’s channel');
  });
});

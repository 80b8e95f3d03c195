import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { anAskedPartnership, channels, otherTenant, type Partnership, tenant } from './a-partnership.ts';

let partnership: Partnership;

beforeEach(async () => {
  partnership = await anAskedPartnership({ tenants: [tenant] });
});

afterEach(async () => {
  await partnership.end();
  expect(partnership.teams.complaints).toEqual([]);
});

async function said() {
  return (await partnership.rows('update'))
    .map(({ value: { ref, rating, narrative, route, onBehalfOf } }) => ({ ref, rating, narrative, route, onBehalfOf }))
    .toSorted((a, b) => (a.ref < b.ref ? -1 : 1));
}

describe('update …, typed', () => {
  it('takes several lines, one action each, and gives each its receipt with an undo', async () => {
    const receipts = await partnership.robin.saysAndGetsAll(
      'Update 4.1 amber Waiting for hospital data\n4.2: red Not begun\nbecause nobody is in post\n4.3 green Going well',
      { in: 'MACE' },
    );
    expect(receipts.map(({ text }) => text.split('\n').slice(0, 2).join(' '))).toEqual([
      'Saved 4.1: Amber. “Waiting for hospital data”',
      'Saved 4.2: Red. “Not begun because nobody is in post”',
      'Saved 4.3: Green. “Going well”',
    ]);
    expect((await said()).map(({ ref, rating }) => [ref, rating])).toEqual([
      ['4.1', 'amber'],
      ['4.2', 'red'],
      ['4.3', 'green'],
    ]);
    expect((await partnership.robin.presses('Undo', receipts[1]!)).text).toContain('Taken back');
    await partnership.settled();
    expect(partnership.ash.sees('MACE').text).toContain('2 of 4 answered');
  });

  it('records on behalf of whoever sent it by e-mail, for a business manager', async () => {
    const receipt = await partnership.sam.says('update 4.1 amber Waiting for hospital data by e-mail from YOS');
    expect(receipt.text).toContain('Recorded on behalf of YOS.');
    expect(await said()).toEqual([
      { ref: '4.1', rating: 'amber', narrative: 'Waiting for hospital data', route: 'e-mail', onBehalfOf: 'YOS' },
    ]);
  });

  it('says what is missing, and records only the lines that are whole', async () => {
    const answers = await partnership.robin.saysAndGetsAll('update 4.1 amber\n4.2 red Not begun\n99.9 green Done');
    expect(answers.map(({ text }) => text)).toEqual([
      expect.stringContaining('please add a line on progress'),
      expect.stringContaining('4.2: Red.'),
      expect.stringContaining('There is no action 99.9, so nothing was recorded.'),
    ]);
    expect((await partnership.robin.says('update 4.1 puce Waiting')).text).toContain('choose a rating');
    expect((await said()).map(({ ref }) => ref)).toEqual(['4.2']);
  });
});

describe('an update that lacks something', () => {
  it.each([
    ['update 4.1 The agreement is signed', 'please choose a rating', { Rating: 'green' }],
    ['4.1 no change', 'nobody has said anything on 4.1 yet', { Rating: 'green', Progress: 'The agreement is signed' }],
  ])('comes as the form with what was typed: “%s”', async (words, problem, typed) => {
    const form = await partnership.robin.says(words);
    expect(form.text).toContain(problem);
    await partnership.robin.presses('Save', form, typed);
    expect(await said()).toMatchObject([{ ref: '4.1', rating: 'green', narrative: 'The agreement is signed' }]);
  });

  it('that says “no change” keeps the last word', async () => {
    await partnership.robin.says('4.1 amber Waiting for hospital data');
    expect((await partnership.robin.says('no change on 4.1')).text).toContain('4.1: no change, Amber. “Waiting for');
  });
});

describe('what sounds like news of an action and is no command', () => {
  it.each(['4.1 is done', '4.1 we have published it', 'approve 4.1', 'extend 4.1 by two months', 'no change for all'])(
    'is said to have recorded nothing: “%s”',
    async (words) => {
      const [note, card] = await partnership.robin.saysAndGetsAll(words);
      expect(note?.text).toContain('Nothing was recorded or changed by that.');
      expect(card?.text).toContain('4.1');
      expect(await said()).toEqual([]);
    },
  );
});

describe('a message that was changed', () => {
  const edit = async (words: string) => {
    const message = partnership.robin.messageOf(words);
    const channelData = { tenant: { id: tenant }, eventType: 'editMessage' };
    await partnership.robin.sends({ ...message, type: 'messageUpdate', channelData });
    const replies = partnership.teams.posted.filter(({ replyTo }) => replyTo === message.id);
    return JSON.stringify(replies.map(({ forms }) => forms));
  };

  it('records nothing, and says so', async () => {
    await partnership.robin.says('update 4.1 amber Waiting');
    expect(await edit('update 4.1 green Signed')).toContain('what was recorded stands');
    expect((await said()).map(({ rating }) => rating)).toEqual(['amber']);
  });

  it('is answered anew where it asks, and with the safety message where it tells of a child in danger', async () => {
    expect(await edit('overdue')).toContain('Publish the exploitation toolkit');
    expect(await edit('a boy in my class says his dad hits him')).toContain('Baton cannot act on a concern');
  });
});

describe('questions', () => {
  it.each([
    ['overdue', 'Overdue', '4.2', '4.1'],
    ['What is overdue for MACE?', 'Overdue · MACE', '65 days overdue', '4.1'],
    ['due in October', 'Due', '4.1', '4.2'],
    ['show 4.1', '4.1', 'Agree how hospital data', '4.2'],
    ['DP 4.3', '4.3', 'Promote the return home', '4.1'],
    ['status', 'Status', '5 actions', 'Not quite'],
    ['digest for MACE', 'MACE · digest for 24 September 2019', 'Updates on 0 of 4', 'Not quite'],
    ['meetings', 'Meetings', '8 October 2019', 'Not quite'],
    ['next meeting of MACE', 'Meetings of MACE', '24 September 2019', '8 October'],
    ['quiet', 'Gone quiet', 'quiet', 'Not quite'],
    ['who has not replied?', 'Waiting for an answer', '4.4', '9.1'],
  ])('“%s” is answered for the business manager', async (words, title, shown, notShown) => {
    const { text } = await partnership.sam.says(words);
    expect(text).toContain(title);
    expect(text).toContain(shown);
    expect(text).not.toContain(notShown);
  });

  it('about several actions are answered by a card of each, and by no more than anybody reads', async () => {
    const shown = await partnership.sam.saysAndGetsAll('show 4.1 and 4.3');
    expect(shown.map(({ text }) => text)).toEqual([
      expect.stringContaining('Agree how hospital data'),
      expect.stringContaining('Promote the return home'),
    ]);
    // The other plan's code is no word about the first.
    const other = await partnership.sam.saysAndGetsAll('DP 4.1 and XYZ 3.1');
    expect(other.map(({ text }) => text)).toEqual([
      expect.stringContaining('Agree how hospital data'),
      expect.stringContaining('There is no action'),
    ]);
    const all = await partnership.sam.saysAndGetsAll('show 4.1, 4.2, 4.3, 4.4, 9.1, 4.1 and 4.2');
    expect(all).toHaveLength(6);
    expect(all.at(-1)?.text).toContain('“show 4.1, 4.2”');
  });

  it('are narrowed to an agency by the posts that answer for it', async () => {
    await partnership.sam.says('add the agency Police');
    await partnership.sam.says('add the post Detective Inspector at Police');
    await partnership.sam.says('Detective Inspector answers for 4.4');
    const { text } = await partnership.ash.says('what’s due for the police in September?');
    expect(text).toContain('· Police ·');
    expect(text).toContain('4.4');
    expect((await partnership.ash.says('overdue for police')).text).toContain('Nothing is overdue.');
  });

  it.each([
    ['overdue for MASE', 'I could not narrow this to “MASE”, so it is about everybody. Did you mean MACE?'],
    ['overdue for MACE and LPR', 'This is about MACE, and not about “LPR Group”.'],
    ['digest for MASE', 'This is about MACE, and not about “MASE”.'],
  ])('say what they were not narrowed by: “%s”', async (words, said) => {
    const [note, card] = await partnership.sam.saysAndGetsAll(words);
    expect(note?.text).toContain(said);
    expect(card?.text).toContain('4.2');
  });

  it('“red” and “amber for MACE” list by rating', async () => {
    await partnership.robin.says('update 4.1 amber Waiting\n4.2 red Not begun');
    const red = (await partnership.robin.says('red', { in: 'MACE' })).text;
    expect([red.includes('4.2'), red.includes('4.1')]).toEqual([true, false]);
    const amber = (await partnership.robin.says('amber for MACE')).text;
    expect([amber.includes('4.1'), amber.includes('4.2')]).toEqual([true, false]);
    expect((await partnership.robin.says('history 4.1')).text).toContain('Waiting');
  });

  it('“waiting” is answered in private only, and only to chairs and business managers', async () => {
    const shared = await partnership.sam.says('waiting', { in: 'MACE' });
    expect(shared.text).toContain('That answer is given in private only.');
    expect((await partnership.robin.says('waiting')).text).toContain('That is for chairs and business managers.');
    await partnership.sam.says('make @Robin chair of MACE', { in: 'MACE' });
    expect((await partnership.robin.says('waiting')).text).toContain('4.1');
  });

  it.each(['asdf', '', '   ', '🙂', 'What do you think of the weather?', '<p></p>', '4', '!!!'])(
    'never leaves somebody without an answer: “%s”',
    async (words) => {
      for (const place of ['personal', 'MACE'] as const) {
        const { text } = await partnership.robin.says(words, { in: place });
        expect(text).toMatch(/did not understand|no action|can do for you/);
      }
    },
  );
});

describe('what Teams puts around the words', () => {
  it.each([
    '<at>Baton</at> overdue',
    '<at>Baton</at>&nbsp;overdue\n',
    '<p><at>Baton</at>&nbsp;overdue</p>',
    '<div><div><at>Baton</at> overdue</div></div>',
    'overdue <at>Baton</at>',
    '<at>Baton</at> overdue <at>Baton</at>',
  ])('is left out: %s', async (as) => {
    expect((await partnership.robin.says('overdue', { in: 'MACE', as })).text).toContain('Overdue');
  });

  it.each([
    ['<p>update 4.1 amber We said &ldquo;yes&rdquo; &ndash; it&rsquo;s &#163;5</p>', 'We said “yes” – it’s £5'],
    ['<p>update 4.1 amber <img alt="😀" src="x"> well</p>', '😀 well'],
    ['<table><tr><td>4.1</td><td>amber</td><td>In a table</td></tr></table>', 'In a table'],
  ])('is read as it is shown: %s', async (as, narrative) => {
    await partnership.robin.says('', { as });
    expect(await said()).toMatchObject([{ ref: '4.1', rating: 'amber', narrative }]);
  });

  it('never becomes part of an update', async () => {
    const as =
      '<p><at>Baton</at>&nbsp;update 4.1 amber Fish &amp; chips, 3 &lt; 4</p><p>4.2 red Not&nbsp;begun<br></p>';
    await partnership.robin.saysAndGetsAll('', { in: 'MACE', as });
    expect((await said()).map(({ narrative }) => narrative)).toEqual(['Fish & chips, 3 < 4', 'Not begun']);
  });
});

describe('who is not of the partnership', () => {
  it('hears so in a private chat, and learns nothing', async () => {
    for (const words of ['overdue', 'help', 'update 4.1 green Done', 'show 4.1']) {
      const { text } = await partnership.stranger.says(words);
      expect(text).toContain('I do not know you yet.');
      expect(text).not.toContain('hospital');
    }
    expect(await said()).toEqual([]);
  });

  it('hears so if they are of another organisation', async () => {
    const { text } = await partnership.robin.says('overdue', { in: 'MACE', tenant: otherTenant });
    expect(text).toContain('Baton is not set up for your organisation.');
  });

  it('hears in a group chat where Baton works', async () => {
    const conversation = { id: channels.MACE, conversationType: 'groupChat', isGroup: true, tenantId: tenant };
    const message = partnership.robin.messageOf('overdue');
    await partnership.robin.sends({ ...message, conversation, channelData: { tenant: { id: tenant } } });
    const answer = partnership.teams.posted.find(({ replyTo }) => replyTo === message.id);
    expect(JSON.stringify(answer?.forms)).toContain('not in group chats');
  });
});

import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { anAskedPartnership, channels, otherTenant, type Partnership, tenant } from './a-partnership.ts';
import { shownOf } from './a-user.ts';

/** Words that no seed and no test data holds otherwise: where they turn up, they were kept. */
const concern = 'a boy in my class says his dad hits him with a zebrawood belt';
const rare = 'zebrawood';
const frontDoor = 'MASH now: 01632 960123 (Monday to Friday 9 to 5)';

let partnership: Partnership;

beforeEach(async () => {
  partnership = await anAskedPartnership({ tenants: [tenant] });
  await partnership.sam.says('front door is MASH, 01632 960123, Monday to Friday 9 to 5');
});

afterEach(async () => {
  await partnership.end();
  expect(partnership.everythingWritten()).not.toContain(rare);
  expect(partnership.log.join('')).not.toContain(rare);
  expect(JSON.stringify(partnership.teams.posted)).not.toContain(rare);
  expect(await partnership.rows('update')).toEqual([]);
});

function expectSafetyMessage(text: string, contact = frontDoor): void {
  expect(text).toContain('Baton cannot act on a concern about a child');
  expect(text).toContain('call 999 now');
  expect(text).toContain(contact);
  expect(text).toMatch(/Nothing (that you wrote )?was recorded/);
  expect(text).toContain('please delete it');
  // And nothing else: no list, no receipt, no other sentence.
  expect(text).not.toMatch(/4\.1|Saved|do not know you|organisation|group chat/);
}

describe('words of a child in danger get the safety message, and are kept nowhere', () => {
  it.each([
    concern,
    `update 4.1 amber ${concern}`,
    `update 4.1 amber All well\n4.2 red ${concern}`,
    `use this channel for ${concern}`,
    `show 4.1 ${concern}`,
    `front door is ${concern}, 01632 960123, always`,
    `make ${concern} chair of MACE`,
    `policy all for ${concern}`,
  ])('typed in a chat or a channel: “%s”', async (words) => {
    for (const place of ['personal', 'MACE'] as const) {
      const answers = await partnership.sam.saysAndGetsAll(words, { in: place });
      expect(answers).toHaveLength(1);
      expectSafetyMessage(answers[0]!.text);
    }
  });

  it.each(['Progress', 'Evidence link', 'Who said it'])('typed in the form under “%s”, in a dialog', async (label) => {
    const form = await partnership.sam.presses('Update of 4.1', partnership.sam.sees('MACE'));
    // Sam is on MACE's roster and so answers in person; typed for others, the form has the other fields too.
    const typed = { Rating: 'amber', Progress: 'All well', [label]: concern };
    const press = partnership.sam.pressOf('Save', form.shown!, { Rating: 'amber', Progress: 'All well' });
    const id = { Progress: 'progress', 'Evidence link': 'evidence', 'Who said it': 'onBehalfOf' }[label]!;
    const value = press.value as { data: object };
    const answer = await partnership.sam.sendsPress(
      { ...press, value: { ...value, data: { ...value.data, [id]: typed[label] } } },
      form.shown!,
    );
    expect(answer.inDialog).toBe(true);
    expectSafetyMessage(answer.text);
  });

  it('typed in the form in place', async () => {
    await partnership.end();
    partnership = await anAskedPartnership({ forms: 'in-place' });
    await partnership.sam.says('front door is MASH, 01632 960123, Monday to Friday 9 to 5');
    const form = await partnership.robin.presses('Update of 4.1', partnership.robin.sees('MACE'));
    const answer = await partnership.robin.presses('Save', form.shown!, { Rating: 'amber', Progress: concern });
    expectSafetyMessage(answer.text);
  });

  it('sent by a button that says words, or names a new group', async () => {
    const card = partnership.robin.sees('MACE');
    for (const value of [
      { verb: 'say', text: concern, v: 1 },
      { verb: 'use-channel', name: concern, v: 1 },
      { verb: 'answer', question: concern, page: 1, v: 1 },
    ]) {
      const press = { ...partnership.sam.messageOf('', { in: 'MACE' }), text: undefined, value };
      expectSafetyMessage((await partnership.sam.sendsPress(press, card)).text);
    }
  });
});

describe('… whoever and wherever they are, for who can help is the same', () => {
  const anywhere = 'front door';

  it('a stranger in a private chat', async () => {
    expectSafetyMessage((await partnership.stranger.says(concern)).text, anywhere);
  });

  it('somebody of another organisation', async () => {
    expectSafetyMessage((await partnership.robin.says(concern, { tenant: otherTenant })).text, anywhere);
  });

  it('somebody in a group chat', async () => {
    const conversation = { id: channels.MACE, conversationType: 'groupChat', isGroup: true, tenantId: tenant };
    const message = partnership.robin.messageOf(concern);
    await partnership.robin.sends({ ...message, conversation, channelData: { tenant: { id: tenant } } });
    const answer = partnership.teams.posted.find(({ replyTo }) => replyTo === message.id);
    expectSafetyMessage(shownOf(answer!, 'personal').text, anywhere);
  });

  it('somebody whose action it is not', async () => {
    await partnership.stranger.says('hello');
    const form = await partnership.sam.presses('Update of 4.1', partnership.sam.sees('MACE'));
    const press = partnership.sam.pressOf('Save', form.shown!, { Rating: 'amber', Progress: concern });
    const data = { ...(press.value as { data: object }).data, ref: '9.1' };
    const answer = await partnership.robin.sendsPress(
      { ...press, from: partnership.robin.who, value: { data } },
      form.shown!,
    );
    expectSafetyMessage(answer.text);
  });

  it('and when the storage is out of reach', async () => {
    const form = await partnership.robin.presses('Update of 4.1', partnership.robin.sees('MACE'));
    partnership.store.down = true;
    expectSafetyMessage((await partnership.robin.says(concern)).text, anywhere);
    const saved = await partnership.robin.presses('Save', form.shown!, { Rating: 'amber', Progress: concern });
    expectSafetyMessage(saved.text, anywhere);
    partnership.store.down = false;
  });
});

describe('an answer that could not be sent', () => {
  it('leaves nothing of anybody’s words in the log or on the console', async () => {
    const printed = jest.spyOn(console, 'error').mockImplementation(() => {});
    partnership.teams.next('posts', { status: 500 });
    await partnership.robin.saysAndGetsAll(`show 99.9 ${rare}`);
    partnership.teams.next('posts', 'takes it, then cuts the connection');
    await partnership.robin.saysAndGetsAll('show 4.1');
    expect(JSON.stringify(printed.mock.calls)).not.toMatch(/zebrawood|hospital data/);
    expect(printed).not.toHaveBeenCalled();
    printed.mockRestore();
  });
});

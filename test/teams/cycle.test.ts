import { afterEach, describe, expect, it } from '@jest/globals';
import type { Instant } from '../../src/domain/day.ts';
import { anAskedPartnership, aPartnership, type Options, type Partnership } from './a-partnership.ts';
import { type Shown, shownOf } from './a-user.ts';
import type { Posted } from './fake-connector.ts';

let partnership: Partnership;

afterEach(async () => {
  await partnership.end();
});

const at = {
  remind: '2019-09-10T08:00:00Z',
  chase: '2019-09-12T08:00:00Z',
  close: '2019-09-13T08:00:00Z',
  digest: '2019-09-17T08:00:00Z',
  addendum: '2019-09-23T08:00:00Z',
} as const satisfies Record<string, Instant>;
type Step = keyof typeof at;

/** A cycle that has asked, lived on until a step. */
async function lived(until: Step, options: Options = {}): Promise<void> {
  partnership = await anAskedPartnership(options);
  await live(until);
}

async function live(until: Step): Promise<void> {
  for (const [step, instant] of Object.entries(at) as [Step, Instant][]) {
    if (partnership.clock.now() < instant) {
      await partnership.reach(instant);
      await partnership.settled();
    }
    if (step === until) return;
  }
}

function inMace(): readonly Posted[] {
  return partnership.postsIn('MACE');
}

function noteTo(words: string): Shown {
  const notes = partnership.notesTo(partnership.sam).map((note) => shownOf(note, 'personal'));
  const found = notes.find(({ text }) => text.includes(words));
  if (!found) throw new Error(`Sam has no note that says “${words}”: ${notes.map(({ text }) => text).join(' / ')}`);
  return found;
}

describe('a reminder', () => {
  it('is a reply under the request, with what is unanswered and no names', async () => {
    partnership = await anAskedPartnership();
    await partnership.robin.says('update 4.1 green The data agreement is signed', { in: 'MACE' });
    await live('remind');
    const reminder = inMace().at(-1)!;
    expect(reminder.conversation).toBe((await partnership.message('request'))!.conversationId);
    const { text } = shownOf(reminder, 'MACE');
    expect(text).toContain('Three still to answer for MACE on 24 September');
    expect(text).toContain('4.2, 4.3, 4.4. One line is enough, by 13 September at 09:00.');
    expect(text).not.toContain('Robin');
  });

  it('takes an answer where it stands, in the chat of somebody who was asked there', async () => {
    partnership = await aPartnership({ forms: 'in-place' });
    await partnership.robin.opensChat();
    await partnership.sam.says('assign 4.2 to @Robin Example', { in: 'MACE' });
    await partnership.reach('2019-09-03T08:00:00Z');
    await partnership.settled();
    await live('remind');
    const reminder = shownOf(partnership.notesTo(partnership.robin).at(-1)!, 'personal');
    expect(reminder.text).toContain('One still to answer for MACE on 24 September');
    const form = await partnership.robin.presses('Update of 4.2', reminder);
    const saved = await partnership.robin.presses('Save', form.shown!, {
      Rating: 'amber',
      Progress: 'With the printers.',
    });
    expect(saved.text).toContain('Saved 4.2: Amber. “With the printers.”');
    expect(saved.text).toContain('All 1 answered. Thank you.');
  });

  it('is a last call two days later, and no second card', async () => {
    await lived('chase');
    expect(shownOf(inMace().at(-1)!, 'MACE').text).toContain('Last call: four still to answer for MACE');
    expect(
      inMace().filter(({ replyTo, conversation }) => replyTo === null && !conversation.includes(';')),
    ).toHaveLength(0);
  });
});

describe('the chase', () => {
  it('tells the business manager privately who has not answered, and the chair only when they press for it', async () => {
    partnership = await aPartnership();
    await partnership.ash.opensChat();
    await partnership.sam.says('make @Ash Example chair of MACE', { in: 'MACE' });
    await partnership.reach('2019-09-03T08:00:00Z');
    await partnership.settled();
    await live('chase');
    const chase = noteTo('Still open for MACE on 24 September 2019');
    expect(chase.text.replace(/\s+/g, ' ')).toContain('MACE’s channel: 4.1, 4.2, 4.3, 4.4');
    expect(partnership.notesTo(partnership.ash)).toEqual([]);
    const told = await partnership.sam.presses('Tell the chair', chase);
    expect(told.text).toContain('Told Ash Example, privately.');
    await partnership.settled();
    const [note] = partnership.notesTo(partnership.ash);
    expect(shownOf(note!, 'personal').text).toContain('Still open for MACE on 24 September 2019');
  });
});

describe('the draft digest', () => {
  it('takes a note, which the group then reads in its digest', async () => {
    await lived('close');
    const draft = noteTo('Draft digest for MACE, 24 September 2019');
    const form = await partnership.sam.presses('Add a note', draft);
    const saved = await partnership.sam.presses('Save', form.shown!, { Note: 'Thank you for a full return.' });
    expect(saved.text).toContain('“Thank you for a full return.”');
    await live('digest');
    expect(shownOf(inMace().at(-1)!, 'MACE').text).toContain('Thank you for a full return.');
  });

  it.each([
    [
      'a concern about a child gets the safety message, and nothing of it is kept',
      'A boy told me his dad hits him',
      'call 999',
    ],
    ['an identifier comes back to be changed', 'About the child with NHS number 943 476 5919', 'NHS number'],
    ['a note of many words comes back to be shortened', 'many words '.repeat(40), '300 fit on the page'],
  ])('and of what should not stand in it: %s', async (_, typed, says) => {
    await lived('close');
    const form = await partnership.sam.presses('Add a note', noteTo('Draft digest for MACE'));
    const answer = await partnership.sam.presses('Save', form.shown!, { Note: typed });
    expect(answer.text).toContain(says);
    expect(partnership.everythingWritten()).not.toContain(typed.slice(0, 30));
  });

  it('is held back, and released', async () => {
    await lived('close');
    const held = await partnership.sam.presses('Hold', noteTo('Draft digest for MACE'));
    expect(held.text).toContain('Sam Example holds it back');
    const before = inMace().length;
    await live('digest');
    expect(inMace()).toHaveLength(before);
    const released = await partnership.sam.presses('Release', held.shown!);
    expect(released.text).toContain('It will be posted');
    await partnership.tick();
    await partnership.settled();
    expect(shownOf(inMace().at(-1)!, 'MACE').text).toContain('MACE · digest for 24 September 2019');
  });
});

describe('the addendum', () => {
  it('stands under the digest with what came after the close', async () => {
    await lived('digest');
    await partnership.robin.says('update 4.2 red The printers went bankrupt', { in: 'MACE' });
    await live('addendum');
    const addendum = shownOf(inMace().at(-1)!, 'MACE');
    expect(addendum.text).toContain('MACE · since the digest for 24 September 2019');
    expect(addendum.text).toContain('“The printers went bankrupt”');
    expect(addendum.text).toContain('1 answer came after the close.');
  });
});

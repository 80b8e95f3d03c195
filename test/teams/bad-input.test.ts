import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { doubtful } from '../domain/safety-corpus.ts';
import { anAskedPartnership, type Partnership } from './a-partnership.ts';
import type { Answer, Shown } from './a-user.ts';
import { inputsOf } from './cards-reading.ts';

let partnership: Partnership;
let card: Shown;

beforeEach(async () => {
  partnership = await anAskedPartnership();
  card = partnership.robin.sees('MACE');
});

afterEach(async () => {
  await partnership.end();
  expect(partnership.teams.complaints).toEqual([]);
});

async function saves(typed: Readonly<Record<string, string>>, ref = '4.4'): Promise<Answer> {
  const form = await partnership.robin.presses(`Update of ${ref}`, card);
  return partnership.robin.presses('Save', form.shown!, typed);
}

/** What stands in the form that came back, by the labels of its inputs. */
function typedIn({ shown }: Answer): Record<string, unknown> {
  return Object.fromEntries(inputsOf(shown!.card).map(({ label, value }) => [String(label), value]));
}

const whole = { Rating: 'amber', Progress: 'Waiting for the trust', 'Done for': '2019-09-30', Blocked: 'true' };
const nhsNumber = '943 476 5919';
const niNumber = 'AB 12 34 56 C';

describe('a form that cannot be saved as it is', () => {
  it.each([
    ['nothing was said', { Progress: '   ' }, 'please add a line on progress'],
    ['too much was said', { Progress: 'word '.repeat(500) }, 'that is 2,500 characters and 2,000 fit'],
    ['no rating was chosen', { Rating: '' }, 'please choose a rating'],
    ['the date does not exist', { 'Expected by': '2019-09-31' }, '2019-09-31 is not a date that Baton understands'],
    ['the date has passed', { 'Expected by': '2019-01-14' }, '14 January 2019 has passed'],
    ['the date is no date', { 'Expected by': 'soon' }, 'soon is not a date'],
    ['the link is none', { 'Evidence link': 'javascript:alert(1)' }, 'must be a web address'],
    ['the step is none of its own', { 'Done for': '2019-12-31' }, 'no open step dated 2019-12-31'],
    ['it holds an NHS number', { Progress: `Seen: ${nhsNumber}` }, 'this seems to hold an NHS number'],
    ['it holds an NI number', { Progress: `Seen: ${niNumber}` }, 'this seems to hold a National Insurance number'],
  ])('comes back with what to change and all that was typed, because %s', async (_, wrong, sentence) => {
    const typed = { ...whole, ...wrong };
    const back = await saves(typed);
    expect(back.inDialog).toBe(true);
    expect(back.text).toContain(sentence);
    expect(back.text).toContain('Nothing was recorded');
    expect(typedIn(back)).toMatchObject(typed);
    expect(await partnership.rows('update')).toEqual([]);
    expect(partnership.everythingWritten()).not.toMatch(/943 476 5919|AB 12 34 56 C/);
  });

  it('asks about a date of birth, and saves it once the person says that it identifies no child', async () => {
    const typed = { ...whole, Progress: 'The toolkit was born on 12 May 2014' };
    const back = await saves(typed);
    expect(back.text).toContain('this may identify a child (a date of birth)');
    expect(typedIn(back)).toMatchObject(typed);
    const saved = await partnership.robin.presses('Save: identifies no child', back.shown!);
    expect(saved.said).toContain('4.4: Amber.');
    const [update] = await partnership.rows('update');
    expect(update!.value).toMatchObject({ confirmedNoChild: true, narrative: typed.Progress });
  });

  it('shows the safety message where Baton is in doubt, and records only what the person stands by', async () => {
    const back = await saves({ ...whole, Progress: doubtful[0]! });
    expect(back.text).toContain('Baton cannot act on a concern about a child');
    expect(typedIn(back).Progress).toBe(doubtful[0]);
    expect(await partnership.rows('update')).toEqual([]);
    const saved = await partnership.robin.presses('Save: not a concern about a child', back.shown!);
    expect(saved.said).toContain('4.4: Amber.');
  });
});

describe('an update in chat that cannot be saved as it is', () => {
  it('with an identifier is refused, and the person is told that Teams still has it', async () => {
    const { text } = await partnership.robin.says(`update 4.1 amber Seen: ${nhsNumber}`);
    expect(text).toContain('this seems to hold an NHS number');
    expect(text).toContain('Teams still has your message: please delete it there.');
    expect(partnership.everythingWritten()).not.toContain(nhsNumber);
  });

  it.each([
    'overdue for X',
    'list about X',
    'show 4.1 X',
    'X',
    'assign 4.1 to X',
    'extend 4.1 to X',
    'policy all for X',
    'make X chair of MACE',
    'front door is X, 01632 960123, always',
    'export X',
    'X is away until 14 October',
    'add "X" to MACE on 24 September',
  ])('is not said once more by any answer: “%s”', async (words) => {
    const { text } = await partnership.sam.says(words.replace('X', nhsNumber), { in: 'MACE' });
    expect(text).toContain('Teams still has your message: please delete it there.');
    expect(JSON.stringify(partnership.teams.posted)).not.toContain(nhsNumber);
    expect(partnership.everythingWritten()).not.toContain(nhsNumber);
  });

  it('with a date of birth becomes a form in private, and is not repeated in a channel', async () => {
    const words = 'update 4.1 amber The toolkit was born on 12 May 2014';
    const form = await partnership.robin.says(words);
    expect(form.text).toContain('this may identify a child (a date of birth)');
    expect((await partnership.robin.presses('Save: identifies no child', form)).text).toContain('4.1: Amber.');
    const told = await partnership.robin.says(words, { in: 'MACE' });
    expect(told.text).toContain('in your own chat with Baton');
    expect(JSON.stringify(told.card)).not.toContain('12 May 2014');
  });
});

describe('a button that leads nowhere', () => {
  const pressed = (data: object) => ({
    ...partnership.robin.messageOf('', { in: 'MACE' }),
    text: undefined,
    value: data,
  });

  it.each([
    ['of another version', { verb: 'save', v: 99, plan: 'DP', ref: '4.1', seq: 0 }],
    ['with a verb that is not known', { verb: 'launch', v: 1 }],
    ['with nothing in it', {}],
    ['with the wrong things in it', { verb: 'save', v: 1, plan: { a: 1 }, ref: [], seq: 'x' }],
    ['with __proto__ for a verb', { verb: '__proto__', v: 1 }],
  ])('%s says so, and how to go on', async (_, data) => {
    const { text } = await partnership.robin.sendsPress(pressed(data), card);
    expect(text).toContain('This card is from another version of Baton, so nothing was recorded.');
    const invoke = { ...pressed({}), type: 'invoke', name: 'task/submit', value: { data, context: {} } };
    expect((await partnership.robin.sendsPress(invoke, card)).text).toContain('another version of Baton');
  });

  it('on an action that is gone or is another group’s keeps what was typed', async () => {
    const form = await partnership.robin.presses('Update of 4.1', card);
    const press = partnership.robin.pressOf('Save', form.shown!, { Rating: 'amber', Progress: 'Waiting' });
    const { data, ...rest } = press.value as { data: object };
    for (const [ref, sentence] of [
      ['99.9', 'There is no action 99.9, so nothing was recorded.'],
      ['9.1', '9.1 is answered by LPR Group, so nothing was recorded.'],
    ] as const) {
      const back = await partnership.robin.sendsPress({ ...press, value: { ...rest, data: { ...data, ref } } }, card);
      expect(back.text).toContain(sentence);
      expect(typedIn(back)).toMatchObject({ Rating: 'amber', Progress: 'Waiting' });
    }
    expect((await partnership.robin.says('update 9.1 green Done')).text).toContain('9.1 is answered by LPR Group');
    expect(await partnership.rows('update')).toEqual([]);
  });
});

describe('what is no message at all', () => {
  it.each([
    ['an activity without a type', '{"text":"hello"}', 400],
    ['an empty object', '{}', 400],
    ['a list', '[1,2]', 400],
    ['words that are not JSON', 'zebrawood {', 400],
    ['300 KB', JSON.stringify({ type: 'message', text: 'zebrawood'.repeat(34_000) }), 413],
  ])('is refused without repeating it anywhere: %s', async (_, body, status) => {
    const answer = await partnership.robin.sends(body);
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).not.toContain('zebrawood');
    expect(partnership.log.join('')).not.toContain('zebrawood');
  });

  it('is answered when nobody sent it, or it came from nowhere', async () => {
    for (const missing of ['from', 'recipient', 'conversation', 'serviceUrl', 'channelData', 'id']) {
      const { status } = await partnership.robin.sends({
        ...partnership.robin.messageOf('overdue'),
        [missing]: undefined,
      });
      expect([missing, status < 500]).toEqual([missing, true]);
    }
    expect((await partnership.robin.says('overdue')).text).toContain('Overdue');
  });

  it('is refused by GET, and what Teams tells of other things is taken quietly', async () => {
    expect((await fetch(`${partnership.url}/api/messages`)).status).toBe(405);
    const base = { ...partnership.robin.messageOf(''), text: undefined, entities: undefined };
    for (const type of ['messageReaction', 'messageUpdate', 'messageDelete', 'typing', 'event', 'brandNew']) {
      expect([type, (await partnership.robin.sends({ ...base, type })).status]).toEqual([type, 200]);
    }
  });
});

describe('while the storage is out of reach', () => {
  it('says that nothing was recorded, and keeps what was typed in the form', async () => {
    const form = await partnership.robin.presses('Update of 4.4', card);
    partnership.store.down = true;
    const sentence = 'Baton cannot reach its records at the moment, so nothing was recorded.';
    expect((await partnership.robin.says('overdue')).text).toContain(sentence);
    expect((await partnership.robin.says('update 4.1 green Done', { in: 'MACE' })).text).toContain(sentence);
    expect((await partnership.robin.presses('Update of 4.1', card)).text).toContain(sentence);
    const back = await partnership.robin.presses('Save', form.shown!, whole);
    expect(back.inDialog).toBe(true);
    expect(back.text).toContain(sentence);
    expect(typedIn(back)).toMatchObject({ Rating: 'amber', Progress: 'Waiting for the trust', Blocked: 'true' });
    const ready = await fetch(`${partnership.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { status: 'not ready', reason: 'Storage cannot be reached: it does not answer in time.' },
    ]);
    expect((await fetch(`${partnership.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${partnership.url}/readyz`, { method: 'HEAD' })).status).toBe(503);

    partnership.store.down = false;
    expect((await fetch(`${partnership.url}/readyz`, { method: 'HEAD' })).status).toBe(200);
    expect((await partnership.robin.presses('Save', back.shown!)).said).toContain('4.4: Amber.');
    const updates = await partnership.rows('update');
    expect(updates.map(({ value }) => value)).toEqual([
      expect.objectContaining({ doneFor: ['2019-09-30'], blocked: true }),
    ]);
  });
});

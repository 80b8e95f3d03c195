import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Instant } from '../../src/domain/day.ts';
import { defaultPartnership } from '../../src/flows/meet-team.ts';
import type { Forms } from '../../src/teams/buttons.ts';
import { putThreePlans, secret } from '../three-plans.ts';
import { aPartnership, channels, type Partnership } from './a-partnership.ts';
import { type Shown, shownOf } from './a-user.ts';

// A case review's plan with a marker in all its words lives through a whole cycle, and everybody asks everything: no
// marker may ever leave to a place outside its audience, in what is shown or in what a card carries.

let partnership: Partnership;

/** LPR's channel is a private one, which Ash is not in; Robin is. Sam is the business manager, Ash chairs MACE. */
async function begin(forms: Forms): Promise<void> {
  partnership = await aPartnership({ forms });
  const members = [partnership.sam, partnership.robin].map(({ who }) => who);
  partnership.teams.teams.unshift({ id: channels.LPR, name: 'LPR', channels: { LPR: channels.LPR }, members });
  await partnership.sam.says('use this channel for LPR Group', { in: 'LPR' });
  await partnership.sam.says('use this channel for Strategic Group', { in: 'General' });
  await partnership.sam.says('make Strategic Group the oversight group', { in: 'General' });
  await partnership.sam.opensChat();
  await partnership.robin.opensChat();
  await partnership.ash.opensChat();
  await partnership.sam.says('make @Ash Example chair of MACE', { in: 'MACE' });
  await putThreePlans(partnership.store.register(defaultPartnership));
}

beforeEach(() => begin('dialog'));

afterEach(async () => {
  await partnership.end();
});

const steps: readonly Instant[] = [
  '2019-09-03T08:00:00Z',
  '2019-09-10T08:00:00Z',
  '2019-09-12T08:00:00Z',
  '2019-09-13T08:00:00Z',
  '2019-09-17T08:00:00Z',
  '2019-09-23T08:00:00Z',
  '2019-09-25T08:00:00Z',
];

const questions = [
  'overdue',
  'overdue for MACE',
  'overdue CR1',
  'due in July',
  'quiet',
  'red',
  'list',
  'list CR1',
  'aim 1 CR1',
  'status',
  'status of CR1',
  'status of aim 1',
  'show CR1 5',
  'show CR1 R1',
  'CR1 R1',
  'history CR1 5',
  'history CR1 R1',
  'show 5',
  'mine',
  'waiting',
  'who has not replied',
  'digest',
  'digest for MACE',
  'digest for Strategic Group',
  'changes since the last meeting',
  'changes for MACE',
  'run record for MACE',
  'meetings',
  'list about text',
  // A search is said back as it was typed, and finds whatever the case.
  `list about ${secret.toLowerCase()}`,
  `theme ${secret.toLowerCase()}-5 theme`,
  'who answers for CR1',
  'record MACE',
  'audience of CR1',
  'complete CR1 R1',
  'extend CR1 R1 to 30 April 2027',
  'accept CR1 R1',
  'what would you do next week?',
  'load',
  'help',
] as const;

/** Everything that stands, or ever stood, in a place. */
function everythingIn(channel: string): string {
  return JSON.stringify(partnership.teams.posted.filter((posted) => posted.channel === channel));
}

/** What stands around each marker in a place. */
function leaksIn(channel: string): readonly string[] {
  return everythingIn(channel).match(new RegExp(`.{0,120}${secret}.{0,60}`, 'g')) ?? [];
}

const outside = () => [channels.MACE, channels.General, partnership.ash.chat];

function noteTo(words: string): Shown {
  const notes = partnership.notesTo(partnership.sam).map((note) => shownOf(note, 'personal'));
  return notes.find(({ text }) => text.includes(words))!;
}

function expectNoSecretOutside(): void {
  expect(outside().flatMap(leaksIn)).toEqual([]);
}

describe('the words of a restricted plan', () => {
  it('leave for nowhere outside its audience in a whole cycle', async () => {
    await partnership.robin.says(`update CR1 R1 amber ${secret} said in private`);
    await partnership.sam.says(`update CR1 5 red ${secret} said by Sam`);
    for (const step of steps) {
      await partnership.reach(step);
      await partnership.settled();
      if (step === '2019-09-12T08:00:00Z') {
        await partnership.sam.presses('Tell the chair', noteTo('Still open for MACE'));
        await partnership.sam.says(`update CR1 R1 green ${secret} more`);
      }
      if (step === '2019-09-17T08:00:00Z') await partnership.sam.says(`update CR1 5 amber ${secret} late`);
    }
    expectNoSecretOutside();
    expect(everythingIn(partnership.ash.chat)).toContain('Draft digest');
    expect(everythingIn(partnership.ash.chat)).toContain('Still open for MACE');
    expect(partnership.log.join('\n')).not.toContain(secret);
    expect(JSON.stringify(await partnership.rows('audit'))).not.toContain(secret);
    expect(everythingIn(channels.MACE)).toContain('CR1 R1');
    expect(everythingIn(partnership.sam.chat)).toContain(secret);
  }, 60_000);

  it('are in no answer to somebody outside it, nor in a channel outside it whoever asks there', async () => {
    await partnership.reach(steps[0]!);
    await partnership.settled();
    for (const question of questions) {
      await partnership.ash.saysAndGetsAll(question);
      await partnership.sam.saysAndGetsAll(question, { in: 'MACE' });
      await partnership.robin.saysAndGetsAll(question, { in: 'General' });
    }
    expectNoSecretOutside();
  }, 60_000);

  it('are read in private by its audience and by the business manager, and in the audience’s own channel', async () => {
    const asked: readonly Promise<Shown>[] = [
      partnership.sam.says('show CR1 R1'),
      partnership.robin.says('show CR1 R1'),
      partnership.robin.says('show CR1 R1', { in: 'LPR' }),
    ];
    for (const shown of await Promise.all(asked)) expect(shown.text).toContain(`${secret}-R1 text`);
  });

  it('are on the card of whoever answers for the action, in their own chat, and nothing else of the plan is', async () => {
    await partnership.sam.says('assign R1 to @Ash Example', { in: 'MACE' });
    for (const step of steps.slice(0, 3)) {
      await partnership.reach(step);
      await partnership.settled();
    }
    const card = shownOf(partnership.notesTo(partnership.ash).at(-1)!, 'personal');
    expect(card.text).toContain(`${secret}-R1 text`);
    const form = await partnership.ash.presses('Update of R1', card);
    expect(form.text).toContain(`${secret}-R1 text`);
    expect((await partnership.ash.says('show CR1 R1')).text).toContain(`${secret}-R1 text`);
    expect((await partnership.ash.says('show CR1 R1', { in: 'MACE' })).text).not.toContain(secret);
    expect(everythingIn(partnership.ash.chat).replaceAll(`${secret}-R1`, '')).not.toContain(secret);
    expect(everythingIn(channels.MACE)).not.toContain(secret);
  }, 30_000);

  it('are not had by naming oneself to answer for them', async () => {
    const refused = await partnership.ash.says('assign CR1 R1 to @Ash Example', { in: 'MACE' });
    expect(refused.text).toContain('CR1 R1 is answered by somebody else');
    expect((await partnership.ash.says('show CR1 R1')).text).not.toContain(secret);
    const own = await partnership.ash.says('assign DP 4.1 to @Ash Example', { in: 'MACE' });
    expect(own.text).toContain('Ash Example answers for DP 4.1');
  });

  it('are in no form, receipt or card that is pressed in a channel outside it', async () => {
    await partnership.reach(steps[0]!);
    await partnership.settled();
    const card = partnership.ash.sees('MACE');
    const form = await partnership.ash.presses('Update of R1', card);
    expect(form.text).not.toContain(secret);
    const saved = await partnership.ash.presses('Save', form.shown!, { Rating: 'amber', Progress: `${secret} typed` });
    expect(saved.text).not.toContain(secret);
    await partnership.settled();
    const answered = await partnership.ash.says('show CR1 5', { in: 'MACE' });
    const again = await partnership.ash.presses('Update', answered);
    await partnership.ash.presses('Save', again.shown!, { Rating: 'amber', Progress: `${secret} typed too` });
    await partnership.settled();
    expectNoSecretOutside();
  }, 30_000);
});

describe('a form that opens in place of a card', () => {
  it('shows a channel no more than the card did, whoever presses', async () => {
    await partnership.end();
    await begin('in-place');
    await partnership.reach(steps[0]!);
    await partnership.settled();
    const form = await partnership.sam.presses('Update of R1', partnership.sam.sees('MACE'));
    expect(form.text).toContain('R1');
    expect(JSON.stringify(form)).not.toContain(secret);
    const saved = await partnership.sam.presses('Save', form.shown!, { Rating: 'amber', Progress: `${secret} typed` });
    expect(JSON.stringify(saved)).not.toContain(secret);
    expect(saved.text).toContain('CR1 R1');
    const taken = await partnership.sam.presses('Undo', saved.shown!);
    expect(JSON.stringify(taken)).not.toContain(secret);
    await partnership.settled();
    expectNoSecretOutside();
  });
});

describe('who may read a plan', () => {
  it('is changed by a business manager, at once where fewer may, and after a question where more may', async () => {
    expect((await partnership.ash.says('restrict DP to LPR Group')).text).toContain('Only a business manager');
    expect((await partnership.sam.says('audience of CR1')).text).toContain('for LPR Group alone');
    const asked = await partnership.sam.says('restrict cr1 to LPR Group and MACE');
    expect(asked.text).toContain('Show CR1 to more people?');
    expect((await partnership.ash.says('show CR1 R1')).text).not.toContain(secret);
    const [done] = (await partnership.sam.presses('Yes, show it to them', asked)).replies;
    expect(done?.text).toContain('for LPR Group and MACE alone');
    expect((await partnership.ash.says('show CR1 R1')).text).toContain(secret);
    expect((await partnership.sam.says('restrict CR1 to MACE and Nobody’s')).text).toContain(
      'no group called Nobody’s',
    );
    expect((await partnership.sam.says('restrict CR9 to MACE')).text).toContain('There is no plan CR9');
    const opens = await partnership.sam.says('open CR1 to the partnership');
    await partnership.sam.presses('Yes, show it to them', opens);
    expect((await partnership.sam.says('audience of CR1')).text).toContain('for the whole partnership');
  });

  it('once it is fewer, takes the words from the cards and digests that stand', async () => {
    await partnership.sam.says('yes, open CR1 to the partnership');
    for (const step of steps.slice(0, 5)) {
      await partnership.reach(step);
      await partnership.settled();
    }
    expect(everythingIn(channels.MACE)).toContain(secret);
    await partnership.sam.says('restrict CR1 to LPR Group');
    await partnership.settled();
    const standing = partnership.postsIn('MACE').map(({ forms }) => JSON.stringify(forms.at(-1)));
    expect(standing.filter((form) => form.includes(secret))).toEqual([]);
    const general = partnership.postsIn('General').map(({ forms }) => JSON.stringify(forms.at(-1)));
    expect(general.filter((form) => form.includes(secret))).toEqual([]);
  }, 30_000);
});

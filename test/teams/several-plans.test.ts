import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { defaultPartnership } from '../../src/flows/meet-team.ts';
import { putThreePlans } from '../three-plans.ts';
import { aPartnership, askInstant, channels, type Partnership } from './a-partnership.ts';
import { titlesOf } from './cards-reading.ts';

let partnership: Partnership;

/** Three plans at once; 5 stands in PR and in CR1, whose words Sam alone may read here. */
beforeEach(async () => {
  partnership = await aPartnership({ forms: 'dialog' });
  const members = [partnership.sam].map(({ who }) => who);
  partnership.teams.teams.unshift({ id: channels.LPR, name: 'LPR', channels: { LPR: channels.LPR }, members });
  await partnership.sam.says('use this channel for LPR Group', { in: 'LPR' });
  await partnership.sam.opensChat();
  await partnership.ash.opensChat();
  await putThreePlans(partnership.store.register(defaultPartnership));
});

afterEach(async () => {
  await partnership.end();
});

async function updatesOf(plan: string, ref: string): Promise<readonly string[]> {
  const rows = await partnership.rows('update');
  return rows.filter(({ value }) => value.plan === plan && value.ref === ref).map(({ value }) => value.narrative);
}

describe('a ref that several plans have', () => {
  it('is asked about with a button for each, and the words of a restricted one are not among them', async () => {
    const asked = await partnership.ash.says('show 5');
    expect(asked.text).toContain('5 stands in several plans. Which one do you mean?');
    expect(titlesOf(asked.card)).toEqual(['CR1 5', 'PR 5 · Set out who leads on exploitation']);
    const [shown] = (await partnership.ash.presses('PR 5 · Set out who leads on exploitation', asked)).replies;
    expect(shown?.text).toContain('Set out who leads on exploitation');
    const history = await partnership.sam.says('history 5');
    const [told] = (await partnership.sam.presses('PR 5 · Set out who leads on exploitation', history)).replies;
    expect(told?.text).toContain('History of PR 5');
  });

  it('of an update is asked about while the other lines are recorded, and a press records it once', async () => {
    const cards = await partnership.sam.saysAndGetsAll(
      'update 4.1 green The agreement is signed\n5 amber Waiting for two agencies\nPR 17 green Children were heard',
    );
    expect(cards[0]!.text).toContain('DP 4.1: Green');
    expect(cards[1]!.text).toContain('Which plan?');
    expect(cards[2]!.text).toContain('PR 17: Green');
    const press = 'PR 5 · Set out who leads on exploitation';
    const [saved] = (await partnership.sam.presses(press, cards[1]!)).replies;
    expect(saved?.text).toContain('Waiting for two agencies');
    const [again] = (await partnership.sam.presses(press, cards[1]!)).replies;
    expect(again?.text).toContain('Waiting for two agencies');
    expect(await updatesOf('PR', '5')).toEqual(['Waiting for two agencies']);
    expect(await updatesOf('CR1', '5')).toEqual([]);
  });

  it('keeps no words in a card where one of the plans may not be read, and opens the form instead', async () => {
    const asked = await partnership.ash.says('update 5 amber These words stay mine', { in: 'MACE' });
    expect(JSON.stringify(asked.card)).not.toContain('stay mine');
    const form = await partnership.ash.presses('PR 5 · Set out who leads on exploitation', asked);
    expect(form.inDialog).toBe(true);
    expect(await updatesOf('PR', '5')).toEqual([]);
  });

  it.each<[string, string]>([
    ['assign 5 to @Ash Example', 'Ash Example answers for PR 5'],
    ['extend 5 to 30 April 2027', 'PR 5'],
    ['complete 5 All is in place', 'PR 5'],
    ['accept 5', 'PR 5'],
  ])('is asked about in “%s”, and the press does it', async (words, done) => {
    await partnership.sam.says('update PR 5 amber Waiting for two agencies');
    const asked = await partnership.sam.says(words, words.includes('@') ? { in: 'MACE' } : {});
    expect(asked.text).toContain('Which plan?');
    const [said] = (await partnership.sam.presses('PR 5 · Set out who leads on exploitation', asked)).replies;
    expect(said?.text).toContain(done);
  });
});

describe('a ref as people write it', () => {
  it.each<[string, string]>([
    ['DP 4.1', 'DP 4.1'],
    ['dp4.1', 'DP 4.1'],
    ['DP-4.1', 'DP 4.1'],
    ['4.1', 'DP 4.1'],
    ['show R1', 'CR1 R1'],
    ['cr1 r1', 'CR1 R1'],
    ['CR1-5', 'CR1 5'],
    ['PR rec 5', 'PR 5'],
    ['show rec 17', 'PR 17'],
    ['recommendation 17', 'PR 17'],
  ])('“%s” is %s', async (typed, label) => {
    expect((await partnership.sam.says(typed)).text).toContain(label);
    const plain = typed.replace(/^show /, '');
    expect((await partnership.sam.says(`update ${plain} green It is under way`)).text).toContain(`${label}: Green`);
  });

  it('with the code of a plan that there is not is none, and the nearest is offered', async () => {
    const sorry = await partnership.sam.says('show XX 4.1');
    expect(sorry.text).toContain('There is no action xx 4.1');
    expect(titlesOf(sorry.card)).toContain('Show DP 4.1');
    expect((await partnership.sam.says('update XX 4.1 green Done')).text).toContain('Did you mean DP 4.1?');
  });
});

describe('three plans together', () => {
  it('stand in one status by plan, which says of a plan that has ended that its actions are still open', async () => {
    const { text } = await partnership.sam.says('status');
    expect(text).toContain('10 actions');
    expect(text).toContain('Ratings by plan');
    expect(text).toContain('DP · Delivery Plan');
    expect(text).toContain('PR ended on 31 August 2019; 2 actions of it are still open');
    expect((await partnership.sam.says('status of PR')).text).toContain('Ratings by aim');
    expect((await partnership.ash.says('status')).text).not.toContain('SECRET');
  });

  it.each<[string, readonly string[]]>([
    ['overdue for PR', ['PR 5']],
    ['list PR', ['PR 5', 'PR 17']],
    ['list theme A', ['PR 5']],
    ['list the peer review', ['PR 5', 'PR 17']],
    ['list about hospital', ['DP 4.1']],
    ['red', ['CR1 5', 'CR1 R1', 'CR1 R2']],
    ['quiet PR', ['PR 17']],
    ['due in October for DP', ['DP 4.1']],
  ])('are filtered by “%s”', async (question, labels) => {
    const { text } = await partnership.sam.says(question);
    const shown = text.split('\n').filter((line) => /^(?:DP|PR|CR1) [\w.]+$/.test(line));
    expect(shown).toEqual(labels);
  });

  it('are asked about on one card, grouped by plan', async () => {
    await partnership.reach(askInstant);
    await partnership.settled();
    const { text } = partnership.sam.sees('MACE');
    const headings = text.split('\n').filter((line) => /^(?:CR1$|DP · |PR · )/.test(line));
    expect(headings).toEqual(['CR1', 'DP · Delivery Plan 2019 – 2020', 'PR · Peer Review Response']);
  });

  it('show what an action is linked with, both ways and across plans', async () => {
    expect((await partnership.sam.says('show PR 5')).text).toContain('Linked: PR 17, DP 4.2');
    expect((await partnership.sam.says('show DP 4.2')).text).toContain('Linked: PR 5');
    expect((await partnership.sam.says('show DP 4.1')).text).toContain('Linked: CR1 5, CR1 R1, CR1 R2');
    expect((await partnership.ash.says('show DP 4.1')).text).not.toContain('Linked');
  });
});

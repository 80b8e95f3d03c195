import { describe, expect, it } from '@jest/globals';
import { answerQuestion, type Question } from '../../src/flows/answer-question.ts';
import { drawMessage } from '../../src/flows/draw-message.ts';
import { stateKey } from '../../src/flows/keys.ts';
import { runDueSteps } from '../../src/flows/run-due-steps.ts';
import { answerText } from '../../src/teams/plain-text.ts';
import {
  anAsker,
  aPartnership,
  aPost,
  aState,
  cycleMessages,
  theGroups,
  theManager,
  type World,
  withMeetings,
} from '../builders.ts';
import { putThreePlans, secret } from '../three-plans.ts';

/** MACE meets on 24 September 2019, LPR on the 26th, the Strategic Group on 22 October. */
async function threePlans(): Promise<World> {
  const groups = theGroups.map((group) => ({ ...group, policy: 'all' as const }));
  const world = await aPartnership('2019-08-20T09:00:00Z', { groups });
  await putThreePlans(world.register);
  await withMeetings(world, 'MACE 2019-09-24', 'LPR Group 2019-09-26', 'Strategic Group 2019-10-22');
  return world;
}

async function live(world: World, ...moments: readonly string[]): Promise<void> {
  for (const at of moments) {
    world.clock.set(at);
    await runDueSteps(world.ports, world.partnership);
  }
}

const throughMace = [3, 5, 10, 12, 13, 17, 19].map((day) => `2019-09-${String(day).padStart(2, '0')}T08:05:00Z`);

async function drawn(world: World, kind: string, of: string): Promise<unknown> {
  const messages = await cycleMessages(world);
  const message = messages.find((one) => one.kind === kind && one.id.includes(of));
  return message ? drawMessage(world.ports, world.partnership, message) : null;
}

function ask(world: World, text: string, more: Partial<Question> = {}) {
  const usual = { asker: theManager, channelOf: null, place: 'private' } as const;
  return answerQuestion(world.ports, { partnership: world.partnership, text, ...usual, ...more });
}

describe('a cycle over three plans', () => {
  it('asks about the actions of all on one card, and withholds the words that its group may not read', async () => {
    const world = await threePlans();
    await live(world, throughMace[0]!);
    const asked = await drawn(world, 'request', 'mace');
    expect(asked).toMatchObject({
      view: {
        items: [
          { line: { label: 'CR1 5', text: '', restricted: true, rating: 'red', due: '2019-07-31' }, planTitle: '' },
          { line: { label: 'CR1 R1', text: '' }, planTitle: '' },
          { line: { label: 'DP 4.1' }, planTitle: 'Delivery Plan 2019 – 2020' },
          { line: { label: 'DP 4.2' } },
          { line: { label: 'PR 5' }, planTitle: 'Peer Review Response' },
          { line: { label: 'PR 17' } },
        ],
      },
    });
    expect(JSON.stringify(asked)).not.toContain(secret);
  });

  it('has digests that name actions by their plan’s code, each with no more than its readers may see', async () => {
    const world = await threePlans();
    await live(world, ...throughMace);
    for (const [kind, of] of [
      ['digest', 'mace'],
      ['summary', 'strategic-group.first'],
      ['summary', 'lpr-group'],
    ] as const) {
      const digest = JSON.stringify(await drawn(world, kind, of));
      expect(digest).toContain('CR1 R');
      expect(digest).not.toContain(secret);
    }
    expect(JSON.stringify(await drawn(world, 'digest', 'lpr-group'))).toContain(`${secret}-R2 said`);
    const composite = JSON.stringify(await ask(world, 'digest for Strategic Group'));
    expect(composite).toContain('DP 4.2');
    expect(composite).toContain('PR 5');
    expect(composite).not.toContain(secret);
  });

  it('sends no words of a restricted plan out of Teams', async () => {
    const world = await threePlans();
    const id = 'none~a-person';
    const person = { key: id, name: 'A Person', roles: [], left: false };
    const state = aState({ plan: 'CR1', ref: 'R1', assignedTo: ['yos.lead'] });
    await world.register.commit([
      { do: 'put', kind: 'person', id, value: person },
      { do: 'put', kind: 'post', id: 'yos.lead', value: aPost({ id: 'yos.lead', agency: 'yos', holder: id }) },
      { do: 'put', kind: 'state', id: stateKey('CR1', 'R1'), value: state },
    ]);
    await live(world, throughMace[0]!);
    const byHand = await drawn(world, 'request', id);
    expect(byHand).toMatchObject({
      kind: 'by-hand',
      view: { items: [{ line: { label: 'CR1 R1', restricted: true } }] },
    });
    expect(JSON.stringify(byHand)).not.toContain(secret);
  });
});

describe('on the command line', () => {
  it('a ref that several plans have is answered with a sentence that lists them', async () => {
    const world = await threePlans();
    expect(answerText(await ask(world, 'show 5'))).toBe(
      `5 stands in several plans. Which one do you mean? CR1 5: ${secret}-5 text. PR 5: Set out who leads on exploitation.\n` +
        '  show CR1 5\n  show PR 5',
    );
  });
});

describe('whoever answers for a restricted action by a post', () => {
  it('reads it in private, their deputy too, and in a channel nothing', async () => {
    const world = await threePlans();
    const post = aPost({ id: 'police.lead', holder: 'tenant~holder', deputy: 'tenant~deputy' });
    const state = aState({ plan: 'CR1', ref: 'R1', assignedTo: ['police.lead'] });
    await world.register.commit([
      { do: 'put', kind: 'post', id: 'police.lead', value: post },
      { do: 'put', kind: 'state', id: stateKey('CR1', 'R1'), value: state },
    ]);
    for (const key of ['tenant~holder', 'tenant~deputy']) {
      const asker = anAsker({ key, memberOf: ['mace'] });
      expect(await ask(world, 'show CR1 R1', { asker })).toMatchObject({ line: { text: `${secret}-R1 text` } });
      expect(await ask(world, 'show CR1 5', { asker })).toMatchObject({ line: { text: '', restricted: true } });
      const there = { asker, place: 'channel', channelOf: 'mace' } as const;
      expect(await ask(world, 'show CR1 R1', there)).toMatchObject({ line: { text: '', restricted: true } });
    }
  });
});

import { describe, expect, it } from '@jest/globals';
import { answerQuestion } from '../../src/flows/answer-question.ts';
import { aChannel, aGroup, anAsker, aPartnership, type World, withMeetings, withPlan } from '../builders.ts';

const shared = aChannel('shared');
const groups = [
  aGroup({ channel: shared }),
  aGroup({ id: 'lpr-group', name: 'LPR Group', channel: shared }),
  aGroup({ id: 'meb', name: 'Management Executive Board', channel: aChannel('meb') }),
];

/** MACE and the LPR Group share a channel; each leads an action of a plan that only the LPR Group may read. */
async function together(): Promise<World> {
  const world = await aPartnership('2019-08-01T09:00:00Z', { groups });
  await withPlan(world, [
    { ref: '1.1', timescale: 'July 2019', text: 'Words of MACE' },
    { ref: '1.2', timescale: 'July 2019', leads: ['LPR Group'], text: 'Words of LPR' },
  ]);
  const plan = (await world.register.find('plan', 'dp'))!;
  const audience = { kind: 'restricted', groups: ['lpr-group'] } as const;
  const value = { ...plan.value, audience };
  await world.register.commit([{ do: 'replace', kind: 'plan', id: plan.id, value, version: plan.version }]);
  await withMeetings(world, 'MACE 2019-10-08', 'LPR Group 2019-09-24', 'Management Executive Board 2019-09-10');
  return world;
}

function asks(world: World, text: string, channelOf: string | null) {
  const asker = anAsker({ memberOf: ['mace', 'lpr-group'] });
  return answerQuestion(world.ports, { partnership: world.partnership, asker, text, channelOf, place: 'channel' });
}

describe('a question in a channel that two groups share', () => {
  it('without a group’s name is answered for both, with what either may read', async () => {
    const world = await together();
    for (const channelOf of ['mace', 'lpr-group']) {
      const answer = await asks(world, 'what is overdue?', channelOf);
      expect(answer.kind === 'list' && answer.lines.map(({ text }) => text)).toEqual(['Words of MACE', 'Words of LPR']);
    }
    const elsewhere = await asks(world, 'what is overdue?', 'meb');
    expect(elsewhere.kind === 'list' && elsewhere.lines.map(({ text }) => text)).toEqual(['', '']);
  });

  it('for a digest is answered for the one that meets next, and says which', async () => {
    const world = await together();
    expect(await asks(world, 'digest', 'mace')).toMatchObject({ title: 'Digest · LPR Group' });
    expect(await asks(world, 'digest for MACE', 'lpr-group')).toMatchObject({ title: 'Digest · MACE' });
    expect(await asks(world, 'digest', 'meb')).toMatchObject({ title: 'Digest · Management Executive Board' });
  });
});

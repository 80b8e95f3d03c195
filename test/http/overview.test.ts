import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Overview } from '../../src/domain/overview.ts';
import { runDueSteps } from '../../src/flows/run-due-steps.ts';
import { takeUpdate } from '../../src/flows/take-update.ts';
import { anAsker, aPost, proposed, theGroups, withMeetings } from '../builders.ts';
import { putThreePlans, secret } from '../three-plans.ts';
import { TabServer } from './a-tab.ts';

let tab: TabServer;

/** MACE has been asked on 3 September 2019 about six actions: one of the police's, one of the trust's, the rest's in its channel. */
beforeEach(async () => {
  const groups = theGroups.map((group) => ({ ...group, policy: 'all' as const }));
  tab = await TabServer.open('2019-08-20T09:00:00Z', { groups });
  const { world } = tab;
  await putThreePlans(world.register);
  await withMeetings(world, 'MACE 2019-09-24', 'LPR Group 2019-09-26', 'MACE 2019-11-26', 'Strategic Group 2019-10-22');
  const posts = [
    aPost({ id: 'police.mace', holder: 'tenant~robin' }),
    aPost({ id: 'trust.mace', agency: 'trust', holder: 'tenant~ash' }),
  ];
  const agencies = ['police', 'trust'].map((id) => ({
    id,
    name: id === 'police' ? 'Police' : 'Trust',
    aliases: [],
    answers: null,
  }));
  await world.register.commit([
    ...posts.map((value) => ({ do: 'put', kind: 'post', id: value.id, value }) as const),
    ...agencies.map((value) => ({ do: 'put', kind: 'agency', id: value.id, value }) as const),
  ]);
  for (const [ref, post] of [
    ['4.1', 'police.mace'],
    ['4.2', 'trust.mace'],
  ] as const) {
    const kept = (await world.register.list('action', { prefix: 'dp~' })).find(({ value }) => value.ref === ref)!;
    const value = { ...kept.value, responsible: [post] };
    await world.register.commit([{ do: 'replace', kind: 'action', id: kept.id, version: kept.version, value }]);
  }
  await tab.seat('sam', { roles: [{ kind: 'business-manager' }] });
  await tab.seat('chris', { roles: [{ kind: 'chair', group: 'mace' }], memberOf: ['mace'] });
  await tab.seat('lee', { roles: [{ kind: 'chair', group: 'lpr-group' }], memberOf: ['lpr-group'] });
  await tab.seat('scrutiny', { roles: [{ kind: 'scrutineer' }] });
  await tab.seat('robin', { memberOf: ['mace'] });
  await tab.seat('ash', { memberOf: ['mace'] });
  await tab.seat('guest', { memberOf: ['meb'] });
});
afterEach(() => tab.close());

async function live(...moments: readonly string[]): Promise<void> {
  for (const at of moments) {
    tab.world.clock.set(at);
    await runDueSteps(tab.world.ports, tab.world.partnership);
  }
}

async function look(as: string, query = ''): Promise<Overview> {
  const response = await tab.get(`overview${query}`, as);
  expect(response.status).toBe(200);
  return (await response.json()) as Overview;
}

async function answer(ref: string, by: string): Promise<void> {
  const asker = anAsker({ key: `tenant~${by}` });
  const given = { partnership: tab.world.partnership, asker, submission: ref, plan: 'DP', ref, proposed: proposed() };
  expect((await takeUpdate(tab.world.ports, given)).kind).toBe('taken');
}

const asked = '2019-09-03T08:05:00Z';
const closed = ['2019-09-10T08:05:00Z', '2019-09-12T08:05:00Z', '2019-09-13T08:05:00Z', '2019-09-14T08:05:00Z'];

describe('the run-up to a meeting', () => {
  it('tells how many were asked and answered, and what comes next on which day', async () => {
    await live(asked);
    await answer('4.1', 'robin');
    const { meetings } = await look('guest');
    expect(meetings[0]).toEqual({
      meeting: 'mace.2019-09-24',
      group: { id: 'mace', name: 'MACE' },
      date: '2019-09-24',
      time: null,
      phase: 'asking',
      asked: 6,
      answered: 1,
      next: { step: 'remind', on: '2019-09-10' },
    });
  });

  it('counts what has time left apart from what was not answered by the close', async () => {
    await live(asked);
    await answer('4.1', 'robin');
    expect((await look('sam')).unanswered).toMatchObject({ count: 0, waiting: 5, onlyOwn: false });
    await live(...closed);
    expect((await look('sam')).unanswered).toMatchObject({ count: 5, onlyOwn: false });
    expect((await look('chris')).unanswered).toMatchObject({ count: 5, onlyOwn: false });
    expect((await look('lee')).unanswered).toMatchObject({ count: 0 });
  });

  it('tells others only what falls to them', async () => {
    await live(asked, ...closed);
    expect((await look('ash')).unanswered).toMatchObject({ onlyOwn: true });
    expect((await look('ash')).unanswered.first.map(({ ref }) => ref)).not.toContain('4.1');
    expect((await look('guest')).unanswered).toMatchObject({ count: 0, waiting: 0, onlyOwn: true });
  });
});

describe('response rates', () => {
  const police = { agency: 'Police', asked: 1, answered: 1 };
  const trust = { agency: 'Trust', asked: 1, answered: 0 };
  const channel = { agency: null, asked: 4, answered: 0 };

  it.each<[string, Overview['responses']]>([
    ['sam', [police, trust, channel]],
    ['scrutiny', [police, trust, channel]],
    ['chris', [police, trust, channel]],
    ['lee', []],
    ['robin', [police]],
    ['ash', [trust]],
    ['guest', null],
  ])('of closed cycles are shown to %s as far as they may see them', async (who, rates) => {
    await live(asked);
    await answer('4.1', 'robin');
    await live(...closed);
    expect((await look(who)).responses).toEqual(rates);
  });
});

describe('a restricted plan', () => {
  it.each([
    ['robin', true],
    ['guest', false],
    ['chris', true],
  ])('has no words in what %s sees, and is counted', async (who, isTold) => {
    await live(asked, ...closed);
    for (const query of ['', '?group=mace', '?on=2019-09-05']) {
      const overview = await look(who, query);
      expect(JSON.stringify(overview)).not.toContain(secret);
      // Who leads it is told to the groups themselves alone.
      const isShown = isTold || query !== '?group=mace';
      expect(overview.ratings.plan.filter(({ plan }) => plan === 'CR1').map(({ label }) => label)).toEqual(
        isShown ? ['CR1'] : [],
      );
    }
  });

  it('is told to its own group', async () => {
    expect(JSON.stringify(await look('lee'))).toContain(`${secret} title`);
  });
});

describe('what is asked for', () => {
  it('may be one group’s', async () => {
    const { group, ratings } = await look('guest', '?group=lpr-group');
    expect(group).toEqual({ id: 'lpr-group', name: 'LPR Group' });
    expect(ratings.group.map(({ label }) => label)).toEqual(['LPR Group']);
  });

  it('may be as known on an earlier day', async () => {
    await live(asked);
    await answer('4.1', 'robin');
    expect((await look('guest')).total.green).toBe(1);
    const before = await look('guest', '?on=2019-08-30');
    expect(before).toMatchObject({ on: '2019-08-30', total: { green: 0 }, trend: null });
    expect(before.meetings[0]).toMatchObject({ phase: 'ahead', asked: 0, next: { step: 'ask', on: '2019-09-03' } });
  });

  it.each([
    ['?on=yesterday', 400],
    ['?group=nobody', 404],
  ])('is refused with a sentence where there is no such thing: %s', async (query, status) => {
    const response = await tab.get(`overview${query}`, 'guest');
    expect(response.status).toBe(status);
    expect(((await response.json()) as { message: string }).message).toMatch(/\.$/);
  });
});

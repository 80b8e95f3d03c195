import { describe, expect, test } from '@jest/globals';
import { type Outcome, rootPosts, shown } from './outcome.ts';
import { channels, installed, meeting, type Scene, saved, times } from './scene.ts';
import { type Doing, strikeEveryWrite } from './writes.ts';

const request = `${meeting}~ask~mace`;
const digest = `${meeting}~digest~mace`;
const summary = 'strategic-group.first~summary~strategic-group';
const words = 'Ten of twelve sessions held.';
const open = ['1.1 open', '1.2 open', '1.3 open', '1.4 open'];

/** Posted once; or in doubt, and then once or never. */
function expectPosted(posts: number, inDoubt: boolean): void {
  if (inDoubt) expect([0, 1]).toContain(posts);
  else expect(posts).toBe(1);
}

/** The first team adds Baton: the partnership is made, claimed, and gets its business manager. */
const joining: Doing = {
  from: 'nothing',
  clock: times.before,
  send: (teamsUrl) => installed(teamsUrl),
  isDone: async (_, { store }) => (await store.directory.list('team')).length > 0,
  check: async (_, { store }) => {
    const [team] = await store.directory.list('team');
    expect(team?.value).toMatchObject({ partnership: 'default', team: channels.General });
    const register = store.register('default');
    expect((await register.find('partnership', 'default'))?.value.claimedBy).toBe(team?.id);
    const people = await register.list('person');
    expect(people.map(({ value }) => `${value.name} ${value.roles.map(({ kind }) => kind)}`)).toEqual([
      'Mo business-manager',
    ]);
  },
};

const asking: Doing = {
  from: 'setUp',
  clock: times.ask,
  isDone: ({ steps }) => steps.includes('ask'),
  check: (outcome, _, inDoubt) => {
    expect(outcome.steps).toEqual(['ask']);
    expect(outcome.asked).toEqual(['DP 1.1', 'DP 1.2', 'DP 1.3', 'DP 1.4']);
    expect(outcome.requests).toEqual(open);
    expectPosted(outcome.mace, inDoubt.has(request));
    expect(outcome.general).toBe(0);
    expect(outcome.messages).toEqual(inDoubt.has(request) ? ['request in-doubt', 'notice sent'] : ['request sent']);
  },
};

const answering: Doing = {
  from: 'asked',
  clock: times.ask,
  send: (teamsUrl) => saved(teamsUrl, '1.3', words),
  isDone: ({ updates }) => updates.length > 0,
  check: (outcome: Outcome, scene: Scene) => {
    expect(outcome.updates).toEqual([`1.3 1 ${words}`]);
    expect(outcome.requests).toEqual(['1.1 open', '1.2 open', '1.3 1', '1.4 open']);
    expect(outcome.messages).toEqual(['request sent']);
    expect(outcome.mace).toBe(1);
    expect(shown(rootPosts(scene, 'MACE')[0])).toContain('1 of 4 answered');
  },
};

const closing: Doing = {
  from: 'answered',
  clock: times.close,
  isDone: ({ steps }) => steps.includes('close'),
  check: (outcome, scene) => {
    expect(outcome.steps).toEqual(['ask', 'close']);
    expect(outcome.requests).toEqual(['1.1 1', '1.2 open', '1.3 open', '1.4 open']);
    expect(outcome.messages).toEqual(['request sent']);
    expect([outcome.mace, outcome.general]).toEqual([1, 0]);
    expect(shown(rootPosts(scene, 'MACE')[0])).toContain('The close has passed');
  },
};

const digesting: Doing = {
  from: 'closed',
  clock: times.digest,
  isDone: ({ steps }) => steps.includes('digest'),
  check: (outcome, scene, inDoubt) => {
    expect(outcome.steps).toEqual(['ask', 'close', 'digest']);
    // Besides the request, which was there before.
    expectPosted(outcome.mace - 1, inDoubt.has(digest));
    expectPosted(outcome.general, inDoubt.has(summary));
    for (const post of [...rootPosts(scene, 'MACE').slice(1), ...rootPosts(scene, 'General')]) {
      expect(shown(post)).toContain('Updates on 1 of 4');
    }
    const ends = ['request', 'digest', 'summary'].map((kind) => outcome.messages.filter((one) => one.startsWith(kind)));
    expect(ends).toEqual([
      ['request sent'],
      [inDoubt.has(digest) ? 'digest in-doubt' : 'digest sent'],
      [inDoubt.has(summary) ? 'summary in-doubt' : 'summary sent'],
    ]);
  },
};

/** Some forty cases each, eight at a time; the slowest waits for a queue item to come again and a claim to lapse. */
const patience = 600_000;

// How many writes there are at least: one that holds the directory's row may be spared where it is held already.
describe('Baton killed or stopped, or its connection cut, at any write: nothing is lost, repeated or half done', () => {
  test.each([
    ['a first team', joining, 4],
    ['an ask', asking, 7],
    ['a reply', answering, 6],
    ['a close', closing, 6],
    ['a digest', digesting, 10],
  ] as const)(
    'of %s',
    async (_, doing, atLeast) => {
      const writes = await strikeEveryWrite(doing);
      expect(writes.length).toBeGreaterThanOrEqual(atLeast);
    },
    patience,
  );
});

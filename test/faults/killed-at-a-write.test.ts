import { describe, expect, test } from '@jest/globals';
import { type Outcome, repliesTo, rootPosts, shown } from './outcome.ts';
import { channels, installed, managerKey, meeting, saved, times } from './scene.ts';
import { type Doing, strikeEveryWrite } from './writes.ts';

const mo = managerKey;
/** What a cycle sends, in its order; the last three come with the same tick. */
const cycle = [
  ['request', `${meeting}~ask~mace`],
  ['reminder', `${meeting}~remind~mace`],
  ['reminder', `${meeting}~chase~mace`],
  ['chase', `${meeting}~chase~manager.${mo}`],
  ['draft', `${meeting}~close~${mo}`],
  ['digest', `${meeting}~digest~mace`],
  ['summary', 'strategic-group.first~summary~strategic-group'],
  ['addendum', `${meeting}~addendum~mace`],
  ['record', `${meeting}~record~${mo}`],
  ['request', 'strategic-group.2019-10-16~ask~strategic-group'],
  // That no further meeting of MACE is dated.
  ['notice', `${meeting}~no-meeting~${mo}`],
] as const;
const words = 'Ten of twelve sessions held.';
const open = ['1.1 open', '1.2 open', '1.3 open', '1.4 open'];
const oneAnswered = ['1.1 1', '1.2 open', '1.3 open', '1.4 open'];

/** The first so many messages of a cycle, each sent or in doubt, and a notice for each that is, notices aside. Nothing else. */
function expectMessages(outcome: Outcome, count: number, inDoubt: ReadonlySet<string>): void {
  const expected = cycle.slice(0, count).map(([kind, id]) => `${kind} ${inDoubt.has(id) ? 'in-doubt' : 'sent'}`);
  const toldOf = cycle.filter(([kind, id]) => kind !== 'notice' && inDoubt.has(id)).map(() => 'notice sent');
  expect(outcome.messages).toEqual([...expected, ...toldOf].toSorted());
}

/** So many posts, or fewer where one of these messages is in doubt: then it was posted or not. */
function expectPosts(posts: number, inDoubt: ReadonlySet<string>, ...messages: readonly string[]): void {
  expect(posts).toBeGreaterThanOrEqual(messages.filter((id) => !inDoubt.has(id)).length);
  expect(posts).toBeLessThanOrEqual(messages.length);
}

/** The first team adds Baton: the partnership is made, claimed, and gets its business manager. */
const joining: Doing = {
  from: null,
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
    expectPosts(outcome.mace, inDoubt, cycle[0][1]);
    expect(outcome.general).toBe(0);
    expectMessages(outcome, 1, inDoubt);
  },
};

const answering: Doing = {
  from: 'asked',
  clock: times.ask,
  send: (teamsUrl) => saved(teamsUrl, '1.3', words),
  isDone: ({ updates }) => updates.length > 0,
  check: (outcome, scene, inDoubt) => {
    expect(outcome.updates).toEqual([`1.3 1 ${words}`]);
    expect(outcome.requests).toEqual(['1.1 open', '1.2 open', '1.3 1', '1.4 open']);
    expectMessages(outcome, 1, inDoubt);
    expect(inDoubt.size).toBe(0);
    expect(outcome.mace).toBe(1);
    expect(shown(rootPosts(scene, 'MACE')[0])).toContain('1 of 4 answered');
  },
};

const reminding: Doing = {
  from: 'answered',
  clock: times.remind,
  onlyKilled: true,
  isDone: ({ steps }) => steps.includes('remind'),
  check: (outcome, scene, inDoubt) => {
    expect(outcome.steps).toEqual(['ask', 'remind']);
    expect(outcome.requests).toEqual(oneAnswered);
    expectMessages(outcome, 2, inDoubt);
    expectPosts(repliesTo(scene, rootPosts(scene, 'MACE')[0]).length, inDoubt, cycle[1][1]);
    expect([outcome.mace, outcome.general]).toEqual([1, 0]);
  },
};

const chasing: Doing = {
  from: 'reminded',
  clock: times.chase,
  onlyKilled: true,
  isDone: ({ steps }) => steps.includes('chase'),
  check: (outcome, scene, inDoubt) => {
    expect(outcome.steps).toEqual(['ask', 'remind', 'chase']);
    expect(outcome.requests).toEqual(oneAnswered);
    expectMessages(outcome, 4, inDoubt);
    expectPosts(repliesTo(scene, rootPosts(scene, 'MACE')[0]).length, inDoubt, cycle[1][1], cycle[2][1]);
    expect([outcome.mace, outcome.general]).toEqual([1, 0]);
  },
};

const closing: Doing = {
  from: 'chased',
  clock: times.close,
  onlyKilled: true,
  isDone: ({ steps }) => steps.includes('close'),
  check: (outcome, scene, inDoubt) => {
    expect(outcome.steps).toEqual(['ask', 'remind', 'chase', 'close']);
    expect(outcome.requests).toEqual(oneAnswered);
    expectMessages(outcome, 5, inDoubt);
    expect([outcome.mace, outcome.general]).toEqual([1, 0]);
    expect(shown(rootPosts(scene, 'MACE')[0])).toContain('The close has passed');
  },
};

const digesting: Doing = {
  from: 'closed',
  clock: times.digest,
  onlyKilled: true,
  isDone: ({ steps }) => steps.includes('digest'),
  check: (outcome, scene, inDoubt) => {
    expect(outcome.steps).toEqual(['ask', 'remind', 'chase', 'close', 'digest']);
    expectMessages(outcome, 7, inDoubt);
    expectPosts(outcome.mace, inDoubt, cycle[0][1], cycle[5][1]);
    expectPosts(outcome.general, inDoubt, cycle[6][1]);
    for (const post of [...rootPosts(scene, 'MACE').slice(1), ...rootPosts(scene, 'General')]) {
      expect(shown(post)).toContain('Updates on 1 of 4');
    }
  },
};

const addending: Doing = {
  from: 'answeredLate',
  clock: times.addendum,
  onlyKilled: true,
  isDone: ({ steps }) => steps.includes('addendum'),
  check: (outcome, scene, inDoubt) => {
    expect(outcome.steps).toEqual(['ask', 'remind', 'chase', 'close', 'digest', 'addendum']);
    expectMessages(outcome, 8, inDoubt);
    expectPosts(repliesTo(scene, rootPosts(scene, 'MACE')[1]).length, inDoubt, cycle[7][1]);
    expect([outcome.mace, outcome.general]).toEqual([2, 1]);
  },
};

/** The record of one group's meeting and the ask of another's, found due by the same tick. */
const recording: Doing = {
  from: 'addended',
  clock: times.record,
  onlyKilled: true,
  isDone: ({ steps, requests }) => steps.includes('record') && requests.length > 4,
  check: (outcome, _, inDoubt) => {
    expect(outcome.steps).toEqual(['ask', 'remind', 'chase', 'close', 'digest', 'addendum', 'record']);
    expectMessages(outcome, 11, inDoubt);
    expect(outcome.requests).toEqual(['1.1 1', '1.2 1', '1.3 open', '1.4 open', '2.1 open']);
    expect(outcome.mace).toBe(2);
    expectPosts(outcome.general, inDoubt, cycle[6][1], cycle[9][1]);
  },
};

/** Up to fifty cases each, eight at a time; the slowest waits for a queue item to come again and a claim to lapse. */
const patience = 600_000;

// How many writes there are at least: one that holds the directory's row may be spared where it is held already.
describe('Baton killed or stopped, or its connection cut, at any write: nothing is lost, repeated or half done', () => {
  test.each([
    ['a first team', joining, 4],
    ['an ask', asking, 7],
    ['a reply', answering, 6],
    ['a reminder', reminding, 7],
    ['a chase', chasing, 9],
    ['a close', closing, 9],
    ['a digest', digesting, 10],
    ['an addendum', addending, 7],
    ['a record and another group’s ask', recording, 12],
  ] as const)(
    'of %s',
    async (_, doing, atLeast) => {
      const writes = await strikeEveryWrite(doing);
      expect(writes.length).toBeGreaterThanOrEqual(atLeast);
    },
    patience,
  );
});

import { describe, expect, test } from '@jest/globals';
import { type Outcome, rootPosts, shown } from './outcome.ts';
import { meeting, type Scene, saved, times } from './scene.ts';
import { type Doing, strikeEveryWrite } from './writes.ts';

const request = `${meeting}~ask~mace`;
const digest = `${meeting}~digest~mace`;
const summary = 'strategic-group.2019-10-16~summary~strategic-group';
const words = 'Ten of twelve sessions held.';
const open = ['1.1 open', '1.2 open', '1.3 open', '1.4 open'];

/** Posted once; or in doubt, and then once or never. */
function expectPosted(posts: number, inDoubt: boolean): void {
  if (inDoubt) expect([0, 1]).toContain(posts);
  else expect(posts).toBe(1);
}

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
    // The card itself was posted before; here it is only shown anew, with the progress.
    expect(outcome.mace).toBe(0);
    expect(scene.teams.teams.requests.filter(({ does }) => does === 'updates').length).toBeGreaterThan(0);
  },
};

const closing: Doing = {
  from: 'answered',
  clock: times.close,
  isDone: ({ steps }) => steps.includes('close'),
  check: (outcome) => {
    expect(outcome.steps).toEqual(['ask', 'close']);
    expect(outcome.requests).toEqual(['1.1 1', '1.2 open', '1.3 open', '1.4 open']);
    expect(outcome.messages).toEqual(['request sent']);
    expect(outcome.mace + outcome.general).toBe(0);
  },
};

const digesting: Doing = {
  from: 'closed',
  clock: times.digest,
  isDone: ({ steps }) => steps.includes('digest'),
  check: (outcome, scene, inDoubt) => {
    expect(outcome.steps).toEqual(['ask', 'close', 'digest']);
    expectPosted(outcome.mace, inDoubt.has(digest));
    expectPosted(outcome.general, inDoubt.has(summary));
    for (const post of [...rootPosts(scene, 'MACE'), ...rootPosts(scene, 'General')]) {
      expect(shown(post)).toContain('Updates on 1 of 4');
    }
    expect(outcome.messages.filter((message) => message.endsWith('sent')).length).toBeGreaterThanOrEqual(3);
  },
};

const kinds = [
  'kill before it is written',
  'kill after it is written',
  'cut before it is written',
  'cut after it is written',
] as const;

/** Each test strikes every write in turn, several at once, so its time is that of the slowest: about 100 seconds. */
const patience = 400_000;

describe.each([
  ['ask', asking, 6],
  ['reply', answering, 6],
  ['close', closing, 6],
  ['digest', digesting, 10],
] as const)('every write of a %s', (_, doing, atLeast) => {
  test.each(kinds)(
    '%s, and nothing is lost, repeated or half done',
    async (kind) => {
      const writes = await strikeEveryWrite(doing, kind);
      expect(writes.length).toBeGreaterThanOrEqual(atLeast);
    },
    patience,
  );
});

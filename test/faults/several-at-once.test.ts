import { describe, expect, test } from '@jest/globals';
import type { BatonProcess } from './baton-process.ts';
import { outcomeOf, repeatEverything, repliesTo, rootPosts, shown, toldPrivately, untilQuiet } from './outcome.ts';
import { manager, type Scene, saved, times, withScene } from './scene.ts';
import { stage } from './stages.ts';
import { until } from './until.ts';

const startSome = (scene: Scene, count: number, clock: string) =>
  Promise.all(Array.from({ length: count }, () => scene.start(clock)));

const stopAll = async (batons: readonly BatonProcess[]) =>
  expect(await Promise.all(batons.map((baton) => baton.stop()))).toEqual(batons.map(() => 0));

/** A whole cycle, with so many Batons from before the ask to after the addendum, all of them restarted in between. */
async function wholeCycle(scene: Scene, count: number): Promise<void> {
  const ran = (step: string) => until(step, async () => (await outcomeOf(scene)).steps.includes(step));
  const asking = await startSome(scene, count, '2019-09-03T07:59:57Z');
  await ran('ask');
  await untilQuiet(scene);
  const reply = saved(scene.teams.url, '1.3', 'Ten of twelve sessions held.');
  await Promise.all([0, 1, 2].map((at) => asking[at % count]!.send(reply)));
  const two = ['Agreed with two of three.', 'Agreed with all three.'].map((words) =>
    saved(scene.teams.url, '1.2', words),
  );
  await Promise.all(two.map((one, at) => asking[(at + 1) % count]!.send(one)));
  await untilQuiet(scene);
  await stopAll(asking);
  for (const step of ['remind', 'chase', 'close'] as const) {
    const batons = await startSome(scene, count, times[step]);
    await ran(step);
    await untilQuiet(scene);
    await stopAll(batons);
  }
  const posting = await startSome(scene, count, times.digest);
  await ran('digest');
  await untilQuiet(scene);
  const late = saved(scene.teams.url, '1.4', 'The map is drawn.');
  await Promise.all(posting.map((baton) => baton.send(late)));
  await untilQuiet(scene);
  await stopAll(posting);
  await startSome(scene, count, times.addendum);
  await ran('addendum');
  await untilQuiet(scene);
  await repeatEverything(scene);
}

describe('several Batons at once', () => {
  test.each([2, 3])(
    '%i throughout a cycle ask once, keep every reply once, and send each message once',
    async (count) => {
      await withScene(await stage('setUp'), async (scene) => {
        await wholeCycle(scene, count);
        const { updates, ...outcome } = await outcomeOf(scene);
        expect(outcome).toEqual({
          steps: ['ask', 'remind', 'chase', 'close', 'digest', 'addendum'],
          skipped: [],
          asked: ['DP 1.1', 'DP 1.2', 'DP 1.3', 'DP 1.4'],
          requests: ['1.1 open', '1.2 1', '1.3 1', '1.4 1'],
          messages: [
            'addendum sent',
            'chase sent',
            'digest sent',
            'draft sent',
            'reminder sent',
            'reminder sent',
            'request sent',
            'summary sent',
          ],
          mace: 2,
          general: 1,
        });
        expect(updates.filter((update) => update.startsWith('1.3'))).toEqual(['1.3 1 Ten of twelve sessions held.']);
        // Newest first, and which of the two was first is theirs to settle: both are there, one after the other.
        const both = updates.filter((update) => update.startsWith('1.2'));
        expect(both.map((update) => update.slice(0, 6))).toEqual(['1.2 2 ', '1.2 1 ']);
        expect(both.join()).toContain('two of three');
        expect(both.join()).toContain('all three');
        expect(updates.filter((update) => update.startsWith('1.4'))).toEqual(['1.4 1 The map is drawn.']);
        const [request, digest] = rootPosts(scene, 'MACE');
        expect(shown(digest)).toContain('Updates on 2 of 4');
        expect([repliesTo(scene, request).length, repliesTo(scene, digest).length]).toEqual([2, 1]);
        // The chase and the draft.
        expect(toldPrivately(scene, manager)).toHaveLength(2);
      });
    },
  );

  test('one is killed while another works: the other carries on, and the killed one’s claim is not repeated', async () => {
    await withScene(await stage('setUp'), async (scene) => {
      scene.teams.next('posts', 'hold');
      const first = await scene.start(times.ask);
      await until('the request to be on the wire', () => scene.teams.held() === 1);
      const second = await scene.start(times.ask);
      await first.kill();
      await second.send(saved(scene.teams.url, '1.3', 'Ten of twelve sessions held.'));
      await untilQuiet(scene);
      await repeatEverything(scene);
      expect(await outcomeOf(scene)).toMatchObject({
        mace: 1,
        messages: ['notice sent', 'request in-doubt'],
        updates: ['1.3 1 Ten of twelve sessions held.'],
      });
    });
  });

  test('the same item twenty times on the queue while its message is on the wire: one post', async () => {
    await withScene(await stage('setUp'), async (scene) => {
      scene.teams.next('posts', 'hold');
      await startSome(scene, 2, times.ask);
      await until('the request to be on the wire', () => scene.teams.held() === 1);
      const [message] = await scene.store.register('default').list('message');
      const done = scene.storage.done();
      for (let times = 0; times < 20; times += 1) {
        await scene.store.queue.put({ partnership: 'default', message: message!.id });
      }
      await until('all of them to be taken once', () => scene.storage.done() >= done + 20);
      scene.teams.release();
      await untilQuiet(scene);
      await repeatEverything(scene);
      expect(await outcomeOf(scene)).toMatchObject({ mace: 1, messages: ['request sent'] });
    });
  });

  test('items that stand for nothing are taken off the queue and change nothing', async () => {
    await withScene(await stage('asked'), async (scene) => {
      await scene.start(times.ask);
      const done = scene.storage.done();
      await scene.store.queue.put({ partnership: 'default', message: 'mace.2019-09-24~digest~mace' });
      await scene.store.queue.put({ partnership: 'nobody', message: 'mace.2019-09-24~ask~mace' });
      await until('both to be taken', () => scene.storage.done() >= done + 2);
      await repeatEverything(scene);
      expect(await outcomeOf(scene)).toMatchObject({ steps: ['ask'], mace: 1, messages: ['request sent'] });
    });
  });
});

import { describe, expect, test } from '@jest/globals';
import {
  messagesOf,
  nextTicks,
  outcomeOf,
  repeatEverything,
  rootPosts,
  shown,
  toldPrivately,
  untilQuiet,
} from './outcome.ts';
import { manager, owner, type Scene, saved, times, typed, withScene } from './scene.ts';
import { stage } from './stages.ts';
import type { WireFault } from './teams-wire.ts';
import { until } from './until.ts';

/** Starts a Baton whose first post, the request, meets this on the wire. */
async function askThrough(scene: Scene, ...faults: readonly WireFault[]) {
  scene.teams.next('posts', ...faults);
  return scene.start(times.ask);
}

const isHeld = (scene: Scene) => until('the post to be on the wire', () => scene.teams.held() === 1);

describe('a message on the wire', () => {
  test('kill -9 leaves it in doubt, tells the business manager, and never repeats it until told to', async () => {
    await withScene(await stage('setUp'), async (scene) => {
      const killed = await askThrough(scene, 'hold');
      await isHeld(scene);
      await killed.kill();
      const baton = await scene.start(times.ask);
      await untilQuiet(scene);
      await repeatEverything(scene);
      expect(await outcomeOf(scene)).toMatchObject({ mace: 1, messages: ['notice sent', 'request in-doubt'] });
      expect(toldPrivately(scene, manager).map(shown)).toEqual([expect.stringContaining('type “send again”')]);

      await baton.send(typed(scene.teams.url, 'send again', { by: owner }));
      await nextTicks(scene);
      expect(await outcomeOf(scene)).toMatchObject({ mace: 1, messages: ['notice sent', 'request in-doubt'] });

      await baton.send(typed(scene.teams.url, 'send again'));
      await untilQuiet(scene);
      await repeatEverything(scene);
      expect(await outcomeOf(scene)).toMatchObject({ mace: 2, messages: ['notice sent', 'request sent'] });
    });
  });

  test('is finished by a graceful stop, and not sent again by the next Baton', async () => {
    await withScene(await stage('setUp'), async (scene) => {
      const baton = await askThrough(scene, 'hold');
      await isHeld(scene);
      baton.terminate();
      await until('Baton to take no more requests', () =>
        baton.get('/healthz').then(
          () => false,
          () => true,
        ),
      );
      expect(baton.isRunning()).toBe(true);
      scene.teams.release();
      expect(await baton.stop()).toBe(0);
      const [request] = await messagesOf(scene);
      expect(request?.value).toMatchObject({ state: 'sent', activityId: rootPosts(scene, 'MACE')[0]?.id });
      await scene.start(times.ask);
      await repeatEverything(scene);
      expect(await outcomeOf(scene)).toMatchObject({ mace: 1, messages: ['request sent'] });
    });
  });

  test.each([
    ['after Teams took it', 'cut', 1],
    ['before Teams had it', 'drop', 0],
  ] as const)('a connection that breaks %s leaves it in doubt', async (_, fault, posts) => {
    await withScene(await stage('setUp'), async (scene) => {
      const baton = await askThrough(scene, fault);
      await until('the request', async () => (await messagesOf(scene)).length > 0);
      await untilQuiet(scene);
      await repeatEverything(scene);
      expect(await outcomeOf(scene)).toMatchObject({ mace: posts, messages: ['notice sent', 'request in-doubt'] });
      await baton.send(typed(scene.teams.url, 'send again'));
      await untilQuiet(scene);
      expect(await outcomeOf(scene)).toMatchObject({ mace: posts + 1, messages: ['notice sent', 'request sent'] });
    });
  });

  test('is tried again for as long as Teams refuses it, and is posted once', async () => {
    await withScene(await stage('setUp'), async (scene) => {
      await askThrough(scene, 429, 503, 412);
      await until('the request', async () => (await messagesOf(scene)).length > 0);
      await untilQuiet(scene);
      await repeatEverything(scene);
      expect(await outcomeOf(scene)).toMatchObject({ mace: 1, messages: ['request sent'] });
    });
  });

  test.each([401, 403, 413])(
    'an update of a card that Teams refuses with %i leaves the one card as it was',
    async (status) => {
      await withScene(await stage('asked'), async (scene) => {
        const baton = await scene.start(times.ask);
        scene.teams.next('updates', status);
        await baton.send(saved(scene.teams.url, '1.3', 'Ten of twelve sessions held.'));
        await untilQuiet(scene);
        await repeatEverything(scene);
        expect(await outcomeOf(scene)).toMatchObject({ mace: 1, messages: ['request sent'] });
        await baton.send(saved(scene.teams.url, '1.2', 'Agreed with all.'));
        await untilQuiet(scene);
        expect(shown(rootPosts(scene, 'MACE')[0])).toContain('2 of 4 answered');
      });
    },
  );
});

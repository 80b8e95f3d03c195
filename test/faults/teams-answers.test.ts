import { describe, expect, test } from '@jest/globals';
import { messagesOf, nextTicks, repeatEverything, rootPosts, untilQuiet } from './outcome.ts';
import { type Scene, times, typed, withScene } from './scene.ts';
import { stage } from './stages.ts';
import type { WireFault } from './teams-wire.ts';
import { until } from './until.ts';

/** Two Batons at the ask, whose first posts meet these on the wire. */
async function askThrough(scene: Scene, ...faults: readonly WireFault[]): Promise<void> {
  scene.teams.next('posts', ...faults);
  await Promise.all([scene.start(times.ask), scene.start(times.ask)]);
  await until('the request', async () => (await requestOf(scene)) !== undefined);
}

async function requestOf(scene: Scene) {
  return (await messagesOf(scene)).find(({ value }) => value.kind === 'request')?.value;
}

async function becomes(scene: Scene, state: string) {
  await until(`the request to be ${state}`, async () => (await requestOf(scene))?.state === state, 100_000);
  return (await requestOf(scene))!;
}

describe('what Teams answers to two Batons', () => {
  test.each<[string, readonly WireFault[]]>([
    ['429 with Retry-After', [{ status: 429, code: 'Throttled', retryAfter: '2' }]],
    ['429 without', [429, 429]],
    ['412, 502, 503', [412, 502, 503]],
  ])('%s: the request is posted once, by one of them', async (_, faults) => {
    await withScene(await stage('setUp'), async (scene) => {
      await askThrough(scene, ...faults);
      await becomes(scene, 'sent');
      await untilQuiet(scene);
      await repeatEverything(scene);
      expect(rootPosts(scene, 'MACE')).toHaveLength(1);
    });
  });

  test.each<[string, WireFault]>([
    ['504', 504],
    ['a cut connection', 'cut'],
  ])('%s: the request is in doubt and is not repeated', async (_, fault) => {
    await withScene(await stage('setUp'), async (scene) => {
      await askThrough(scene, fault);
      await becomes(scene, 'in-doubt');
      await untilQuiet(scene);
      await repeatEverything(scene);
      expect(rootPosts(scene, 'MACE').length).toBeLessThanOrEqual(1);
      expect((await requestOf(scene))?.state).toBe('in-doubt');
    });
  });

  test('nothing at all: the request is in doubt when Teams has had its time', async () => {
    await withScene(await stage('setUp'), async (scene) => {
      await askThrough(scene, 'hold');
      await until('the post to be on the wire', () => scene.teams.held() === 1);
      const { reason } = await becomes(scene, 'in-doubt');
      expect(reason).toContain('no answer within');
      scene.teams.release();
      await untilQuiet(scene);
      await repeatEverything(scene);
      expect(rootPosts(scene, 'MACE')).toHaveLength(1);
    });
  });

  test.each<[string, WireFault, string]>([
    ['413', { status: 413, code: 'MessageSizeTooBig' }, 'too big'],
    ['403, blocked', { status: 403, code: 'ConversationBlockedByUser' }, 'Baton is blocked there'],
    ['403, taken out', { status: 403, code: 'BotNotInConversationRoster' }, 'not in that chat or channel'],
    ['403, switched off', { status: 403, code: 'BotDisabledByAdmin' }, 'administrator has switched Baton off'],
    ['403, no writing', { status: 403, code: 'MessageWritesBlocked' }, 'lets Baton write nothing'],
  ])('%s: the request has failed, with the reason, and is not tried again', async (_, fault, why) => {
    await withScene(await stage('setUp'), async (scene) => {
      await askThrough(scene, fault);
      expect((await becomes(scene, 'failed')).reason).toContain(why);
      await untilQuiet(scene);
      await repeatEverything(scene);
      expect(rootPosts(scene, 'MACE')).toEqual([]);
    });
  });

  test('404: the request waits for hours, and goes out at once when the channel is set up anew', async () => {
    await withScene(await stage('setUp'), async (scene) => {
      await askThrough(scene, { status: 404, code: 'ConversationNotFound' });
      await until('it to wait', async () => (await requestOf(scene))?.notBefore != null);
      await nextTicks(scene);
      expect(await requestOf(scene)).toMatchObject({ state: 'due', reason: expect.stringContaining('no longer has') });
      expect(rootPosts(scene, 'MACE')).toEqual([]);
      await scene.batons[0]!.send(typed(scene.teams.url, 'use this channel for MACE', { channel: 'MACE' }));
      await becomes(scene, 'sent');
      await repeatEverything(scene);
      expect(rootPosts(scene, 'MACE')).toHaveLength(1);
    });
  });
});

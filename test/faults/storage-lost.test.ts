import { describe, expect, test } from '@jest/globals';
import type { BatonProcess } from './baton-process.ts';
import { nextTicks, outcomeOf, repeatEverything, untilQuiet } from './outcome.ts';
import { channels, meeting, type Scene, saved, times, typed, withScene } from './scene.ts';
import { stage } from './stages.ts';
import { until } from './until.ts';

const couldNotSave = 'nothing was recorded';

const readiness = async (baton: BatonProcess) => {
  const { status, body } = await baton.get('/readyz');
  return { status, reason: (JSON.parse(body) as { reason?: string }).reason };
};

const untilReady = (baton: BatonProcess) =>
  until('Baton to be ready again', async () => (await readiness(baton)).status === 200);

/** What Baton last said to those who wrote in a channel. */
const lastSaid = (scene: Scene) => JSON.stringify(scene.teams.teams.posted.at(-1)?.forms ?? null);

describe('storage lost', () => {
  test('while Baton runs: each reply gets its sentence, /readyz the reason, and then everything goes on', async () => {
    await withScene(await stage('asked'), async (scene) => {
      const baton = await scene.start(times.ask);
      expect((await readiness(baton)).status).toBe(200);
      await scene.storage.setUp(false);

      const lost = saved(scene.teams.url, '1.3', 'Ten of twelve sessions held.');
      expect(JSON.stringify((await baton.send(lost)).body)).toContain(couldNotSave);
      await baton.send(typed(scene.teams.url, 'update 1.2 amber Nearly agreed', { channel: 'MACE' }));
      expect(scene.teams.teams.posted.at(-1)?.channel).toBe(channels.MACE);
      expect(lastSaid(scene)).toContain(couldNotSave);
      expect(await readiness(baton)).toMatchObject({ status: 503, reason: expect.stringMatching(/ECONNREFUSED/) });
      expect((await baton.get('/healthz')).status).toBe(200);
      expect((await outcomeOf(scene)).updates).toEqual([]);

      await scene.storage.setUp(true);
      await untilReady(baton);
      expect(JSON.stringify((await baton.send(lost)).body)).not.toContain(couldNotSave);
      await untilQuiet(scene);
      await repeatEverything(scene);
      expect((await outcomeOf(scene)).updates).toEqual(['1.3 1 Ten of twelve sessions held.']);
    });
  });

  test('over the moment of an ask: it is asked once, when the storage is back', async () => {
    await withScene(await stage('setUp'), async (scene) => {
      // Baton's clock begins with its process, so the moment has come when this much real time has gone by; a slow
      // machine must still be ready before it.
      const passed = Date.now() + 16_000;
      const baton = await scene.start('2019-09-03T07:59:45Z');
      await scene.storage.setUp(false);
      await until('the moment of the ask to pass', () => Date.now() > passed);
      expect(await readiness(baton)).toMatchObject({ status: 503 });
      expect((await outcomeOf(scene)).steps).toEqual([]);
      await scene.storage.setUp(true);
      await until('the ask', async () => (await outcomeOf(scene)).steps.includes('ask'));
      await untilQuiet(scene);
      await repeatEverything(scene);
      expect(await outcomeOf(scene)).toMatchObject({ steps: ['ask'], mace: 1, messages: ['request sent'] });
    });
  });

  test('at the start: Baton starts, says why it is not ready, and works once the storage is there', async () => {
    await withScene(await stage('setUp'), async (scene) => {
      await scene.storage.setUp(false);
      const baton = await scene.start(times.ask);
      expect((await baton.get('/healthz')).status).toBe(200);
      expect(await readiness(baton)).toMatchObject({ status: 503, reason: expect.stringMatching(/ECONNREFUSED/) });
      await baton.send(typed(scene.teams.url, 'update 1.2 amber Nearly agreed', { channel: 'MACE' }));
      expect(lastSaid(scene)).toContain(couldNotSave);

      await scene.storage.setUp(true);
      await untilReady(baton);
      await until('the ask', async () => (await outcomeOf(scene)).steps.includes('ask'));
      await untilQuiet(scene);
      await repeatEverything(scene);
      expect(await outcomeOf(scene)).toMatchObject({ steps: ['ask'], mace: 1, messages: ['request sent'] });
    });
  });

  test('at the start: Baton’s clock is not behind the register once that can be read', async () => {
    await withScene(await stage('closed'), async (scene) => {
      await scene.storage.setUp(false);
      const baton = await scene.start(times.ask);
      await scene.storage.setUp(true);
      await untilReady(baton);
      await nextTicks(scene);
      await baton.send(saved(scene.teams.url, '1.3', 'Ten of twelve sessions held.'));
      const updates = await scene.store.register('default').list('update');
      const last = updates.find(({ value }) => value.ref === '1.3')?.value;
      expect(last).toMatchObject({ meeting, late: true });
      expect(last!.at >= times.close).toBe(true);
    });
  });
});

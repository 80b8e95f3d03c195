import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { openEmbeddedStorage } from '../../src/storage/embedded.ts';
import { tablesStore } from '../../src/storage/tables.ts';
import { type BatonProcess, startBaton } from './baton-process.ts';
import { messagesOf, outcomeOf, repliesTo, rootPosts, shown, untilQuiet } from './outcome.ts';
import { importAll, meeting, type Scene, setUpTeam, times, withScene } from './scene.ts';
import { until } from './until.ts';

/** Stands beside the project where it is made, and not in its clones. */
const realPlan = fileURLToPath(new URL('../../../shared/office/delivery-plan-2019-20.docx', import.meta.url));
const testWithRealPlan = existsSync(realPlan) ? test : test.skip;

/** Two Batons before, at and after each step, stopped and started again between the steps. */
async function playCycle(scene: Scene, start: (clock: string) => Promise<BatonProcess>): Promise<void> {
  const ran = (step: string) => until(step, async () => (await outcomeOf(scene)).steps.includes(step));
  for (const [step, clock] of [
    ['ask', '2019-09-03T07:59:55Z'],
    ['remind', '2019-09-10T07:59:57Z'],
    ['chase', '2019-09-12T07:59:57Z'],
    ['close', '2019-09-13T07:59:57Z'],
    ['digest', '2019-09-17T07:59:57Z'],
    ['addendum', '2019-09-23T07:59:57Z'],
    ['record', '2019-09-25T07:59:57Z'],
    ['unrecorded', '2019-10-08T07:59:57Z'],
  ] as const) {
    const batons = await Promise.all([start(clock), start(clock)]);
    await ran(step);
    await untilQuiet(scene);
    for (const baton of batons) expect(await baton.stop()).toBe(0);
  }
}

describe('the delivery plan 2019–20', () => {
  testWithRealPlan('carries MACE’s 14 actions through every step at 09:00, and sends each message once', async () => {
    await withScene(undefined, async (scene) => {
      await importAll(scene.where(times.before), realPlan);
      const first = await scene.start(times.before);
      await setUpTeam(first, scene.teams.url);
      await first.stop();
      await playCycle(scene, (clock) => scene.start(clock));

      const cycle = await scene.store.register('default').find('cycle', meeting);
      const ran = cycle?.value.ran.map(({ step, at }) => `${step} ${at.slice(0, 18)}`);
      expect(ran).toEqual([
        'ask 2019-09-03T08:00:0',
        'remind 2019-09-10T08:00:0',
        'chase 2019-09-12T08:00:0',
        'close 2019-09-13T08:00:0',
        'digest 2019-09-17T08:00:0',
        'addendum 2019-09-23T08:00:0',
        'record 2019-09-25T08:00:0',
        'unrecorded 2019-10-08T08:00:0',
      ]);
      expect(cycle?.value.skipped).toEqual([]);
      expect(cycle?.value.asked).toHaveLength(14);
      const own = (await messagesOf(scene)).filter(({ value }) => value.meeting === meeting);
      // Nothing was answered late, so nothing stands under the digest; the notices say that no further meeting of MACE is
      // dated, and that this one has not been recorded.
      expect(own.map(({ value: { kind, state } }) => `${kind} ${state}`).toSorted()).toEqual([
        'chase sent',
        'digest sent',
        'draft sent',
        'notice sent',
        'notice sent',
        'record sent',
        'reminder sent',
        'reminder sent',
        'request sent',
        'summary sent',
      ]);
      expect(rootPosts(scene, 'MACE')).toHaveLength(2);
      const [request, digest] = rootPosts(scene, 'MACE');
      expect(JSON.stringify(request?.forms[0])).toContain('0 of 14 answered');
      expect(repliesTo(scene, request)).toHaveLength(2);
      expect(repliesTo(scene, digest)).toEqual([]);
      expect(shown(digest)).toContain('Updates on 0 of 14');
      expect(shown(rootPosts(scene, 'General')[0])).toContain('Updates on 0 of 14');
      expect(scene.teams.teams.complaints).toEqual([]);
    });
  });
});

/** Looks into the embedded storage of a folder as any command does: with a lease of its own, given back at once. */
async function lookInto<T>(scene: Scene, look: (looked: Pick<Scene, 'store' | 'teams'>) => Promise<T>): Promise<T> {
  const embedded = await openEmbeddedStorage({ folder: scene.folder, log: () => {} });
  try {
    const store = await tablesStore({ connectionString: embedded.connectionString });
    return await look({ store, teams: scene.teams });
  } finally {
    await embedded.close();
  }
}

describe('two Batons on one folder, with the embedded storage', () => {
  test('each killed in turn, and both at once, outside the wire: the count is the same', async () => {
    await withScene(undefined, async (scene) => {
      const start = async (clock: string) => {
        const baton = await startBaton({ folder: scene.folder, clock });
        scene.batons.push(baton);
        return baton;
      };
      await importAll({ folder: scene.folder, clock: times.before });
      const first = await start(times.before);
      await setUpTeam(first, scene.teams.url);
      await first.kill();

      const [one, two] = await Promise.all([start(times.ask), start(times.ask)]);
      await until('the request', () => rootPosts(scene, 'MACE').length > 0);
      await lookInto(scene, untilQuiet);
      await one.kill();
      await two.kill();
      const three = await start(times.close);
      await until('the close', () =>
        lookInto(scene, async (looked) => (await outcomeOf(looked)).steps.includes('close')),
      );
      const four = await start(times.digest);
      await until('the summary', () => rootPosts(scene, 'General').length > 0);
      await lookInto(scene, untilQuiet);
      await three.kill();
      expect(await four.stop()).toBe(0);

      const outcome = await lookInto(scene, outcomeOf);
      expect(outcome).toMatchObject({
        steps: ['ask', 'close', 'digest'],
        skipped: ['remind', 'chase'],
        mace: 2,
        general: 1,
      });
      expect(outcome.asked).toEqual(['DP 1.1', 'DP 1.2', 'DP 1.3', 'DP 1.4']);
      expect(outcome.messages).toEqual(['digest sent', 'draft sent', 'request sent', 'summary sent']);
    });
  });
});

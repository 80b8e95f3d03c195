import { describe, expect, test } from '@jest/globals';
import { outcomeOf, repeatEverything, rootPosts, shown, untilQuiet } from './outcome.ts';
import { meeting, type Rows, type Scene, withScene } from './scene.ts';
import { playStages, type Stages } from './stages.ts';
import { until } from './until.ts';

/** A Baton that was down since that stage, and starts at that instant. */
function startAfter(
  from: keyof Stages,
  clock: string,
  settled: readonly string[],
  look: (scene: Scene) => Promise<void>,
): Promise<void> {
  const play = async (rows: Rows | undefined) =>
    withScene(rows, async (scene) => {
      await scene.start(clock);
      await until(`${settled.join(', ')} to be settled`, async () => {
        const { steps, skipped } = await outcomeOf(scene);
        return settled.every((step) => steps.includes(step) || skipped.includes(step));
      });
      await untilQuiet(scene);
      await repeatEverything(scene);
      await look(scene);
    });
  return playStages().then((stages) => play(stages[from]));
}

async function whySkipped(scene: Scene): Promise<readonly string[]> {
  const cycle = await scene.store.register('default').find('cycle', meeting);
  return cycle?.value.skipped.map(({ step, why }) => `${step}: ${why}`) ?? [];
}

describe('a tick that stopped', () => {
  test('for three days over the ask: it is asked once, on the day that Baton is back', () =>
    startAfter('setUp', '2019-09-06T07:00:00Z', ['ask'], async (scene) => {
      expect(await outcomeOf(scene)).toMatchObject({ steps: ['ask'], skipped: [], mace: 1, general: 0 });
      const [cycle] = await scene.store.register('default').list('cycle');
      expect(cycle?.value.ran[0]?.at).toMatch(/^2019-09-06T07:0/);
    }));

  test('over the ask and the close: only the close runs, and the ask is recorded as skipped, with the reason', () =>
    startAfter('setUp', '2019-09-14T08:00:00Z', ['ask', 'close'], async (scene) => {
      expect(await outcomeOf(scene)).toMatchObject({ steps: ['close'], skipped: ['ask'], asked: [], mace: 0 });
      expect(await whySkipped(scene)).toEqual(['ask: the close had already come']);
    }));

  test('over ask, close and digest: the digest still comes, once, and says that nothing was asked for', () =>
    startAfter('setUp', '2019-09-18T08:00:00Z', ['ask', 'close', 'digest'], async (scene) => {
      expect(await outcomeOf(scene)).toMatchObject({
        steps: ['close', 'digest'],
        skipped: ['ask'],
        mace: 1,
        general: 1,
      });
      expect(shown(rootPosts(scene, 'MACE')[0])).toContain('No updates were asked for');
    }));

  test('over the close and the digest: one digest, with what had been answered', () =>
    startAfter('answered', '2019-09-17T09:00:00Z', ['close', 'digest'], async (scene) => {
      expect(await outcomeOf(scene)).toMatchObject({
        steps: ['ask', 'close', 'digest'],
        skipped: [],
        mace: 2,
        general: 1,
      });
      expect(shown(rootPosts(scene, 'MACE')[1])).toContain('Updates on 1 of 4');
      expect(shown(rootPosts(scene, 'General')[0])).toContain('Updates on 1 of 4');
    }));

  test('over the meeting: no digest any more, and the reason is kept', () =>
    startAfter('answered', '2019-09-25T09:00:00Z', ['close', 'digest'], async (scene) => {
      expect(await outcomeOf(scene)).toMatchObject({
        steps: ['ask', 'close'],
        skipped: ['digest'],
        mace: 1,
        general: 0,
      });
      expect(await whySkipped(scene)).toEqual(['digest: the meeting had already been held']);
    }));
});

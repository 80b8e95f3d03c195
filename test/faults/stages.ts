import { untilQuiet } from './outcome.ts';
import { importAll, type Rows, Scene, saved, setUpTeam, times } from './scene.ts';
import { until } from './until.ts';

/** The register as it stands when a stage is over. */
export interface Stages {
  /** Not even a partnership. */
  readonly nothing: undefined;
  /** Imported, bound, and nothing due yet. */
  readonly setUp: Rows;
  /** The request stands in the channel. */
  readonly asked: Rows;
  /** One of its four actions is answered. */
  readonly answered: Rows;
  /** What the digest will say is settled. */
  readonly closed: Rows;
}

let stages: Promise<Stages> | null = null;

/** One whole cycle, played once by a real Baton in each process of tests; every test begins with a copy of one stage. */
export function playStages(): Promise<Stages> {
  stages ??= play();
  return stages;
}

async function play(): Promise<Stages> {
  const scene = await Scene.open();
  const runUntil = async (clock: string, isThere: () => Promise<boolean>): Promise<Rows> => {
    const baton = await scene.start(clock);
    await until('the stage', isThere);
    await untilQuiet(scene);
    await baton.stop();
    return scene.rows();
  };
  const hasRun = (step: string) => async () => {
    const [cycle] = await scene.store.register('default').list('cycle');
    return cycle?.value.ran.some((ran) => ran.step === step) ?? false;
  };
  try {
    await importAll(scene.where(times.before));
    const first = await scene.start(times.before);
    await setUpTeam(first, scene.teams.url);
    await first.stop();
    const setUp = await scene.rows();
    const asked = await runUntil(times.ask, hasRun('ask'));
    const second = await scene.start(times.ask);
    await second.send(saved(scene.teams.url, '1.1', 'The review is under way.'));
    await untilQuiet(scene);
    await second.stop();
    const answered = await scene.rows();
    const closed = await runUntil(times.close, hasRun('close'));
    return { nothing: undefined, setUp, asked, answered, closed };
  } finally {
    await scene.close();
  }
}

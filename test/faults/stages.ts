import { untilQuiet } from './outcome.ts';
import { importAll, meeting, type Rows, type Scene, saved, setUpTeam, times, withScene } from './scene.ts';
import { until } from './until.ts';

type Step = Exclude<keyof typeof times, 'before'>;

interface Making {
  readonly from: StageName | null;
  readonly make: (scene: Scene) => Promise<void>;
}

/** The register as it stands when a stage is over; each is played from the copy of the one before it. */
const stages = {
  /** Imported, bound, and nothing due yet. */
  setUp: {
    from: null,
    make: async (scene) => {
      await importAll(scene.where(times.before));
      await setUpTeam(await scene.start(times.before), scene.teams.url);
    },
  },
  /** The request stands in the channel. */
  asked: { from: 'setUp', make: (scene) => runStep(scene, 'ask') },
  /** One of its four actions is answered. */
  answered: { from: 'asked', make: (scene) => answer(scene, '1.1', 'ask') },
  /** The three others were asked once more, in the request's thread. */
  reminded: { from: 'answered', make: (scene) => runStep(scene, 'remind') },
  /** And a last time, and the business manager knows. */
  chased: { from: 'reminded', make: (scene) => runStep(scene, 'chase') },
  /** What the digest will say is settled, and its draft with the business manager. */
  closed: { from: 'chased', make: (scene) => runStep(scene, 'close') },
  /** The digest and the summary are posted. */
  digested: { from: 'closed', make: (scene) => runStep(scene, 'digest') },
  /** A second action was answered, after the close. */
  answeredLate: { from: 'digested', make: (scene) => answer(scene, '1.2', 'digest') },
  /** What came late stands under the digest. */
  addended: { from: 'answeredLate', make: (scene) => runStep(scene, 'addendum') },
} as const satisfies Record<string, Omit<Making, 'from'> & { readonly from: string | null }>;

export type StageName = keyof typeof stages;

const made = new Map<StageName, Promise<Rows>>();

/** Played once by a real Baton in each process of tests, and only as far as somebody needs it. */
export function stage(name: StageName): Promise<Rows> {
  const rows = made.get(name) ?? play(stages[name]);
  made.set(name, rows);
  return rows;
}

async function play({ from, make }: Making): Promise<Rows> {
  let rows: Rows | null = null;
  await withScene(from === null ? undefined : await stage(from), async (scene) => {
    await make(scene);
    await untilQuiet(scene);
    for (const baton of scene.batons) await baton.stop();
    rows = await scene.rows();
  });
  return rows!;
}

async function runStep(scene: Scene, step: Step): Promise<void> {
  await scene.start(times[step]);
  await until(`the ${step}`, async () => {
    const cycle = await scene.store.register('default').find('cycle', meeting);
    return cycle?.value.ran.some((ran) => ran.step === step);
  });
}

async function answer(scene: Scene, ref: string, at: Step): Promise<void> {
  const baton = await scene.start(times[at]);
  await baton.send(saved(scene.teams.url, ref, `The work on ${ref} is under way.`));
}

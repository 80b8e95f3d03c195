import type { BatonProcess } from './baton-process.ts';
import {
  checkPosts,
  isQuiet,
  messagesOf,
  nextTicks,
  type Outcome,
  outcomeOf,
  repeatEverything,
  untilQuiet,
} from './outcome.ts';
import { type Rows, type Scene, withScene } from './scene.ts';
import { type StageName, stage } from './stages.ts';
import type { WriteFault } from './storage-wire.ts';
import { everyOne, until } from './until.ts';

/** Something that Baton does in several writes: at each of them it can be killed, or the storage lost. */
export interface Doing {
  /** Null: not even a partnership. */
  readonly from: StageName | null;
  readonly clock: string;
  /** What sets it off where the clock does not: sent again by whoever got no answer. */
  readonly send?: (teamsUrl: string) => object;
  readonly isDone: (outcome: Outcome, scene: Scene) => boolean | Promise<boolean>;
  /** Throws where the outcome is not as it must be. A message that was being sent may be in doubt. */
  readonly check: (outcome: Outcome, scene: Scene, inDoubt: ReadonlySet<string>) => void | Promise<void>;
  /** The ask and the reply are struck in every way; what is written and sent by the same code after them, only killed. */
  readonly onlyKilled?: boolean;
}

interface Case {
  readonly fault: WriteFault;
  readonly name: string;
}

/**
 * Counts the writes in an undisturbed run, then does it anew once for each of them and each way of striking it: Baton
 * killed before the write reaches the storage, or after it was written and before Baton hears of it; and with Baton
 * going on, the connection cut at either point; and Baton told to stop while it is written. Checks every outcome, and gives the names of the writes.
 */
export async function strikeEveryWrite(doing: Doing): Promise<readonly string[]> {
  const rows = doing.from === null ? undefined : await stage(doing.from);
  const writes = await undisturbed(rows, doing);
  const cases = writes.flatMap((name, at) =>
    casesOf(doing, name, writes.slice(0, at + 1).filter((one) => one === name).length),
  );
  let struck = 0;
  await everyOne(cases, { atOnce: 8, name: ({ name }) => name }, async ({ fault }) => {
    if (await strike(rows, doing, fault)) struck += 1;
  });
  // Two couriers' writes may come in another order and a look at the directory be spared, but not often.
  if (struck < cases.length * 0.7) throw new Error(`Only ${struck} of ${cases.length} faults came about`);
  return writes;
}

const kinds = [
  ['connection cut', 'after', 'cut'],
  ['connection cut', 'before', 'cut'],
  ['Baton killed', 'after', 'hold'],
  ['Baton killed', 'before', 'hold'],
  ['Baton stopped', 'before', 'tell'],
] as const;

function casesOf({ onlyKilled = false }: Doing, name: string, nth: number): readonly Case[] {
  return kinds.flatMap(([words, when, what]): Case[] => {
    // Killed before a write finds what killed after the one before it left.
    if (onlyKilled && (what !== 'hold' || when !== 'after')) return [];
    // What a queue hands out can only be known once it has answered.
    if (when === 'before' && name.startsWith('GET')) return [];
    return [{ name: `${words} ${when} ${name} ${nth}`, fault: { name, nth, when, what } }];
  });
}

async function undisturbed(rows: Rows | undefined, doing: Doing): Promise<readonly string[]> {
  let writes: readonly string[] = [];
  await withScene(rows, async (scene) => {
    scene.storage.watch();
    const baton = await scene.start(doing.clock);
    if (doing.send) await baton.send(doing.send(scene.teams.url));
    await untilDone(scene, doing);
    writes = [...scene.storage.writes];
    await finish(scene, doing, new Set());
  });
  return writes;
}

/** False when the write did not come about this time: then nothing went wrong, and all is checked all the same. */
async function strike(rows: Rows | undefined, doing: Doing, fault: WriteFault): Promise<boolean> {
  let hasStruck = false;
  await withScene(rows, async (scene) => {
    const struck = scene.storage.watch(fault);
    let baton = await scene.start(doing.clock);
    const answer = doing.send ? baton.send(doing.send(scene.teams.url)).catch(() => null) : null;
    await until('the fault, or the end of it all without it', async () => struck() || (await isOver(scene, doing)));
    hasStruck = struck();
    const isKill = fault.what === 'hold';
    if (isKill) await baton.kill();
    else if (fault.what === 'tell') await stopCleanly(baton);
    await until('what was on its way to the storage', () => !isKill || scene.storage.passing() === 0);
    const sending = (await messagesOf(scene)).filter(({ value }) => value.state === 'sending').map(({ id }) => id);
    scene.storage.watch();
    if (!baton.isRunning()) baton = await scene.start(doing.clock);
    if (doing.send && !(await isAcknowledged(scene, doing, await answer)))
      await baton.send(doing.send(scene.teams.url));
    await untilDone(scene, doing);
    // A Baton that goes on knows what became of its post, so only a killed one may leave it in doubt.
    await finish(scene, doing, new Set(isKill ? sending : []));
  });
  return hasStruck;
}

/** What somebody was told must be so; whoever got no answer, or was told that nothing was recorded, sends it again. */
async function isAcknowledged(scene: Scene, doing: Doing, answer: { readonly body: unknown } | null): Promise<boolean> {
  if (!answer?.body) return false;
  const isRefused = JSON.stringify(answer.body).includes('nothing was recorded');
  const outcome = await outcomeOf(scene);
  if (isRefused === (await doing.isDone(outcome, scene))) {
    throw new Error(
      `Told ${JSON.stringify(answer.body).slice(0, 300)}, while the register says ${JSON.stringify(outcome)}`,
    );
  }
  return !isRefused;
}

async function isOver(scene: Scene, doing: Doing): Promise<boolean> {
  if (!(await doing.isDone(await outcomeOf(scene), scene)) || !(await isQuiet(scene))) return false;
  // The last writes come after all is done.
  await nextTicks(scene);
  return true;
}

async function untilDone(scene: Scene, doing: Doing): Promise<void> {
  let last = '';
  await until(
    () => `it to be done; ${last}`,
    async () => {
      const outcome = await outcomeOf(scene);
      last = JSON.stringify(outcome);
      return doing.isDone(outcome, scene);
    },
  );
  await untilQuiet(scene);
}

/** Looks, repeats every queue item by hand, and looks again: nothing may have been added. */
async function finish(scene: Scene, doing: Doing, sending: ReadonlySet<string>): Promise<void> {
  await nextTicks(scene);
  const before = await checked(scene, doing, sending);
  await repeatEverything(scene);
  const after = await checked(scene, doing, sending);
  if (JSON.stringify(after) !== JSON.stringify(before)) {
    throw new Error(`Repeating the queue changed ${JSON.stringify(before)} into ${JSON.stringify(after)}`);
  }
  await stopCleanly(scene.batons.at(-1)!);
}

async function stopCleanly(baton: BatonProcess): Promise<void> {
  const code = await baton.stop();
  if (code !== 0) throw new Error(`SIGTERM ended Baton with ${code}`);
}

async function checked(scene: Scene, doing: Doing, sending: ReadonlySet<string>): Promise<Outcome> {
  const doubtful = (await messagesOf(scene)).filter(({ value }) => value.state === 'in-doubt').map(({ id }) => id);
  const unexplained = doubtful.filter((id) => !sending.has(id));
  if (unexplained.length > 0) throw new Error(`In doubt though it was not being sent: ${unexplained.join(', ')}`);
  // The hello to a first team is an answer, and no message.
  if (doing.from !== null) await checkPosts(scene, doubtful.length);
  const outcome = await outcomeOf(scene);
  await doing.check(outcome, scene, new Set(doubtful));
  return outcome;
}

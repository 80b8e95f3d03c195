import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { gatherPlans } from '../../src/flows/gather.ts';
import { type CommandProcess, startCommand } from './baton-process.ts';
import { untilQuiet } from './outcome.ts';
import { meeting, type Rows, type Scene, times, withScene } from './scene.ts';
import { stage } from './stages.ts';
import type { WriteFault } from './storage-wire.ts';
import { everyOne, until } from './until.ts';

/** A command that writes in several steps, and can be given again when nobody knows how far it came. */
interface Command {
  readonly words: readonly string[];
  readonly file: string;
  /** Throws where something is half done for whoever looks now. */
  readonly whole: (scene: Scene) => Promise<void>;
  readonly done: (scene: Scene) => Promise<void>;
}

async function run(scene: Scene, { words, file }: Command): Promise<CommandProcess> {
  const path = join(scene.folder, 'given.csv');
  writeFileSync(path, file);
  return startCommand(scene.where(times.ask), ...words, path);
}

/** Counts the writes of an undisturbed run, then kills the command after each of them and gives it again. */
async function killAtEveryWrite(rows: Rows, command: Command): Promise<number> {
  let writes: readonly string[] = [];
  await withScene(rows, async (scene) => {
    scene.storage.watch();
    await (await run(scene, command)).succeeds();
    writes = [...scene.storage.writes];
    await command.done(scene);
  });
  const faults = writes.map((name, at): WriteFault => {
    const nth = writes.slice(0, at + 1).filter((one) => one === name).length;
    return { name, nth, when: 'after', what: 'hold' };
  });
  await everyOne(faults, { atOnce: 4, name: ({ name, nth }) => `killed after ${name} ${nth}` }, (fault) =>
    kill(rows, command, fault),
  );
  return writes.length;
}

async function kill(rows: Rows, command: Command, fault: WriteFault): Promise<void> {
  await withScene(rows, async (scene) => {
    const struck = scene.storage.watch(fault);
    const killed = await run(scene, command);
    await until('the write', () => struck() || !killed.isRunning());
    if (!struck()) throw new Error('the write never came');
    await killed.kill();
    await until('what was on its way to the storage', () => scene.storage.passing() === 0);
    scene.storage.watch();
    await command.whole(scene);
    await (await run(scene, command)).succeeds();
    await command.done(scene);
  });
}

const people = (holder: string, refs: readonly string[] = []) => {
  const actions = refs.map((ref) => `DP ${ref}`).join(', ');
  return `Agency,Post,Holder,Actions\nPolice,Inspector,${holder},"${actions}"\n`;
};

/** More than one transaction holds. */
const refs = Array.from({ length: 110 }, (_, at) => `1.${at + 1}`);
const head = 'Ref,Objective,Action,Measure,Timescale,Lead';
const planOf = (some: readonly string[]) =>
  [head, ...some.map((ref) => `${ref},Newer,Newer words,Measured,December 2019,MACE`)].join('\n');

/** Somebody without Teams was asked about all of a large plan, by way of the business manager. */
async function askedByHand(): Promise<Rows> {
  let rows: Rows | null = null;
  await withScene(await stage('setUp'), async (scene) => {
    await (await run(scene, { ...leavingOut, file: planOf(refs) })).succeeds();
    for (const some of [refs.slice(0, 55), refs.slice(55)])
      await (await run(scene, { ...handOver, file: people('Ola Example', some) })).succeeds();
    const baton = await scene.start(times.ask);
    await until('the ask', async () => (await cardsOf(scene)).length > 0);
    await untilQuiet(scene);
    await baton.stop();
    rows = await scene.rows();
  });
  return rows!;
}

/** "1.1 none~1": on whose card each action stands. */
async function cardsOf({ store }: Scene): Promise<readonly string[]> {
  const requests = await store.register('default').list('request');
  return requests.map(({ value: { ref, message } }) => `${ref} ${message.replace(`${meeting}~ask~`, '')}`);
}

async function holderNow({ store }: Scene): Promise<string | null> {
  const register = store.register('default');
  const [posts, everybody] = await Promise.all([register.list('post'), register.list('person')]);
  const { holder } = posts.find(({ value }) => value.title === 'Inspector')!.value;
  return everybody.find(({ id }) => id === holder)?.value.name ?? null;
}

const handOver: Command = {
  words: ['people', 'import'],
  file: people('Robin Example'),
  whole: async (scene) => {
    // Who is asked anew stands on a card that is to be sent, or is not asked anew yet.
    const messages = new Set((await scene.store.register('default').list('message')).map(({ id }) => id));
    for (const card of await cardsOf(scene)) expect(messages).toContain(`${meeting}~ask~${card.split(' ')[1]}`);
    if ((await holderNow(scene)) === 'Robin Example') expect((await cardsOf(scene)).join()).not.toContain('none~1');
  },
  done: async (scene) => {
    expect(await holderNow(scene)).toBe('Robin Example');
    expect((await cardsOf(scene)).toSorted()).toEqual(refs.map((ref) => `${ref} none~2`).toSorted());
  },
};

async function refsNow({ store }: Scene): Promise<string> {
  return (await gatherPlans(store.register('default'))).actions.map(({ action }) => action.ref).join(' ');
}

const leavingOut: Command = {
  words: ['import', '--plan', 'DP', '--title', 'Delivery Plan', '--period', '2019-04..2020-03'],
  file: planOf(['1.1', '1.2', '1.3']),
  whole: async (scene) => {
    expect(['1.1 1.2 1.3 1.4 2.1', '1.1 1.2 1.3']).toContain(await refsNow(scene));
  },
  done: async (scene) => {
    expect(await refsNow(scene)).toBe('1.1 1.2 1.3');
    expect(await cardsOf(scene)).toEqual(['1.1 mace', '1.2 mace', '1.3 mace', '1.4 mace']);
  },
};

const patience = 170_000;

describe('a command killed after any of its writes leaves nothing half done, and given again finishes', () => {
  test(
    'a list of people that hands over in mid-cycle',
    async () => {
      expect(await killAtEveryWrite(await askedByHand(), handOver)).toBeGreaterThanOrEqual(2);
    },
    patience,
  );

  test(
    'a newer plan that leaves out what was asked about',
    async () => {
      expect(await killAtEveryWrite(await stage('asked'), leavingOut)).toBeGreaterThanOrEqual(2);
    },
    patience,
  );
});

import { relayOutbox } from '../../src/flows/relay-outbox.ts';
import { partnershipsDue, runDueSteps } from '../../src/flows/run-due-steps.ts';
import { carryItem, must } from './history-carry.ts';
import { startInstance } from './history-instance.ts';
import { type HistoryWorld, later, type Model } from './history-world.ts';

/** More than this many looks at a time without rest, and it never comes to rest. */
const mostRounds = 80;
const mostSteps = 200;
/** What a history leaves undone is brought to its end in strides: step by step is what histories are for. */
const daysBetweenLooks = 3;

/** What somebody did not hear the end of is done once more, in the order in which it was begun. */
export async function finishAll(world: HistoryWorld, model: Model): Promise<void> {
  const again = model.unfinished;
  model.unfinished = [];
  for (const act of again) await act.does({ world, model, instance: startInstance(world), alone: true });
}

/** Nothing goes wrong any more: one instance runs on, step after step, until nothing lies ahead. */
export async function comeToRest(world: HistoryWorld, model: Model): Promise<void> {
  await finishAll(world, model);
  for (let steps = 0; steps < mostSteps; steps += 1) {
    await untilIdle(world, model);
    const next = (await world.store.directory.find('next', world.partnership))!.value;
    if (next.stepAt === null) return must(!next.outbox, 'the outbox is empty, and the directory says otherwise');
    toLater(world, later(next.stepAt, daysBetweenLooks * 1440));
  }
  must(false, 'it never comes to rest');
}

/** At this time: ticks, relays and carries, waiting where something waits, until there is nothing more to do. */
async function untilIdle(world: HistoryWorld, model: Model): Promise<void> {
  for (let rounds = 0, idle = 0; rounds < mostRounds; rounds += 1) {
    if (await lookOnce(world, model)) {
      idle = 0;
      continue;
    }
    const { steps, outbox } = await partnershipsDue(world.ports);
    if (steps.length === 0 && outbox.length === 0) return;
    // Something waits: for a claim to lapse, a turn to come or a hold to end.
    idle += 1;
    toLater(world, later(world.clock.realNow(), [1, 3, 60, 420][Math.min(idle, 4) - 1]!));
  }
  must(false, `at ${world.clock.now()} it never comes to rest`);
}

/** True where something moved: a step ran, or a message came to its end. */
export async function lookOnce(world: HistoryWorld, model: Model): Promise<boolean> {
  const instance = startInstance(world);
  const { steps } = await partnershipsDue(instance.ports);
  const runs = steps.length > 0 ? await runDueSteps(instance.ports, world.partnership) : [];
  await relayOutbox(instance.ports, world.partnership);
  let moved = runs.length;
  for (const item of await instance.ports.store.queue.take(32)) {
    const outcome = await carryItem({ world, model, instance }, item, () => 'posted');
    if (outcome !== 'later' && outcome !== 'not-needed') moved += 1;
  }
  return moved > 0;
}

/** Time goes by for Baton and for everything else; never back. */
export function toLater({ clock }: HistoryWorld, at: string): void {
  const latest = [clock.now(), clock.realNow(), at].toSorted().at(-1)!;
  clock.set(latest);
}

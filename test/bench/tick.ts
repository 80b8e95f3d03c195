import pino from 'pino';
import type { Courier } from '../../src/courier.ts';
import { addDays, atLondon } from '../../src/domain/day.ts';
import { runDueSteps } from '../../src/flows/run-due-steps.ts';
import { type TablesStore, tablesStore } from '../../src/storage/tables.ts';
import { startTimetable } from '../../src/timetable.ts';
import { today } from './a-register.ts';
import { countingStore } from './counting-store.ts';
import { type Cost, costOf, counted, newCounts, tablesIn, watchWire } from './counts.ts';
import { fillStore, groups, portsOf } from './fill-store.ts';
import { median, round } from './median.ts';
import { type Running, startServer } from './processes.ts';

export interface TickResult {
  readonly partnerships: number;
  readonly ms: number;
  readonly toOne: number;
}

/** A tick that finds nothing due, over so many partnerships, each in a storage of its own and all in turn. */
export async function measureTicks(rounds: number): Promise<readonly TickResult[]> {
  const sizes = [1, 15, 150];
  const azurites = await Promise.all(sizes.map(() => startServer('azurite')));
  try {
    const ticks = await Promise.all(azurites.map((azurite, at) => tickOver(azurite, sizes[at]!)));
    const times = sizes.map((): number[] => []);
    for (let count = 0; count < rounds + 5; count += 1) {
      for (const [at, tick] of ticks.entries()) {
        const began = performance.now();
        await tick();
        if (count >= 5) times[at]!.push(performance.now() - began);
      }
    }
    const medians = times.map(median);
    return sizes.map((partnerships, at) => ({
      partnerships,
      ms: round(medians[at]!, 2),
      toOne: round(medians[at]! / medians[0]!, 2),
    }));
  } finally {
    for (const azurite of azurites) await azurite.stop();
  }
}

async function tickOver(azurite: Running, partnerships: number): Promise<() => Promise<void>> {
  const store = await tablesStore({ connectionString: azurite.told });
  const stepAt = atLondon(addDays(today, 5), '09:00');
  for (let at = 0; at < partnerships; at += 1) {
    const value = { partnership: `p${at}`, stepAt, outbox: false, heldUntil: null };
    await store.directory.commit([{ do: 'put', kind: 'next', id: value.partnership, value }]);
  }
  const courier: Courier = { nudge: () => {}, catchUp: () => {}, stop: async () => {} };
  const timetable = startTimetable(portsOf(store), courier, { tick: '0 0 1 1 *', log: pino({ level: 'silent' }) });
  await timetable.stop();
  return () => timetable.tick();
}

export interface DueResult {
  readonly years: number;
  readonly meetings: number;
  readonly ms: number;
  readonly cost: Cost;
}

/** What the tick does in one partnership of 100 actions in which a step may be due: it looks at every meeting. */
export async function measureDueSteps(years: number): Promise<DueResult> {
  const azurite = await startServer('azurite');
  const stopWatching = watchWire({ tables: tablesIn(azurite.told), teams: 'http://127.0.0.1:1' });
  try {
    const store: TablesStore = await tablesStore({ connectionString: azurite.told });
    await fillStore(store, { id: 'default', groups, actions: 100, years, each: 24 });
    // MACE's ask is due: it runs in the first round, so that the one that is timed finds nothing to do.
    await runDueSteps(portsOf(store), 'default');
    const began = performance.now();
    await runDueSteps(portsOf(store), 'default');
    const ms = performance.now() - began;
    const counts = newCounts();
    await counted(counts, () => runDueSteps(portsOf(countingStore(store, 0)), 'default'));
    return { years, meetings: groups.length * (4 * years + 1), ms: Math.round(ms), cost: costOf(counts) };
  } finally {
    stopWatching();
    await azurite.stop();
  }
}

/**
 * `npm run bench`: Baton beside a bare bot, all in one run and as ratios. What the figures mean stands in
 * docs/performance.md. `--quick` takes about a minute, `--json` prints one document and nothing else on standard output,
 * `--only=turns,fan-out` leaves parts out.
 */
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { measureFanOut } from './fan-out.ts';
import { measureImport } from './import-example.ts';
import { measureReading } from './read-files.ts';
import { resultsText } from './results-text.ts';
import { measureMemory, measureStart } from './start-and-memory.ts';
import { measureTab } from './tab.ts';
import { measureDueSteps, measureTicks } from './tick.ts';
import { type Measured, measureTurns, type SizeResult } from './turns.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});
const { quick } = values;
const only = values.only?.split(',');

const sizes: readonly Measured[] = quick
  ? [
      { actions: 100, years: 1, rounds: 10 },
      { actions: 300, years: 1, rounds: 10 },
    ]
  : [
      { actions: 100, years: 1, rounds: 12 },
      { actions: 100, years: 10, rounds: 12 },
      { actions: 300, years: 1, rounds: 12 },
      { actions: 300, years: 10, rounds: 12 },
      { actions: 1000, years: 1, rounds: 12 },
      { actions: 1000, years: 10, rounds: 12 },
      { actions: 10_000, years: 1, rounds: 4, historyOf: 20 },
      { actions: 10_000, years: 10, rounds: 4, historyOf: 20 },
    ];

/**
 * Without the first two V8 lets the heap of a fast process grow because the machine has room, whatever is still in use.
 * With the third it compiles a pattern once and not twice.
 */
const boundedHeap = ['--max-semi-space-size=4', '--max-old-space-size=128', '--no-regexp-tier-up'];

async function part<T>(name: string, run: () => Promise<T>): Promise<T | null> {
  if (only && !only.includes(name)) return null;
  const began = performance.now();
  process.stderr.write(`${name} … `);
  try {
    return await run();
  } catch (error) {
    // What was measured in the other parts is worth minutes; this one is named as missing, and the run as failed.
    process.stderr.write(`failed: ${(error as Error).stack}\n`);
    process.exitCode = 1;
    return null;
  } finally {
    process.stderr.write(`${Math.round((performance.now() - began) / 1000)} s\n`);
  }
}

async function allTurns(): Promise<readonly SizeResult[]> {
  const results: SizeResult[] = [];
  for (const size of sizes) {
    process.stderr.write(`${size.actions} × ${size.years} … `);
    results.push(await measureTurns(size));
  }
  return results;
}

const results = {
  machine: {
    node: process.version,
    cores: availableParallelism(),
    load: loadavg()[0] ?? 0,
    quick,
    at: new Date().toISOString(),
  },
  turns: await part('turns', allTurns),
  fanOut: await part('fan-out', () =>
    measureFanOut({ partnerships: quick ? 10 : 100, workers: 1, kill: false, longestSeconds: 120 }),
  ),
  fanOutKilled: quick
    ? null
    : await part('fan-out-killed', () =>
        measureFanOut({ partnerships: 100, workers: 2, kill: true, longestSeconds: 200 }),
      ),
  ticks: await part('tick', () => measureTicks(quick ? 20 : 60)),
  due: await part('due', async () =>
    quick ? [await measureDueSteps(1)] : [await measureDueSteps(1), await measureDueSteps(10)],
  ),
  import: await part('import', () => measureImport(quick ? 3 : 9)),
  read: await part('read', () => measureReading(quick ? 1 : 5)),
  tab: await part('tab', () => measureTab(quick ? 3 : 9)),
  start: await part('start', () => measureStart(quick ? 1 : 5)),
  memory: await part('memory', async () => [
    await measureMemory(quick ? 200 : 1000, []),
    await measureMemory(quick ? 200 : 1000, boundedHeap),
  ]),
};
export type Results = typeof results;

process.stdout.write(values.json ? `${JSON.stringify(results, null, 2)}\n` : resultsText(results));
process.exit();

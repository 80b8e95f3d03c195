import { setTimeout as delay } from 'node:timers/promises';

/** Waits for a condition, looking often, and fails with a sentence once its time is over. Never for luck. */
export async function until<T>(
  what: string | (() => string),
  condition: () => T | Promise<T>,
  milliseconds = 30_000,
): Promise<NonNullable<T>> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    const found = await condition();
    if (found) return found;
    if (Date.now() > deadline) {
      throw new Error(`Waited ${milliseconds} ms in vain for ${typeof what === 'string' ? what : what()}`);
    }
    // Every look costs the storage something, and it is in this process.
    await delay(100);
  }
}

/** Runs every piece of work, a few at once, and then fails with all that went wrong, each by its name. */
export async function everyOne<T>(
  works: readonly T[],
  { atOnce, name }: { readonly atOnce: number; readonly name: (work: T) => string },
  run: (work: T) => Promise<void>,
): Promise<void> {
  const waiting = [...works];
  const failures: string[] = [];
  const next = async (): Promise<void> => {
    for (let work = waiting.shift(); work !== undefined; work = waiting.shift()) {
      try {
        await run(work);
      } catch (error) {
        failures.push(`${name(work)}: ${(error as Error).stack ?? (error as Error).message}`);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, next));
  if (failures.length > 0) throw new Error(`${failures.length} of ${works.length} failed.\n${failures.join('\n\n')}`);
}

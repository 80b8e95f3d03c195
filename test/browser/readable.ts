import { expect } from '@jest/globals';
import type { WatchedPage } from './watched-page.ts';

/** What stands now is readable for everybody, light and dark, and no wider than its window; with a picture of each. */
export async function readable(watched: WatchedPage, name: string): Promise<void> {
  for (const look of ['dark', 'light'] as const) {
    await watched.look(look);
    await watched.picture(`${name} ${look}`);
    expect([name, look, await watched.violations()]).toEqual([name, look, []]);
  }
  expect([name, await watched.overhang()]).toEqual([name, []]);
}

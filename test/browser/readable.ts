import { expect } from '@jest/globals';
import type { WatchedPage } from './watched-page.ts';

/** As wide as a laptop's window is at 400 %, as WCAG counts it (1.4.10). */
export const narrow = { width: 320, height: 256 } as const;

/** What stands now is readable for everybody, light and dark, and no wider than its window, large or narrow; with pictures. */
export async function readable(watched: WatchedPage, name: string): Promise<void> {
  for (const look of ['dark', 'light'] as const) {
    await watched.look(look);
    await watched.picture(`${name} ${look}`);
    expect([name, look, await watched.violations()]).toEqual([name, look, []]);
  }
  expect([name, await watched.overhang()]).toEqual([name, []]);
  const size = watched.page.viewportSize()!;
  await watched.page.setViewportSize(narrow);
  await watched.picture(`${name} narrow`);
  expect([name, 'narrow', await watched.overhang()]).toEqual([name, 'narrow', []]);
  await watched.page.setViewportSize(size);
}

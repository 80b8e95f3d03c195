import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { narrow } from './readable.ts';
import { sizes, TabInBrowser } from './tab-in-browser.ts';

/** What has the focus is seen (WCAG 2.2, 2.4.11), also where what was just said stays in sight above a long page. */

let tab: TabInBrowser;
beforeAll(async () => {
  tab = await TabInBrowser.open();
});
afterAll(() => tab?.close());

test('at any size one goes up the page again, and what has the focus is never under what was said', async () => {
  for (const viewport of [narrow, sizes.phone, sizes.laptop]) {
    await tab.withPage({ viewport }, async (watched) => {
      await watched.go('setup/groups');
      await watched.choose(/^(Pause|Resume) Strategic Group$/);
      await watched.told(/Strategic Group/);
      await watched.settled();
      const hidden: string[] = [];
      for (let stop = 0; stop < 40; stop += 1) {
        await watched.press('Shift+Tab');
        hidden.push(...(await watched.page.evaluate(nameIfHidden)));
      }
      expect([viewport, hidden]).toEqual([viewport, []]);
    });
  }
});

/** What has the focus, where something else lies over all of it. Runs in the page. */
function nameIfHidden(): readonly string[] {
  const focused = document.activeElement!;
  const { left, right, top, bottom } = focused.getBoundingClientRect();
  const seen = [top + 2, bottom - 2].map((y) => document.elementFromPoint((left + right) / 2, y));
  const isSeen = seen.some((one) => focused.contains(one) || one?.contains(focused));
  return isSeen ? [] : [focused.outerHTML.slice(0, 200)];
}

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Route } from 'playwright-core';
import { sizes, TabInBrowser } from './tab-in-browser.ts';
import type { WatchedPage } from './watched-page.ts';

/** Every menu and list of choices of the tab, by the keyboard alone. */

let tab: TabInBrowser;
beforeAll(async () => {
  tab = await TabInBrowser.open();
});
afterAll(() => tab?.close());

const papers = '**/api/papers/**';

describe('a paper for the board', () => {
  test('is chosen and saved, and it is said as what', async () => {
    await tab.withPage({}, async (watched) => {
      await watched.go('plan?rating=amber');
      await watched.choose(/^Papers$/);
      await watched.untilOn(/matrix \(Excel\)/);
      await watched.press('ArrowDown');
      await watched.untilOn(/with latest updates \(Word\)/);
      const [saved] = await Promise.all([watched.page.waitForEvent('download'), watched.press('Enter')]);
      await watched.told(`Saved: ${saved.suggestedFilename()}`);
      await watched.untilOn(/^Papers$/);
      await watched.picture('papers-saved');
      expect(await watched.violations()).toEqual([]);
      expect(watched.errors).toEqual([]);
    });
  });

  test('that takes its time is said to be written, and then saved', async () => {
    await tab.withPage({ viewport: sizes.phone }, async (watched) => {
      let send: () => void = () => {};
      const isAskedFor = new Promise<void>((resolve) => {
        send = resolve;
      });
      await watched.page.route(papers, async (route: Route) => {
        await isAskedFor;
        await route.continue();
      });
      await watched.go('overview');
      await watched.choose(/^Papers$/);
      await watched.untilOn(/matrix/);
      await watched.press('Enter');
      await watched.told('Writing: All plans: matrix (Excel)');
      await watched.picture('papers-writing-phone');
      expect(await watched.violations()).toEqual([]);
      send();
      await watched.told(/^Saved: .+\.xlsx$/);
      await watched.untilOn(/^Papers$/);
      expect(await watched.overhang()).toEqual([]);
    });
  });

  test('that cannot be had is told with what to do, and can be asked for again', async () => {
    await tab.withPage({}, async (watched) => {
      await watched.page.route(papers, (route: Route) => route.abort());
      await watched.go('overview');
      await watched.choose(/^Papers$/);
      await watched.untilOn(/matrix/);
      await watched.press('End', 'Enter');
      await watched.told('Check your connection and try again');
      await watched.untilOn(/^Papers$/);
      await watched.picture('papers-refused');
      expect(await watched.violations()).toEqual([]);
      await watched.page.unroute(papers);
      await watched.press('Enter');
      await watched.untilOn(/matrix/);
      await watched.press('Enter');
      await watched.told(/^Saved: /);
      expect(await watched.page.getByText('Check your connection').count()).toBe(0);
    });
  });
});

describe('the table of actions', () => {
  test('loses a column and gets it back', async () => {
    await tab.withPage({}, async (watched) => {
      const lead = watched.page.getByRole('columnheader', { name: 'Lead' });
      await watched.go('plan');
      await lead.waitFor();
      await watched.choose(/^Columns$/);
      await watched.untilOn(/^Rating$/);
      await watched.press('l', 'Space');
      await lead.waitFor({ state: 'detached' });
      await watched.press('Space');
      await lead.waitFor();
      await watched.press('Escape');
      await watched.untilOn(/^Columns$/);
    });
  });

  test('is put in another order, and under headings', async () => {
    await tab.withPage({}, async (watched) => {
      const due = (order: string) => watched.page.locator(`[aria-sort=${order}]`, { hasText: 'Due' });
      await watched.go('plan');
      await watched.choose(/^Due$/);
      await due('ascending').waitFor();
      await watched.press('Enter');
      await due('descending').waitFor();
      await watched.untilOn(/^Due/);
      await watched.type(/^Group by/, 'Who', 'Shift+Tab');
      await watched.page.waitForURL(/by=owner/);
      await watched.untilOn(/^Group by/);
      expect(await watched.violations()).toEqual([]);
    });
  });

  test('is looked at as it was known on a day that is typed', async () => {
    await tab.withPage({}, async (watched) => {
      await watched.go('plan');
      await watched.choose(/^More filters$/);
      await watched.type(/^As known on/, '12122026');
      await watched.page.waitForURL(/on=2026-12-12/);
      await watched.page.getByRole('button', { name: 'Take off the filter As known on 12 December 2026' }).waitFor();
      await watched.choose(/^Take off the filter As known on/);
      await watched.page.waitForURL((url) => !url.hash.includes('on='));
      // The focus stays among the filters.
      await watched.untilOn(/^(As known on|Fewer filters|Theme)/);
    });
  });
});

test('a link to the page is copied, and that is said', async () => {
  await tab.withPage({ permissions: ['clipboard-read', 'clipboard-write'] }, async (watched) => {
    await watched.go('plan?rating=red');
    await watched.choose(/^Copy link$/);
    await watched.told('Link copied');
    await watched.untilOn(/^Copy link$/);
    expect(await watched.page.evaluate(() => navigator.clipboard.readText())).toMatch(/#plan\?rating=red$/);
  });
});

test('the tab is seen as somebody else sees it, past a chair and back', async () => {
  await tab.withPage({}, async (watched) => {
    const { page } = watched;
    let loads = 0;
    page.on('load', () => {
      loads += 1;
    });
    const see = async (who: RegExp, key?: 'Tab' | 'Shift+Tab') => {
      await watched.tabTo(who, key);
      await Promise.all([page.waitForEvent('load'), watched.press('Enter')]);
      await watched.untilOn(who);
      await watched.settled();
    };
    await watched.go('meetings');
    loads = 0;
    await see(/^Somebody who answers$/);
    expect(loads).toBe(1);
    await page.getByRole('button', { name: 'Somebody who answers', pressed: true }).waitFor();
    expect(await page.getByRole('link', { name: 'Set-up' }).count()).toBe(0);
    await see(/^Business manager$/, 'Shift+Tab');
    await page.getByRole('link', { name: 'Set-up' }).waitFor();
    // What is opened later begins at its top again.
    await page.reload();
    await watched.settled();
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  });
});

interface Choices {
  readonly place: string;
  readonly opener: RegExp;
  /** What opens, and lies over the page. */
  readonly popup: string;
}

const menus: readonly Choices[] = [
  { place: 'overview', opener: /^Papers$/, popup: '[role=menu]' },
  { place: 'plan', opener: /^Papers$/, popup: '[role=menu]' },
  { place: 'meetings', opener: /^Group$/, popup: '[role=listbox]' },
];
const columns: Choices = { place: 'plan', opener: /^Columns$/, popup: '[role=menu]' };

/** Opens it by keyboard, looks at it in both looks, and closes it again without choosing. */
async function look(watched: WatchedPage, { place, opener, popup }: Choices, size: string): Promise<void> {
  await watched.go(place);
  await watched.choose(opener);
  await watched.page.locator(popup).waitFor();
  for (const name of ['light', 'dark'] as const) {
    await watched.look(name);
    await watched.picture(`open ${place} ${opener.source.replace(/\W/g, '')} ${size} ${name}`);
    expect([place, opener, name, await watched.violations({ part: popup })]).toEqual([place, opener, name, []]);
  }
  expect(await watched.overhang()).toEqual([]);
  await watched.press('Escape');
  await watched.page.locator(popup).waitFor({ state: 'hidden' });
  await watched.untilOn(opener);
}

test.each([
  ['phone', menus],
  ['laptop', [...menus, columns]],
] as const)('each menu opens, is readable for everybody, and closes where it was opened: %s', async (size, all) => {
  await tab.withPage({ viewport: sizes[size] }, async (watched) => {
    for (const menu of all) await look(watched, menu, size);
    expect(watched.errors).toEqual([]);
  });
});

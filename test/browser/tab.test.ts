import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type PageName, pageNames } from '../../src/tab/places.ts';
import { packedBytes } from './first-load.ts';
import { narrow } from './readable.ts';
import { sizes, TabInBrowser } from './tab-in-browser.ts';
import { looks } from './watched-page.ts';

/** Every page of the Teams tab as a browser in local mode shows it, on the example partnership. */

let tab: TabInBrowser;
let places: Readonly<Record<PageName, string>>;
beforeAll(async () => {
  tab = await TabInBrowser.open();
  places = await tab.places();
});
afterAll(() => tab?.close());

const mostShift = 0.1;
const mostBytes = 300_000;
/** Less than React alone takes: then the page would name what draws it no more, and it would be fetched later. */
const leastBytes = 60_000;

describe.each(pageNames)('the page %s', (name) => {
  test.each(Object.entries(sizes))('stands still and is readable for everybody: %s', async (size, viewport) => {
    await tab.withPage({ viewport }, async (watched) => {
      await watched.go(places[name]);
      expect(await watched.shifted()).toBeLessThan(mostShift);
      expect(await watched.overhang()).toEqual([]);
      for (const look of Object.keys(looks) as (keyof typeof looks)[]) {
        await watched.look(look);
        await watched.picture(`${name}-${size}-${look}`);
        // Where the system lays down the colours, it answers for their contrast.
        expect([look, await watched.violations({ colours: look !== 'forced' })]).toEqual([look, []]);
      }
      expect(watched.errors).toEqual([]);
    });
  });

  test('needs no scrolling to the side at 320 pixels', async () => {
    await tab.withPage({ viewport: narrow }, async (watched) => {
      await watched.go(places[name]);
      expect(await watched.overhang()).toEqual([]);
      await watched.picture(`${name}-narrow`);
    });
  });

  test.each(['chair', 'owner'])('is readable for everybody as %s sees it', async (as) => {
    await tab.withPage({ as }, async (watched) => {
      await watched.go(places[name]);
      await watched.picture(`${name}-as-${as}`);
      expect(await watched.violations()).toEqual([]);
    });
  });
});

test('what stands below the pages is readable for everybody too: Set-up’s parts, a meeting, its record', async () => {
  for (const viewport of [narrow, sizes.phone, sizes.laptop]) {
    await tab.withPage({ viewport }, async (watched) => {
      for (const place of await tab.placesBelow()) {
        await watched.go(place);
        for (const look of ['light', 'dark'] as const) {
          await watched.look(look);
          expect([place, look, await watched.violations()]).toEqual([place, look, []]);
        }
        expect([place, await watched.overhang()]).toEqual([place, []]);
      }
    });
  }
});

describe('with the keyboard alone', () => {
  test('one goes from page to page', async () => {
    await tab.withPage({}, async (watched) => {
      await watched.go('setup');
      await watched.page.locator('main').focus();
      for (const name of ['Overview', 'Plan', 'Meetings', 'Set-up']) {
        // The page that opens has the focus; the links stand before it.
        await watched.tabTo(new RegExp(`^${name}$`), 'Shift+Tab');
        await watched.page.keyboard.press('Enter');
        await watched.page.locator('nav [aria-current=page]', { hasText: name }).waitFor();
        await watched.settled();
      }
    });
  });

  test('one finds an action in the plan and opens it', async () => {
    await tab.withPage({}, async (watched) => {
      await watched.go('plan');
      await watched.tabTo(/search/i);
      await watched.page.keyboard.type('training');
      await watched.tabTo(/\d+\.\d+.*training/i);
      await watched.page.keyboard.press('Enter');
      await watched.page.waitForURL(/#action\//);
      await watched.settled();
    });
  });

  test('one says how an action stands, and finds it in its history', async () => {
    await tab.withPage({}, async (watched) => {
      const { page } = watched;
      await watched.go(places.action);
      await watched.tabTo(/^Update$/);
      await page.keyboard.press('Enter');
      await page.getByRole('radiogroup', { name: 'Rating' }).waitFor();
      expect(await watched.violations()).toEqual([]);
      // The form has the focus on its rating; one up or down is another one.
      await page.keyboard.press('ArrowDown');
      await watched.tabTo(/^Progress/);
      await page.keyboard.press('Control+a');
      await page.keyboard.type('Two more agencies have sent their lists.');
      await watched.tabTo(/^Save$/);
      await page.keyboard.press('Enter');
      await page.getByRole('main').getByText('Two more agencies have sent their lists.').first().waitFor();
      await page.getByRole('button', { name: 'Save', exact: true }).waitFor({ state: 'detached' });
      await watched.picture('action-updated');
      expect(await watched.violations()).toEqual([]);
      expect(watched.errors).toEqual([]);
    });
  });

  test('one filters the plan and takes the filter off again', async () => {
    await tab.withPage({}, async (watched) => {
      await watched.go('plan');
      await watched.tabTo(/^Rating/);
      await watched.page.keyboard.type('Amber');
      await watched.page.waitForURL(/rating=amber/);
      await watched.picture('plan-filtered');
      expect(await watched.violations()).toEqual([]);
      await watched.tabTo(/^Take off the filter/);
      await watched.page.keyboard.press('Enter');
      await watched.page.waitForURL((url) => !url.hash.includes('rating='));
    });
  });

  test('one opens the papers, which are fetched only now, and comes back to where one was', async () => {
    await tab.withPage({}, async (watched) => {
      await watched.go('overview');
      await watched.tabTo(/^Papers$/);
      await watched.page.keyboard.press('Enter');
      const first = watched.page.getByRole('menuitem').first();
      await first.waitFor();
      await watched.page.waitForFunction((item) => document.activeElement === item, await first.elementHandle());
      await watched.page.keyboard.press('Escape');
      await first.waitFor({ state: 'detached' });
      await watched.page.waitForFunction(() => document.activeElement?.textContent === 'Papers');
      expect(watched.errors).toEqual([]);
    });
  });
});

test('the theme follows the system while one looks', async () => {
  await tab.withPage({}, async (watched) => {
    await watched.go('overview');
    const background = () =>
      watched.page.evaluate(() => getComputedStyle(document.querySelector('.fui-FluentProvider')!).backgroundColor);
    const seen: string[] = [];
    for (const look of ['light', 'dark', 'contrast'] as const) {
      await watched.look(look);
      await watched.page.waitForFunction(
        (before) => !before.includes(getComputedStyle(document.querySelector('.fui-FluentProvider')!).backgroundColor),
        seen,
      );
      seen.push(await background());
    }
    expect(new Set(seen).size).toBe(3);
  });
});

test('whoever looks in dark sees nothing light first', async () => {
  await tab.withPage({ colorScheme: 'dark' }, async ({ page }) => {
    await page.addInitScript(() => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      new MutationObserver(() => {
        const drawn = document.querySelector('.fui-FluentProvider');
        if (drawn) seen.push(getComputedStyle(drawn).backgroundColor);
      }).observe(document, { childList: true, subtree: true });
    });
    await page.goto(`${tab.url}/tab/`);
    await page.getByRole('link', { name: /^Overdue/ }).waitFor();
    const seen = await page.evaluate(() => (window as unknown as { seen: readonly string[] }).seen);
    expect(new Set(seen)).toEqual(new Set(['rgb(41, 41, 41)']));
  });
});

test('the first look takes 300 KB of scripts at most, in Teams as well', () => {
  const bytes = packedBytes('teams-host.ts');
  console.log(`Scripts of the first look: ${Math.round(bytes / 1000)} KB compressed`);
  expect(bytes).toBeGreaterThan(leastBytes);
  expect(bytes).toBeLessThan(mostBytes);
});

test('each other page is fetched when it is looked at', async () => {
  await tab.withPage({}, async (watched) => {
    const fetched: string[] = [];
    watched.page.on('request', (request) => fetched.push(request.url()));
    await watched.go('overview');
    expect(fetched.filter((url) => /(plan|action|meetings|setup|config|papers-list|teams-host)-/.test(url))).toEqual(
      [],
    );
    await watched.page.getByRole('link', { name: 'Meetings', exact: true }).click();
    await watched.settled();
    expect(fetched.some((url) => url.includes('/meetings-'))).toBe(true);
  });
});

test('a page whose scripts do not come says so', async () => {
  await tab.withPage({}, async ({ page }) => {
    await page.route(/\/first-look-/, (route) => route.abort());
    await page.goto(`${tab.url}/tab/`);
    await page.getByText('Load the page again in a moment.').waitFor();
  });
});

test('a digest’s chart is drawn as Teams draws it, with its numbers as words', async () => {
  await tab.withPage({ viewport: narrow }, async (watched) => {
    const { page } = watched;
    const [, , , , next] = await tab.placesBelow();
    await watched.go(next!);
    const bars = page.getByRole('list', { name: 'Ratings by aim' });
    const [first] = await bars.getByRole('img').all();
    expect(await first?.getAttribute('aria-label')).toMatch(/^\d+ (Blue|Green|Amber|Red|Not rated)/);
    expect(await page.getByRole('table').count()).toBe(0);
    await bars.scrollIntoViewIfNeeded();
    for (const look of ['light', 'dark', 'contrast', 'forced'] as const) {
      await watched.look(look);
      await watched.picture(`chart ${look}`);
      expect([look, await watched.violations({ colours: look !== 'forced' })]).toEqual([look, []]);
    }
    expect(await watched.overhang()).toEqual([]);
  });
});

test.each(Object.entries(sizes))('what is drawn after the figures moves nothing: %s', async (_, viewport) => {
  await tab.withPage({ viewport }, async (watched) => {
    const { page } = watched;
    const drawFigures = Promise.withResolvers<void>();
    await page.route(/\/overview-/, async (route) => {
      await drawFigures.promise;
      await route.continue();
    });
    await page.goto(`${tab.url}/tab/`);
    await page.getByRole('link', { name: /^Overdue/ }).waitFor();
    expect(await page.getByRole('button', { name: 'Papers' }).count()).toBe(0);
    drawFigures.resolve();
    await page.getByRole('button', { name: 'Papers' }).waitFor();
    await watched.settled();
    expect(await watched.shifted()).toBe(0);
  });
});

test('an overview whose charts do not come says so', async () => {
  await tab.withPage({}, async ({ page }) => {
    await page.route(/\/overview-/, (route) => route.abort());
    await page.goto(`${tab.url}/tab/`);
    await page.locator('main').getByText('This page could not be shown.').waitFor();
    await page.getByRole('link', { name: 'Meetings', exact: true }).waitFor();
  });
});

test('a link that was cut short leads to a sentence', async () => {
  await tab.withPage({}, async ({ page }) => {
    await page.goto(`${tab.url}/tab/#action/EDP~21%`);
    await page.getByRole('main').getByText('EDP 21%').waitFor();
  });
});

test('a day that is typed is one step, and leads back to where one was', async () => {
  await tab.withPage({}, async (watched) => {
    await watched.go('plan');
    await watched.page.getByRole('link', { name: 'Overview', exact: true }).click();
    await watched.type(/^As known on/, '12122026');
    await watched.page.waitForURL(/#overview\?on=2026-12-12/);
    await watched.page.goBack();
    await watched.page.waitForURL(/#plan/);
  });
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Me } from '../../src/domain/tab-view.ts';
import { readable } from './readable.ts';
import { TabInBrowser } from './tab-in-browser.ts';
import type { WatchedPage } from './watched-page.ts';

/** Somebody in two partnerships, and somebody whose role goes while they look; by the keyboard alone. */

let tab: TabInBrowser;
beforeAll(async () => {
  tab = await TabInBrowser.open();
});
afterAll(() => tab?.close());

const api = '**/api/**';

/** As the API answers whoever belongs to two, until they say which (src/http/api.ts). */
async function belongsToTwo({ page }: WatchedPage, own: Me['partnership']): Promise<readonly string[]> {
  const unsaid: string[] = [];
  const partnerships = [own, { id: 'another', name: 'Another Partnership' }];
  await page.route(api, async (route) => {
    const url = route.request().url();
    if (url.includes(`partnership=${own.id}`)) return route.continue();
    unsaid.push(url);
    const json = { message: 'You belong to several partnerships. Choose the one to look at.', partnerships };
    return route.fulfill({ status: 300, json });
  });
  return unsaid;
}

test('somebody in two partnerships chooses one, and every page is about that one', async () => {
  const { partnership } = (await (await fetch(`${tab.url}/api/me`)).json()) as Me;
  await tab.withPage({}, async (watched) => {
    const unsaid = await belongsToTwo(watched, partnership);
    await watched.go('');
    await watched.untilOn(/^Which partnership\?$/);
    await readable(watched, 'which partnership');
    const before = unsaid.length;
    await watched.choose(new RegExp(`^${partnership.name}$`));
    await watched.page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    await watched.settled();
    for (const name of ['Plan', 'Meetings', 'Set-up'] as const) {
      await watched.choose(new RegExp(`^${name}$`), 'Shift+Tab');
      await watched.page.getByRole('heading', { level: 1, name }).waitFor();
      await watched.settled();
      await watched.untilOn(new RegExp(`^${name}`));
    }
    await watched.choose(/^Groups$/);
    await watched.choose(/^Pause MACE$/);
    await watched.untilOn(/^Resume MACE$/);
    await watched.press('Enter');
    await watched.untilOn(/^Pause MACE$/);
    expect(unsaid.slice(before)).toEqual([]);
  });
});

/** From now on Baton takes whoever looks for somebody else: their role is gone. */
async function isNow({ page }: WatchedPage, as: string): Promise<void> {
  await page.route(api, (route) => route.continue({ headers: { ...route.request().headers(), 'x-baton-as': as } }));
}

test('a business manager who is none any more is told so by the next press, and what to do', async () => {
  await tab.withPage({}, async (watched) => {
    await watched.go('setup/groups');
    await isNow(watched, 'owner');
    await watched.choose(/^Pause MACE$/);
    await watched.told('Only a business manager can do that, so nothing was changed. Please ask yours.');
    await watched.untilOn(/^Pause MACE$/);
    await readable(watched, 'no manager any more');
    await watched.choose(/^Plan$/, 'Shift+Tab');
    await watched.page.getByRole('heading', { level: 1, name: 'Plan' }).waitFor();
  });
});

test('a chair who is none any more is told so by the next press, and has nothing to decide', async () => {
  await tab.withPage({}, async (watched) => {
    await watched.go('action/EDP~2.1');
    await watched.choose(/^Update$/);
    await watched.tabTo(/^(Blue|Green|Amber|Red):/);
    await watched.press('Space');
    await watched.type(/^Progress/, 'All of it is done.');
    await watched.tabTo(/^Propose as complete/);
    await watched.press('Space', 'Enter');
    await watched.told('Proposed as complete');
  });
  await tab.withPage({ as: 'chair' }, async (watched) => {
    await watched.go('action/EDP~2.1');
    await watched.tabTo(/^Agreed: it is complete$/);
    await watched.press('Space');
    await isNow(watched, 'owner');
    await watched.choose(/^Save the decision$/);
    await watched.told('Only the chair of Strategic Group can decide that about 2.1, so nothing was changed.');
    await watched.page.getByText('For you to decide').waitFor({ state: 'detached' });
    await watched.untilOn(/^Only the chair/);
    await readable(watched, 'no chair any more');
  });
});

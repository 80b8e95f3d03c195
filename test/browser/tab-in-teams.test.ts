import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { FakeTeams, type FakeTeamsOptions, forward, tabHost } from './fake-teams.ts';
import { sizes, TabInBrowser } from './tab-in-browser.ts';

/** The tab in a frame of Teams: who it says it is, how it looks, where a link leads, and adding it to a channel. */

const token = 'token.from.teams';

let tab: TabInBrowser;
let teams: FakeTeams;
let sent: string[];
beforeAll(async () => {
  tab = await TabInBrowser.open();
});
afterAll(() => tab?.close());

async function open(options: Partial<FakeTeamsOptions> = {}): Promise<FakeTeams> {
  const context = await tab.browser.newContext({ locale: 'en-GB', viewport: sizes.laptop });
  sent = [];
  context.on('request', (request) => {
    if (request.url().includes('/api/')) sent.push(request.headers().authorization ?? '(none)');
  });
  teams = await FakeTeams.open(context, tab.url, { theme: 'default', token, ...options });
  return teams;
}

const background = () => getComputedStyle(document.querySelector('.fui-FluentProvider')!).backgroundColor;

describe('the tab in Teams', () => {
  afterEach(() => teams.close());

  test('says who asks by Teams’ token, and tells Teams when it stands', async () => {
    await open();
    await teams.tab.locator('h1').waitFor();
    await teams.untilAsked('appInitialization.success');
    expect(new Set(sent)).toEqual(new Set([`Bearer ${token}`]));
    expect(await teams.tab.getByText('See it as').count()).toBe(0);
  });

  test('wears Teams’ theme and changes with it', async () => {
    await open({ theme: 'dark' });
    await teams.tab.locator('h1').waitFor();
    const seen = [await teams.tab.evaluate(background)];
    for (const theme of ['contrast', 'default']) {
      await teams.tell('themeChange', theme);
      await teams.tab.waitForFunction(
        (before) => !before.includes(getComputedStyle(document.querySelector('.fui-FluentProvider')!).backgroundColor),
        seen,
      );
      seen.push(await teams.tab.evaluate(background));
    }
    expect(seen).toEqual(['rgb(41, 41, 41)', 'rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
  });

  test('opens where a link leads', async () => {
    const { action } = await tab.places();
    await open({ subPageId: action });
    await teams.tab.locator('nav [aria-current]', { hasText: 'Plan' }).waitFor();
  });

  test('begins with the group that it was added for', async () => {
    await open({ contentUrl: '?group=mace' });
    await teams.tab.locator('h1').waitFor();
    expect(await teams.tab.getByRole('link', { name: 'Plan', exact: true }).getAttribute('href')).toBe(
      '#plan?group=mace',
    );
  });

  test('says what to do where Teams does not tell who somebody is', async () => {
    await open({ token: null });
    await teams.tab.getByText('Teams did not tell Baton who you are.').waitFor();
    await teams.untilAsked('appInitialization.failure');
    expect(sent).toEqual([]);
  });

  test('is added to a channel for one group', async () => {
    await open({ contentUrl: '#config', frameContext: 'settings' });
    await teams.tab.getByRole('radio', { name: 'MACE' }).check();
    await teams.untilAsked('settings.setValidityState');
    await teams.tell('settings.save', {});
    expect(await teams.untilAsked('settings.setSettings')).toEqual([
      { entityId: 'group.mace', contentUrl: `${tabHost}/tab/?group=mace`, suggestedDisplayName: 'Baton: MACE' },
    ]);
    await teams.untilAsked('settings.save.success');
  });
});

test('no other site may show the tab in a frame', async () => {
  const context = await tab.browser.newContext();
  await forward(context, tab.url);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.route('https://elsewhere.example/', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<iframe src="${tabHost}/tab/"></iframe>` }),
  );
  const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
  await page.goto('https://elsewhere.example/');
  await refused;
  await context.unrouteAll({ behavior: 'ignoreErrors' });
  await context.close();
});

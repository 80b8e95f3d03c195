import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readable } from './readable.ts';
import { sizes, TabInBrowser } from './tab-in-browser.ts';

/**
 * What an action's page and the overview hold besides a meeting's own business, by the keyboard alone. `goBack` stands for
 * the browser's key, which no page is given.
 */

let tab: TabInBrowser;
beforeAll(async () => {
  tab = await TabInBrowser.open();
});
afterAll(() => tab?.close());

const linked = [
  'Ref,Action,Timescale,Lead group,RAG',
  '1.1,Ask the harbour schools,30 June 2027,MACE,Green',
  '1.2,Hold a workshop. See also action 1.1,31 July 2027,MACE,Amber',
].join('\n');

test('one goes to a linked action and back', async () => {
  await tab.withPage({}, async (watched) => {
    await watched.go('setup');
    await watched.chooseFile(/^Choose a file$/, 'Harbour Plan April 2026 to March 2027.csv', linked);
    await watched.untilOn(/^Import HP/);
    await watched.choose(/^Import$/);
    await watched.untilOn(/^Imported: /);
    await watched.choose(/^Look at the plan$/);
    await watched.untilOn(/^Plan$/);
    // In the table the arrow keys go from row to row.
    await watched.tabTo(/Ask the harbour schools/);
    await watched.press('ArrowDown', 'Enter');
    await watched.untilOn(/^Action .*1\.2$/);
    await watched.tabTo(/^HP\w* 1\.1$/);
    await readable(watched, 'linked');
    await watched.press('Enter');
    await watched.untilOn(/^Action .*1\.1$/);
    await watched.choose(/^HP\w* 1\.2$/);
    await watched.untilOn(/^Action .*1\.2$/);
    await watched.page.goBack();
    await watched.untilOn(/^Action .*1\.1$/);
    await watched.choose(/^Back to the plan$/, 'Shift+Tab');
    await watched.untilOn(/^Plan$/);
  });
});

test('“No change” is said, and taken back in the history', async () => {
  await tab.withPage({ viewport: sizes.phone }, async (watched) => {
    await watched.go('action/EDP~28.2');
    await watched.choose(/^No change$/);
    await watched.untilOn(/^Saved/);
    await readable(watched, 'no change phone');
    // The first is the receipt's, the second the history's own.
    await watched.tabTo(/^Undo$/);
    await watched.choose(/^Undo$/);
    await watched.untilOn(/^Taken back/);
  });
});

test('a step of an action is ticked off', async () => {
  await tab.withPage({}, async (watched) => {
    await watched.go('action/EDP~1.2');
    await watched.choose(/^Update$/);
    await watched.tabTo(/^(Progress)/);
    await watched.press('Control+a');
    await watched.page.keyboard.type('The next issue is out.');
    await watched.tabTo(/^\d+ \w+ 20\d\d/);
    await watched.press('Space');
    await readable(watched, 'done for');
    await watched.choose(/^Save$/);
    await watched.untilOn(/^Saved/);
    await watched.page.getByText(/done on 14 January 2027/).waitFor();
  });
});

test('the form is closed again, and what was typed in it is kept while one looks elsewhere', async () => {
  await tab.withPage({}, async (watched) => {
    const { page } = watched;
    await watched.go('action/EDP~28.4');
    await watched.choose(/^Update$/);
    await watched.tabTo(/^Progress/);
    await watched.press('Control+a');
    await page.keyboard.type('Half of it.');
    await watched.choose(/^Back to the plan$/, 'Shift+Tab');
    await watched.untilOn(/^Plan$/);
    await watched.page.goBack();
    await watched.untilOn(/^Green/);
    await page.getByText('Half of it.').waitFor();
    await watched.choose(/^Cancel$/);
    await watched.untilOn(/^Update$/);
    expect(await page.getByText('Half of it.').count()).toBe(0);
  });
});

test('a figure of the overview opens its list, for one group and as known on a day', async () => {
  await tab.withPage({}, async (watched) => {
    const { page } = watched;
    await watched.go('overview');
    await watched.type(/^Show/, 'MACE');
    await page.waitForURL(/group=mace/);
    await watched.untilOn(/^Show/);
    await watched.choose(/^\d+ Amber: /);
    await watched.untilOn(/^Plan$/);
    await page.waitForURL(/rating=amber/);
    expect(page.url()).toMatch(/group=mace/);
    await watched.page.goBack();
    await watched.untilOn(/^Overview$/);
    await watched.type(/^As known on/, '12122026');
    await page.waitForURL(/on=2026-12-12/);
    await readable(watched, 'overview then');
  });
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { SetUpView } from '../../src/domain/set-up-view.ts';
import type { ListedActions } from '../../src/domain/tab-view.ts';
import { readable } from './readable.ts';
import { sizes, TabInBrowser } from './tab-in-browser.ts';
import type { WatchedPage } from './watched-page.ts';

/** What a chair decides before a meeting, and what the meeting makes of it, by the keyboard alone; in the order of the year. */

let tab: TabInBrowser;
beforeAll(async () => {
  tab = await TabInBrowser.open();
});
afterAll(() => tab?.close());

const meeting = 'strategic-group.2027-03-03';
const afterTheMeeting = '2027-03-03T18:00:00Z';

async function propose(watched: WatchedPage, ref: string): Promise<void> {
  await watched.go(`action/EDP~${ref}`);
  await watched.choose(/^Update$/);
  await watched.tabTo(/^(Blue|Green|Amber|Red):/);
  await watched.press('Space');
  await watched.tabTo(/^Progress/);
  await watched.press('Control+a');
  await watched.page.keyboard.type('All of it is done.');
  await watched.tabTo(/^Propose as complete/);
  await watched.press('Space', 'Enter');
  await watched.told('Proposed as complete');
}

/** The Strategic Group leads nothing with a date ahead: its chair leads MACE too. The ref of what MACE owes next. */
async function givenToTheChair(): Promise<string> {
  const { groups } = await asked<SetUpView>('set-up');
  const person = groups.find(({ id }) => id === 'strategic-group')!.chairs[0];
  await asked('set-up/changes', { do: 'give-role', person, role: 'chair', group: 'MACE' });
  const { actions } = await asked<ListedActions>('actions?group=mace');
  return actions.find(({ due, on }) => due !== null && due > '2027-01-14' && on.includes('open'))!.ref;
}

async function asked<T>(path: string, body?: unknown): Promise<T> {
  const headers = { 'Content-Type': 'application/json', 'X-Baton-As': 'manager' };
  const init = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) };
  const response = await fetch(`${tab.url}/api/${path}`, init);
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as T;
}

test('a chair agrees to more time, to another date than was asked for', async () => {
  const ref = await givenToTheChair();
  await tab.withPage({}, async (watched) => {
    await watched.go(`action/EDP~${ref}`);
    await watched.choose(/^Update$/);
    await watched.tabTo(/^(Blue|Green|Amber|Red):/);
    await watched.press('Space');
    await watched.tabTo(/^Progress/);
    await watched.press('Control+a');
    await watched.page.keyboard.type('It needs more time.');
    await watched.type(/^Expected by/, '04042027');
    await watched.press('Enter');
    await watched.told('4 April 2027');
  });
  await tab.withPage({ as: 'chair' }, async (watched) => {
    await watched.go(`action/EDP~${ref}`);
    await watched.tabTo(/^Agreed: the date is moved$/);
    await watched.press('Space');
    await watched.tabTo(/^To which date/);
    expect(await watched.page.getByLabel('To which date').inputValue()).toBe('2027-04-04');
    await watched.page.keyboard.type('05052027');
    await readable(watched, 'more time by the chair');
    await watched.choose(/^Save the decision$/);
    await watched.told('5 May 2027');
    await watched.untilOn(/^Decided/);
  });
});

test('a chair signs one action off, and returns another to its owner', async () => {
  await tab.withPage({}, async (watched) => {
    await propose(watched, '2.1');
    await propose(watched, '39.1');
    expect(await watched.page.getByText('For you to decide').count()).toBe(0);
  });
  await tab.withPage({ as: 'chair', viewport: sizes.phone }, async (watched) => {
    await watched.go('action/EDP~2.1');
    await watched.tabTo(/^Agreed: it is complete$/);
    await watched.press('Space');
    await readable(watched, 'for the chair phone');
    await watched.choose(/^Save the decision$/);
    await watched.told('2.1 is complete. The next meeting can note it.');
    await watched.untilOn(/^Decided/);
    await watched.page.getByText('by the chair of Strategic Group').waitFor();
    await readable(watched, 'decided by the chair phone');
    await watched.go('action/EDP~39.1');
    await watched.tabTo(/^Agreed: it is complete$/);
    await watched.press('ArrowDown');
    await watched.untilOn(/^Not agreed: it stays open$/);
    await watched.choose(/^Save the decision$/);
    await watched.told('Returned: 39.1 is not complete yet.');
    await watched.untilOn(/^Decided/);
  });
});

test('a chair who looked before somebody spoke is told so, and decides on what was said', async () => {
  await tab.withPage({ as: 'chair' }, async (watched) => {
    await tab.withPage({}, (other) => propose(other, '39.1'));
    await watched.go('action/EDP~39.1');
    await tab.withPage({}, (other) => propose(other, '39.1'));
    await watched.tabTo(/^Agreed: it is complete$/);
    await watched.press('Space', 'Enter');
    await watched.told('Somebody has spoken of 39.1 since you looked');
    await watched.untilOn(/^Somebody has spoken/);
    await readable(watched, 'spoken of since');
    // What was chosen then is not chosen now.
    await watched.tabTo(/^Agreed: it is complete$/);
    expect(await watched.page.getByRole('radio', { checked: true }).count()).toBe(0);
    await watched.press('ArrowDown', 'Enter');
    await watched.told('Returned: 39.1');
  });
});

test('the meeting notes what its chair decided, and the record is left and taken up again', async () => {
  await tab.comeBackOn(afterTheMeeting);
  await tab.withPage({}, async (watched) => {
    const { page } = watched;
    await watched.go(`meetings/${meeting}/record`);
    await watched.tabTo(/^Noted: 2\.1$/);
    await watched.press('Space');
    await readable(watched, 'record to be noted');
    await watched.choose(/^Save and go on$/);
    await watched.told('Saved: decisions');
    await watched.untilOn(/^Ratings$/);

    await watched.type(/^Another action, by its number$/, '39.1');
    await watched.type(/^Its rating agreed at the meeting$/, 'Amber');
    await watched.choose(/^Back to the meeting$/, 'Shift+Tab');
    await watched.untilOn(/^Strategic Group · 3 March 2027/);
    await watched.choose(/^Record the meeting$/);
    await watched.untilOn(/^Record · Strategic Group/);
    // No rating of this group's waits to be considered, so its record goes on with what comes next.
    await page.getByRole('heading', { name: 'New actions' }).waitFor();
    await watched.choose(/^2 Ratings$/);
    expect(await page.getByLabel('Another action, by its number').inputValue()).toBe('39.1');
    await watched.choose(/^Save and go on$/);
    await watched.told('Saved: ratings, EDP 39.1');

    await watched.type(/^New action$/, 'Write down what a new member has to know.');
    await watched.type(/^Somebody else$/, 'The new business manager');
    await watched.type(/^How one would know/, 'New members say that they know it.');
    await watched.choose(/^Save and go on$/);
    await watched.told(/^Saved: new actions, LOG/);
    await watched.untilOn(/^Attendance$/);
    await watched.type(/^Example Police$/, 'Deputy');
    await watched.choose(/^Save and go on$/);
    await watched.told('Saved: attendance');
    await watched.untilOn(/^Minute reference$/);
    await page
      .getByText('1 of 1 decision by the chair')
      .or(page.getByText(/\d of \d decisions by the chair/))
      .waitFor();
    await watched.choose(/^Finish$/);
    await watched.untilOn(/is recorded, and its cycle is closed/);
    await watched.go('action/EDP~2.1');
    await page.getByText('noted on 3 March 2027').waitFor();
  });
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readable } from './readable.ts';
import { sizes, TabInBrowser } from './tab-in-browser.ts';
import type { WatchedPage } from './watched-page.ts';

/** From what owners ask for to what their meeting makes of it, by the keyboard alone; told in the order of the year. */

let tab: TabInBrowser;
beforeAll(async () => {
  tab = await TabInBrowser.open();
});
afterAll(() => tab?.close());

const meeting = 'mace.2027-02-01';
const afterTheMeeting = '2027-02-01T18:00:00Z';

function isInSight({ page }: WatchedPage, words: string): Promise<boolean> {
  return page
    .getByText(words)
    .first()
    .evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= window.innerHeight;
    });
}

test('more time is asked for, with evidence', async () => {
  await tab.withPage({}, async (watched) => {
    const { page } = watched;
    await watched.go('action/EDP~21.1');
    await watched.choose(/^Update$/);
    await watched.untilOn(/^Green/);
    await watched.press('ArrowDown');
    await watched.untilOn(/^Amber/);
    await watched.tabTo(/^Progress/);
    await watched.press('Control+a');
    await page.keyboard.type('Two of three speakers have agreed.');
    await watched.type(/^Expected by/, '05052027');
    await watched.type(/^Evidence link/, 'https://example.org/speakers');
    await readable(watched, 'update form');
    await watched.press('Enter');
    await watched.told('More time asked for: to 5 May 2027');
    await watched.untilOn(/^Saved/);
    await page.getByText('To 5 May 2027, not agreed yet').waitFor();
    await readable(watched, 'more time asked for');
    await watched.tabTo(/^Evidence: https:\/\/example\.org\/speakers/);
  });
});

test('an action is proposed as complete, taken back and proposed again', async () => {
  await tab.withPage({ viewport: sizes.phone }, async (watched) => {
    const propose = async () => {
      await watched.choose(/^Update$/);
      await watched.tabTo(/^Propose as complete/);
      await watched.press('Space', 'Enter');
      await watched.told('Proposed as complete');
      await watched.untilOn(/^Saved/);
    };
    await watched.go('action/EDP~28.1');
    await propose();
    await readable(watched, 'proposed phone');
    await watched.choose(/^Undo$/);
    await watched.told('Taken back');
    await watched.untilOn(/^Taken back/);
    await propose();
  });
});

test('what somebody wrote by e-mail is put down for them; words about a child in danger are answered, and are gone', async () => {
  await tab.withPage({}, async (watched) => {
    await watched.go('action/EDP~1.1');
    await watched.choose(/^Update$/);
    await watched.untilOn(/^By e-mail$/);
    await watched.press('ArrowDown');
    await watched.untilOn(/^Said at the meeting$/);
    await watched.type(/^Who said it$/, 'Example Police');
    await watched.tabTo(/^Progress/);
    await watched.press('Control+a');
    await watched.page.keyboard.type('A boy in my class says his dad hits him');
    await watched.choose(/^Save$/);
    await watched.untilOn(/^Baton cannot act on a concern about a child/);
    expect(await watched.page.getByText('his dad hits him').count()).toBe(0);
    await readable(watched, 'safety message');
    await watched.choose(/^Update$/);
    await watched.type(/^Who said it$/, 'Example Police');
    await watched.choose(/^Save$/);
    await watched.untilOn(/^Saved/);
    await watched.page.getByText('on behalf of Example Police').first().waitFor();
  });
});

test('an action is found by its number, and one goes back to where it was found', async () => {
  await tab.withPage({}, async (watched) => {
    await watched.go('plan');
    await watched.page.locator('main').focus();
    await watched.type(/^Search/, '21.1');
    await watched.choose(/^21\.1/);
    await watched.untilOn(/^Action 21\.1$/);
    await watched.choose(/^Back to the plan$/, 'Shift+Tab');
    await watched.untilOn(/^Plan$/);
    expect(await watched.page.getByLabel('Search').inputValue()).toBe('21.1');
  });
});

test('the meeting is recorded: decisions, ratings, new actions, attendance, minute reference', async () => {
  await tab.comeBackOn(afterTheMeeting);
  await tab.withPage({}, async (watched) => {
    const { page } = watched;
    const goOn = async (said: RegExp, to: RegExp) => {
      await watched.choose(/^Save and go on$/);
      await watched.told(said);
      await watched.untilOn(to);
    };
    await watched.go(`meetings/${meeting}`);
    await watched.choose(/^Record the meeting$/);
    await watched.untilOn(/^Record · MACE/);
    await watched.type(/^Note on 21\.1$/, 'A boy in my class says his dad hits him');
    await watched.choose(/^Save$/);
    await watched.told('Baton cannot act on a concern about a child');
    await page.getByText('call 999').waitFor();
    expect(await isInSight(watched, 'call 999')).toBe(true);
    expect(await page.getByLabel('Note on 21.1').inputValue()).toBe('');

    await watched.type(/^More time for 21\.1$/, 'Agreed', 'Shift+Tab');
    await watched.type(/^Note on 21\.1$/, 'To be ready before the summer.');
    await watched.type(/^Sign-off of 28\.1$/, 'Not agreed');
    await readable(watched, 'record decisions');
    await goOn(/^Saved: decisions, EDP 21\.1 and EDP 28\.1/, /^Ratings$/);

    await watched.type(/^Rating of 29\.1 agreed at the meeting$/, 'Red');
    await readable(watched, 'record ratings');
    await goOn(/^Saved: ratings, EDP 29\.1/, /^New actions$/);

    await watched.type(/^New action$/, 'Bring the figures for the autumn term to the board.');
    await watched.type(/^Who answers for it$/, 'Chief');
    await watched.type(/^Due by$/, '05052027');
    await watched.choose(/^Save$/);
    await watched.told('Saved: new actions, LOG-MACE 1');
    await watched.untilOn(/^Save$/);
    await watched.choose(/^Take LOG-MACE 1 out of the log again$/, 'Shift+Tab');
    await watched.told('Taken out of the log again: LOG-MACE 1');
    await watched.untilOn(/^Save and go on$/);
    await watched.type(/^New action$/, 'Bring the figures for the spring term to the board.', 'Shift+Tab');
    await readable(watched, 'record actions');
    await goOn(/^Saved: new actions, LOG-MACE 2/, /^Attendance$/);

    await watched.type(/^Example Police$/, 'Apol');
    await readable(watched, 'record attendance');
    await goOn(/^Saved: attendance/, /^Minute reference$/);

    await watched.choose(/^1 Decisions$/, 'Shift+Tab');
    await page.getByRole('heading', { name: 'Decisions' }).waitFor();
    await watched.untilOn(/^1 Decisions$/);
    await watched.choose(/^5 Minute reference$/);
    await watched.type(/^Minute reference$/, 'Minute 7');
    await watched.choose(/^Finish$/);
    await watched.told('is recorded, and its cycle is closed');
    await watched.untilOn(/is recorded, and its cycle is closed/);
    await readable(watched, 'recorded');
    expect(await page.getByText('Minute 7').count()).toBe(1);
  });
});

test('the run record opens and closes, and says what was sent to whom', async () => {
  await tab.withPage({ viewport: sizes.phone }, async (watched) => {
    await watched.go('meetings');
    await watched.choose(/^MACE · 1 February 2027/);
    await watched.untilOn(/^MACE · 1 February 2027/);
    await watched.choose(/^Show the run record$/);
    await watched.page.getByRole('heading', { name: 'Messages' }).waitFor();
    await watched.untilOn(/^Hide the run record$/);
    await readable(watched, 'run record phone');
    await watched.press('Enter');
    await watched.untilOn(/^Show the run record$/);
  });
});

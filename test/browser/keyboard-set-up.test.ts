import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { docxOf, table } from '../documents/office-files.ts';
import { readable } from './readable.ts';
import { sizes, TabInBrowser } from './tab-in-browser.ts';

/** Everything that a business manager sets up, by the keyboard alone. Days are typed that read the same either way round. */

let tab: TabInBrowser;
beforeAll(async () => {
  tab = await TabInBrowser.open();
});
afterAll(() => tab?.close());

const plan = [
  'Ref,Action,Timescale,Lead group,RAG',
  '1.1,Write a plan for the year,31/02/2027,MACE,Green',
  '1.2,Hold a workshop,June 2027,,Amber',
  '1.3,Ask the schools,soonish,,',
  '1.4,Report to the board,soonish,Harbour Board,Red',
].join('\n');

const hidden = '<w:p><w:r><w:t>Write it down</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>';
const planWithHiddenText = docxOf(
  table(['No.', 'Action', 'Lead', 'Time Scale'], ['1.1', `<w:tc>${hidden}</w:tc>`, 'MACE', 'March 2027']),
);

test('a plan is brought in, put right, imported and taken back', async () => {
  await tab.withPage({}, async (watched) => {
    const { page } = watched;
    await watched.go('setup');
    await watched.chooseFile(/^Choose a file$/, 'Harbour Plan.csv', plan);
    await watched.untilOn(/^Import HP\?$/);

    // What is typed and not saved stays while something else is put right.
    await watched.type(/^Title$/, 'The harbour plan');
    await watched.choose(/^Save when 1\.1 is due$/);
    await watched.told('Put right: 1.1 is due on 28 February 2027.');
    await watched.untilOn(/^When is 1\.3 due/);
    expect(await page.getByLabel('Title').inputValue()).toBe('The harbour plan');
    await page.keyboard.type('03032027');
    await watched.choose(/^Save when 1\.3 is due$/);
    await watched.untilOn(/^When is 1\.4 due/);
    await watched.type(/^Which group is Harbour Board/, 'LPR', 'Shift+Tab');
    await watched.choose(/^Save the groups$/);
    await watched.told('Put right: Harbour Board is LPR Group.');
    await watched.type(/Who leads all of these/, 'MACE');
    await readable(watched, 'set-up preview');
    await watched.choose(/^Save for all$/);
    await watched.told(/Put right: 1\.\d is led by MACE/);

    await watched.type(/^Years it covers/, 'some years', 'Shift+Tab');
    await watched.choose(/^Save$/);
    await watched.told('Those years were not understood');
    await watched.untilOn(/^Save$/);
    await watched.type(/^Years it covers/, 'April 2026 to March 2027', 'Shift+Tab');
    await watched.choose(/^Save$/);
    await watched.told(/^Saved$/);
    await page.getByText('The harbour plan · 1 April 2026 to 31 March 2027').waitFor();

    await watched.choose(/^Import$/);
    await watched.untilOn(/^Imported: HP$/);
    await readable(watched, 'set-up imported');
    await watched.choose(/^Undo the import$/);
    await watched.told('was taken back');
    await watched.untilOn(/^Back to Set-up$/);
    await watched.press('Enter');
    await watched.untilOn(/^Set-up$/);
  });
});

test('a file that is no plan is refused where it was chosen, and one that waits can be cancelled', async () => {
  await tab.withPage({ viewport: sizes.phone }, async (watched) => {
    await watched.go('setup');
    await watched.chooseFile(/^Choose a file$/, 'Budget.csv', 'Heading,Amount\nRent,5\n');
    await watched.told('does not look like a plan');
    await watched.untilOn(/^Choose a file$/);
    await readable(watched, 'set-up refused');
    await watched.chooseFile(/^Choose a file$/, 'Waiting Plan.docx', planWithHiddenText);
    await watched.untilOn(/^Import WP\?$/);
    await watched.page.getByText('Hidden text was left out.').waitFor();
    await readable(watched, 'set-up preview phone');
    await watched.choose(/^Back to Set-up$/, 'Shift+Tab');
    await watched.untilOn(/^Set-up$/);
    await watched.choose(/^Cancel the import of Waiting Plan\.docx$/);
    await watched.told('Waiting Plan.docx');
    await watched.untilOn(/^(Choose a file|Undo the last import)/);
  });
});

describe('the groups', () => {
  test('get a front door, an overseer and a policy', async () => {
    await tab.withPage({}, async (watched) => {
      await watched.go('setup/groups');
      await watched.type(/^Hours/, 'Monday to Friday 8 to 6');
      await watched.press('Enter');
      await watched.told('Monday to Friday 8 to 6');
      await watched.settled();
      await watched.untilOn(/^Hours/);
      await watched.type(/^Every group’s summary/, 'Management');
      await watched.choose(/^Save the overseeing group$/);
      await watched.told('Management Executive Board is the oversight group');
      await watched.type(/^What MACE is asked about/, 'Every');
      await watched.told('MACE’s cycles ask about every open action');
      await watched.untilOn(/^What MACE is asked about/);
    });
  });

  test.each(['laptop', 'phone'] as const)('get other names, and report to one another: %s', async (size) => {
    await tab.withPage({ viewport: sizes[size] }, async (watched) => {
      const name = `Panel on a ${size}`;
      await watched.go('setup/groups');
      await watched.choose(/^Change MACE$/);
      await watched.type(/^Another name for MACE$/, name);
      await watched.press('Enter');
      await watched.told(`MACE is also called ${name}`);
      await watched.untilOn(/^Another name for MACE$/);
      await watched.page.keyboard.type('LPR Group');
      await watched.press('Enter');
      await watched.told('LPR Group goes by that name already');
      await readable(watched, `set-up group names ${size}`);
      await watched.type(/^MACE reports to/, size === 'laptop' ? 'Strategic' : 'Management');
      await watched.choose(/^Save whom it reports to$/);
      await watched.told(/MACE reports to (Management Executive Board|Strategic Group)/);
      await watched.settled();
      await watched.untilOn(/^Save whom it reports to$/);
      await watched.choose(new RegExp(`^Take the name ${name} away`), 'Shift+Tab');
      await watched.told(`MACE is no longer called ${name}`);
    });
  });

  test('get their chairs and their days, end, and meet again', async () => {
    await tab.withPage({}, async (watched) => {
      const nurse = 'Ash Example (Designated Nurse)';
      await watched.go('setup/groups');
      await watched.choose(/^Change Audit Group$/);
      await watched.type(/^Who chairs Audit Group/, nurse);
      await watched.type(/^As what in Audit Group/, 'Vice');
      await watched.choose(/^Give the role$/);
      await watched.told(`${nurse} is vice chair of Audit Group`);
      await watched.page.getByRole('button', { name: `${nurse} is no longer` }).waitFor();
      await watched.choose(/^Ash Example.* is no longer vice chair of Audit Group$/);
      await watched.told(`${nurse} is no longer vice chair of Audit Group`);
      await watched.type(/^Ask\b/, '3');
      await watched.type(/^Chase\b/, '9');
      await watched.choose(/^Save the days$/);
      await watched.told('The steps must come in their order');
      await watched.type(/^Chase\b/, '3', 'Shift+Tab');
      await watched.type(/^Ask\b/, '15', 'Shift+Tab');
      await watched.choose(/^Save the days$/);
      await watched.told('before the papers ask 15');
      await watched.type(/^What Audit Group leads goes to/, 'LPR');
      await watched.choose(/^Audit Group has ended/);
      await watched.told('Audit Group would prepare no more meetings');
      await readable(watched, 'set-up end a group');
      await watched.choose(/^Yes, Audit Group has ended$/);
      await watched.told('Audit Group has ended.');
      await watched.go('setup/groups');
      await watched.choose(/^Who takes over from Audit Group$/, 'Shift+Tab');
      await watched.type(/^What Audit Group leads goes to/, 'MACE');
      await watched.choose(/^Say who takes over/);
      await watched.told('Audit Group has ended already');
      await watched.choose(/^MACE takes over$/);
      await watched.told('MACE takes over from Audit Group');
      await readable(watched, 'set-up ended groups');
      await watched.choose(/^Audit Group meets again$/, 'Shift+Tab');
      await watched.told('Audit Group meets again');
    });
  });

  test('are left alone for a while', async () => {
    await tab.withPage({}, async (watched) => {
      await watched.go('setup/groups');
      await watched.choose(/^Quiet period for MACE$/);
      await watched.type(/^Not asked from/, '12122027');
      await watched.type(/^to/, '02022028');
      await readable(watched, 'set-up quiet period');
      await watched.choose(/^Save$/);
      await watched.told('from 12 December 2027 to 2 February 2028');
      await watched.untilOn(/^Quiet period for MACE$/);
      await watched.choose(/^No quiet periods for MACE$/);
      await watched.told('MACE has no quiet periods');
      await watched.untilOn(/^Quiet period for MACE$/);
      await watched.choose(/^Pause MACE$/);
      await watched.untilOn(/^Resume MACE$/);
      await watched.press('Enter');
      await watched.untilOn(/^Pause MACE$/);
    });
  });
});

test('posts get their people, and an agency its post', async () => {
  await tab.withPage({}, async (watched) => {
    await watched.go('setup/people');
    await watched.choose(/^Change who holds Head of Youth Justice/);
    await watched.type(/^Holder$/, 'Lee Example');
    await watched.press('Enter');
    await watched.told('Lee Example is holder of Head of Youth Justice');
    await watched.type(/^Lee Example is away until$/, '03032027');
    await watched.choose(/^Save the absence$/);
    await watched.told('Lee Example is away until 3 March 2027');
    await watched.choose(/^Back already$/);
    await watched.told('Lee Example is back');
    await watched.untilOn(/^(Save the absence|Lee Example is away until)$/);
    await readable(watched, 'set-up people');
    await watched.choose(/^No holder$/, 'Shift+Tab');
    await watched.told('Head of Youth Justice (Exampleshire Council) is vacant');
    await watched.type(/^A new agency$/, 'Harbour Trust');
    await watched.press('Enter');
    await watched.told('Harbour Trust is one of the agencies');
    await watched.page.locator('option', { hasText: 'Harbour Trust' }).waitFor({ state: 'attached' });
    await watched.type(/^A new post$/, 'Head of Care');
    await watched.type(/^In which agency$/, 'Harbour');
    await watched.choose(/^Add the post$/);
    await watched.told('the post Head of Care (Harbour Trust) is there');
    await watched.chooseFile(/^Choose a list$/, 'people.csv', 'agency,post\nHarbour Trust,Head of Boats\n');
    await watched.told('Head of Boats');
    await watched.untilOn(/^Choose a list$/);
  });
});

test('a meeting is added, moved, cancelled and brought back', async () => {
  await tab.withPage({}, async (watched) => {
    await watched.go('setup/meetings');
    await watched.type(/^Group\W*$/, 'LPR Group');
    await watched.type(/^Date/, '04042027');
    await watched.choose(/^Add the meeting$/);
    await watched.told('Added: LPR Group meets on 4 April 2027');
    await watched.untilOn(/^Add the meeting$/);
    await watched.choose(/^Move LPR Group’s meeting on 4 April 2027$/);
    await watched.type(/^Date/, '05052027');
    await watched.choose(/^Move the meeting$/);
    await watched.told('is now on 5 May 2027');
    await watched.untilOn(/^Move LPR Group’s meeting on 5 May 2027$/);
    await watched.choose(/^Cancel LPR Group’s meeting/);
    await watched.told('LPR Group would not meet on 5 May 2027');
    await readable(watched, 'set-up cancel a meeting');
    await watched.choose(/^Keep it$/);
    await watched.untilOn(/^Cancel LPR Group’s meeting/);
    await watched.press('Enter');
    await watched.told('LPR Group would not meet on 5 May 2027');
    await watched.choose(/^Cancel the meeting$/);
    await watched.told('Cancelled: LPR Group does not meet on 5 May 2027');
    await watched.untilOn(/^Bring back LPR Group’s meeting/);
    await watched.press('Enter');
    await watched.told('will be held after all');
    await watched.untilOn(/^Move LPR Group’s meeting/);
  });
});

test('a post gets actions, an agency its names and parts, and somebody has left', async () => {
  await tab.withPage({}, async (watched) => {
    const { page } = watched;
    await watched.go('setup/people');
    await watched.choose(/^Change who holds Service Manager, Social Care/);
    await watched.type(/^Actions for Service Manager/, 'nothing');
    await watched.press('Enter');
    await watched.told('names no action');
    await watched.type(/^Save the actions$/, '');
    await watched.type(/^Actions for Service Manager/, 'EDP 4.1', 'Shift+Tab');
    await watched.press('Enter');
    await watched.told('answers for EDP 4.1');
    await watched.choose(/^Jo Example.* has left/);
    await watched.told('every post of theirs would be vacant');
    await readable(watched, 'set-up somebody leaves');
    await watched.choose(/is still here$/);
    await watched.untilOn(/^Jo Example.* has left/);
    await watched.press('Enter');
    await watched.choose(/^Yes, Jo Example.* has left$/);
    await watched.told(/has left and is asked nothing any more/);
    await watched.untilOn(/^(Actions for Service Manager|Change who holds Service Manager)/);
    await watched.choose(/^Change Example Police$/);
    await watched.type(/^Another name for Example Police$/, 'the Constabulary');
    await watched.press('Enter');
    await watched.told('also known as the Constabulary');
    await watched.type(/^An action of which agencies owe a part/, 'EDP 4.1');
    await watched.type(/^All agencies that owe one/, 'Constabulary');
    await watched.press('Enter');
    await watched.told('Example Police owes a part of EDP 4.1');
    await readable(watched, 'set-up agencies');
    await page.getByRole('button', { name: 'Take the name the Constabulary away from Example Police' }).waitFor();
    await watched.choose(/^Take the name the Constabulary away/, 'Shift+Tab');
    await watched.told('no longer known as the Constabulary');
  });
});

test('a plan is for some groups, and for everybody again', async () => {
  await tab.withPage({ viewport: sizes.phone }, async (watched) => {
    await watched.go('setup');
    await watched.choose(/^Who may read EDP$/);
    await watched.tabTo(/^(The whole partnership|These groups)/);
    await watched.press('ArrowDown');
    await watched.tabTo(/^MACE$/);
    await watched.press('Space');
    await readable(watched, 'set-up readers');
    await watched.choose(/^Save who may read it$/);
    await watched.told('The words of EDP are for MACE alone');
    await watched.page.getByText('Its words are for MACE alone').waitFor();
    await watched.tabTo(/^These groups/, 'Shift+Tab');
    await watched.press('ArrowUp');
    await watched.choose(/^Save who may read it$/);
    await watched.told('That cannot be unseen');
    await watched.choose(/^Yes, show it to them$/);
    await watched.told('are for the whole partnership');
  });
});

test('roles are given to those who have met Baton, and taken away', async () => {
  await tab.withPage({ viewport: sizes.phone }, async (watched) => {
    await watched.go('setup/people');
    await watched.type(/^Who is to have a role/, 'Ash Example (Designated Nurse)', 'Shift+Tab');
    await watched.type(/^As what/, 'Independent');
    await watched.choose(/^Give the role$/);
    await watched.told('Ash Example (Designated Nurse) is the independent scrutineer');
    await readable(watched, 'set-up roles');
    await watched.page.getByRole('button', { name: 'is no longer independent scrutineer' }).waitFor();
    await watched.choose(/^Ash Example.* is no longer independent scrutineer$/);
    await watched.told('is no longer the independent scrutineer');
    await watched.choose(/^Sam Example.* is no longer business manager$/, 'Shift+Tab');
    await watched.told('is the only business manager');
  });
});

test('a step before the next meeting is left out', async () => {
  await tab.withPage({ viewport: sizes.phone }, async (watched) => {
    await watched.go('setup/meetings');
    await watched.choose(/^Steps before Strategic Group’s meeting/);
    await watched.type(/^Leave out$/, 'The chase');
    await watched.type(/^Because/, 'half term');
    await readable(watched, 'set-up steps');
    await watched.press('Enter');
    await watched.told(/The chase for Strategic Group’s meeting .* would be left out/);
    await readable(watched, 'set-up leave a step out');
    await watched.choose(/^Leave it in$/);
    await watched.untilOn(/^(Because|Leave it out)/);
    await watched.choose(/^Leave it out/, 'Shift+Tab');
    await watched.choose(/^Yes, leave it out$/);
    await watched.told(/^The chase for Strategic Group’s meeting .* is left out\.$/);
    await watched.tabTo(/^Leave it out/);
    await watched.press('Enter');
    await watched.told('is left out already');
  });
});

test('a group is asked at once when that is said twice', async () => {
  await tab.withPage({}, async (watched) => {
    await watched.go('setup/meetings');
    await watched.type(/^Group\W*$/, 'Audit Group');
    await watched.type(/^Date/, '05052027');
    await watched.choose(/^Add the meeting$/);
    await watched.told('Added: Audit Group meets on 5 May 2027');
    await watched.choose(/^Steps before Audit Group’s meeting/);
    await watched.choose(/^Ask now for Audit Group$/);
    await watched.told(/would be asked about for Audit Group’s meeting on 5 May 2027 at once, in \d+ cards?: /);
    await readable(watched, 'set-up ask now');
    await watched.choose(/^Wait for its day$/);
    await watched.untilOn(/^Ask now for Audit Group$/);
    await watched.press('Enter');
    await watched.choose(/^Yes, ask for Audit Group now$/);
    await watched.told(/^Asked about \d+ actions? for Audit Group’s meeting on 5 May 2027/);
    await watched.untilOn(/^Ask now for Audit Group$/);
  });
});

test('the audit trail is filtered, and turned page by page', async () => {
  await tab.withPage({}, async (watched) => {
    await watched.go('setup/trail');
    await watched.choose(/^Older$/);
    await watched.told(/, 51 to 1\d\d shown/);
    await watched.untilOn(/^Older$/);
    await watched.choose(/^Newer$/, 'Shift+Tab');
    await watched.told(/, 1 to 50 shown/);
    await watched.untilOn(/^Newer$/);
    await watched.type(/^Filter the audit trail$/, 'meeting', 'Shift+Tab');
    await watched.told(/^\d+ lines?$/);
    await watched.untilOn(/^Filter the audit trail$/);
    await watched.press('Escape');
    await watched.told(/, 1 to 50 shown/);
    await readable(watched, 'set-up trail');
  });
});

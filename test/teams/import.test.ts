import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { importPlan } from '../../src/flows/import-plan.ts';
import { defaultPartnership } from '../../src/flows/meet-team.ts';
import { fetchFile } from '../../src/teams/fetch-file.ts';
import { aDraft } from '../builders.ts';
import { docxOf, table } from '../documents/office-files.ts';
import { anAskedPartnership, aPartnership, type Partnership } from './a-partnership.ts';
import type { Shown } from './a-user.ts';
import { inputsOf } from './cards-reading.ts';
import { FileHost } from './file-host.ts';

let partnership: Partnership;
const host = new FileHost();

beforeEach(async () => {
  await host.start();
  partnership = await aPartnership();
});
afterEach(async () => {
  expect(partnership.teams.complaints).toEqual([]);
  await partnership.end();
  await host.stop();
});

const headings = 'No.,Action,Lead,Time Scale,Update,RAG';
const rows = [
  '1.1,Write down who does what,MACE,October 2019,01.05.19 - Begun,Amber',
  '1.2,Agree the pathway,Housing Panel,Sometime soon,,',
  '1.3,Train everybody,,March 2020,,Blue',
];

function aFile(...more: readonly string[]) {
  return host.keeps('Business Plan 2019-2020.csv', headings, ...rows, ...more);
}

async function sends(...links: readonly { name: string; url: string }[]): Promise<Shown> {
  const [card] = await partnership.sam.sendsFiles(links);
  return card!;
}

const plans = async () => (await partnership.rows('plan')).map(({ value }) => [value.code, value.edition]);

describe('a plan’s file in the personal chat', () => {
  it('is shown as it was read, and nothing is stored before Import', async () => {
    const card = await sends(aFile());
    expect(card.text).toContain('Import BP?');
    expect(card.text).toContain('3 actions');
    expect(card.text).toContain('1 update and 2 ratings of its own');
    expect(card.text).toContain('Housing Panel (1, new)');
    expect(card.text).toContain('Nobody is named to lead (1): 1.3');
    expect(card.text).toContain('Timescale not understood (1): 1.2');
    expect(await plans()).toEqual([['DP', 1]]);
    const { shown } = await partnership.sam.presses('Import', card);
    expect(shown?.text).toContain('Imported as BP, edition 1: 3 actions.');
    expect(await plans()).toEqual([
      ['BP', 1],
      ['DP', 1],
    ]);
    expect((await partnership.rows('draft-part')).length).toBe(0);
  });

  it('is put right in place: the group, the lead, the date, the plan’s own words', async () => {
    const card = await sends(aFile());
    const page = (await partnership.sam.presses('Put right', card)).shown!;
    expect(inputsOf(page.card).map(({ label }) => label)).toEqual([
      'Code',
      'Title',
      'Years it covers',
      'Who may read its words',
      'Which group is Housing Panel?',
      expect.stringMatching(/^When is 1.2 due|^Who leads 1.3/),
      expect.stringMatching(/^When is 1.2 due|^Who leads 1.3/),
    ]);
    const typed = {
      Code: 'hp',
      'Who may read its words': 'restricted',
      'Which group is Housing Panel?': 'LPR Group',
      'Who leads 1.3?': 'MACE',
      'When is 1.2 due?': '2019-11-30',
    };
    const again = (await partnership.sam.presses('Save', page, typed)).shown!;
    expect(again.text).toContain('Import HP?');
    expect(again.text).not.toContain('To look at');
    expect(again.text).toContain('Restricted:');
    await partnership.sam.presses('Import', again);
    const words = (await partnership.rows('action')).map(({ value }) => value).filter(({ plan }) => plan === 'HP');
    expect(words.map(({ ref, leads, timescale }) => [ref, leads, timescale.due])).toEqual([
      ['1.1', ['mace'], ['2019-10-31']],
      ['1.2', ['lpr-group'], ['2019-11-30']],
      ['1.3', ['mace'], ['2020-03-31']],
    ]);
    const lpr = (await partnership.rows('group')).find(({ id }) => id === 'lpr-group');
    expect(lpr?.value.aliases).toContain('Housing Panel');
  });

  it('is imported once, however often and by however many Import is pressed', async () => {
    const card = await sends(aFile());
    const answers = await partnership.sam.pressesTimes(3, 'Import', card);
    expect(answers.filter(({ text }) => text.includes('Imported as BP, edition 1'))).toHaveLength(1);
    expect(answers.filter(({ text }) => text.includes('Nothing is imported twice'))).toHaveLength(2);
    expect(await plans()).toContainEqual(['BP', 1]);
    expect(await partnership.rows('update')).toHaveLength(2);
  });

  it('on an old card, or after somebody else’s import, is shown anew and not imported', async () => {
    const card = await sends(aFile());
    const page = (await partnership.sam.presses('Put right', card)).shown!;
    await partnership.sam.presses('Save', page, { Title: 'Another title' });
    const old = await partnership.sam.presses('Import', card);
    expect(old.text).toContain('Something was put right since');
    await importPlan(partnership.ports, defaultPartnership, {
      draft: aDraft([{ ref: '1.1' }], { code: 'BP' }),
      source: 'theirs.csv',
      by: 'somebody',
    });
    const late = await partnership.sam.presses('Import', old.shown!);
    expect(late.text).toContain('Somebody imported this plan in the meantime');
    expect(late.text).toContain('What it changes of edition 1');
    expect(await plans()).toContainEqual(['BP', 1]);
    await partnership.sam.presses('Import', late.shown!);
    expect(await plans()).toContainEqual(['BP', 2]);
  });

  it('is forgotten by Cancel, and its card then says so', async () => {
    const card = await sends(aFile());
    expect((await partnership.sam.presses('Cancel', card)).text).toContain('is forgotten');
    expect((await partnership.sam.presses('Import', card)).text).toContain('was imported');
    expect(await partnership.rows('draft-part')).toEqual([]);
    expect(await plans()).toEqual([['DP', 1]]);
  });

  it('can be taken back from the card or by typing, until somebody is asked about it', async () => {
    const imported = (await partnership.sam.presses('Import', await sends(aFile()))).shown!;
    expect((await partnership.sam.presses('Undo the import', imported)).text).toContain('BP is in no list any more');
    await partnership.sam.presses('Import', await sends(aFile()));
    expect((await partnership.sam.says('undo import BP')).text).toContain('was taken back');
    expect((await partnership.sam.says('undo import')).text).toContain('Type: undo import DP');
    expect((await partnership.robin.says('undo import DP')).text).toContain('Only a business manager');
    expect(await plans()).toEqual([['DP', 1]]);
  });

  it('after the ask is not taken back, with a sentence that says why', async () => {
    const asked = await anAskedPartnership();
    expect((await asked.sam.says('undo import DP')).text).toContain('MACE was asked about it on 3 September 2019');
    await asked.end();
  });

  it('that holds several plans gets a card for each, under the codes that it gives them', async () => {
    const lines = ['Plan,No.,Action,Lead,Time Scale', 'BP,1,Ask,MACE,October 2019', 'PR,1,Tell,MACE,March 2020'];
    const cards = await partnership.sam.sendsFiles([host.keeps('All plans 2019-20.csv', ...lines)]);
    expect(cards.map(({ text }) => /Import (\w+)\?/.exec(text)?.[1])).toEqual(['BP', 'PR']);
    for (const card of cards) await partnership.sam.presses('Import', card);
    expect(await plans()).toEqual([
      ['BP', 1],
      ['DP', 1],
      ['PR', 1],
    ]);
  });

  it('of several files gets one card each', async () => {
    const cards = await partnership.sam.sendsFiles([aFile(), host.keeps('Budget.csv', 'Heading,Amount', 'Rent,5')]);
    expect(cards.map(({ text }) => text.split('\n')[0])).toEqual([
      'Import BP?',
      expect.stringContaining('does not look like a plan'),
    ]);
  });

  it('is followed by what was left out of it', async () => {
    const hidden =
      '<w:p><w:r><w:t>Write it down</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>';
    const rowsOfPlan = [
      ['No.', 'Action', 'Lead', 'Time Scale'],
      ['1.1', `<w:tc>${hidden}</w:tc>`, 'MACE', 'March 2020'],
    ];
    const file = host.holds('Business Plan 2019-2020.docx', docxOf(table(...rowsOfPlan)));
    const [card, remark] = await partnership.sam.sendsFiles([file]);
    expect(card!.text).toContain('Import BP?');
    expect(remark!.text).toBe('How I read Business Plan 2019-2020.docx: Hidden text was left out.');
  });

  it.each<[string, () => { name: string; url: string }, string]>([
    ['that is gone', () => host.linkTo('gone.csv'), 'Please send it again'],
    ['that lies elsewhere', () => host.linkTo('elsewhere'), 'does not lie where Teams keeps files'],
    ['without an end', () => host.linkTo('endless'), 'larger than 10 MB'],
    ['of another place', () => ({ name: 'a.csv', url: 'https://10.0.0.1/a.csv' }), 'does not lie where'],
    ['of people', () => host.keeps('people.csv', 'Agency,Post', 'Police,Inspector'), 'people import FILE'],
    ['of meetings', () => host.keeps('dates.csv', 'Group,Date', 'MACE,2026-01-01'), 'meetings import FILE'],
  ])('%s is answered with a sentence', async (_, link, sentence) => {
    expect((await sends(link())).text).toContain(sentence);
    expect(await partnership.rows('draft')).toEqual([]);
  });

  it('is not opened for somebody who is no business manager, nor in a channel', async () => {
    const [robins] = await partnership.robin.sendsFiles([aFile()]);
    expect(robins!.text).toContain('Only a business manager can import a plan');
    const [shared] = await partnership.sam.sendsFiles([aFile()], 'here', { in: 'MACE' });
    expect(shared!.text).toContain('send it to me in our personal chat');
    expect(await partnership.rows('draft')).toEqual([]);
  });

  it('does not open the safety door: words about a child in danger get the safety message alone', async () => {
    const cards = await partnership.sam.sendsFiles([aFile()], 'a boy in my class says his dad hits him');
    expect(cards).toHaveLength(1);
    expect(cards[0]!.text).toContain('999');
    expect(await partnership.rows('draft')).toEqual([]);
  });
});

describe('where files are fetched from', () => {
  it.each([
    'http://example.sharepoint.com/a.docx',
    'https://example.sharepoint.com.evil.org/a.docx',
    'https://evilsharepoint.com/a.docx',
    'https://user:word@example.sharepoint.com/a.docx',
    'https://example.sharepoint.com:8443/a.docx',
    'https://169.254.169.254/latest',
    'http://127.0.0.1:1/a.docx',
    'data:text/csv,a',
    'file:///etc/passwd',
    'no link at all',
  ])('not from %s', async (url) => {
    expect(await fetchFile({ name: 'a.docx', url }, { isLocal: false })).toEqual({ ok: false, why: 'place' });
  });
});

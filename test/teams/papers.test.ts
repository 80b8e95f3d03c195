import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readIntent } from '../../src/teams/intents.ts';
import { wordsIn } from '../documents/words-in.ts';
import { aPartnership, type Partnership } from './a-partnership.ts';
import type { User } from './a-user.ts';
import { FileHost } from './file-host.ts';

let partnership: Partnership;
const host = new FileHost();

beforeEach(async () => {
  host.put.clear();
  await host.start();
  partnership = await aPartnership();
});
afterEach(async () => {
  expect(partnership.teams.complaints).toEqual([]);
  await partnership.end();
  await host.stop();
});

interface Question {
  readonly contentType: string;
  readonly name: string;
  readonly content: { readonly description: string; readonly sizeInBytes: number; readonly acceptContext: object };
}

/** What Baton posted in somebody's own chat after they said something: its attachment as Teams got it. */
async function asks(user: User, words: string): Promise<{ id: string; question: Question }> {
  await user.sends(user.messageOf(words));
  const posted = partnership.teams.posted.filter(({ channel }) => channel === user.chat).at(-1)!;
  return { id: posted.id, question: posted.forms[0]!.attachments![0] as unknown as Question };
}

/** The answer to Teams' question, as Teams sends it once it has made a place for the file. */
function answered(user: User, { id, question }: { id: string; question: Question }, place: string | null) {
  const { text: _, ...base } = user.messageOf('');
  const uploadInfo = {
    contentUrl: 'https://example-my.sharepoint.com/personal/sam/Documents/paper.docx',
    name: question.name,
    uploadUrl: place,
    uniqueId: '1150D938',
    fileType: 'docx',
  };
  const value = {
    type: 'fileUpload',
    action: place === null ? 'decline' : 'accept',
    context: question.content.acceptContext,
    ...(place !== null && { uploadInfo }),
  };
  return { ...base, type: 'invoke', name: 'fileConsent/invoke', replyToId: id, value };
}

async function answers(user: User, asked: { id: string; question: Question }, place: string | null) {
  const before = partnership.teams.posted.length;
  const { status } = await user.sends(answered(user, asked, place));
  expect(status).toBe(200);
  return partnership.teams.posted.slice(before).map(({ forms }) => forms[0]!);
}

const placed = (name: string) => host.linkTo(name).url;

describe('a paper in the personal chat', () => {
  it('is asked about, written once the person agrees, put where Teams says, and shown as a file', async () => {
    const asked = await asks(partnership.sam, 'paper for MACE');
    expect(asked.question).toMatchObject({
      contentType: 'application/vnd.microsoft.teams.card.file.consent',
      name: 'MACE, paper for 24 September 2019.docx',
      content: { acceptContext: { kind: 'meeting', group: 'MACE', on: null } },
    });
    expect(asked.question.content.sizeInBytes).toBeGreaterThan(5_000);
    const [shown, ...more] = await answers(partnership.sam, asked, placed('paper'));
    const { range, bytes } = host.put.get('paper')!;
    expect(range).toBe(`bytes 0-${bytes.length - 1}/${bytes.length}`);
    expect(wordsIn(bytes)).toContain('MACE: meeting of 24 September 2019');
    expect(shown!.attachments![0]).toMatchObject({
      contentType: 'application/vnd.microsoft.teams.card.file.info',
      content: { uniqueId: '1150D938', fileType: 'docx' },
    });
    expect(more).toEqual([]);
    expect(partnership.teams.taken).toEqual([asked.id]);
  });

  it('is not written where the person does not want it', async () => {
    const asked = await asks(partnership.sam, 'export DP');
    const [said] = await answers(partnership.sam, asked, null);
    expect(JSON.stringify(said)).toContain('I have not saved it');
    expect(host.put.size).toBe(0);
  });

  it.each([
    ['https://example.org/upload', 'none where Teams keeps files'],
    ['http://169.254.169.254/latest', 'none where Teams keeps files'],
    ['not a link', 'none where Teams keeps files'],
    ['full', 'Teams did not take'],
    ['silent', 'Teams did not answer in time'],
  ])('is said not to be saved where its place is %s', async (place, words) => {
    const asked = await asks(partnership.sam, 'yearly report');
    const to = place.includes('/') || place.includes(' ') ? place : placed(place);
    const [said] = await answers(partnership.sam, asked, to);
    expect(JSON.stringify(said)).toContain(words);
    expect(host.put.size).toBe(0);
  });

  it('is written with the rights that somebody has when they agree', async () => {
    const asked = await asks(partnership.sam, 'export DP');
    const { status } = await partnership.stranger.sends(answered(partnership.stranger, asked, placed('stolen')));
    expect(status).toBe(200);
    expect(host.put.size).toBe(0);
  });

  it('is refused with a sentence where there is none, or where others look on', async () => {
    expect((await partnership.sam.says('export XX')).text).toContain('There is no plan XX. There is DP');
    expect((await partnership.sam.says('paper for LPR Group')).text).toContain('has no meeting in its calendar');
    expect((await partnership.sam.says('export DP as known on Pancake Day')).text).toContain('“Pancake Day”');
    expect((await partnership.sam.says('export DP', { in: 'MACE' })).text).toContain('in your own chat with me only');
  });
});

it('says in the local Teams, which takes no files, how to get a paper all the same', async () => {
  const local = await aPartnership({ canOffer: false });
  const { text } = await local.sam.says('yearly report from 1 April 2019 to 31 March 2020');
  expect(text).toContain('export --paper year --from 2019-04-01 --to 2020-03-31 --out year.docx');
  const asked = await local.sam.says('yearly report from 1 April to 31 March as known on 2 May');
  expect(asked.text).toContain('--from 2018-04-01 --to 2019-03-31 --out year.docx --on 2019-05-02');
  const ahead = await local.sam.says('yearly report as known on 31 March 2030');
  expect(ahead.text).toContain('31 March 2030 lies ahead');
  await local.end();
});

describe('what asks for a paper', () => {
  it.each([
    ['export DP', { kind: 'plan', plan: 'DP', format: 'docx', on: '' }],
    ['Export dp to Excel please', { kind: 'plan', plan: 'DP', format: 'xlsx', on: '' }],
    ['export all as csv', { kind: 'plan', plan: '', format: 'csv', on: '' }],
    ['export the matrix as known on 1 May 2019', { kind: 'plan', plan: '', format: 'xlsx', on: '1 May 2019' }],
    ['Paper for MACE?', { kind: 'meeting', group: 'MACE', on: '' }],
    ['give me the meeting paper for the Strategic Group', { kind: 'meeting', group: 'Strategic Group', on: '' }],
    ['yearly report', { kind: 'year', plan: '', from: '', to: '', on: '' }],
    ['yearly report for log-mace', { kind: 'year', plan: 'LOG-MACE', from: '', to: '', on: '' }],
    [
      'annual report for DP as known on 31 March 2020',
      { kind: 'year', plan: 'DP', from: '', to: '', on: '31 March 2020' },
    ],
  ])('%s', (words, said) => {
    expect(readIntent(words)).toEqual({ kind: 'paper', words: said });
  });

  it.each(['papers for MACE on 17 September 2019', 'what is due in the annual report?', 'add "Annual report" to MACE'])(
    'and what does not: %s',
    (words) => {
      expect(readIntent(words).kind).not.toBe('paper');
    },
  );
});

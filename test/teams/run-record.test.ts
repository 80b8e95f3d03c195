import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readQuestion } from '../../src/domain/question.ts';
import { questionWords } from '../../src/teams/question-words.ts';
import { theGroups } from '../builders.ts';
import { anAskedPartnership, type Partnership } from './a-partnership.ts';

let partnership: Partnership;

beforeEach(async () => {
  partnership = await anAskedPartnership();
});

afterEach(async () => {
  await partnership.end();
  expect(partnership.teams.complaints).toEqual([]);
});

describe('“run record”, typed', () => {
  it('is answered with the record of the cycle, to a business manager in private', async () => {
    await partnership.robin.says('update 4.1 amber Waiting for hospital data', { in: 'MACE' });
    const { text } = await partnership.sam.says('run record for MACE');
    expect(text).toContain('Run record · MACE · 24 September 2019');
    expect(text).toContain('Asked 4 · answered 1 · unanswered 3');
    const [card] = text.replaceAll('\n', ' ').match(/Request {2}to MACE's channel[^(]*?answered/)!;
    expect(card).toMatch(/sent 3 September at 09:0\d · .*1 of 4 answered/);
  });

  it('is refused in a channel, and to whoever is no manager or chair', async () => {
    expect((await partnership.sam.says('run record', { in: 'MACE' })).text).toContain('given in private only');
    expect((await partnership.robin.says('run record')).text).toContain('for chairs and business managers');
  });
});

it('a run record’s other pages are asked for in words that are read the same way', () => {
  const vocabulary = { groups: theGroups, plans: [], today: '2019-09-16', nextMeeting: () => null } as const;
  const reading = readQuestion('Show me the ledger of MACE', vocabulary);
  expect(reading).toEqual({ intent: 'run', group: 'MACE', on: '2019-09-16' });
  expect(readQuestion(questionWords(reading), vocabulary)).toEqual(reading);
});

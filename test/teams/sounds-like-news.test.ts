import { describe, expect, it } from '@jest/globals';
import { soundsLikeNews } from '../../src/teams/sounds-like-news.ts';

describe('words about an action', () => {
  it.each([
    '4.1 is done',
    'done 4.1',
    'DP 4.1 we have published the toolkit',
    '4.1 amber',
    'extend 4.1 by two months',
    'pass 4.1 on to @Ash Example',
    'approve 4.1',
    'Hi Baton, 4.1 finished last week',
  ])('that tell something of it: “%s”', (words) => expect(soundsLikeNews(words, 'DP')).toBe(true));

  it.each([
    '4.1',
    'DP 4.1 please',
    'dp4.1',
    'DP rec 5',
    'show me 4.1',
    'what is 4.1 about',
    'is 4.1 done',
    '4.1 done?',
    '4.1 status',
    'action 4.1, thanks',
    '4.1 and 4.2',
    'DP-5',
    'update on 4.1',
    'why red 4.1',
  ])('that only ask for it: “%s”', (words) => expect(soundsLikeNews(words, 'DP')).toBe(false));
});

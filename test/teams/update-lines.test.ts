import { describe, expect, it } from '@jest/globals';
import { readUpdate } from '../../src/teams/update-lines.ts';

/** As "4.1 amber: Waiting"; "-" for no rating. */
function read(typed: string): readonly string[] | null {
  const lines = readUpdate(typed);
  return (
    lines?.map(({ plan, ref, rating, narrative, noChange }) => {
      const said = noChange ? 'no change' : `${rating || '-'}: ${narrative}`;
      return [plan, ref, said].filter(Boolean).join(' ');
    }) ?? null
  );
}

const whole = ['4.1 amber: Waiting for data'];

describe('an update as people type it', () => {
  it.each([
    'update 4.1 amber Waiting for data',
    'Hi Baton, please update 4.1 amber Waiting for data',
    'update 4.1 – amber – Waiting for data',
    'update 4.1 — amber: Waiting for data',
    'update 4.1: amber. Waiting for data',
    'update 4.1. Amber; Waiting for data',
    'update 4.1 "amber" Waiting for data',
    'update ‘4.1’ “amber” Waiting for data',
    'update 4.1 to amber Waiting for data',
    'update action 4.1, rating amber, Waiting for data',
    'update 4.1 is now amber Waiting for data',
    'Update on 4.1: amber, Waiting for data',
    'update: 4.1 amber Waiting for data',
    'update for 4.1 amber Waiting for data',
    'updated 4.1 amber Waiting for data',
    'update 4,1 amber Waiting for data',
    'update\u00a04.1\u00a0amber\u202fWaiting for data',
    'update 4.1 🟠 Waiting for data',
    '4.1 amber Waiting for data',
    '4.1: amber Waiting for data',
    '4,1 amber Waiting for data',
    'Action 4.1 is amber – Waiting for data',
  ])('is read in “%s”', (typed) => expect(read(typed)).toEqual(whole));

  it.each<[string, readonly string[]]>([
    ['update 4.1 amber Waiting, 4.2 green Published', ['4.1 amber: Waiting', '4.2 green: Published']],
    [
      '4.1 amber Waiting. DP 4.2 green Published; and 4.3 red Gone',
      ['4.1 amber: Waiting', 'DP 4.2 green: Published', '4.3 red: Gone'],
    ],
    ['update 4.1 amber Waiting\nand 4.3 red Gone', ['4.1 amber: Waiting', '4.3 red: Gone']],
    ['update\n- 4.1 amber Waiting\n- 4.3 red Gone', ['4.1 amber: Waiting', '4.3 red: Gone']],
    ['update 4.1 and 4.2 amber Waiting', ['4.1 amber: Waiting', '4.2 amber: Waiting']],
    ['update 4.1, 4.2 & DP 4.3: amber Waiting', ['4.1 amber: Waiting', '4.2 amber: Waiting', 'DP 4.3 amber: Waiting']],
    ['update 4.1 no change', ['4.1 no change']],
    ['4.1 no change', ['4.1 no change']],
    ['no change on 4.1 and 4.2', ['4.1 no change', '4.2 no change']],
    ['4.1 amber Waiting\n4.2: no change.', ['4.1 amber: Waiting', '4.2 no change']],
  ])('about several actions or with nothing new is read in “%s”', (typed, lines) => expect(read(typed)).toEqual(lines));

  it.each<[string, readonly string[]]>([
    ['update 4.1 We have signed', ['4.1 -: We have signed']],
    ['update 4.1 Amber/Green Waiting', ['4.1 -: Amber/Green Waiting']],
    ['update 4.1 no change, but 2 of 3 have signed', ['4.1 -: no change, but 2 of 3 have signed']],
    ['update 4.1 amber Waits for 4.2, which is red', ['4.1 amber: Waits for 4.2, which is red']],
    ['update 4.1 amber 1,500 leaflets, 4.5 million views', ['4.1 amber: 1,500 leaflets, 4.5 million views']],
  ])('keeps all its words in “%s”', (typed, lines) => expect(read(typed)).toEqual(lines));

  it.each([
    'any update on 4.1?',
    'what is the latest update for 4.1',
    'update on 4.1',
    'can you show me the last update 4.1',
    'is 4.1 amber?',
    '4.1 amber',
    '4.1 red?',
    '4.1',
    '12 red actions',
    'aim 2 red ones',
    'no change',
    'changes since 24.9',
    'show 4.1 amber',
    'show 4.1 amber Waiting',
    'show 4.1 and 4.2',
    '4.1 and 4.2',
    'is 4.1 amber and 4.2 green',
  ])('is not read in “%s”', (typed) => expect(read(typed)).toBeNull());
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readOwed } from '../../src/domain/owed.ts';

const own = (plan: string | null, ref: string) => ({ plan, ref, isPart: false });
const part = (plan: string | null, ref: string) => ({ plan, ref, isPart: true });

describe(readOwed, () => {
  it.each([
    ['DP 4.1, DP 4.2; part of 30.1', [own('DP', '4.1'), own('DP', '4.2'), part('DP', '30.1')]],
    ['4.1', [own(null, '4.1')]],
    ['dp 4.1, 4.2', [own('DP', '4.1'), own('DP', '4.2')]],
    ['part of 30.1 and 30.2; 4.1', [part(null, '30.1'), part(null, '30.2'), own(null, '4.1')]],
    ['a part of BP 7\nSCR 10.1', [part('BP', '7'), own('SCR', '10.1')]],
    ['LOG-MACE 3', [own('LOG-MACE', '3')]],
    ['action R12b.', [own(null, 'R12b')]],
    ['', []],
  ])('reads %j', (text, owed) => expect(readOwed(text)).toEqual({ owed, unread: [] }));

  it.each(['everything', 'DP', '4.1 to 4.3', '31/03/2020'])('says that %j names no action', (text) => {
    expect(readOwed(text)).toEqual({ owed: [], unread: [text] });
  });

  it('keeps every piece of any text: read, or told', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('.', ' ', ',', '4', 'and', '\n') })),
        (text) => {
          const { owed, unread } = readOwed(text);
          const pieces = text.split(/[;\n\r,&]|\band\b/i).filter((piece) => !/^\s*\.?\s*$/.test(piece));
          expect(owed.length + unread.length).toBe(pieces.length);
        },
      ),
    );
  });
});

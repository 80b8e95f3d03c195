import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { linksOf } from '../../src/domain/linked-actions.ts';
import { actionsNamed, nearestActions, splitAction } from '../../src/domain/which-action.ts';
import { anAction } from '../builders.ts';

const known = [
  ['DP', '1.1'],
  ['DP', '4.1'],
  ['DP', '4.1-2'],
  ['PR', '5'],
  ['PR', '12B'],
  ['CR1', '5'],
  ['CR1', 'R1'],
  ['SCR', 'Rec 3'],
  ['LOG-MACE', '1'],
].map(([plan, ref]) => ({ plan: plan!, ref: ref! }));

const named = (typed: string) => actionsNamed(typed, known).map(({ plan, ref }) => `${plan} ${ref}`);

describe('an action as it is typed', () => {
  it.each<[string, readonly string[]]>([
    ['4.1', ['DP 4.1']],
    ['DP 4.1', ['DP 4.1']],
    ['dp4.1', ['DP 4.1']],
    ['DP-4.1', ['DP 4.1']],
    ['dp 04.01', ['DP 4.1']],
    ['DP 4.1-2', ['DP 4.1-2']],
    ['5', ['PR 5', 'CR1 5']],
    ['Rec 5', ['PR 5', 'CR1 5']],
    ['PR rec. 5', ['PR 5']],
    ['CR1 5', ['CR1 5']],
    ['CR1-5', ['CR1 5']],
    ['cr1r1', ['CR1 R1']],
    ['r 1', ['CR1 R1']],
    ['rec 3', ['SCR Rec 3']],
    ['Recommendation 3', []],
    ['12b', ['PR 12B']],
    ['log-mace 1', ['LOG-MACE 1']],
    ['XX 4.1', []],
    ['41', []],
    ['', []],
  ])('“%s” is %j', (typed, expected) => {
    expect(named(typed)).toEqual(expected);
  });

  it('is found by its full ref in any case and with any mark between code and ref', () => {
    fc.assert(
      fc.property(fc.constantFrom(...known), fc.constantFrom(' ', '-', '  '), fc.boolean(), (one, mark, isLower) => {
        const typed = `${one.plan}${mark}${one.ref}`;
        expect(actionsNamed(isLower ? typed.toLowerCase() : typed, known)).toEqual([one]);
      }),
    );
  });

  it.each<[string, string | null, string]>([
    ['DP 4.1', 'DP', '4.1'],
    ['dp4.1', 'DP', '4.1'],
    ['CR1 R1', 'CR1', 'R1'],
    ['R1', null, 'R1'],
    ['Rec 3', null, 'Rec 3'],
    ['log-mace 1', 'LOG-MACE', '1'],
    ['4.1', null, '4.1'],
  ])('“%s” is divided into code %s and ref %s', (typed, plan, ref) => {
    expect(splitAction(typed)).toEqual({ plan, ref });
  });

  it.each<[string, readonly string[]]>([
    ['XX 4.1', ['DP 4.1']],
    ['XX 5', ['PR 5', 'CR1 5']],
    ['DP 1.7', ['DP 1.1']],
    ['4.9', ['DP 4.1', 'DP 4.1-2']],
  ])('that there is not has the nearest offered: %s', (typed, expected) => {
    expect(nearestActions(typed, known).map(({ plan, ref }) => `${plan} ${ref}`)).toEqual(expected);
  });
});

describe('linked actions', () => {
  const five = anAction({ plan: 'PR', ref: '5', links: ['17', 'Rec 2'] });
  const all = [
    five,
    anAction({ plan: 'PR', ref: '17' }),
    anAction({ plan: 'DP', ref: '17' }),
    anAction({ plan: 'DP', ref: '4.1', links: ['PR 5'] }),
    anAction({ plan: 'DP', ref: '5.1', links: ['5'] }),
  ];

  it('are those it names in its own plan, and those that name it from any; what names none stays as written', () => {
    expect(linksOf(five, all, true)).toEqual(['PR 17', 'Rec 2', 'DP 4.1']);
    expect(linksOf(all[3]!, all, true)).toEqual(['PR 5']);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { movement, type Rating, ratings, ratingWord } from '../../src/domain/rating.ts';
import { compareRefs, fullRef, slugOf, sortableRef } from '../../src/domain/ref.ts';

describe('a ref', () => {
  it('sorts as people count', () => {
    const refs = ['10.1', '2.10', '2.9', '1.1', 'R12b', 'R2', '12', '3', '2.2a', '2.2'];
    expect(refs.toSorted(compareRefs)).toEqual(['1.1', '2.2', '2.2a', '2.9', '2.10', '3', '10.1', '12', 'R2', 'R12b']);
  });

  const number = fc.integer({ min: 1, max: 9999 });

  it('sorts by its first number, then by its second, whatever they are', () => {
    fc.assert(
      fc.property(number, number, number, number, (a, b, c, d) => {
        const order = a - c || b - d;
        expect(Math.sign(compareRefs(`${a}.${b}`, `${c}.${d}`))).toBe(Math.sign(order));
      }),
    );
  });

  const anything = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));

  it('gives keys of letters a to z, figures, dots and hyphens only, whatever was typed', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(sortableRef(text)).toMatch(/^[a-z0-9.-]*$/);
        expect(slugOf(text)).toMatch(/^[a-z0-9.-]*$/);
      }),
      { numRuns: 1000 },
    );
  });

  it('is written with its plan’s code where several plans are live', () => {
    expect(fullRef('DP', '4.1')).toBe('DP 4.1');
  });
});

describe('the id of a name', () => {
  it.each([
    ['Management Executive Board', 'management-executive-board'],
    ['  LPR  Group ', 'lpr-group'],
    ['Children & Families / Health #1', 'children-families-health-1'],
    ['Bwrdd Ynys Môn', 'bwrdd-ynys-mon'],
  ])('"%s" is %s', (name, id) => {
    expect(slugOf(name)).toBe(id);
  });

  it('is not the same for two names in another script', () => {
    expect(slugOf('委員会')).not.toBe(slugOf('議会'));
    expect(slugOf('委員会')).toMatch(/^[a-z0-9-]+$/);
  });
});

describe('a rating', () => {
  it.each<[Rating | null, Rating | null, string]>([
    [null, null, 'same'],
    [null, 'red', 'first-rating'],
    [null, 'blue', 'first-rating'],
    ['green', 'green', 'same'],
    ['green', 'amber', 'worse'],
    ['amber', 'red', 'worse'],
    ['blue', 'red', 'worse'],
    ['red', 'amber', 'better'],
    ['green', 'blue', 'better'],
    ['green', null, 'same'],
  ])('from %s to %s is %s', (before, after, expected) => {
    expect(movement(before, after)).toBe(expected);
  });

  it('has a word as well as a colour', () => {
    expect([...ratings, null].map(ratingWord)).toEqual(['Blue', 'Green', 'Amber', 'Red', 'Not rated yet']);
  });
});

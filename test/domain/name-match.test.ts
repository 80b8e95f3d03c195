import { describe, expect, it } from '@jest/globals';
import { foldName, foldPerson, matchName } from '../../src/domain/name-match.ts';

const people = ['Sam Example', 'Sam Other', 'Robin Example', 'Zoë O’Hara'].map((name) => ({ names: [name] }));
const named = (found: readonly { readonly names: readonly string[] }[]) => found.map(({ names }) => names[0]);

describe(foldName, () => {
  it.each([
    ['Example, Sam', 'sam example'],
    ['  ZOË   O’Hara ', 'zoe ohara'],
    ['Health & Care', 'health care'],
    ['', ''],
  ])('reads %j as %j', (name, folded) => expect(foldName(name)).toBe(folded));

  it('leaves out what an organisation adds to a person', () => {
    expect(foldPerson('Example, Sam (Police) [GUEST]')).toBe('sam example');
    expect(foldName('Lead (Police)')).toBe('lead police');
  });
});

describe(matchName, () => {
  it.each([
    ['Robin', 'Robin Example'],
    ['example, robin', 'Robin Example'],
    ['zoe ohara', 'Zoë O’Hara'],
    ['the Sam Other', 'Sam Other'],
  ])('finds the one that %j means', (text, name) => {
    const found = matchName(text, people);
    expect(found.kind === 'one' && found.found.names[0]).toBe(name);
  });

  it('guesses nothing from several', () => {
    const found = matchName('sam', people);
    expect(found.kind === 'several' && named(found.found)).toEqual(['Sam Example', 'Sam Other']);
  });

  it('prefers a whole name to the beginning of others', () => {
    const posts = [{ names: ['Lead'] }, { names: ['Lead Nurse'] }];
    expect(matchName('lead', posts)).toEqual({ kind: 'one', found: posts[0] });
  });

  it.each([
    ['Robyn Exampel', ['Robin Example']],
    ['Kim Example', ['Robin Example', 'Sam Example']],
    ['xxxx', []],
    ['', []],
  ])('offers for %j the nearest that there are', (text, nearest) => {
    const found = matchName(text, people);
    expect(found.kind === 'none' && named(found.nearest).toSorted()).toEqual(nearest);
  });
});

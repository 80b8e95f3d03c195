import { expect, it } from '@jest/globals';
import { renumbered } from '../../src/domain/renumbered.ts';

const alpha = 'Publish the exploitation toolkit';
const beta = 'Audit a sample of return interviews';
const of = (...pairs: readonly (readonly [string, string])[]) => pairs.map(([ref, text]) => ({ ref, text }));

it('actions that a newer edition numbers anew are known by their words', () => {
  const newer = of(['1.1', 'Something quite new here'], ['1.2', `${alpha}.`], ['3.1', beta]);
  expect(renumbered(of(['1.1', alpha], ['1.2', beta]), newer)).toEqual([
    { ref: '1.2', was: '1.1' },
    { ref: '3.1', was: '1.2' },
  ]);
});

it('nothing is renumbered where numbers stay, are only written otherwise, or words are short or stand twice', () => {
  expect(renumbered(of(['1.1', alpha]), of(['1.1', beta], ['1.2', 'New words altogether']))).toEqual([]);
  expect(renumbered(of(['12b', alpha]), of(['12B', alpha]))).toEqual([]);
  expect(renumbered(of(['1', 'As above']), of(['2', 'As above']))).toEqual([]);
  expect(renumbered(of(['1', alpha], ['2', alpha]), of(['3', alpha]))).toEqual([]);
});

import { describe, expect, it } from '@jest/globals';
import { severalActions } from '../../src/domain/several-actions.ts';

describe(severalActions, () => {
  it.each([
    ['show 4.1 and 4.2', ['4.1', '4.2']],
    ['Show me 4.1, 4.2, and 4.3 please', ['4.1', '4.2', '4.3']],
    ['4.1 & 4.2?', ['4.1', '4.2']],
    ['DP 4.1 and 4.2, SCR 3', ['DP 4.1', 'DP 4.2', 'SCR 3']],
    ['dp4.1 + 4.2', ['DP 4.1', 'DP 4.2']],
    ['show actions 12 and 13', ['12', '13']],
    ['show 4.1 4.2 and 4.3', ['4.1', '4.2', '4.3']],
    ['please show action 4.1 and action 4.2', ['4.1', '4.2']],
  ])('%s', (text, expected) => {
    expect(severalActions(text)).toEqual(expected);
  });

  it.each([
    'show 4.1',
    '4.1',
    '12 and 13',
    'show 4.1 and overdue',
    'history of 4.1 and 4.2',
    'reds and ambers',
    'and',
    '',
  ])('is nothing of the kind: %j', (text) => {
    expect(severalActions(text)).toBeNull();
  });
});

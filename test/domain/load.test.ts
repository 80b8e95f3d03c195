import { describe, expect, it } from '@jest/globals';
import { computeLoad, type LoadFacts } from '../../src/domain/load.ts';
import { theGroups, tracked } from '../builders.ts';

const facts: LoadFacts = {
  period: { from: '2019-09-01', to: '2020-03-31' },
  groups: theGroups.filter(({ id }) => id === 'mace' || id === 'lpr-group'),
  actions: [
    tracked({ ref: '1.1', timescale: 'July 2019' }),
    tracked({ ref: '1.2', timescale: 'October 2019', leads: ['mace', 'lpr-group'] }),
    tracked({ ref: '1.3', timescale: 'October 2019' }, { standing: 'complete' }),
    tracked({ ref: '1.4', timescale: 'October 2019', leads: ['meb'] }),
  ],
  cycles: [
    { group: 'mace', meeting: '2019-09-24', ask: '2019-09-03', requests: 12, heldBack: { group: 3, person: 2 } },
    { group: 'meb', meeting: '2019-09-24', ask: '2019-09-03', requests: 7, heldBack: { group: 0, person: 0 } },
  ],
  messages: [
    { group: 'mace', on: '2019-09-03' },
    { group: 'mace', on: '2019-10-01' },
    { group: 'meb', on: '2019-09-03' },
  ],
};

describe('the load of some months', () => {
  it('is told by month and group: steps that fall due, what is asked, held back and sent', () => {
    expect(computeLoad(facts).rows).toEqual([
      { month: '2019-09', group: 'MACE', stepsDue: 0, requests: 12, heldBack: 5, messages: 1 },
      { month: '2019-10', group: 'MACE', stepsDue: 1, requests: 0, heldBack: 0, messages: 1 },
      { month: '2019-10', group: 'LPR Group', stepsDue: 1, requests: 0, heldBack: 0, messages: 0 },
    ]);
  });

  it('counts in all a step of two groups once, and names the cycles by their groups', () => {
    const load = computeLoad(facts);
    expect(load.total).toEqual({ stepsDue: 1, requests: 12, heldBack: 5, messages: 2 });
    expect(load.cycles).toEqual([{ ...facts.cycles[0], group: 'MACE' }]);
  });

  it('warns of two months in which many steps fall due', () => {
    const actions = Array.from({ length: 21 }, (_, at) => tracked({ ref: `2.${at}`, timescale: 'February 2020' }));
    expect(computeLoad({ ...facts, actions }).busy).toEqual([{ months: ['2020-02', '2020-03'], actions: 21 }]);
  });
});

import { expect, it } from '@jest/globals';
import { type AddendumFacts, lateLines } from '../../src/domain/addendum.ts';
import type { LastWord } from '../../src/domain/plan.ts';
import { aPlan, aRequest, theGroups, tracked } from '../builders.ts';

const said = (narrative: string, at: LastWord['at']): LastWord => {
  return { rating: 'amber', narrative, at, route: 'card', blocked: false };
};
const late = said('Half is done.', '2019-09-16T10:00:00Z');
const inTime = said('Begun.', '2019-09-05T10:00:00Z');
const parts = [
  { agency: 'police', lastWord: late },
  { agency: 'health', lastWord: inTime },
];
const usual: AddendumFacts = {
  actions: [tracked({ ref: '1.1', contributors: ['police', 'health'] }, { parts })],
  requests: [null, 'police', 'health'].map((part) => aRequest({ ref: '1.1', part })),
  agencies: [{ id: 'police', name: 'Essex Police', aliases: [], answers: null }],
  closedAt: '2019-09-13T08:00:00Z',
  plans: [aPlan()],
  groups: theGroups,
  posts: new Map(),
  today: '2019-09-23',
  readerOf: new Set(['mace']),
};
const told = (facts: Partial<AddendumFacts>) =>
  lateLines({ ...usual, ...facts }).map(({ label, quote }) => [label, quote]);

it('an addendum tells what an agency said late of its part, whose it is, and nothing that came in time', () => {
  expect(told({})).toEqual([['1.1 · Essex Police’s part', 'Half is done.']]);
  const [action] = usual.actions;
  const whole = { ...action!, state: { ...action!.state, lastWord: late } };
  expect(told({ actions: [whole] }).map(([label]) => label)).toEqual(['1.1', '1.1 · Essex Police’s part']);
});

it('an addendum tells of no part that was not asked about, and of none of a restricted plan', () => {
  expect(told({ requests: [aRequest({ ref: '1.1' })] })).toEqual([]);
  const restricted = aPlan({ audience: { kind: 'restricted', groups: ['meb'] } });
  expect(told({ plans: [restricted] })).toEqual([]);
});

import { describe, expect, it } from '@jest/globals';
import type { AnswerFacts } from '../../src/domain/answer.ts';
import { answerStatus } from '../../src/domain/answer-status.ts';
import { asReadBy, outsider } from '../../src/domain/audience.ts';
import { chosen } from '../../src/domain/chosen-actions.ts';
import type { Plan, Tracked } from '../../src/domain/plan.ts';
import { aPlan, theGroups, tracked } from '../builders.ts';

const delivery = aPlan();
const peer = aPlan({ code: 'PR', title: 'Peer review', period: { from: '2019-01-01', to: '2019-08-31' } });
const review = aPlan({
  code: 'CR1',
  title: 'Secret',
  period: { from: '2018-01-01', to: '2018-12-31' },
  audience: { kind: 'restricted', groups: ['lpr-group'] },
});
const log = aPlan({ code: 'LOG-MACE', title: 'Actions of MACE', kind: 'action-log' });

const actions = [
  tracked({ ref: '1.1', aim: 'Children are safe' }, { rating: 'green' }),
  tracked({ ref: '2.1', aim: 'Everybody learns' }),
  tracked({ plan: 'PR', ref: '1', aim: '', themes: ['Governance & Support'] }, { rating: 'amber' }),
  tracked({ plan: 'PR', ref: '2', aim: '', themes: ['A: Leadership'] }),
  tracked({ plan: 'CR1', ref: '1', aim: 'Secret', themes: ['Secret'], text: 'Secret' }, { rating: 'red' }),
  tracked({ plan: 'LOG-MACE', ref: '1', aim: '' }),
];

function facts(plans: readonly Plan[], readerOf: AnswerFacts['readerOf'] = 'all'): AnswerFacts {
  const own = actions.filter(({ action }) => plans.some(({ code }) => code === action.plan));
  const known = asReadBy(readerOf, { plans, actions: own });
  const rest = {
    groups: theGroups,
    posts: new Map(),
    meetings: [],
    requests: [],
    now: '2019-11-01T10:00:00Z',
  } as const;
  return { ...rest, ...known, today: '2019-11-01', readerOf };
}

const on = '2019-11-01';

describe('how plans stand', () => {
  it.each<[string, readonly Plan[], string, readonly string[]]>([
    ['one plan by its aims', [delivery], 'aim', ['Children are safe', 'Everybody learns']],
    ['one without aims by its themes', [peer], 'theme', ['Governance & Support', 'A: Leadership']],
    [
      'a plan beside a log by aims',
      [delivery, log],
      'aim',
      ['Children are safe', 'Everybody learns', 'Actions of MACE'],
    ],
    ['several by plan', [delivery, peer], 'plan', ['DP · Delivery Plan 2019 – 2020', 'PR · Peer review']],
  ])('is told of %s', (_, plans, by, headings) => {
    const answer = answerStatus({ intent: 'status', on }, facts(plans));
    expect(answer).toMatchObject({ by });
    expect(answer.kind === 'status' && answer.byAim.map(({ aim }) => aim)).toEqual(headings);
  });

  it('says which have ended with actions open, and of a restricted one neither that nor its title', () => {
    const plans = [delivery, peer, review];
    const all = answerStatus({ intent: 'status', on }, facts(plans));
    expect(all).toMatchObject({
      ended: [
        { plan: 'CR1', on: '2018-12-31', open: 1 },
        { plan: 'PR', on: '2019-08-31', open: 2 },
      ],
      counts: { actions: 5, red: 1, amber: 1, green: 1, 'not-rated': 2 },
    });
    const outside = answerStatus({ intent: 'status', on }, facts(plans, outsider));
    expect(outside).toMatchObject({ ended: [{ plan: 'PR' }], counts: { actions: 5, red: 1 } });
    expect(JSON.stringify(outside)).not.toContain('Secret');
  });
});

describe('a filter', () => {
  const refs = (some: readonly Tracked[]) => some.map(({ action }) => `${action.plan} ${action.ref}`);
  const plans = [delivery, peer, review];

  it.each<[string, object, readonly string[]]>([
    ['a theme in full', { theme: 'Governance & Support' }, ['PR 1']],
    ['the first word of a theme', { theme: 'governance' }, ['PR 1']],
    ['a theme’s letter', { theme: 'A' }, ['PR 2']],
    ['a theme’s words after its letter', { theme: 'leadership' }, ['PR 2']],
    ['an aim by its number, in each plan', { aim: '2' }, ['DP 2.1']],
    ['a plan', { plan: 'PR' }, ['PR 1', 'PR 2']],
    ['words', { text: 'secret' }, ['CR1 1']],
  ])('leaves what has %s', (_, filter, expected) => {
    expect(refs(chosen({ intent: 'list', on, ...filter }, facts(plans)))).toEqual(expected);
  });

  it('finds nothing by words or themes of what the reader may not see', () => {
    for (const filter of [{ text: 'secret' }, { theme: 'Secret' }, { aim: '1', plan: 'CR1' }]) {
      expect(chosen({ intent: 'list', on, ...filter }, facts(plans, outsider))).toEqual([]);
    }
  });
});

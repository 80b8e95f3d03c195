import { describe, expect, it } from '@jest/globals';
import type { Day } from '../../src/domain/day.ts';
import { standings, type Tracked } from '../../src/domain/plan.ts';
import {
  type AskFacts,
  actionsToAsk,
  groupCap,
  isWaitedFor,
  openRefs,
  type Request,
} from '../../src/domain/request.ts';
import { aGroup, aMeeting, aPlan, aRequest, tracked } from '../builders.ts';

const meetings = (['2019-07-23', '2019-09-24', '2019-11-19'] as const).map((date) => aMeeting({ date }));

function asked(actions: readonly Tracked[], more: Partial<AskFacts> = {}) {
  const facts: AskFacts = {
    group: aGroup(),
    meeting: meetings[1]!,
    meetings,
    plans: [aPlan()],
    actions,
    lastAsked: new Map(),
    freshSince: '2019-08-27',
    today: '2019-09-03',
    ...more,
  };
  return actionsToAsk(facts).map(({ tracked: { action }, reason }) => `${action.ref} ${reason}`);
}

it('an answer is waited for while the action is open and, of a part, while the agency owes it', () => {
  const open = openRefs([
    tracked({ ref: '4.1', contributors: ['police'] }),
    tracked({ ref: '4.2' }, { standing: 'withdrawn' }),
  ]);
  const waits = (more: Partial<Request>) => isWaitedFor(aRequest(more), open);
  expect([waits({}), waits({ part: 'police' })]).toEqual([true, true]);
  expect([
    waits({ answeredBy: 1 }),
    waits({ part: 'health' }),
    waits({ ref: '4.2' }),
    waits({ ref: '9.9' }),
  ]).not.toContain(true);
});

describe('what a cycle asks about when it asks what matters', () => {
  it.each<[string, Tracked, readonly string[]]>([
    ['an action whose date has passed', tracked({ timescale: 'July 2019' }), ['4.1 overdue']],
    [
      'even if its owner spoke of it yesterday',
      tracked({ timescale: 'July 2019' }, { rating: 'green', on: '2019-09-02' }),
      ['4.1 overdue'],
    ],
    ['an action its owner calls Red', tracked({}, { rating: 'red', on: '2019-08-01' }), ['4.1 red']],
    ['or Amber', tracked({}, { rating: 'amber', on: '2019-08-01' }), ['4.1 amber']],
    ['but not if that was said just now', tracked({}, { rating: 'red', on: '2019-08-27' }), []],
    ['the day before that is not just now', tracked({}, { rating: 'red', on: '2019-08-26' }), ['4.1 red']],
    [
      'a step due by the meeting after this one',
      tracked({ timescale: '19 November 2019' }, { rating: 'green', on: '2019-08-01' }),
      ['4.1 step-due'],
    ],
    ['not one due a day later', tracked({ timescale: '20 November 2019' }, { rating: 'green', on: '2019-08-01' }), []],
    [
      'an undated action that has gone quiet',
      tracked({ timescale: 'Quarterly' }, { rating: 'green', on: '2019-05-01' }),
      ['4.1 gone-quiet'],
    ],
    [
      'a dated one unheard of for a quarter',
      tracked({ timescale: 'March 2020' }, { rating: 'green', on: '2019-06-04' }),
      ['4.1 check-in'],
    ],
    ['not a day sooner', tracked({ timescale: 'March 2020' }, { rating: 'green', on: '2019-06-05' }), []],
    ['nothing of an action that is complete', tracked({ timescale: 'July 2019' }, { standing: 'complete' }), []],
  ])('%s', (_, action, expected) => {
    expect(asked([action])).toEqual(expected);
  });

  it('takes a quarter ahead where no next meeting is dated', () => {
    const only = { meetings: meetings.slice(0, 2) };
    const green = { rating: 'green', on: '2019-08-01' } as const;
    expect(asked([tracked({ timescale: '24 December 2019' }, green)], only)).toEqual(['4.1 step-due']);
    expect(asked([tracked({ timescale: '25 December 2019' }, green)], only)).toEqual([]);
  });

  it('does not count a cancelled meeting as the next', () => {
    const cancelled = [...meetings.slice(0, 2), aMeeting({ date: '2019-10-01', cancelled: true }), meetings[2]!];
    const november = tracked({ timescale: '15 November 2019' }, { rating: 'green', on: '2019-08-01' });
    expect(asked([november], { meetings: cancelled })).toEqual(['4.1 step-due']);
  });

  it('is in the plan’s order, whatever the reasons', () => {
    const actions = [
      tracked({ ref: '2.10' }, { rating: 'red', on: '2019-08-01' }),
      tracked({ ref: '2.9', timescale: 'July 2019' }),
      tracked({ ref: '1.1' }, { rating: 'amber', on: '2019-08-01' }),
    ];
    expect(asked(actions)).toEqual(['1.1 amber', '2.9 overdue', '2.10 red']);
  });

  it('does not check in on what another cycle asked about within the quarter', () => {
    const one = tracked({ timescale: 'March 2020' }, { rating: 'green', on: '2019-05-01' });
    expect(asked([one], { lastAsked: new Map<string, Day>([['DP 4.1', '2019-07-01']]) })).toEqual([]);
    expect(asked([one], { lastAsked: new Map<string, Day>([['DP 4.1', '2019-06-01']]) })).toEqual(['4.1 check-in']);
  });

  it('checks in from the first cycle on what has never come up, before what has', () => {
    const green = { rating: 'green', on: '2019-05-01' } as const;
    const actions = [
      tracked({ ref: '1.1', timescale: 'March 2020' }, green),
      ...Array.from({ length: groupCap }, (_, at) => tracked({ ref: `2.${at + 1}`, timescale: 'March 2020' })),
    ];
    const first = { plans: [aPlan({ importedAt: '2019-09-02T08:00:00Z' })] };
    const lines = asked(actions, first);
    expect(lines).toHaveLength(groupCap);
    expect(lines[0]).toBe('2.1 check-in');
    const before = new Map<string, Day>(actions.map(({ action }) => [`DP ${action.ref}`, '2019-09-02']));
    expect(asked(actions, { ...first, lastAsked: before })).toEqual([]);
  });

  it('leaves in peace for a quarter what a meeting has just added', () => {
    expect(asked([tracked({ timescale: 'March 2020', addedOn: '2019-07-23' })])).toEqual([]);
  });

  it('asks about what will have gone quiet by the meeting, so that no digest calls quiet what nobody was asked', () => {
    const quarterly = (on: Day) => tracked({ timescale: 'Quarterly' }, { rating: 'green', on });
    expect(asked([quarterly('2019-06-23')])).toEqual(['4.1 gone-quiet']);
    expect(asked([quarterly('2019-06-24')])).toEqual([]);
  });

  it('holds back check-ins beyond twelve, the longest unasked first', () => {
    const old = Array.from({ length: 15 }, (_, at) =>
      tracked(
        { ref: `1.${at + 1}`, timescale: 'March 2020' },
        { rating: 'green', on: `2019-05-${String(20 - at).padStart(2, '0')}` as Day },
      ),
    );
    const refs = asked(old).map((line) => line.split(' ')[0]);
    expect(refs).toEqual(Array.from({ length: groupCap }, (_, at) => `1.${at + 4}`));
  });

  it('never holds back what matters, and then has no room for check-ins', () => {
    const pressing = Array.from({ length: 14 }, (_, at) => tracked({ ref: `1.${at + 1}`, timescale: 'July 2019' }));
    const checkIn = tracked({ ref: '9.9', timescale: 'March 2020' }, { rating: 'green', on: '2019-05-01' });
    expect(asked([...pressing, checkIn])).toHaveLength(14);
    expect(asked([...pressing.slice(0, 11), checkIn])).toContain('9.9 check-in');
  });
});

describe('what a cycle asks about under the policy “all”', () => {
  it('is every open action, however many and however fresh', () => {
    const open = Array.from({ length: 30 }, (_, at) =>
      tracked({ ref: `1.${at + 1}` }, { rating: 'green', on: '2019-09-02' }),
    );
    const other = standings.map((standing, at) => tracked({ ref: `2.${at + 1}` }, { standing }));
    const refs = asked([...other, ...open], { group: aGroup({ policy: 'all' }) });
    expect(refs).toHaveLength(31);
    expect(refs[1]).toBe('1.2 every-action');
    expect(refs.at(-1)).toBe('2.1 every-action');
  });
});

import { describe, expect, it } from '@jest/globals';
import { asReadBy, outsider, type Reader } from '../../src/domain/audience.ts';
import { newCycle } from '../../src/domain/cycle.ts';
import { meetingsAtHand, standingOf } from '../../src/domain/cycle-standing.ts';
import type { Day } from '../../src/domain/day.ts';
import { computeOverview, type OverviewFacts } from '../../src/domain/overview.ts';
import type { Plan, Tracked } from '../../src/domain/plan.ts';
import type { RatingRow } from '../../src/domain/rating-counts.ts';
import { computeUnanswered } from '../../src/domain/unanswered.ts';
import { aGroup, aMeeting, aPlan, aRequest, instant, theGroups, tracked } from '../builders.ts';

const peer = aPlan({ code: 'PR', title: 'Peer review' });
const review = aPlan({ code: 'CR1', title: 'Secret', audience: { kind: 'restricted', groups: ['lpr-group'] } });

const noRefs: ReadonlySet<string> = new Set();

interface Given extends Partial<Omit<OverviewFacts, 'plans' | 'actions'>> {
  readonly plans?: readonly Plan[];
  readonly readerOf?: Reader;
}

function look(actions: readonly Tracked[], { plans = [aPlan()], readerOf = 'all', ...more }: Given = {}) {
  return computeOverview({
    ...asReadBy(readerOf, { plans, actions }),
    groups: theGroups,
    posts: new Map(),
    meetings: [],
    requests: [],
    now: '2019-09-02T10:00:00Z',
    today: '2019-09-02',
    readerOf,
    group: null,
    cycles: [],
    digests: [],
    oversight: 'strategic-group',
    unanswered: { waiting: noRefs, unanswered: noRefs, onlyOwn: false },
    responses: null,
    ...more,
  });
}

/** "DP Children are safe: 2 > plan=DP aim=Children are safe", without the ratings that nobody has. */
function told({ plan, label, filter, ...counts }: RatingRow): string {
  const numbers = Object.entries(counts).filter(([, count]) => count > 0);
  const opens = Object.entries(filter).map((pair) => pair.join('='));
  return `${plan ?? '-'} | ${label} | ${numbers.map((pair) => pair.join(' ')).join(', ')} > ${opens.join(' & ')}`;
}

describe('ratings', () => {
  it.each<[string, readonly Tracked[], readonly string[]]>([
    [
      'count what nobody has rated, and what stands complete as Blue',
      [tracked({ ref: '1' }), tracked({ ref: '2' }, { rating: 'green', standing: 'complete' })],
      ['DP | Children are safe | blue 1, notRated 1 > plan=DP & aim=Children are safe'],
    ],
    [
      'go by what a meeting agreed',
      [tracked({ ref: '1' }, { rating: 'green', agreed: { rating: 'red', decision: 'd' } })],
      ['DP | Children are safe | red 1 > plan=DP & aim=Children are safe'],
    ],
    [
      'leave out what was withdrawn or merged, and keep what is on hold',
      [
        tracked({ ref: '1' }, { standing: 'withdrawn' }),
        tracked({ ref: '2' }, { standing: 'merged' }),
        tracked({ ref: '3' }, { standing: 'on-hold', rating: 'amber' }),
      ],
      ['DP | Children are safe | amber 1 > plan=DP & aim=Children are safe'],
    ],
    [
      'tell aims of one name apart by their plans, in the order of the refs',
      [
        tracked({ ref: '10', aim: 'Learning' }),
        tracked({ ref: '2' }),
        tracked({ plan: 'PR', ref: '1', aim: 'Learning' }),
      ],
      [
        'DP | Children are safe | notRated 1 > plan=DP & aim=Children are safe',
        'DP | Learning | notRated 1 > plan=DP & aim=Learning',
        'PR | Learning | notRated 1 > plan=PR & aim=Learning',
      ],
    ],
    [
      'keep those without an aim apart from the rest, and open them',
      [tracked({ ref: '1' }), tracked({ ref: '2', aim: '' })],
      [
        'DP | Children are safe | notRated 1 > plan=DP & aim=Children are safe',
        'DP | No aim | notRated 1 > plan=DP & aim=-',
      ],
    ],
    [
      'are by theme in a plan that has themes alone',
      [tracked({ plan: 'PR', ref: '1', aim: '', themes: ['Voice'] }, { rating: 'red' })],
      ['PR | Voice | red 1 > plan=PR & theme=Voice'],
    ],
    [
      'stand under their plan where it has neither',
      [tracked({ plan: 'PR', ref: '1', aim: '' })],
      ['PR | PR · Peer review | notRated 1 > plan=PR'],
    ],
  ])('%s', (_, actions, rows) => {
    expect(look(actions, { plans: [aPlan(), peer] }).ratings.aim.map(told)).toEqual(rows);
  });

  it('of a restricted plan are counted under its code, and open no more than the plan', () => {
    const secret = tracked({ plan: 'CR1', ref: '1', aim: 'Secret', text: 'Secret', themes: ['Secret'] });
    const { ratings } = look([secret], { plans: [aPlan(), review], readerOf: outsider });
    expect(ratings.aim.map(told)).toEqual(['CR1 | CR1 | notRated 1 > plan=CR1']);
    expect(JSON.stringify(ratings)).not.toContain('Secret');
  });

  it('count an action under each group that leads it, and those that nobody leads by themselves', () => {
    const actions = [tracked({ ref: '1', leads: ['mace', 'meb'] }), tracked({ ref: '2', leads: [] })];
    const { ratings, total } = look(actions);
    expect(ratings.group.map(told)).toEqual([
      '- | MACE | notRated 1 > group=mace',
      '- | Management Executive Board | notRated 1 > group=meb',
      '- | No lead group | notRated 1 > group=-',
    ]);
    expect(total.notRated).toBe(2);
  });
});

describe('the lists', () => {
  const overdue = (ref: string, timescale: string) => tracked({ ref, timescale });

  it('stand apart, each with its length and its first lines', () => {
    const actions = [
      overdue('1', 'July 2019'),
      overdue('2', 'May 2019'),
      ...['3', '4', '5', '6'].map((ref) => overdue(ref, 'August 2019')),
      tracked({ ref: '7', timescale: 'Ongoing' }),
      tracked({ ref: '8', timescale: 'Ongoing' }, { rating: 'green', on: '2019-08-20' }),
    ];
    const { overdue: late, quiet } = look(actions);
    expect(late.count).toBe(6);
    expect(late.first.map(({ ref, daysOverdue }) => [ref, daysOverdue])).toEqual([
      ['2', 94],
      ['1', 33],
      ['3', 2],
      ['4', 2],
    ]);
    expect([quiet.count, quiet.first.map(({ ref }) => ref)]).toEqual([1, ['7']]);
  });

  it('say what is asked of a meeting', () => {
    const asked = { at: instant('2019-08-30T10:00:00Z'), by: 'tenant~a' };
    const { decisions } = look([
      tracked({ ref: '1' }, { proposedComplete: asked }),
      tracked({ ref: '2' }, { extensionAsked: { ...asked, to: '2019-12-20' } }),
      tracked({ ref: '3' }),
    ]);
    expect(decisions.first.map(({ ref, asks }) => `${ref} ${asks}`)).toEqual([
      '1 proposed as complete: accept or return',
      '2 asks for more time, to 20 December: agree or not',
    ]);
  });

  it('count what is asked of a restricted plan’s action, and do not tell what', () => {
    const asked = { at: instant('2019-08-30T10:00:00Z'), by: 'tenant~a', to: '2019-12-20' } as const;
    const secret = tracked({ plan: 'CR1', ref: '1', text: 'Secret' }, { extensionAsked: asked });
    const { decisions } = look([secret], { plans: [review], readerOf: outsider });
    expect(decisions).toMatchObject({ count: 1, first: [{ label: '1', asks: '', about: '', leads: [] }] });
  });

  it('keep to the group that is looked at', () => {
    const actions = [overdue('1', 'July 2019'), tracked({ ref: '2', timescale: 'July 2019', leads: ['meb'] })];
    const group = theGroups.find(({ id }) => id === 'meb')!;
    expect(look(actions, { group }).overdue.first.map(({ ref }) => ref)).toEqual(['2']);
  });
});

describe('what waits for an answer', () => {
  const ran = (...steps: readonly ('ask' | 'close')[]) =>
    steps.map((step) => ({ step, at: instant('2019-09-03T08:00:00Z') }));
  const cycle = (date: Day, steps: readonly ('ask' | 'close')[], refs: readonly string[]) => {
    const meeting = aMeeting({ date });
    const requests = refs.map((ref) =>
      aRequest({ meeting: meeting.id, ref: ref.replace('!', ''), answeredBy: ref.endsWith('!') ? 1 : null }),
    );
    return { meeting, requests, cycle: { ...newCycle(meeting), ran: ran(...steps) } };
  };

  it.each<[string, Parameters<typeof computeUnanswered>[0], readonly string[], readonly string[]]>([
    ['before the close waits', [cycle('2019-09-24', ['ask'], ['1', '2!'])], ['DP 1'], []],
    ['after the close is unanswered', [cycle('2019-09-24', ['ask', 'close'], ['1', '2!'])], [], ['DP 1']],
    [
      'and is asked about anew waits again',
      [cycle('2019-09-24', ['ask', 'close'], ['1', '2']), cycle('2019-11-05', ['ask'], ['1'])],
      ['DP 1'],
      ['DP 2'],
    ],
    [
      'in an earlier cycle than the latest counts no more',
      [cycle('2019-09-24', ['ask', 'close'], ['1']), cycle('2019-11-05', ['ask', 'close'], ['2'])],
      [],
      ['DP 2'],
    ],
    [
      'for a meeting that was cancelled counts not at all',
      [{ ...cycle('2019-09-24', ['ask'], ['1']), meeting: aMeeting({ cancelled: true }) }],
      [],
      [],
    ],
  ])('%s', (_, cycles, waiting, unanswered) => {
    const found = computeUnanswered(cycles, () => true);
    expect([[...found.waiting], [...found.unanswered]]).toEqual([waiting, unanswered]);
  });
});

describe('where a cycle stands', () => {
  const meeting = aMeeting({ date: '2019-09-24' });
  const steps = (...names: readonly ('ask' | 'remind' | 'chase' | 'close' | 'digest' | 'addendum' | 'record')[]) =>
    names.map((step) => ({ step, at: instant('2019-09-03T08:00:00Z') }));
  const base = { meeting, groups: theGroups, requests: [] };

  it.each<[string, Day, ReturnType<typeof steps>, object]>([
    ['before the ask', '2019-09-02', [], { phase: 'ahead', next: { step: 'ask', on: '2019-09-03' } }],
    ['after it', '2019-09-04', steps('ask'), { phase: 'asking', next: { step: 'remind', on: '2019-09-10' } }],
    [
      'after the close',
      '2019-09-13',
      steps('ask', 'remind', 'chase', 'close'),
      { phase: 'closed', next: { step: 'digest', on: '2019-09-17' } },
    ],
    [
      'when it has been held',
      '2019-09-26',
      steps('ask', 'remind', 'chase', 'close', 'digest'),
      { phase: 'held', next: { step: 'record', on: '2019-09-25' } },
    ],
  ])('%s', (_, today, ran, standing) => {
    expect(standingOf({ ...base, today, cycle: { ...newCycle(meeting), ran } })).toMatchObject(standing);
  });

  it('stands still while its group is paused', () => {
    const groups = [aGroup({ paused: { since: '2019-08-01', until: null } })];
    const standing = standingOf({ ...base, groups, today: '2019-09-02', cycle: null });
    expect(standing).toMatchObject({ phase: 'stands-still', next: null });
  });

  it('is shown of each group’s next meeting, and of one that was held and not recorded for four weeks', () => {
    const meetings = (['2019-08-01', '2019-09-24', '2019-11-05'] as const).map((date) => aMeeting({ date }));
    const other = aMeeting({ group: 'meb', date: '2019-10-01' });
    const begun = new Map(meetings.map((one) => [one.id, { ...newCycle(one), ran: steps('ask') }]));
    const shown = (today: Day) => meetingsAtHand([...meetings, other], begun, today).map(({ id }) => id);
    expect(shown('2019-08-10')).toEqual(['mace.2019-08-01', 'mace.2019-09-24', 'meb.2019-10-01']);
    expect(shown('2019-09-10')).toEqual(['mace.2019-09-24', 'meb.2019-10-01']);
    const recorded = new Map(
      [...begun].map(([id, one]) => [id, { ...one, recordedAt: instant('2019-08-02T08:00:00Z') }]),
    );
    expect(meetingsAtHand(meetings, recorded, '2019-08-10').map(({ id }) => id)).toEqual(['mace.2019-09-24']);
  });
});

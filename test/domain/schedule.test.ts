import { describe, expect, it } from '@jest/globals';
import type { Day } from '../../src/domain/day.ts';
import { standings } from '../../src/domain/plan.ts';
import { daysOverdue, hasGoneQuiet, lastHeard, nextStep, openSteps, stepsOf } from '../../src/domain/schedule.ts';
import { aMeeting, aPlan, tracked } from '../builders.ts';

const threeSteps = 'September 2019, January, March';

describe('the dated steps of an action', () => {
  it('are each delivered by themselves, and the earliest that is not is next', () => {
    const one = tracked(
      { timescale: threeSteps },
      { steps: [{ due: '2019-09-30', movedTo: [], doneOn: '2019-09-20' }] },
    );
    expect(stepsOf(one).map(({ due }) => due)).toEqual(['2019-09-30', '2020-01-31', '2020-03-31']);
    expect(openSteps(one).map(({ due }) => due)).toEqual(['2020-01-31', '2020-03-31']);
    expect(nextStep(one)?.by).toBe('2020-01-31');
  });

  it('keep their name when a meeting moves them, and count by the last date they were moved to', () => {
    const movedTo = [
      { to: '2019-11-30', decision: 'd1' },
      { to: '2020-02-15', decision: 'd2' },
    ] as const;
    const one = tracked({ timescale: threeSteps }, { steps: [{ due: '2019-09-30', movedTo, doneOn: null }] });
    expect(stepsOf(one).map(({ due, by }) => [due, by])).toEqual([
      ['2020-01-31', '2020-01-31'],
      ['2019-09-30', '2020-02-15'],
      ['2020-03-31', '2020-03-31'],
    ]);
    expect(daysOverdue(one, '2020-01-31')).toBe(0);
    expect(daysOverdue(one, '2020-02-01')).toBe(1);
  });

  it('are none for a recurring action that has delivered them all, and it stays open', () => {
    const done = tracked(
      { timescale: 'Annually July' },
      { steps: [{ due: '2019-07-31', movedTo: [], doneOn: '2019-07-30' }] },
    );
    expect(openSteps(done)).toEqual([]);
    expect(done.state.standing).toBe('open');
    expect(daysOverdue(done, '2020-03-01')).toBe(0);
  });
});

describe('an action is overdue', () => {
  it.each<[string, Day, number]>([
    ['not on the day before its date', '2019-10-30', 0],
    ['not on the day itself', '2019-10-31', 0],
    ['from the day after', '2019-11-01', 1],
    ['and longer every day', '2020-01-31', 92],
  ])('%s', (_, today, days) => {
    expect(daysOverdue(tracked({ timescale: 'October 2019' }), today)).toBe(days);
  });

  it.each(standings)('only while it is open: %s', (standing) => {
    const one = tracked({ timescale: 'October 2019' }, { standing });
    expect(daysOverdue(one, '2019-11-01')).toBe(standing === 'open' ? 1 : 0);
  });

  it('never, where no date is set', () => {
    expect(daysOverdue(tracked({ timescale: 'Quarterly' }), '2025-01-01')).toBe(0);
  });
});

const plan = aPlan();
const meetings = (['2019-06-11', '2019-07-23', '2019-09-24'] as const).map((date) => aMeeting({ date }));

describe('an undated action has gone quiet', () => {
  it.each<[string, string, Day, Day, boolean]>([
    ['each meeting: not after the first meeting unheard', 'As per meeting cycle', '2019-06-12', '2019-07-24', false],
    ['each meeting: not on the day of the second', 'As per meeting cycle', '2019-06-12', '2019-09-24', false],
    ['each meeting: the day after the second', 'As per meeting cycle', '2019-06-12', '2019-09-25', true],
    ['each meeting: heard of on the meeting’s day counts', 'As per meeting cycle', '2019-07-23', '2019-09-25', false],
    ['quarterly: not within the quarter', 'Quarterly', '2019-06-03', '2019-09-03', false],
    ['quarterly: after it', 'Quarterly', '2019-06-03', '2019-09-04', true],
    ['ongoing: like a quarter', 'Ongoing', '2019-06-03', '2019-09-04', true],
    ['various dates: like a quarter', 'Various dates', '2019-06-03', '2019-09-04', true],
    ['blank: like a quarter', '', '2019-06-03', '2019-09-04', true],
    ['programme: like a quarter', 'As per training cycle', '2019-06-03', '2019-09-04', true],
    ['half-yearly: not within half a year', 'Six-monthly', '2019-06-03', '2019-12-03', false],
    ['half-yearly: after it', 'Six-monthly', '2019-06-03', '2019-12-04', true],
    ['yearly without a month: not within a year', 'Annually', '2019-06-03', '2020-06-03', false],
    ['yearly without a month: after it', 'Annually', '2019-06-03', '2020-06-05', true],
    ['every two years: after two', 'Biennial - August', '2019-06-03', '2021-06-04', true],
    ['a dated action: never, it is overdue instead', 'July 2019', '2019-06-03', '2020-03-31', false],
  ])('%s', (_, timescale, heard, today, expected) => {
    const one = tracked({ timescale }, { rating: 'green', on: heard });
    expect(hasGoneQuiet(one, { plan, meetings, today })).toBe(expected);
  });

  it.each<[string, string, Day, boolean]>([
    ['goes on after its last step: like its rhythm', 'Initially by July 2019 then ongoing', '2019-11-01', true],
    ['goes on, within its rhythm', 'Ongoing. Review of outcomes July 2019', '2019-10-01', false],
    ['does not say that it goes on: never', 'July 2019', '2020-03-31', false],
  ])('with every step delivered, it %s', (_, timescale, today, expected) => {
    const steps = [{ due: '2019-07-31', movedTo: [], doneOn: '2019-07-30' }] as const;
    const one = tracked({ timescale }, { rating: 'green', on: '2019-07-30', steps });
    expect(hasGoneQuiet(one, { plan, meetings, today })).toBe(expected);
    expect(hasGoneQuiet(tracked({ timescale }, { rating: 'green', on: '2019-07-30' }), { plan, meetings, today })).toBe(
      false,
    );
  });

  it('when no meeting is dated yet, after a quarter', () => {
    const one = tracked({}, { rating: 'green', on: '2019-06-03' });
    expect(hasGoneQuiet(one, { plan, meetings: [], today: '2019-09-03' })).toBe(false);
    expect(hasGoneQuiet(one, { plan, meetings: [], today: '2019-09-04' })).toBe(true);
  });

  it('not by cancelled meetings', () => {
    const cancelled = meetings.map((meeting) => ({ ...meeting, cancelled: meeting.date !== '2019-06-11' }));
    const one = tracked({}, { rating: 'green', on: '2019-06-01' });
    expect(hasGoneQuiet(one, { plan, meetings: cancelled, today: '2019-09-25' })).toBe(false);
  });

  it('not by one meeting of each of two lead groups', () => {
    const both = [aMeeting({ date: '2019-07-23' }), aMeeting({ group: 'meb', date: '2019-07-30' })];
    const one = tracked({ leads: ['mace', 'meb'] }, { rating: 'green', on: '2019-06-01' });
    expect(hasGoneQuiet(one, { plan, meetings: both, today: '2019-08-01' })).toBe(false);
    const second = [...both, aMeeting({ group: 'meb', date: '2019-09-30' })];
    expect(hasGoneQuiet(one, { plan, meetings: second, today: '2019-10-01' })).toBe(true);
  });

  it.each(standings.filter((standing) => standing !== 'open'))('never while it is %s', (standing) => {
    expect(
      hasGoneQuiet(tracked({ timescale: 'Quarterly' }, { standing }), { plan, meetings, today: '2025-01-01' }),
    ).toBe(false);
  });
});

describe('an action nobody has spoken of', () => {
  it.each<[string, string, Day, Day]>([
    ['was heard of when its plan began', '2019-03-01T09:00:00Z', '2019-09-01', '2019-04-01'],
    ['or when the plan came to Baton, if that was later', '2019-06-10T09:00:00Z', '2019-09-01', '2019-06-10'],
    ['but not on a day still to come', '2026-11-20T09:00:00Z', '2019-09-01', '2019-04-01'],
  ])('%s', (_, importedAt, today, expected) => {
    const late = aPlan({ importedAt: importedAt as `${string}Z` });
    expect(lastHeard(tracked(), { plan: late, today })).toBe(expected);
  });
});

import { describe, expect, it } from '@jest/globals';
import { england } from '../../src/domain/calendar.ts';
import {
  type Cycle,
  freshSince,
  newCycle,
  nextInstant,
  papersDate,
  type StepName,
  stepDue,
  stepsOfCycle,
} from '../../src/domain/cycle.ts';
import { addDays, type Day, formatInstant, type Instant, londonDay } from '../../src/domain/day.ts';
import { aGroup, aMeeting, daysFrom } from '../builders.ts';

const mace = aGroup();
const meeting = aMeeting({ date: '2019-09-24' });
const steps = stepsOfCycle(meeting, mace, england);

function times(date: Day, papers: Day | null = null) {
  const all = stepsOfCycle(aMeeting({ date, papers }), mace, england);
  return Object.fromEntries(all.map(({ name, at }) => [name, at]));
}

describe('the steps of a cycle', () => {
  it.each<[string, Day, Record<StepName, string>]>([
    [
      'an ordinary month',
      '2019-09-24',
      { ask: '2019-09-03T08:00:00Z', close: '2019-09-13T08:00:00Z', digest: '2019-09-17T08:00:00Z' },
    ],
    [
      'over Easter',
      '2019-05-01',
      { ask: '2019-04-08T08:00:00Z', close: '2019-04-18T08:00:00Z', digest: '2019-04-24T08:00:00Z' },
    ],
    [
      'over the clock change in October',
      '2019-11-05',
      { ask: '2019-10-15T08:00:00Z', close: '2019-10-25T08:00:00Z', digest: '2019-10-29T09:00:00Z' },
    ],
    [
      'over the clock change in March',
      '2019-04-09',
      { ask: '2019-03-19T09:00:00Z', close: '2019-03-29T09:00:00Z', digest: '2019-04-02T08:00:00Z' },
    ],
    [
      'over Christmas',
      '2020-01-14',
      { ask: '2019-12-19T09:00:00Z', close: '2020-01-03T09:00:00Z', digest: '2020-01-07T09:00:00Z' },
    ],
    [
      'over the coronation',
      '2023-05-18',
      { ask: '2023-04-25T08:00:00Z', close: '2023-05-09T08:00:00Z', digest: '2023-05-11T08:00:00Z' },
    ],
  ])('are counted in working days before the papers date, at nine in London: %s', (_, date, expected) => {
    expect(times(date)).toEqual(expected);
  });

  it('go by the papers date that the business manager gave', () => {
    expect(times('2019-09-24', '2019-09-13')).toMatchObject({
      ask: '2019-08-30T08:00:00Z',
      digest: '2019-09-13T08:00:00Z',
    });
    expect(papersDate(aMeeting(), mace, england)).toBe('2019-09-17');
  });

  it('go by the group’s own rhythm', () => {
    const slow = aGroup({ rhythms: { papers: 10, ask: 15, remind: 5, chase: 3, close: 4 } });
    expect(stepsOfCycle(meeting, slow, england).map(({ name, at }) => [name, londonDay(at)])).toEqual([
      ['ask', '2019-08-19'],
      ['close', '2019-09-04'],
      ['digest', '2019-09-10'],
    ]);
  });

  it('say why in words that a diary can be checked against', () => {
    expect(steps.map(({ why }) => why)).toEqual([
      '10 working days before the papers date, 17 September 2019',
      '2 working days before the papers date, 17 September 2019',
      'the papers date, 17 September 2019',
    ]);
  });

  it('come at nine in London, in order, ask and close on working days, from 2019 to 2035', () => {
    // Every fifth day, so that each day of the week comes up.
    const days = daysFrom('2019-01-01', '2035-12-31').filter((_, at) => at % 5 === 0);
    const wrong = days.filter((date) => {
      const [ask, close, digest] = stepsOfCycle(aMeeting({ date }), mace, england);
      const atNine = [ask!, close!, digest!].every(({ at }) => formatInstant(at).endsWith('at 09:00'));
      const worked = [ask!, close!, digest!].every(({ at }) => england.isWorkingDay(londonDay(at)));
      return !(atNine && worked && ask!.at < close!.at && close!.at < digest!.at && londonDay(digest!.at) < date);
    });
    expect(wrong).toEqual([]);
  });

  it('have the ask moved before a quiet period, and never the close', () => {
    const august = aGroup({ quiet: [{ from: '2019-08-01', to: '2019-09-06' }] });
    const moved = stepsOfCycle(meeting, august, england);
    expect(moved.map(({ at }) => londonDay(at))).toEqual(['2019-07-31', '2019-09-13', '2019-09-17']);
    const overClose = aGroup({ quiet: [{ from: '2019-09-10', to: '2019-09-20' }] });
    expect(stepsOfCycle(meeting, overClose, england)).toEqual(steps);
  });

  it('have the ask moved before all of several quiet periods that touch', () => {
    const quiet = [
      { from: '2019-08-26', to: '2019-09-06' },
      { from: '2019-08-01', to: '2019-08-25' },
    ] as const;
    expect(londonDay(stepsOfCycle(meeting, aGroup({ quiet }), england)[0]!.at)).toBe('2019-07-31');
  });
});

function ran(...names: readonly StepName[]): Cycle {
  return { ...newCycle(meeting), ran: names.map((step) => ({ step, at: '2019-09-03T08:00:00Z' as Instant })) };
}

const [ask, close, digest] = steps.map(({ at }) => at) as [Instant, Instant, Instant];

describe('the step that is due', () => {
  it.each<[string, Cycle | null, Instant, StepName | null, readonly StepName[]]>([
    ['nothing a second before the ask', null, '2019-09-03T07:59:59Z', null, []],
    ['the ask at its time', null, ask, 'ask', []],
    ['the ask late, when Baton was down on the day', null, '2019-09-06T10:00:00Z', 'ask', []],
    ['the ask, even a second before the close', null, '2019-09-13T07:59:59Z', 'ask', []],
    ['nothing more once it has asked', ran('ask'), '2019-09-06T10:00:00Z', null, []],
    ['the close at its time', ran('ask'), close, 'close', []],
    ['the close and no ask, when Baton was down until the close', null, close, 'close', ['ask']],
    ['the close first, when close and digest are both due', ran('ask'), digest, 'close', []],
    ['the digest at the papers date', ran('ask', 'close'), digest, 'digest', []],
    ['the digest late, up to the day of the meeting', ran('ask', 'close'), '2019-09-24T12:00:00Z', 'digest', []],
    ['no digest after the meeting', ran('ask', 'close'), '2019-09-25T00:00:00Z', null, ['digest']],
    ['nothing when everything has run', ran('ask', 'close', 'digest'), '2019-09-25T00:00:00Z', null, []],
    ['nothing for a meeting that was over before Baton knew of it', null, '2019-09-25T00:00:00Z', null, []],
    [
      'no digest after the meeting of a cycle that closed without an ask',
      ran('close'),
      '2019-09-26T08:00:00Z',
      null,
      ['ask', 'digest'],
    ],
  ])('is %s', (_, cycle, now, run, skipped) => {
    const due = stepDue(cycle, meeting, steps, now);
    expect(due.run?.name ?? null).toBe(run);
    expect(due.skip.map(({ name }) => name)).toEqual(skipped);
  });

  it('says why a step is skipped', () => {
    expect(stepDue(null, meeting, steps, close).skip[0]!.because).toBe('the close had already come');
    const late = stepDue(ran('ask', 'close'), meeting, steps, '2019-09-25T09:00:00Z');
    expect(late.skip[0]!.because).toBe('the meeting had already been held');
  });

  it('is none for a cancelled meeting', () => {
    const off = aMeeting({ cancelled: true });
    expect(stepDue(null, off, steps, ask)).toEqual({ run: null, skip: [] });
    expect(nextInstant(null, off, steps, ask)).toBeNull();
  });

  it('asks once, never asks after the close and never posts a digest after the meeting, however often Baton looks', () => {
    for (const gap of [1, 5, 7, 24, 61, 200, 400]) {
      const seen: string[] = [];
      let cycle: Cycle = newCycle(meeting);
      for (let hour = 0; hour < 24 * 40; hour += gap) {
        const now = new Date(Date.parse('2019-08-25T00:30:00Z') + hour * 3_600_000)
          .toISOString()
          .replace('.000', '') as Instant;
        for (;;) {
          const { run, skip } = stepDue(cycle, meeting, steps, now);
          const next = nextInstant(cycle, meeting, steps, now);
          if (run || skip.length > 0) expect(next !== null && next <= now).toBe(true);
          if (skip.length > 0) {
            cycle = {
              ...cycle,
              skipped: [...cycle.skipped, ...skip.map(({ name, because }) => ({ step: name, at: now, why: because }))],
            };
          } else if (run) {
            expect(run.name === 'ask' ? now < close : true).toBe(true);
            expect(run.name === 'digest' ? londonDay(now) <= meeting.date : true).toBe(true);
            cycle = { ...cycle, ran: [...cycle.ran, { step: run.name, at: now }] };
            seen.push(run.name);
          } else break;
        }
      }
      expect(seen).toEqual([...new Set(seen)]);
      expect(['ask', 'close', 'digest'].filter((name) => seen.includes(name))).toEqual(seen);
    }
  });
});

describe('when something is next to do', () => {
  it.each<[string, Cycle | null, Instant | null]>([
    ['the ask, before anything ran', null, ask],
    ['the close, once it has asked', ran('ask'), close],
    ['the digest, once closed', ran('ask', 'close'), digest],
    ['never, once all has run', ran('ask', 'close', 'digest'), null],
  ])('is %s', (_, cycle, expected) => {
    expect(nextInstant(cycle, meeting, steps, '2019-08-01T09:00:00Z')).toBe(expected);
  });

  it('is never, for a meeting that was over before Baton knew of it', () => {
    expect(nextInstant(null, meeting, steps, '2019-09-25T09:00:00Z')).toBeNull();
  });
});

it('an update counts as just given for five working days before the ask', () => {
  expect(freshSince(ask, england)).toBe('2019-08-27');
  expect(addDays(freshSince(ask, england), 7)).toBe('2019-09-03');
});

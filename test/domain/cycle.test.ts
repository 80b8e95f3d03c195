import { describe, expect, it } from '@jest/globals';
import { england } from '../../src/domain/calendar.ts';
import {
  type Cycle,
  freshSince,
  newCycle,
  nextInstant,
  papersDate,
  type StepName,
  standsStill,
  stepDue,
  stepNames,
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
  it.each<[string, Day, Partial<Record<StepName, string>>]>([
    [
      'an ordinary month',
      '2019-09-24',
      {
        ask: '2019-09-03T08:00:00Z',
        remind: '2019-09-10T08:00:00Z',
        chase: '2019-09-12T08:00:00Z',
        close: '2019-09-13T08:00:00Z',
        digest: '2019-09-17T08:00:00Z',
        addendum: '2019-09-23T08:00:00Z',
        record: '2019-09-25T08:00:00Z',
        unrecorded: '2019-10-08T08:00:00Z',
      },
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
      {
        ask: '2019-12-19T09:00:00Z',
        remind: '2019-12-30T09:00:00Z',
        chase: '2020-01-02T09:00:00Z',
        close: '2020-01-03T09:00:00Z',
        digest: '2020-01-07T09:00:00Z',
      },
    ],
    [
      'over the coronation',
      '2023-05-18',
      { ask: '2023-04-25T08:00:00Z', close: '2023-05-09T08:00:00Z', digest: '2023-05-11T08:00:00Z' },
    ],
  ])('are counted in working days before the papers date, at nine in London: %s', (_, date, expected) => {
    expect(times(date)).toMatchObject(expected);
  });

  it('go by the papers date that the business manager gave', () => {
    expect(times('2019-09-24', '2019-09-13')).toMatchObject({
      ask: '2019-08-30T08:00:00Z',
      digest: '2019-09-13T08:00:00Z',
    });
    expect(papersDate(aMeeting(), mace, england)).toBe('2019-09-17');
  });

  it('go by the group’s own rhythm', () => {
    const slow = aGroup({ rhythms: { papers: 10, ask: 15, remind: 8, chase: 6, close: 4 } });
    expect(stepsOfCycle(meeting, slow, england).map(({ name, at }) => [name, londonDay(at)])).toEqual([
      ['ask', '2019-08-19'],
      ['remind', '2019-08-29'],
      ['chase', '2019-09-02'],
      ['close', '2019-09-04'],
      ['digest', '2019-09-10'],
      ['addendum', '2019-09-23'],
      ['record', '2019-09-25'],
      ['unrecorded', '2019-10-08'],
    ]);
  });

  it('say why in words that a diary can be checked against', () => {
    expect(steps.map(({ why }) => why)).toEqual([
      '10 working days before the papers date, 17 September 2019',
      '5 working days before the papers date, 17 September 2019',
      '3 working days before the papers date, 17 September 2019',
      '2 working days before the papers date, 17 September 2019',
      'the papers date, 17 September 2019',
      'the working day before the meeting',
      'the working day after the meeting',
      '10 working days after the meeting',
    ]);
  });

  it('come at nine in London, in order and on working days, for a meeting on any day from 2019 to 2035', () => {
    // The cycles of neighbouring days share most of their instants.
    const known = new Map<Instant, boolean>();
    const isNine = (at: Instant) => {
      if (!known.has(at)) known.set(at, formatInstant(at).endsWith('at 09:00'));
      return known.get(at)!;
    };
    const wrong = daysFrom('2019-01-01', '2035-12-31').filter((date) => {
      const all = stepsOfCycle(aMeeting({ date }), mace, england);
      const atNine = all.every(({ at }) => isNine(at));
      const worked = all.every(({ at }) => england.isWorkingDay(londonDay(at)));
      const inOrder = all.every(({ at }, step) => step === 0 || all[step - 1]!.at < at);
      const around = all.every(({ name, at }) => londonDay(at) < date === !['record', 'unrecorded'].includes(name));
      return !(atNine && worked && inOrder && around);
    });
    expect(wrong).toEqual([]);
  });

  it('have the ask moved before a quiet period, and never the close', () => {
    const august = aGroup({ quiet: [{ from: '2019-08-01', to: '2019-09-06' }] });
    const moved = stepsOfCycle(meeting, august, england);
    expect(londonDay(moved[0]!.at)).toBe('2019-07-31');
    expect(moved.slice(1)).toEqual(steps.slice(1));
    const overClose = aGroup({ quiet: [{ from: '2019-09-10', to: '2019-09-20' }] });
    const others = (all: typeof steps) => all.filter(({ name }) => name !== 'remind');
    expect(others(stepsOfCycle(meeting, overClose, england))).toEqual(others(steps));
  });

  it('have the reminder wait for the end of a quiet period, and have none that would come with the chase', () => {
    const remindOn = (from: Day, to: Day) =>
      stepsOfCycle(meeting, aGroup({ quiet: [{ from, to }] }), england)
        .filter(({ name }) => name === 'remind')
        .map(({ at }) => londonDay(at));
    expect(remindOn('2019-08-01', '2019-09-10')).toEqual(['2019-09-11']);
    expect(remindOn('2019-09-10', '2019-09-20')).toEqual([]);
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

const at = Object.fromEntries(steps.map((step) => [step.name, step.at])) as Record<StepName, Instant>;
const { ask, remind, chase, close, digest, addendum, record, unrecorded } = at;

const toClose = ['ask', 'remind', 'chase', 'close'] as const;

function held(cycle: Cycle): Cycle {
  return { ...cycle, held: { by: 't~chair', at: '2019-09-13T10:00:00Z' } };
}

function recorded(cycle: Cycle): Cycle {
  return { ...cycle, recordedAt: '2019-09-24T15:00:00Z' };
}

describe('the step that is due', () => {
  it.each<[string, Cycle | null, Instant, StepName | null, readonly StepName[]]>([
    ['nothing a second before the ask', null, '2019-09-03T07:59:59Z', null, []],
    ['the ask at its time', null, ask, 'ask', []],
    ['the ask late, when Baton was down on the day', null, '2019-09-06T10:00:00Z', 'ask', []],
    ['the ask alone, when the reminder is due as well', null, remind, 'ask', ['remind']],
    ['the ask alone, even a second before the close', null, '2019-09-13T07:59:59Z', 'ask', ['remind', 'chase']],
    ['nothing more once it has asked', ran('ask'), '2019-09-06T10:00:00Z', null, []],
    ['the reminder at its time', ran('ask'), remind, 'remind', []],
    ['the chase, and no reminder with it, when Baton was down for three days', ran('ask'), chase, 'chase', ['remind']],
    ['the chase at its time', ran('ask', 'remind'), chase, 'chase', []],
    ['the close at its time', ran('ask', 'remind', 'chase'), close, 'close', []],
    ['the close and no chase, when Baton was down until the close', ran('ask', 'remind'), close, 'close', ['chase']],
    ['the close and no ask, when Baton was down until the close', null, close, 'close', ['ask', 'remind', 'chase']],
    ['the close first, when close and digest are both due', ran('ask', 'remind', 'chase'), digest, 'close', []],
    ['the digest at the papers date', ran(...toClose), digest, 'digest', []],
    ['the digest late, up to the day of the meeting', ran(...toClose), '2019-09-20T12:00:00Z', 'digest', []],
    ['the digest before the addendum', ran(...toClose), '2019-09-24T12:00:00Z', 'digest', []],
    ['no digest after the meeting', ran(...toClose), '2019-09-25T00:00:00Z', null, ['digest', 'addendum']],
    ['no digest that is held back', held(ran(...toClose)), digest, null, []],
    ['no addendum to a digest that is held back', held(ran(...toClose)), addendum, null, ['addendum']],
    ['the addendum at its time', ran(...toClose, 'digest'), addendum, 'addendum', []],
    ['the record at its time', ran(...toClose, 'digest', 'addendum'), record, 'record', []],
    [
      'no record of a meeting that is recorded already',
      recorded(ran(...toClose, 'digest', 'addendum')),
      record,
      null,
      [],
    ],
    ['word of a meeting not recorded', ran(...toClose, 'digest', 'addendum', 'record'), unrecorded, 'unrecorded', []],
    [
      'one of the two, when Baton was down',
      ran(...toClose, 'digest', 'addendum'),
      unrecorded,
      'unrecorded',
      ['record'],
    ],
    ['nothing when everything has run', ran(...stepNames), '2019-10-25T00:00:00Z', null, []],
    ['nothing for a meeting that was over before Baton knew of it', null, '2019-09-25T00:00:00Z', null, []],
    [
      'the record of a meeting whose cycle closed without an ask',
      ran('close'),
      '2019-09-26T08:00:00Z',
      'record',
      ['ask', 'remind', 'chase', 'digest', 'addendum'],
    ],
  ])('is %s', (_, cycle, now, run, skipped) => {
    const due = stepDue(cycle, meeting, steps, now);
    expect(due.run?.name ?? null).toBe(run);
    expect(due.skip.map(({ name }) => name)).toEqual(skipped);
  });

  it('says why a step is skipped', () => {
    expect(stepDue(null, meeting, steps, close).skip[0]!.because).toBe('the close had already come');
    const late = stepDue(ran(...toClose), meeting, steps, '2019-09-25T00:00:00Z');
    expect(late.skip[0]!.because).toBe('the meeting had already been held');
    const back = stepDue(held(ran(...toClose)), meeting, steps, '2019-09-25T00:00:00Z');
    expect(back.skip[0]!.because).toBe('it was held back until after the meeting');
    expect(stepDue(ran('ask'), meeting, steps, chase).skip[0]!.because).toBe('the chase was due as well');
    const askedOn = (day: Day): Cycle => ({ ...ran('ask', 'remind'), ran: [{ step: 'ask', at: `${day}T15:00:00Z` }] });
    const skipped = (day: Day) => stepDue(askedOn(day), meeting, steps, chase).skip.map(({ because }) => because);
    expect(skipped('2019-09-11')).toContain('the ask had only just gone out');
    expect(skipped('2019-09-10')).not.toContain('the ask had only just gone out');
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
      for (let hour = 0; hour < 24 * 60; hour += gap) {
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
            expect(['ask', 'remind', 'chase'].includes(run.name) ? now < close : true).toBe(true);
            expect(['digest', 'addendum'].includes(run.name) ? londonDay(now) <= meeting.date : true).toBe(true);
            cycle = { ...cycle, ran: [...cycle.ran, { step: run.name, at: now }] };
            seen.push(run.name);
          } else break;
        }
      }
      expect(seen).toEqual([...new Set(seen)]);
      expect(stepNames.filter((name) => seen.includes(name))).toEqual(seen);
    }
  });
});

describe('when something is next to do', () => {
  it.each<[string, Cycle | null, Instant | null]>([
    ['the ask, before anything ran', null, ask],
    ['the reminder, once it has asked', ran('ask'), remind],
    ['the close, once it has chased', ran('ask', 'remind', 'chase'), close],
    ['the digest, once closed', ran(...toClose), digest],
    ['the addendum, while the digest is held back', held(ran(...toClose)), addendum],
    [
      'the midnight after the meeting, when a digest that is held back is of no more use',
      held(ran(...toClose, 'addendum')),
      '2019-09-24T23:00:00Z',
    ],
    ['the same, though the meeting is recorded', recorded(held(ran(...toClose, 'addendum'))), '2019-09-24T23:00:00Z'],
    ['the record, once the digest and its addendum are out', ran(...toClose, 'digest', 'addendum'), record],
    ['never, once it is recorded', recorded(ran(...toClose, 'digest', 'addendum')), null],
    ['never, once all has run', ran(...stepNames), null],
  ])('is %s', (_, cycle, expected) => {
    expect(nextInstant(cycle, meeting, steps, '2019-08-01T09:00:00Z')).toBe(expected);
  });

  it('is never, for a meeting that was over before Baton knew of it', () => {
    expect(nextInstant(null, meeting, steps, '2019-09-25T09:00:00Z')).toBeNull();
  });
});

describe('a group stands still', () => {
  const paused = (since: Day, until: Day | null) => aGroup({ paused: { since, until } });

  it.each([
    ['while it is paused', paused('2019-09-01', null), '2019-09-10', true],
    ['until the day on which it runs again', paused('2019-09-01', '2019-09-11'), '2019-09-10', true],
    ['not on that day', paused('2019-09-01', '2019-09-11'), '2019-09-11', false],
    ['not before the pause', paused('2019-09-15', null), '2019-09-10', false],
    ['for a meeting after it met for the last time', aGroup({ ended: '2019-09-23' }), '2019-09-10', true],
    ['not for its last meeting', aGroup({ ended: '2019-09-24' }), '2019-09-10', false],
  ] as const)('%s', (_, group, today, expected) => {
    expect(standsStill(group, meeting, today)).toBe(expected);
  });
});

it('an update counts as just given for five working days before the ask', () => {
  expect(freshSince(ask, england)).toBe('2019-08-27');
  expect(addDays(freshSince(ask, england), 7)).toBe('2019-09-03');
});
